"""Columns that hold, whatever cells a terminal gives to a character that terminals disagree about.

Emoji of several code points, flags, keycaps, scripts with vowel signs, characters newer than the terminal:
the program counts the cells of each, and may be wrong about this terminal. So it blanks these cells, draws
the character there, and places the cursor behind them by its column: the frame and the words after it stand
where they belong.
"""

from __future__ import annotations

import re
from functools import cache

from rich.cells import cell_len
from textual.driver import Driver

#: Characters that every terminal draws in as many cells: most alphabets, signs, lines, East Asian scripts.
_AGREED = (
    "\x00-\u052f\u0531-\u06ff\u10a0-\u10ff\u1e00-\u200b\u200e-\u20cf\u2100-\u22ff\u2400-\u25fc\u2800-\u28ff"
    "\u2e80-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
_EMOJI = "\u2300-\u23ff\u25fd-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_FLAG_LETTER = "\U0001f1e6-\U0001f1ff"
#: What follows an emoji, or a character in a frame, and changes it: skin tones, keycaps, styles, tags.
_MODIFIER = "\U0001f3fb-\U0001f3ff\u20d0-\u20ff\ufe0f\U000e0020-\U000e007f"
_ESCAPE = "\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?)"
#: What most frames have none of: all but letters of Europe, common marks, and lines. It compiles at once.
_UNCOMMON = re.compile("[^\x00-\u052f\u200e-\u25fc]|[\u20d0-\u20ff\u2300-\u23ff]")
#: The cursor is placed: each row of a frame, and each part of a row, begins so.
_PLACE = "(\x1b\\[\\d+;\\d+H)"


@cache
def _disagreed_pattern() -> re.Pattern[str]:
    """Return the pattern of a character that terminals disagree about, for what has uncommon ones."""
    return re.compile(f"[^{_AGREED}]")


@cache
def _piece_pattern() -> re.Pattern[str]:
    """Return the pattern of what is written apart from the words before it; mostly there is none."""
    return re.compile(
        f"(?P<escape>{_ESCAPE})"
        f"|(?P<emoji>[{_EMOJI}][{_MODIFIER}]*(?:\u200d+[{_EMOJI}][{_MODIFIER}]*)*)"
        f"|(?P<other>[^\x1b][\u20d0-\u20ff]+|[^{_AGREED}{_EMOJI}]+)"
    )


def pin_columns(output: str) -> str:
    """Return what is written to a terminal with the columns pinned after what terminals disagree about."""
    if _UNCOMMON.search(output) is None or _disagreed_pattern().search(output) is None:
        return output
    parts = re.split(_PLACE, output)
    for number in range(2, len(parts), 2):
        if _disagreed_pattern().search(parts[number]) is not None:
            column = int(parts[number - 1][:-1].rpartition(";")[2])
            parts[number] = _pin_row(parts[number], column)
    return "".join(parts)


def _pin_row(row: str, column: int) -> str:
    """Return a part of a row, which begins at `column` (from 1), with its columns pinned.

    An emoji that might be drawn beyond the end of the part, over what is not drawn again, is drawn plain.
    """
    parts: list[str] = []
    at, end = 0, column + cell_len(re.sub(_ESCAPE, "", row))
    for match in _piece_pattern().finditer(row):
        before, piece = row[at : match.start()], match.group()
        parts.append(before)
        column, at = column + cell_len(before), match.end()
        if match["escape"]:
            parts.append(piece)
            continue
        width = cell_len(piece)
        if match["emoji"] and column + 2 * len(piece) > end and not re.match(f"[{_FLAG_LETTER}]", piece):
            piece = piece[0]
        parts.append(f"{' ' * width}\x1b[{column}G{piece}\x1b[{column + width}G")
        column += width
    return "".join((*parts, row[at:]))


def with_pinned_columns(driver_class: type[Driver]) -> type[Driver]:
    """Return the driver of a terminal that pins the columns of all that it writes."""

    class PinningDriver(driver_class):  # type: ignore[misc, valid-type] # known at run time
        def write(self, data: str) -> None:
            super().write(pin_columns(data))

    return PinningDriver
