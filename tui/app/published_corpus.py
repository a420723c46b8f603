"""What the explorer does with a corpus that it reads from a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.corpus_service import CorpusService
from tui.i18n import N_
from tui.index.store import ReportProgress
from tui.model.records import Ref

if TYPE_CHECKING:
    from tui.index.postgres.postgres_store import PostgresStore


class PublishedCorpusService(CorpusService):
    """The folder that was published, where it can be reached; others bring the database up to date."""

    is_polled = True

    def __init__(self, store: PostgresStore, place: Path) -> None:
        super().__init__(store, place)
        self._published = store

    def title(self) -> str:
        """Return the title that the corpus was published with, or the name of its folder."""
        return self._published.corpus_title() or self.root.name

    def update_index(self, progress: ReportProgress, opened: Ref | None = None) -> str:
        """Return the title of the corpus as it is now published. Raises StoreError.

        What was written into the folder meanwhile is not in the database yet, which a notice says.
        """
        with self._lock:
            changed, self._unchecked = self._unchecked, frozenset()
        if changed:
            words = N_("Written into {folder}; the database shows it when it is published again.")
            self._published.database.notices = [words.format(folder=self.root)]
        return self.title()

    def preload_annotator(self) -> None:
        """Do nothing: nothing is annotated here."""

    def is_busy(self) -> bool:
        """Return False: whoever publishes keeps nobody from reading."""
        return False
