"""Two actors together: the events in which both have a part, and the passages in which both stand."""

from __future__ import annotations

from collections.abc import Iterable

from textual.message import Message
from textual.worker import Worker

from tui.analysis.network import PairPassage, shared_passages
from tui.analysis.query_filters import with_actor
from tui.app.documents.labels import date_label, short_date
from tui.app.documents.list_items import ListItem
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import width_of
from tui.app.screens.analysis.filtered_screen import FilteredScreen
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.text.text_layout import wrap
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.store import RecordRow
from tui.model.records import Ref

#: So many passages are shown before the rest is read.
FIRST = 50


class PairFound(Message):
    """Where two actors stand together is here."""

    def __init__(self, found: list[PairPassage], events: list[RecordRow]) -> None:
        super().__init__()
        self.found, self.events = found, events


class ActorPairScreen(FilteredScreen):
    """The events and passages of two actors."""

    def __init__(self, one: Ref, other: Ref, called: str) -> None:
        super().__init__()
        self.pair, self.called = (one, other), called
        self.found: list[PairPassage] | None = None
        self.events: list[RecordRow] = []

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot("pair", self.pair, self.called)

    def read(self) -> None:
        """Read the passages, in a thread; the first ones are shown at once."""
        self.items.empty = _("Reading …")
        asked = self.filter
        run_in_thread(self, "pair", lambda worker: self._read(asked, worker))

    def _read(self, asked: Query, worker: Worker[None]) -> PairFound | None:
        one, other = self.pair
        events = self.store.dated_rows("event", with_actor(with_actor(asked, one), other))
        found: list[PairPassage] = []
        for passage in shared_passages(self.store, one, other, query=asked):
            if worker.is_cancelled:
                return None
            found.append(passage)
            if len(found) == FIRST:
                self.post_message(PairFound(list(found), events))
        return PairFound(found, events)

    def on_pair_found(self, message: PairFound) -> None:
        """Show them."""
        self.found, self.events = message.found, message.events
        self.items.empty = _("They stand nowhere together.")
        self.draw()
        self.paint_now()  # though the rest may still be read

    def draw(self) -> None:
        """Events first, then passages with their text below them."""
        width = width_of(self.items)
        rows: list[ListItem] = []
        if self.events:
            rows.append(ListItem(key=None, text=_("Events"), trail=str(len(self.events)), heading=True))
        rows += [ListItem(RecordLocation(e.ref), e.title, short_date(e.date)) for e in self.events]
        for within, title in (("sentence", _("In one sentence")), ("article", _("Only in one article"))):
            group = [passage for passage in self.found or () if passage.within == within]
            if group:
                rows.append(ListItem(key=None, text=title, trail=f"{len(group):,}", heading=True))
            for passage in group:
                rows += passage_items(passage, width)
        self.items.set_items(rows)
        self.update_bars()

    def title_parts(self) -> list[str]:
        """«Together  Russie + Niger · 12 passages»."""
        count = len(self.found or ())
        words = ngettext("{n} passage", "{n} passages", count).format(n=f"{count:,}")
        return [_("Together"), self.called, words if self.found is not None else _("reading …")]

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        return [("Enter", _("open")), *self.filter_pairs(), ("f", _("jump")), ("Esc", _("back"))]

    def text_lines(self) -> Iterable[str]:
        """The passages, each with its source and date."""
        for passage in self.found or ():
            yield f"« {passage.text} » ({passage.source}, {date_label(passage.date)}, {passage.title})"

    def action_sort(self) -> None:
        """Passages come by date."""


def passage_items(passage: PairPassage, width: int) -> list[ListItem]:
    """A row for the article, and below it the passage on as many rows as it takes."""
    door = RecordLocation(passage.article, passage.start, passage.end)
    head = ListItem(door, passage.source, short_date(passage.date), detail=passage.title)
    rows = []
    for row in wrap(passage.text, max(10, width - 6)):
        marked = tuple(
            (max(a, row.start) - row.start + 1, min(b, row.end) - row.start + 1)
            for a, b in passage.marked
            if a < row.end and b > row.start
        )
        text = " " + passage.text[row.start : row.end]
        rows.append(ListItem(key=None, text="", detail=text, detail_matched=marked, heading=True))
    return [head, *rows]
