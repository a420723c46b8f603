"""Which governors, mayors or heads of companies took part, by a French report.

«Les gouverneurs d’Agadez et de Tahoua», «deux patrons, celui de Sonatrach et celui de Sonelgaz».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.participants.parties import DELEGATION, NameList
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,30}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
_OF = r"(?:de la |de l[’']|du |des |de |d[’'])"
#: What a region or a company is, in front of its name: «de la région camerounaise de l’Extrême-Nord».
_KIND = (
    r"(?:(?:région|province|[ÉE]tat|département|wilaya|commune|ville|groupe|société|compagnie|entreprise"
    rf"|banque|office|agence|firme)(?: [a-zà-ÿ]{{4,14}}| de [a-zà-ÿ]{{4,14}}){{0,2}} {_OF}?)?"
)
#: Behind a name, in which country it is, or who holds the office.
_ASIDE = rf"(?:, (?:(?:au|en|à|côté) {_NAME}|{_WORD}(?: {_WORD}){{1,3}})(?=,| et|\Z)| \([^()]{{2,30}}\))?"
_ITEM = rf"(?:celui |celle )?{_OF}{_KIND}{_NAME}{_ASIDE}"
#: Behind the first, a name may stand without «de»: «les PDG de Sonatrach, Naftal et Sonelgaz».
_NEXT = rf"(?:{_ITEM}|{_WORD}(?![\w’'-]| [A-ZÀ-ÖØ-Þ]))"
_LIST = rf"(?P<list>{_ITEM}(?:, {_NEXT}){{0,10}},? (?:et|ainsi que) {_NEXT})"
_BARE_ITEM = rf"(?:l[ae] |l[’'])?{_KIND}{_NAME}"
#: The offices whose holders are told by the places that they are of, with what such a list is called.
_OFFICES = {"gouverneurs": "governors", "préfets": "prefects", "walis": "walis", "maires": "mayors"}
_COMPANIES = "companies"
#: Those who speak for a company that is named behind them, one or several.
_HEADS = (
    r"(?:(?:présidents?[- ]directeurs?|directeurs?) généra(?:l|ux)|P-?[Dd]\.?-?[Gg]\.?|DG|patrons?"
    r"|(?:chefs|dirigeants|responsables) (?:d[’']entreprises?|de sociétés|de compagnies)"
    r"|premiers responsables|numéros? un)"
)
#: Those who may speak for one, or for anything else: only where they came along.
_MAYBE_HEADS = r"(?:dirigeants|responsables|directeurs)"
#: The holders of an office with the list behind them; companies are listed without their heads, too.
_OFFICIALS = tuple(
    FilteredPattern(pattern)
    for pattern in (
        rf"\b(?P<office>{'|'.join(_OFFICES)})(?: [a-zà-ÿ]{{4,14}})?(?: :)?,? (?:ceux )?{_LIST}",
        rf"\b{_HEADS}(?: [a-zà-ÿ]{{4,14}}){{0,2}}(?:[^.;:«»()]{{0,90}}? :|,)? (?:ceux )?{_LIST}",
        r"\b(?i:sociétés|compagnies|entreprises|firmes)\b[^.;:«»()]{0,70}? : "
        rf"(?P<bare>{_BARE_ITEM}(?:, {_BARE_ITEM}){{0,8}},? et {_BARE_ITEM})",
    )
)
#: A list of those whose office is told before: «ils ne sont que trois : ceux de Diffa, du Lac et du Borno».
_THOSE = FilteredPattern(rf" : ceux {_LIST}")
_OFFICE = re.compile(rf"\b(?:(?P<office>{'|'.join(_OFFICES)})|{_HEADS})\b")
_MAYBE_OF_COMPANIES = FilteredPattern(rf"\b{_MAYBE_HEADS} {_LIST}")
_PART = re.compile(rf"(?:{_OF}{_KIND}|(?<=, )|(?<=et )|(?<=que ))(?P<name>{_NAME}){_ASIDE}")
_BARE_PART = re.compile(rf"(?:l[ae] |l[’'])?{_KIND}(?P<name>{_NAME})(?=,| et |\Z)")
_OPEN = FilteredPattern(r"notamment|entre autres|parmi lesquels|dont\b|au premier rang")


def find_officials(text: str, before: str = "") -> Iterator[NameList]:
    """Yield the lists of holders of an office in a sentence, the first of each; `before`: the last one."""
    seen: set[str] = set()
    for of, match in _find_lists(text, before):
        words = match.group(match.lastgroup or "list")
        part = _PART if match.lastgroup == "list" else _BARE_PART
        written = list(dict.fromkeys(one["name"] for one in part.finditer(words)))
        names = tuple(map(fold, written))
        if of not in seen and len(names) > 1:
            seen.add(of)
            is_open = _OPEN.search(fold(text[max(0, match.start() - 60) : match.end()])) is not None
            yield NameList(of, names, ", ".join(written), is_open)


def _find_lists(text: str, before: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what each list in a sentence is of, with the match of its words as its last group."""
    for pattern in _OFFICIALS:
        for match in pattern.finditer(text):
            yield _OFFICES.get(match.groupdict().get("office") or "", _COMPANIES), match
    for match in _MAYBE_OF_COMPANIES.finditer(text) if DELEGATION.search(fold(text)) else ():
        yield _COMPANIES, match
    for match in _THOSE.finditer(text):
        told = list(_OFFICE.finditer(f"{before} {text[: match.start()]}"))
        if told:
            yield _OFFICES.get(told[-1]["office"] or "", _COMPANIES), match
