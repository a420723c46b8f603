"""Rows that stay drawn: scrolling reuses the strips that were drawn before, with their border."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

#: A few screenfuls of a common terminal; each row holds some ten caches of Textual, about 4 kB.
MAX_CACHED_ROWS = 256


def set_extent(view: ScrollView, width: int, rows: int) -> None:
    """Set how much there is to scroll; show or hide the bar without another layout."""
    view.virtual_size = Size(width, rows)
    has_bar = rows > view.container_size.height
    if view.container_size and view.show_vertical_scrollbar != has_bar:
        view.show_vertical_scrollbar = view.vertical_scrollbar.display = has_bar


class RowCache:
    """Keeps the finished strips of the rows of a `ScrollView`, by row index.

    Textual keeps what it drew by the line of the screen, so that scrolling by one row draws all of
    them anew, with border, padding and filters. Here a row is finished once; Textual then finds in the
    strip itself what it has derived from it.
    """

    def __init__(self, view: ScrollView) -> None:
        self._view = view
        self._strips: LRUCache[tuple[int, int, int], Strip] = LRUCache(MAX_CACHED_ROWS)
        self._spans: set[tuple[int, int]] = set()  # the columns that were asked for

    def clear(self) -> None:
        """Draw every row anew when it is next seen."""
        self._strips.clear()
        self._spans.clear()

    def drop(self, number: int) -> None:
        """Draw one row anew."""
        for span in self._spans:
            self._strips.discard((number, *span))

    def render(self, crop: Region, first_row: int, draw: Callable[[Region], list[Strip]]) -> list[Strip]:
        """Return the finished lines of a region of the widget, whose row at the top is `first_row`.

        `draw` draws the lines of a region that are not kept yet.
        """
        view = self._view
        if not view.is_attached:  # taken away, and a last time drawn
            return [Strip.blank(crop.width)] * crop.height
        first, height = view.gutter.top, view.scrollable_content_region.height
        span = crop.column_span
        self._spans.add(span)
        inside = range(first, first + height)
        keys = {y: (y - first + first_row, *span) for y in crop.line_range if y in inside}
        lines = {y: line for y, key in keys.items() if (line := self._strips.get(key)) is not None}
        for run in _runs([y for y in crop.line_range if y not in lines]):
            drawn = draw(Region(crop.x, run.start, crop.width, len(run)))
            lines |= zip(run, drawn, strict=True)
        for y, key in keys.items():
            self._strips[key] = lines[y]
        return [lines[y] for y in crop.line_range]


def _runs(numbers: list[int]) -> Iterator[range]:
    """Group rising numbers into ranges of consecutive ones."""
    start = 0
    for position in range(1, len(numbers) + 1):
        if position == len(numbers) or numbers[position] != numbers[position - 1] + 1:
            yield range(numbers[start], numbers[position - 1] + 1)
            start = position
