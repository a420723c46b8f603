"""Where a French report says that its event was, by its core, its title and the rest of its lead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from tui.languages.french.news.families import find_triggers
from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.places.departures import find_departure_before
from tui.languages.french.news.places.places import (
    Places,
    find_left_at,
    find_places,
    find_towns,
)
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.recalls import is_reminder
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.phonetics import spelling_key
from tui.model.text import fold

#: What was done at the place of the sentence before: «Moubis et Arabes y ont signé».
_THERE = FilteredPattern(
    r"\by (?:a|ont|avai(?:t|ent)|etai(?:t|ent)|est|sont) (?:\w+ ){0,4}?"
    r"(?:sign|conclu|scell|paraph|ete|tenu|reuni|rencontr)"
)
#: What says where that was which the sentence before tells: «la remise s’est faite à Gaya».
_WAS_THERE = FilteredPattern(
    r"\b(?:remise|liberation|echange|scene|faits?|attaque|assaut|drame|rencontre|signature|tout|cela"
    r"|restitution|arrestation|accident)s? (?:s'est|se sont|a|ont) "
    r"(?:\w{3,12}ment )?(?:faite?s?|deroulee?s?|eu lieu|produite?s?|operee?s?|effectuee?s?|passee?s?)"
    r"(?! (?:en|il y a|avant|dans la nuit) )(?:,? (?!a\b)[\w'-]+){0,4},? a \w"
)


def find_report_places(title: str, core: Sequence[Sentence], lead: Sequence[Sentence]) -> Places:
    """Return where the core of a report says that its event was.

    Where it names no town, it may have been at those of the title, or of the rest of the lead, which may
    tell as well from where people set out.
    """
    places = find_places(core)
    others = [one for one in lead if one not in core and not is_reminder(one.folded)]
    told = [find_places([one]) for one in others]
    if places.site is None:
        sites = (one.site for one in told)
        pairs = (find_departure_before(one.text, before.text) for before, one in pairwise(lead))
        places = places._replace(site=next(filter(None, chain(sites, pairs)), None))
    if places.site is not None:  # «partie du marché de Bè» is within a town
        site = places.site
        places = places._replace(towns=tuple(name for name in places.towns if name not in site))
    if not places.towns and core and _THERE.search(core[0].folded):
        first = core[0].index
        before = (named.towns for one, named in zip(others, told, strict=True) if one.index + 1 == first)
        places = places._replace(towns=next(before, ()))
    is_bare = core and not any(find_tolls(one.folded) or find_triggers(one.news) for one in core)
    if (
        places.towns and is_bare
    ):  # «Le compte fait à Niamey, personne n’y croit. Neuf soldats ont péri à Gaya»
        killed_at = (named.towns for one, named in zip(others, told, strict=True) if find_tolls(one.folded))
        places = places._replace(towns=next(filter(None, killed_at), places.towns))
    if places.towns:
        return places
    there = (named.towns for one, named in zip(others, told, strict=True) if _WAS_THERE.search(one.folded))
    if towns := next(filter(None, there), ()):
        return places._replace(towns=towns)
    deadly = (named.towns for one, named in zip(others, told, strict=True) if find_tolls(one.folded))
    if towns := next(filter(None, deadly), ()):
        return places._replace(towns=towns)
    titled = find_towns(title, " ".join(one.text for one in lead))
    nearby = titled or next((names for one in told if (names := one.towns or one.near)), ())
    near = (*places.near, *titled)
    close = places.close or next((left for one in others if (left := find_left_at(one.text))), ())
    return places._replace(
        areas=tuple(dict.fromkeys((*nearby, *places.areas))), near=tuple(dict.fromkeys(near)), close=close
    )


def are_apart(one: Places, other: Places) -> bool:
    """Return whether two reports name other towns, or without towns are near to other ones."""
    for names, others in ((one.towns, other.towns), (one.near, other.near)):
        if names and others:
            return _sounds(names).isdisjoint(_sounds(others))
    return False


def _sounds(names: Sequence[str]) -> set[str]:
    return {spelling_key(fold(name)) for name in names}
