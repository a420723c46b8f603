"""Names of places as articles spell them, and the places of reports: which may be of one place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from msgspec import structs
from rapidfuzz.distance import Levenshtein

from tui.model.found_events import ReportedValue
from tui.model.phonetics import spelling_key

#: What one town speaks for, of two reports that name it.
SAME_TOWN_LIKENESS = 0.2
#: A name of so many letters may have another letter, a longer one two: but «Abala» is not «Abalak».
MIN_SPELLED_CHARS, LONG_SPELLED_CHARS = 6, 7
#: One that begins alike and is so long may have two others anywhere: «Chinagoder», «Chinégodar».
VERY_LONG_SPELLED_CHARS = 9

#: An end of a name of so many letters may stand for it.
MIN_ENDING_CHARS = 5
#: «o» and «ou» (which sounds as v) stand for each other: «Boma», «Bouma».
_VOWELS = str.maketrans("uv", "oo")
_NAME_JOIN = re.compile(r"[ -]")
#: A walled town, in Hausa, without which its name often stands: «Konni» for «Birni N’Konni».
_WALLED_TOWN = re.compile(r"(?i)\Abirnin?[ -](?:n['’ ])?(?=\w{4})")


@lru_cache(maxsize=4096)
def _sound_name(name: str) -> str:
    return spelling_key(_WALLED_TOWN.sub("", name))


def sound_names(names: Iterable[str]) -> frozenset[str]:
    """Return names as they sound, so that spellings of one name are equal: «Tinzawatène», «Tinzaouatène»."""
    return frozenset(map(_sound_name, names))


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
        return True  # «Doutchi» for «Dogondoutchi»
    if len(one) == len(other) == MIN_SPELLED_CHARS - 1:
        return one[:2] == other[:2] and one[-1] == other[-1] and Levenshtein.distance(one, other) == 1
    if min(len(one), len(other)) < MIN_SPELLED_CHARS:
        return False
    is_framed = one[0] == other[0] and one[-2:] == other[-2:]
    is_long = one[:3] == other[:3] and min(len(one), len(other)) >= VERY_LONG_SPELLED_CHARS
    most = 2 if is_long or (is_framed and min(len(one), len(other)) >= LONG_SPELLED_CHARS) else 1
    return Levenshtein.distance(one, other, score_cutoff=most) <= most


def fits_place(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether two places can be one, in whatever spelling."""
    if one.is_open or other.is_open or one.names == other.names or one.is_wide != other.is_wide:
        return True
    own, others = sound_names(one.names), sound_names(other.names)
    if have_common_place(own, others):
        return True
    if have_common_place(own, sound_names(other.near)) or have_common_place(others, sound_names(one.near)):
        return True
    if one.is_near or other.is_near:  # what it is near to may be told of in the other report too
        return not (own.isdisjoint(other.mentioned) and others.isdisjoint(one.mentioned))
    # Each knows of the other's town: it was at both, or at one that lies in the other.
    if not own.isdisjoint(other.mentioned) and not others.isdisjoint(one.mentioned):
        return True
    return any(is_part_of_name(name, known) for name in one.names for known in other.names)


def place_within(values: Sequence[ReportedValue]) -> list[ReportedValue]:
    """Return places with the areas in which they lie by any of the reports."""
    areas: dict[str, set[str]] = {}
    for value in values:
        for name in sound_names(value.near - value.within if value.is_open else value.names):
            areas.setdefault(name, set()).update(value.within)
    around = [{area for name in sound_names(one.names) for area in areas.get(name, ())} for one in values]
    return [
        one if one.is_open else structs.replace(one, near=one.near | wider)
        for one, wider in zip(values, around, strict=True)
    ]
