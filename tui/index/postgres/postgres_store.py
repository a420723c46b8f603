"""The store that reads a published corpus."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.i18n import N_
from tui.index.postgres.database_address import database_place
from tui.index.postgres.received_answers import clean_answer, clean_answers
from tui.index.sql_store import SqlStore
from tui.index.store import StoreError
from tui.index.stored_records import read_meta_value
from tui.model.records import Decision

if TYPE_CHECKING:
    from tui.index.postgres.postgres_database import PostgresDatabase


#: Of so many articles it is asked whether a folder has their files.
_FILES_LOOKED_FOR = 5


@clean_answers
class PostgresStore(SqlStore):
    """A store on a PostgreSQL server, which `publish` keeps up to date."""

    def __init__(self, database: PostgresDatabase) -> None:
        super().__init__(database)
        self.database = database

    def state(self) -> str:
        """Return the state, as `Store` has it; each request without an answer makes it another one."""
        return f"{super().state()} {self.database.unanswered}"

    def corpus_title(self) -> str:
        """Return the title of the corpus as it was published. Raises StoreError."""
        return self._meta_value("title")

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions that the corpus was published with. Raises StoreError."""
        with self.database.reading() as connection:  # which says where they cannot be read
            decisions = read_meta_value(connection, "decisions") or "[]"
            return clean_answer(msgspec.json.decode(decisions, type=tuple[Decision, ...]))

    def reachable_folder(self) -> Path | None:
        """Return the folder that was published, where this machine has it; else None. Raises StoreError.

        A folder of that name may be another one here: some of the articles must be in it.
        """
        folder = Path(self._meta_value("corpus"))
        with self.database.reading() as connection:
            query = "SELECT path FROM record WHERE kind = 'article' ORDER BY -number LIMIT ?"
            paths = [path for (path,) in connection.execute(query, (_FILES_LOOKED_FOR,))]
        is_here = folder.is_dir() and all((folder / path).is_file() for path in paths)
        return folder if is_here else None

    def unreachable_folder_words(self) -> str:
        """Return that the folder cannot be reached, for people. Raises StoreError."""
        return N_(
            "the corpus is read from a database; the folder {folder}, from which it was published, cannot be"
            " reached from here"
        ).format(folder=self._meta_value("corpus"))

    def place(self) -> Path:
        """Return the folder, or a path that stands for the database: a reader's own state is found by it."""
        name = database_place(self.database.address)
        return self.reachable_folder() or Path("/postgresql") / name

    def _meta_value(self, key: str) -> str:
        with self.database.reading() as connection:
            return clean_answer(read_meta_value(connection, key))


def require_driver() -> None:
    """Raise StoreError where the package is not installed that speaks with PostgreSQL."""
    if find_spec("psycopg") is None:
        raise StoreError(N_("PostgreSQL needs psycopg; `pip install 'niger-tui[postgres]'` brings it"))


def open_postgres_store(address: str) -> PostgresStore:
    """Return the store of the corpus in the database at `address`. Raises StoreError."""
    require_driver()
    from tui.index.postgres.postgres_database import PostgresDatabase

    return PostgresStore(PostgresDatabase(address))
