"""Which family of events a French sentence tells of, by the stems of its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

#: «marche», a walk and not a market («marché»), which it is without its accent.
_WALK = re.compile(
    r"\b(?:la|une|cette|nouvelle|grande|premiere|deuxieme|seconde|ont|a|avoir|de nouveau) marches?\b"
    r"|\bles marches\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class FamilyTrigger(NamedTuple):
    """A word of a sentence that tells of a family of events, with its offset."""

    family: str
    start: int
    end: int


class _Stems(NamedTuple):
    """The stems of all families: whole words, and prefixes by their first three letters."""

    types: dict[str, str]
    words: dict[str, tuple[str, ...]]
    prefixes: dict[str, list[tuple[str, str]]]


@cache
def _load() -> _Stems:
    table = tomllib.loads(files("tui.languages.french").joinpath("event_families.toml").read_text("utf-8"))
    words: dict[str, list[str]] = {}
    prefixes: dict[str, list[tuple[str, str]]] = {}
    for family, entry in table.items():
        for stem in entry["stems"].split():
            if stem.endswith("$"):
                words.setdefault(stem[:-1], []).append(family)
            else:
                prefixes.setdefault(stem[:3], []).append((stem, family))
    types = {family: entry["type"] for family, entry in table.items()}
    return _Stems(types, {word: tuple(names) for word, names in words.items()}, prefixes)


def find_triggers(folded: str) -> Iterator[FamilyTrigger]:
    """Yield the words of a folded sentence that tell of a family of events, in order."""
    stems = _load()
    for match in _WALK.finditer(folded):
        yield FamilyTrigger("protest", match.start(), match.end())
    for match in _WORD.finditer(folded):
        word = match.group()
        for family in stems.words.get(word, ()):
            yield FamilyTrigger(family, match.start(), match.end())
        for prefix, family in stems.prefixes.get(word[:3], ()):
            if word.startswith(prefix):
                yield FamilyTrigger(family, match.start(), match.end())
                break


def type_of_family(family: str) -> str:
    """Return the PLOVER type of a family; empty where PLOVER has none."""
    return _load().types.get(family, "")
