"""The index file of one corpus: creation, repair, and connections for several threads.

One connection writes at a time; each reader takes its own connection from a pool and sees the last committed
state (WAL). A file that is damaged or has another schema is set aside and an empty one is created in its
place. Where no file can be written, the index stays in memory. The notices of the database report both.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from time import monotonic
from zlib import crc32

import apsw

from tui.index.search import bm25
from tui.index.store import CancelToken, NoRoomError, StoreBusy, StoreError, StoreUnavailable

#: Increase it with every change of `schema.sql`.
SCHEMA = 10
_APPLICATION_ID = 0x6E676572  # «nger»
_LOCK_TIMEOUT_MS = 2_000  # how long to wait for a locked file
_STEPS_BETWEEN_CHECKS = 20_000  # virtual machine steps of SQLite, some 0.2 ms, between checks of the deadline
_MAX_NAME_CHARS = 40  # of the corpus folder, in the name of the index file
_DAMAGE_ERRORS = (apsw.CorruptError, apsw.NotADBError)
_FILE_ERRORS = (
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.IOError,
    apsw.FullError,
    apsw.PermissionsError,
    OSError,
)
#: The write-ahead log is cut back to this size after a large run; else it would keep its size.
_MAX_LOG_BYTES = 67_108_864
_WRITER_CACHE_SIZE = -65_536  # SQLite reads a negative number as KiB
#: Idle connections kept for the next request: each keeps files open and some megabytes of pages.
_MAX_IDLE_CONNECTIONS = 4
_memory_ids = count()


def index_file(root: Path, cache: Path | None = None) -> Path:
    """Return the path of the index of the corpus in `root`.

    It lies below `cache`, or else $NIGER_TUI_CACHE, or else the user's cache folder.
    """
    if cache is None:
        configured = os.environ.get("NIGER_TUI_CACHE")
        cache = Path(configured) if configured else _user_cache_path()
    real_root = os.path.realpath(root)
    name = Path(real_root).name[:_MAX_NAME_CHARS] or "corpus"
    return cache / "index" / f"{name}-{crc32(os.fsencode(real_root)):08x}.sqlite"


def _user_cache_path() -> Path:
    """Return the cache folder of the user's system for this program."""
    from platformdirs import user_cache_path  # late: slow to import, and often not needed

    return user_cache_path("niger-tui", appauthor=False)


class _Deadline:
    """Ends a running request when its time is over or it is cancelled."""

    def __init__(self, seconds: float, token: CancelToken | None) -> None:
        self.seconds = seconds
        self.end_time = monotonic() + seconds
        self.token = token or CancelToken()

    def is_over(self) -> bool:
        """Return whether the request is to end; SQLite calls it while a statement runs."""
        return self.token.is_cancelled or monotonic() > self.end_time

    def error(self) -> StoreError:
        """Return the error that says why the request ended."""
        return StoreError("cancelled" if self.token.is_cancelled else f"no answer within {self.seconds:g} s")


class Database:
    """The connections to one index, on disk or in memory."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.notices: list[str] = []
        self._lock = threading.RLock()
        self._idle: list[apsw.Connection] = []
        self._generation = 0  # increased when the index becomes another file
        self._keeper: apsw.Connection | None = None  # keeps an index in memory alive
        self._memory_name = ""
        self._open()

    @property
    def is_kept(self) -> bool:
        """True when the index is on disk, not in memory."""
        return self._keeper is None

    @property
    def cache(self) -> Path:
        """The folder below which indexes are stored."""
        return self.file.parents[1]

    @property
    def _lock_file(self) -> Path:
        """The empty file that writers lock."""
        return self.file.with_suffix(".lock")

    def _open(self) -> None:
        """Open the index file, creating it if necessary; use memory when there can be no file."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _make_private(self.file)
            _make_private(self._lock_file)
            connection = self._open_checked(str(self.file))
        except _DAMAGE_ERRORS:
            self._set_file_aside("it was damaged")
        except _OtherSchemaError:
            self._set_file_aside("another version of the program made it")
        except _FILE_ERRORS as error:
            self._use_memory(error)
        except apsw.BusyError as error:
            raise StoreUnavailable("another program is making the index; try again in a moment") from error
        else:
            self._idle.append(connection)

    def _open_checked(self, name: str) -> apsw.Connection:
        """Return a connection to the database `name`, created with the schema when it is empty.

        Raises an error of SQLite when the file is damaged, _OtherSchemaError when it has another schema.
        """
        connection = apsw.Connection(name)
        connection.set_busy_timeout(_LOCK_TIMEOUT_MS)
        version = connection.pragma("user_version")
        if version not in (0, SCHEMA):
            connection.close()
            raise _OtherSchemaError
        connection.pragma("journal_mode", "wal")
        if version == 0:
            with _transaction(connection):
                if connection.pragma("user_version") == 0:  # another program may have been faster
                    self._create_schema(connection)
        connection.execute("SELECT value FROM meta WHERE key = 'complete'").fetchall()
        _configure(connection)
        return connection

    def _create_schema(self, connection: apsw.Connection) -> None:
        """Create all tables in an empty database."""
        if connection.execute("SELECT count(*) FROM sqlite_schema").get:
            raise _OtherSchemaError
        connection.execute(Path(__file__).with_name("schema.sql").read_text("utf-8"))
        connection.pragma("application_id", _APPLICATION_ID)
        connection.pragma("user_version", SCHEMA)

    def _set_file_aside(self, reason: str) -> None:
        """Rename the index file and create an empty one in its place; `reason` completes the notice."""
        aside = self.file.with_suffix(".set-aside")
        try:
            self.file.replace(aside)
            for suffix in ("-wal", "-shm"):
                self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)
            self._idle.append(self._open_checked(str(self.file)))
        except (*_FILE_ERRORS, *_DAMAGE_ERRORS, apsw.BusyError) as error:
            self._use_memory(error)
        else:
            self.notices.append(f"The index is made anew: {reason} ({aside}).")

    def _use_memory(self, error: Exception) -> None:
        """Create an empty index in memory, with a notice of the error that prevents a file."""
        self._note_memory(error)
        self._memory_name, self._keeper = _create_memory_database()
        with _transaction(self._keeper):
            self._create_schema(self._keeper)

    def move_to_memory(self, error: Exception) -> None:
        """Copy what the file holds into memory and go on there: `error` prevents writing the file."""
        with self._lock:
            if not self.is_kept:
                return
            memory_name, memory = _create_memory_database()
            try:
                flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
                file = apsw.Connection(str(self.file), flags=flags)
                _configure(file)
                # A copy by pages would be a database in WAL mode, which memory cannot hold.
                file.execute("VACUUM INTO ?", (memory_name,))
                file.close(True)
            except apsw.Error:
                self._close_all()
                self._use_memory(error)
            else:
                self._swap_in(memory_name, memory)
                self._note_memory(error)

    def _note_memory(self, error: Exception) -> None:
        """Add the notice that the index is in memory."""
        self.notices.append(f"The index is kept in memory for now: {self.file} cannot be written ({error}).")

    def _connect(self) -> apsw.Connection:
        """Return a new connection to the index, on disk or in memory."""
        if self._keeper is not None:
            connection = apsw.Connection(self._memory_name, flags=_MEMORY_FLAGS)
        else:
            connection = apsw.Connection(str(self.file), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.set_busy_timeout(_LOCK_TIMEOUT_MS)
        _configure(connection)
        return connection

    @contextmanager
    def reading(self, deadline: float = 60, token: CancelToken | None = None) -> Iterator[apsw.Connection]:
        """Provide a connection that sees one state of the index throughout.

        Raises StoreError when cancelled or after `deadline` seconds, Unavailable when trying again may help.
        """
        request = _Deadline(deadline, token)
        if request.token.is_cancelled:
            raise request.error()
        connection = None
        generation = self._generation
        try:
            with self._lock:
                generation = self._generation
                connection = self._idle.pop() if self._idle else self._connect()
            connection.set_progress_handler(request.is_over, _STEPS_BETWEEN_CHECKS)
            with _transaction(connection, "BEGIN"):
                yield connection
            connection.set_progress_handler(None)
        except apsw.InterruptError as error:
            raise request.error() from error
        except _DAMAGE_ERRORS as error:
            self.set_aside(generation)
            raise StoreUnavailable("the index was damaged; it is being made anew") from error
        except (apsw.BusyError, apsw.LockedError, *_FILE_ERRORS) as error:
            raise StoreUnavailable(f"the index cannot be read now ({error})") from error
        finally:
            self._return_connection(connection, generation)

    def _return_connection(self, connection: apsw.Connection | None, generation: int) -> None:
        """Keep a connection for the next request, or close it: of another file, or too many."""
        if connection is None:
            return
        with self._lock:
            is_wanted = len(self._idle) < _MAX_IDLE_CONNECTIONS and connection.get_autocommit()
            if is_wanted and generation == self._generation:
                connection.set_progress_handler(None)
                self._idle.append(connection)
                return
        with suppress(apsw.Error):
            connection.close(True)

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """Provide the connection of one transaction that changes the index; exceptions roll it back.

        `commit_here` commits what has been done so far, while other writers stay locked out. Raises Busy
        while another program writes, NoRoomError when the disk is full or the file cannot be written.
        """
        connection = lock = None
        try:
            lock = self._lock_writers()
            memory_name, connection = self._open_writer()
            connection.pragma("cache_size", _WRITER_CACHE_SIZE)
            with _transaction(connection):
                yield connection
            if memory_name:
                self._swap_in(memory_name, connection)
                connection = None
        except (apsw.BusyError, apsw.LockedError) as error:
            raise StoreBusy("another program is writing the index; try again in a moment") from error
        except _DAMAGE_ERRORS as error:
            self.set_aside(self._generation)
            raise StoreUnavailable("the index was damaged; it is being made anew") from error
        except (apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError) as error:
            reason = f"the index cannot be written in {self.file.parent} ({error})"
            raise NoRoomError(f"{reason}; $NIGER_TUI_CACHE can name another folder") from error
        finally:
            for opened in (connection, lock):
                if opened is not None:
                    opened.close(True)

    def is_busy(self) -> bool:
        """Return whether another program writes the index now; does not wait."""
        try:
            lock = self._lock_writers(0)
        except (apsw.BusyError, apsw.LockedError):
            return True
        except apsw.Error:  # an attempt to write will report it
            return False
        if lock is not None:
            lock.close(True)
        return False

    def _lock_writers(self, timeout_ms: int | None = None) -> apsw.Connection | None:
        """Return a lock that keeps other writers out, between transactions too, until it is closed.

        It is SQLite's lock on an empty file of its own, so it ends with the program, however that ends.
        `timeout_ms`: how long to wait for another program. None is returned for an index in memory.
        """
        if self._keeper is not None:
            return None
        connection = apsw.Connection(str(self._lock_file))
        connection.set_busy_timeout(_LOCK_TIMEOUT_MS if timeout_ms is None else timeout_ms)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except apsw.Error:
            connection.close(True)
            raise
        return connection

    def _open_writer(self) -> tuple[str, apsw.Connection]:
        """Return a connection to write with, and the name of its database when that is in memory.

        In memory, the writer changes a copy while readers continue with the old one.
        """
        if self._keeper is None:
            return "", self._connect()
        name, copy = _create_memory_database()
        with copy.backup("main", self._keeper, "main") as backup:
            backup.step()
        return name, copy

    def _swap_in(self, name: str, memory: apsw.Connection) -> None:
        """Make another database in memory the index."""
        with self._lock:
            self._close_all()
            self._memory_name, self._keeper = name, memory

    def _close_all(self) -> None:
        """Close every connection to what is no longer the index; those in use close when returned."""
        self._generation += 1
        for connection in (*self._idle, self._keeper):
            if connection is not None:
                with suppress(apsw.Error):
                    connection.close(True)
        self._idle.clear()
        self._keeper = None

    def set_aside(self, generation: int | None = None) -> None:
        """Set a damaged index aside and begin an empty one; once for each `generation`."""
        with self._lock:
            if generation not in (None, self._generation):
                return
            self._close_all()
            self._set_file_aside("it was damaged")

    def close(self) -> None:
        """Close all connections that are not in use."""
        with self._lock:
            self._close_all()


def commit_and_continue(connection: apsw.Connection) -> None:
    """Commit what `Database.writing` has changed so far, and begin the next transaction."""
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")


class _OtherSchemaError(Exception):
    """Raised for a file of another version of the program, or one that is no index."""


_MEMORY_FLAGS = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE


def _create_memory_database() -> tuple[str, apsw.Connection]:
    """Return the name of a new database in memory, which all threads can open, and a connection to it."""
    name = f"file:/niger-tui-{os.getpid()}-{next(_memory_ids)}?vfs=memdb"
    return name, apsw.Connection(name, flags=_MEMORY_FLAGS)


def _make_private(file: Path) -> None:
    """Create an empty file where there is none, and let only its owner read it. Raises OSError.

    An index holds the texts of the corpus. SQLite gives its log and shared memory the same permissions.
    """
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    if file.stat().st_mode & 0o077:
        with suppress(PermissionError):  # another user's file
            file.chmod(0o600)


def _configure(connection: apsw.Connection) -> None:
    """Set the pragmas of a connection and register the ranking function."""
    connection.pragma("synchronous", "normal")  # a power cut may lose the last run, never the file
    connection.pragma("temp_store", "memory")
    connection.pragma("journal_size_limit", _MAX_LOG_BYTES)
    bm25.register_bm25(connection)


@contextmanager
def _transaction(connection: apsw.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Commit at the end of the block, or roll back when it raises."""
    connection.execute(begin)
    try:
        yield
    except BaseException:
        with suppress(apsw.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
