"""The command palette: a box in which words are typed, and below it what has them, in groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from tui.app.palette import PaletteEntry, palette_items
from tui.app.screens.base_modal import BaseModal
from tui.app.screens.moving_actions import MovingActions
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.query_input import QueryInput
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _


class PaletteList(RowList):
    """The entries: they show their cursor though the box has the keys."""

    @property
    def shows_cursor(self) -> bool:
        """Return whether the cursor is drawn: the keys of the box move it."""
        return True


class Palette(MovingActions, BaseModal[Callable[[], object]]):
    """Let the user choose an entry by words of its title; end with what runs it."""

    SCOPES = ("palette", "everywhere")
    AUTO_FOCUS = "#palette-box"

    def __init__(self, entries: Sequence[PaletteEntry], placeholder: str) -> None:
        """Offer `entries`, those of a group one after the other."""
        super().__init__()
        self._entries, self._placeholder = entries, placeholder

    @property
    def active(self) -> RowList:
        """Return the list of the entries."""
        return self.query_one(PaletteList)

    def compose(self) -> ComposeResult:
        """Compose the box for words, the entries and a line of keys."""
        with Vertical(classes="box"):
            with Horizontal(id="query"):
                mark = StatusLine(id="slash")
                mark.content = Content(" › ")
                yield mark
                yield QueryInput(placeholder=self._placeholder, id="palette-box")
            rows = PaletteList(empty=_("Nothing has these words in its name."))
            rows.can_focus = False
            yield rows
            yield Foot()

    def on_mount(self) -> None:
        """List every entry."""
        self.query_one(Foot).show_keys(["open", "step-out"], self.commands)
        self._list_entries("")

    @on(Input.Changed)
    def _take_words(self, event: Input.Changed) -> None:
        event.stop()
        self._list_entries(event.value)

    def _list_entries(self, typed: str) -> None:
        """List what has the words, with the cursor on the likeliest."""
        items, likeliest = palette_items(self._entries, typed)
        self.active.set_items(items, keep=False)
        if typed.strip() and likeliest is not None:
            self.active.move_to_key(likeliest)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        entry = message.item.key
        if isinstance(entry, PaletteEntry):
            self.dismiss(entry.run)
