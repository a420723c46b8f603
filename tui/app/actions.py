"""What the explorer has done to the corpus: the front door through which a reader's edits go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.index.sqlite import SqliteStore
from tui.index.store import Progress, StoreError, Summary
from tui.model.records import Article, Decision


class CorpusActions:
    """Reads and changes the files of one corpus; synchronous, for threads.

    Everything is imported where it is used: the first paint needs none of it.
    """

    def __init__(self, store: SqliteStore, root: Path) -> None:
        self._store, self._root = store, root

    def refresh(self, progress: Progress) -> tuple[Summary, str]:
        """Bring the store up to date; what was done, and the corpus's title."""
        from tui.corpus.folder import open_folder
        from tui.index.build import refresh

        folder = open_folder(self._root)
        return refresh(self._store, folder, progress), folder.meta()[0].title or self._root.name

    def decide(
        self, article: Article, start: int, end: int, in_title: bool, everywhere: bool, actor: str
    ) -> Decision:
        """Keep that the words at `start`..`end` mean `actor`, there or everywhere in the article."""
        from tui.corpus.deciding import place_of

        words = (article.title if in_title else article.body)[start:end]
        decision = (
            Decision(article=article.id, quote=words, actor=actor)
            if everywhere
            else place_of(article, start, end, in_title, actor)
        )
        self._write(add=[decision])
        return decision

    def take_back(self, decision: Decision) -> None:
        """Take a decision out again."""
        self._write(remove=[decision])

    def _write(self, add: Sequence[Decision] = (), remove: Sequence[Decision] = ()) -> None:
        from tui.corpus.deciding import DecisionError, decide

        try:
            decide(self._root, add=add, remove=remove)
        except DecisionError as error:
            raise StoreError(str(error)) from error
