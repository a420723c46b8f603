"""The keys of a selection in the open text, made by them or by the mouse."""

from __future__ import annotations

from tui.app.runtime.status_messages import HINT_S
from tui.app.screens.explorer.panes import Panes
from tui.app.widgets.text.chosen_passage import passage_span
from tui.app.widgets.text.text_selection import Unit
from tui.i18n import gettext as _


class SelectionActions:
    """Select words of the open text; the moving methods return False where nothing is selected."""

    def __init__(self, panes: Panes) -> None:
        self._panes = panes

    @property
    def _is_selected(self) -> bool:
        return self._panes.active == "reader" and self._panes.reader.selected_range is not None

    def begin(self) -> None:
        """Select the current sentence, and give the text the keys."""
        self._panes.activate("reader")
        span = passage_span(self._panes.reader)
        if span is not None and span[0] < span[1]:
            self._panes.reader.begin_selection(span)
        else:
            self._panes.screen.notify(_("There are no words to select."), timeout=HINT_S)

    def move(self, unit: Unit, by: int) -> bool:
        """Lengthen the selection by a sentence or word, or shorten it (`by` = -1)."""
        if is_selected := self._is_selected:
            self._panes.reader.move_selection(unit, by)
        return is_selected

    def switch_edge(self) -> bool:
        """Have the keys move the other end of the selection."""
        if is_selected := self._is_selected:
            self._panes.reader.switch_edge()
        return is_selected

    def drop(self) -> bool:
        """Select nothing."""
        if is_selected := self._panes.reader.selected_range is not None:
            self._panes.reader.drop_selection()
        return is_selected
