"""Agreement and disagreement among the claims of an event.

The rules are those of the corpus format (*Sources disagree*). Claims disagree on

- `start` when the ranges of days on which the event may have begun, by two claims, do not overlap;
- `end` likewise, where both claims bound the end (an interval with a known end does);
- `place` and a key of `details` when the values differ (lists are compared as sets of folded values; of
  figures, as 17, 8–12 and ≥ 12, when no number fits both);
- `participants` when both claims list participants, and the lists differ.

Claims agree on a field when no two of them disagree on the field and claims of at least two origins give it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from tui.model.claimed_figures import read_figure
from tui.model.dates.edtf import Days, Edtf, parse_edtf, ranges_overlap
from tui.model.dates.ranges import one_of_days
from tui.model.figures import Figure
from tui.model.records import Article, Claim, Event
from tui.model.text import fold

Value = str | tuple[str, ...]
#: The index of a claim, the bound (start or end) as the claim writes it, and the days of the bound.
ClaimBound = tuple[int, str, Days]


class ClaimedValue(Struct, frozen=True):
    """One value that claims give for a field; `claims` are indexes into the event's claims."""

    value: Value
    claims: tuple[int, ...]


class Disagreement(Struct, frozen=True):
    """A field on which claims disagree: start, end, place, participants or details.<key>."""

    about: str
    values: tuple[ClaimedValue, ...]


class DateIntersection(Struct, frozen=True):
    """The days on which an event can have begun and ended by all its claims together, as EDTF.

    None: no day fits all claims, or no claim gives a bound.
    """

    start: str | None = None
    end: str | None = None


class ClaimComparison(Struct, frozen=True):
    """How far the claims of an event agree, by field: start, end, place, participants, details.<key>."""

    disagreements: tuple[Disagreement, ...] = ()
    agreed: tuple[str, ...] = ()  # fields that two or more origins give, without a disagreement
    unconfirmed: tuple[str, ...] = ()  # fields that only one origin gives
    intersection: DateIntersection = DateIntersection()

    @property
    def disputed(self) -> frozenset[str]:
        """Return the names of the fields on which claims disagree."""
        return frozenset(disagreement.about for disagreement in self.disagreements)


def compare_claims(event: Event, origins: Sequence[str] = ()) -> ClaimComparison:
    """Compare the claims of an event, field by field, in the order of the rules above.

    `origins`: the name of the origin of each claim; without names each claim is an origin of its own.
    """
    starts, ends = _claimed_bounds(event.claims, _start), _claimed_bounds(event.claims, _end)
    values_by_field = list(_field_values(event.claims))
    disagreements = tuple(_find_disagreements(starts, ends, values_by_field))
    claims_by_field = {"start": [index for index, *_ in starts], "end": [index for index, *_ in ends]}
    for about, values in values_by_field:
        claims_by_field[about] = [index for index, value in enumerate(values) if value]
    for disagreement in disagreements:
        del claims_by_field[disagreement.about]
    origin_counts = {
        about: count_origins(origins[index] if origins else str(index) for index in claims)
        for about, claims in claims_by_field.items()
    }
    return ClaimComparison(
        disagreements,
        tuple(about for about, count in origin_counts.items() if count > 1),
        tuple(about for about, count in origin_counts.items() if count == 1),
        _intersect_dates(starts, ends),
    )


def _find_disagreements(
    starts: Sequence[ClaimBound],
    ends: Sequence[ClaimBound],
    values_by_field: Iterable[tuple[str, Sequence[Value | None]]],
) -> Iterator[Disagreement]:
    """Yield the disagreement of each field that has one: dates first, then the other values."""
    by_field = [
        _date_disagreement("start", starts),
        _date_disagreement("end", ends),
        *(_value_disagreement(about, values) for about, values in values_by_field),
    ]
    yield from (disagreement for disagreement in by_field if disagreement is not None)


def _intersect_dates(starts: Sequence[ClaimBound], ends: Sequence[ClaimBound]) -> DateIntersection:
    """Return the range of days that the dates of all claims have in common, for the start and for the end.

    A date without a slash is when the event took place, not when the event ended: the end stays unbounded.
    """
    start = _intersection([days for _, _, days in starts])
    end = _intersection([days for _, _, days in ends])
    if start and end:
        end = (max(filter(None, (start[0], end[0])), default=None), end[1])
    return DateIntersection(_format_edtf(start), _format_edtf(end))


def has_disagreement(event: Event) -> bool:
    """Return whether the claims of an event disagree on any field."""
    return bool(compare_claims(event).disagreements)


def origins(event: Event, articles: Callable[[str], Article | None]) -> tuple[str, ...]:
    """Return the name of the origin of each claim: whom its article credits, or the link's publisher."""
    names = []
    for claim in event.claims:
        article = articles(claim.article) if claim.article else None
        names.append(article.credit if article else claim.publisher or claim.article or claim.source or "")
    return tuple(names)


def count_origins(names: Iterable[str]) -> int:
    """Return the number of different origins among names, ignoring case and accents."""
    return len({fold(name) for name in names})


def event_date(event: Event) -> str | None:
    """Return the event's own date, else what its claims tell together, as EDTF.

    That is the days that all claims allow; where they differ, one of the days that they name; where one of
    them tells of several days, the range from the first to the last. None: no date can be read.
    """
    if event.date:
        return event.date
    dates = [edtf for claim in event.claims if claim.date and (edtf := parse_edtf(claim.date))]
    if not dates:
        return None
    if len({edtf.text for edtf in dates}) == 1:
        return dates[0].text
    if not any(edtf.form in ("interval", "all") for edtf in dates):
        whole = [(edtf.earliest, edtf.latest) for edtf in dates if edtf.earliest and edtf.latest]
        return _format_edtf(_intersection([edtf.begin for edtf in dates])) or one_of_days(whole)
    first = min((day for edtf in dates if (day := edtf.earliest or edtf.latest)), default=None)
    last = max((day for edtf in dates if (day := edtf.latest or edtf.earliest)), default=None)
    return str(first) if first == last else f"{first}/{last}"


def _start(edtf: Edtf) -> tuple[str, Days]:
    """Return the start of a date as written, and the days on which the start may fall."""
    first, slash, last = edtf.text.partition("/")
    text = first if first not in ("", "..") else f"../{last}" if slash else edtf.text
    return text, edtf.begin


def _end(edtf: Edtf) -> tuple[str, Days] | None:
    """Return the end of an interval as written, and its days; None for a date without a known end."""
    last = edtf.text.partition("/")[2]
    return (last, edtf.end) if edtf.form == "interval" and last not in ("", "..") else None


def _claimed_bounds(
    claims: Sequence[Claim], bound_of: Callable[[Edtf], tuple[str, Days] | None]
) -> list[ClaimBound]:
    """Return the bound (start or end) of every claim whose date gives one."""
    bounds: list[ClaimBound] = []
    for index, claim in enumerate(claims):
        edtf = parse_edtf(claim.date) if claim.date else None
        if edtf is not None and (bound := bound_of(edtf)) is not None:
            bounds.append((index, *bound))
    return bounds


def _field_values(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Value | None]]]:
    """Yield place, participants and each key of the details, with the value of every claim."""
    yield "place", [claim.place for claim in claims]
    yield "participants", [tuple(p.actor for p in claim.participants) or None for claim in claims]
    for key in dict.fromkeys(key for claim in claims for key in claim.details):
        yield f"details.{key}", [claim.details.get(key) for claim in claims]


def _date_disagreement(about: str, bounds: Sequence[ClaimBound]) -> Disagreement | None:
    """Return the disagreement among bounds whose days do not overlap; None where all overlap."""
    distinct = dict.fromkeys(days for _, _, days in bounds)  # many claims share few different ranges
    disjoint = {days for pair in combinations(distinct, 2) if not ranges_overlap(*pair) for days in pair}
    return _group_values(about, [(i, (days, text), text) for i, text, days in bounds if days in disjoint])


def _intersection(ranges: Sequence[Days]) -> Days | None:
    """Return the days that all ranges have in common; None where no day is common to all."""
    if not ranges:
        return None
    first = max((days[0] for days in ranges if days[0]), default=None)
    last = min((days[1] for days in ranges if days[1]), default=None)
    return None if first and last and last < first else (first, last)


def _format_edtf(days: Days | None) -> str | None:
    """Format a range of days as EDTF: a whole day, month or year, else one day of a set."""
    first, last = days or (None, None)
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"[{first or ''}..{last or ''}]"
    if first == last:
        return str(first)
    if (first.year, first.day) == (last.year, 1) and last.day == monthrange(last.year, last.month)[1]:
        if first.month == last.month:
            return str(first)[:7]
        if (first.month, last.month) == (1, 12):
            return str(first)[:4]
    return f"[{first}..{last}]"


def _value_disagreement(about: str, values: Sequence[Value | None]) -> Disagreement | None:
    """Return the disagreement among the values of a field; None where all claims can mean one.

    A figure that fits all others contradicts none of them.
    """
    keyed_values = [(index, _comparison_key(value), value) for index, value in enumerate(values) if value]
    figures = {key: figure for _, key, value in keyed_values if (figure := _figure_of(value))}
    if figures and len(figures) == len({key for _, key, _ in keyed_values}):
        least = min(figure.high for figure in figures.values())
        most = max(figure.low for figure in figures.values())
        fitting = {key for key, figure in figures.items() if figure.low <= least and most <= figure.high}
        keyed_values = [(index, key, value) for index, key, value in keyed_values if key not in fitting]
    return _group_values(about, keyed_values)


def _figure_of(value: Value) -> Figure | None:
    """Return the figure that a value is; None for words and lists."""
    return read_figure(value) if isinstance(value, str) else None


def _comparison_key(value: Value) -> Hashable:
    """Return the set of folded items of a value, so that «Moscou» and «moscou» compare equal."""
    items = (value,) if isinstance(value, str) else value
    return frozenset(" ".join(fold(item).split()) for item in items)


def _group_values(about: str, keyed_values: Iterable[tuple[int, Hashable, Value]]) -> Disagreement | None:
    """Group claims by their value, in the order in which claims first give the values.

    `keyed_values` holds the index of each claim, the key by which values are compared, and the value.
    """
    by_key: dict[Hashable, tuple[Value, list[int]]] = {}
    for index, key, value in keyed_values:
        by_key.setdefault(key, (value, []))[1].append(index)
    if len(by_key) < 2:
        return None
    return Disagreement(about, tuple(ClaimedValue(value, tuple(claims)) for value, claims in by_key.values()))
