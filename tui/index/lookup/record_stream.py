"""Whole records in their order, page by page: what a long reading of the corpus goes through."""

from __future__ import annotations

from collections.abc import Sequence

import apsw
import msgspec

from tui.index import serialization
from tui.index.results import AnnotatedRecord
from tui.index.store import Sort
from tui.model.records import Annotations, Kind

#: Records that are read at a time.
PAGE_RECORDS = 200
#: The order in which the records of each kind are read.
STREAM_ORDERS: dict[Kind, Sort] = {"article": "oldest", "actor": "title", "event": "oldest"}
_NO_MARKS = Annotations()


def read_annotated_records(
    connection: apsw.Connection, kind: Kind, rowids: Sequence[int]
) -> list[AnnotatedRecord]:
    """Return the records of a kind with these rowids, in their order; one that is gone is left out."""
    rows = connection.execute(
        "SELECT record, marks FROM json_each(?) AS page JOIN content ON content.number = page.value"
        " LEFT JOIN marks ON marks.article = page.value ORDER BY page.key",
        (msgspec.json.encode(list(rowids)).decode(),),
    )
    return [
        AnnotatedRecord(
            serialization.decode_record(kind, encoded),
            serialization.decode_marks(marks) if marks else _NO_MARKS,
        )
        for encoded, marks in rows
    ]
