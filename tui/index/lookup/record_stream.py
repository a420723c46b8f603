"""Whole records in their order, page by page: what a long reading of the corpus goes through."""

from __future__ import annotations

from collections.abc import Sequence

from tui.index import serialization
from tui.index.results import AnnotatedRecord
from tui.index.sql.store_connection import StoreConnection
from tui.index.store import Sort
from tui.model.annotations import Annotations
from tui.model.records import Kind

#: Records that are read at a time.
PAGE_RECORDS = 200
#: The order in which the records of each kind are read.
STREAM_ORDERS: dict[Kind, Sort] = {"article": "oldest", "actor": "title", "event": "oldest"}
_NO_MARKS = Annotations()


def read_annotated_records(
    connection: StoreConnection, kind: Kind, rowids: Sequence[int]
) -> list[AnnotatedRecord]:
    """Return the records of a kind with these rowids, in their order; one that is gone is left out."""
    rows = connection.execute(
        "SELECT c.number, c.record, k.marks FROM content AS c LEFT JOIN marks AS k ON k.article = c.number"
        " WHERE c.number IN (SELECT value FROM json_each(?))",
        (list(rowids),),
    )
    by_rowid = {rowid: columns for rowid, *columns in rows}
    return [
        AnnotatedRecord(
            serialization.decode_record(kind, encoded),
            serialization.decode_marks(marks) if marks else _NO_MARKS,
        )
        for rowid in rowids
        if rowid in by_rowid
        for encoded, marks in (by_rowid[rowid],)
    ]
