"""Answers of the server, kept while the corpus stays as it is: each key asks again what the last one did."""

from __future__ import annotations

from typing import Any

_MAX_ROWS = 50  # of an answer
_MAX_SIZE = 16_000_000  # characters and bytes of all questions and answers
_ROW_SIZE = 64  # what a row takes beside its texts

Rows = list[tuple[Any, ...]]


class KeptAnswers:
    """The answers in one state of the corpus, by statement and parameters; for any thread."""

    def __init__(self, stamp: str) -> None:
        self.stamp = stamp
        self._rows: dict[tuple[object, ...], Rows] = {}
        self._size = 0

    def find(self, question: tuple[object, ...]) -> Rows | None:
        """Return the rows of an answer; None where it is not kept."""
        return self._rows.get(question)

    def keep(self, question: tuple[object, ...], rows: Rows) -> None:
        """Keep an answer, unless it is long; where there are too many, the others are given up."""
        if len(rows) > _MAX_ROWS:
            return
        size = _ROW_SIZE * (1 + len(rows))
        size += sum(
            [len(value) for row in (question, *rows) for value in row if isinstance(value, str | bytes)]
        )
        if self._size + size > _MAX_SIZE:
            self._rows, self._size = {}, 0
        self._rows[question] = rows
        self._size += size
