"""Ranges of a text that nest and overlap: look-up by offset, and the order of drawing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

from msgspec import Struct

Span = tuple[int, int]
S = TypeVar("S")


class SpanIndex:
    """Ranges of a text, which may nest and overlap, looked up by offset.

    A range is identified by its index in `spans`. `order` holds the indexes as they are drawn and
    walked: by start, the longer first, so that an inner one comes after the one around it. Empty
    ranges are left out.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = list(spans)
        self.order: list[int] = sorted(
            (number for number, (start, end) in enumerate(self.spans) if end > start),
            key=lambda number: (self.spans[number][0], -self.spans[number][1]),
        )
        self._positions = {number: position for position, number in enumerate(self.order)}
        self._starts = [self.spans[number][0] for number in self.order]
        # How far the spans up to a position reach: looking back can stop where that is too short.
        self._reach = list(accumulate((self.spans[number][1] for number in self.order), max))

    def __contains__(self, number: object) -> bool:
        return number in self._positions

    def overlapping(self, start: int, end: int) -> list[int]:
        """Return the indexes of the spans that overlap `start`–`end`, in drawing order."""
        indexes: list[int] = []
        position = bisect_left(self._starts, end) - 1
        while position >= 0 and self._reach[position] > start:
            if self.spans[self.order[position]][1] > start:
                indexes.append(self.order[position])
            position -= 1
        return indexes[::-1]

    def innermost_at(self, offset: int) -> int | None:
        """Return the index of the innermost span that holds `offset`, or None."""
        overlapping = self.overlapping(offset, offset + 1)
        return overlapping[-1] if overlapping else None

    def following(self, number: int | None, by: int, top: int) -> int | None:
        """Return the index of the span `by` steps after span `number`, or None past the ends.

        Without a number, counting begins at `top`: 1 is the first span from there on, -1 the last before.
        """
        if number in self._positions:
            position = self._positions[number] + by
        else:
            position = bisect_left(self._starts, top) + (by - 1 if by > 0 else by)
        return self.order[position] if 0 <= position < len(self.order) else None


class Layer(Struct, Generic[S], frozen=True):
    """A style laid over a range."""

    start: int
    end: int
    style: S


def split_by_styles(start: int, end: int, layers: Sequence[Layer[S]]) -> list[tuple[int, int, list[S]]]:
    """Split `start`–`end` where a layer begins or ends; return pieces with their styles, the upper last."""
    cuts = {start, end}
    for layer in layers:
        cuts.add(min(max(layer.start, start), end))
        cuts.add(min(max(layer.end, start), end))
    edges = sorted(cuts)
    return [
        (a, b, [layer.style for layer in layers if layer.start <= a and layer.end >= b])
        for a, b in pairwise(edges)
    ]
