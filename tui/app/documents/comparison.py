"""A comparison ready to show: its texts as documents, its facts, the alignments of the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.message import Message

from tui.analysis.comparison import Comparison
from tui.analysis.comparison_report import value_words
from tui.analysis.sources.claim_sources import about_words
from tui.analysis.text_alignment import Alignment
from tui.app.documents.article import credit_runs
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document, LinkSpan
from tui.app.navigation import RecordLocation
from tui.i18n import gettext as _
from tui.model.text_reuse import Span, merge_spans


class ComparisonReady(Message):
    """The texts are ready to show; `working`: the passages they share are still being searched for.

    `event_title`: of the event whose sources they are.
    """

    def __init__(
        self, comparison: Comparison, links: Sequence[list[LinkSpan]], event_title: str, working: bool
    ) -> None:
        """Take a comparison, and the links in the body of each of its articles."""
        super().__init__()
        self.comparison, self.event_title, self.working = comparison, event_title, working
        count = range(len(comparison.articles))
        self.texts = [text_document(comparison, side, links[side]) for side in count]
        self.facts = facts_document(comparison)
        self.alignments = {(i, j): Alignment(comparison, i, j) for i in count for j in count if i != j}


class ComparisonProgress(Message):
    """The share of the work that is done (0–1); bursts are merged."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, ComparisonProgress)


def text_document(comparison: Comparison, side: int, links: list[LinkSpan]) -> tuple[Document, int]:
    """Return a text, its shared parts dim and its changes bright, and where its body begins in it."""
    article = comparison.articles[side]
    changes = comparison.changes_of(side)
    styles = [(*span, "dim") for span in subtract_spans(merge_spans(comparison.spans_of(side)), changes)]
    styles += [(*span, "differ") for span in changes]
    builder = DocumentBuilder()
    builder.line(TextRun(article.title, "title"))
    builder.line(*credit_runs(article))
    builder.blank()
    body_at = builder.body(article.body, links, sorted(styles))
    return builder.document(), body_at


def subtract_spans(spans: Sequence[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of `spans` without `taken`; both in the order of the text."""
    holes = iter([*merge_spans(taken), (1 << 62, 1 << 62)])
    hole = next(holes)
    for start, end in spans:
        at = start
        while hole[1] <= at:
            hole = next(holes)
        while hole[0] < end:
            if at < hole[0]:
                yield at, hole[0]
            at = hole[1]
            if at >= end:
                break
            hole = next(holes)
        if at < end:
            yield at, end


def facts_document(comparison: Comparison) -> Document:
    """Return a document with a line for each fact on which the sources differ, linked to its event."""
    builder = DocumentBuilder()
    last = None
    for fact in comparison.facts:
        if fact.event != last:
            builder.line(link_run(fact.title, RecordLocation(fact.event), "event"))
            last = fact.event
        builder.write(TextRun(f"{about_words(fact.about)}{_(': ')}", "label"))
        for number, (value, names) in enumerate(fact.values):
            if number:
                builder.write(TextRun(" ≠ ", "dim"))
            builder.write(
                TextRun(value_words(fact.about, value), "differ"), TextRun(f" ({' · '.join(names)})", "dim")
            )
        builder.line()
    return builder.document()
