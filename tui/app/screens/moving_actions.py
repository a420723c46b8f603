"""The actions that move in the list or the text of a screen."""

from __future__ import annotations

from abc import abstractmethod

from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.text.reader import Reader


class MovingActions:
    """Give a screen the actions that move in its list or text, and choose there."""

    @property
    @abstractmethod
    def active(self) -> RowList | Reader:
        """Return the list or the text in which the keys move."""

    def action_move(self, by: int) -> None:
        """Move the cursor, or scroll, by `by` rows."""
        self.active.action_move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor, or scroll, by `by` pages."""
        self.active.action_page(by)

    def action_edge(self, by: int) -> None:
        """Move to the top (`by` < 0) or to the end."""
        (self.active.action_first if by < 0 else self.active.action_last)()

    def action_choose(self) -> None:
        """Choose the row under the cursor, or follow the current link."""
        self.active.action_choose()
