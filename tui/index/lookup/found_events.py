"""The events and actors found in articles, as the index has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, msgpack, structs

from tui.index import serialization
from tui.index.record_ids import FIRST_DATED_ROWID
from tui.index.sql.store_connection import Params, RowidQuery, StoreConnection
from tui.model.annotations import Annotations, Mention
from tui.model.records import Record, Ref

if TYPE_CHECKING:
    from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
    from tui.model.found_events import FoundEvent


def _decode(event: bytes) -> FoundEvent:
    from tui.model.found_events import FoundEvent  # late: the first frame of the explorer needs none

    return serialization.decode_as(FoundEvent, event)


def read_found_events(
    connection: StoreConnection,
    differing: bool = False,
    limit: int = 500,
    rowid_query: RowidQuery | None = None,
) -> list[FoundEvent]:
    """Return the events found in articles and kept by nobody, oldest first, undated ones last.

    `differing`: only those on which articles differ, the surest first. `rowid_query`: only these.
    """
    where = "WHERE r.found = 1"
    params: Params = ()
    if rowid_query is not None:
        where, params = f"{where} AND {rowid_query.restricted_to('number')}", rowid_query.given
    order = f"{where} ORDER BY number < {FIRST_DATED_ROWID}, number"
    if differing:
        order = f"{where} AND sharpness > 0 ORDER BY -sharpness, -articles, number"
    query = f"SELECT event FROM found_event JOIN record AS r USING (number) {order} LIMIT ?"
    rows = connection.execute(query, (*params, limit))
    return [_decode(event) for (event,) in rows]


def read_found_events_of(connection: StoreConnection, articles: Sequence[str]) -> list[FoundEvent]:
    """Return the events found in some articles (their ids) and kept by nobody, in no order."""
    query = (
        "SELECT event FROM found_event WHERE number IN (SELECT l.number FROM link AS l"
        " JOIN record AS r USING (number) WHERE l.kind = 'article' AND l.why = 'claim' AND r.found = 1"
        " AND l.id IN (SELECT value FROM json_each(?)))"
    )
    rows = connection.execute(query, (list(articles),))
    return [_decode(event) for (event,) in rows]


def read_found_event(connection: StoreConnection, ref: Ref) -> FoundEvent | None:
    """Return a found event; None where there is none, or none any more."""
    query = "SELECT event FROM found_event JOIN record AS r USING (number) WHERE r.kind = ? AND r.id = ?"
    encoded = connection.execute(query, (ref.kind, ref.id)).get
    return _decode(encoded) if encoded else None


def read_found_actor(connection: StoreConnection, ref: Ref) -> NewActorSuggestion | None:
    """Return a found actor as it would be written; None where there is none, or none any more."""
    from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion

    query = "SELECT suggestion FROM found_actor JOIN record AS r USING (number) WHERE r.kind = ? AND r.id = ?"
    encoded = connection.execute(query, (ref.kind, ref.id)).get
    return serialization.decode_as(NewActorSuggestion, encoded) if encoded else None


class _UseSpans(Struct, array_like=True):
    """The first fields of a `NameUse`: the first frame waits for marks, and not for what reads names."""

    count: int
    surfaces: dict[str, int]
    spans: tuple[tuple[int, int], ...]


def read_found_marks(connection: StoreConnection, article: Ref) -> list[tuple[int, int, Ref]]:
    """Return where an article's body names found actors: spans in code points, in order."""
    number = connection.execute(
        "SELECT number FROM record WHERE kind = ? AND id = ?", (article.kind, article.id)
    ).get
    return _read_spans(connection, number) if number is not None else []


def with_found_mentions(connection: StoreConnection, article: int, marks: Annotations) -> Annotations:
    """Return the marks of an article (its rowid) with the mentions of found actors in its body.

    Words that mean a kept actor mean no found one.
    """
    known = [(mention.start, mention.end) for mention in marks.body]
    new = [
        Mention(start=start, end=end, exact="", actor=ref.id, how="name", confidence=0, why="")
        for start, end, ref in _read_spans(connection, article)
        if not any(first < end and start < last for first, last in known)
    ]
    return structs.replace(marks, body=(*marks.body, *new)) if new else marks


def _read_spans(connection: StoreConnection, number: int) -> list[tuple[int, int, Ref]]:
    """Return where the body of an article (its rowid) names found actors, in order."""
    names = connection.execute("SELECT names FROM article_use WHERE article = ?", (number,)).get
    if names is None:
        return []
    uses = connection.execute(
        "SELECT r.id, u.use FROM found_name AS f JOIN record AS r ON r.number = f.actor"
        " JOIN name_use AS u ON u.name = f.name AND u.rank IN (0, 1) AND u.article = ?"
        " WHERE f.name IN (SELECT value FROM json_each(?))",
        (number, msgpack.decode(names, type=list[int])),
    )
    return sorted(
        (*span, Ref("actor", id_))
        for id_, use in uses
        for span in serialization.decode_as(_UseSpans, use).spans
    )


def read_found_record(connection: StoreConnection, ref: Ref) -> Record | None:
    """Return what a found record would be when kept, under the id that it has now; None without it."""
    if ref.kind == "actor":
        suggestion = read_found_actor(connection, ref)
        return structs.replace(suggestion.actor, id=ref.id) if suggestion else None
    found = read_found_event(connection, ref)
    if found is None:
        return None
    from tui.annotate.suggestions.events.found_event_suggestion import suggest_found_event  # late: slow

    return structs.replace(suggest_found_event(found).wanted(None), id=ref.id)
