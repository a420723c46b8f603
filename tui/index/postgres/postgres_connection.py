"""Connections to a PostgreSQL server that end a request in time, whatever the server or the network does."""

from __future__ import annotations

import select
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any, TypeVar

import psycopg

from tui.index.postgres.kept_answers import KeptAnswers
from tui.index.postgres.relevance import RelevanceQuery
from tui.index.postgres.statements import translate_parameter, translate_statement
from tui.index.sql.match import WeightedTerm
from tui.index.sql.request_deadline import RequestDeadline
from tui.index.sql.store_connection import Params, RowidQuery

_T = TypeVar("_T")
_CHECK_INTERVAL_S = 0.05  # between two looks at the deadline while the server works
_CANCEL_TIMEOUT_S = 0.5  # after it, a server that does not even cancel is left alone
_SHINGLES_PER_ROUND = 200


#: What psycopg waits for, as `poll` has it: 1, to read; 2, to write; 3, either.
_EVENTS = {1: select.POLLIN, 2: select.POLLOUT, 3: select.POLLIN | select.POLLOUT}


class ConnectionLost(psycopg.OperationalError):
    """Raised where a connection had to be given up in the middle of a request."""


class ServerConnection(psycopg.Connection[tuple[Any, ...]]):
    """A connection that looks at a deadline while it waits."""

    request: RequestDeadline | None = None

    def wait(self, gen: Generator[Any, Any, _T], *_args: Any, **_options: Any) -> _T:
        """Wait for the server; where the request is over, cancel it, in the end give the connection up."""
        give_up_time = 0.0
        try:
            wanted = next(gen)
            poll = select.poll()
            socket = self.pgconn.socket
            while True:
                poll.register(socket, _EVENTS[wanted])
                events = poll.poll(_CHECK_INTERVAL_S * 1000)
                wanted = gen.send(_find_readiness(events[0][1]) if events else 0)
                if self.request is None or not self.request.is_over():
                    continue
                if not give_up_time:
                    give_up_time = monotonic() + _CANCEL_TIMEOUT_S
                    with suppress(psycopg.Error):
                        self.cancel_safe(timeout=_CANCEL_TIMEOUT_S)
                elif monotonic() > give_up_time:
                    self.pgconn.finish()
                    raise ConnectionLost(str(self.request.error()))
        except StopIteration as end:
            result: _T = end.value
            return result

    def end_transaction(self) -> None:
        """Let the server commit or, after an error, roll back; its answer is read when it is asked again."""
        self.pgconn.send_query(b"COMMIT")
        self.pgconn.flush()

    def read_answer(self) -> None:
        """Read the answer that nobody has waited for."""
        self.wait(self._read_answer())

    def _read_answer(self) -> Generator[int, int, None]:
        """Yield for what must be waited: the server."""
        self.pgconn.consume_input()
        while self.pgconn.is_busy():
            yield select.POLLIN
            self.pgconn.consume_input()
        while self.pgconn.get_result() is not None:
            pass


def _find_readiness(events: int) -> int:
    """Return what may be done now, as psycopg has it; an error shows when it is read."""
    return (events & select.POLLOUT and 2) | (events & ~select.POLLOUT and 1)


class FetchedRows:
    """The rows of a statement, all of them fetched."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = rows
        self._next = 0

    @property
    def get(self) -> Any:
        """Return the value of the first row; None without a row."""
        return self._rows[0][0] if self._rows else None

    def fetchone(self) -> Any:
        """Return the next row; None after the last."""
        return next(self, None)

    def fetchall(self) -> list[Any]:
        """Return the rows that were not read yet."""
        return list(self)

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        if self._next >= len(self._rows):
            raise StopIteration
        self._next += 1
        return self._rows[self._next - 1]


class PostgresConnection:
    """A connection as lookups and searches use it."""

    finds_rows_after_keys = True

    def __init__(self, server: ServerConnection, answers: KeptAnswers) -> None:
        """`answers`: those in the state that the transaction of the connection sees."""
        self._server, self._answers = server, answers
        self._cursor = server.cursor(binary=True)

    def execute(self, statements: str, bindings: Sequence[object] = (), /) -> FetchedRows:
        """Run a statement with its parameters, and return its rows; what is kept is not asked again."""
        parameters = [translate_parameter(one) for one in bindings]
        question = None if any(isinstance(one, list) for one in parameters) else (statements, *parameters)
        rows = self._answers.find(question) if question else None
        if rows is None:
            self._cursor.execute(translate_statement(statements), parameters)
            rows = self._cursor.fetchall() if self._cursor.description else []
            if question:
                self._answers.keep(question, rows)
        return FetchedRows(rows)

    def score_matches(
        self, terms: Sequence[WeightedTerm], where: str, given: Params, limit: int
    ) -> list[tuple[float, int]]:
        """Return relevance and rowid of the newest matches, at most `limit`; `where`: the SQL of a match."""
        relevance = RelevanceQuery(terms)
        mean_size = self.execute("SELECT value FROM meta WHERE key = 'mean_size'").get
        newest = f"SELECT rowid, size, title, words FROM text WHERE {where} ORDER BY rowid DESC LIMIT ?"
        # Each text is unpacked once, in the middle; its words are looked at several times.
        unpacked = f"SELECT rowid, size, title, setweight(words, 'D') AS words FROM ({newest}) AS n OFFSET 0"
        rows = self.execute(
            f"SELECT {relevance.sql} FROM ({unpacked}) AS text", (*relevance.given, *given, limit)
        )
        return relevance.scores(rows.fetchall(), float(mean_size or 0))

    def find_shingles(self, shingles: Sequence[int], limit: int) -> Iterator[list[int]]:
        """Yield for each shingle the rowids of at most `limit` articles with it; asked many at a time."""
        statement = "SELECT rowid FROM shingle WHERE marks @> ARRAY[CAST(%s AS bigint)] LIMIT %s"
        for start in range(0, len(shingles), _SHINGLES_PER_ROUND):
            with self._server.pipeline():
                cursors = [
                    self._server.execute(statement, (shingle, limit), binary=True)
                    for shingle in shingles[start : start + _SHINGLES_PER_ROUND]
                ]
            yield from ([rowid for (rowid,) in cursor.fetchall()] for cursor in cursors)

    def keep(self, rowid_query: RowidQuery) -> RowidQuery:
        """Return the same rowids for several statements, which then travel with each."""
        rowids = [rowid for (rowid,) in self.execute(rowid_query.sql, rowid_query.given)]
        return RowidQuery("SELECT unnest(CAST(? AS bigint[])) AS number", (rowids,))
