"""Search for events by title, participant, type and date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tui.index.query import Query
from tui.index.results import Cursor, SearchHit
from tui.index.search_fields import DATE_FIELDS
from tui.index.store import Store
from tui.model.claims import event_date
from tui.model.dates.edtf import Edtf, parse_edtf, ranges_overlap
from tui.model.records import Event, Ref

#: How many records are read when a query has only fields, so that its cost is bounded.
MAX_FIELD_CANDIDATES = 2_000
#: Score of a hit by relation or field alone, which is worth less than a match of the title.
RELATED_SCORE = 40.0


def events_of_actor(store: Store, actor: SearchHit, limit: int) -> list[SearchHit]:
    """Return hits for the events in which an actor takes part or which took place there."""
    relations = store.related_records(actor.ref, limit, "event")
    return [
        SearchHit(
            relation.ref,
            relation.title,
            min(RELATED_SCORE, actor.score / 2),
            reason=actor.title,
            date=relation.date,
        )
        for relation in relations[:limit]
    ]


def filter_events(store: Store, query: Query, titled: Sequence[SearchHit], limit: int) -> list[SearchHit]:
    """Return those events of `titled` that fit the fields of the query, at most `limit`.

    `titled` are the events that match its words; of a query without words every event is considered.
    """
    actors = [_resolve_actor(store, value) for value in query.values("actor")]
    if not titled and not query.words:
        titled = list(islice(_candidates(store, actors, query.personal), MAX_FIELD_CANDIDATES))
    fitting = []
    for hit, event in zip(titled, store.read([hit.ref for hit in titled]), strict=False):
        if isinstance(event, Event) and event.ref == hit.ref and _fits(event, query, actors):
            fitting.append(hit)
        if len(fitting) == limit:
            break
    return fitting


def _resolve_actor(store: Store, value: str) -> str:
    """Return the id that a value of `actor:` stands for: an id, the best name, or the value itself."""
    name = value.removeprefix("actor:")
    if store.read([Ref("actor", name)]):
        return name
    hits = store.search_names("actor", value, 1)
    return hits[0].ref.id if hits else name


def _candidates(store: Store, actors: Sequence[str], personal: Query) -> Iterator[SearchHit]:
    """Yield the events of the first actor asked for, or else those that fit `personal`, oldest first."""
    if actors:
        for relation in store.related_records(Ref("actor", actors[0]), MAX_FIELD_CANDIDATES, "event"):
            yield SearchHit(relation.ref, relation.title, RELATED_SCORE, date=relation.date)
        return
    after: Cursor | None = None
    while True:
        page = store.rows("event", after=after, query=personal)
        for row in page.items:
            yield SearchHit(row.ref, row.title, RELATED_SCORE, date=row.date, subtitle=row.subtitle)
        after = page.after
        if after is None:
            return


def _fits(event: Event, query: Query, actors: Sequence[str]) -> bool:
    """Return whether an event fits the types, actors and dates of a query."""
    types = {value.lower() for value in query.values("type")}
    event_actors = {participant.actor for participant in event.participants} | {event.place}
    event_actors |= {participant.actor for claim in event.claims for participant in claim.participants}
    date = event_date(event)
    return (
        (not types or event.type in types)
        and all(actor in event_actors for actor in actors)
        and _fits_dates(parse_edtf(date) if date else None, query)
    )


def _fits_dates(edtf: Edtf | None, query: Query) -> bool:
    """Return whether the days of an event fit `after:`, `before:` and `on:`; without a date none does."""

    def requested_days(field: str) -> Iterable[Edtf]:
        return filter(None, map(parse_edtf, query.values(field)))

    if not any(map(query.values, DATE_FIELDS)):
        return True
    if edtf is None:
        return False
    first, last = edtf.earliest, edtf.latest
    return (
        all(last is None or (day.earliest and last >= day.earliest) for day in requested_days("after"))
        and all(first is None or (day.earliest and first < day.earliest) for day in requested_days("before"))
        and all(ranges_overlap((first, last), (day.earliest, day.latest)) for day in requested_days("on"))
    )
