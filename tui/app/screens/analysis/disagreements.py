"""The events on which sources differ, each with the fields in question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
from tui.app.key_table import FooterEntry
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.session.history import ViewSnapshot
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query


class EventsFound(Message):
    """Report the events on which sources differ."""

    def __init__(self, query: Query, events: list[DisputedEvent]) -> None:
        super().__init__()
        self.query, self.events = query, events


class DisagreementsScreen(AnalysisScreen):
    """List the events on which sources differ, or those that differ on one field."""

    SCOPES = ("differences", "view", "everywhere")

    def __init__(self) -> None:
        super().__init__()
        self.events: list[DisputedEvent] | None = None
        self.about = ""  # the field; empty: any
        self.newest_first = False

    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""
        return ViewSnapshot("differences")

    def display_options(self) -> Iterable[str]:
        """Return the field and the order."""
        return (f"on:{self.about}", *(["newest"] if self.newest_first else []))

    def restore_display(self, options: Sequence[str]) -> None:
        """Restore the field and the order."""
        self.about = next((word[3:] for word in options if word.startswith("on:")), "")
        self.newest_first = "newest" in options

    def read(self) -> None:
        """Find the disputed events in a thread."""
        self.items.empty = _("Searching …")
        query = self.filter
        run_in_thread(self, "differences", lambda worker: self._read(query, worker))

    def _read(self, query: Query, worker: Worker[None]) -> EventsFound | None:
        events = []
        for event in find_disputed_events(self.store, query):
            if worker.is_cancelled:
                return None
            events.append(event)
        return EventsFound(query, events)

    def on_events_found(self, message: EventsFound) -> None:
        """Show the events, unless the filter has changed since."""
        if message.query == self.filter:
            self.events = message.events
            self.items.empty = _("There is no event on which sources differ.")
            self.draw()

    @property
    def shown_events(self) -> list[DisputedEvent]:
        """Return the events that differ on the chosen field."""
        shown_events = [event for event in self.events or () if has_field(event, self.about)]
        return shown_events[::-1] if self.newest_first else shown_events

    def draw(self) -> None:
        """Draw a row for each event, and below it what sources differ on."""
        items: list[ListItem] = []
        for event in self.shown_events:
            items.append(row_item(event.row)._replace(detail=_(event.row.subtitle or "")))
            items.append(ListItem(key=None, text="", detail=event.words(), heading=True))
        self.items.set_items(items)
        self.update_bars()

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Sources differ  on 5 events · start 4, end 1, delegation 1»."""
        if self.events is None:
            return [_("Sources differ"), _("reading …")]
        number = len(self.shown_events)
        words = ngettext("on {n} event", "on {n} events", number).format(n=f"{number:,}")
        if len(self.events) >= MAX_EVENTS:
            words = _("on the first {n} events").format(n=f"{MAX_EVENTS:,}")
        fields = [f"{about_words(about)} {count}" for about, count in fields_of(self.events)]
        chosen = about_words(self.about) if self.about else ", ".join(fields)
        return [_("Sources differ"), *filter(None, (words, chosen))]

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        return ["open", "network", "sort", *self.filter_entries(), "jump", "step-out"]

    def text_lines(self) -> Iterable[str]:
        """Return the events as text, each with what sources differ on."""
        return (line for event in self.shown_events for line in difference_lines(event, _))

    def action_field(self) -> None:
        """Show the events that differ on the next field; after the last field, all."""
        fields = ["", *(about for about, _count in fields_of(self.events or []))]
        at = fields.index(self.about) if self.about in fields else -1
        self.about = fields[(at + 1) % len(fields)]
        self.draw()

    def action_sort(self) -> None:
        """Switch between the newest first and the oldest first."""
        self.newest_first = not self.newest_first
        self.draw()
