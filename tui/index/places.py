"""Rows of a list by their place: any part of it costs about as much as its rows, however long the list is.

A whole list is read along the index of its order, from the nearest place whose row is known: the ends, and
where a part that was read began or ended. Of a narrowed list it is remembered which records are in it, for
finding them out costs far more than reading a part.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import apsw
import msgspec

from tui.index.lists import Listed
from tui.index.store import Cursor, Page, Row
from tui.model.records import Kind, Ref

_COLUMNS = "id, title, date, note, mentions, differs"
#: So many places of a whole list are known; then only its ends again.
_KNOWN = 1_000
_Found = tuple[Any, ...]  # a row's columns, then its keys


class Places(Protocol):
    """The rows of a list."""

    @property
    def size(self) -> int:
        """How many there are."""

    def part(self, connection: apsw.Connection, first: int, limit: int) -> list[Row]:
        """At most `limit` rows from the place `first` on."""

    def page(self, connection: apsw.Connection, after: Cursor | None, limit: int) -> Page[Row]:
        """At most `limit` rows after a cursor."""

    def place(self, connection: apsw.Connection, id_: str) -> int | None:
        """Where a record stands; None where it is not in the list."""

    def has(self, connection: apsw.Connection, id_: str) -> bool:
        """Whether a record is in the list."""


def places(connection: apsw.Connection, what: Listed, total: int) -> Places:
    """The rows of a list; of its kind there are `total` records."""
    return Whole(what, total) if what.is_whole else _kept(connection, what)


class Whole:
    """All records of a kind, in an order."""

    def __init__(self, what: Listed, size: int) -> None:
        self.size = size
        self._what = what
        # A place, and the keys of the row before it: None at both ends.
        self._known: dict[int, Cursor | None] = {0: None, size: None}

    def part(self, connection: apsw.Connection, first: int, limit: int) -> list[Row]:
        """See `Places`; read towards the nearest known place, with one row before for its keys."""
        end = min(first + limit, self.size)
        if first >= end:
            return []
        known = self._known
        below = max(place for place in list(known) if place <= first)
        above = min(place for place in list(known) if place >= end)
        before = min(1, first - below) if first - below <= above - end else min(1, first)
        count = end - first + before
        if first - below <= above - end:
            found = _read(connection, self._what, known[below], count, first - below - before)
        else:
            found = _read(connection, self._what, known[above], count, above - end, backwards=True)[::-1]
        self._learn(first - before, found)
        return [_row(self._what.kind, one) for one in found[before:]]

    def _learn(self, first: int, found: Sequence[_Found]) -> None:
        """Remember where rows are, the first of which stands at a place."""
        if len(self._known) > _KNOWN:
            self._known = {0: None, self.size: None}
        for at in {0, len(found) - 1} if found else ():
            self._known.setdefault(first + at + 1, found[at][6:])

    def page(self, connection: apsw.Connection, after: Cursor | None, limit: int) -> Page[Row]:
        """See `Places`."""
        is_place = after is not None and len(after) == len(self._what.order)
        found = _read(connection, self._what, after if is_place else None, limit + 1)
        rows = [_row(self._what.kind, one) for one in found[:limit]]
        return Page(rows, found[limit - 1][6:] if len(found) > limit else None)

    def has(self, connection: apsw.Connection, id_: str) -> bool:
        """See `Places`."""
        return _number(connection, self._what.kind, id_) is not None

    def place(self, connection: apsw.Connection, id_: str) -> int | None:
        """See `Places`; counts along the index."""
        what = self._what
        keys: _Found | None = connection.execute(
            f"SELECT {', '.join(what.order)} FROM record WHERE {what.where} AND id = ?", (id_,)
        ).fetchone()
        if keys is None:
            return None
        counted = (
            connection.execute(f"SELECT count(*) FROM record WHERE {what.where}{where}", given).get
            for where, given, _order in _ranges(what.order, keys, backwards=True)
        )
        return int(sum(counted)) - 1


class Kept:
    """The records of a narrowed list, in its order."""

    def __init__(self, kind: Kind, numbers: array[int], mentions: Sequence[int] | None) -> None:
        """`mentions`: of actors, how often they are named where the list is narrowed to."""
        self._kind, self._numbers, self._mentions = kind, numbers, mentions
        self._sorted = array("q", sorted(numbers))

    @property
    def size(self) -> int:
        """See `Places`."""
        return len(self._numbers)

    def part(self, connection: apsw.Connection, first: int, limit: int) -> list[Row]:
        """See `Places`."""
        numbers = self._numbers[first : first + limit]
        found: dict[int, _Found] = {
            number: columns
            for number, *columns in connection.execute(
                f"SELECT number, {_COLUMNS} FROM record WHERE number IN (SELECT value FROM json_each(?))",
                (msgspec.json.encode(numbers.tolist()).decode(),),
            )
        }
        rows = []
        for place, number in enumerate(numbers, first):
            row = _row(self._kind, found[number])
            count = self._mentions[place] if self._mentions is not None else row.count
            rows.append(msgspec.structs.replace(row, count=count))
        return rows

    def page(self, connection: apsw.Connection, after: Cursor | None, limit: int) -> Page[Row]:
        """See `Places`; a cursor is the number of a record."""
        first = 0
        if after is not None and isinstance(number := after[-1], int) and self._holds(number):
            first = self._numbers.index(number) + 1
        rows = self.part(connection, first, limit)
        end = first + len(rows)
        return Page(rows, (self._numbers[end - 1],) if end < self.size else None)

    def place(self, connection: apsw.Connection, id_: str) -> int | None:
        """See `Places`."""
        number = _number(connection, self._kind, id_)
        return self._numbers.index(number) if number is not None and self._holds(number) else None

    def has(self, connection: apsw.Connection, id_: str) -> bool:
        """See `Places`."""
        number = _number(connection, self._kind, id_)
        return number is not None and self._holds(number)

    def _holds(self, number: int) -> bool:
        at = bisect_left(self._sorted, number)
        return self._sorted[at : at + 1] == array("q", (number,))


def _number(connection: apsw.Connection, kind: Kind, id_: str) -> int | None:
    found: int | None = connection.execute(
        "SELECT number FROM record WHERE kind = ? AND id = ?", (kind, id_)
    ).get
    return found


def _kept(connection: apsw.Connection, what: Listed) -> Kept:
    """The records of a narrowed list; handed over in one piece, which lets other threads run meanwhile."""
    is_counted = what.table != "record"
    values = "number, mentions" if is_counted else "number"
    found: tuple[str, ...] | None = connection.execute(
        f"SELECT {', '.join(f'json_group_array({value})' for value in values.split(', '))}"
        f" FROM (SELECT {values} FROM {what.table} WHERE {what.where} ORDER BY {', '.join(what.order)})",
        what.given,
    ).fetchone()
    numbers, *mentions = [msgspec.json.decode(one, type=list[int]) for one in found or ("[]",)]
    return Kept(what.kind, array("q", numbers), array("q", mentions[0]) if is_counted else None)


def _ranges(
    order: Sequence[str], keys: Cursor | None, backwards: bool = False
) -> Iterator[tuple[str, Cursor, Sequence[str]]]:
    """The ranges in which what comes after the row of `keys` lies, or, backwards, what comes up to it.

    Each is a condition, its values and the order inside it. SQLite finds each of them by the index of the
    order, as it does not where all columns are compared at once.
    """
    if keys is None:
        yield "", (), order
        return
    for equal in range(len(order) - 1, -1, -1):
        sign = ">" if not backwards else "<=" if equal == len(order) - 1 else "<"
        same = "".join(f" AND ({column}) = ?" for column in order[:equal])
        yield f"{same} AND ({order[equal]}) {sign} ?", keys[: equal + 1], order[equal:]


def _read(
    connection: apsw.Connection,
    what: Listed,
    keys: Cursor | None,
    limit: int,
    skip: int = 0,
    backwards: bool = False,
) -> list[_Found]:
    """At most `limit` rows after that of `keys`, or up to it in reverse, but for the first `skip`."""
    found: list[_Found] = []
    for where, given, columns in _ranges(what.order, keys, backwards):
        order = ", ".join(f"{column} DESC" if backwards else column for column in columns)
        among = f"FROM record WHERE {what.where}{where}"
        got = connection.execute(
            f"SELECT {_COLUMNS}, {', '.join(what.order)} {among} ORDER BY {order} LIMIT ? OFFSET ?",
            (*given, limit - len(found), skip),
        ).fetchall()
        found += got
        if len(found) >= limit:
            break
        skip -= min(skip, connection.execute(f"SELECT count(*) {among}", given).get) if skip else 0
    return found


def _row(kind: Kind, found: Sequence[Any]) -> Row:
    id_, title, date, note, mentions, differs, *_keys = found
    return Row(Ref(kind, id_), title, date, note, mentions if kind == "actor" else None, bool(differs))
