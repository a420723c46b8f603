"""Consistency of records with each other, checked once an update has written its records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from tui.corpus.folder import Folder
from tui.corpus.validate import decision_problems, marked_text, record_problems
from tui.index.indexing.record_writer import RecordWriter
from tui.index.lookup.relations import find_rowid
from tui.index.stored_records import record_from_row
from tui.model.records import Article, Decision, Problem, Ref


class ConsistencyChecker:
    """Checks records against each other, inside the transaction of `writer`."""

    def __init__(self, connection: apsw.Connection, writer: RecordWriter, folder: Folder) -> None:
        self._connection = connection
        self._writer = writer
        self._folder = folder

    def check(self, decisions: Sequence[Decision], listed: Sequence[Problem]) -> None:
        """Check all decisions, and the actors and events that changed or that name a changed record.

        `listed`: the problems of the corpus folder itself, which are stored too.
        """
        refs: list[tuple[Any, ...]] = self._connection.execute("SELECT kind, id FROM unchecked").fetchall()
        for kind, id_ in refs:
            self._check_record(Ref(kind, id_))
        self._connection.execute("DELETE FROM unchecked")
        self._connection.execute("DELETE FROM problem WHERE about <= 0")
        self._writer.put_problems(listed, 0)
        for index, decision in enumerate(decisions):
            problems = decision_problems(decision, index, self._has_record, self._marked_text_of)
            self._writer.put_problems(self._folder.locate_problems(problems), -1)

    def _check_record(self, ref: Ref) -> None:
        """Replace the stored problems of one record."""
        record = record_from_row(self._connection, ref)
        if record is not None:
            rowid = find_rowid(self._connection, ref)
            self._connection.execute("DELETE FROM problem WHERE about = ?", (rowid,))
            problems = record_problems(record, self._has_record, self._body_of)
            self._writer.put_problems(self._folder.locate_problems(problems), rowid)

    def _has_record(self, ref: Ref) -> bool:
        """Return whether there is a file for a record; what is wrong with it is a problem of its own."""
        query = "SELECT 1 FROM file WHERE kind = ? AND id = ?"
        return self._connection.execute(query, (ref.kind, ref.id)).get is not None

    def _body_of(self, article: str) -> str | None:
        record = record_from_row(self._connection, Ref("article", article))
        return record.body if record else None

    def _marked_text_of(self, article: str) -> str | None:
        record = record_from_row(self._connection, Ref("article", article))
        return marked_text(record) if isinstance(record, Article) else None
