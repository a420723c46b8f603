"""The default store: SQLite, in the user's cache folder.

Opening reads nothing of the corpus; a separate run brings the index up to date.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tui.index.connection import IndexConnection
from tui.index.database import Database
from tui.index.index_location import index_file
from tui.index.sql_store import SqlStore
from tui.index.stored_records import LAST_SUGGESTIONS, read_meta_value
from tui.model.records import Decision

if TYPE_CHECKING:
    from tui.annotate.suggestions.suggestion import Suggestion


def open_store(root: Path, *, cache: Path | None = None) -> SqliteStore:
    """Return the store of the corpus in `root`, with the index as it was last committed.

    Fast, and independent of the corpus itself. `cache`: the folder for indexes; else $NIGER_TUI_CACHE, else
    the user's. Raises StoreUnavailable while another program is creating the index.
    """
    return SqliteStore(Database(index_file(root, cache)))


class SqliteStore(SqlStore):
    """A store on an SQLite index, which can be brought up to date."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.database = database
        #: What the last update annotated articles with, for the next one to use again, since loading actors
        #: takes long: a key that says for which actors and decisions it is right, and an `ArticleProcessor`.
        self.cached_processor: tuple[object, object] | None = None
        self.processor_lock = Lock()  # held while the actors are loaded for it
        #: What the last update suggested, with the sign in the index and the decisions with which that is
        #: right; kept once somebody has asked for it.
        self.last_suggestions: tuple[str, Sequence[Decision], Sequence[Suggestion]] | None = None
        self.keeps_suggestions = False

    def suggested_actors(self, decisions: Sequence[Decision]) -> Sequence[Suggestion] | None:
        self.keeps_suggestions = True
        with self.database.reading() as connection:
            sign = read_meta_value(connection, LAST_SUGGESTIONS)
        is_right = self.last_suggestions is not None and self.last_suggestions[:2] == (sign, tuple(decisions))
        return self.last_suggestions[2] if self.last_suggestions and is_right else None

    def writing(self) -> AbstractContextManager[IndexConnection]:
        """Provide one transaction that changes the index; see `Database`."""
        return self.database.writing()
