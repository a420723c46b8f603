"""The words of a report by which a kept event shows what an article states: each value in a quotation of it.

What reports agree on or differ on when an event is found, its claims agree or differ on when it is kept: a
value that contradicts nobody is written as one that contradicts nobody, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tui.annotate.found_events.comparison import ComparedField
from tui.annotate.found_events.published_item import PublishedItem
from tui.model.claimed_figures import read_figure
from tui.model.found_events import FoundQuote, FoundValue, ReportedValue
from tui.model.news import ReportedDay
from tui.model.sentences import sentence_around

#: A quotation of neighbouring sentences is no longer, in code points.
MAX_QUOTE_CHARS = 700
#: Quotations of one report.
MAX_QUOTES = 4
#: How far a place is looked for in an article.
MAX_PLACE_CHARS = 6_000

_Span = tuple[int, int]


class _KeptValue(NamedTuple):
    """What an article gives for a field, as a claim has it."""

    field: ComparedField
    reported: ReportedValue
    value: str


def quote_reports(
    items: Sequence[PublishedItem], bodies: Mapping[str, str], fields: Iterable[ComparedField]
) -> Iterator[tuple[FoundQuote, ...]]:
    """Yield quotations of each report, the one of its sentence first, with the values that they state.

    `bodies`: by article; `fields`: what the reports of the event give. A value that no sentence of a body
    states is left out.
    """
    by_article: dict[str, list[_KeptValue]] = {}
    for field in fields:
        for reported, value in _values_to_keep(field):
            by_article.setdefault(reported.article, []).append(_KeptValue(field, reported, value))
    for item in items:
        yield _quote_report(item, bodies[item.article], by_article.get(item.article, ()))


def _quote_report(
    item: PublishedItem, body: str, kept_values: Sequence[_KeptValue]
) -> tuple[FoundQuote, ...]:
    """Return quotations of a report with the values of its article."""
    main = item.report.start, item.report.end
    by_span: dict[_Span, list[FoundValue]] = {main: []}
    for field, reported, value in kept_values:
        span = _span_of(reported, field, body, main)
        if span is not None:
            stated = _stated_words(item, field) if reported.days else ""
            by_span.setdefault(span, []).append(FoundValue(field.about, field.of, value, stated))
    joined = _join_neighbours(body, by_span, main)
    return tuple(_make_quote(body, span, values) for span, values in joined[:MAX_QUOTES])


def _make_quote(body: str, span: _Span, values: Sequence[FoundValue]) -> FoundQuote:
    """Return a quotation with its values; the words for a day that stand elsewhere are left out."""
    exact = body[span[0] : span[1]]
    own = (one if one.stated in exact else replace(one, stated="") for one in values)
    return FoundQuote(*span, exact, tuple(own))


def _values_to_keep(field: ComparedField) -> Iterator[tuple[ReportedValue, str]]:
    """Yield the values of a field that claims can have, as they have them."""
    current = field.values
    if not field.is_compared and field.about != "start":
        return
    for side in field.sides:
        name = side[0]
        for value in side:
            if value.days is not None:
                yield value, _format_days(value)
            elif value.figure is not None and read_figure(value.words):
                yield value, value.words
            elif value.words == name.words or (value.figure is None and value.names & name.names):
                yield value, name.words
    for value in field.unsure:
        if not all(_meet(value, other) for other in current):
            continue
        if value.days is not None:
            yield value, _format_days(value)
        elif read_figure(value.words):
            yield value, value.words


def _meet(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether a day or a number fits both of two values; False for words."""
    if one.days is not None and other.days is not None:
        return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    return one.figure is not None and other.figure is not None and one.figure.meets(other.figure)


def _format_days(value: ReportedValue) -> str:
    """Return the day that a value means, or the days of which it means one, as EDTF."""
    assert value.days is not None
    first, last = value.days
    return str(first) if first == last else f"[{first}..{last}]"


def _stated_words(item: PublishedItem, field: ComparedField) -> str:
    """Return the words for the day of a report."""
    day: ReportedDay | None = item.report.ended if field.about == "end" else item.report.begun
    return day.words if day else ""


def _span_of(value: ReportedValue, field: ComparedField, body: str, main: _Span) -> _Span | None:
    """Return the span of the sentence that states a value; None where no sentence does."""
    if field.about == "place":
        return _span_of_words(value.words, body, main)
    if value.start == value.end:
        return None
    is_main = value.start < main[1] and main[0] < value.end
    span = (min(value.start, main[0]), max(value.end, main[1])) if is_main else (value.start, value.end)
    return main if is_main and span[1] == main[1] else span


def _span_of_words(words: str, body: str, main: _Span) -> _Span | None:
    """Return the span of the sentence of a report that has some words, else of the first in its article."""
    if _find_words(words, body, *main) is not None:
        return main
    at = _find_words(words, body, 0, min(len(body), MAX_PLACE_CHARS))
    return sentence_around(body, at, at + len(words)) if at is not None else None


def _find_words(words: str, body: str, start: int, end: int) -> int | None:
    """Return where some words stand in a part of a text as whole words; None where they do not."""
    at = body.find(words, start, end)
    while at >= 0:
        last = at + len(words)
        if not (body[at - 1 : at].isalnum() or body[last : last + 1].isalnum()):
            return at
        at = body.find(words, last, end)
    return None


def _join_neighbours(
    body: str, by_span: dict[_Span, list[FoundValue]], main: _Span
) -> list[tuple[_Span, list[FoundValue]]]:
    """Return the spans with their values, those next to each other as one; the one of the report first."""
    joined: list[tuple[_Span, list[FoundValue]]] = []
    for (start, end), values in sorted(by_span.items()):
        if joined:
            (first, last), known = joined[-1]
            is_next = start <= last or (body[last:start].isspace() and "\n\n" not in body[last:start])
            if is_next and end - first <= MAX_QUOTE_CHARS:
                joined[-1] = (first, max(end, last)), known + values
                continue
        joined.append(((start, end), list(values)))
    return sorted(joined, key=lambda one: not (one[0][0] <= main[0] and main[1] <= one[0][1]))
