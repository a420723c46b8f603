"""The columns of a printed page in a plain text, where wide gaps keep them side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

#: Lines begin a second column at one place, behind a gap of at least two blanks.
_SECOND_COLUMN = re.compile(r"(?<=\S) {2,}(?=\S)")
#: Fewer lines side by side are a heading or a table.
_MIN_COLUMN_LINES = 4
#: A column of prose has more words a line than a table or a menu.
_MIN_LINE_WORDS = 2.5
#: So many lines of full width may stand between those side by side.
_MAX_LINES_BETWEEN = 3
_MAX_LINE_CHARS = 250
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "”")


def separate_columns(text: str) -> str:
    """Return a text in which each column follows the one on its left; one without columns is unchanged."""
    if "  " not in text:
        return text
    lines = text.split("\n")
    gaps = [_list_starts(line) for line in lines]
    counts = Counter(start for starts in gaps for start in starts)
    if not counts:
        return text
    start, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    if count < _MIN_COLUMN_LINES:
        return text
    first, last = _find_region([start in starts for starts in gaps])
    while last + 1 < len(lines) and 0 < len(lines[last + 1].rstrip()) < start:
        last += 1  # the first column is longer than the second
    region = [line.rstrip() for line in lines[first : last + 1]]
    left, right = [line[:start].rstrip() for line in region], [line[start:] for line in region]
    if not all(_is_prose(column) for column in (left, right)) or any(
        _crosses(line, start) for line in region
    ):
        return text
    between = [""] if next(filter(None, reversed(left)), "").endswith(_SENTENCE_ENDS) else []
    following = _strip_blank_lines(separate_columns("\n".join(right)).split("\n"))
    return "\n".join([*lines[:first], *_strip_blank_lines(left), *between, *following, *lines[last + 1 :]])


def _list_starts(line: str) -> list[int]:
    """Return where a second column may begin in a line."""
    if len(line) > _MAX_LINE_CHARS:
        return []
    indent = len(line) - len(line.lstrip())
    starts = [gap.end() for gap in _SECOND_COLUMN.finditer(line)]
    return [*starts, indent] if indent > _MIN_LINE_WORDS * 4 else starts


def _find_region(has_second: Sequence[bool]) -> tuple[int, int]:
    """Return the first and last line of the longest run of lines side by side."""
    runs: list[list[int]] = [[]]
    for number in (number for number, is_beside in enumerate(has_second) if is_beside):
        if runs[-1] and number - runs[-1][-1] > _MAX_LINES_BETWEEN + 1:
            runs.append([])
        runs[-1].append(number)
    longest = max(runs, key=len)
    return longest[0], longest[-1]


def _crosses(line: str, start: int) -> bool:
    """Return whether the text of a line goes on over the gap before a column."""
    return len(line) > start and bool(line[start - 2 : start].strip())


def _is_prose(column: Sequence[str]) -> bool:
    words = [len(line.split()) for line in column if line.strip()]
    return len(words) >= _MIN_COLUMN_LINES and sum(words) >= _MIN_LINE_WORDS * len(words)


def _strip_blank_lines(column: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a column without blank ones above and below it."""
    yield from "\n".join(column).strip("\n").split("\n")
