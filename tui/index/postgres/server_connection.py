"""Connections to a PostgreSQL server that end a request in time, whatever the server or the network does.

What readers ask is prepared once in a connection and then sent by its name; values travel as text, whose
types PostgreSQL infers, and answers in binary. That takes less than half of what a cursor of psycopg takes.
"""

from __future__ import annotations

import logging
import select
from collections.abc import Generator, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any, NoReturn, TypeVar

import psycopg
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, DiagnosticField, ExecStatus, Format
from psycopg.pq.abc import PGresult

from tui.index.postgres.parameters import encode_parameter
from tui.index.sql.request_deadline import RequestDeadline

# What psycopg tells of a connection that is lost is said by the error; on the screen it would be in the way.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

_T = TypeVar("_T")
_CHECK_INTERVAL_S = 0.05  # between two looks at the deadline while the server works
_CANCEL_TIMEOUT_S = 0.5  # after it, a server that does not even cancel is left alone
#: Statements that a connection keeps prepared; some are put together, so that there is no end of them.
_MAX_PREPARED = 256


#: What psycopg waits for, as `poll` has it: 1, to read; 2, to write; 3, either.
_EVENTS = {1: select.POLLIN, 2: select.POLLOUT, 3: select.POLLIN | select.POLLOUT}
_READING, _EITHER = 1, 3
_ANSWERED = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK, ExecStatus.EMPTY_QUERY)

Rows = list[tuple[Any, ...]]


class ConnectionLost(psycopg.OperationalError):
    """Raised where a connection had to be given up in the middle of a request."""


class ServerConnection(psycopg.Connection[tuple[Any, ...]]):
    """A connection that looks at a deadline while it waits."""

    request: RequestDeadline | None = None

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._statement_names: dict[
            str, bytes
        ] = {}  # statement → its name; the most recently asked comes last
        self._names_given = 0
        self._decoder = Transformer(self)

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
                    try:
                        self.cancel_safe(timeout=_CANCEL_TIMEOUT_S)
                    except psycopg.Error:  # it may yet come, and must not meet what is asked next
                        self._give_up()
                elif monotonic() > give_up_time:
                    self._give_up()
        except StopIteration as end:
            result: _T = end.value
            return result
        except KeyboardInterrupt:  # nobody waits for the answer, nor for what would be sent after it
            with suppress(psycopg.Error):
                self.cancel_safe(timeout=_CANCEL_TIMEOUT_S)
            self.pgconn.finish()
            raise

    def _give_up(self) -> NoReturn:
        self.pgconn.finish()
        raise ConnectionLost(str(self.request and self.request.error()))

    def ask(self, statement: str, asked: Sequence[Sequence[object]]) -> list[Rows]:
        """Return the rows of a statement for each of several lists of parameters, all sent at once."""
        name = self._statement_names.pop(statement, None) or self._prepare(statement)
        self._statement_names[statement] = name
        encoded = [[encode_parameter(value) for value in parameters] for parameters in asked]
        if len(encoded) == 1:
            self.pgconn.send_query_prepared(name, encoded[0], None, Format.BINARY)
            return [self._decode(result) for result in self.wait(self._receive())]
        self.pgconn.enter_pipeline_mode()
        try:
            for parameters in encoded:
                self.pgconn.send_query_prepared(name, parameters, None, Format.BINARY)
            self.pgconn.pipeline_sync()
            results = self.wait(self._receive_until_sync())
        finally:
            with suppress(psycopg.Error):  # it is broken, and said to be
                self.pgconn.exit_pipeline_mode()
        return [self._decode(result) for result in results]

    def run(self, statements: bytes) -> dict[str, str]:
        """Run several statements without parameters; return the rows of the last, as key and value."""
        self.pgconn.send_query(statements)
        results = self.wait(self._receive())
        for result in results:
            _check(result)
        values = [
            [str(bytes(result.get_value(row, column) or b""), "utf-8") for column in (0, 1)]
            for result in results[-1:]
            for row in range(result.ntuples)
        ]
        return dict(values)

    def _prepare(self, statement: str) -> bytes:
        """Let the server prepare a statement, and return its name; those asked long ago are forgotten."""
        if len(self._statement_names) >= _MAX_PREPARED:
            oldest = list(self._statement_names)[: _MAX_PREPARED // 2]
            self.run(b";".join(b"DEALLOCATE " + self._statement_names.pop(one) for one in oldest))
        self._names_given += 1
        name = b"niger_%d" % self._names_given
        self.pgconn.send_prepare(name, statement.encode())
        for result in self.wait(self._receive()):
            _check(result)
        return name

    def _decode(self, result: PGresult) -> Rows:
        """Return the rows of a result; raises the error that it is."""
        _check(result)
        self._decoder.set_pgresult(result, format=Format.BINARY)
        return self._decoder.load_rows(0, result.ntuples, tuple)

    def _send(self) -> Generator[int, int, None]:
        """Yield for what must be waited until all is sent."""
        while self.pgconn.flush():
            if (yield _EITHER) & _READING:
                self.pgconn.consume_input()

    def _receive(self) -> Generator[int, int, list[PGresult]]:
        """Send what is to be sent; yield for what must be waited, and return the results."""
        yield from self._send()
        results: list[PGresult] = []
        while (result := (yield from self._receive_one())) is not None:
            results.append(result)
        return results

    def _receive_until_sync(self) -> Generator[int, int, list[PGresult]]:
        """Do the same for a pipeline, whose end is a result of its own."""
        yield from self._send()
        results: list[PGresult] = []
        while True:
            result = yield from self._receive_one()
            if result is not None and result.status == ExecStatus.PIPELINE_SYNC:
                return results
            if result is not None:
                results.append(result)
            elif self.pgconn.status != ConnStatus.OK:
                raise psycopg.OperationalError(self.pgconn.get_error_message())

    def _receive_one(self) -> Generator[int, int, PGresult | None]:
        """Yield for what must be waited, and return the next result; None: those of a statement are over."""
        while self.pgconn.is_busy():
            yield _READING
            self.pgconn.consume_input()
        return self.pgconn.get_result()

    def end_transaction(self) -> None:
        """Let the server commit or, after an error, roll back; its answer is read when it is asked again."""
        self.pgconn.send_query(b"COMMIT")
        self.pgconn.flush()

    def read_answer(self) -> None:
        """Read the answer that nobody has waited for."""
        self.wait(self._receive())


def _check(result: PGresult) -> None:
    """Raise the error that a result is."""
    if result.status in _ANSWERED:
        return
    if result.error_field(DiagnosticField.SQLSTATE) is None:  # of libpq: the connection is broken
        raise psycopg.OperationalError(result.get_error_message())
    raise error_from_result(result)


def _find_readiness(events: int) -> int:
    """Return what may be done now, as psycopg has it; an error shows when it is read."""
    return (events & select.POLLOUT and 2) | (events & ~select.POLLOUT and 1)
