"""Text laid out in cells: wrapping, cutting, and what lies over what.

Nothing here knows Textual. Offsets are code points; widths are terminal cells, which are neither
code points nor bytes: a wide character takes two, a combining one none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Generic, NamedTuple, TypeVar

from rich.cells import cell_len

Span = tuple[int, int]
S = TypeVar("S")

ELLIPSIS = "…"
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
# Characters that take one cell each: Latin, Greek, Cyrillic, and the punctuation of European texts.
# Where a text has nothing else, cells are code points and nothing need be measured.
_NARROW = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\n]*")
_BLANKS = re.compile(" *")
#: Never first on a row (French typography puts a blank before them), never last.
_NOT_FIRST = "»!?:;%"
_NOT_LAST = "«"


class Row(NamedTuple):
    """One screen row of a text: `text[start:end]`, drawn after `indent` blanks.

    The blanks at which a line was broken belong to the row they end; they are not drawn.
    `last` is true for the last row of a line (after it comes a line end, or nothing).
    """

    start: int
    end: int
    indent: int
    last: bool


class Indent(NamedTuple):
    """How far a line (0-based) is set in: its first row, and the rows it runs on to, in cells."""

    line: int
    first: int = 0
    rest: int = 0


def is_narrow(text: str) -> bool:
    """Whether every character of `text` surely takes one cell."""
    return _NARROW.fullmatch(text) is not None


def fit(text: str, start: int, end: int, width: int, narrow: bool = False) -> int:
    """The furthest offset up to which `text[start:]` takes at most `width` cells, at most `end`.

    A character is never parted from the marks that combine with it.
    """
    if narrow:
        return min(end, start + max(0, width))
    cells, at = 0, start
    while at < end:
        following = at + 1
        while following < end and (text[following] == _JOINER or text[following - 1] == _JOINER):
            following += 1
        cells += cell_len(text[at:following])
        if text[at] == _EMOJI_STYLE and at > start:
            cells += 1  # may widen the character before it
        if cells > width:
            break
        at = following
    return at


def clip(text: str, width: int) -> str:
    """`text` in at most `width` cells; where it is cut, it ends in «…»."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return text[: fit(text, 0, len(text), width - 1)].rstrip() + ELLIPSIS


def _may_break(text: str, blank: int, end: int) -> bool:
    """Whether the row may end at the blank at offset `blank`."""
    after = blank + 1
    return not (after < end and text[after] in _NOT_FIRST) and not (blank and text[blank - 1] in _NOT_LAST)


def _break(text: str, start: int, limit: int, end: int) -> int:
    """Where the row that begins at `start` and has room up to `limit` ends, before its blanks."""
    blank = first = limit if text[limit] == " " else text.rfind(" ", start, limit)
    while blank > start and not _may_break(text, blank, end):
        blank = text.rfind(" ", start, blank)
    for candidate in (blank, first):
        if candidate > start and not text[start:candidate].isspace():
            return candidate
    return max(limit, start + 1)


def _wrap_line(text: str, line: Span, width: int, indent: Indent, narrow: bool) -> list[Row]:
    """The rows of the line at `line` of `text`."""
    start, end = line
    rows: list[Row] = []
    inset = min(indent.first, width // 2)
    while True:
        limit = fit(text, start, end, width - inset, narrow)
        if limit >= end:
            rows.append(Row(start, end, inset, True))
            return rows
        cut = _break(text, start, limit, end)
        following = min(end, _BLANKS.match(text, cut).end())  # type: ignore[union-attr]
        rows.append(Row(start, following, inset, following == end))
        if following == end:
            return rows
        start, inset = following, min(indent.rest, width // 2)


def wrap(text: str, width: int, indents: Iterable[tuple[int, int, int]] = ()) -> list[Row]:
    """The rows of `text` at `width` cells; joined (with line ends after last rows) they are `text`.

    Rows break at blanks, or anywhere in a word longer than a row. There is always at least one row.
    """
    width = max(1, width)
    by_line = {indent[0]: Indent(*indent) for indent in indents}
    plain = Indent(0)
    all_narrow = is_narrow(text)
    rows: list[Row] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        narrow = all_narrow or is_narrow(line)
        rows += _wrap_line(text, (start, end), width, by_line.get(number, plain), narrow)
        start = end + 1
    return rows


class Spans:
    """Ranges of a text, which may nest and overlap, found by where they lie.

    A range is known by its number in what was given. `order` holds the numbers as they are drawn and
    walked: by start, the longer first, so that an inner one comes after the one around it. Empty
    ranges are nowhere.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = list(spans)
        self.order: list[int] = sorted(
            (number for number, (start, end) in enumerate(self.spans) if end > start),
            key=lambda number: (self.spans[number][0], -self.spans[number][1]),
        )
        self._places = {number: place for place, number in enumerate(self.order)}
        self._starts = [self.spans[number][0] for number in self.order]
        # How far the spans up to a place reach: looking back can stop where that is too short.
        self._reach = list(accumulate((self.spans[number][1] for number in self.order), max))

    def __contains__(self, number: object) -> bool:
        return number in self._places

    def place(self, number: int) -> int:
        """Where span `number` stands in `order`; KeyError for an empty one."""
        return self._places[number]

    def over(self, start: int, end: int) -> list[int]:
        """The spans that overlap `start`–`end`, in drawing order."""
        found: list[int] = []
        place = bisect_left(self._starts, end) - 1
        while place >= 0 and self._reach[place] > start:
            if self.spans[self.order[place]][1] > start:
                found.append(self.order[place])
            place -= 1
        return found[::-1]

    def at(self, offset: int) -> int | None:
        """The innermost span that holds `offset`, or None."""
        found = self.over(offset, offset + 1)
        return found[-1] if found else None

    def after(self, number: int | None, by: int, top: int) -> int | None:
        """The span `by` places after span `number`, or None past the ends.

        Without a number, counting begins at `top`: 1 is the first span from there on, -1 the last before.
        """
        if number in self._places:
            place = self._places[number] + by
        else:
            place = bisect_left(self._starts, top) + (by - 1 if by > 0 else by)
        return self.order[place] if 0 <= place < len(self.order) else None


class Layer(NamedTuple, Generic[S]):
    """A style laid over a range."""

    start: int
    end: int
    style: S


def runs(start: int, end: int, layers: Sequence[Layer[S]]) -> list[tuple[int, int, list[S]]]:
    """`start`–`end` cut where a layer begins or ends; each piece with its styles, the upper ones last."""
    cuts = {start, end}
    for layer in layers:
        cuts.add(min(max(layer.start, start), end))
        cuts.add(min(max(layer.end, start), end))
    edges = sorted(cuts)
    return [
        (a, b, [layer.style for layer in layers if layer.start <= a and layer.end >= b])
        for a, b in pairwise(edges)
    ]


def row_of(rows: Sequence[Row], offset: int) -> int:
    """The number of the row that holds `offset`; 0 where there is none."""
    return max(0, bisect_right(rows, offset, key=lambda row: row.start) - 1)
