"""The explorer's views: what is open, seen across records; the way into a view and back to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.messages import CorpusChanged
from tui.app.navigation import FrequencyRequest, RecordLocation
from tui.app.screens.explorer.corpus_filter import FilterActions
from tui.app.session.history import HistoryEntry, ViewSnapshot
from tui.i18n import gettext as _
from tui.model.records import Article, Event

if TYPE_CHECKING:
    from tui.app.screens.analysis.base import AnalysisScreen

#: So many views are kept as they were left; older ones are made anew when the reader comes back to them.
MAX_KEPT_VIEWS = 8


class AnalysisActions(FilterActions):
    """Opens views over the explorer, and keeps them while what was opened from them is read."""

    def __init__(self) -> None:
        super().__init__()
        self._views: dict[int, AnalysisScreen] = {}  # by the number of their stop, the latest last

    def action_concordance(self) -> None:
        """Every place of the current actor, or of the words that were searched."""
        from tui.analysis.concordance import Subject
        from tui.app.screens.analysis.concordance import ConcordanceScreen

        actor, page = self._actor_here(), self.reader.page
        subject = Subject(actor=actor) if actor else Subject(text=self.sought)
        near = (page.ref, self.reader.body_offset) if page and page.ref.kind == "article" else None
        self.open_view(ConcordanceScreen(subject, near))

    def action_compare(self) -> None:
        """The open article beside another; the sources of an open event."""
        from tui.app.screens.analysis.comparison import ComparisonScreen
        from tui.app.screens.analysis.comparison_picker import ComparisonPicker

        record = self.reader.page.record if self.reader.page else None
        if isinstance(record, Event):
            self.open_view(ComparisonScreen([record.ref]))
        elif isinstance(record, Article):
            self.open_view(ComparisonPicker(record.ref))
        else:
            self.notify(_("Open an article or an event first."), timeout=3)

    def action_network(self) -> None:
        """Whom the current actor stands together with."""
        from tui.app.screens.analysis.network import NetworkScreen

        actor = self._actor_here()
        if actor is None:
            self.notify(_("Choose a name first (n), or open an actor (2)."), timeout=4)
        else:
            self.open_view(NetworkScreen(actor))

    def action_timeline(self) -> None:
        """Events and articles on an axis: of the current actor, else all."""
        from tui.app.screens.analysis.timeline import TimelineScreen

        page = self.reader.page
        self.open_view(TimelineScreen(self._actor_here(), page.ref if page else None))

    def action_differences(self) -> None:
        """The events on which sources differ."""
        from tui.app.screens.analysis.disagreements import DisagreementsScreen

        self.open_view(DisagreementsScreen())

    def action_frequency(self) -> None:
        """How often there is anything of the current actor, else of what was searched, else at all."""
        from tui.app.screens.analysis.frequency import FrequencyScreen

        page, actor = self.reader.page, self._actor_here()
        event = page.ref if page and page.ref.kind == "event" and not actor and not self.sought else None
        self.open_view(FrequencyScreen(actor or event, "" if actor or event else self.sought))

    def open_over_time(self, over: FrequencyRequest) -> None:
        """Show how often there is anything of a record or a search, over time."""
        from tui.app.screens.analysis.frequency import FrequencyScreen

        self.open_view(FrequencyScreen(over.ref, over.text))

    # -- in and out ----------------------------------------------------------------------------

    def open_view(self, view: AnalysisScreen) -> None:
        """Bring a view up; it is a stop of the trail, over the record that is open."""
        self._leave()
        number = self._next_number()
        self.trail.open_view(view.identity(), view.identity().name, number)
        self._keep_view(number, view)
        self._bring_up(view)

    def open_entry(self, entry: HistoryEntry) -> None:
        """Open the record or the view of a stop, as a further stop."""
        if entry.view is None:
            self.open(RecordLocation(entry.ref))
        elif (view := self.make_view(entry.view)) is not None:
            self.open_view(view)

    def make_view(self, snapshot: ViewSnapshot) -> AnalysisScreen | None:
        """Return the view that a snapshot is of, as it was left; None where what is kept of it makes none."""
        from tui.app.screens.analysis.restore import restore_screen

        return restore_screen(snapshot)

    def _next_number(self) -> int:
        """A number that no stop has, of an earlier run either."""
        return 1 + max((*self._views, *(stop.number for stop in self.trail.entries)), default=0)

    def _keep_view(self, number: int, view: AnalysisScreen) -> None:
        """Keep a view as it is for when the reader comes back to it; the oldest is made anew then."""
        self._views[number] = view
        self.app.install_screen(view, f"view-{number}")
        for oldest in list(self._views)[:-MAX_KEPT_VIEWS]:
            if self._views[oldest] not in self.app.screen_stack:
                self._let_go(oldest)

    def _let_go(self, number: int) -> None:
        view = self._views.pop(number)
        self.app.uninstall_screen(view)
        view.remove()

    def _bring_up(self, view: AnalysisScreen) -> None:
        if view not in self.app.screen_stack:
            self.app.push_screen(view, partial(self._left, view))

    def run_command(self, action: str) -> None:
        """Do what a command of the palette does here, once the screens over this one have been left."""
        from tui.app.screens.analysis.base import AnalysisScreen

        top = self.app.screen
        if top is self:
            self.call_later(self.run_action, action)
        elif isinstance(top, AnalysisScreen):
            top.dismiss(action)
        else:
            top.dismiss(None)
            self.call_later(self.run_command, action)

    def _left(self, view: AnalysisScreen, result: object) -> None:
        """A view was left: for a record, for a further view, for the explorer, or for good."""
        from tui.app.screens.analysis.base import AnalysisScreen

        is_stop = self.trail.current is not None and self.trail.current.view is not None
        self._leave()
        if is_stop:
            self.trail.set_title(" · ".join(view.title_parts()[:2]))
        if isinstance(result, AnalysisScreen):
            self.open_view(result)
        elif isinstance(result, RecordLocation):
            self.open(result)
        elif isinstance(result, str):
            self._go_on_to_explorer()
            self.call_later(self.run_action, result)
        elif is_stop:
            self._step_back_from_view()
        self.save_session()

    def _go_on_to_explorer(self) -> None:
        """The record that is open behind the view is a stop of its own: Backspace leads back to the view."""
        if (page := self.reader.page) is not None:
            self.trail.open(page.ref, page.title)
        self.update_bars()

    def _step_back_from_view(self) -> None:
        """To the stop before: another view, or the record that is open behind this one."""
        page = self.reader.page
        before = self.trail.entries[self.trail.at - 1] if self.trail.at > 0 else None
        if before is not None and before.view is None and page is not None and page.ref == before.ref:
            self.trail.move(-1)
            self.update_bars()
        else:
            self._travel(-1)

    def _leave(self) -> None:
        """Remember how the view is that is current, too."""
        super()._leave()
        here = self.trail.current
        view = self._views.get(here.number) if here is not None and here.view is not None else None
        if view is not None:
            self.trail.update_view(view.snapshot())

    def save_if_moved(self) -> None:
        """Keep how the current view is, too."""
        before = self.trail.current
        self._leave()
        if before != self.trail.current:
            self.save_session()
        super().save_if_moved()

    def show_view_again(self) -> None:
        """Bring the view up in which the reader was at the end of the last run."""
        here = self.trail.current
        if here is not None and here.view is not None:
            self._see_again(here)

    def _travel(self, by: int) -> None:
        """Some stops back or forward: to a record, or to a view as it was left."""
        at = self.trail.at + by
        seen = self.trail.entries[at].view if 0 <= at < len(self.trail.entries) else None
        if seen is None:
            super()._travel(by)
            return
        self._leave()
        self.trail.move(by)
        self._see_again(self.trail.entries[at])

    def _see_again(self, stop: HistoryEntry) -> None:
        """Bring the view of the current stop up, over its record; one that is asked for anew is passed by."""
        if self.reader.page is None or self.reader.page.ref != stop.ref:
            self.open(RecordLocation(stop.ref), "again", stop.position)
        view = self._views.get(stop.number)
        if view is None and stop.view is not None and (view := self.make_view(stop.view)) is not None:
            number = self._next_number()
            self.trail.entries[self.trail.at] = replace(stop, number=number)
            self._keep_view(number, view)
        if view is not None:
            self._bring_up(view)

    def refresh_views(self) -> None:
        """The index is another: views that are kept are asked again when they are next seen."""
        for view in self._views.values():
            view.post_message(CorpusChanged())

    @property
    def _is_from_view(self) -> bool:
        """Whether what is open was opened from a view."""
        here, at = self.trail.current, self.trail.at
        return (
            at > 0 and here is not None and here.view is None and self.trail.entries[at - 1].view is not None
        )

    def action_step_out(self) -> None:
        """One step out; from what a view led to, to the view."""
        inside = self.prompt.is_open or self.reader.walk is not None or self.active_pane != "reader"
        if self._is_from_view and not inside:
            self._travel(-1)
        else:
            super().action_step_out()
