"""Of which place a number of people is, by the others of a French report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from tui.languages.french.news.amounts.crowds.crowd import Crowd, is_set_against
from tui.languages.french.news.amounts.people.crowd_scopes import find_town_that_marched, points_back
from tui.languages.french.news.figure_sources import are_of_named_sources
from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.news import WHOLE_COUNTRY
from tui.model.text import fold

#: What a crowd of one place is told by, where others of the report are of the country.
_OF_ONE_PLACE = FilteredPattern(
    r"\b(?:prefecture|prefet|capitale|(?:le|au|du|ce) (?:cortege|defile|rassemblement)|(?:la|cette) place"
    r"|cette marche|place de|boulevard|avenue)\b"
)


def with_towns_that_marched(crowds: Sequence[Crowd], sentences: Sequence[Sentence]) -> list[Crowd]:
    """Return numbers of people with the town that marched by the sentence before: «on y a compté …»."""
    found: list[Crowd] = []
    for crowd in crowds:
        scope = crowd.scope
        if not scope and points_back(crowd.sentence.folded):
            before = [one.text for one in sentences if one.index == crowd.sentence.index - 1]
            scope = find_town_that_marched(before[0]) if before else ""
        found.append(structs.replace(crowd, scope=scope))
    return found


def with_scopes(crowds: Sequence[Crowd], towns: Sequence[str]) -> list[Crowd]:
    """Return numbers of people with whose they are where others of the report say so.

    One beside that of another source is of the same crowd; one of a place, of the town of the report.
    """
    if not any(crowd.scope for crowd in crowds):
        return list(crowds)
    found: list[Crowd] = []
    in_order = sorted(crowds, key=lambda crowd: (crowd.sentence.index, crowd.figure.start))
    for before, crowd in pairwise((None, *in_order)):
        assert crowd is not None
        scope = crowd.scope
        if not scope and _OF_ONE_PLACE.search(crowd.sentence.folded):
            if len(towns) != 1 and any(one.scope == WHOLE_COUNTRY for one in crowds):
                continue
            scope = fold(towns[0]) if len(towns) == 1 else ""
        elif not scope and found and before is not None and _are_beside(found[-1], crowd):
            scope = _whole_beside(found).scope
        elif not scope and any(_is_below(crowd, one) for one in crowds):
            continue
        found.append(structs.replace(crowd, scope=scope))
    return found


def _whole_beside(found: Sequence[Crowd]) -> Crowd:
    """Return the last of some numbers of people, or that of the whole of which it is a part."""
    last = found[-1]
    folded, start = last.sentence.folded, last.figure.start
    if folded.find("dont ", folded.rfind(";", 0, start) + 1, start) < 0:
        return last
    own = (one for one in reversed(found) if one.sentence.index == last.sentence.index)
    return next((one for one in own if one.scope == WHOLE_COUNTRY), last)


def _are_beside(one: Crowd, other: Crowd) -> bool:
    """Return whether a number follows one that it may be set against by a source, or that is of an hour."""
    is_next = other.sentence.index <= one.sentence.index + 1
    is_later = one.is_of_hour and not other.is_of_hour and other.figure.meets(one.figure)
    return is_next and (is_later or is_set_against(other, one))


def _is_below(crowd: Crowd, whole: Crowd) -> bool:
    """Return whether a number of nowhere is below that of the country, which no other source gives."""
    is_whole = whole.scope == WHOLE_COUNTRY and crowd.figure.high < whole.figure.low
    return is_whole and not are_of_named_sources(crowd.source, whole.source)
