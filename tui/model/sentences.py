"""Sentences of a text: where the one around a place begins and ends."""

from __future__ import annotations

import re

# The end of a sentence: a mark, what closes after it, a blank, and a capital or an opening quote; or the
# end of a line. The point of «M.», of an initial and of the like is none.
_END = re.compile(
    r"(?<=[.!?…])(?<!\b[A-ZÀ-ÖØ-Þ]\.)(?<!\bMM\.)(?<!\bDr\.)(?<!\bPr\.)[»”\")\s]*\s+(?=[«“\"(]?\s?[A-ZÀ-ÖØ-Þ])"
    r"|\n\s*\n"
)
#: A sentence longer than this on one side of the place is cut there, in characters.
_LONGEST = 2_000


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `start`..`end` begins and ends (code points), without blanks around it."""
    first, last = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    for match in _END.finditer(text, first, last):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    while first < start and (text[first].isspace() or (first and text[first - 1].isalnum())):
        first += 1  # a sentence that was cut begins with a whole word
    while last > end and (
        text[last - 1].isspace() or (text[last - 1 : last + 1].isalnum() and last < len(text))
    ):
        last -= 1
    return first, last


def sentence_end(text: str, at: int) -> int:
    """Where the sentence that goes on at offset `at` ends (code points); as `sentence_around` has it."""
    last = min(len(text), at + _LONGEST)
    match = _END.search(text, at, last)
    return match.start() if match else last
