"""Numbers of people who came to one town that two sources give, wherever in a long French report they stand.

A report of what was at many towns comes to those late, behind the sentences that are read for its event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from msgspec import structs

from tui.languages.french.news.amounts.people.crowd_scopes import find_scope
from tui.languages.french.news.amounts.people.crowds import read_crowd
from tui.languages.french.news.days.crowd_days import EventDays, find_day, is_of_day_before
from tui.languages.french.news.figure_sources import are_of_named_sources, find_source
from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import make_figure_fact
from tui.model.figures import Figure
from tui.model.news import WHOLE_COUNTRY, StatedFact
from tui.model.text import fold

#: What gives a number to a source: a sentence that has it twice may give two of one crowd.
_BY = "selon "
#: Of a sentence with more numbers, the first are read.
MAX_NUMBERS = 12
_TOWN = re.compile(r"\b[àÀ] (?P<town>[A-ZÀ-ÖØ-Þ][\w’-]+(?: [A-ZÀ-ÖØ-Þ][\w’-]+){0,2})")


class _SourcedCrowd(NamedTuple):
    """A number of people who came to a town, by the source that gives it."""

    figure: Figure
    town: str
    source: str

    def is_disputed_by(self, other: _SourcedCrowd) -> bool:
        """Return whether another source gives another number of the same crowd."""
        is_of_town = self.town == other.town and self.town not in ("", WHOLE_COUNTRY)
        return (
            is_of_town
            and are_of_named_sources(self.source, other.source)
            and not self.figure.meets(other.figure)
        )


def find_disputed_crowds(
    sentences: Sequence[Sentence], days: EventDays, known: Sequence[StatedFact]
) -> Iterator[StatedFact]:
    """Yield the numbers of each town that two sources give; `known`: what the report states already."""
    crowds_known = [fact for fact in known if fact.about == "attendance"]
    towns = {name for fact in crowds_known for name in fact.names}
    read = {fact.start for fact in crowds_known}
    for sentence in sentences:
        if sentence.start in read or sentence.folded.count(_BY) < 2:
            continue
        crowds = list(_read_crowds(sentence, days))
        pairs = (pair for pair in combinations(crowds, 2) if pair[0].is_disputed_by(pair[1]))
        for pair in pairs:
            if pair[0].town in towns:
                continue
            towns.add(pair[0].town)
            for crowd in pair:
                fact = make_figure_fact(sentence, "attendance", "", crowd.figure)
                yield structs.replace(fact, names=(crowd.town,), source=crowd.source)


def _read_crowds(sentence: Sentence, days: EventDays) -> Iterator[_SourcedCrowd]:
    """Yield the numbers of people who came that a sentence gives; the only town it names is that of all.

    One without a town of its own is of that of the number before it.
    """
    folded = sentence.folded
    named = {fold(match["town"]) for match in _TOWN.finditer(sentence.text)}
    town = next(iter(named)) if len(named) == 1 else ""
    for figure in find_numbers(folded)[:MAX_NUMBERS]:
        if read_crowd(folded, figure) is None or is_of_day_before(folded, figure):
            continue
        day = find_day(sentence, figure)
        if day is None or not days.is_before(day):
            town = find_scope(sentence.text, figure) or town
            yield _SourcedCrowd(figure, town, find_source(folded, figure))
