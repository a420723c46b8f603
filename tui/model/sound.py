"""One key for the spellings of a name across transliterations and scripts.

The key finds persons in a search and proposes aliases; it never marks a mention by itself, and never
applies to countries.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SOUND_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
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
    )
)


@lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """One key for the spellings of a word: Evkourov, Yevkurov, Jewkurow, Евкуров; Iounous, Yunus, Юнус."""
    from anyascii import anyascii  # late: only names in search need it

    key = anyascii(word).lower()
    for pattern, sound in _SOUND_RULES:
        key = pattern.sub(sound, key)
    return key
