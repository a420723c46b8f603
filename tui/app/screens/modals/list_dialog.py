"""A list over the screen from which a row is chosen: bookmarks, layers, problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.app.commands.command import Scope
from tui.app.documents.list_items import ListItem
from tui.app.key_table import FooterEntry
from tui.app.screens.base_modal import BaseModal
from tui.app.screens.list_filter import MIN_ROWS_TO_FILTER, ListFilter, fitting_items
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.preview import LoadPreview, Preview, PreviewSplit
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.text.reader import Reader
from tui.i18n import gettext as _


class ListDialog(BaseModal[object], ListFilter):
    """Let the user choose a row; end with its key, or with None.

    With `toggle` a choice does not close the list: `toggle` is called with the key and returns the new rows.
    `preview` returns what reads the preview of a key, in a thread; None: it has none. `opens`: what is chosen
    is opened; else it is an answer. `other`: the row for another one; with it, what is typed narrows the list
    from the first letter on, but for this row, and finds the `hidden` rows, too.
    """

    SCOPES: ClassVar[tuple[Scope, ...]] = ("list", "everywhere")

    def __init__(
        self,
        title: str,
        items: Sequence[ListItem],
        empty: str = "",
        toggle: Callable[[object], Sequence[ListItem]] | None = None,
        preview: Callable[[object], LoadPreview | None] | None = None,
        opens: bool = False,
        other: ListItem | None = None,
        hidden: Sequence[ListItem] = (),
    ) -> None:
        super().__init__(classes="-previewing" if preview and items else None)
        self._preview, self._opens = preview if items else None, opens
        self._title, self._all_items, self._empty, self._toggle = title, items, empty, toggle
        self._other, self._hidden = other, hidden

    def compose(self) -> ComposeResult:
        """Compose a box with the list and a line of keys."""
        with Vertical(classes="box"):
            rows = RowList()
            yield PreviewSplit(rows, Preview(self.key("preview"))) if self._preview else rows
            yield Prompt()
            yield Foot()

    def on_mount(self) -> None:
        """Fill the list and give it the focus."""
        self.show_items(self._all_items)
        if self._other:
            self.prompt.ask(_("Name:"), self._take_typed, on_change=self._narrow, on_move=self.action_move)
        else:
            self.active.focus()
        choose: FooterEntry = ("open", _("on/off") if self._toggle else _("choose"))
        if self._opens:
            choose = "open"
        count = sum(item.key is not None for item in self._all_items)
        filtering: list[FooterEntry] = ["filter"] if count >= MIN_ROWS_TO_FILTER else []
        self.query_one(Foot).show_keys([choose, *filtering, "step-out"], self.commands)

    @property
    def words(self) -> str:
        """Return what was typed to narrow the list."""
        return self._words

    def _narrow(self, words: str) -> None:
        super()._narrow(words)
        if self._other:
            found = fitting_items(self._hidden, words) if words.strip() else ()
            self.active.set_items([*self.active.items, *found, self._other])

    def _take_typed(self, text: str | None) -> None:
        """Choose the row under the cursor; leave where none is, or the prompt was given up."""
        if text is None or self.active.current is None:
            self.dismiss(None)
        else:
            self.action_choose()

    @on(RowList.Highlighted)
    @on(PreviewSplit.Arranged)
    def _preview_row(self) -> None:
        for split in self.query(PreviewSplit):
            split.share(len(self._all_items))
            item = self.active.current
            if split.is_open and item is not None and self._preview is not None:
                split.preview.request(item.key, self._preview(item.key))

    @on(Reader.LinkFollowed)
    def _follow_link(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        self.dismiss(message.target)

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if self._toggle is None:
            self.dismiss(message.item.key)
        else:
            self.show_items(self._toggle(message.item.key))
