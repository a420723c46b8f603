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
from msgspec import DecodeError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tui.i18n import N_
from tui.index.postgres.connection_errors import explain_bad_address, explain_missing_connection
from tui.index.postgres.database_address import has_open_password
from tui.index.postgres.kept_answers import KeptAnswers
from tui.index.postgres.postgres_connection import PostgresConnection
from tui.index.postgres.server_connection import ConnectionLost, ServerConnection
from tui.index.postgres.server_errors import (
    SCHEMA_NAME,
    database_name,
    explain_error,
    is_conflict,
    is_lost,
)
from tui.index.sql.request_deadline import RequestDeadline
from tui.index.store import CancelToken, StoreError, StoreUnavailable

#: Increase it with every change of `schema.sql`, or of what is written into it.
FORMAT = 2
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
#: One that nobody has needed for so long is closed: a server has room for some hundred, of all readers.
_MAX_IDLE_CONNECTIONS, _MAX_IDLE_S = 4, 20.0
_IN_TRANSACTION = (psycopg.pq.TransactionStatus.INTRANS, psycopg.pq.TransactionStatus.INERROR)
#: How readers are answered. Every question has its index, and PostgreSQL does not know what it costs to
#: unpack the words of each text that it would read through instead. To plan a question takes longer than to
#: answer it, so it is planned once; and processes of its own are for few and long ones.
_READING_SETTINGS = " ".join(
    f"-c {setting}"
    for setting in (
        f"search_path={SCHEMA_NAME}",
        "jit=off",
        "enable_seqscan=off",
        "plan_cache_mode=force_generic_plan",
        "max_parallel_workers_per_gather=0",
        "work_mem=32MB",
    )
)
#: Citus cannot plan a statement without the values of its parameters.
_PREPARE_BEGIN = (
    b"SELECT set_config('plan_cache_mode', 'force_custom_plan', false) FROM pg_extension"
    b" WHERE extname = 'citus';"
    b" PREPARE niger_begin AS SELECT key, value FROM %b.meta WHERE key IN ('format', 'stamp')"
    % SCHEMA_NAME.encode()
)
_BEGIN = (
    b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = %d; EXECUTE niger_begin"
)


def connect(address: str, application: str = "niger-tui", settings: str = "") -> ServerConnection:
    """Return a new connection. `settings`: for the server, as its command line takes them.

    Raises StoreError, in words, where there can be none.
    """
    if has_open_password(address):
        raise explain_bad_address(address)
    try:
        parameters = {
            "connect_timeout": str(_CONNECT_TIMEOUT_S),
            **_NETWORK_SETTINGS,
            **conninfo_to_dict(address),
            "application_name": application,
            "client_encoding": "utf8",
        }
        if settings:
            parameters["options"] = f"{parameters.get('options') or ''} {settings}".strip()
        connection = ServerConnection.connect(
            make_conninfo("", **parameters),
            autocommit=True,
            prepare_threshold=None,
        )
    except psycopg.ProgrammingError as error:
        raise explain_bad_address(address) from error
    except psycopg.Error as error:
        raise explain_missing_connection(error, address) from error
    assert isinstance(connection, ServerConnection)
    return connection


class PostgresDatabase:
    """The connections to the corpus in one database; for any thread."""

    def __init__(self, address: str) -> None:
        """Connect to a database and look whether it has a corpus. Raises StoreError."""
        self.address = address
        self.notices: list[str] = []
        self.unanswered = 0  # requests that ended as the server was away or hung
        self._lock = threading.Lock()
        self._idle: list[tuple[float, ServerConnection]] = []  # since when; the last is asked next
        self._answers = KeptAnswers("")
        self._failure: tuple[float, StoreError] | None = None  # when a connection failed last, and how
        with self.reading():
            pass

    @contextmanager
    def reading(self, deadline: float = 60, token: CancelToken | None = None) -> Iterator[PostgresConnection]:
        """Provide a connection in a transaction of its own, as `StoreDatabase` has it."""
        request = RequestDeadline(deadline, token)
        server = None
        try:
            server, answers = self._begin(request)
            yield PostgresConnection(server, answers)
        except StoreUnavailable:
            self.unanswered += 1
            raise
        except psycopg.errors.QueryCanceled as error:
            raise request.error() from error
        except ConnectionLost as error:
            self.unanswered += not request.token.is_cancelled
            raise request.error() from error
        except psycopg.Error as error:
            if is_lost(error):
                self.unanswered += server is None or server.closed
                self._close_idle()
            self.unanswered += is_conflict(error)
            raise explain_error(error, self.address) from error
        except DecodeError as error:
            raise StoreError(
                N_("the database {name} has what this program did not write ({error})").format(
                    name=database_name(self.address), error=error
                )
            ) from error
        finally:
            if server is not None:
                self._return_connection(server)

    def _begin(self, request: RequestDeadline) -> tuple[ServerConnection, KeptAnswers]:
        """Return a connection in a transaction, and the answers that are kept of the state that it sees.

        An idle one that was lost meanwhile is replaced.
        """
        with self._lock:
            idle = self._idle.pop()[1] if self._idle else None
        if idle is not None:
            try:
                return idle, self._start_transaction(idle, request, _BEGIN_TIMEOUT_S)
            except psycopg.OperationalError as error:
                if request.token.is_cancelled:
                    raise request.error() from error
                self._close_idle()
                if isinstance(error, ConnectionLost):  # it hangs: another one would, too
                    raise self._note_failure(explain_error(error, self.address)) from error
        if self._failure is not None and monotonic() < self._failure[0] + _RETRY_AFTER_S:
            _time, failure = self._failure
            raise type(failure)(*failure.args)
        try:
            server = connect(self.address, settings=_READING_SETTINGS)
        except StoreError as error:
            raise self._note_failure(error) from error.__cause__
        return server, self._start_transaction(server, request, request.seconds, is_new=True)

    def _start_transaction(
        self, server: ServerConnection, request: RequestDeadline, seconds: float, *, is_new: bool = False
    ) -> KeptAnswers:
        """Begin the transaction of a request, within `seconds`; a connection that cannot is closed."""
        try:
            server.request = RequestDeadline(seconds, request.token)
            if is_new:
                server.run(_PREPARE_BEGIN)
            else:
                server.read_answer()
            facts = server.run(_BEGIN % max(1, int(request.seconds * 1000)))
            self._check_format(facts.get("format"))
        except BaseException:
            server.close()
            raise
        server.request = request
        stamp, answers = facts.get("stamp", ""), self._answers
        if answers.stamp != stamp:  # other threads may have gone on to a newer state, or be in an older one
            answers = self._answers = KeptAnswers(stamp)
        return answers

    def _check_format(self, version: str | None) -> None:
        """Raise StoreError where the tables were made by another version of the program."""
        if version != str(FORMAT):
            raise StoreError(
                N_(
                    "the database {name} was written by another version of the program; "
                    "publish the corpus again"
                ).format(name=database_name(self.address))
            )

    def _note_failure(self, error: StoreError) -> StoreError:
        """Return an error after which the next request need not wait."""
        self._failure = monotonic(), error
        return error

    def _return_connection(self, server: ServerConnection) -> None:
        """Keep a connection for the next request, or close it: it is broken, or there are enough.

        Others that were not needed lately are closed.
        """
        server.request = None
        if server.pgconn.transaction_status in _IN_TRANSACTION:
            with suppress(psycopg.Error):
                server.end_transaction()
                self._close_idle(_MAX_IDLE_S)
                with self._lock:
                    if len(self._idle) < _MAX_IDLE_CONNECTIONS:
                        self._idle.append((monotonic(), server))
                        return
        server.close()

    def _close_idle(self, seconds: float = 0) -> None:
        """Close the connections that have been idle for so many seconds."""
        begin_time = monotonic() - seconds
        with self._lock:
            idle, self._idle = self._idle, [one for one in self._idle if one[0] > begin_time]
        for since, server in idle:
            if since <= begin_time:
                server.close()

    def close(self) -> None:
        """Close all connections that are not in use."""
        self._close_idle()
