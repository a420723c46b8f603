"""Where a French report says that something was: towns and sites, and areas around them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.languages.french.news.known_names import (
    capitals_by_demonym,
    is_person,
    known_names,
    states_by_demonym,
)
from tui.languages.french.news.places.departures import find_departure
from tui.languages.french.news.places.place_words import (
    ANOTHER,
    AREA_NAME,
    AT_BUILDING,
    BETWEEN,
    BROUGHT_THERE,
    BUILDING,
    BUILDING_STRUCK,
    BUILDING_STRUCK_BEFORE,
    CAPITAL,
    COMMUNE,
    COUNTRY_ACRONYMS,
    EARLIER_AT,
    EDGE,
    ELSEWHERE,
    FEW,
    FREED,
    IN_TOWN,
    INSTITUTION,
    LABEL,
    LEFT_AT,
    MOVEMENT,
    NEAR,
    NEAR_THE,
    NO_PLACE,
    SAID,
    SIGNED_AT,
    TAKEN_AT,
    TAKEN_TOWARDS,
    TOWN,
    TOWN_JOINED,
    TOWN_STRUCK,
    TOWN_SUBJECT,
    TOWN_TOLD,
    VOTE_OF,
    VOTES,
    WITHIN,
    WOUNDED_AT,
)
from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

#: What was at several places at once.
_SEVERAL = FilteredPattern(
    r"\b(?:double|triple) (?:attaque|attentat|assaut)|\b(?:deux|trois|quatre|plusieurs) (?:\w+ )?"
    r"(?:attaques|attentats|assauts|camps|postes|positions|villages|localites|villes)\b|\brespectivement\b"
    r"|\b(?:manifest\w+|defil\w+|mobilis\w+|rassembl\w+|cortege|march\w+)\b[^.;]{0,120}"
    r"\b(?:dans (?:toute|tout) l[ae] (?:france|pays)|a travers l[ae] (?:france|pays)|en (?:region|province)"
    r"|dans (?:plusieurs|de nombreuses) villes)"
    r"|attaques? (?:simultanee?|coordonnee?)s?\b"
)
#: Which soldiers have left, in front of the base that they gave up: «les soldats ont quitté la base de Gaya».
_GAVE_UP = re.compile(
    r"(?i)\b(?:soldats?|militaires?|troupes?|contingent|détachement|instructeurs|légionnaires|casques bleus"
    r"|forces|unités?)\b[^.;:]{0,60}\b(?:a|ont) (?:\w{3,12}ment )?(?:quitté|évacué)(?: [\w’-]+){0,3} ?\Z"
)
#: In front of a prefecture, what makes it a building in a town, and no area: «devant la préfecture de Gaya».
_AT_OFFICE = re.compile(
    r"(?:\b(?:à|devant|derrière|face à) la |\b(?:cour|jardins?|salle\w*|enceinte|esplanade|parvis|hall"
    r"|grilles?|bureaux|locaux|place|arbres|fromagers|manguiers|caïlcédrats|acacias|hangar)"
    r"(?: [a-zà-ÿ]{3,14})? de la )\Z"
)
_OFFICE = "préfecture"
#: To whom something is given or said, in front of «à» and a name.
_GIVEN_TO = re.compile(
    r"(?i)\b(?:lettre|demand|appel|remi[st]|écri|adress|répon|réclam|face|grâce|souti|hostil|oppos|hommage"
    r"|confi|reproch|fidèle|souhait|offer|offr|don|transm|prom[ie]|envoy|message|question|exig|interpell)"
    r"[\wé]{0,6} (?:[\w’-]+ ){0,3}\Z"
)


class Places(NamedTuple):
    """Where something was, by its report: towns and sites apart from areas around them."""

    towns: tuple[str, ...]
    areas: tuple[str, ...]
    site: str | None  # where a march set out
    near: tuple[str, ...] = ()  # those of the areas that it was near to
    close: tuple[str, ...] = ()  # those that it was a few kilometres from, or at the edge of
    communes: tuple[str, ...] = ()  # those of the towns that are areas called by their chief towns
    is_signed: bool = False  # the towns are where something was signed


class _NamedPlaces(NamedTuple):
    """The names of places in a sentence, by what it says of them."""

    towns: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    site: str | None = None
    communes: tuple[str, ...] = ()
    told_at: tuple[str, ...] = ()  # those behind «à», folded
    signed_at: tuple[str, ...] = ()  # those where something was signed, folded


def find_places(sentences: Sequence[Sentence]) -> Places:
    """Return the places that the sentences of a report name as those of the event."""
    towns: dict[str, str] = {}
    areas: dict[str, str] = {}
    near: dict[str, str] = {}
    close: dict[str, str] = {}
    site: str | None = None
    communes: set[str] = set()
    told_at: set[str] = set()
    signed_at: set[str] = set()
    for sentence in sentences:
        named = _read_places(" " * sentence.lead + sentence.text[sentence.lead :])
        for names, found in (
            (towns, named.towns),
            (near, named.near),
            (close, named.close),
            (areas, named.areas),
        ):
            for name in found:
                names.setdefault(fold(name), name)
        site = site or named.site
        told_at.update(named.told_at)
        signed_at.update(named.signed_at)
        communes.update(named.communes)
    # «Signé samedi à Bankass par les communautés du cercle de Bankass»: the town.
    outside = (near | areas).keys() - (told_at - near.keys())
    areas = near | areas
    if signed_at & towns.keys():  # «le prêt pour la ville de Zinder, signé à Djeddah»
        areas |= {folded: name for folded, name in towns.items() if folded not in signed_at}
        towns = {folded: name for folded, name in towns.items() if folded in signed_at}
    # «Dans la commune de Bani, à Gaya»: the village lies in the area that is called by its chief town.
    wide_ones = {fold(name) for name in communes} - told_at - signed_at
    if wide_ones & towns.keys() and towns.keys() - wide_ones - outside:
        areas |= {folded: name for folded, name in towns.items() if folded in wide_ones}
        outside |= wide_ones
    inside = tuple(name for folded, name in towns.items() if folded not in outside)
    wide = tuple(name for name in inside if name in communes)
    around, nearby, edges = (tuple(some.values()) for some in (areas, near, close))
    is_signed = any(fold(name) in signed_at for name in inside)
    return Places(inside, around, site, nearby, edges, wide, is_signed)


@lru_cache(maxsize=64)
def _read_places(text: str) -> _NamedPlaces:
    """Return the names of places in a sentence, which is read several times."""
    before = ANOTHER.search(text)
    text = text[: before.start()] if before else text
    if text.isupper():
        return _NamedPlaces()  # every word looks like a name
    towns, near = list(TOWN.finditer(text)), list(NEAR.finditer(text))
    signed = [match["name"] for match in SIGNED_AT.finditer(text)]
    return _NamedPlaces(
        tuple(_town_names(text, towns, signed)),
        tuple(_near_names(text, towns, near)),
        tuple(_close_names(text, near)),
        tuple(_area_names(text)),
        _departure_of_march(text),
        tuple(match["name"] for match in COMMUNE.finditer(text)),
        tuple(fold(match["name"]) for match in towns if match.group()[0] in "àÀ"),
        tuple(map(fold, signed)),
    )


def _departure_of_march(text: str) -> str | None:
    """Return from where a march set out, by a sentence, and not which base soldiers have given up."""
    site = find_departure(text)
    return None if site and _GAVE_UP.search(text[: text.index(site)]) else site


def find_towns(title: str, body: str = "") -> tuple[str, ...]:
    """Return the names of the towns in a title; in front of a colon, where the body tells «à Gaya»."""
    if title.isupper():
        return ()
    title = title.replace("'", "’")
    label = LABEL.match(title)
    signed = [match["name"] for match in SIGNED_AT.finditer(title)]
    labels = [label["name"]] if label and any(before + label["name"] in body for before in TOWN_TOLD) else []
    return tuple(dict.fromkeys((*labels, *_town_names(title, TOWN.finditer(title), signed))))


def _town_names(text: str, towns: Iterable[re.Match[str]], signed: Container[str]) -> Iterator[str]:
    """Yield the names of towns in a sentence.

    `towns`: those behind a word for it; `signed`: those where something was signed.
    """
    for match in towns:
        name = match["name"]
        before = text[max(0, match.start() - 90) : match.start()]
        is_elsewhere = ELSEWHERE.search(before[-40:]) and not _GAVE_UP.search(before)
        is_dative = _GIVEN_TO.search(before) is not None and is_person(name)
        if fold(name) in NO_PLACE or is_elsewhere or is_dative:
            continue
        is_at = match.group().startswith(("à", "À", "A")) and name not in signed
        if is_at and any(pattern.search(before) for pattern in (SAID, VOTES, WOUNDED_AT, EARLIER_AT)):
            continue
        are_brought = is_at and BROUGHT_THERE.match(text, match.end())
        if are_brought or (TAKEN_AT.search(before) and FREED.search(text)):
            continue
        if NEAR_THE.search(before[-30:]) or (VOTE_OF.match(match.group()) and " " in name):
            continue
        yield name
    for match in CAPITAL.finditer(text) if "la capitale " in text else ():
        capital = capitals_by_demonym().get(fold(match["demonym"]))
        if capital and not SAID.search(text, max(0, match.start() - 90), match.start()):
            yield capital
    for match in BUILDING.finditer(text):
        before = text[max(0, match.start() - 90) : match.start()]
        is_brought = ELSEWHERE.search(before[-40:]) is not None
        is_struck = BUILDING_STRUCK_BEFORE.search(before) and not is_brought
        is_there = len(before) == match.start() and AT_BUILDING.match(before)
        is_within = IN_TOWN.match(text, match.end()) is not None
        is_office = (
            match.group().startswith(_OFFICE) and _AT_OFFICE.search(before) and not SAID.search(before)
        )
        if not is_within and (is_struck or is_there or is_office or BUILDING_STRUCK.match(text, match.end())):
            yield match["name"]
    for pattern in (TOWN_STRUCK, TOWN_SUBJECT, TOWN_JOINED):
        for match in pattern.finditer(text):
            name = match[match.lastgroup or "name"]
            if not (name.isupper() or fold(name) in NO_PLACE or fold(name) in known_names()):
                yield name


def _near_names(text: str, towns: Iterable[re.Match[str]], near: Iterable[re.Match[str]]) -> Iterator[str]:
    """Yield the names of what a sentence says that it was near to, within, or between."""
    for match in towns:
        within = WITHIN.match(text, match.end("name"))
        if (
            within is not None
            and match.group().startswith(("à", "À"))
            and fold(within["name"]) not in NO_PLACE
        ):
            yield within["name"]
    for match in BETWEEN.finditer(text):
        ends = [name for name in match.groups() if name]
        if not {*map(fold, ends)} & NO_PLACE:
            yield from ends
    for match in near:
        before = text[max(0, match.start() - 80) : match.start()]
        is_way = match.group().startswith("vers") and TAKEN_TOWARDS.search(before)
        if not is_way and fold(match["name"]) not in NO_PLACE and not ELSEWHERE.search(before[-40:]):
            yield match["name"]


def _close_names(text: str, near: Iterable[re.Match[str]]) -> Iterator[str]:
    """Yield the names of what a sentence says that it was a few kilometres from, or at the edge of."""
    for match in near:
        is_edge = EDGE.match(match.group()) is not None
        before = text[max(0, match.start() - 40) : match.start()]
        is_few = is_edge or FEW.search(text, max(0, match.start() - 10), match.start()) is not None
        if is_few and fold(match["name"]) not in NO_PLACE and not ELSEWHERE.search(before):
            yield match["name"]


def find_left_at(text: str) -> tuple[str, ...]:
    """Return the names of the towns at whose edge a sentence says that people were set down, or found."""
    near = [
        match
        for match in NEAR.finditer(text)
        if LEFT_AT.search(text, max(0, match.start() - 60), match.start())
    ]
    return tuple(_close_names(text, near))


def _area_names(text: str) -> Iterator[str]:
    """Yield the names of areas in a sentence."""
    for match in AREA_NAME.finditer(text):
        name = match[match.lastgroup or "name"]
        is_acronym = name.isupper() and name not in COUNTRY_ACRONYMS
        is_movement = MOVEMENT.search(text, max(0, match.start() - 20), match.start())
        is_body = INSTITUTION.match(fold(name)) is not None or is_person(name)
        is_people = fold(name) in states_by_demonym()  # «trois chefs d’État : le Malien, le Togolais …»
        is_office = match.group().startswith(_OFFICE) and _AT_OFFICE.search(
            text, max(0, match.start() - 50), match.start()
        )
        is_no_area = is_acronym or is_movement or is_people or is_office
        if not (is_no_area or is_body or fold(name) in NO_PLACE):
            yield name


def tells_of_several(folded: str) -> bool:
    """Return whether a text tells of what was at several places at once."""
    return _SEVERAL.search(folded) is not None
