"""Everything the explorer does to the files of a corpus: one interface for the reader's edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from tui.app.file_watcher import paths_below
from tui.index.query import Query
from tui.index.sqlite_store import SqliteStore
from tui.index.store import ReportProgress, StoreError
from tui.model.records import Actor, ActorType, Article, Decision, Ref
from tui.model.text import clean

if TYPE_CHECKING:
    from tui.annotate.suggestions.suggester import Suggestion
    from tui.corpus.ingest import IngestResult
    from tui.corpus.safe_write.file_edits import Edit

T = TypeVar("T")


class CorpusService:
    """Reads and changes the files of one corpus; its methods block, for use in threads.

    Everything is imported where it is used: the first paint needs none of it.
    """

    def __init__(self, store: SqliteStore, root: Path) -> None:
        self._store, self._root = store, root
        self._refreshing, self._lock = Lock(), Lock()
        self._unchecked: frozenset[str] | None = None  # what may have changed; None: everything
        self._mark_count = 0  # how often paths were marked
        self._runs = 0  # runs that will check the paths marked now

    def title(self) -> str:
        """Return the title in `corpus.yaml`, or the name of the folder."""
        from tui.corpus.folder import CorpusError, open_folder

        try:
            return open_folder(self._root).meta()[0].title or self._root.name
        except CorpusError:
            return self._root.name

    def read_lines(self, path: str) -> list[str]:
        """Return the lines of a file of the corpus, cleaned; none where it cannot be read as text."""
        from tui.corpus.folder import CorpusError, open_folder

        try:
            text, _problems = open_folder(self._root).read_text(path, optional=True)
        except CorpusError:
            return []
        return clean(text or "").split("\n")

    def mark_changed(self, paths: Iterable[str] | None) -> bool:
        """Mark paths below the corpus as possibly changed; None marks every path.

        Return whether a run under way will check them; if not, `update_index` is due.
        """
        with self._lock:
            self._mark_count += 1
            if paths is None or self._unchecked is None:
                self._unchecked = None
            else:
                self._unchecked |= frozenset(paths)
            return bool(self._runs)

    def update_index(self, progress: ReportProgress) -> str:
        """Bring the index up to date with the marked paths; return the corpus's title.

        Paths marked meanwhile are checked too. A run that is stopped leaves its paths to the next one.
        """
        from tui.corpus.folder import open_folder
        from tui.index.indexing.updater import update_index

        folder = open_folder(self._root)
        with self._lock:
            self._runs += 1
        try:
            with self._refreshing:  # a stopped run may not have ended yet
                is_done = False
                while not is_done:
                    mark_count, paths = self._mark_count, self._unchecked
                    update_index(self._store, folder, progress, paths=paths, in_child=True)
                    is_done = self._is_done(mark_count)
        except BaseException:
            with self._lock:
                self._runs -= 1
            raise
        return folder.meta()[0].title or self._root.name

    def preload_annotator(self) -> None:
        """Load the annotator before an article is saved, where the corpus has many actors."""
        from tui.index.indexing.annotator_cache import preload_processor

        preload_processor(self._store, self._root)

    def is_busy(self) -> bool:
        """Return whether another program writes the index now."""
        return self._store.database.is_busy()

    def _is_done(self, mark_count: int) -> bool:
        """Return whether no path was marked since `mark_count`; if so, clear the marks and end the run."""
        with self._lock:
            if self._mark_count != mark_count:
                return False
            self._unchecked = frozenset()
            self._runs -= 1
            return True

    def decide(
        self, article: Article, start: int, end: int, in_title: bool, everywhere: bool, actor: str
    ) -> Decision:
        """Record that the words at `start`..`end` mean `actor`, there or everywhere in the article."""
        from tui.corpus.decisions_file import decision_for_span

        words = (article.title if in_title else article.body)[start:end]
        decision = (
            Decision(article=article.id, quote=words, actor=actor)
            if everywhere
            else decision_for_span(article, start, end, in_title, actor)
        )
        self._write(add=[decision])
        return decision

    @property
    def root(self) -> Path:
        """The folder of the corpus."""
        return self._root

    @property
    def is_shipped(self) -> bool:
        """Whether this is the corpus that ships with the program."""
        from tui.corpus.bundled import bundled_corpus_path

        return self._root.resolve() == bundled_corpus_path().resolve()

    # -- raw texts -----------------------------------------------------------------------------

    def write_refusal(self) -> str | None:
        """Return why texts should not be added to this corpus; None where they may be."""
        from tui.corpus.ingest import write_refusal

        return write_refusal(None) if self.is_shipped else None

    def add_texts(self, names: Sequence[str], progress: ReportProgress) -> list[IngestResult]:
        """Store the texts in files and folders as articles; stopped by `progress`, return those so far."""
        from tui.corpus.folder import open_folder
        from tui.corpus.ingest import AddError, add_files
        from tui.corpus.ingestion.ingest_sources import expand_sources

        try:
            added = list(add_files(open_folder(self._root), expand_sources(names), progress=progress))
        except AddError as error:
            raise StoreError(str(error)) from error
        self.mark_changed(one.article.path for one in added if one.status == "added" and one.article)
        return added

    # -- suggestions ---------------------------------------------------------------------------

    def find_suggestions(self, progress: ReportProgress, query: Query) -> list[Suggestion]:
        """Find what the corpus seems to lack, in the articles of `query`; stopped, return those so far."""
        from tui.analysis.output.suggestions import find_suggestions
        from tui.corpus.folder import open_folder

        return find_suggestions(self._store, open_folder(self._root).decisions()[0], progress, query)

    def accept_alias(self, suggestion: Suggestion) -> Edit:
        """Add the suggested spelling to its actor's file. Raises StoreError."""
        from tui.corpus.actor_file import add_alias

        records = self._store.read([Ref("actor", suggestion.actor or "")])
        actor = records[0] if records else None
        if not isinstance(actor, Actor):
            raise StoreError(f"actor:{suggestion.actor}: is no longer in the corpus")
        return self._mark_edit(_apply_edit(lambda: add_alias(self._root, actor, suggestion.name)))

    def accept_actor(self, suggestion: Suggestion, type: ActorType) -> tuple[Ref, Edit]:
        """Write a file for the suggested actor. Raises StoreError."""
        from tui.corpus.actor_file import create_actor

        actor, edit = _apply_edit(
            lambda: create_actor(self._root, Actor(id="", name=suggestion.name, type=type))
        )
        return actor.ref, self._mark_edit(edit)

    def reject(self, suggestion: Suggestion) -> Edit:
        """Record that a suggestion must not be made again. Raises StoreError."""
        from datetime import date

        decision = Decision(
            suggestion=suggestion.kind,
            name=suggestion.name,
            actor=suggestion.actor,
            verdict="rejected",
            on=date.today().isoformat(),
        )
        return self._write(add=[decision])

    def undo_edit(self, edit: Edit) -> None:
        """Restore a file exactly as it was before an edit. Raises StoreError."""
        from tui.corpus.actor_file import undo_edit

        _apply_edit(lambda: undo_edit(self._root, edit))
        self._mark_edit(edit)

    def _mark_edit(self, edit: Edit) -> Edit:
        """Mark the file of an edit as changed; return the edit."""
        self.mark_changed(paths_below(self._root, [str(edit.path.absolute())]))
        return edit

    def _write(self, add: Sequence[Decision]) -> Edit:
        from tui.corpus.decisions_file import DecisionError, update_decisions

        try:
            return update_decisions(self._root, add=add)
        except DecisionError as error:
            raise StoreError(str(error)) from error


def _apply_edit(change: Callable[[], T]) -> T:
    """Return the result of a change of a file. Raises StoreError where it could not be made."""
    from tui.corpus.actor_file import EditError

    try:
        return change()
    except EditError as error:
        raise StoreError(str(error)) from error
