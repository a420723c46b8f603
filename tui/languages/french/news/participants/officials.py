"""Which governors or mayors took part, by a French report: «les gouverneurs d’Agadez et de Tahoua»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.participants.parties import NameList
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,30}(?: [A-ZÀ-ÖØ-Þ][\w’'-]{1,30}){0,2}"
_OF = r"(?:de la (?:région |province )?(?:de |du |d’)?|de l[’']|du |des |de |d[’'])"
_LIST = rf"(?P<list>{_OF}{_NAME}(?:, {_OF}{_NAME}){{0,10}}(?:,? (?:et|ainsi que) {_OF}{_NAME}))"
#: The offices whose holders are told by the places that they are of, with what such a list is called.
_OFFICES = {"gouverneurs": "governors", "préfets": "prefects", "walis": "walis", "maires": "mayors"}
_OFFICIALS = FilteredPattern(
    rf"\b(?P<office>{'|'.join(_OFFICES)})(?: [a-zà-ÿ]{{4,14}})?(?: :)?,? (?:ceux )?{_LIST}"
)
_PART = re.compile(rf"{_OF}(?P<name>{_NAME})")
_OPEN = FilteredPattern(r"notamment|entre autres|parmi lesquels|dont\b|au premier rang")


def find_officials(text: str) -> Iterator[NameList]:
    """Yield the lists of holders of an office in a sentence, the first of each office."""
    seen: set[str] = set()
    for match in _OFFICIALS.finditer(text):
        of = _OFFICES[match["office"]]
        written = list(dict.fromkeys(part["name"] for part in _PART.finditer(match["list"])))
        names = tuple(map(fold, written))
        if of not in seen and len(names) > 1:
            seen.add(of)
            is_open = _OPEN.search(fold(text[max(0, match.start() - 60) : match.end()])) is not None
            yield NameList(of, names, ", ".join(written), is_open)
