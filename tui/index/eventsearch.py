"""Events in a search: by their titles, by who takes part in them, by type and date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tui.index.query import Query
from tui.index.store import Cursor, Hit, Store
from tui.model.claims import event_date
from tui.model.dates import Edtf, meet, parse_edtf
from tui.model.records import Event, Ref

#: How many records are looked at where only fields are asked; and how little a tie counts beside a title.
MOST, TIED = 2_000, 40.0


def of_actor(store: Store, actor: Hit, limit: int) -> list[Hit]:
    """The events in which the actor that was found takes part, or which took place there."""
    links = store.related(actor.ref, limit, "event")
    return [
        Hit(link.ref, link.title, min(TIED, actor.score / 2), reason=actor.title, date=link.date)
        for link in links[:limit]
    ]


def by_fields(store: Store, query: Query, found: Sequence[Hit], limit: int) -> list[Hit]:
    """Of the events `found` by words (of all, where no words are asked) those that the fields fit."""
    actors = [_actor(store, value) for value in query.values("actor")]
    if not found and not query.words:
        found = list(islice(_candidates(store, actors), MOST))
    kept = []
    for hit, event in zip(found, store.read([hit.ref for hit in found]), strict=False):
        if isinstance(event, Event) and event.ref == hit.ref and _fits(event, query, actors):
            kept.append(hit)
        if len(kept) == limit:
            break
    return kept


def _actor(store: Store, value: str) -> str:
    """The id that a value of `actor:` means: an id, else the best name; itself, where there is none."""
    name = value.removeprefix("actor:")
    if store.read([Ref("actor", name)]):
        return name
    best = store.suggest("actor", value, 1)
    return best[0].ref.id if best else name


def _candidates(store: Store, actors: Sequence[str]) -> Iterator[Hit]:
    """Events of the first actor asked for, else all, the oldest first."""
    if actors:
        for link in store.related(Ref("actor", actors[0]), MOST, "event"):
            yield Hit(link.ref, link.title, TIED, date=link.date)
        return
    after: Cursor | None = None
    while True:
        page = store.rows("event", after=after)
        for row in page.items:
            yield Hit(row.ref, row.title, TIED, date=row.date, note=row.note)
        after = page.after
        if after is None:
            return


def _fits(event: Event, query: Query, actors: Sequence[str]) -> bool:
    types = {value.lower() for value in query.values("type")}
    there = {participant.actor for participant in event.participants} | {event.place}
    there |= {participant.actor for claim in event.claims for participant in claim.participants}
    date = event_date(event)
    return (
        (not types or event.type in types)
        and all(actor in there for actor in actors)
        and _is_dated(parse_edtf(date) if date else None, query)
    )


def _is_dated(reading: Edtf | None, query: Query) -> bool:
    """Whether the days of an event fit `after:`, `before:` and `on:`."""

    def days(field: str) -> Iterable[Edtf]:
        return filter(None, map(parse_edtf, query.values(field)))

    if not (query.values("after") or query.values("before") or query.values("on")):
        return True
    if reading is None:
        return False
    first, last = reading.earliest, reading.latest
    return (
        all(last is None or (day.earliest and last >= day.earliest) for day in days("after"))
        and all(first is None or (day.earliest and first < day.earliest) for day in days("before"))
        and all(meet((first, last), (day.earliest, day.latest)) for day in days("on"))
    )
