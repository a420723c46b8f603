"""The explorer's views: what is open, seen across records; the way into a view and back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.doors import Target
from tui.app.screens.narrowing import Narrowing
from tui.app.widgets.rowlist import RowList
from tui.i18n import gettext as _
from tui.model.records import Article, Event, Ref

if TYPE_CHECKING:
    from tui.app.screens.view import View


class Viewing(Narrowing):
    """Opens views over the explorer, and keeps them while what was opened from them is read."""

    def __init__(self) -> None:
        super().__init__()
        self._views: list[View] = []  # the upper ones last
        self._view_led_to: Ref | None = None  # what was opened from the uppermost
        self._stops_before = -1  # the stop of the trail from which it was opened

    def action_concordance(self) -> None:
        """Every place of the current name, or of the words that were searched."""
        from tui.app.screens.concordance import Concordance
        from tui.views.concordance import Subject

        actor, page = self._actor_here(), self.reader.page
        subject = Subject(actor=actor) if actor else Subject(text=self.sought)
        near = (page.ref, self.reader.body_offset) if page and page.ref.kind == "article" else None
        self.open_view(Concordance(subject, near))

    def action_compare(self) -> None:
        """The open article beside another; the sources of an open event."""
        from tui.app.screens.compare import Choosing, Comparing

        record = self.reader.page.record if self.reader.page else None
        if isinstance(record, Event):
            self.open_view(Comparing(event=record))
        elif isinstance(record, Article):
            self.open_view(Choosing(record))
        else:
            self.notify(_("Open an article or an event first."), timeout=3)

    def action_network(self) -> None:
        """Whom the current actor stands together with."""
        from tui.app.screens.network import NetworkView

        actor = self._actor_here() or self._listed_actor()
        if actor is None:
            self.notify(_("Choose a name first (n), or open an actor (2)."), timeout=4)
        else:
            self.open_view(NetworkView(actor))

    def action_timeline(self) -> None:
        """Events and articles on an axis: of the open actor, else all."""
        from tui.app.screens.timeline import Timeline

        page = self.reader.page
        self.open_view(Timeline(self._actor_here(), page.ref if page else None))

    def action_differences(self) -> None:
        """The events on which sources differ."""
        from tui.app.screens.differences import DifferencesView

        self.open_view(DifferencesView())

    def action_frequency(self) -> None:
        """How often there is anything of the open actor, else of what was searched, else at all."""
        from tui.app.screens.frequency import FrequencyView

        page, actor = self.reader.page, self._actor_here()
        event = page.ref if page and page.ref.kind == "event" and not actor and not self.sought else None
        self.open_view(FrequencyView(actor or event, "" if actor or event else self.sought))

    def open_over_time(self, ref: Ref) -> None:
        """Show how often a record is told of, over time."""
        from tui.app.screens.frequency import FrequencyView

        self.open_view(FrequencyView(ref))

    def _listed_actor(self) -> Ref | None:
        """The actor under the cursor of the list that has the keys."""
        item = self.focused.current if isinstance(self.focused, RowList) else None
        key = item.key if item else None
        return key.ref if isinstance(key, Target) and key.ref.kind == "actor" else None

    # -- in and out ----------------------------------------------------------------------------

    def open_view(self, view: View) -> None:
        """Bring a view up; those that were kept are let go."""
        while self._views:
            self._let_go(self._views.pop())
        self._push(view)

    def _push(self, view: View) -> None:
        self._views.append(view)
        self.app.install_screen(view, f"view-{id(view)}")
        self._bring_up()

    def _bring_up(self) -> None:
        self._view_led_to = None
        self.app.push_screen(self._views[-1], self._left)

    def _left(self, result: object) -> None:
        """A view was left: for a record, for a further view, or for good."""
        from tui.app.screens.view import View

        if isinstance(result, View):
            self._push(result)
        elif isinstance(result, Target):
            self._view_led_to, self._stops_before = result.ref, self.trail.at
            self.open(result)
        elif self._views:
            self._let_go(self._views.pop())
            if self._views:
                self._bring_up()

    def _let_go(self, view: View) -> None:
        self.app.uninstall_screen(view)
        view.remove()

    @property
    def _is_from_view(self) -> bool:
        """Whether what is open was opened from a view that is kept."""
        here = self.trail.here
        return bool(self._views) and here is not None and here.ref == self._view_led_to

    def action_back(self) -> None:
        """One stop back; from what a view led to, to the view."""
        if self._is_from_view:
            self._back_to_view()
        else:
            super().action_back()

    def action_step_out(self) -> None:
        """One step out; from what a view led to, to the view."""
        inside = self.prompt.is_open or self.reader.walk is not None or self.place != "reader"
        if self._is_from_view and not inside:
            self._back_to_view()
        else:
            super().action_step_out()

    def _back_to_view(self) -> None:
        if self.trail.at > self._stops_before >= 0:
            self._travel(self._stops_before - self.trail.at)
        self._bring_up()
