"""Demonyms that several countries share: which Congo «congolais» means in an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tui.annotate.gazetteer import EntrySpan, longest_spans

#: A shared demonym means a country that the article mentions this many times as often as the next candidate.
_MIN_COUNT_RATIO = 2


def is_shared_demonym(span: EntrySpan) -> bool:
    """Return whether a span is the demonym of several countries and nothing else."""
    if len(span.entries) == 1:
        return False
    return len(span.actors) > 1 and all(entry.kind == "demonym" for entry in span.entries)


def resolve_shared_demonyms(
    spans_by_text: Sequence[list[EntrySpan]], country_of: Callable[[int], int | None]
) -> list[list[EntrySpan]]:
    """Resolve shared demonyms to the country that the article clearly is about, where there is one.

    `spans_by_text` are the spans of title and body. `country_of` returns the country for which an actor
    stands or to which the actor belongs, or None.
    """
    if not any(is_shared_demonym(span) for spans in spans_by_text for span in spans):
        return list(spans_by_text)
    counts = Counter(
        _countries((span for spans in spans_by_text for span in longest_spans(spans)), country_of)
    )
    return [[_resolve(span, counts) for span in spans] for spans in spans_by_text]


def _countries(spans: Iterable[EntrySpan], country_of: Callable[[int], int | None]) -> Iterable[int]:
    """Yield the country of every span that refers to one country."""
    for span in spans:
        countries = {country_of(actor) for actor in span.actors}
        if len(countries) == 1 and (country := countries.pop()) is not None:
            yield country


def _resolve(span: EntrySpan, counts: Counter[int]) -> EntrySpan:
    """Return a shared demonym with only the most mentioned country, if it clearly is; else unchanged."""
    if not is_shared_demonym(span):
        return span
    first, second = sorted(span.actors, key=lambda actor: -counts[actor])[:2]
    if not counts[first] or counts[first] < _MIN_COUNT_RATIO * counts[second]:
        return span
    return EntrySpan(span.first, span.last, tuple(entry for entry in span.entries if entry.actor == first))
