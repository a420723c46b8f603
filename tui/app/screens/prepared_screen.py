"""A screen that is styled, laid out and painted once when it comes up, where Textual alone does so thrice.

Textual styles a new screen when it is mounted, again when it is resumed, and again when it is told its size
and takes the classes for that; it lays it out and paints it when it is resumed, when it is told its size,
and when there is something to show. Here the classes are there before the first style, what would only be
repeated is left out, and nothing is painted before what the screen asks for is there or a moment is over.
"""

from __future__ import annotations

from typing import Self

from textual import events
from textual.geometry import Region, Size
from textual.screen import ScreenResultType
from textual.worker import Worker

from tui.app.screens.base_screen import BaseScreen

#: So long what a new screen asks for is waited for, in seconds; nobody sees less.
MAX_HOLD_S = 0.1


class PreparedScreen(BaseScreen[ScreenResultType]):
    """Whoever composes it calls `prepare` first."""

    _prepared_for: Size | None = None  # the size it has the classes for, until it is told its size
    _theme_before = ""  # in which it was styled
    _is_held = False  # whether it is not to be seen yet

    def prepare(self) -> None:
        """Take the classes of the window's size, which Textual else adds after a first paint without them."""
        self._prepared_for, self._theme_before = self.app.size, self.app.theme
        for breakpoints, length in zip(
            (self.app.HORIZONTAL_BREAKPOINTS, self.app.VERTICAL_BREAKPOINTS), self.app.size, strict=True
        ):
            fitting = [(least, name) for least, name in breakpoints or [] if length >= least]
            self.add_class(max(fitting)[1], update=False)

    def defer_paint(self) -> None:
        """Paint nothing until what is asked for in threads is there, at most for a moment."""
        self._is_held = True
        self.set_timer(MAX_HOLD_S, self.paint_now)

    def paint_now(self) -> None:
        """Paint what there is, from now on."""
        if self._is_held:
            self._is_held = False
            self.refresh(repaint=False, layout=True)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """As Textual's; all that was not seen yet is painted when it is, and need not be twice."""
        return super().refresh(
            *regions, repaint=repaint and not self._is_held, layout=layout, recompose=recompose
        )

    @property
    def is_current(self) -> bool:
        """Whether it is seen, and so is to be painted."""
        return super().is_current and not self._is_held

    @property
    def has_running_workers(self) -> bool:
        """Whether a thread works for it."""
        return any(worker.node is self and not worker.is_finished for worker in self.workers)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What was found was shown by now."""
        if not self.has_running_workers:
            self.paint_now()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Be styled anew only where the colours are others than they were."""
        event.refresh_styles = self._theme_before != self.app.theme
        self._theme_before = self.app.theme

    def is_laid_out_for(self, size: Size) -> bool:
        """Whether the size it is told is the one that it was laid out for when it came up."""
        return self._prepared_for == size

    def on_resize(self, event: events.Resize) -> None:
        """The size that was known is nothing new, neither here nor for what lies below."""
        if self.is_laid_out_for(event.size):
            event.prevent_default()
        self._prepared_for = None
        if not self.has_running_workers:
            self.paint_now()
