"""Rows that stay drawn: scrolling reuses the strips that were drawn before, with their border."""

from __future__ import annotations

from collections.abc import Iterator

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

#: A few screenfuls.
MAX_CACHED_ROWS = 512


class CachedRowsView(ScrollView, inherit_bindings=False):
    """A `ScrollView` that caches the finished strips of its rows, by row index.

    Textual keeps what it drew by the line of the screen, so that scrolling by one row draws all of
    them anew, with border, padding and filters. Here a row is finished once; Textual then finds in the
    strip itself what it has derived from it.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._cache: LRUCache[tuple[int, int, int], Strip] = LRUCache(MAX_CACHED_ROWS)
        self._spans: set[tuple[int, int]] = set()  # the columns that were asked for

    @property
    def is_cacheable(self) -> bool:
        """Whether rows may be cached now: not while they depend on more than their index."""
        return True

    @property
    def first_row(self) -> int:
        """The index of the row at the top."""
        return self.scroll_offset.y

    def set_extent(self, width: int, rows: int) -> None:
        """Set how much there is to scroll; show or hide the bar without another layout."""
        self.virtual_size = Size(width, rows)
        has_bar = rows > self.container_size.height
        if self.container_size and self.show_vertical_scrollbar != has_bar:
            self.show_vertical_scrollbar = self.vertical_scrollbar.display = has_bar

    def forget_rows(self) -> None:
        """Draw every row anew when it is next seen."""
        self._cache.clear()
        self._spans.clear()

    def forget_row(self, number: int) -> None:
        """Draw one row anew."""
        for span in self._spans:
            self._cache.discard((number, *span))

    def notify_style_update(self) -> None:
        """Drop the rows that were drawn in other styles."""
        self.forget_rows()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the finished lines of a region of the widget; see `Widget.render_lines`."""
        if not self.is_attached:  # taken away, and a last time drawn
            return [Strip.blank(crop.width)] * crop.height
        if not self.is_cacheable:
            self.forget_rows()
            return super().render_lines(crop)
        first, height = self.gutter.top, self.scrollable_content_region.height
        scrolled, span = self.first_row, crop.column_span
        self._spans.add(span)
        inside = range(first, first + height)
        keys = {y: (y - first + scrolled, *span) for y in crop.line_range if y in inside}
        lines = {y: line for y, key in keys.items() if (line := self._cache.get(key)) is not None}
        for run in _runs([y for y in crop.line_range if y not in lines]):
            drawn = super().render_lines(Region(crop.x, run.start, crop.width, len(run)))
            lines |= zip(run, drawn, strict=True)
        for y, key in keys.items():
            self._cache[key] = lines[y]
        return [lines[y] for y in crop.line_range]


def _runs(numbers: list[int]) -> Iterator[range]:
    """Group rising numbers into ranges of consecutive ones."""
    start = 0
    for position in range(1, len(numbers) + 1):
        if position == len(numbers) or numbers[position] != numbers[position - 1] + 1:
            yield range(numbers[start], numbers[position - 1] + 1)
            start = position
