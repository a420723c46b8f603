"""Which place of one text stands beside which of another."""

from __future__ import annotations

from bisect import bisect_right

from tui.analysis.comparison import Comparison
from tui.model.text_reuse import Span


class Alignment:
    """A mapping of offsets between two articles that are scrolled together.

    Shared passages are mapped to each other, the text between them in proportion. For an event the first
    quoted passages of both articles are mapped to each other too.
    """

    def __init__(self, comparison: Comparison, one: int, other: int) -> None:
        lengths = (len(comparison.articles[one].body), len(comparison.articles[other].body))
        pairs = sorted(
            (
                (passage.spans if passage.sides == (one, other) else passage.spans[::-1])
                for passage in comparison.shared
                if set(passage.sides) == {one, other}
            ),
            key=lambda pair: pair[0][0] - pair[0][1],
        )
        anchors: list[tuple[Span, Span]] = []  # added longest first; pairs that cross one are left out
        first_quotes = [quotes[0] for side in (one, other) if (quotes := (*comparison.quoted, (), ())[side])]
        for pair in [*pairs, *([(first_quotes[0], first_quotes[1])] if len(first_quotes) == 2 else [])]:
            position = bisect_right(anchors, pair)
            before = anchors[position - 1 : position] if position else []
            after = anchors[position : position + 1]
            crosses_before = any(anchor[1][1] > pair[1][0] or anchor[0][1] > pair[0][0] for anchor in before)
            if not crosses_before and not any(anchor[1][0] < pair[1][1] for anchor in after):
                anchors.insert(position, pair)
        points = [
            (0, 0),
            *(point for span, other_span in anchors for point in zip(span, other_span, strict=True)),
            lengths,
        ]
        self._offsets = [point[0] for point in points]
        self._other_offsets = [point[1] for point in points]

    def __call__(self, offset: int) -> int:
        """Return the offset in the other body that corresponds to `offset`; both in code points."""
        index = min(max(bisect_right(self._offsets, offset) - 1, 0), len(self._offsets) - 2)
        start, end = self._offsets[index : index + 2]
        share = min(1.0, (offset - start) / (end - start)) if end > start else 0.0
        return round(
            self._other_offsets[index] + share * (self._other_offsets[index + 1] - self._other_offsets[index])
        )
