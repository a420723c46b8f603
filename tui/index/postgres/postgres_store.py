"""The store that reads a published corpus."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tui.i18n import N_
from tui.index.sql_store import SqlStore
from tui.index.store import StoreError
from tui.index.stored_records import read_meta_value

if TYPE_CHECKING:
    from tui.index.postgres.postgres_database import PostgresDatabase


class PostgresStore(SqlStore):
    """A store on a PostgreSQL server, which `publish` keeps up to date."""

    def __init__(self, database: PostgresDatabase) -> None:
        super().__init__(database)
        self.database = database

    def corpus_title(self) -> str:
        """Return the title of the corpus as it was published. Raises StoreError."""
        return self._meta_value("title")

    def corpus_folder(self) -> Path:
        """Return the folder that was published, on the machine that did it. Raises StoreError."""
        return Path(self._meta_value("corpus"))

    def _meta_value(self, key: str) -> str:
        with self.database.reading() as connection:
            return read_meta_value(connection, key)


def require_driver() -> None:
    """Raise StoreError where the package is not installed that speaks with PostgreSQL."""
    if find_spec("psycopg") is None:
        raise StoreError(N_("PostgreSQL needs psycopg; `pip install 'niger-tui[postgres]'` brings it"))


def open_postgres_store(address: str) -> PostgresStore:
    """Return the store of the corpus in the database at `address`. Raises StoreError."""
    require_driver()
    from tui.index.postgres.postgres_database import PostgresDatabase

    return PostgresStore(PostgresDatabase(address))
