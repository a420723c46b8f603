"""Connections to an index: its file or memory, its schema, its settings, and transactions."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw
import msgspec

from tui.index.sql.store_connection import Params, RowidQuery

if TYPE_CHECKING:
    from tui.index.sql.match import WeightedTerm

#: Increase it with every change of `schema.sql`.
SCHEMA = 18
_APPLICATION_ID = 0x6E676572  # «nger»
LOCK_TIMEOUT_MS = 2_000  # how long to wait for a locked file
DAMAGE_ERRORS = (apsw.CorruptError, apsw.NotADBError)
FILE_ERRORS = (
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.IOError,
    apsw.FullError,
    apsw.PermissionsError,
    OSError,
)
MEMORY_FLAGS = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
#: The write-ahead log is cut back to this size after a large run; else it would keep its size.
_MAX_LOG_BYTES = 67_108_864
_memory_ids = count()


class IndexConnection(apsw.Connection):
    """A connection to an index, which answers what SQLite is asked in words of its own."""

    finds_rows_after_keys = False
    _can_score = False  # whether it has the ranking function

    def score_matches(
        self, terms: Sequence[WeightedTerm], where: str, given: Params, limit: int
    ) -> list[tuple[float, int]]:
        """Return relevance and rowid of the newest matches, at most `limit`; `where`: the SQL of a match."""
        from tui.index.search import bm25  # late: the first frame needs no search

        if not self._can_score:
            bm25.register_bm25(self)
            self._can_score = True
        rows = self.execute(
            f"SELECT round(relevance(text, ?), 4), rowid FROM text WHERE {where} ORDER BY rowid DESC LIMIT ?",
            (bm25.encode_terms(terms), *given, limit),
        )
        return [(score, rowid) for score, rowid in rows]

    def find_shingles(self, shingles: Sequence[int], limit: int) -> Iterator[list[int]]:
        """Yield for each shingle the rowids of at most `limit` articles with it."""
        for shingle in shingles:
            query = "SELECT doc FROM shingle_place WHERE term = ? LIMIT ?"
            yield [rowid for (rowid,) in self.execute(query, (f"{shingle:x}", limit))]

    def keep(self, rowid_query: RowidQuery) -> RowidQuery:
        """Return the same rowids for several statements, in a table of this connection."""
        self.execute("CREATE TEMP TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY)")
        self.execute("DELETE FROM temp.kept")
        statement = f"INSERT OR IGNORE INTO temp.kept {rowid_query.sql}"
        self.execute(statement, rowid_query.given)
        return RowidQuery("SELECT number FROM temp.kept")


def _bind(_cursor: apsw.Cursor, _number: int, value: Any) -> str:
    """Return a parameter that SQLite does not know: a list as JSON, a match in the language of FTS5."""
    if isinstance(value, list | tuple):
        return msgspec.json.encode(value).decode()
    from tui.index.search.fts_expressions import fts5_expression  # late, as above

    return fts5_expression(value)


class OtherSchemaError(Exception):
    """Raised for a file of another version of the program, or one that is no index."""


def open_database(name: str) -> IndexConnection:
    """Return a connection to the database `name`, created with the schema when it is empty.

    Raises an error of SQLite when the file is damaged, OtherSchemaError when it has another schema.
    """
    connection = IndexConnection(name)
    connection.set_busy_timeout(LOCK_TIMEOUT_MS)
    version = connection.pragma("user_version")
    if version not in (0, SCHEMA):
        connection.close()
        raise OtherSchemaError
    connection.pragma("journal_mode", "wal")
    if version == 0:
        with transaction(connection):
            if connection.pragma("user_version") == 0:  # another program may have been faster
                create_schema(connection)
    connection.execute("SELECT value FROM meta WHERE key = 'complete'").fetchall()
    configure(connection)
    return connection


def create_schema(connection: apsw.Connection) -> None:
    """Create all tables in an empty database."""
    if connection.execute("SELECT count(*) FROM sqlite_schema").get:
        raise OtherSchemaError
    connection.execute(Path(__file__).with_name("schema.sql").read_text("utf-8"))
    connection.pragma("application_id", _APPLICATION_ID)
    connection.pragma("user_version", SCHEMA)


def create_memory_database() -> tuple[str, IndexConnection]:
    """Return the name of a new database in memory, which all threads can open, and a connection to it."""
    name = f"file:/niger-tui-{os.getpid()}-{next(_memory_ids)}?vfs=memdb"
    return name, IndexConnection(name, flags=MEMORY_FLAGS)


def make_private(file: Path) -> None:
    """Create an empty file where there is none, and let only its owner read it. Raises OSError.

    An index holds the texts of the corpus. SQLite gives its log and shared memory the same permissions.
    """
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    if file.stat().st_mode & 0o077:
        with suppress(PermissionError):  # another user's file
            file.chmod(0o600)


def configure(connection: apsw.Connection) -> None:
    """Set the pragmas of a connection, and how it takes what SQLite does not know."""
    connection.pragma("synchronous", "normal")  # a power cut may lose the last run, never the file
    connection.pragma("temp_store", "memory")
    connection.pragma("journal_size_limit", _MAX_LOG_BYTES)
    connection.convert_binding = _bind


@contextmanager
def transaction(connection: apsw.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Commit at the end of the block, or roll back when it raises."""
    connection.execute(begin)
    try:
        yield
    except BaseException:
        with suppress(apsw.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
