"""The events on which sources differ, each with the fields in question: kept ones, then found ones.

A found one is kept by a key, edited first, or rejected for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
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
from tui.analysis.output.found_events import unread_words
from tui.analysis.sources.claim_sources import about_words
from tui.app.documents.found_records.rows import found_items
from tui.app.documents.labels import count_kept
from tui.app.documents.list_items import ListItem, row_item
from tui.app.key_table import FooterEntry
from tui.app.messages import RequestFailed
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import ACK_S, ADVICE_S
from tui.app.screens.analysis.base import AnalysisScreen
from tui.app.screens.analysis.suggestions.suggestion_decisions import (
    DecisionUndone,
    EventsRanked,
    SuggestionDecisions,
    SuggestionRead,
    SuggestionsDecided,
)
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.preview import LoadPreview
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query

if TYPE_CHECKING:
    from tui.annotate.suggestions.events.found_event_suggestion import FoundEventSuggestion

#: Found events that the view lists, the surest.
MAX_FOUND = 200


class EventsFound(Message):
    """Report the events on which sources differ; `unread`: in words, where no events are found."""

    def __init__(
        self, query: Query, events: list[DisputedEvent], found: list[FoundEventSuggestion], unread: str
    ) -> None:
        super().__init__()
        self.query, self.events, self.found, self.unread = query, events, found, unread


class DisagreementsScreen(AnalysisScreen):
    """List the events on which sources differ, or those that differ on one field."""

    SCOPES = ("differences", "view", "everywhere")

    def __init__(self) -> None:
        super().__init__()
        self.events: list[DisputedEvent] | None = None
        self.found: list[FoundEventSuggestion] = []
        self.unread = ""  # in words: articles in which no events are found
        self.about = ""  # the field; empty: any
        self.newest_first = False
        self._decisions = SuggestionDecisions(self, self.draw)

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
        from tui.annotate.suggestions.events.found_event_suggestion import suggest_found_event

        found = self.store.found_events(True, MAX_FOUND, query)
        return EventsFound(query, events, list(map(suggest_found_event, found)), unread_words(self.store))

    def on_events_found(self, message: EventsFound) -> None:
        """Show the events, unless the filter has changed since."""
        if message.query == self.filter:
            self.events, self.found, self.unread = message.events, message.found, message.unread
            nothing = _("There is no event on which sources differ.")
            self.say_nothing("\n".join(filter(None, (nothing, self.unread))))
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
            item = row_item(event.row, self.store.marks)
            detail = "   ".join(filter(None, (_(event.row.subtitle or ""), item.detail)))
            items.append(replace(item, detail=detail))
            items.append(ListItem(key=None, text="", detail=event.words(), heading=True))
        if pending := self.pending:
            items.append(
                ListItem(
                    key=None,
                    text=_("Found, kept by nobody yet"),
                    detail=_("the surest differences first"),
                    trail=format_number(len(pending)),
                    heading=True,
                )
            )
            for suggestion in pending:
                items += found_items(suggestion.key, suggestion.found)
        if items and self.unread:
            items.append(ListItem(key=None, text="", detail=self.unread, heading=True))
        self.items.set_items(items)
        self.update_bars()

    @property
    def pending(self) -> list[FoundEventSuggestion]:
        """Return the found events that differ on the chosen field and are not decided."""
        decided, about = self.owner.suggestion_session.decided, self.about.removeprefix("details.")
        return [
            one
            for one in self.found
            if one.key not in decided
            and (not about or any(about in (d.about, d.of) for d in one.found.comparison.differ))
        ]

    @property
    def current_found(self) -> FoundEventSuggestion | None:
        """Return the found event under the cursor; None on any other row."""
        item = self.items.current
        return next((one for one in self.pending if item is not None and one.key == item.key), None)

    def preview_loader(self, key: object) -> LoadPreview | None:
        """Return what reads the card of a found event, or of the record of a row."""
        found = next((one.found for one in self.pending if one.key == key), None)
        return super().preview_loader(RecordLocation(found.ref) if found else key)

    def choose(self, key: object) -> None:
        """Open the card of a row."""
        found = next((one.found for one in self.pending if one.key == key), None)
        super().choose(RecordLocation(found.ref) if found else key)

    @on(RowList.Highlighted, "#items")
    def _show_keys(self) -> None:
        self.update_keys()

    # -- found events --------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Keep the found event: a record with a claim of each article."""
        if suggestion := self.current_found:
            self._decisions.accept([suggestion])

    def action_edit(self) -> None:
        """Open the form of the event as it would be kept; of a kept one, as it is."""
        if suggestion := self.current_found:
            self._decisions.edit(suggestion)
        else:
            self.action_act_on_row("edit")

    def action_reject(self) -> None:
        """Reject the found event: it is never offered again."""
        if suggestion := self.current_found:
            self._decisions.reject(suggestion)

    def action_identify(self) -> None:
        """Ask which event the found one is; of a kept one, filter everything as in any view."""
        suggestion = self.current_found
        if suggestion is not None and not self.owner.key_table.is_read_only:
            self._decisions.ask_record(suggestion)
        else:
            self.action_narrow()

    def on_events_ranked(self, message: EventsRanked) -> None:
        """Ask which event the found one is."""
        self._decisions.ask_event(message)

    def on_suggestion_read(self, message: SuggestionRead) -> None:
        """Open the form of the event as it would be kept."""
        self._decisions.open_form(message)

    def action_undo(self) -> None:
        """Undo the latest step: the files are restored exactly."""
        self._decisions.undo()

    def on_decision_undone(self, message: DecisionUndone) -> None:
        """List the found event again."""
        self.notify(_("Undone."), timeout=ACK_S)
        self.draw()
        self.items.move_to_key(message.suggestions[0].key)
        self.owner.explorer.reindex(reopen=True)

    def on_request_failed(self, message: RequestFailed) -> None:
        """List again what could not be decided; the handler of the base class, which runs too, says why."""
        self.draw()

    def on_suggestions_decided(self, message: SuggestionsDecided) -> None:
        """Update the index after a step."""
        self.notify(message.words, timeout=ADVICE_S)
        self.draw()
        self.owner.explorer.reindex(reopen=True)

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Sources differ  on 5 events · start 4, end 1, delegation 1»."""
        if self.events is None:
            return [_("Sources differ"), _("reading …")]
        number, found = len(self.shown_events), len(self.pending)
        words = ngettext("on {n} event", "on {n} events", number).format(n=format_number(number))
        if found:
            words = count_kept(number, found)
        if len(self.events) >= MAX_EVENTS:
            words = _("on the first {n} events").format(n=format_number(MAX_EVENTS))
        fields = [f"{about_words(about)} {count}" for about, count in fields_of(self.events)]
        chosen = about_words(self.about) if self.about else ", ".join(fields)
        return [_("Sources differ"), *filter(None, (words, chosen))]

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        deciding = ["accept", "edit", "reject", "filter", "undo"] if self.current_found else []
        return ["open", *deciding, "network", "sort", *self.filter_entries(), "jump", "step-out"]

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
