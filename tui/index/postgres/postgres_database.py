"""The connections to one database: opened when they are needed, given up when the server is gone.

A connection is asked in a transaction that only reads and sees one state. One that was lost while it was idle
is replaced before anything is asked; one that is lost in the middle of a request ends that request with a
word, and the next request opens another.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tui.i18n import N_
from tui.index.postgres.database_address import without_password
from tui.index.postgres.postgres_connection import ConnectionLost, PostgresConnection, ServerConnection
from tui.index.postgres.server_errors import SCHEMA_NAME, database_name, explain_error, is_lost
from tui.index.sql.request_deadline import RequestDeadline
from tui.index.store import CancelToken, StoreError

#: Increase it with every change of `schema.sql`, or of what is written into it.
FORMAT = 1
_CONNECT_TIMEOUT_S = 2
_BEGIN_TIMEOUT_S = 2  # a server that takes longer to begin is taken for one that hangs
_RETRY_AFTER_S = (
    0.5  # so long after a failure the next request fails at once, as a key must not wait for each
)
#: So that the system notices a peer that is gone; an address may say otherwise.
_NETWORK_SETTINGS = {
    "keepalives_idle": "2",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "5000",
}
_MAX_IDLE_CONNECTIONS = 4
_BEGIN = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = {schema};"
    " SET LOCAL statement_timeout = {milliseconds}; SET LOCAL jit = off"
)


def connect(address: str, application: str = "niger-tui") -> ServerConnection:
    """Return a new connection. Raises StoreError, in words, where there can be none."""
    try:
        settings = {
            "connect_timeout": str(_CONNECT_TIMEOUT_S),
            **_NETWORK_SETTINGS,
            **conninfo_to_dict(address),
        }
        connection = ServerConnection.connect(
            make_conninfo("", **settings, application_name=application, client_encoding="utf8"),
            autocommit=True,
            prepare_threshold=None,
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
        self._failure: tuple[float, StoreError] | None = None  # when a connection failed last, and how
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
            server.request = RequestDeadline(_BEGIN_TIMEOUT_S, request.token)
            try:
                server.execute(begin)
            except ConnectionLost as error:  # it hangs: another one would, too
                self._close_idle()
                raise self._note_failure(explain_error(error, self.address)) from error
            except psycopg.OperationalError:
                server.close()
                self._close_idle()
            else:
                server.request = request
                return server
        if self._failure is not None and monotonic() < self._failure[0] + _RETRY_AFTER_S:
            raise self._failure[1]
        try:
            server = connect(self.address)
        except StoreError as error:
            raise self._note_failure(error) from error.__cause__
        server.request = request
        server.execute(begin)
        return server

    def _note_failure(self, error: StoreError) -> StoreError:
        """Return an error after which the next request need not wait."""
        self._failure = monotonic(), error
        return error

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
