"""Of which crowd a number of a French sentence is: that of a town or the country, of an hour, to come."""

from __future__ import annotations

import re

from tui.languages.french.news.known_names import states_by_name
from tui.languages.french.news.numbers import find_numbers
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure
from tui.model.news import WHOLE_COUNTRY
from tui.model.text import fold

_NAME = r"(?:L[ea]s? )?[A-ZÀ-ÖØ-Þ][\w’-]++(?: [A-ZÀ-ÖØ-Þ][\w’-]++){0,2}"
#: A word between a number and the place, perhaps in quotation marks: «84 000 ‘’foulards bleus’’ à Balma».
_WORD = r"(?:[ »”\"«“‘]{1,3}’{0,2}\w[\w’-]{0,19})"
#: A number of those who came to one of several towns: «36 000 personnes à Toulouse», «le cortège parisien …».
_IN_TOWN = re.compile(r"(?:[ »”\"]{1,3}[\w’-]{1,20}){0,7}? (?:à|dans les rues d[e’] ?)\s?[A-ZÀ-ÖØ-Þ]")
_OF_TOWN = re.compile(
    r"\bdont (?:\w{2,9} ){0,2}\Z|(?i:\b(?:cortège|défilé|manifestation|rassemblement)) "
    r"\w{2,20}(?:ien|ienne|ais|aise|ois|oise)s?\b[^.;:]*\Z"
)
#: A whole country, in which others count those of towns, or one of its regions: behind a number, where a
#: clause begins, and with «où».
_AREA = (
    r"(?:(?:[eE]n|[aA]u) (?P<in>[A-ZÀ-ÖØ-Þ][\w-]+(?: d’[A-Z]\w+)?)"
    r"|(?:[àÀ] travers|[dD]ans|[sS]ur) (?:l’ensemble d[eu’] ?)?(?:toute |tout )?(?:la |le |l’)"
    r"(?:(?P<over>[A-ZÀ-ÖØ-Þ][\w-]+(?: d’[A-Z]\w+)?)|(?:pays|territoire)\b)"
    r"|[aA]u (?:niveau|plan) national)"
)
_IN_AREA = re.compile(rf"{_WORD}{{0,8}}? {_AREA}")
_AREA_FIRST = re.compile(rf"(?:\A|[.;:(] ?)\W{{0,3}}{_AREA}")
_AREA_WHERE = re.compile(rf"\b{_AREA},? où [^.,;:()]{{0,40}}\Z")
#: A town among others, of whose crowd the number is a part: «27 000 manifestants, dont 7 000 à Balma».
_WITH_PART_OF_TOWN = re.compile(
    r"[^.;:()]{0,60}?,? dont (?:[\w’]+ ){0,3}[\d ]{1,9} [^.,;:()]{0,24}?\bà [A-ZÀ-ÖØ-Þ]"
)
_TOWN_BEHIND = re.compile(rf"{_WORD}{{0,5}}? (?:à|dans les rues d[e’] ?)\s?(?P<town>{_NAME})")
#: A town in front of a number: at the beginning of a clause, with «où», or in front of brackets.
_TOWN = re.compile(rf"(?:(?:\A|[.;:(,–] ?|- |\b(?:et|mais|que|qu’) )\W{{0,3}}[ÀAà]|\bà) (?P<town>{_NAME})")
_WHERE = re.compile(r"(?: \([^()]{1,24}\))?,? (?:où|avec) ")
_OPENS_CLAUSE = re.compile(r"[.;:(,–-] ?\W{0,3}\Z|\b(?:et|mais|que|qu’) \Z|\A\W{0,3}\Z")
_STOP = re.compile(r"[.;:()]")
_TOWN_IN_FRONT = re.compile(rf"(?<![\w’-])(?P<town>{_NAME}) \(\Z")
#: The hour of a count, after which others came: «à 14 heures, ils étaient 22 000».
_AT_HOUR = FilteredPattern(
    r"\b(?:a|vers) (?:1[0-7] ?h(?:eures?)?\b ?(?:\d\d\b)?|midi\b)|\ba (?:la )?mi-journee\b"
    r"|\ba la meme heure\b"
    r"|\ben (?:debut|milieu) (?:d'apres-midi|de matinee|de journee)\b"
)
#: Of so many people a crowd is made, which no hour has.
MIN_CROWD = 25
_COMMA = re.compile(r"[,.;:]")
#: The same of what goes on until the night: arrests.
_AT_ANY_HOUR = FilteredPattern(
    r"\b(?:a|vers) (?:1[89]|2[0-3]) ?h(?:eures?)?\b|\ba ce stade\b|\bpour l'heure\b"
)
#: Nobody has come who says on a page of the event that they may, or of whom it is told that they will.
_NOT_YET = FilteredPattern(
    r"\binteressee?s\b|\by participer\b|\bcompt(?:e|ent) (?:y )?(?:venir|participer)\b"
)
_WILL_BE = ("seront ", "serons ")


def find_scope(text: str, figure: Figure) -> str:
    """Return the town or region of whose crowd a number is, or `WHOLE_COUNTRY`; empty where nobody says."""
    if _WITH_PART_OF_TOWN.match(text, figure.end):
        return WHOLE_COUNTRY
    if (area := _IN_AREA.match(text, figure.end)) is not None:
        return _name_area(area)
    first = _AREA_FIRST.search(text, 0, figure.start)
    if first is not None and not _STOP.search(text, first.end(), figure.start):
        return _name_area(first)
    if (area := _AREA_WHERE.search(text, max(0, figure.start - 80), figure.start)) is not None:
        return _name_area(area)
    town = _TOWN_BEHIND.match(text, figure.end) or _TOWN_IN_FRONT.search(
        text, max(0, figure.start - 40), figure.start
    )
    return fold(town["town"]) if town else _town_before(text, figure)


def _name_area(area: re.Match[str]) -> str:
    """Return `WHOLE_COUNTRY` for a country, the folded name of a region for one."""
    name = fold(area["in"] or area["over"] or "")
    return name if name and name not in states_by_name() else WHOLE_COUNTRY


def _town_before(text: str, figure: Figure) -> str:
    """Return the town that a clause begins with in front of a number, or of which it tells what was there."""
    found = ""
    for town in _TOWN.finditer(text, 0, figure.start):
        where = _WHERE.match(text, town.end())
        opens = not town.group().startswith("à ") or _OPENS_CLAUSE.search(
            text, max(0, town.start() - 4), town.start()
        )
        behind = where.end() if where else town.end()
        is_compared = text.endswith("qu’", 0, town.start())  # «plus nombreux qu’à Balma, avec 400 marcheurs»
        if (where or opens) and not is_compared and not _STOP.search(text, behind, figure.start):
            found = fold(town["town"])
    return found


def is_of_hour(folded: str, figure: Figure, is_late: bool = False) -> bool:
    """Return whether a number counts those of an hour of the day; `is_late`: even of one of the evening.

    An hour goes with the number in front of it, or with the first of a clause that begins with it.
    """
    hours = [*_AT_HOUR.finditer(folded), *(_AT_ANY_HOUR.finditer(folded) if is_late else ())]
    if not hours:
        return False
    numbers = [one for one in find_numbers(folded) if one.high >= MIN_CROWD and one.start != figure.start]
    first = max((one.end for one in numbers if one.end <= figure.start), default=0)
    last = min((one.start for one in numbers if one.start >= figure.end), default=len(folded))
    return any(
        figure.end <= hour.start() < last
        or (
            first <= hour.start() < figure.start and (not first or _COMMA.search(folded, first, hour.start()))
        )
        for hour in hours
    )


def is_to_come(folded: str, figure: Figure) -> bool:
    """Return whether a number is of people who may come, or are to."""
    return folded.endswith(_WILL_BE, 0, figure.start) or _NOT_YET.search(folded) is not None


def is_of_town(text: str, figure: Figure) -> bool:
    """Return whether a sentence gives a number of people as that of one town, or as a part of all."""
    before = text[max(0, figure.start - 80) : figure.start]
    return _IN_TOWN.match(text, figure.end) is not None or _OF_TOWN.search(before) is not None
