"""Demonyms that two countries share: «congolais» is of the one Congo of which the article speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tui.annotate.gazetteer import Span, longest

#: A country is meant when the article names it so many times as often as the others with that demonym.
_CLEARLY = 2


def is_shared_demonym(span: Span) -> bool:
    """Whether a span is the demonym of several countries and nothing else."""
    return len(span.actors) > 1 and all(entry.sort == "demonym" for entry in span.entries)


def parted(pages: Sequence[list[Span]], country_of: Callable[[int], int | None]) -> list[list[Span]]:
    """`pages` with every shared demonym given to the country that the article clearly speaks of, if to one.

    `country_of` gives the country for which an actor stands, or to which it belongs.
    """
    if not any(is_shared_demonym(span) for page in pages for span in page):
        return list(pages)
    counts = Counter(_countries((span for page in pages for span in longest(page)), country_of))
    return [[_given(span, counts) for span in page] for page in pages]


def _countries(spans: Iterable[Span], country_of: Callable[[int], int | None]) -> Iterable[int]:
    for span in spans:
        countries = {country_of(number) for number in span.actors}
        if len(countries) == 1 and (country := countries.pop()) is not None:
            yield country


def _given(span: Span, counts: Counter[int]) -> Span:
    if not is_shared_demonym(span):
        return span
    first, second = sorted(span.actors, key=lambda number: -counts[number])[:2]
    if not counts[first] or counts[first] < _CLEARLY * counts[second]:
        return span
    return Span(span.first, span.last, tuple(entry for entry in span.entries if entry.actor == first))
