"""Records by date: how many begin on each day, and which."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tui.index.record_ids import FIRST_DATED_ROWID
from tui.index.results import RecordRow
from tui.index.sql.store_connection import RowidQuery, StoreConnection
from tui.model.records import Kind, Ref


def count_by_day(connection: StoreConnection, rowid_query: RowidQuery) -> list[tuple[date | None, int]]:
    """Count the records of `rowid_query` by their first day; None stands for undated."""
    counts: list[tuple[Any, ...]] = connection.execute(
        f"SELECT number / {FIRST_DATED_ROWID} AS day, count(*) FROM ({rowid_query.sql}) AS n"
        " GROUP BY day ORDER BY day",
        rowid_query.given,
    ).fetchall()
    return [(date.fromordinal(day) if day else None, count) for day, count in counts]


def dated_rows(
    connection: StoreConnection, kind: Kind, rowid_query: RowidQuery, limit: int
) -> list[RecordRow]:
    """Return the records of `rowid_query` as rows, oldest first, undated ones last."""
    columns = connection.execute(
        f"SELECT id, title, date, note, differs FROM record WHERE {rowid_query.restricted_to('number')}"
        f" ORDER BY number < {FIRST_DATED_ROWID}, number LIMIT ?",
        (*rowid_query.given, limit),
    )
    return _make_rows(kind, columns)


def undated_rows(
    connection: StoreConnection, kind: Kind, rowid_query: RowidQuery, limit: int
) -> list[RecordRow]:
    """Return the undated records of `rowid_query` as rows.

    They are selected by their range of rowids, so no dated record is read.
    """
    columns = connection.execute(
        f"SELECT r.id, r.title, r.date, r.note, r.differs FROM ({rowid_query.sql}) AS n"
        f" JOIN record AS r ON r.number = n.number WHERE n.number < {FIRST_DATED_ROWID}"
        " ORDER BY n.number LIMIT ?",
        (*rowid_query.given, limit),
    )
    return _make_rows(kind, columns)


def _make_rows(kind: Kind, columns: Iterable[tuple[Any, ...]]) -> list[RecordRow]:
    """Return list rows made of the selected columns."""
    return [
        RecordRow(Ref(kind, id_), title, edtf, subtitle, None, bool(differs))
        for id_, title, edtf, subtitle, differs in columns
    ]
