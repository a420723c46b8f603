"""The list panes: pages of rows in every order, by keyset cursor."""

from __future__ import annotations

from typing import Any

import apsw

from tui.index.numbers import DATED
from tui.index.store import Counts, Cursor, Page, Row, Sort, Sorts
from tui.index.words import index_words
from tui.model.records import KINDS, Kind, Ref

#: What each order sorts by, ascending; the last is unique. Each has its index in `schema.sql`.
_ORDERS: dict[Sort, tuple[str, ...]] = {
    "newest": ("-number",),
    "oldest": (f"number < {DATED}", "number"),
    "title": ("words", "number"),
    "mentions": ("-mentions", "-is_key", "words", "number"),
    "type": ("note", "-mentions", "words", "number"),
}
_MOST_WORDS = 32
_COLUMNS = "id, title, date, note, mentions, differs"


def counts(connection: apsw.Connection) -> Counts:
    """How many records of each kind there are, and problems."""
    found: dict[Any, Any] = dict(connection.execute("SELECT kind, count(*) FROM record GROUP BY kind"))
    problems = connection.execute("SELECT count(*) FROM problem").get
    return Counts(**{kind: found.get(kind, 0) for kind in KINDS}, problems=problems)


def rows(
    connection: apsw.Connection,
    kind: Kind,
    contains: str,
    sort: Sort | None,
    after: Cursor | None,
    limit: int,
) -> Page[Row]:
    """A page of rows; see `Store.rows`."""
    order = _ORDERS[sort if sort in Sorts[kind] else Sorts[kind][0]]
    words = list(dict.fromkeys(index_words(contains)))[:_MOST_WORDS]
    where = f"kind = '{kind}'" + " AND instr(words, ?)" * len(words)
    given: list[str | int | float] = [*words]
    if after is not None and len(after) == len(order):
        where += f" AND ({', '.join(order)}) > ({', '.join('?' * len(order))})"
        given += after
    keys = ", ".join(order)
    found: list[tuple[Any, ...]] = connection.execute(
        f"SELECT {_COLUMNS}, {keys} FROM record WHERE {where} ORDER BY {keys} LIMIT ?",
        (*given, limit + 1),
    ).fetchall()
    items = [
        Row(Ref(kind, id_), title, date, note, mentions if kind == "actor" else None, bool(differs))
        for id_, title, date, note, mentions, differs, *_ in found[:limit]
    ]
    return Page(items, tuple(found[limit - 1][6:]) if len(found) > limit else None)
