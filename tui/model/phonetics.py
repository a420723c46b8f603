"""A phonetic key that is equal for the spellings of a name across transliterations and scripts.

The key serves to find persons in a search and to suggest aliases. It never makes a mention on its own, and is
not applied to countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

#: Replacements from spelling to sound, applied one after the other to the transliterated word.
_SOUND_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[^a-z]+", ""),
        (r"shch|schtsch|chtch", "s"),
        (r"tsch|tch|tsh|ch|sh|sch|cz|c(?=[eiy])", "s"),
        (r"dj|dzh|zh|j(?=[aeou])|g(?=[ei])", "j"),
        (r"kh|gh|ck|qu|q|c|x", "k"),
        (r"ph|ff", "f"),
        (r"w|v", "v"),
        (r"iou|you|ou|oo|yu|iu|u", "u"),
        (r"^(?:io|ie|ye|yo|je|jo|e)", "e"),
        (r"^ju", "u"),
        (r"ai|ei|ey|ay|ij|ii|yi|y|j(?![aeou])", "i"),
        (r"h", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=.{3})(?:e|s)$", ""),
        (r"(?<=..[eo])f$", "v"),
    )
)


@lru_cache(maxsize=65536)
def phonetic_key(word: str) -> str:
    """Return the phonetic key of a word: one for Evkourov, Yevkurov and Евкуров, one for Yunus and Юнус."""
    return _make_key(word)


def joined_key(words: Iterable[str]) -> str:
    """Return the phonetic key of words written as one; it is not kept, as each name has another."""
    return _make_key("".join(words))


def _make_key(word: str) -> str:
    key = word.lower()
    if not key.isascii():
        from anyascii import anyascii  # late: most names in search are ASCII by then

        key = anyascii(word).lower()
    for pattern, replacement in _SOUND_RULES:
        key = pattern.sub(replacement, key)
    return key


def spelling_key(name: str) -> str:
    """Return a key that is equal for the spellings of a place: one for Tinzawatène and Tinzaouatène."""
    return phonetic_key(name.lower().replace("ou", "w"))
