"""The lock that lets one program at a time write an index."""

from __future__ import annotations

from pathlib import Path

import apsw

from tui.index.connection import LOCK_TIMEOUT_MS, make_private


class WriterLock:
    """SQLite's lock on an empty file of its own, so that it ends with the program, however that ends."""

    def __init__(self, index_file: Path) -> None:
        self._file = index_file.with_suffix(".lock")

    def create(self) -> None:
        """Create the file. Raises OSError."""
        make_private(self._file)

    def acquire(self, timeout_ms: int | None = None) -> apsw.Connection:
        """Return the lock, which keeps other writers out, between transactions too, until it is closed.

        Raises an error of SQLite while another program holds it longer than `timeout_ms`.
        """
        connection = apsw.Connection(str(self._file))
        connection.set_busy_timeout(LOCK_TIMEOUT_MS if timeout_ms is None else timeout_ms)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except apsw.Error:
            connection.close(True)
            raise
        return connection

    def is_held(self) -> bool:
        """Return whether another program holds the lock now; does not wait."""
        try:
            self.acquire(0).close(True)
        except (apsw.BusyError, apsw.LockedError):
            return True
        except apsw.Error:  # an attempt to write will report it
            return False
        return False
