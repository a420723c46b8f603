"""The connections to one database: opened when they are needed, given up when the server is gone.

A connection is asked in a transaction that only reads and sees one state. One that was lost while it was idle
is replaced before anything is asked; one that is lost in the middle of a request ends that request with a
word, and the next request opens another.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg

from tui.i18n import N_
from tui.index.postgres.database_address import without_password
from tui.index.postgres.postgres_connection import ConnectionLost, PostgresConnection, ServerConnection
from tui.index.postgres.server_errors import SCHEMA_NAME, database_name, explain_error, is_lost
from tui.index.sql.request_deadline import RequestDeadline
from tui.index.store import CancelToken, StoreError

#: Increase it with every change of `schema.sql`, or of what is written into it.
FORMAT = 1
_CONNECT_TIMEOUT_S = 3
_MAX_IDLE_CONNECTIONS = 4
_BEGIN = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = {schema};"
    " SET LOCAL statement_timeout = {milliseconds}; SET LOCAL jit = off"
)


def connect(address: str, application: str = "niger-tui") -> ServerConnection:
    """Return a new connection. Raises StoreError, in words, where there can be none."""
    try:
        connection = ServerConnection.connect(
            address,
            autocommit=True,
            prepare_threshold=None,
            connect_timeout=_CONNECT_TIMEOUT_S,
            application_name=application,
            client_encoding="utf8",
        )
    except psycopg.ProgrammingError as error:
        raise StoreError(
            N_("{address} is no address of a database: postgresql://user@host/name").format(
                address=without_password(address)
            )
        ) from error
    except psycopg.Error as error:
        raise explain_error(error, address) from error
    assert isinstance(connection, ServerConnection)
    return connection


class PostgresDatabase:
    """The connections to the corpus in one database; for any thread."""

    def __init__(self, address: str) -> None:
        """Connect to a database and look whether it has a corpus. Raises StoreError."""
        self.address = address
        self.notices: list[str] = []
        self._lock = threading.Lock()
        self._idle: list[ServerConnection] = []
        self._check_format()

    def _check_format(self) -> None:
        name = database_name(self.address)
        with self.reading() as connection:
            has_tables = connection.execute("SELECT to_regclass(?)", (f"{SCHEMA_NAME}.meta",)).get
            if has_tables is None:
                raise StoreError(
                    N_(
                        "the database {name} holds no corpus; "
                        "`niger-tui publish CORPUS ADDRESS` puts one there"
                    ).format(name=name)
                )
            version = connection.execute("SELECT value FROM meta WHERE key = 'format'").get
            if version != str(FORMAT):
                raise StoreError(
                    N_(
                        "the database {name} was written by another version of the program; "
                        "publish the corpus again"
                    ).format(name=name)
                )

    @contextmanager
    def reading(self, deadline: float = 60, token: CancelToken | None = None) -> Iterator[PostgresConnection]:
        """Provide a connection that sees one state of the store throughout.

        Raises StoreError when cancelled or after `deadline` seconds, StoreUnavailable when trying may help.
        """
        request = RequestDeadline(deadline, token)
        if request.token.is_cancelled:
            raise request.error()
        server = None
        try:
            server = self._begin(request)
            yield PostgresConnection(server)
            server.execute("COMMIT")
        except (psycopg.errors.QueryCanceled, ConnectionLost) as error:
            raise request.error() from error
        except psycopg.Error as error:
            if is_lost(error):
                self._close_idle()
            raise explain_error(error, self.address) from error
        finally:
            if server is not None:
                self._return_connection(server)

    def _begin(self, request: RequestDeadline) -> ServerConnection:
        """Return a connection in a transaction; an idle one that was lost meanwhile is replaced."""
        begin = _BEGIN.format(schema=SCHEMA_NAME, milliseconds=max(1, int(request.seconds * 1000)))
        with self._lock:
            server = self._idle.pop() if self._idle else None
        if server is not None:
            try:
                server.request = request
                server.execute(begin)
                return server
            except psycopg.OperationalError:
                server.close()
                self._close_idle()
        server = connect(self.address)
        server.request = request
        server.execute(begin)
        return server

    def _return_connection(self, server: ServerConnection) -> None:
        """Keep a connection for the next request, or close it: it is broken, or there are enough."""
        server.request = RequestDeadline(1, None)
        with suppress(psycopg.Error):
            if not server.closed and server.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
                server.execute("ROLLBACK")
        server.request = None
        with self._lock:
            if not server.closed and len(self._idle) < _MAX_IDLE_CONNECTIONS:
                self._idle.append(server)
                return
        server.close()

    def _close_idle(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for server in idle:
            server.close()

    def close(self) -> None:
        """Close all connections that are not in use."""
        self._close_idle()
