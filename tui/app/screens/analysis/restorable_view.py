"""How a view is described in the history, and made again as it was."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from textual import on
from textual.screen import Screen

from tui.app.navigation import RecordLocation
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.list.row_list import RowList
from tui.model.records import Ref


class RestorableView(Screen[object]):
    """Describe a view for the history, and put its cursor back once its list is filled."""

    #: The record to put the cursor on once the list is filled; None: none.
    cursor_target: RecordLocation | None = None

    @property
    @abstractmethod
    def items(self) -> RowList:
        """Return the list of the view."""

    @abstractmethod
    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""

    def display_options(self) -> Iterable[str]:
        """Return order, measure and the like, in words that `restore_display` reads again."""
        return ()

    def restore_display(self, options: Sequence[str]) -> None:
        """Restore what `display_options` returned; words without a meaning here are ignored."""

    def restore_cursor(self, location: RecordLocation) -> None:
        """Put the cursor on `location` as soon as the list is filled."""
        self.cursor_target = location

    def cursor_location(self) -> RecordLocation | None:
        """Return the record under the cursor, or None."""
        item = self.items.current
        return _record_location(item.key) if item is not None else None

    def snapshot(self) -> ViewSnapshot:
        """Return the snapshot for the history, with display options and the row under the cursor."""
        has_widgets = self.is_mounted and not self._pruning  # when it is removed they go first
        location = self.cursor_target or (self.cursor_location() if has_widgets else None)
        ref, start = (location.ref, location.start) if location is not None else (None, None)
        return replace(self.identity(), how=tuple(self.display_options()), at=ref, start=start)

    @on(RowList.Highlighted, "#items")
    def _restore_cursor_row(self, message: RowList.Highlighted) -> None:
        """Put the cursor back as soon as the list is filled."""
        location, self.cursor_target = self.cursor_target, None
        if location is not None:
            for item in self.items.items:
                target = _record_location(item.key)
                if target is not None and (target.ref, target.start) == (location.ref, location.start):
                    self.items.move_to_key(item.key)
                    return


def _record_location(key: object) -> RecordLocation | None:
    """Return the record location of a row's key, or None."""
    return RecordLocation(key) if isinstance(key, Ref) else key if isinstance(key, RecordLocation) else None
