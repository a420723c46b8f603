"""What the claims of an event agree and disagree on.

The rules are those of the corpus format (*Sources disagree*): claims differ on

- `start` when the days on which the event may have begun, by two claims, do not meet;
- `end` likewise, where both claims bound it (an interval with a known end does);
- `place` and a key of `details` when the values differ (lists as sets, folded);
- `participants` when both claims list them, and list others.

Where no two claims that give a field differ on it, they agree on it, if they are of two origins or more.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from tui.model.dates import Days, Edtf, meet, parse_edtf
from tui.model.records import Article, Claim, Event
from tui.model.text import fold

Value = str | tuple[str, ...]


class Reading(Struct, frozen=True):
    """One of the values that sources give, and the claims that give it (indexes into the event's)."""

    value: Value
    claims: tuple[int, ...]


class Disagreement(Struct, frozen=True):
    """A field on which claims differ: start, end, place, participants or details.<key>."""

    about: str
    values: tuple[Reading, ...]


class Narrowest(Struct, frozen=True):
    """The days on which the event can have begun and ended by all its claims together, as EDTF.

    None: no day fits all claims, or none of them says.
    """

    start: str | None = None
    end: str | None = None


def disagreements(event: Event) -> tuple[Disagreement, ...]:
    """Every field on which the claims of `event` differ, in the order of the rules above."""
    found = [
        _on_days("start", _sides(event.claims, _start)),
        _on_days("end", _sides(event.claims, _end)),
        *(_on_values(about, values) for about, values in _fields(event.claims)),
    ]
    return tuple(each for each in found if each is not None)


def agreements(event: Event, names: Sequence[str] = ()) -> tuple[str, ...]:
    """The fields that two origins or more give, and on which no claims differ: start, end, place …

    `names`: for each claim the name of its origin; without them each claim is an origin of its own.
    """
    return tuple(about for about, count in _given(event, names) if count > 1)


def unconfirmed(event: Event, names: Sequence[str] = ()) -> tuple[str, ...]:
    """The fields that one origin alone gives; `names` as for `agreements`."""
    return tuple(about for about, count in _given(event, names) if count == 1)


def _given(event: Event, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The fields on which claims do not differ, and how many origins give each."""
    sides = (("start", _sides(event.claims, _start)), ("end", _sides(event.claims, _end)))
    given = [(about, [index for index, *_ in side]) for about, side in sides]
    given += [
        (about, [i for i, value in enumerate(values) if value]) for about, values in _fields(event.claims)
    ]
    apart = {found.about for found in disagreements(event)}
    for about, claims in given:
        if about not in apart:
            yield about, count_origins(names[i] if names else str(i) for i in claims)


def narrowest(event: Event) -> Narrowest:
    """The narrowest reading that all claims allow: the days that their ranges have in common.

    A date without a slash says when the event took place, not when it ended: it does not bound the end.
    """
    start = _common([days for _, _, days in _sides(event.claims, _start)])
    end = _common([days for _, _, days in _sides(event.claims, _end)])
    if start and end:
        end = (max(filter(None, (start[0], end[0])), default=None), end[1])
    return Narrowest(_edtf(start), _edtf(end))


def differs(event: Event) -> bool:
    """Whether the sources of `event` differ on anything."""
    return bool(disagreements(event))


def origins(event: Event, articles: Callable[[str], Article | None]) -> tuple[str, ...]:
    """For each claim the name of its origin: whom its article credits, or the link's publisher."""
    names = []
    for claim in event.claims:
        article = articles(claim.article) if claim.article else None
        names.append(article.credit if article else claim.publisher or claim.article or claim.source or "")
    return tuple(names)


def count_origins(names: Iterable[str]) -> int:
    """How many different origins there are, spelling aside."""
    return len({fold(name) for name in names})


def event_date(event: Event) -> str | None:
    """The date the event is known by: its own, else from the first day claimed to the last (EDTF)."""
    if event.date:
        return event.date
    readings = [r for claim in event.claims if claim.date and (r := parse_edtf(claim.date))]
    if not readings:
        return None
    if len({reading.text for reading in readings}) == 1:
        return readings[0].text
    first = min((day for r in readings if (day := r.earliest or r.latest)), default=None)
    last = max((day for r in readings if (day := r.latest or r.earliest)), default=None)
    return str(first) if first == last else f"{first}/{last}"


def _start(reading: Edtf) -> tuple[str, Days]:
    """The start as written, and the days on which it may fall."""
    first, slash, last = reading.text.partition("/")
    text = first if first not in ("", "..") else f"../{last}" if slash else reading.text
    return text, reading.begin


def _end(reading: Edtf) -> tuple[str, Days] | None:
    """The end as written and its days, for an interval with a known end."""
    last = reading.text.partition("/")[2]
    return (last, reading.end) if reading.form == "interval" and last not in ("", "..") else None


Side = tuple[int, str, Days]


def _sides(claims: Sequence[Claim], bound: Callable[[Edtf], tuple[str, Days] | None]) -> list[Side]:
    """The claims (by index) whose date gives that side, with the side as written and its days."""
    given: list[Side] = []
    for index, claim in enumerate(claims):
        reading = parse_edtf(claim.date) if claim.date else None
        if reading is not None and (side := bound(reading)) is not None:
            given.append((index, *side))
    return given


def _fields(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Value | None]]]:
    """What each claim says of place, participants and each detail."""
    yield "place", [claim.place for claim in claims]
    yield "participants", [tuple(p.actor for p in claim.participants) or None for claim in claims]
    for key in dict.fromkeys(key for claim in claims for key in claim.details):
        yield f"details.{key}", [claim.details.get(key) for claim in claims]


def _on_days(about: str, given: Sequence[Side]) -> Disagreement | None:
    different = dict.fromkeys(days for _, _, days in given)  # many claims give few different days
    apart = {days for pair in combinations(different, 2) if not meet(*pair) for days in pair}
    return _grouped(about, [(i, (days, text), text) for i, text, days in given if days in apart])


def _common(ranges: Sequence[Days]) -> Days | None:
    """The days that all ranges have in common; None where there are none."""
    if not ranges:
        return None
    first = max((days[0] for days in ranges if days[0]), default=None)
    last = min((days[1] for days in ranges if days[1]), default=None)
    return None if first and last and last < first else (first, last)


def _edtf(days: Days | None) -> str | None:
    """A range of days as EDTF: a day, month or year where it is a whole one, else one of a set."""
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


def _on_values(about: str, values: Sequence[Value | None]) -> Disagreement | None:
    given = [(i, _comparable(value), value) for i, value in enumerate(values) if value]
    return _grouped(about, given) if len({key for _, key, _ in given}) > 1 else None


def _comparable(value: Value) -> Hashable:
    """Lists as sets, folded; «Moscou» and «moscou» are one."""
    parts = (value,) if isinstance(value, str) else value
    return frozenset(" ".join(fold(part).split()) for part in parts)


def _grouped(about: str, given: Iterable[tuple[int, Hashable, Value]]) -> Disagreement | None:
    """The values in the order in which claims first give them."""
    by_key: dict[Hashable, tuple[Value, list[int]]] = {}
    for index, key, value in given:
        by_key.setdefault(key, (value, []))[1].append(index)
    if len(by_key) < 2:
        return None
    return Disagreement(about, tuple(Reading(value, tuple(claims)) for value, claims in by_key.values()))
