"""Views over the explorer: opening one for what is current, and going back and forward through them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.navigation import FrequencyRequest, RecordLocation
from tui.app.runtime.status_messages import ACK_S, ADVICE_S
from tui.app.screens.explorer.navigation.open_views import OpenViews
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.app.session.history import HistoryEntry, ViewSnapshot
from tui.i18n import gettext as _
from tui.model.records import Article, Event

if TYPE_CHECKING:
    from tui.app.screens.analysis.base import AnalysisScreen


class ViewHistory:
    """Opens views as entries of the history, and goes back and forward through records and views."""

    def __init__(self, panes: Panes, navigation: RecordNavigation, views: OpenViews) -> None:
        self._panes, self._navigation, self._views = panes, navigation, views
        self._state = panes.state

    # -- in ------------------------------------------------------------------------------------

    def open_view(self, view: AnalysisScreen) -> None:
        """Bring a view up; it is an entry of the history, over the record that is open."""
        self._navigation.save_entry()
        number, identity = self._next_number(), view.identity()
        self._state.history.open_view(identity, identity.name, number)
        self._views.add(number, view)
        self._bring_up(view)

    def open_entry(self, entry: HistoryEntry) -> None:
        """Open the record or the view of an entry, as a further entry."""
        if entry.view is None:
            self._navigation.open(RecordLocation(entry.ref))
        elif (view := self.make_view(entry.view)) is not None:
            self.open_view(view)

    def make_view(self, snapshot: ViewSnapshot) -> AnalysisScreen | None:
        """Return the view of a snapshot as it was left, or None if the snapshot lacks its subject."""
        from tui.app.screens.analysis.restore import restore_screen

        return restore_screen(snapshot)

    def _next_number(self) -> int:
        """Return a number that no entry has, of an earlier run either."""
        numbers = (entry.number for entry in self._state.history.entries)
        return 1 + max(self._views.highest_number, *numbers, 0)

    def _bring_up(self, view: AnalysisScreen) -> None:
        app = self._panes.screen.app
        if view not in app.screen_stack:
            app.push_screen(view, partial(self._leave_view, view))

    # -- out -----------------------------------------------------------------------------------

    def _leave_view(self, view: AnalysisScreen, result: object) -> None:
        """Go on from a view that has ended: to a record, to a further view, to the explorer, or back."""
        from tui.app.screens.analysis.base import AnalysisScreen

        screen, history = self._panes.screen, self._state.history
        is_entry = history.current is not None and history.current.view is not None
        self._navigation.save_entry()
        if is_entry:
            history.set_title(" · ".join(view.title_parts()[:2]))
        if isinstance(result, AnalysisScreen):
            self.open_view(result)
        elif isinstance(result, RecordLocation):
            self._navigation.open(result)
        elif isinstance(result, str):
            self._go_on_to_explorer()
            screen.call_later(screen.run_action, result)
        elif is_entry:
            self._return_from_view()
        self._navigation.save_session()

    def _go_on_to_explorer(self) -> None:
        """Make the record behind the view an entry of its own: Backspace leads back to the view."""
        if (page := self._panes.reader.page) is not None:
            self._state.history.open(page.ref, page.title)
        self._panes.bars.update()

    def _return_from_view(self) -> None:
        """Go to the entry before: another view, or the record that is open behind this one."""
        page, history = self._panes.reader.page, self._state.history
        previous = history.entries[history.at - 1] if history.at > 0 else None
        if previous is not None and previous.view is None and page is not None and page.ref == previous.ref:
            history.move(-1)
            self._panes.bars.update()
        else:
            self.travel(-1)

    # -- back and forward ----------------------------------------------------------------------

    def travel(self, by: int) -> None:
        """Go `by` entries back (negative) or forward: to a record, or to a view as it was left."""
        history = self._state.history
        at = history.at + by
        entry = history.entries[at] if 0 <= at < len(history.entries) else None
        if entry is None or entry.view is None:
            self._navigation.travel(by)
            return
        self._navigation.save_entry()
        history.move(by)
        self._restore(history.entries[at])

    def restore_last(self) -> None:
        """Bring up the view in which the reader was at the end of the last run, if it was one."""
        entry = self._state.history.current
        if entry is not None and entry.view is not None:
            self._restore(entry)

    def _restore(self, entry: HistoryEntry) -> None:
        """Bring up the view of the current entry over its record; one that cannot be made is passed by."""
        page = self._panes.reader.page
        if page is None or page.ref != entry.ref:
            self._navigation.open(RecordLocation(entry.ref), "again", entry.position)
        view = self._views.get(entry)
        if view is None and entry.view is not None and (view := self.make_view(entry.view)) is not None:
            number, history = self._next_number(), self._state.history
            history.entries[history.at] = replace(entry, number=number)
            self._views.add(number, view)
        if view is not None:
            self._bring_up(view)

    @property
    def is_from_view(self) -> bool:
        """Return whether what is open was opened from a view."""
        entries = self._state.history.previous
        return len(entries) > 1 and entries[-1].view is None and entries[-2].view is not None


class ViewActions:
    """Opens the views of what is current: an actor, a record, a search."""

    def __init__(self, panes: Panes, history: ViewHistory) -> None:
        self._panes, self._history = panes, history

    def open_concordance(self) -> None:
        """Show every place of the current actor, or of the words that were searched."""
        from tui.analysis.concordance import Subject
        from tui.app.screens.analysis.concordance import ConcordanceScreen

        actor, reader = self._panes.current_actor(), self._panes.reader
        subject = Subject(actor=actor) if actor else Subject(text=self._panes.state.search_text)
        is_article = reader.page is not None and reader.page.ref.kind == "article"
        near = (reader.page.ref, reader.body_offset) if reader.page and is_article else None
        self._history.open_view(ConcordanceScreen(subject, near))

    def open_comparison(self) -> None:
        """Show the open article beside another, or the sources of an open event."""
        from tui.app.screens.analysis.comparison.comparison import ComparisonScreen
        from tui.app.screens.analysis.comparison.comparison_picker import ComparisonPicker

        page = self._panes.reader.page
        record = page.record if page else None
        if isinstance(record, Event):
            self._history.open_view(ComparisonScreen([record.ref]))
        elif isinstance(record, Article):
            self._history.open_view(ComparisonPicker(record.ref))
        else:
            self._panes.screen.notify(_("Open an article or an event first."), timeout=ACK_S)

    def open_network(self) -> None:
        """Show with whom the current actor co-occurs."""
        from tui.app.screens.analysis.network import NetworkScreen

        actor = self._panes.current_actor()
        if actor is None:
            words = _("Choose a name first ({key}), or open an actor ({actors}).").format(
                key=self._panes.key("next-mention"), actors=self._panes.key("actors")
            )
            self._panes.screen.notify(words, timeout=ADVICE_S)
        else:
            self._history.open_view(NetworkScreen(actor))

    def open_timeline(self) -> None:
        """Show events and articles on an axis: of the current actor, else all."""
        from tui.app.screens.analysis.over_time.timeline import TimelineScreen

        page = self._panes.reader.page
        self._history.open_view(TimelineScreen(self._panes.current_actor(), page.ref if page else None))

    def open_disagreements(self) -> None:
        """Show the events on which sources disagree."""
        from tui.app.screens.analysis.disagreements import DisagreementsScreen

        self._history.open_view(DisagreementsScreen())

    def open_suggestions(self) -> None:
        """Show the spellings and actors that the corpus seems to lack."""
        from tui.app.screens.analysis.suggestions.suggestions import SuggestionsScreen

        self._history.open_view(SuggestionsScreen())

    def open_frequency(self, request: FrequencyRequest | None = None) -> None:
        """Show the frequency over time of what is requested, or of what is current."""
        from tui.app.screens.analysis.over_time.frequency import FrequencyScreen

        request = request or self._current_frequency()
        self._history.open_view(FrequencyScreen(request.ref, request.text))

    def _current_frequency(self) -> FrequencyRequest:
        """Return the request for the current actor, else the open event, the searched words, or all."""
        page, actor = self._panes.reader.page, self._panes.current_actor()
        event = page.ref if page and page.ref.kind == "event" else None
        ref = actor or event
        return FrequencyRequest(ref, "" if ref else self._panes.state.search_text)
