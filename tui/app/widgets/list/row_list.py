"""One list for every pane: it draws the rows on screen and nothing else, however many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.documents.list_items import DIFFERS, ListItem
from tui.app.widgets.cached_rows import RowCache, set_extent
from tui.app.widgets.list.item_positions import find_key, nearest_selectable, top_row_for
from tui.app.widgets.list.paged_items import PagedItems
from tui.app.widgets.list.row import FAMILIES, LIST_CSS, MARKER, OPEN_MARKER, RowStyles, draw_row, draw_words
from tui.app.widgets.part_styles import PartStyles
from tui.app.widgets.text.text_layout import WrappedRow, wrap

DIM = Style(dim=True)


class RowList(PartStyles, ScrollView, can_focus=True, inherit_bindings=False):
    """A list of items with a cursor. It binds no keys: its actions wait to be bound."""

    ALLOW_SELECT = False
    PARTS: ClassVar[frozenset[str]] = frozenset({
        "rowlist--cursor", "rowlist--matched", "rowlist--heading", "rowlist--hint", "rowlist--differ",
        "rowlist--person", "rowlist--body", "rowlist--territory", "rowlist--other", "rowlist--found",
    })  # fmt: skip
    DEFAULT_CSS = LIST_CSS

    cursor: reactive[int | None] = reactive(None, repaint=False)

    class Highlighted(Message):
        """The cursor moved to another item."""

        def __init__(self, rowlist: RowList, item: ListItem) -> None:
            super().__init__()
            self.rowlist, self.item = rowlist, item

        @property
        def control(self) -> RowList:
            """Return the list, for `@on(…, selector)`."""
            return self.rowlist

    class Chosen(Highlighted):
        """An item was entered or clicked."""

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        """Create a list; `empty` is the text shown where there are no items: what to do."""
        super().__init__(id=id, classes=classes)
        self._rows = RowCache(self)
        self.items: Sequence[ListItem] = ()
        self._empty = empty
        self._empty_rows: list[WrappedRow] = []
        self.is_placed = False  # whether the cursor was put on its item, and does not just stand on the first
        self._lead = 0
        self._laid_for = -1  # the width of the pane then
        self._hints: Mapping[object, str] = {}
        self._open_key: object = None

    @property
    def current(self) -> ListItem | None:
        """Return the item under the cursor, or None."""
        return None if self.cursor is None else self.items[self.cursor]

    @property
    def row_count(self) -> int:
        """Return how many rows the list holds, or the text shown where there are no items."""
        return max(1, len(self.items) or len(self._empty_rows))

    @property
    def empty(self) -> str:
        """Return the text shown where there are no items."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        self._empty = text
        self._lay_out()

    def set_items(self, items: Sequence[ListItem], keep: bool = True, moved: int = 0) -> None:
        """Show `items`; with `keep` a cursor that was placed stays on its key or else its row index.

        Any other stays on the first row. `moved`: by how many rows the item under the cursor has moved down,
        where that is known.
        """
        before, row_index = self.current, self.cursor or 0
        offset = row_index - self.scroll_offset.y
        self.items, self._hints, self._lead = items, {}, 0
        self.is_placed = keep = keep and self.is_placed
        if keep and before is not None:
            row_index = find_key(self.items, before.key, max(0, row_index + moved))
        new_row_index = nearest_selectable(self.items, row_index if keep else 0, 1)
        self.set_reactive(RowList.cursor, new_row_index)
        self._lay_out()
        if new_row_index is None or not keep:
            self.scroll_to(y=0, animate=False, force=True)
        else:
            self.scroll_to(y=new_row_index - offset, animate=False, force=True)
            self._show_cursor()
        if (now := self.current) is not None and (before is None or before.key != now.key):
            self.post_message(self.Highlighted(self, now))

    def move_to_key(self, key: object) -> bool:
        """Move the cursor to the item of `key`; return False where there is none."""
        if (row_index := find_key(self.items, key, -1)) >= 0:
            self.cursor, self.is_placed = row_index, True
        return row_index >= 0

    def visible_keys(self) -> list[object]:
        """Return the keys of the items on screen, from the top."""
        top = self.scroll_offset.y
        shown = self.items[top : top + max(0, self.scrollable_content_region.height)]
        return [item.key for item in shown if not item.heading and item.key is not None]

    def show_hints(self, hints: Mapping[object, str]) -> None:
        """Draw letters on items, by their key, until `clear_hints` or other items."""
        self._hints = dict(hints)
        self._rows.clear()
        self.refresh()

    def clear_hints(self) -> None:
        """Remove the hint letters."""
        self.show_hints({})

    def insert_page(self, page: int, items: list[ListItem]) -> None:
        """Store a page of a list that is loaded by the page, and redraw."""
        assert isinstance(self.items, PagedItems)
        before = self.current
        self.items.put(page, items)
        self._measure()
        self._rows.clear()
        self.refresh()
        if (now := self.current) is not None and before is not None and before.key != now.key:
            self.post_message(self.Highlighted(self, now))

    def show_open(self, key: object) -> None:
        """Mark the item of `key` quietly as what is open, wherever the cursor is."""
        if key != self._open_key:
            self._open_key = key
            self._rows.clear()
            self.refresh()

    @property
    def shows_cursor(self) -> bool:
        """Return whether the cursor is drawn: where the keys are, or in every list where they are nowhere."""
        return self.has_focus or self.screen.focused is None

    # What is on screen

    def on_resize(self) -> None:
        """Lay out for the new size; the cursor stays in view."""
        if self._laid_for == self.scrollable_content_region.width:
            self._measure()  # there may be more rows
        else:
            self._lay_out()
        self._show_cursor()

    def on_show(self) -> None:
        """Lay out items that were set while the pane was hidden."""
        self.on_resize()

    def _lay_out(self) -> None:
        self._laid_for = width = self.scrollable_content_region.width
        self._rows.clear()
        self._empty_rows = wrap(self._empty, width - 2) if width > 2 and not self.items else []
        set_extent(self, width, len(self.items) or len(self._empty_rows))
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        """Make the column of leads wide enough for those on screen; it never shrinks while scrolling.

        Before the list has its size, as many rows are measured as the window has.
        """
        top = self.scroll_offset.y
        shown = self.items[top : top + (self.size or self.app.size).height + 1]
        widest = max((cell_len(item.lead) for item in shown), default=0)
        if widest > self._lead:
            self._lead = widest
            self._rows.clear()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what comes into view before it is drawn."""
        self._measure()
        super().watch_scroll_y(old_value, new_value)

    def validate_cursor(self, cursor: int | None) -> int | None:
        """Return the row index of a near item that is no heading, or None."""
        return None if cursor is None else nearest_selectable(self.items, cursor, 1)

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Redraw both rows, bring the new one into view, and post `Highlighted`."""
        for row_index in (old, new):
            if row_index is not None:
                self._rows.drop(row_index)
                self.refresh_line(row_index)
        self._show_cursor()
        if (item := self.current) is not None and old != new:
            self.is_placed = True
            self.post_message(self.Highlighted(self, item))

    def _show_cursor(self) -> None:
        """Scroll as little as needed; the headings above the cursor come along, and a passage below it."""
        height = self.scrollable_content_region.height
        if self.cursor is None or height <= 0:
            return
        top = top_row_for(self.items, self.cursor, self.scroll_offset.y, height)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    # Drawing

    def notify_style_update(self) -> None:
        """Drop the rows that were drawn in other styles."""
        self._rows.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the finished lines of a region of the widget; see `Widget.render_lines`."""
        return self._rows.render(crop, self.scroll_offset.y, super().render_lines)

    def render_line(self, y: int) -> Strip:
        """Return the row at `y` of the pane."""
        row_index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if row_index >= len(self.items):
            return self._empty_strip(row_index)
        item, at_cursor = self.items[row_index], row_index == self.cursor and self.shows_cursor
        letters = "" if item.heading else self._hints.get(item.key, "")
        is_open = item.key is not None and item.key == self._open_key
        marker = MARKER if at_cursor else OPEN_MARKER if is_open else ""
        return draw_row(item, width, self._lead, self._styles_of(item, at_cursor), marker, letters)

    def _empty_strip(self, row_index: int) -> Strip:
        """Return a row below the items, or of the text shown where there are none."""
        rows = () if self.items else self._empty_rows[row_index : row_index + 1]
        words = "".join(f" {self._empty[row.start : row.end]}" for row in rows)
        return draw_words(words, self.size.width, self.visual_style.rich_style, DIM)

    def _style(self, name: str | None) -> Style:
        """Return the style of a component class; a null style for none."""
        return self.get_component_rich_style(f"rowlist--{name}", partial=True) if name else Style.null()

    def _styles_of(self, item: ListItem, at_cursor: bool) -> RowStyles:
        """Return the styles of an item; the row of the cursor in a focused list is of one colour."""
        base, hint = self.visual_style.rich_style, self._style("hint" if self._hints else None)
        matched = self._style("matched" if item.matched or item.detail_matched else None)
        if at_cursor:
            # The visual style settles colours that depend on their background, but knows no reverse.
            base = self.get_visual_style("rowlist--cursor").rich_style
            base += Style(reverse=self._style("cursor").reverse)
            if self.has_focus:
                return RowStyles(base, matched=matched, hint=hint)
        elif item.key is not None and item.key == self._open_key:
            base += Style(bold=True)
        name = self._style("heading" if item.heading else FAMILIES.get(item.style))
        trail = self._style("differ") if item.trail == DIFFERS else DIM
        return RowStyles(base, name, trail=trail, detail=DIM, matched=matched, hint=hint)

    # What can be done

    def action_move(self, by: int) -> None:
        """Move the cursor `by` items, over headings; it stops at the ends."""
        if self.cursor is not None:
            self.cursor = nearest_selectable(self.items, self.cursor + by, 1 if by > 0 else -1)

    def action_first(self) -> None:
        """Move the cursor to the first item."""
        self.cursor = nearest_selectable(self.items, 0, 1)

    def action_last(self) -> None:
        """Move the cursor to the last item."""
        self.cursor = nearest_selectable(self.items, len(self.items) - 1, -1)

    def action_page(self, by: int) -> None:
        """Move `by` screenfuls."""
        self.action_move(by * max(1, self.size.height - 1))

    def action_choose(self) -> None:
        """Choose the item under the cursor."""
        if (item := self.current) is not None and item.key is not None:
            self.is_placed = True
            self.post_message(self.Chosen(self, item))

    def on_click(self, event: events.Click) -> None:
        """Choose the item that was clicked."""
        offset = event.get_content_offset(self)
        row_index = -1 if offset is None else offset.y + self.scroll_offset.y
        if 0 <= row_index < len(self.items) and not self.items[row_index].heading:
            event.stop()
            self.cursor = row_index
            self.action_choose()
