"""A screen that is styled, laid out and painted once when it opens, not three times.

Textual styles a new screen when it is mounted, again when it is resumed, and again when it is told its size
and takes the classes for that; it lays it out and paints it when it is resumed, when it is told its size,
and when there is something to show. Here the classes are set before the first styling, repetitions are
left out, and nothing is painted before the screen's threads have ended or `MAX_HOLD_S` is over.
"""

from __future__ import annotations

from typing import Self

from textual import events
from textual.geometry import Region, Size
from textual.screen import Screen, ScreenResultType
from textual.worker import Worker

#: How long a new screen waits for its threads before it is painted, in seconds; too short to be noticed.
MAX_HOLD_S = 0.1


class PreparedScreen(Screen[ScreenResultType]):
    """Have a screen open with one style, one layout, one paint."""

    _prepared_for: Size | None = None  # the size whose classes it has, until its first resize
    _theme_before = ""  # the theme in which it was styled
    _is_held = False  # whether painting is deferred

    def on_compose(self) -> None:
        """Set the classes for the window's size, which Textual alone adds only after a first paint."""
        self._prepared_for, self._theme_before = self.app.size, self.app.theme
        for breakpoints, length in zip(
            (self.app.HORIZONTAL_BREAKPOINTS, self.app.VERTICAL_BREAKPOINTS), self.app.size, strict=True
        ):
            fitting = [(least, name) for least, name in breakpoints or [] if length >= least]
            self.add_class(max(fitting)[1], update=False)

    def defer_paint(self) -> None:
        """Paint nothing until the screen's threads have ended, at most for `MAX_HOLD_S`."""
        self._is_held = True
        self.set_timer(MAX_HOLD_S, self.paint_now)

    def paint_now(self) -> None:
        """Paint the screen from now on."""
        if self._is_held:
            self._is_held = False
            self.refresh(repaint=False, layout=True)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Refresh as Textual does, without repainting while painting is deferred."""
        return super().refresh(
            *regions, repaint=repaint and not self._is_held, layout=layout, recompose=recompose
        )

    @property
    def is_current(self) -> bool:
        """Return whether the screen is on top and painted."""
        return super().is_current and not self._is_held

    @property
    def has_running_workers(self) -> bool:
        """Return whether a thread still works for the screen."""
        return any(worker.node is self and not worker.is_finished for worker in self.workers)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Paint once the last thread of the screen has ended."""
        if not self.has_running_workers:
            self.paint_now()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Restyle only if the theme has changed since the screen was styled."""
        event.refresh_styles = self._theme_before != self.app.theme
        self._theme_before = self.app.theme

    def is_laid_out_for(self, size: Size) -> bool:
        """Return whether the screen was laid out for `size` when it opened."""
        return self._prepared_for == size

    def on_resize(self, event: events.Resize) -> None:
        """Ignore the first size if the screen was laid out for it, in the base classes too."""
        if self.is_laid_out_for(event.size):
            event.prevent_default()
        self._prepared_for = None
        if not self.has_running_workers:
            self.paint_now()
