"""Names of places as articles spell them: which may be of one place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from tui.model.phonetics import spelling_key

#: What one town speaks for, of two reports that name it.
SAME_TOWN_LIKENESS = 0.2
#: A name of so many letters may have another letter, a longer one two: but «Abala» is not «Abalak».
MIN_SPELLED_CHARS, LONG_SPELLED_CHARS = 6, 7

#: An end of a name of so many letters may stand for it.
MIN_ENDING_CHARS = 5
#: «o» and «ou» (which sounds as v) stand for each other: «Boma», «Bouma».
_VOWELS = str.maketrans("uv", "oo")
_NAME_JOIN = re.compile(r"[ -]")
_spelling_key = lru_cache(maxsize=4096)(spelling_key)


def sound_names(names: Iterable[str]) -> frozenset[str]:
    """Return names as they sound, so that spellings of one name are equal: «Tinzawatène», «Tinzaouatène»."""
    return frozenset(map(_spelling_key, names))


def have_common_place(names: Collection[str], others: Collection[str]) -> bool:
    """Return whether a name among some, as they sound, can be of a place among others."""
    is_common = not set(names).isdisjoint(others)
    return is_common or any(_is_one_spelled(name, known) for name in names for known in others)


def is_part_of_name(one: str, other: str) -> bool:
    """Return whether one of two names is the other with something behind it: «Bani», «Bani-Nord»."""
    shorter, longer = sorted((_NAME_JOIN.split(one), _NAME_JOIN.split(other)), key=len)
    if len(shorter) > 1 and sound_names(shorter) <= sound_names(longer):
        return True
    first = longer[: len(shorter)]
    return first != longer and have_common_place(
        sound_names([" ".join(shorter)]), sound_names([" ".join(first)])
    )


def _is_one_spelled(one: str, other: str) -> bool:
    """Return whether two longer names are one but for a letter: «Barkram», «Barkaram»."""
    if one.translate(_VOWELS) == other.translate(_VOWELS):
        return True
    if min(len(one), len(other)) >= MIN_ENDING_CHARS and (one.endswith(other) or other.endswith(one)):
        return True  # «Doutchi» for «Dogondoutchi», «Konni» for «Birni N’Konni»
    if len(one) == len(other) == MIN_SPELLED_CHARS - 1:
        return one[:2] == other[:2] and one[-1] == other[-1] and Levenshtein.distance(one, other) == 1
    if min(len(one), len(other)) < MIN_SPELLED_CHARS:
        return False
    is_framed = one[0] == other[0] and one[-2:] == other[-2:]
    most = 2 if is_framed and min(len(one), len(other)) >= LONG_SPELLED_CHARS else 1
    return Levenshtein.distance(one, other, score_cutoff=most) <= most
