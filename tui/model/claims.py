"""What the claims of an event agree and disagree on.

The rules are those of the corpus format (*Sources disagree*): claims differ on

- `start` when the days on which the event may have begun, by two claims, do not meet;
- `end` likewise, where both claims bound it (an interval with a known end does);
- `place` and a key of `details` when the values differ (lists as sets, folded);
- `participants` when both claims list them, and list others.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
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


def disagreements(event: Event) -> tuple[Disagreement, ...]:
    """Every field on which the claims of `event` differ, in the order of the rules above."""
    claims = event.claims
    found = [
        _on_days("start", claims, _start),
        _on_days("end", claims, _end),
        _on_values("place", [c.place for c in claims]),
        _on_values("participants", [tuple(p.actor for p in c.participants) or None for c in claims]),
    ]
    keys = dict.fromkeys(key for claim in claims for key in claim.details)
    found += [_on_values(f"details.{key}", [c.details.get(key) for c in claims]) for key in keys]
    return tuple(each for each in found if each is not None)


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


def _on_days(
    about: str, claims: Sequence[Claim], bound: Callable[[Edtf], tuple[str, Days] | None]
) -> Disagreement | None:
    given: list[tuple[int, str, Days]] = []
    for index, claim in enumerate(claims):
        reading = parse_edtf(claim.date) if claim.date else None
        if reading is not None and (side := bound(reading)) is not None:
            given.append((index, *side))
    apart = {
        index for (a, _, one), (b, _, two) in combinations(given, 2) if not meet(one, two) for index in (a, b)
    }
    return _grouped(about, [(i, (days, text), text) for i, text, days in given if i in apart])


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
