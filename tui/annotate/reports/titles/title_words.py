"""The words of a sentence that becomes a title, with the marks between them, and its quotations."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

#: Marks at which a title ends, and which it does not keep.
ENDS = " .;,:–—-"
#: Marks in front of the items of a list.
_BULLETS = " •·▪►■●"
#: The place and the source in front of a dispatch, the mark in front of a line of a list.
_DATELINE = re.compile(
    r"\A(?:[A-ZÀ-Þ][A-ZÀ-Þ’'/ -]{1,30}(?:,[^()–—\n]{1,30})? ?)?(?:\([^()\n]{2,60}\) ?)?[–—|-]+ "
)
_WORD = re.compile(r"\d+,\d+|\w+(?:-\w+)*")
_MARK = re.compile(r"[,;:–—(]")
#: What stands between two of several quotations, which are one list.
_NEXT_QUOTATION = re.compile(r"[»”] ?, ?[«“] ?")
#: What stands between most words, and is no mark.
_UNMARKED = frozenset(("", " ", "’", "'", "-"))
_QUOTES = (("«", "»"), ("“", "”"))


class TitleWord(Struct, frozen=True):
    """A word in lower case, where it begins and ends, and whether a mark stands in front of it."""

    text: str
    start: int
    end: int
    is_marked: bool


@lru_cache(maxsize=16)  # a sentence is read several times until its title is written
def words_of(text: str) -> tuple[TitleWord, ...]:
    """Return the words of a text."""
    words = []
    previous = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        between = text[previous:start]
        is_marked = between not in _UNMARKED and _MARK.search(_NEXT_QUOTATION.sub("", between)) is not None
        words.append(TitleWord(text[start:end].lower(), start, end, is_marked))
        previous = end
    return tuple(words)


def without_dateline(text: str) -> str:
    """Return a sentence without the place, source or label in front of it, nor the marks at its ends."""
    return _DATELINE.sub("", text.strip(ENDS).lstrip(_BULLETS)).strip(ENDS)


def balance_quotations(text: str) -> str:
    """Return a text of whose quotations each has a beginning and an end."""
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opening, closing in _QUOTES:
        at = text.rfind(opening)
        if at >= 0 and closing not in text[at:]:
            rest = text[at + 1 :].strip(ENDS)
            is_told = len(rest.split()) > 1
            blank = " " if opening == "«" else ""
            text = f"{text[:at]}{opening}{blank}{rest}{blank}{closing}" if is_told else text[:at]
        if closing in text and opening not in text[: text.find(closing)]:
            text = " ".join(text.replace(closing, "").split())
        inner = text.removeprefix(opening).removesuffix(closing)
        if len(inner) == len(text) - 2 and opening not in inner:
            text = inner
    return text
