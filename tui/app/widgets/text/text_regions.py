"""The cells of a span of a text, and its selected parts, as Textual describes them."""

from __future__ import annotations

from rich.cells import cell_len
from textual.geometry import Offset, Region
from textual.selection import Selection

from tui.app.widgets.text.text_layout import TextLayout


def region_of(layout: TextLayout, start: int, end: int) -> Region:
    """Return the cells of the first row of a span, counted from the top left of the text."""
    x, number = layout.cell_of(start)
    return Region(x, number, cell_len(layout.text[start : min(end, layout.draw_row(number)[1])]), 1)


def selection_of_line(layout: TextLayout, offset: int) -> Selection:
    """Return the selection of the whole line at `offset`."""
    numbers = layout.line_of(offset)
    last = layout.rows[numbers[-1]]
    end = Offset(layout.indent_of(numbers[-1]) + last.end - last.start, numbers[-1])
    return Selection(Offset(0, numbers[0]), end)


def selected_span(layout: TextLayout, selection: Selection, length: int) -> tuple[int, int] | None:
    """Return the offsets that are selected in a text of `length` code points, or None."""
    first, last = selection
    start = 0 if first is None else layout.offset_at_character(*first)
    end = length if last is None else layout.offset_at_character(*last)
    return (start, end) if start < end else None
