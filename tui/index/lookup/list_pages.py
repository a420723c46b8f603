"""Random access to the rows of a list: a part costs about as much as its rows, however long the list.

A whole list is read along the SQL index of its order, from the nearest row index whose keys are known: both
ends, and where a part that was read begins or ends. Of a filtered list the rowids are kept, since finding
them costs far more than reading a part.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import msgspec

from tui.index.lookup.list_queries import ListQuery
from tui.index.results import Cursor, RecordRow, ResultPage
from tui.index.sql.store_connection import SearchConnection
from tui.model.records import Kind, Ref

_COLUMNS = "id, title, date, note, mentions, differs, labels"
#: Known row indexes of a whole list; when there are more, only its ends are kept.
_MAX_KNOWN_INDEXES = 1_000
_Columns = tuple[Any, ...]  # the columns of a row, then its sort keys
_MOST_SKIPPED = 50  # rows, in the statement that reads those after them
_COLUMN_COUNT = 7  # the sort keys begin after so many columns


class ListPages(Protocol):
    """The rows of one record list."""

    @property
    def size(self) -> int:
        """Return the number of rows."""

    def part(self, connection: SearchConnection, first: int, limit: int) -> list[RecordRow]:
        """Return at most `limit` rows from the row index `first` on."""

    def page(self, connection: SearchConnection, after: Cursor | None, limit: int) -> ResultPage[RecordRow]:
        """Return a page of at most `limit` rows after a cursor."""

    def index_of(self, connection: SearchConnection, id_: str) -> int | None:
        """Return the row index of a record; None when it is not in the list."""

    def has(self, connection: SearchConnection, id_: str) -> bool:
        """Return whether a record is in the list."""

    def rowids(self, connection: SearchConnection) -> Sequence[int]:
        """Return the rowids of all rows, in their order: eight bytes for each."""


def list_pages(connection: SearchConnection, list_query: ListQuery, total: int) -> ListPages:
    """Return access to the rows of a list.

    `total`: the number of records of its kind.
    """
    return FullList(list_query, total) if list_query.is_whole else _read_filtered(connection, list_query)


class FullList:
    """All records of a kind, in one order."""

    def __init__(self, list_query: ListQuery, size: int) -> None:
        self.size = size
        self._list_query = list_query
        # Row index → sort keys of the row before it; None at both ends.
        self._known_keys: dict[int, Cursor | None] = {0: None, size: None}

    def part(self, connection: SearchConnection, first: int, limit: int) -> list[RecordRow]:
        """Return rows, read from the nearest known row index, with the row before them for its keys."""
        end = min(first + limit, self.size)
        if first >= end:
            return []
        known_keys = self._known_keys
        known_below = max(index for index in list(known_keys) if index <= first)
        known_above = min(index for index in list(known_keys) if index >= end)
        is_forwards = first - known_below <= known_above - end
        rows_before = min(1, first - known_below if is_forwards else first)
        count = end - first + rows_before
        if is_forwards:
            keys, skip = known_keys[known_below], first - known_below - rows_before
            rows = _read_rows(connection, self._list_query, keys, count, skip)
        else:
            keys, skip = known_keys[known_above], known_above - end
            rows = _read_rows(connection, self._list_query, keys, count, skip, backwards=True)[::-1]
        self._remember_keys(first - rows_before, rows)
        return [_make_row(self._list_query.kind, columns) for columns in rows[rows_before:]]

    def _remember_keys(self, first: int, rows: Sequence[_Columns]) -> None:
        """Remember the keys of the first and last of some rows, of which the first has index `first`."""
        if len(self._known_keys) > _MAX_KNOWN_INDEXES:
            self._known_keys = {0: None, self.size: None}
        for offset in {0, len(rows) - 1} if rows else ():
            self._known_keys.setdefault(first + offset + 1, rows[offset][_COLUMN_COUNT:])

    def page(self, connection: SearchConnection, after: Cursor | None, limit: int) -> ResultPage[RecordRow]:
        """Return a page of rows after a cursor, which holds the sort keys of a row."""
        has_keys = after is not None and len(after) == len(self._list_query.order)
        rows = _read_rows(connection, self._list_query, after if has_keys else None, limit + 1)
        items = [_make_row(self._list_query.kind, columns) for columns in rows[:limit]]
        return ResultPage(items, rows[limit - 1][_COLUMN_COUNT:] if len(rows) > limit else None)

    def has(self, connection: SearchConnection, id_: str) -> bool:
        """Return whether a record is in the list, as every record of the kind is."""
        return _find_rowid(connection, self._list_query.kind, id_) is not None

    def rowids(self, connection: SearchConnection) -> Sequence[int]:
        """Return the rowids of all rows, read along the SQL index of the order."""
        list_query = self._list_query
        rows = connection.execute(
            f"SELECT number FROM record WHERE {list_query.where} ORDER BY {', '.join(list_query.order)}"
        )
        return array("q", (rowid for (rowid,) in rows))

    def index_of(self, connection: SearchConnection, id_: str) -> int | None:
        """Return the row index of a record, counted along the SQL index of the order; None without it."""
        list_query = self._list_query
        keys: _Columns | None = connection.execute(
            f"SELECT {', '.join(list_query.order)} FROM record WHERE {list_query.where} AND id = ?", (id_,)
        ).fetchone()
        if keys is None:
            return None
        range_sizes = (
            connection.execute(f"SELECT count(*) FROM record WHERE {list_query.where}{where}", params).get
            for where, params, _order in _ranges(connection, list_query.order, keys, backwards=True)
        )
        return int(sum(range_sizes)) - 1


class FilteredList:
    """The records of a filtered list, in its order."""

    def __init__(self, kind: Kind, rowids: array[int], mentions: Sequence[int] | None) -> None:
        """Keep the rowids of the list, in its order.

        `mentions`: for a list of actors, how often each is mentioned in the filtered articles.
        """
        self._kind, self._rowids, self._mentions = kind, rowids, mentions
        self._sorted_rowids = array("q", sorted(rowids))

    @property
    def size(self) -> int:
        """Return the number of rows."""
        return len(self._rowids)

    def part(self, connection: SearchConnection, first: int, limit: int) -> list[RecordRow]:
        """Return at most `limit` rows from the row index `first` on."""
        rowids = self._rowids[first : first + limit]
        columns_by_rowid: dict[int, _Columns] = {
            rowid: columns
            for rowid, *columns in connection.execute(
                f"SELECT number, {_COLUMNS} FROM record WHERE number IN (SELECT value FROM json_each(?))",
                (rowids.tolist(),),
            )
        }
        rows = []
        for index, rowid in enumerate(rowids, first):
            row = _make_row(self._kind, columns_by_rowid[rowid])
            count = self._mentions[index] if self._mentions is not None else row.count
            rows.append(msgspec.structs.replace(row, count=count))
        return rows

    def page(self, connection: SearchConnection, after: Cursor | None, limit: int) -> ResultPage[RecordRow]:
        """Return a page of rows after a cursor, which is the rowid of a record."""
        first = 0
        if after is not None and isinstance(rowid := after[-1], int) and self._holds(rowid):
            first = self._rowids.index(rowid) + 1
        rows = self.part(connection, first, limit)
        end = first + len(rows)
        return ResultPage(rows, (self._rowids[end - 1],) if end < self.size else None)

    def index_of(self, connection: SearchConnection, id_: str) -> int | None:
        """Return the row index of a record; None when it is not in the list."""
        rowid = _find_rowid(connection, self._kind, id_)
        return self._rowids.index(rowid) if rowid is not None and self._holds(rowid) else None

    def has(self, connection: SearchConnection, id_: str) -> bool:
        """Return whether a record is in the list."""
        rowid = _find_rowid(connection, self._kind, id_)
        return rowid is not None and self._holds(rowid)

    def rowids(self, _connection: SearchConnection) -> Sequence[int]:
        """Return the rowids of all rows, in their order."""
        return self._rowids

    def _holds(self, rowid: int) -> bool:
        """Return whether the rowid is in the list, by binary search."""
        position = bisect_left(self._sorted_rowids, rowid)
        return self._sorted_rowids[position : position + 1] == array("q", (rowid,))


def _find_rowid(connection: SearchConnection, kind: Kind, id_: str) -> int | None:
    """Return the rowid of a record, or None when there is none."""
    rowid: int | None = connection.execute(
        "SELECT number FROM record WHERE kind = ? AND id = ?", (kind, id_)
    ).get
    return rowid


def _read_filtered(connection: SearchConnection, list_query: ListQuery) -> FilteredList:
    """Return the records of a filtered list.

    They are selected as one JSON array, which lets other threads run in the meantime.
    """
    has_mentions = list_query.table != "record"
    column_names = "number, mentions" if has_mentions else "number"
    arrays: tuple[str, ...] | None = connection.execute(
        f"SELECT {', '.join(f'json_group_array({name})' for name in column_names.split(', '))}"
        f" FROM (SELECT {column_names} FROM {list_query.table} WHERE {list_query.where}"
        f" ORDER BY {', '.join(list_query.order)}) AS n",
        list_query.given,
    ).fetchone()
    rowids, *mentions = [msgspec.json.decode(encoded, type=list[int]) for encoded in arrays or ("[]",)]
    return FilteredList(
        list_query.kind, array("q", rowids), array("q", mentions[0]) if has_mentions else None
    )


def _ranges(
    connection: SearchConnection, order: Sequence[str], keys: Cursor | None, backwards: bool = False
) -> Iterator[tuple[str, Cursor, Sequence[str]]]:
    """Yield the ranges that hold the rows after the row with these keys; backwards, the rows up to it.

    Each is a condition, its parameters and the order inside it. SQLite finds each range by the SQL index of
    the order, which it does not when all columns are compared at once.
    """
    if keys is None:
        yield "", (), order
        return
    if connection.finds_rows_after_keys:
        columns, values = ", ".join(f"({column})" for column in order), ", ".join("?" * len(order))
        yield f" AND ({columns}) {'<=' if backwards else '>'} ({values})", keys, order
        return
    for equal_columns in range(len(order) - 1, -1, -1):
        operator = ">" if not backwards else "<=" if equal_columns == len(order) - 1 else "<"
        equal_sql = "".join(f" AND ({column}) = ?" for column in order[:equal_columns])
        yield (
            f"{equal_sql} AND ({order[equal_columns]}) {operator} ?",
            keys[: equal_columns + 1],
            order[equal_columns:],
        )


def _read_rows(
    connection: SearchConnection,
    list_query: ListQuery,
    keys: Cursor | None,
    limit: int,
    skip: int = 0,
    backwards: bool = False,
) -> list[_Columns]:
    """Return at most `limit` rows after the row with these keys, without the first `skip`.

    Backwards, the rows up to that row, the last one first.
    """
    if skip > _MOST_SKIPPED and connection.finds_rows_after_keys:
        return _read_rows_beyond(connection, list_query, keys, limit, skip, backwards)
    rows: list[_Columns] = []
    for range_sql, params, columns in _ranges(connection, list_query.order, keys, backwards):
        order = ", ".join(f"{column} DESC" if backwards else column for column in columns)
        from_sql = f"FROM record WHERE {list_query.where}{range_sql}"
        range_rows = connection.execute(
            f"SELECT {_COLUMNS}, {', '.join(list_query.order)} {from_sql} ORDER BY {order} LIMIT ? OFFSET ?",
            (*params, limit - len(rows), skip),
        ).fetchall()
        rows += range_rows
        if len(rows) >= limit:
            break
        skip -= min(skip, connection.execute(f"SELECT count(*) {from_sql}", params).get) if skip else 0
    return rows


def _read_rows_beyond(
    connection: SearchConnection,
    list_query: ListQuery,
    keys: Cursor | None,
    limit: int,
    skip: int,
    backwards: bool,
) -> list[_Columns]:
    """Return the same rows where many are skipped: of those, nothing but their keys is read."""
    ((range_sql, params, columns),) = _ranges(connection, list_query.order, keys, backwards)
    order = ", ".join(f"{column} DESC" if backwards else column for column in columns)
    keys_sql, where = ", ".join(list_query.order), list_query.where
    skipped = f"SELECT {keys_sql} FROM record WHERE {where}{range_sql} ORDER BY {order} LIMIT 1 OFFSET ?"
    compared = f"({', '.join(f'({column})' for column in columns)}) {'<=' if backwards else '>'} ({skipped})"
    rows: list[_Columns] = connection.execute(
        f"SELECT {_COLUMNS}, {keys_sql} FROM record WHERE {where} AND {compared} ORDER BY {order} LIMIT ?",
        (*params, skip if backwards else skip - 1, limit),
    ).fetchall()
    return rows


def _make_row(kind: Kind, columns: Sequence[Any]) -> RecordRow:
    """Return a list row made of the selected columns."""
    id_, title, date, subtitle, mentions, differs, labels, *_keys = columns
    count = mentions if kind == "actor" else None
    return RecordRow(Ref(kind, id_), title, date, subtitle, count, bool(differs), labels)
