"""The index file of one corpus: creation, repair, and connections for several threads.

One connection writes at a time; each reader takes its own connection from a pool and sees the last committed
state (WAL). A file that is damaged or has another schema is set aside and an empty one is created in its
place. Where no file can be written, the index stays in memory. The notices of the database report both.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from tui.i18n import N_
from tui.index.connection import (
    DAMAGE_ERRORS,
    FILE_ERRORS,
    LOCK_TIMEOUT_MS,
    MEMORY_FLAGS,
    IndexConnection,
    OtherSchemaError,
    configure,
    create_memory_database,
    create_schema,
    make_private,
    open_database,
    transaction,
)
from tui.index.sql.request_deadline import RequestDeadline
from tui.index.store import CancelToken, NoRoomError, StoreBusy, StoreUnavailable
from tui.index.writer_lock import WriterLock

_STEPS_BETWEEN_CHECKS = 20_000  # virtual machine steps of SQLite, some 0.2 ms, between checks of the deadline
_WRITER_CACHE_SIZE = -65_536  # SQLite reads a negative number as KiB
#: Idle connections kept for the next request: each keeps files open and some megabytes of pages.
_MAX_IDLE_CONNECTIONS = 4


class Database:
    """The connections to one index, on disk or in memory."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.notices: list[str] = []
        self._lock = threading.RLock()
        self._idle: list[IndexConnection] = []
        self._generation = 0  # increased when the index becomes another file
        self._keeper: IndexConnection | None = None  # keeps an index in memory alive
        self._memory_name = ""
        self._writer_lock = WriterLock(file)
        self.observe_writer: Callable[[IndexConnection], object] | None = (
            None  # told before anything is written
        )
        self._open()

    @property
    def is_kept(self) -> bool:
        """Return whether the index is on disk, not in memory."""
        return self._keeper is None

    @property
    def cache(self) -> Path:
        """Return the folder below which indexes are stored."""
        return self.file.parents[1]

    def _open(self) -> None:
        """Open the index file, creating it if necessary; use memory when there can be no file."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            make_private(self.file)
            self._writer_lock.create()
            connection = open_database(str(self.file))
        except DAMAGE_ERRORS:
            self._set_file_aside(N_("it was damaged"))
        except OtherSchemaError:
            self._set_file_aside(N_("another version of the program made it"))
        except FILE_ERRORS as error:
            self._use_memory(error)
        except apsw.BusyError as error:
            raise StoreUnavailable(
                N_("another program is building the index; try again in a moment")
            ) from error
        else:
            self._idle.append(connection)

    def _set_file_aside(self, reason: str) -> None:
        """Rename the index file and create an empty one in its place; `reason` completes the notice."""
        aside = self.file.with_suffix(".set-aside")
        try:
            self.file.replace(aside)
            for suffix in ("-wal", "-shm"):
                self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)
            self._idle.append(open_database(str(self.file)))
        except (*FILE_ERRORS, *DAMAGE_ERRORS, apsw.BusyError) as error:
            self._use_memory(error)
        else:
            self.notices.append(
                N_("The index is being rebuilt: {reason} ({why}).").format(reason=reason, why=aside)
            )

    def _use_memory(self, error: Exception) -> None:
        """Create an empty index in memory, with a notice of the error that prevents a file."""
        self._note_memory(error)
        self._memory_name, self._keeper = create_memory_database()
        with transaction(self._keeper):
            create_schema(self._keeper)

    def move_to_memory(self, error: Exception) -> None:
        """Copy what the file holds into memory and go on there: `error` prevents writing the file."""
        with self._lock:
            if not self.is_kept:
                return
            memory_name, memory = create_memory_database()
            try:
                flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
                file = IndexConnection(str(self.file), flags=flags)
                configure(file)
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
        self.notices.append(
            N_("The index is kept in memory for now: {file} cannot be written ({error}).").format(
                file=self.file, error=error
            )
        )

    def _connect(self) -> IndexConnection:
        """Return a new connection to the index, on disk or in memory."""
        if self._keeper is not None:
            connection = IndexConnection(self._memory_name, flags=MEMORY_FLAGS)
        else:
            connection = IndexConnection(str(self.file), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.set_busy_timeout(LOCK_TIMEOUT_MS)
        configure(connection)
        return connection

    @contextmanager
    def reading(self, deadline: float = 60, token: CancelToken | None = None) -> Iterator[IndexConnection]:
        """Provide a connection in a transaction of its own, as `StoreDatabase` has it."""
        request = RequestDeadline(deadline, token)
        connection = None
        generation = self._generation
        try:
            with self._lock:
                generation = self._generation
                connection = self._idle.pop() if self._idle else self._connect()
            connection.set_progress_handler(request.is_over, _STEPS_BETWEEN_CHECKS)
            with transaction(connection, "BEGIN"):
                yield connection
            connection.set_progress_handler(None)
        except apsw.InterruptError as error:
            raise request.error() from error
        except DAMAGE_ERRORS as error:
            self.set_aside(generation)
            raise StoreUnavailable(N_("the index was damaged; it is being rebuilt")) from error
        except (apsw.BusyError, apsw.LockedError, *FILE_ERRORS) as error:
            raise StoreUnavailable(
                N_("the index cannot be read now ({error})").format(error=error)
            ) from error
        finally:
            self._return_connection(connection, generation)

    def _return_connection(self, connection: IndexConnection | None, generation: int) -> None:
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
    def writing(self) -> Iterator[IndexConnection]:
        """Provide the connection of one transaction that changes the index; exceptions roll it back.

        `commit_and_continue` commits what is done, while other writers stay locked out. Raises StoreBusy
        while another program writes, NoRoomError when the disk is full or the file cannot be written.
        """
        connection = lock = None
        try:
            lock = self._writer_lock.acquire() if self.is_kept else None
            memory_name, connection = self._open_writer()
            connection.pragma("cache_size", _WRITER_CACHE_SIZE)
            if self.observe_writer is not None:
                self.observe_writer(connection)
            with transaction(connection):
                yield connection
            if memory_name:
                self._swap_in(memory_name, connection)
                connection = None
        except (apsw.BusyError, apsw.LockedError) as error:
            raise StoreBusy(N_("another program is writing the index; try again in a moment")) from error
        except DAMAGE_ERRORS as error:
            self.set_aside(self._generation)
            raise StoreUnavailable(N_("the index was damaged; it is being rebuilt")) from error
        except (apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError) as error:
            reason = N_("the index cannot be written in {parent} ({error})").format(
                parent=self.file.parent, error=error
            )
            raise NoRoomError(
                N_("{reason}; $NIGER_TUI_CACHE can name another folder").format(reason=reason)
            ) from error
        finally:
            for opened in (connection, lock):
                if opened is not None:
                    opened.close(True)

    def is_busy(self) -> bool:
        """Return whether another program writes the index now; does not wait."""
        return self.is_kept and self._writer_lock.is_held()

    def _open_writer(self) -> tuple[str, IndexConnection]:
        """Return a connection to write with, and the name of its database when that is in memory.

        In memory, the writer changes a copy while readers continue with the old one.
        """
        if self._keeper is None:
            return "", self._connect()
        name, copy = create_memory_database()
        with copy.backup("main", self._keeper, "main") as backup:
            backup.step()
        return name, copy

    def _swap_in(self, name: str, memory: IndexConnection) -> None:
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
            self._set_file_aside(N_("it was damaged"))

    def close(self) -> None:
        """Close all connections that are not in use."""
        with self._lock:
            self._close_all()


def commit_and_continue(connection: apsw.Connection) -> None:
    """Commit what `Database.writing` has changed so far, and begin the next transaction."""
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
