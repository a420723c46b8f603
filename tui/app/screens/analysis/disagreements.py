"""The events on which sources differ, each with what they differ on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import Worker

from tui.analysis.disagreements import (
    MAX_EVENTS,
    DisputedEvent,
    difference_lines,
    fields_of,
    find_disputed_events,
    has_field,
)
from tui.analysis.sources.claim_sources import about_words
from tui.app.documents.list_items import ListItem, row_item
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.filtered_screen import FilteredScreen
from tui.app.session.history import ViewSnapshot
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query


class EventsFound(Message):
    """The events are here."""

    def __init__(self, asked: Query, found: list[DisputedEvent]) -> None:
        super().__init__()
        self.asked, self.found = asked, found


class DisagreementsScreen(FilteredScreen):
    """All of them, or those that differ on one field."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "field", show=False, id="network")]

    def __init__(self) -> None:
        super().__init__()
        self.found: list[DisputedEvent] | None = None
        self.about = ""  # the field; empty: any
        self.newest_first = False

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot("differences")

    def display_options(self) -> Iterable[str]:
        """The field, and the order."""
        return (f"on:{self.about}", *(["newest"] if self.newest_first else []))

    def restore_display(self, how: Sequence[str]) -> None:
        """By this field, in this order."""
        self.about = next((word[3:] for word in how if word.startswith("on:")), "")
        self.newest_first = "newest" in how

    def read(self) -> None:
        """Ask for them, in a thread."""
        self.items.empty = _("Looking …")
        asked = self.filter
        run_in_thread(self, "differences", lambda worker: self._read(asked, worker))

    def _read(self, asked: Query, worker: Worker[None]) -> EventsFound | None:
        found = []
        for each in find_disputed_events(self.store, asked):
            if worker.is_cancelled:
                return None
            found.append(each)
        return EventsFound(asked, found)

    def on_events_found(self, message: EventsFound) -> None:
        """Show them, unless the filter is another by now."""
        if message.asked == self.filter:
            self.found = message.found
            self.items.empty = _("On no event do sources differ here.")
            self.draw()

    @property
    def shown(self) -> list[DisputedEvent]:
        """Those that differ on the field that is chosen."""
        shown = [each for each in self.found or () if has_field(each, self.about)]
        return shown[::-1] if self.newest_first else shown

    def draw(self) -> None:
        """An event on a row, below it what sources differ on."""
        items: list[ListItem] = []
        for each in self.shown:
            items.append(row_item(each.row)._replace(detail=_(each.row.note or "")))
            items.append(ListItem(key=None, text="", detail=each.words(), heading=True))
        self.items.set_items(items)
        self.update_bars()

    def title_parts(self) -> list[str]:
        """«Sources differ  on 5 events · start 4, end 1, delegation 1»."""
        if self.found is None:
            return [_("Sources differ"), _("reading …")]
        number = len(self.shown)
        words = ngettext("on {n} event", "on {n} events", number).format(n=f"{number:,}")
        if len(self.found) >= MAX_EVENTS:
            words = _("on the first {n} events").format(n=f"{MAX_EVENTS:,}")
        fields = [f"{about_words(about)} {count}" for about, count in fields_of(self.found)]
        chosen = about_words(self.about) if self.about else ", ".join(fields)
        return [_("Sources differ"), *filter(None, (words, chosen))]

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        pairs = [("Enter", _("open")), ("w", _("what they differ on")), ("o", _("newest first"))]
        return [*pairs, *self.filter_pairs(), ("f", _("jump")), ("Esc", _("back"))]

    def text_lines(self) -> Iterable[str]:
        """The events, each with what sources differ on."""
        return (line for each in self.shown for line in difference_lines(each, _))

    def action_field(self) -> None:
        """Only those that differ on the next field; after the last, all."""
        fields = ["", *(about for about, _count in fields_of(self.found or []))]
        at = fields.index(self.about) if self.about in fields else -1
        self.about = fields[(at + 1) % len(fields)]
        self.draw()

    def action_sort(self) -> None:
        """The newest or the oldest first."""
        self.newest_first = not self.newest_first
        self.draw()
