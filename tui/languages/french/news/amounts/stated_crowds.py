"""The numbers of people who came that a French report states: of each crowd one, or one of each source.

Of one article a number in digits says more than «des milliers», that of the evening more than that of noon,
and two that nobody gives to two sources are of two crowds, or of two days: the first is that of the event.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import structs

from tui.languages.french.news.amounts.crowds.crowd import Crowd, is_set_against
from tui.languages.french.news.amounts.crowds.crowd_places import with_scopes, with_towns_that_marched
from tui.languages.french.news.amounts.people.crowd_scopes import (
    find_scope,
    is_of_hour,
    is_of_town,
    is_to_come,
)
from tui.languages.french.news.days.crowd_days import EventDays, find_day, is_of_day_before
from tui.languages.french.news.figure_sources import UNKNOWN, are_of_named_sources, find_source
from tui.languages.french.news.harm.tolls import is_of_years
from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure, hedge_figure
from tui.model.news import StatedFact
from tui.model.text import fold

#: Numbers of people of more towns than these are parts of one number, which the report may not give.
MAX_TOWNS = 2
#: People who were arrested, of whom each town and the whole country has a number, too.
ARRESTED = "arrested"
_DOUBTED = FilteredPattern(r"\bserai(?:t|ent)\b|\baurai(?:t|ent)\b|\bcontest|\ben revanche\b")
_HELD = re.compile(
    r"[^.,;]{0,40}?\b(?:gardes? a vue|gardee?s a vue|presentee?s|deferee?s|ecrouee?s|mis(?:es)? en examen"
    r"|mandats? de depot|jugee?s|prolongee?s)\b"
)
_IN_ALL = FilteredPattern(r"\bau total\b|\ben tout\b|\bau final\b")
#: What makes two numbers of one sentence those of two sources, not of two towns.
_COUNTED_TWICE = FilteredPattern(
    r"\b(?:police|prefecture|autorites|gendarmerie|commiss\w+)\b[^;]*\b(?:organisateurs|\w*syndica\w+"
    r"|collectif)"
    r"|\b(?:organisateurs|\w*syndica\w+|collectif)\b[^;]*\b(?:police|prefecture|autorites|gendarmerie"
    r"|commiss)"
)


class CountedPeople(NamedTuple):
    """A number of people where it stands in a sentence; `whole`: the sentence with its asides."""

    sentence: Sentence
    figure: Figure
    fact: StatedFact
    whole: Sentence


def choose_crowds(
    facts: Iterable[StatedFact],
    read: Sequence[Sequence[Sentence]],
    towns: Sequence[str],
    days: EventDays,
) -> Iterator[StatedFact]:
    """Yield the facts of a report, of those that count who came or was arrested the ones of its event.

    `read`: the sentences in which they were found, in each of their forms; `towns`: where it was.
    """
    counted: list[CountedPeople] = []
    arrests: list[CountedPeople] = []
    for fact in facts:
        is_of_arrests = fact.of == ARRESTED
        one = _find_counted(fact, read) if fact.about == "attendance" or is_of_arrests else None
        if one is None:
            yield fact
        elif is_of_arrests:
            arrests.append(one)
        elif not is_to_come(one.sentence.folded, one.figure):
            counted.append(one)
    crowds = list(map(_as_crowd, _without_other_days(_without_parts(counted), days)))
    crowds = with_scopes(with_towns_that_marched(crowds, read[-1]), towns)
    yield from _choose_arrests(arrests, days, any(crowd.is_of_hour for crowd in crowds))
    by_scope: dict[str, list[Crowd]] = {}
    for crowd in crowds:
        by_scope.setdefault(crowd.scope, []).append(crowd)
    has_number = any(not crowd.is_vague for crowd in crowds)
    for scope, all_own in by_scope.items():
        numbers = [crowd for crowd in all_own if not crowd.is_vague]
        own = numbers if numbers or (has_number and not scope) else all_own
        for crowd in _of_two_sources(sorted(own, key=lambda crowd: crowd.is_of_hour)):
            yield crowd.as_fact()


def _choose_arrests(
    arrests: Sequence[CountedPeople], days: EventDays, is_early: bool
) -> Iterator[StatedFact]:
    """Yield the numbers of people arrested that hold of an event: of a movement or a season, none does.

    Those who had been taken by an hour, or by that of the report (`is_early`), are the least that were; a
    total says most.
    """
    lasting = [one for one in arrests if not is_of_years(one.sentence.folded, one.figure)]
    own = _without_other_days(lasting, days)
    free = [one for one in own if not _HELD.match(one.sentence.folded, one.figure.end)]
    taken = [_as_crowd(one, is_early) for one in free or own]
    taken.sort(key=lambda one: (not _IN_ALL.search(one.sentence.folded), one.is_of_hour))
    for place, one in enumerate(taken):
        first = taken[0]
        is_other = not one.figure.meets(first.figure) and one.scope in ("", first.scope)
        if not place or (is_other and is_set_against(one, first) and _are_of_two(first, one)):
            yield structs.replace(one, scope=first.scope).as_fact()


def _are_of_two(one: Crowd, other: Crowd) -> bool:
    """Return whether two numbers of people arrested are those of two sources, or one of them is doubted."""
    folded = other.sentence.folded
    return are_of_named_sources(one.source, other.source) or _DOUBTED.search(folded) is not None


def _find_counted(fact: StatedFact, read: Sequence[Sequence[Sentence]]) -> CountedPeople | None:
    """Return a number with the sentence that states it, in the form in which it stands where it was found."""
    assert fact.figure is not None
    forms = [one for one in chain.from_iterable(read) if one.start == fact.start < fact.end]
    for sentence in forms:
        if any(_is_at(one, fact.figure) for one in find_numbers(sentence.folded)):
            return CountedPeople(sentence, fact.figure, fact, forms[-1])
    return None


def _is_at(one: Figure, other: Figure) -> bool:
    return one.start == other.start and one.end == other.end


def _as_crowd(counted: CountedPeople, is_early: bool = False) -> Crowd:
    """Return a number of people with whose it is; one of an hour is the least that came."""
    sentence, figure, fact, whole = counted
    source = find_source(sentence.folded, figure)
    if source in ("", UNKNOWN):  # who says so may be told in an aside
        same = (one for one in find_numbers(whole.folded) if (one.low, one.high) == (figure.low, figure.high))
        source = next((find_source(whole.folded, one) for one in same), source)
    scope = find_scope(sentence.text, figure) or _find_scope_with_asides(whole, figure)
    is_counted_early = is_early or is_of_hour(sentence.folded, figure, is_late=fact.of == ARRESTED)
    if is_counted_early and not math.isinf(figure.high):
        figure = hedge_figure(figure, "at-least")
    return Crowd(sentence, fact, figure, scope, source, is_counted_early)


def _find_scope_with_asides(whole: Sentence, figure: Figure) -> str:
    """Return whose a number is by a sentence with its asides: «29 000 personnes, dont 9 000 à Gani, …»."""
    same = (one for one in find_numbers(whole.folded) if (one.low, one.high) == (figure.low, figure.high))
    return next((scope for one in same if (scope := find_scope(whole.text, one))), "")


def _of_two_sources(crowds: Sequence[Crowd]) -> Iterator[Crowd]:
    """Yield the first number of one crowd, and those that other sources set against it."""
    known: list[Crowd] = []
    for crowd in crowds:
        is_new = not any(one.figure.meets(crowd.figure) for one in known)
        if not known or (is_new and all(is_set_against(crowd, one) for one in known)):
            known.append(crowd)
            yield crowd


def _without_other_days(counted: Sequence[CountedPeople], days: EventDays) -> list[CountedPeople]:
    """Return numbers of people without those of days before that of the event.

    Where a report does not tell that day, but days of several numbers, it tells the story of a movement.
    """
    own = [one for one in counted if not (_is_of_before(one.sentence, one) or _is_of_before(one.whole, one))]
    told = [find_day(one.sentence, one.figure) for one in own]
    are_several = days.begun is None and len({fold(day.words) for day in told if day is not None}) > 1
    return [
        one
        for one, day in zip(own, told, strict=True)
        if day is None or not (are_several or days.is_before(day))
    ]


def _is_of_before(sentence: Sentence, counted: CountedPeople) -> bool:
    """Return whether a form of a sentence gives a number as that of a day before."""
    low, high = counted.figure.low, counted.figure.high
    same = (one for one in find_numbers(sentence.folded) if (one.low, one.high) == (low, high))
    return any(is_of_day_before(sentence.folded, one) for one in same)


def _without_parts(counted: Sequence[CountedPeople]) -> list[CountedPeople]:
    """Return numbers without those of people in one of several unnamed towns, where one is of all."""
    parts = [
        one.figure
        for one in counted
        if is_of_town(one.sentence.text, one.figure)
        and not find_scope(one.sentence.text, one.figure)
        and not _COUNTED_TWICE.search(one.sentence.folded)
    ]
    wholes = [one for one in counted if one.figure not in parts]
    return [
        one
        for one in counted
        if one.figure not in parts
        or not (len(parts) > MAX_TOWNS or any(_is_whole_of(whole, one) for whole in wholes))
    ]


def _is_whole_of(whole: CountedPeople, part: CountedPeople) -> bool:
    """Return whether a number of another sentence is that of all, of which one of a town is a part."""
    both = f"{part.sentence.folded} {whole.sentence.folded}"
    is_other = whole.sentence.index != part.sentence.index and whole.figure.high >= part.figure.low
    return is_other and not _COUNTED_TWICE.search(both)
