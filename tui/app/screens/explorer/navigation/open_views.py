"""The views that stay open as they were left, for when the reader comes back to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.messages import CorpusChanged
from tui.app.session.history import HistoryEntry, ViewSnapshot

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.screens.analysis.base import AnalysisScreen

#: So many views stay open; older ones are made anew when the reader comes back to them.
MAX_OPEN_VIEWS = 4


class OpenViews:
    """Own the views that have an entry in the history of this run, by the number of their entry."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._views: dict[int, AnalysisScreen] = {}  # the latest last

    def add(self, number: int, view: AnalysisScreen) -> None:
        """Keep a view as it is; remove the oldest ones beyond `MAX_OPEN_VIEWS` that are not on the screen."""
        app = self._screen.app
        self._views[number] = view
        app.install_screen(view, f"view-{number}")
        for oldest in list(self._views)[:-MAX_OPEN_VIEWS]:
            if self._views[oldest] not in app.screen_stack:
                removed = self._views.pop(oldest)
                app.uninstall_screen(removed)
                removed.remove()

    def get(self, entry: HistoryEntry | None) -> AnalysisScreen | None:
        """Return the open view of an entry; None for a record, and for a view that is not open."""
        return self._views.get(entry.number) if entry is not None and entry.view is not None else None

    def snapshot(self, entry: HistoryEntry | None) -> ViewSnapshot | None:
        """Return how the view of an entry is now, or None where it is not open."""
        view = self.get(entry)
        return None if view is None else view.snapshot()

    @property
    def highest_number(self) -> int:
        """Return the highest number of an open view, or 0."""
        return max(self._views, default=0)

    def refresh(self) -> None:
        """Have every view ask the changed index again when it is next on the screen."""
        for view in self._views.values():
            view.post_message(CorpusChanged())
