"""Of which crowd a number of a French sentence is: that of a town or the country, of an hour, to come."""

from __future__ import annotations

import re

from tui.languages.french.news.known_names import capitals, capitals_by_demonym, states_by_name
from tui.languages.french.news.numbers import find_numbers
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure
from tui.model.news import THE_CAPITAL, WHOLE_COUNTRY
from tui.model.text import fold

_NAME = r"(?:L[ea]s? )?[A-ZÀ-ÖØ-Þ][\w’-]++(?: [A-ZÀ-ÖØ-Þ][\w’-]++){0,2}"
#: A word between a number and the place, perhaps in quotation marks: «84 000 ‘’foulards bleus’’ à Balma».
_WORD = r"(?:[ »”\"«“‘]{1,3}’{0,2}\w[\w’-]{0,19})"
#: In which town, in front of its name, and the capital without one.
_AT = r"(?:à|dans (?:les rues|la ville) d[e’] ?|sur les (?:boulevards|avenues|pavés) d[e’] ?)\s?"
_THE_CAPITAL = (
    r"(?:les rues de )?la (?:seule )?capitale\b"
    r"(?! (?:économique|commerciale|régionale|provinciale|industrielle|historique|culturelle|du|de|d’))"
    r"(?: (?:fédérale|politique)\b)?"
)
_DEMONYM = re.compile(r" (?P<demonym>[a-zà-ÿ-]{4,24})")
#: A number of those who came to one of several towns: «36 000 personnes à Toulouse», «le cortège parisien …».
_IN_TOWN = re.compile(rf"(?:[ »”\"]{{1,3}}[\w’-]{{1,20}}){{0,7}}? {_AT}[A-ZÀ-ÖØ-Þ]")
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
    r"|[aA]u (?:niveau|plan) national|[àÀ] l’échel(?:le|on) (?:nationale?|du pays)"
    r"|[dD]ans (?:\w{2,12} |une \w{4,10} de )(?:grandes |autres )?villes(?! d[e’])(?: du pays)?"
    r"|[dD]ans (?:\w{2,12} |une \w{4,10} de )(?:grandes )?villes (?:d[eu] "
    r"|d’)(?P<towns_of>[A-ZÀ-ÖØ-Þ][\w-]+))"
)
_IN_AREA = re.compile(rf"{_WORD}{{0,8}}? {_AREA}")
_AREA_FIRST = re.compile(rf"(?:\A|[.;:(] ?)\W{{0,3}}{_AREA}")
_AREA_WHERE = re.compile(rf"\b{_AREA},? où [^.,;:()]{{0,40}}\Z")
#: A town among others, of whose crowd the number is a part: «27 000 manifestants, dont 7 000 à Balma».
_WITH_PART_OF_TOWN = re.compile(
    r"[^.;:()]{0,120}?,? (?:dont|y compris|parmi lesquel(?:le)?s) (?:[\w’]+ ){0,3}?(?:[\d .]{1,9}"
    r"|[\w-]+ (?:mille|cents?)) "
    rf"(?!(?:[\w’]+ )?(?:bless|mort|interpell|arrêt))[^.,;:()]{{0,24}}?"
    rf"\b(?:{_AT}[A-ZÀ-ÖØ-Þ]|dans {_THE_CAPITAL}\b)"
)
_TOWN_BEHIND = re.compile(rf"{_WORD}{{0,5}}? {_AT}(?P<town>{_NAME})")
_TOWN_NEXT = re.compile(rf"{_WORD}? {_AT}(?P<town>{_NAME})")
#: The capital of the country, behind a number and where a clause begins in front of it.
_CAPITAL_BEHIND = re.compile(rf"{_WORD}{{0,5}}? (?:dans|pour|à travers) {_THE_CAPITAL}")
_CAPITAL_FIRST = re.compile(
    rf"(?:(?:\A|[.;:(,–] ?|\b(?:et|mais) )\W{{0,3}}(?:[Dd]ans|[Pp]our|[Ss]ur) {_THE_CAPITAL}"
    rf"|\b(?:dans|de) {_THE_CAPITAL},? (?:où|avec)\b|\b{_THE_CAPITAL} \(\Z)"
)
_STOP_BEHIND_COLON = re.compile(r"[.;()]")
#: In front of a number, that it is of some of those who were counted before: «dont 7 000 à Balma».
_PART_BEFORE = re.compile(r"\b(?:dont|y compris|parmi (?:lesquel(?:le)?s|eux|elles)) (?:[\w']{2,9} ){0,2}\Z")
#: A town of which it is told that all of it marched; what points back to it.
_TOWN_MARCHED = re.compile(
    rf"(?<![\w’-])(?P<town>{_NAME}) (?:a|s’est) (?:\w{{4,14}} )?(?:marché|manifesté|défilé|battu"
    r"|mobilisée?|soulevée?|levée?|réveillée?)\b"
)
_THERE = re.compile(r"\by (?:a|ont|avai(?:t|ent)|etai(?:t|ent)|est|sont|en) |\bsur place\b|\bla-bas\b")
#: A town in front of a number: at the beginning of a clause, with «où», or in front of brackets.
_TOWN = re.compile(rf"(?:(?:\A|[.;:(,–] ?|- |\b(?:et|mais|que|qu’) )\W{{0,3}}[ÀAà]|\bà) (?P<town>{_NAME})")
_WHERE = re.compile(r"(?: \([^()]{1,24}\))?,? (?:où|avec) ")
#: What tells where a town lies: «à Balma (est), 300 personnes».
_BRACKETS = re.compile(r" \([^()\d]{1,24}\)")
_OPENS_CLAUSE = re.compile(r"[.;:(,–-] ?\W{0,3}\Z|\b(?:et|mais|que|qu’) \Z|\A\W{0,3}\Z")
_STOP = re.compile(r"[.;:()]")
_TOWN_IN_FRONT = re.compile(rf"(?<![\w’-])(?P<town>{_NAME}) \(\Z")
#: The hour of a count, after which others came: «à 14 heures, ils étaient 22 000».
_AT_HOUR = FilteredPattern(
    r"\b(?:a|vers) (?:1[0-7] ?h(?:eures?|\d\d)?\b|midi\b)|\ba (?:la )?mi-journee\b"
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
#: The same behind the number: «des milliers de fidèles pourront …».
_MAY_COME = re.compile(r"(?: (?!qui\b|ont\b)[\w'’-]+){0,4} (?:pourr(?:ont|aient)|devr(?:ont|aient))\b")


def find_scope(text: str, figure: Figure) -> str:
    """Return the town or region of whose crowd a number is, or `WHOLE_COUNTRY`; empty where nobody says."""
    if _WITH_PART_OF_TOWN.match(text, figure.end):
        return WHOLE_COUNTRY
    if (town := _TOWN_NEXT.match(text, figure.end)) is not None:
        return fold(town["town"])
    if (area := _find_area(text, figure)) is not None:
        return _name_area(area)
    if (capital := _find_capital(text, figure)) is not None:
        return capital
    town = _TOWN_BEHIND.match(text, figure.end) or _TOWN_IN_FRONT.search(
        text, max(0, figure.start - 40), figure.start
    )
    return fold(town["town"]) if town else _town_before(text, figure)


def _find_area(text: str, figure: Figure) -> re.Match[str] | None:
    """Return the country or region of whose crowd a number is, behind it or in front."""
    if (area := _IN_AREA.match(text, figure.end)) is not None:
        return area
    first = _AREA_FIRST.search(text, 0, figure.start)
    if first is not None and not _STOP.search(text, first.end(), figure.start):
        return first
    return _AREA_WHERE.search(text, max(0, figure.start - 80), figure.start)


def _name_area(area: re.Match[str]) -> str:
    """Return `WHOLE_COUNTRY` for a country, the folded name of a region for one."""
    name = fold(area["in"] or area["over"] or area["towns_of"] or "")
    return name if name and name not in states_by_name() else WHOLE_COUNTRY


def _find_capital(text: str, figure: Figure) -> str | None:
    """Return the folded name of the capital of which a number is, `THE_CAPITAL` where none names it."""
    if "capitale" not in text:
        return None
    match = _CAPITAL_BEHIND.match(text, figure.end)
    if match is None:
        first = list(_CAPITAL_FIRST.finditer(text, 0, figure.start))[-1:]
        match = next(
            (one for one in first if not _STOP_BEHIND_COLON.search(text, one.end(), figure.start)), None
        )
    if match is None:
        return None
    demonym = _DEMONYM.match(text, match.end())
    name = capitals_by_demonym().get(fold(demonym["demonym"])) if demonym else None
    return fold(name) if name else THE_CAPITAL


def name_scope(scope: str) -> tuple[str, ...]:
    """Return the names of the place of a crowd: a capital has that of all capitals, too."""
    return (scope, THE_CAPITAL) if scope in capitals() else (scope,) if scope else ()


def find_town_that_marched(text: str) -> str:
    """Return the folded name of the town of which a sentence tells that it marched; empty where none."""
    towns = {fold(match["town"]) for match in _TOWN_MARCHED.finditer(text)}
    return towns.pop() if len(towns) == 1 else ""


def points_back(folded: str) -> bool:
    """Return whether a folded sentence tells of the place of the one before: «la police y a vu …»."""
    return _THERE.search(folded) is not None


def is_part(folded: str, figure: Figure) -> bool:
    """Return whether a number of a folded sentence is of some of those who were counted before it."""
    return _PART_BEFORE.search(folded, max(0, figure.start - 40), figure.start) is not None


def _town_before(text: str, figure: Figure) -> str:
    """Return the town that a clause begins with in front of a number, or of which it tells what was there."""
    found = ""
    for town in _TOWN.finditer(text, 0, figure.start):
        where = _WHERE.match(text, town.end())
        opens = not town.group().startswith("à ") or _OPENS_CLAUSE.search(
            text, max(0, town.start() - 4), town.start()
        )
        behind = (where or _BRACKETS.match(text, town.end()) or town).end()
        is_compared = text.endswith("qu’", 0, town.start())  # «plus nombreux qu’à Balma, avec 400 marcheurs»
        stop = _STOP_BEHIND_COLON if opens else _STOP  # «À Balma, ils ont compté : 900 personnes»
        if (where or opens) and not is_compared and not stop.search(text, behind, figure.start):
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
    wholes = [one for one in numbers if one.end <= figure.start]
    if wholes and is_part(folded, figure):  # «14 000 à midi, dont 4 000 à Balma»
        return is_of_hour(folded, wholes[-1], is_late)
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
    is_to_be = folded.endswith(_WILL_BE, 0, figure.start) or _MAY_COME.match(folded, figure.end) is not None
    return is_to_be or _NOT_YET.search(folded) is not None


def is_of_town(text: str, figure: Figure) -> bool:
    """Return whether a sentence gives a number of people as that of one town, or as a part of all."""
    before = text[max(0, figure.start - 80) : figure.start]
    return _IN_TOWN.match(text, figure.end) is not None or _OF_TOWN.search(before) is not None
