"""A long text in a pane: wrapped once for a width, drawn by the row, its position kept.

Nothing of a text is measured or drawn twice, and nothing off screen is drawn.
"""

from __future__ import annotations

from time import sleep

from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.worker import Worker

from tui.app.runtime.background import run_in_thread
from tui.app.widgets.cached_rows import RowCache, set_extent
from tui.app.widgets.text.span_index import Layer, Span
from tui.app.widgets.text.text_layout import ShouldStop, TextLayout, WrappedRow
from tui.app.widgets.text.text_regions import selected_span, selection_of_line
from tui.app.widgets.text.text_row import draw_text_row

#: The rows between an offset that is scrolled to and the edge of the pane, where there is room.
MARGIN_ROWS = 2
#: A text of so many code points or more is laid out in a thread.
LONG_TEXT_CHARS = 500_000
#: How long such a thread pauses now and then, so that keys are handled, in seconds.
REWRAP_PAUSE_S = 0.001


class LayoutReady(Message):
    """A long text is laid out for a pane of `pane` cells."""

    def __init__(self, layout: TextLayout, pane: int) -> None:
        super().__init__()
        self.layout, self.pane = layout, pane


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """A text with layers of style over it. It binds no keys: its actions wait to be bound."""

    DEFAULT_CSS = """
    TextView {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(
        self, *, max_width: int = 88, centred: bool = True, id: str | None = None, classes: str | None = None
    ) -> None:
        """Create a view whose text is at most `max_width` cells wide (0: any), centred or at the left."""
        super().__init__(id=id, classes=classes)
        self._rows = RowCache(self)
        self._max_width, self._centred = max_width, centred
        self._text = ""
        self._indents: tuple[tuple[int, int, int], ...] = ()
        self._laid: TextLayout | None = None
        self._laid_for = 0  # the width of the pane then
        self._goal: tuple[int, bool] | None = None  # what to show once there is a size; in the middle?
        self._height = 0  # of the pane, when the text was last laid out for a size
        self._anchor = (0, 0)  # the row last scrolled to, and the offset for whose sake

    def row_layers(self, row: WrappedRow) -> list[Layer[Style]]:
        """Return the layers over a row, the lowest first."""
        return []

    def row_letters(self, number: int) -> list[tuple[int, str, Style]]:
        """Return what is written into row `number`: the cell to stand before, letters, style."""
        return []

    # The text and its layout

    def set_text(
        self,
        text: str,
        indents: tuple[tuple[int, int, int], ...],
        at: int,
        centre: bool,
    ) -> None:
        """Show `text` with the offset `at` on the first row, or in the middle."""
        if (text, indents) != (self._text, self._indents):
            self._laid, self._laid_for = None, 0  # else only what lies over it is other
        self._text, self._indents = text, indents
        self.redraw_all()
        self._lay_out_anew((at, centre))

    def _layout(self, pane: int, stopped: ShouldStop = lambda: False) -> TextLayout:
        """Lay the text out for a pane of `pane` cells."""
        width = max(1, min(pane, self._max_width or pane))
        left = max(0, pane - width) // 2 if self._centred else 0
        return TextLayout(self._text, width, left, self._indents, stopped)

    @property
    def layout_ready(self) -> TextLayout:
        """Return the layout of the text for the pane; for a pane of no width, that of a narrow one.

        While a thread lays out a long text: an empty layout, or the one for the width before.
        """
        if self._laid is None and len(self._text) >= LONG_TEXT_CHARS:
            return TextLayout("", 1)
        if self._laid is None:
            self._laid_for = self.scrollable_content_region.width
            self._laid = self._layout(self._laid_for)
        return self._laid

    def _lay_out(self, goal: tuple[int, bool]) -> None:
        """Lay out for the pane's width, then scroll to `goal`; keep the goal while there is no width."""
        self._goal = goal
        pane = self.scrollable_content_region.width
        if pane > 0:
            set_extent(self, pane, len(self.layout_ready.rows))
            self._goal = None
            self._scroll(*goal)

    def _scroll(self, offset: int, centre: bool) -> None:
        """Scroll so that `offset` is on the first row, or in the middle."""
        row = self.layout_ready.row_of(offset)
        if centre:
            row -= self.scrollable_content_region.height // 2
        self.scroll_to(y=max(0, row), animate=False, force=True)
        self._anchor = (self.scroll_offset.y, self.visible_range()[0] if centre else offset)

    def on_resize(self) -> None:
        """Lay out for the new width; the first visible offset stays the first, the watched one in view."""
        goal, watched_offset = self._goal or (self.first_visible, False), self.watched_offset
        self._lay_out_anew(goal)
        if watched_offset is not None:
            self.show_offset(watched_offset)
        self._height = self.scrollable_content_region.height

    def on_show(self) -> None:
        """Lay out a text that was set while the pane was hidden."""
        if self._goal is not None:
            self._lay_out_anew(self._goal)

    def _lay_out_anew(self, goal: tuple[int, bool]) -> None:
        """Lay out if the width has changed, then scroll to `goal`; a long text is laid out in a thread."""
        pane = self.scrollable_content_region.width
        if self._laid_for == pane or len(self._text) < LONG_TEXT_CHARS or pane == 0:
            if self._laid_for != pane:
                self._laid = None
                self.redraw_all()
            self._lay_out(goal)
            return
        if self._laid is None:
            self._goal = goal
        self.redraw_all()

        def work(worker: Worker[None]) -> LayoutReady:
            def stopped() -> bool:
                sleep(REWRAP_PAUSE_S)
                return worker.is_cancelled

            return LayoutReady(self._layout(pane, stopped), pane)

        run_in_thread(self, "lay out", work)

    def on_layout_ready(self, message: LayoutReady) -> None:
        """Show a long text, or show it at its new width: the first visible offset stays the first."""
        is_of_now = message.pane == self.scrollable_content_region.width
        if is_of_now and message.layout.text is self._text:
            goal, watched_offset = self._goal or (self.first_visible, False), self.watched_offset
            self._laid, self._laid_for = message.layout, message.pane
            self.redraw_all()
            self._lay_out(goal)
            if watched_offset is not None:
                self.show_offset(watched_offset)

    def redraw_all(self) -> None:
        """Draw everything anew."""
        self._rows.clear()
        self.refresh()

    def redraw(self, start: int, end: int) -> None:
        """Draw the rows of `start`–`end` anew."""
        if self._goal is None:
            rows = self.layout_ready.rows_of(start, end)
            for number in rows:
                self._rows.drop(number)
            self.refresh_lines(rows.start, len(rows))

    # Position

    @property
    def first_visible(self) -> int:
        """Return the first visible code point; after a resize, the one that was the first before it."""
        if self._goal is not None:
            return self._goal[0]
        row, offset = self._anchor
        return offset if row == self.scroll_offset.y else self.visible_range()[0]

    @property
    def watched_offset(self) -> int | None:
        """Return the offset that must stay on screen when the size changes; None: only the first one."""
        return None

    @property
    def range_before(self) -> Span:
        """Return the code points that were on screen before the pane was given its present size."""
        return (0, 0) if self._goal else self.layout_ready.range_of(self.scroll_offset.y, self._height)

    def visible_range(self) -> Span:
        """Return the code points on screen: start, end."""
        if self._goal is not None:
            return self._goal[0], self._goal[0]
        return self.layout_ready.range_of(self.scroll_offset.y, self.scrollable_content_region.height)

    def show_offset(self, offset: int, centre: bool = False) -> None:
        """Scroll `offset` to the middle: only where it is not well in view, or with `centre` always."""
        if self._goal is not None:
            self._goal = (offset, True)
            return
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        row = self.layout_ready.row_of(offset) - top
        margin = MARGIN_ROWS if height > 3 * MARGIN_ROWS else 0
        if centre or not (margin if top else 0) <= row < height - margin:
            self._scroll(offset, True)

    # Drawing

    def notify_style_update(self) -> None:
        """Drop the rows that were drawn in other styles."""
        self._rows.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the finished lines of a region; none is kept while a selection is drawn over them."""
        if self.is_attached and self.text_selection is not None:
            self._rows.clear()
            return super().render_lines(crop)
        return self._rows.render(crop, self.first_row, super().render_lines)

    def render_line(self, y: int) -> Strip:
        """Return the row at `y` of the pane."""
        number, width = y + self.first_row, self.size.width
        base = self.visual_style.rich_style
        if number >= len(self.layout_ready.rows):
            return Strip.blank(width, base).apply_offsets(0, number)
        selection = self.text_selection
        selected = None if selection is None else selection.get_span(number)
        return self._draw(number, base, selected).adjust_cell_length(width, base).apply_offsets(0, number)

    @property
    def first_row(self) -> int:
        """Return the index of the row at the top; while there is a goal, the one after scrolling to it."""
        if self._goal is None:
            return self.scroll_offset.y
        offset, centre = self._goal
        height = self.scrollable_content_region.height
        row = self.layout_ready.row_of(offset) - (height // 2 if centre else 0)
        return max(0, min(row, len(self.layout_ready.rows) - height))

    def _draw(self, number: int, base: Style, selected: Span | None) -> Strip:
        """Draw row `number`, with the selected part of it (in characters, from the left edge)."""
        laid = self.layout_ready
        layers = self.row_layers(laid.rows[number])
        if selected is not None:
            style = self.screen.get_component_rich_style("screen--selection", partial=True)
            layers.append(Layer(*laid.characters_span(number, *selected), style))
        return draw_text_row(self._text, laid, number, layers, self.row_letters(number), base)

    # Selecting

    @property
    def selected_range(self) -> Span | None:
        """Return the code points that are selected, or None."""
        selection = self.text_selection
        return None if selection is None else selected_span(self.layout_ready, selection, len(self._text))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text and its ending; where a line was wrapped there is no line end."""
        selected = self.selected_range
        return None if selected is None else (self._text[slice(*selected)], "\n")

    def select_line(self, offset: int) -> None:
        """Select the whole line at `offset`."""
        self.screen.selections = {self: selection_of_line(self.layout_ready, offset)}

    # What can be done

    def action_move(self, by: int) -> None:
        """Scroll by `by` rows."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)

    def action_page(self, by: int) -> None:
        """Scroll by `by` screenfuls; two rows stay."""
        self.action_move(by * max(1, self.scrollable_content_region.height - 2))

    def action_first(self) -> None:
        """Scroll to the top of the text."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """Scroll to the end of the text."""
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
