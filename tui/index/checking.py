"""What does not fit together, kept in the index: found once a run has written what it had to write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from tui.corpus.check import decision_problems, marked_text, record_problems
from tui.corpus.folder import Folder
from tui.index.links import number_of
from tui.index.sqlite import record_of
from tui.index.writer import Writer
from tui.model.records import Article, Decision, Problem, Ref


class Checks:
    """Compares records with each other, inside the transaction of `writer`."""

    def __init__(self, connection: apsw.Connection, writer: Writer, folder: Folder) -> None:
        self._connection = connection
        self._writer = writer
        self._folder = folder

    def check(self, decisions: Sequence[Decision], listed: Sequence[Problem]) -> None:
        """Compare actors and events that changed, or name what changed, and all decisions, with the records.

        `listed`: what is wrong with the folder itself.
        """
        unchecked: list[tuple[Any, ...]] = self._connection.execute(
            "SELECT kind, id FROM unchecked"
        ).fetchall()
        for kind, id_ in unchecked:
            self._compare(Ref(kind, id_))
        self._connection.execute("DELETE FROM unchecked")
        self._connection.execute("DELETE FROM problem WHERE about <= 0")
        self._writer.put_problems(listed, 0)
        for index, decision in enumerate(decisions):
            problems = decision_problems(decision, index, self._has, self._marked_text_of)
            self._writer.put_problems(self._folder.located(problems), -1)

    def _compare(self, ref: Ref) -> None:
        record = record_of(self._connection, ref)
        if record is not None:
            number = number_of(self._connection, ref)
            self._connection.execute("DELETE FROM problem WHERE about = ?", (number,))
            problems = record_problems(record, self._has, self._body_of)
            self._writer.put_problems(self._folder.located(problems), number)

    def _has(self, ref: Ref) -> bool:
        return number_of(self._connection, ref) is not None

    def _body_of(self, article: str) -> str | None:
        record = record_of(self._connection, Ref("article", article))
        return record.body if record else None

    def _marked_text_of(self, article: str) -> str | None:
        record = record_of(self._connection, Ref("article", article))
        return marked_text(record) if isinstance(record, Article) else None
