"""Co-occurrence: counts that show whether two actors appear together more often than by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from msgspec import Struct

from tui.index import serialization
from tui.index.lookup.found_events import with_found_mentions
from tui.index.lookup.relations import find_rowid
from tui.index.results import Cooccurrence, Cooccurring, Within
from tui.index.sql.store_connection import Params, RowidQuery, StoreConnection
from tui.model.annotations import Mention
from tui.model.records import Ref
from tui.model.sentences import sentence_end

# Half the corpus may mention one actor, so only the newest articles are counted.
#: Articles of the actor that are counted when no filter is set.
_MAX_ARTICLES = 10_000
#: Articles of the actor that are counted when a filter is set, which costs more for each.
_MAX_FILTERED_ARTICLES = 8_000
#: Articles that fit the filter, with the actor or without, that are counted.
_MAX_FITTING_ARTICLES = 10_000
#: Articles whose text is read and divided into sentences.
_MAX_ARTICLES_READ = 1_000


class _Body(Struct):
    """What of a stored article is read to divide it into sentences."""

    body: str


def cooccurring_actors(
    connection: StoreConnection,
    actor: Ref,
    within: Within,
    limit: int,
    rowid_query: RowidQuery | None = None,
    actor_query: RowidQuery | None = None,
) -> Cooccurrence:
    """Return the actors that co-occur with `actor` within a sentence, article or event.

    `rowid_query`: the articles or events that are counted, by default all. `actor_query`: those of them that
    concern the actor, which are fewer.
    """
    rowid = find_rowid(connection, actor) if actor.kind == "actor" else None
    if rowid is None:
        return Cooccurrence(within)
    if within == "sentence":
        return _count_sentences(connection, rowid, actor.id, limit, actor_query)
    if within == "event":
        return _count_events(connection, actor.id, limit, rowid_query)
    return _count_articles(connection, rowid, limit, rowid_query, actor_query)


def _count_articles(
    connection: StoreConnection,
    rowid: int,
    limit: int,
    rowid_query: RowidQuery | None,
    actor_query: RowidQuery | None,
) -> Cooccurrence:
    """Count co-occurrence in articles, from the oldest counted one on."""
    first_rowid = _oldest_actor_article(
        connection, rowid, _MAX_FILTERED_ARTICLES if rowid_query else _MAX_ARTICLES, actor_query
    )
    if rowid_query:
        first_rowid = max(first_rowid, _oldest_fitting_article(connection, rowid_query))
    rowids_sql, rowids_params = _and_condition(rowid_query, "number")
    actor_sql, actor_params = _and_condition(actor_query, "a.article")
    units: int = connection.execute(
        f"SELECT count(*) FROM record WHERE kind = 'article' AND number >= ? {rowids_sql}",
        (first_rowid, *rowids_params),
    ).get
    shared: dict[int, int] = _select_counts(
        connection,
        "SELECT m.actor, count(*) AS together"
        " FROM mention AS a JOIN mention AS m ON m.article = a.article AND m.actor <> a.actor"
        f" WHERE a.actor = ? AND a.article >= ? {actor_sql} GROUP BY m.actor ORDER BY together DESC, m.actor"
        " LIMIT ?",
        (rowid, first_rowid, *actor_params, limit),
    )
    own_counts = _count_own_articles(connection, [rowid, *shared], first_rowid, rowid_query)
    companions = _make_companions(_read_actors(connection, "number", shared), shared, own_counts)
    return Cooccurrence("article", units, own_counts.get(rowid, 0), companions, first_rowid > 0)


def _count_own_articles(
    connection: StoreConnection, actors: Sequence[int], first_rowid: int, rowid_query: RowidQuery | None
) -> dict[int, int]:
    """Return in how many articles, from a rowid on, each actor is mentioned."""
    if rowid_query is None:
        query = "SELECT actor, count(*) FROM mention WHERE article >= ? AND actor IN"
        return _select_counts(
            connection,
            f"{query} (SELECT value FROM json_each(?)) GROUP BY actor",
            (first_rowid, actors),
        )
    return _select_counts(
        connection,
        f"SELECT m.actor, count(*) FROM ({rowid_query.sql}) AS n JOIN mention AS m ON m.article = n.number"
        " WHERE n.number >= ? GROUP BY m.actor",
        (*rowid_query.given, first_rowid),
    )


def _oldest_actor_article(
    connection: StoreConnection, rowid: int, limit: int, rowid_query: RowidQuery | None
) -> int:
    """Return the rowid of the oldest article of the actor that is counted; 0 when all are."""
    rowids_sql, params = _and_condition(rowid_query, "article")
    oldest_rowid: int | None = connection.execute(
        f"SELECT article FROM mention WHERE actor = ? {rowids_sql} ORDER BY article DESC LIMIT 1 OFFSET ?",
        (rowid, *params, limit - 1),
    ).get
    return oldest_rowid or 0


def _count_events(
    connection: StoreConnection, actor: str, limit: int, rowid_query: RowidQuery | None
) -> Cooccurrence:
    """Count co-occurrence as participants of kept events."""
    rowids_sql, params = _and_condition(rowid_query, "number")
    is_kept = "number NOT IN (SELECT number FROM record WHERE kind = 'event' AND found = 1)"
    is_participant = f"kind = 'actor' AND why = 'participant' AND {is_kept}"
    units: int = connection.execute(
        f"SELECT count(*) FROM record WHERE kind = 'event' AND found = 0 {rowids_sql}", params
    ).get
    shared: dict[str, int] = _select_counts(
        connection,
        "SELECT id, count(DISTINCT number) AS together FROM link"
        f" WHERE number IN (SELECT number FROM link WHERE {is_participant} AND id = ?)"
        f" {rowids_sql} AND {is_participant} AND id <> ? GROUP BY id ORDER BY together DESC, id"
        " LIMIT ?",
        (actor, *params, actor, limit),
    )
    own_counts: dict[str, int] = _select_counts(
        connection,
        "SELECT id, count(DISTINCT number) FROM link"
        f" WHERE {is_participant} AND id IN (SELECT value FROM json_each(?)) {rowids_sql} GROUP BY id",
        ([actor, *shared], *params),
    )
    companions = _make_companions(_read_actors(connection, "id", shared), shared, own_counts)
    return Cooccurrence("event", units, own_counts.get(actor, 0), companions)


def _oldest_fitting_article(connection: StoreConnection, rowid_query: RowidQuery) -> int:
    """Return the rowid of the oldest fitting article that is counted; 0 when all are."""
    oldest_rowid: int | None = connection.execute(
        f"SELECT number FROM ({rowid_query.sql}) AS n ORDER BY number DESC LIMIT 1 OFFSET ?",
        (*rowid_query.given, _MAX_FITTING_ARTICLES - 1),
    ).get
    return oldest_rowid or 0


def _and_condition(rowid_query: RowidQuery | None, column: str) -> tuple[str, Params]:
    """Return a further SQL condition that a column is in `rowid_query`, and its parameters."""
    return (f"AND {rowid_query.restricted_to(column)}", rowid_query.given) if rowid_query else ("", ())


def _select_counts(connection: StoreConnection, query: str, params: Params) -> dict[Any, int]:
    """Return the rows of a key and a count that a query selects, as a dictionary."""
    return dict(connection.execute(query, params).fetchall())


def _read_actors(
    connection: StoreConnection, column: str, keys: Iterable[str | int]
) -> dict[Any, tuple[str, str, str]]:
    """Return id, title and type of actors, by their rowids or ids."""
    rows = connection.execute(
        f"SELECT {column}, id, title, coalesce(note, '') FROM record"
        f" WHERE kind = 'actor' AND {column} IN (SELECT value FROM json_each(?))",
        (list(keys),),
    )
    return {key: (id_, title, type_) for key, id_, title, type_ in rows}


def _make_companions(
    actors: Mapping[Any, tuple[str, str, str]],
    shared_counts: Mapping[Any, int],
    own_counts: Mapping[Any, int],
) -> list[Cooccurring]:
    """Return the co-occurring actors that have a record, in the order of `shared`."""
    return [
        Cooccurring(Ref("actor", id_), title, type_, shared_counts[key], own_counts[key])
        for key in shared_counts
        if key in actors
        for id_, title, type_ in (actors[key],)
    ]


def _count_sentences(
    connection: StoreConnection, rowid: int, actor: str, limit: int, rowid_query: RowidQuery | None
) -> Cooccurrence:
    """Count co-occurrence in sentences that mention anybody, of the newest articles of the actor."""
    rowids_sql, params = _and_condition(rowid_query, "m.article")
    articles = connection.execute(
        "SELECT m.article, c.record, k.marks FROM mention AS m JOIN content AS c ON c.number = m.article"
        f" JOIN marks AS k ON k.article = m.article WHERE m.actor = ? {rowids_sql}"
        " ORDER BY m.article DESC LIMIT ?",
        (rowid, *params, _MAX_ARTICLES_READ),
    )
    body_of = serialization.decoder_of(_Body).decode
    units, shared_counts, own_counts = 0, Counter[str](), Counter[str]()
    for number, record, encoded_marks in articles:
        marks = with_found_mentions(connection, number, serialization.decode_marks(encoded_marks))
        sentences = find_actors_by_sentence(body_of(record).body, marks.body)
        units += len(sentences)
        own_counts.update(chain.from_iterable(sentences))
        shared_counts.update(chain.from_iterable(one for one in sentences if actor in one))
    del shared_counts[actor]
    shared = dict(sorted(shared_counts.items(), key=lambda one: (-one[1], one[0]))[:limit])
    companions = _make_companions(_read_actors(connection, "id", shared), shared, own_counts)
    is_partial = _oldest_actor_article(connection, rowid, _MAX_ARTICLES_READ, rowid_query) > 0
    return Cooccurrence("sentence", units, own_counts[actor], companions, is_partial)


def find_actors_by_sentence(body: str, mentions: tuple[Mention, ...]) -> list[set[str]]:
    """Return, for each sentence of `body` that has mentions, the ids of the actors in it."""
    actors_by_sentence: list[set[str]] = []
    end = -1
    for mention in sorted(mentions, key=attrgetter("start")):
        if mention.start >= end:
            actors_by_sentence.append(set())
            end = sentence_end(body, mention.end)
        actors_by_sentence[-1].add(mention.actor)
    return actors_by_sentence
