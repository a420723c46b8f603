"""What lies where in time: how many records begin on each day, and which."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import apsw

from tui.index.numbers import DATED, END, first_number
from tui.index.store import Row
from tui.model.records import Kind, Ref

#: Numbers of the records of a kind that concern an actor.
_OF_ACTOR = {
    "article": "SELECT article AS number FROM mention WHERE actor ="
    " (SELECT number FROM record WHERE kind = 'actor' AND id = ?)",
    "event": "SELECT DISTINCT number FROM link"
    " WHERE kind = 'actor' AND id = ? AND why IN ('participant', 'place')",
}


def days(connection: apsw.Connection, kind: Kind, actor: Ref | None) -> list[tuple[date | None, int]]:
    """See `Store.days`."""
    if kind not in _OF_ACTOR:
        return []
    numbers = _OF_ACTOR[kind] if actor else f"SELECT number FROM record WHERE kind = '{kind}'"
    found: list[tuple[Any, ...]] = connection.execute(
        f"SELECT number / {DATED} AS day, count(*) FROM ({numbers}) GROUP BY day ORDER BY day",
        (actor.id,) if actor else (),
    ).fetchall()
    return [(date.fromordinal(day) if day else None, count) for day, count in found]


def dated(
    connection: apsw.Connection,
    kind: Kind,
    since: date | None,
    until: date | None,
    actor: Ref | None,
    limit: int,
) -> list[Row]:
    """See `Store.dated`."""
    low = first_number(since) if since else 0
    high = END if until is None or until == date.max else first_number(until + timedelta(days=1))
    among = f"AND number IN ({_OF_ACTOR[kind]})" if actor and kind in _OF_ACTOR else ""
    found = connection.execute(
        "SELECT id, title, date, note, differs FROM record"
        f" WHERE kind = ? AND number >= ? AND number < ? {among}"
        f" ORDER BY number < {DATED}, number LIMIT ?",
        (kind, low, high, *([actor.id] if actor and among else []), limit),
    )
    return [
        Row(Ref(kind, id_), title, day, note, None, bool(differs)) for id_, title, day, note, differs in found
    ]
