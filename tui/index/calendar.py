"""What lies where in time: how many records begin on each day, and which."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import apsw

from tui.index.numbers import DATED
from tui.index.store import Row
from tui.model.records import Kind, Ref

if TYPE_CHECKING:
    from tui.index.narrowing import Numbers


def days(connection: apsw.Connection, among: Numbers) -> list[tuple[date | None, int]]:
    """See `Store.days`; counted are the records of `among`."""
    found: list[tuple[Any, ...]] = connection.execute(
        f"SELECT number / {DATED} AS day, count(*) FROM ({among.sql}) GROUP BY day ORDER BY day", among.given
    ).fetchall()
    return [(date.fromordinal(day) if day else None, count) for day, count in found]


def dated(connection: apsw.Connection, kind: Kind, among: Numbers, limit: int) -> list[Row]:
    """See `Store.dated`."""
    found = connection.execute(
        f"SELECT id, title, date, note, differs FROM record WHERE {among.among('number')}"
        f" ORDER BY number < {DATED}, number LIMIT ?",
        (*among.given, limit),
    )
    return _rows(kind, found)


def undated(connection: apsw.Connection, kind: Kind, among: Numbers, limit: int) -> list[Row]:
    """See `Store.undated`; from where they stand among all numbers, so that no dated one is looked at."""
    found = connection.execute(
        f"SELECT r.id, r.title, r.date, r.note, r.differs FROM ({among.sql}) AS n"
        f" JOIN record AS r ON r.number = n.number WHERE n.number < {DATED} ORDER BY n.number LIMIT ?",
        (*among.given, limit),
    )
    return _rows(kind, found)


def _rows(kind: Kind, found: Iterable[tuple[Any, ...]]) -> list[Row]:
    return [
        Row(Ref(kind, id_), title, day, note, None, bool(differs)) for id_, title, day, note, differs in found
    ]
