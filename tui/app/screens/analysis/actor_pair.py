"""Two actors: the events in which both have a part, and the passages that mention both."""

from __future__ import annotations

from collections.abc import Iterable

from textual.message import Message
from textual.worker import Worker

from tui.analysis.network.pair_passages import PairPassage, shared_passages
from tui.analysis.output.quotation import enclose
from tui.analysis.query_filters import with_actor
from tui.app.documents.labels import date_label, short_date
from tui.app.documents.list_items import ListItem, row_item
from tui.app.key_table import FooterEntry
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.text.text_layout import wrap
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import RecordRow
from tui.model.records import Ref

#: How many passages are shown before the rest is read.
MAX_FIRST_PASSAGES = 50


class PairFound(Message):
    """Report the passages and the events that two actors share."""

    def __init__(self, passages: list[PairPassage], events: list[RecordRow]) -> None:
        super().__init__()
        self.passages, self.events = passages, events


class ActorPairScreen(AnalysisScreen):
    """List the events and the passages that two actors share."""

    def __init__(self, first: Ref, second: Ref, pair_name: str) -> None:
        super().__init__()
        self.pair, self.pair_name = (first, second), pair_name
        self.passages: list[PairPassage] | None = None
        self.events: list[RecordRow] = []

    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""
        return ViewSnapshot("pair", self.pair, self.pair_name)

    def read(self) -> None:
        """Read the passages in a thread, and show the first ones at once."""
        self.items.empty = _("Reading …")
        query = self.filter
        run_in_thread(self, "pair", lambda worker: self._read(query, worker))

    def _read(self, query: Query, worker: Worker[None]) -> PairFound | None:
        first, second = self.pair
        events = self.store.dated_rows("event", with_actor(with_actor(query, first), second))
        passages: list[PairPassage] = []
        for passage in shared_passages(self.store, first, second, query=query):
            if worker.is_cancelled:
                return None
            passages.append(passage)
            if len(passages) == MAX_FIRST_PASSAGES:
                self.post_message(PairFound(list(passages), events))
        return PairFound(passages, events)

    def on_pair_found(self, message: PairFound) -> None:
        """Show the passages and the events."""
        self.passages, self.events = message.passages, message.events
        self.say_nothing(_("They are never named together."))
        self.draw()
        self.paint_now()  # though the rest may still be read

    def draw(self) -> None:
        """Draw the events, then the passages, each with its text below it."""
        width = self.list_width
        rows: list[ListItem] = []
        if self.events:
            rows.append(ListItem(key=None, text=_("Events"), trail=str(len(self.events)), heading=True))
        rows += [row_item(event, self.store.marks) for event in self.events]
        for within, title in (
            ("sentence", _("In the same sentence")),
            ("article", _("Only in the same article")),
        ):
            group = [passage for passage in self.passages or () if passage.within == within]
            if group:
                rows.append(ListItem(key=None, text=title, trail=format_number(len(group)), heading=True))
            for passage in group:
                rows += passage_items(passage, width)
        self.items.set_items(rows)
        self.update_bars()

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Together  Russie + Niger · 12 passages»."""
        count = len(self.passages or ())
        words = ngettext("{n} passage", "{n} passages", count).format(n=format_number(count))
        return [_("Together"), self.pair_name, words if self.passages is not None else _("reading …")]

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        return ["open", *self.filter_entries(), "jump", "step-out"]

    def text_lines(self) -> Iterable[str]:
        """Yield the passages as text, each with its source and date."""
        for passage in self.passages or ():
            yield f"{enclose(passage.text)} ({passage.source}, {date_label(passage.date)}, {passage.title})"


def passage_items(passage: PairPassage, width: int) -> list[ListItem]:
    """Return a row for the article, and below it the passage, wrapped at `width` cells."""
    location = RecordLocation(passage.article, passage.start, passage.end)
    article_row = ListItem(location, passage.source, short_date(passage.date), detail=passage.title)
    rows = []
    for row in wrap(passage.text, max(10, width - 6)):
        marked = tuple(
            (max(a, row.start) - row.start + 1, min(b, row.end) - row.start + 1)
            for a, b in passage.marked
            if a < row.end and b > row.start
        )
        text = " " + passage.text[row.start : row.end]
        rows.append(ListItem(key=None, text="", detail=text, detail_matched=marked, heading=True))
    return [article_row, *rows]
