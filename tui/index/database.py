"""The index file of one corpus: found or made, looked after, shared by threads.

One connection writes at a time; each reader takes a connection of its own from a pool and sees what
was last committed (WAL). A file that is damaged or of another schema is set aside and an empty one
made in its place. Where no file can be kept, everything stays in memory. `notices` says so.
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

from tui.index import relevance
from tui.index.store import Busy, StoreError, Token, Unavailable

#: Raised with every change of `schema.sql`.
SCHEMA = 10
_APPLICATION = 0x6E676572  # «nger»
_WAIT_MS = 2_000  # how long a locked file is waited for
_STEPS = 20_000  # how many steps of SQLite's machine between two looks at the clock: some 0.2 ms
_DAMAGED = (apsw.CorruptError, apsw.NotADBError)
_NO_FILE = (
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.IOError,
    apsw.FullError,
    apsw.PermissionsError,
    OSError,
)
#: After a large run the log is cut back to so many bytes, else it keeps its size while the program is open.
_LARGEST_LOG = 67_108_864
_WRITER_CACHE = -65_536  # KiB, as SQLite has it with the minus
_names = count()


def index_file(root: Path, cache: Path | None = None) -> Path:
    """The index file of the corpus in `root`: below `cache`, $NIGER_TUI_CACHE or the user's cache folder."""
    if cache is None:
        named = os.environ.get("NIGER_TUI_CACHE")
        cache = Path(named) if named else _user_cache()
    real = os.path.realpath(root)
    return cache / "index" / f"{Path(real).name[:40] or 'corpus'}-{crc32(os.fsencode(real)):08x}.sqlite"


def _user_cache() -> Path:
    from platformdirs import user_cache_path  # late: slow to import, and often not needed

    return user_cache_path("niger-tui", appauthor=False)


class _Watch:
    """What ends a running request: its deadline, or a cancel."""

    def __init__(self, seconds: float, token: Token | None) -> None:
        self.seconds = seconds
        self.ends = monotonic() + seconds
        self.token = token or Token()

    def is_over(self) -> bool:
        return self.token.is_cancelled or monotonic() > self.ends

    def error(self) -> StoreError:
        return StoreError("cancelled" if self.token.is_cancelled else f"no answer within {self.seconds:g} s")


class Database:
    """The connections to one index, on disk or in memory."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.notices: list[str] = []
        self._lock = threading.RLock()
        self._idle: list[apsw.Connection] = []
        self._generation = 0  # raised when the index becomes another file
        self._keeper: apsw.Connection | None = None  # holds what is kept in memory
        self._memory_name = ""
        self._open()

    @property
    def is_kept(self) -> bool:
        """Whether the index is on disk."""
        return self._keeper is None

    @property
    def cache(self) -> Path:
        """The folder for indexes."""
        return self.file.parents[1]

    def _open(self) -> None:
        """Open the file, or make it; in memory where that can't be done."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            connection = self._prepared(str(self.file))
        except _DAMAGED:
            self._put_away("it was damaged")
        except _OtherSchemaError:
            self._put_away("another version of the program made it")
        except _NO_FILE as error:
            self._stay_in_memory(error)
        except apsw.BusyError as error:
            raise Unavailable("another program is making the index; try again in a moment") from error
        else:
            self._idle.append(connection)

    def _prepared(self, name: str) -> apsw.Connection:
        """A connection to `name`, with the schema in it."""
        connection = apsw.Connection(name)
        connection.set_busy_timeout(_WAIT_MS)
        version = connection.pragma("user_version")
        if version not in (0, SCHEMA):
            connection.close()
            raise _OtherSchemaError
        connection.pragma("journal_mode", "wal")
        if version == 0:
            with _transaction(connection):
                if connection.pragma("user_version") == 0:  # another program may have been faster
                    self._make(connection)
        connection.execute("SELECT value FROM meta WHERE key = 'complete'").fetchall()
        _tune(connection)
        return connection

    def _make(self, connection: apsw.Connection) -> None:
        if connection.execute("SELECT count(*) FROM sqlite_schema").get:
            raise _OtherSchemaError
        connection.execute(Path(__file__).with_name("schema.sql").read_text("utf-8"))
        connection.pragma("application_id", _APPLICATION)
        connection.pragma("user_version", SCHEMA)

    def _put_away(self, why: str) -> None:
        """Rename the file, and make an empty one in its place."""
        aside = self.file.with_suffix(".set-aside")
        try:
            self.file.replace(aside)
            for suffix in ("-wal", "-shm"):
                self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)
            self._idle.append(self._prepared(str(self.file)))
        except (*_NO_FILE, *_DAMAGED, apsw.BusyError) as error:
            self._stay_in_memory(error)
        else:
            self.notices.append(f"The index is made anew: {why} ({aside}).")

    def _stay_in_memory(self, error: Exception) -> None:
        self.notices.append(f"The index is kept in memory for now: {self.file} cannot be written ({error}).")
        self._memory_name, self._keeper = _memory()
        with _transaction(self._keeper):
            self._make(self._keeper)

    def _connect(self) -> apsw.Connection:
        if self._keeper is not None:
            connection = apsw.Connection(self._memory_name, flags=_MEMORY)
        else:
            connection = apsw.Connection(str(self.file), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.set_busy_timeout(_WAIT_MS)
        _tune(connection)
        return connection

    @contextmanager
    def reading(self, deadline: float = 60, token: Token | None = None) -> Iterator[apsw.Connection]:
        """A connection that sees one state of the index throughout.

        Raises StoreError when cancelled or after `deadline` seconds, Unavailable when trying again may help.
        """
        watch = _Watch(deadline, token)
        if watch.token.is_cancelled:
            raise watch.error()
        connection = None
        generation = self._generation
        try:
            with self._lock:
                generation = self._generation
                connection = self._idle.pop() if self._idle else self._connect()
            connection.set_progress_handler(watch.is_over, _STEPS)
            with _transaction(connection, "BEGIN"):
                yield connection
            connection.set_progress_handler(None)
        except apsw.InterruptError as error:
            raise watch.error() from error
        except _DAMAGED as error:
            self.set_aside(generation)
            raise Unavailable("the index was damaged; it is being made anew") from error
        except (apsw.BusyError, apsw.LockedError, *_NO_FILE) as error:
            raise Unavailable(f"the index cannot be read now ({error})") from error
        finally:
            self._give_back(connection, generation)

    def _give_back(self, connection: apsw.Connection | None, generation: int) -> None:
        """Keep a connection for the next request, unless the index is another file by now."""
        if connection is None:
            return
        with self._lock:
            if generation == self._generation and connection.get_autocommit():
                connection.set_progress_handler(None)
                self._idle.append(connection)
                return
        with suppress(apsw.Error):
            connection.close(True)

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """One transaction that changes the index: all of it, or, when anything is raised, nothing.

        `commit_here` keeps what was done so far; other writers stay out all the same.
        Raises Unavailable while another program writes, or when the disk is full.
        """
        connection = held = None
        try:
            held = self._held()
            name, connection = self._writer()
            connection.pragma("cache_size", _WRITER_CACHE)
            with _transaction(connection):
                yield connection
            if name:
                self._become(name, connection)
                connection = None
        except (apsw.BusyError, apsw.LockedError) as error:
            raise Busy("another program is writing the index; try again in a moment") from error
        except _DAMAGED as error:
            self.set_aside(self._generation)
            raise Unavailable("the index was damaged; it is being made anew") from error
        except (apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError) as error:
            why = f"the index cannot be written in {self.file.parent} ({error})"
            raise Unavailable(f"{why}; $NIGER_TUI_CACHE can name another folder") from error
        finally:
            for opened in (connection, held):
                if opened is not None:
                    opened.close(True)

    def is_busy(self) -> bool:
        """Whether another program writes the index now; does not wait."""
        try:
            held = self._held(0)
        except (apsw.BusyError, apsw.LockedError):
            return True
        except apsw.Error:  # what is wrong shows when it is written
            return False
        if held is not None:
            held.close(True)
        return False

    def _held(self, wait: int | None = None) -> apsw.Connection | None:
        """A lock that keeps other writers out until it is closed, between transactions too.

        It is SQLite's lock on an empty file: it ends with the program, however that ends. `wait`: for another
        program's, in ms.
        """
        if self._keeper is not None:
            return None
        connection = apsw.Connection(str(self.file.with_suffix(".lock")))
        connection.set_busy_timeout(_WAIT_MS if wait is None else wait)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except apsw.Error:
            connection.close(True)
            raise
        return connection

    def _writer(self) -> tuple[str, apsw.Connection]:
        """A connection to write with; in memory, to a named copy while readers go on with the old one."""
        if self._keeper is None:
            return "", self._connect()
        name, copy = _memory()
        with copy.backup("main", self._keeper, "main") as backup:
            backup.step()
        return name, copy

    def _become(self, name: str, memory: apsw.Connection) -> None:
        """Make another database in memory the index."""
        with self._lock:
            self._forget()
            self._memory_name, self._keeper = name, memory

    def _forget(self) -> None:
        """Leave every connection to what is no longer the index."""
        self._generation += 1
        for connection in (*self._idle, self._keeper):
            if connection is not None:
                with suppress(apsw.Error):
                    connection.close(True)
        self._idle.clear()
        self._keeper = None

    def set_aside(self, generation: int | None = None) -> None:
        """Put a damaged index away and begin an empty one; once for each `generation`."""
        with self._lock:
            if generation not in (None, self._generation):
                return
            self._forget()
            self._put_away("it was damaged")

    def close(self) -> None:
        """Close all connections that are not in use."""
        with self._lock:
            self._forget()


def commit_here(connection: apsw.Connection) -> None:
    """Keep what `Database.writing` has changed so far, and go on."""
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")


class _OtherSchemaError(Exception):
    """The file was made by another version of the program, or is not an index."""


_MEMORY = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE


def _memory() -> tuple[str, apsw.Connection]:
    """A new database in memory, and the name by which all threads can open it."""
    name = f"file:/niger-tui-{os.getpid()}-{next(_names)}?vfs=memdb"
    return name, apsw.Connection(name, flags=_MEMORY)


def _tune(connection: apsw.Connection) -> None:
    connection.pragma("synchronous", "normal")  # a power cut may lose the last run, never the file
    connection.pragma("temp_store", "memory")
    connection.pragma("journal_size_limit", _LARGEST_LOG)
    relevance.install(connection)


@contextmanager
def _transaction(connection: apsw.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
    except BaseException:
        with suppress(apsw.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
