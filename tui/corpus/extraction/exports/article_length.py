"""The length of an article as its export states it, and whether as much was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tui.corpus.extraction.exports.field_words import find_words
from tui.i18n import N_
from tui.model.text import clean_line, fold

#: Databases count words in other ways; with fewer than this share of them, something is missing.
_MIN_READ_SHARE = 0.6
_MAX_LINE_CHARS = 200
_NOT_DIGITS = re.compile(r"[^0-9]")


@lru_cache(maxsize=1)
def length_pattern() -> re.Pattern[str]:
    """Return the pattern of «1 234 mots» in a folded line; a year before it does not count."""
    words = "|".join(find_words("length", "words"))
    return re.compile(rf"(?<![0-9])([0-9]{{1,3}}(?:[ .,][0-9]{{3}}){{0,2}}|[0-9]{{4,6}}) (?:{words})\b")


def find_length(line: str) -> int | None:
    """Return the number of words that a line states; None where it states none."""
    match = length_pattern().search(fold(clean_line(line[:_MAX_LINE_CHARS])))
    return int(_NOT_DIGITS.sub("", match[1])) if match else None


def is_length_line(line: str) -> bool:
    """Return whether a line states a length and nothing else."""
    return len(line) < 40 and length_pattern().fullmatch(fold(clean_line(line))) is not None


def find_missing_words(line: str, paragraphs: Sequence[str]) -> str | None:
    """Return what is to be said where many fewer words were read than a line states; None otherwise."""
    stated = find_length(line) or 0
    count = sum(len(paragraph.split()) for paragraph in paragraphs)
    if count >= stated * _MIN_READ_SHARE:
        return None
    return N_("the export states {stated:,} words, and {count:,} were read: is something missing?").format(
        stated=stated, count=count
    )
