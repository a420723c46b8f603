"""Text laid out in cells: wrapping, cutting, and which cell shows which character.

Nothing here knows Textual. Offsets are code points; widths are terminal cells, which are neither
code points nor bytes: a wide character takes two, a combining one none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

from msgspec import Struct
from rich.cells import cell_len

Span = tuple[int, int]
#: Returns whether wrapping is to stop.
ShouldStop = Callable[[], bool]
#: Rows of a line, or lines, between two calls of it.
CHECK_EVERY = 500
#: Code points matched in one go: meanwhile no other thread runs.
MAX_MATCHED_CHARS = 100_000

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


class WrappedRow(Struct, frozen=True):
    """One screen row of a text: `text[start:end]`, drawn after `indent` blanks.

    The blanks at which a line was broken belong to the row they end; they are not drawn.
    `last` is true for the last row of a line (after it comes a line end, or nothing).
    """

    start: int
    end: int
    indent: int
    last: bool


class Indent(Struct, frozen=True):
    """The indents of a line (0-based): of its first row, and of the rows it wraps to, in cells."""

    line: int
    first: int = 0
    rest: int = 0


def is_narrow(text: str) -> bool:
    """Return whether every character of `text` surely takes one cell."""
    pieces = range(0, max(1, len(text)), MAX_MATCHED_CHARS)
    return all(_NARROW.fullmatch(text, at, at + MAX_MATCHED_CHARS) is not None for at in pieces)


def fit(text: str, start: int, end: int, width: int, narrow: bool = False) -> int:
    """Return the furthest offset, up to `end`, at which `text[start:]` takes at most `width` cells.

    A character is never separated from the marks that combine with it.
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
    """Return `text` in at most `width` cells; where it is cut, it ends in «…»."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return text[: fit(text, 0, len(text), width - 1)].rstrip() + ELLIPSIS


def _may_break(text: str, blank: int, end: int) -> bool:
    """Return whether the row may end at the blank at offset `blank`."""
    after = blank + 1
    return not (after < end and text[after] in _NOT_FIRST) and not (blank and text[blank - 1] in _NOT_LAST)


def _break(text: str, start: int, limit: int, end: int) -> int:
    """Return where the row that begins at `start` and has room up to `limit` ends, before its blanks."""
    blank = first = limit if text[limit] == " " else text.rfind(" ", start, limit)
    while blank > start and not _may_break(text, blank, end):
        blank = text.rfind(" ", start, blank)
    for candidate in (blank, first):
        if candidate > start and not text[start:candidate].isspace():
            return candidate
    return max(limit, start + 1)


def _wrap_line(
    text: str, line: Span, width: int, indent: Indent, narrow: bool, stopped: ShouldStop
) -> list[WrappedRow]:
    """Return the rows of the line at `line` of `text`."""
    start, end = line
    rows: list[WrappedRow] = []
    inset = min(indent.first, width // 2)
    while True:
        limit = fit(text, start, end, width - inset, narrow)
        if limit >= end:
            rows.append(WrappedRow(start, end, inset, True))
            return rows
        cut = _break(text, start, limit, end)
        following = min(end, _BLANKS.match(text, cut).end())  # type: ignore[union-attr]
        rows.append(WrappedRow(start, following, inset, following == end))
        if following == end or (len(rows) % CHECK_EVERY == 0 and stopped()):
            return rows
        start, inset = following, min(indent.rest, width // 2)


def wrap(
    text: str,
    width: int,
    indents: Iterable[tuple[int, int, int]] = (),
    stopped: ShouldStop = lambda: False,
) -> list[WrappedRow]:
    """Wrap `text` into rows of `width` cells; joined (with line ends after last rows) they are `text`.

    Rows break at blanks, or anywhere in a word longer than a row. There is always at least one row.
    `stopped` is called now and then; if it stops the work, the rows are incomplete.
    """
    width = max(1, width)
    by_line = {indent[0]: Indent(*indent) for indent in indents}
    plain = Indent(0)
    all_narrow = is_narrow(text)
    rows: list[WrappedRow] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        narrow = all_narrow or is_narrow(line)
        rows += _wrap_line(text, (start, end), width, by_line.get(number, plain), narrow, stopped)
        start = end + 1
        if number % CHECK_EVERY == 0 and stopped():
            break
    return rows


class TextLayout:
    """A text wrapped for a width, with a margin of `left` cells: from offsets to cells and back.

    Rows are counted from the top of the text, cells and characters from the left edge, margin included.
    """

    def __init__(
        self,
        text: str,
        width: int,
        left: int = 0,
        indents: Iterable[tuple[int, int, int]] = (),
        stopped: ShouldStop = lambda: False,
    ) -> None:
        self.text = text
        self.width, self.left = width, left
        self.rows = wrap(text, width, indents, stopped)
        self._starts = [row.start for row in self.rows]

    def row_of(self, offset: int) -> int:
        """Return the index of the row that holds `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def rows_of(self, start: int, end: int) -> range:
        """Return the indexes of the rows that hold `start`–`end`."""
        return range(self.row_of(start), self.row_of(max(start, end - 1)) + 1)

    def line_of(self, offset: int) -> range:
        """Return the indexes of the rows of the line that holds `offset`."""
        first = last = self.row_of(offset)
        while first > 0 and not self.rows[first - 1].last:
            first -= 1
        while not self.rows[last].last:
            last += 1
        return range(first, last + 1)

    def range_of(self, top: int, height: int) -> Span:
        """Return the offsets of `height` rows from row `top` on; an empty span for no height."""
        top = min(max(0, top), len(self.rows) - 1)
        rows = self.rows[top : top + height]
        start = self.rows[top].start
        return start, rows[-1].end if height > 0 else start

    def indent_of(self, number: int) -> int:
        """Return the blanks before the text of row `number`, in cells: margin and indent."""
        return self.left + self.rows[number].indent

    def draw_row(self, number: int) -> Span:
        """Return the offsets that are drawn in row `number`: without the blanks at which it was broken."""
        row = self.rows[number]
        end = row.end if row.last else row.start + len(self.text[row.start : row.end].rstrip(" "))
        return row.start, end

    def characters_span(self, number: int, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of some characters of a row, from its left edge; -1 as `last`: to its end."""
        end = self.rows[number].end if last == -1 else self.offset_at_character(last, number)
        return self.offset_at_character(first, number), end

    def offset_at_character(self, x: int, number: int) -> int:
        """Return the offset at `x` characters in row `number`; the nearest, beside the text."""
        if number >= len(self.rows):
            return len(self.text)
        row = self.rows[max(0, number)]
        return min(row.end, max(row.start, row.start + x - self.indent_of(max(0, number))))

    def offset_at_cell(self, x: int, number: int) -> int | None:
        """Return the offset whose character is drawn at cell `x` of row `number`; None beside the text."""
        if not 0 <= number < len(self.rows) or x < self.indent_of(number):
            return None
        start, end = self.draw_row(number)
        offset = fit(self.text, start, end, x - self.indent_of(number))
        return offset if offset < end else None

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Return the cell and the row index at which `offset` is drawn."""
        number = self.row_of(offset)
        return self.indent_of(number) + cell_len(self.text[self.rows[number].start : offset]), number
