"""Relations between records: by mentions, by claims, by parts in events, by office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tui.index.results import Relation
from tui.index.sql.store_connection import StoreConnection
from tui.model.records import Kind, Ref

#: Co-occurrence is counted in so many of the newest articles: half the corpus may mention one actor.
_MAX_SHARED_ARTICLES = 8_000
_RELATED_COLUMNS = "r.kind, r.id, r.title, r.date, r.differs"


def find_rowid(connection: StoreConnection, ref: Ref) -> int | None:
    """Return the rowid of a record in the index, or None when there is none."""
    rowid: int | None = connection.execute(
        "SELECT number FROM record WHERE kind = ? AND id = ?", (ref.kind, ref.id)
    ).get
    return rowid


def related_records(connection: StoreConnection, ref: Ref, limit: int, kind: Kind | None) -> list[Relation]:
    """Return the relations of a record, at most `limit` of each group; empty when it is not in the index.

    An event is returned once, however many relations it has to `ref`.
    """
    rowid = find_rowid(connection, ref)
    if rowid is None:
        return []
    finders = [find for other, find in _FINDERS[ref.kind] if kind in (None, other)]
    relations = [relation for find in finders for relation in find(connection, rowid, ref, limit)]
    first_by_target: dict[tuple[Ref, str], Relation] = {}
    for relation in relations:
        if relation.ref != ref:
            first_by_target.setdefault(
                (relation.ref, "" if relation.ref.kind == "event" else relation.reason), relation
            )
    return list(first_by_target.values())


def co_mentioned(connection: StoreConnection, actors: Sequence[Ref], limit: int) -> list[Relation]:
    """Return actors mentioned in the same articles as all of `actors`, with the number of articles."""
    rowids = [find_rowid(connection, actor) for actor in actors]
    if not rowids or None in rowids:
        return []
    shared_articles = "SELECT article FROM mention AS a WHERE actor = ?" + (
        " AND EXISTS (SELECT 1 FROM mention WHERE actor = ? AND article = a.article)" * (len(rowids) - 1)
    )
    return _make_relations(
        connection.execute(
            f"SELECT {_RELATED_COLUMNS}, 'together', NULL, shared"
            " FROM (SELECT m.actor AS actor, count(*) AS shared"
            f" FROM ({shared_articles} ORDER BY article DESC LIMIT {_MAX_SHARED_ARTICLES}) AS s"
            " JOIN mention AS m ON m.article = s.article"
            f" WHERE m.actor NOT IN ({', '.join('?' * len(rowids))}) GROUP BY m.actor) AS c"
            " CROSS JOIN record AS r ON r.number = c.actor"
            " ORDER BY shared DESC, r.is_key DESC, r.mentions DESC, r.words LIMIT ?",
            (*rowids, *rowids, limit),
        )
    )


def _make_relations(rows: Iterable[tuple[Any, ...]]) -> list[Relation]:
    """Return relations from rows of kind, id, title, date, differs, reason, role, count."""
    return [
        Relation(Ref(kind, id_), title, reason, role, count, date, bool(differs))
        for kind, id_, title, date, differs, reason, role, count in rows
    ]


_Finder = Callable[[StoreConnection, int, Ref, int], list[Relation]]


def _mentioned_actors(connection: StoreConnection, rowid: int, ref: Ref, limit: int) -> list[Relation]:
    """Return the actors that an article mentions, most frequent first."""
    return _make_relations(
        connection.execute(
            f"SELECT {_RELATED_COLUMNS}, 'mentioned', NULL, m.count"
            " FROM mention AS m JOIN record AS r ON r.number = m.actor"
            " WHERE m.article = ? ORDER BY m.count DESC, r.is_key DESC, r.words LIMIT ?",
            (rowid, limit),
        )
    )


def _mentioning_articles(connection: StoreConnection, rowid: int, ref: Ref, limit: int) -> list[Relation]:
    """Return the articles that mention an actor, newest first."""
    return _make_relations(
        connection.execute(
            f"SELECT {_RELATED_COLUMNS}, 'mentioned', NULL, m.count"
            " FROM mention AS m JOIN record AS r ON r.number = m.article"
            " WHERE m.actor = ? ORDER BY m.article DESC LIMIT ?",
            (rowid, limit),
        )
    )


def _cooccurring_actors(connection: StoreConnection, rowid: int, ref: Ref, limit: int) -> list[Relation]:
    """Return the actors mentioned in the same articles as an actor."""
    return co_mentioned(connection, [ref], limit)


def _outgoing(kind: Kind, order: str, *reasons: str) -> _Finder:
    """Return a finder of the records of a kind that a record itself names, for the `reasons`."""
    placeholders = ", ".join("?" * len(reasons))

    def find(connection: StoreConnection, rowid: int, ref: Ref, limit: int) -> list[Relation]:
        return _make_relations(
            connection.execute(
                f"SELECT {_RELATED_COLUMNS}, l.why, l.role, l.count FROM link AS l"
                " JOIN record AS r ON r.kind = l.kind AND r.id = l.id"
                f" WHERE l.number = ? AND l.kind = '{kind}' AND l.why IN ({placeholders})"
                f" ORDER BY {order} LIMIT ?",
                (rowid, *reasons, limit),
            )
        )

    return find


def _incoming(kind: Kind, order: str, *reasons: str, reverse_reason: str | None = None) -> _Finder:
    """Return a finder of the records of a kind that name a record, for the `reasons`.

    `reverse_reason`: what the relation is called from the side of the named record.
    """
    placeholders = ", ".join("?" * len(reasons))

    def find(connection: StoreConnection, rowid: int, ref: Ref, limit: int) -> list[Relation]:
        return _make_relations(
            connection.execute(
                f"SELECT {_RELATED_COLUMNS}, coalesce(?, l.why), l.role, l.count FROM link AS l"
                " JOIN record AS r ON r.number = l.number"
                f" WHERE l.kind = ? AND l.id = ? AND l.why IN ({placeholders}) AND r.kind = '{kind}'"
                f" ORDER BY {order} LIMIT ?",
                (reverse_reason, ref.kind, ref.id, *reasons, limit),
            )
        )

    return find


_DATE_ORDER = "r.number < 16777216, r.number"  # undated ones last
#: For each kind of record, the kinds it is related to and how these records are found.
_FINDERS: dict[Kind, tuple[tuple[Kind, _Finder], ...]] = {
    "article": (("actor", _mentioned_actors), ("event", _incoming("event", _DATE_ORDER, "claim"))),
    "actor": (
        ("article", _mentioning_articles),
        ("event", _incoming("event", f"l.why, {_DATE_ORDER}", "participant", "place")),
        ("actor", _cooccurring_actors),
        ("actor", _outgoing("actor", "l.position", "of")),
        (
            "actor",
            _incoming("actor", "r.is_key DESC, r.mentions DESC, r.words", "of", reverse_reason="member"),
        ),
    ),
    "event": (
        ("actor", _outgoing("actor", "l.why, l.position", "participant", "place")),
        ("article", _outgoing("article", "l.position", "claim")),
        ("event", _outgoing("event", "l.position", "related")),
        ("event", _incoming("event", _DATE_ORDER, "related")),
    ),
}
