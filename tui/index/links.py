"""What is tied to what: by mentions, by claims, by parts in events, by office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import apsw

from tui.index.store import Link
from tui.model.records import Kind, Ref

#: Of an actor that half the corpus names, company is counted in so many of its newest articles.
_COMPANY = 8_000
_OTHER = "r.kind, r.id, r.title, r.date, r.differs"


def number_of(connection: apsw.Connection, ref: Ref) -> int | None:
    """The number of a record in the index, or None."""
    found: int | None = connection.execute(
        "SELECT number FROM record WHERE kind = ? AND id = ?", (ref.kind, ref.id)
    ).get
    return found


def related(connection: apsw.Connection, ref: Ref, limit: int, kind: Kind | None) -> list[Link]:
    """What `ref` is tied to; see `Store.related`."""
    number = number_of(connection, ref)
    if number is None:
        return []
    wanted = [find for other, find in _GROUPS[ref.kind] if kind in (None, other)]
    every = [link for find in wanted for link in find(connection, number, ref, limit)]
    first: dict[tuple[Ref, str], Link] = {}
    for link in every:
        if link.ref != ref:
            first.setdefault((link.ref, "" if link.ref.kind == "event" else link.why), link)
    return list(first.values())


def together(connection: apsw.Connection, actors: Sequence[Ref], limit: int) -> list[Link]:
    """Who occurs in the same articles as all of `actors`; count: articles."""
    numbers = [number_of(connection, actor) for actor in actors]
    if not numbers or None in numbers:
        return []
    shared = "SELECT article FROM mention AS a WHERE actor = ?" + (
        " AND EXISTS (SELECT 1 FROM mention WHERE actor = ? AND article = a.article)" * (len(numbers) - 1)
    )
    return _links(
        connection.execute(
            f"SELECT {_OTHER}, 'together', NULL, shared"
            " FROM (SELECT m.actor AS actor, count(*) AS shared"
            f" FROM ({shared} ORDER BY article DESC LIMIT {_COMPANY}) AS s"
            " JOIN mention AS m ON m.article = s.article"
            f" WHERE m.actor NOT IN ({', '.join('?' * len(numbers))}) GROUP BY m.actor) AS c"
            " CROSS JOIN record AS r ON r.number = c.actor"
            " ORDER BY shared DESC, r.is_key DESC, r.mentions DESC, r.words LIMIT ?",
            (*numbers, *numbers, limit),
        )
    )


def _links(found: Iterable[tuple[Any, ...]]) -> list[Link]:
    """Links from rows of kind, id, title, date, differs, why, role, count."""
    return [
        Link(Ref(kind, id_), title, why, role, count, date, bool(differs))
        for kind, id_, title, date, differs, why, role, count in found
    ]


_Find = Callable[[apsw.Connection, int, Ref, int], list[Link]]


def _mentioned_actors(connection: apsw.Connection, number: int, ref: Ref, limit: int) -> list[Link]:
    return _links(
        connection.execute(
            f"SELECT {_OTHER}, 'mentioned', NULL, m.count"
            " FROM mention AS m JOIN record AS r ON r.number = m.actor"
            " WHERE m.article = ? ORDER BY m.count DESC, r.is_key DESC, r.words LIMIT ?",
            (number, limit),
        )
    )


def _mentioning_articles(connection: apsw.Connection, number: int, ref: Ref, limit: int) -> list[Link]:
    return _links(
        connection.execute(
            f"SELECT {_OTHER}, 'mentioned', NULL, m.count"
            " FROM mention AS m JOIN record AS r ON r.number = m.article"
            " WHERE m.actor = ? ORDER BY m.article DESC LIMIT ?",
            (number, limit),
        )
    )


def _company(connection: apsw.Connection, number: int, ref: Ref, limit: int) -> list[Link]:
    return together(connection, [ref], limit)


def _said(kind: Kind, order: str, *why: str) -> _Find:
    """Records of a kind that the record itself names."""
    marks = ", ".join("?" * len(why))

    def find(connection: apsw.Connection, number: int, ref: Ref, limit: int) -> list[Link]:
        return _links(
            connection.execute(
                f"SELECT {_OTHER}, l.why, l.role, l.count FROM link AS l"
                " JOIN record AS r ON r.kind = l.kind AND r.id = l.id"
                f" WHERE l.number = ? AND l.kind = '{kind}' AND l.why IN ({marks}) ORDER BY {order} LIMIT ?",
                (number, *why, limit),
            )
        )

    return find


def _said_by(kind: Kind, order: str, *why: str, as_: str | None = None) -> _Find:
    """Records of a kind that name the record; `as_`: what the tie is called from this side."""
    marks = ", ".join("?" * len(why))

    def find(connection: apsw.Connection, number: int, ref: Ref, limit: int) -> list[Link]:
        return _links(
            connection.execute(
                f"SELECT {_OTHER}, coalesce(?, l.why), l.role, l.count FROM link AS l"
                " JOIN record AS r ON r.number = l.number"
                f" WHERE l.kind = ? AND l.id = ? AND l.why IN ({marks}) AND r.kind = '{kind}'"
                f" ORDER BY {order} LIMIT ?",
                (as_, ref.kind, ref.id, *why, limit),
            )
        )

    return find


_BY_DATE = "r.number < 16777216, r.number"  # undated ones last
#: Of what kind the records are that a record is tied to, and how they are found.
_GROUPS: dict[Kind, tuple[tuple[Kind, _Find], ...]] = {
    "article": (("actor", _mentioned_actors), ("event", _said_by("event", _BY_DATE, "claim"))),
    "actor": (
        ("article", _mentioning_articles),
        ("event", _said_by("event", f"l.why, {_BY_DATE}", "participant", "place")),
        ("actor", _company),
        ("actor", _said("actor", "l.position", "of")),
        ("actor", _said_by("actor", "r.is_key DESC, r.mentions DESC, r.words", "of", as_="member")),
    ),
    "event": (
        ("actor", _said("actor", "l.why, l.position", "participant", "place")),
        ("article", _said("article", "l.position", "claim")),
        ("event", _said("event", "l.position", "related")),
        ("event", _said_by("event", _BY_DATE, "related")),
    ),
}
