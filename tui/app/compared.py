"""A comparison made ready to be shown: its texts as documents, its facts, where the texts meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.message import Message

from tui.app.doors import Target
from tui.app.sheet import Part, Sheet, door
from tui.app.widgets.document import Document
from tui.app.wording import credits, say_date
from tui.model.reuse import Span, merged
from tui.views.compare import Alignment, Comparison, value_words
from tui.views.origins import about_words


class Compared(Message):
    """The texts are here, ready to be shown; `working`: what they share is still looked for.

    `called`: the title of the event whose sources they are.
    """

    def __init__(self, comparison: Comparison, called: str, working: bool) -> None:
        super().__init__()
        self.comparison, self.called, self.working = comparison, called, working
        count = range(len(comparison.articles))
        self.texts = [text_document(comparison, side) for side in count]
        self.facts = facts_document(comparison)
        self.alignments = {(i, j): Alignment(comparison, i, j) for i in count for j in count if i != j}


class Going(Message):
    """How much of the work is done (0–1); bursts are merged."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, Going)


def text_document(comparison: Comparison, side: int) -> tuple[Document, int]:
    """One of the texts with what is shared dim and what differs bright; where its body begins."""
    article = comparison.articles[side]
    changes = comparison.changes_of(side)
    styles = [(*span, "dim") for span in without(merged(comparison.spans_of(side)), changes)]
    styles += [(*span, "differ") for span in changes]
    sheet = Sheet()
    sheet.line(Part(article.title, "title"))
    credit = " · ".join(filter(None, (credits(article), say_date(article.date))))
    sheet.line(Part(credit, "dim"))
    sheet.blank()
    body_at = sheet.body(article.body, [], sorted(styles))
    return sheet.document(), body_at


def without(spans: Sequence[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """What is left of `spans` where `taken` is cut out; both in order."""
    holes = iter([*merged(taken), (1 << 62, 1 << 62)])
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
    """A line for each fact on which the sources differ; the event's name leads to it."""
    sheet = Sheet()
    last = None
    for fact in comparison.facts:
        if fact.event != last:
            sheet.line(door(fact.title, Target(fact.event), "event"))
            last = fact.event
        sheet.write(Part(f"{about_words(fact.about)}: ", "label"))
        for number, (value, names) in enumerate(fact.values):
            if number:
                sheet.write(Part(" ≠ ", "dim"))
            sheet.write(
                Part(value_words(fact.about, value), "differ"), Part(f" ({' · '.join(names)})", "dim")
            )
        sheet.line()
    return sheet.document()
