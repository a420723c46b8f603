"""The words of a text that tell its event from others: its names, its figures, and its longer words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tui.model.text import fold, split_words

#: Shorter words do not tell one event from another.
MIN_TELLING_CHARS = 5
#: Words that begin alike are taken for forms of one: «rencontré», «rencontres».
_STEM_CHARS = 7
#: Shorter words with a capital are rarely names.
_MIN_NAME_CHARS = 3
_CAPITALIZED = re.compile(r"[^\W\d_]+")
#: Behind one of these a capital letter makes no name.
_OPENING = frozenset('.!?:;«»“”"([•*…\n')
#: Numbers of so many digits, alone or in groups of three; smaller ones may be days, some greater ones years.
_FIGURE = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[   .]\d{3})+(?!\w)|(?<![\w.,/-])\d{2,6}(?![\w/-])")
_MIN_FIGURE, _YEARS = 32, range(1900, 2101)


class TellingWords(NamedTuple):
    """What a text says that tells its event from others: stems of words, `names` among them, and figures."""

    stems: frozenset[str]
    names: frozenset[str]
    figures: frozenset[int]


@lru_cache(maxsize=4_000)  # suggestions are listed anew after each change, mostly of the same sentences
def telling_words(text: str) -> TellingWords:
    """Return the words of a text that tell its event: those that are long enough, names, and figures."""
    names = stems_of(match.group() for match in _CAPITALIZED.finditer(text) if _is_name(text, match))
    stems = frozenset(word[:_STEM_CHARS] for word in split_words(text) if len(word) >= MIN_TELLING_CHARS)
    return TellingWords(stems | names, names, frozenset(_figures(text)))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of some words, however short."""
    return frozenset(fold(word)[:_STEM_CHARS] for word in words)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Return whether a word is written with a capital that its place does not give it."""
    word = match.group()
    if len(word) < _MIN_NAME_CHARS or not word[0].isupper():
        return False
    before = text[max(0, match.start() - 4) : match.start()].rstrip(" '’")[-1:]
    return bool(before) and before not in _OPENING


def _figures(text: str) -> Iterable[int]:
    """Yield the numbers of a text that can be no days, and are no years."""
    for match in _FIGURE.finditer(text):
        value = int("".join(filter(str.isdecimal, match.group())))
        if value >= _MIN_FIGURE and value not in _YEARS:
            yield value
