"""Everything the explorer does to the files of a corpus: one interface for the reader's edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from tui.index.query import Query
from tui.index.sql_store import SqlStore
from tui.index.sqlite_store import SqliteStore
from tui.index.store import ReportProgress, StoreError
from tui.model.records import Article, Decision, Event, Reach, Ref
from tui.model.text import clean

if TYPE_CHECKING:
    from tui.annotate.suggestions.events.found_event_suggestion import FoundEventSuggestion
    from tui.annotate.suggestions.suggestion import Suggestion
    from tui.corpus.inbox import Inbox
    from tui.corpus.ingestion.ingest_result import IngestResult
    from tui.corpus.ingestion.ingest_sources import Source
    from tui.corpus.journal.entries import Step
    from tui.corpus.journal.steps import StepResult

T = TypeVar("T")


class CorpusService:
    """Reads and changes the files of one corpus; its methods block, for use in threads.

    Everything is imported where it is used: the first paint needs none of it.
    """

    is_polled = False  # whether it is to be asked now and then whether others have changed the index

    def __init__(self, store: SqlStore, root: Path) -> None:
        self._store, self._root = store, root
        self._refreshing, self._lock = Lock(), Lock()
        self._unchecked: frozenset[str] | None = None  # what may have changed; None: everything
        self._mark_count = 0  # how often paths were marked
        self._runs = 0  # runs that will check the paths marked now

    def title(self) -> str:
        """Return the title that the index has, else that in `corpus.yaml`, or the name of the folder.

        Raises StoreError.
        """
        if title := self._store.corpus_title():
            return title
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

    def update_index(self, progress: ReportProgress, opened: Ref | None = None) -> str:
        """Bring the index up to date with the marked paths; return the corpus's title.

        `opened`: the article that is read, which is marked before others.
        Paths marked meanwhile are checked too. A run that is stopped leaves its paths to the next one.
        """
        from tui.corpus.folder import open_folder
        from tui.index.indexing.updater import update_index

        assert isinstance(self._store, SqliteStore)
        folder = open_folder(self._root)
        with self._lock:
            self._runs += 1
        try:
            with self._refreshing:  # a stopped run may not have ended yet
                is_done = False
                while not is_done:
                    mark_count, paths = self._mark_count, self._unchecked
                    update_index(self._store, folder, progress, paths=paths, in_child=True, opened=opened)
                    is_done = self._is_done(mark_count)
        except BaseException:
            with self._lock:
                self._runs -= 1
            raise
        return folder.meta()[0].title or self._root.name

    def preload_annotator(self) -> None:
        """Load the annotator before an article is saved, where the corpus has many actors."""
        from tui.index.indexing.annotator_cache import preload_processor

        assert isinstance(self._store, SqliteStore)
        preload_processor(self._store, self._root)

    def is_busy(self) -> bool:
        """Return whether another program writes the index now."""
        assert isinstance(self._store, SqliteStore)
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
        self, article: Article, start: int, end: int, in_title: bool, reach: Reach, actor: str
    ) -> Decision:
        """Record that the words at `start`..`end` mean `actor`: there, in the article, or in all articles."""
        from tui.corpus.decisions_file import decision_for_span

        words = (article.title if in_title else article.body)[start:end]
        decision = (
            decision_for_span(article, start, end, in_title, actor)
            if reach == "place"
            else Decision(article=article.id if reach == "text" else None, quote=words, actor=actor)
        )
        self._write(add=[decision])
        return decision

    @property
    def root(self) -> Path:
        """Return the folder of the corpus."""
        return self._root

    @property
    def is_shipped(self) -> bool:
        """Return whether this is the corpus that ships with the program."""
        from tui.corpus.bundled import bundled_corpus_path

        return self._root.resolve() == bundled_corpus_path().resolve()

    # -- raw texts -----------------------------------------------------------------------------

    def write_refusal(self) -> str | None:
        """Return why texts should not be added to this corpus; None where they may be."""
        from tui.corpus.ingest import write_refusal

        return write_refusal(None) if self.is_shipped else None

    def add_texts(self, names: Sequence[str], progress: ReportProgress) -> list[IngestResult]:
        """Store the texts in files and folders as articles; stopped by `progress`, return those so far."""
        from tui.corpus.ingestion.ingest_sources import expand_sources

        # The standard input is the terminal's keyboard here: «-» can only be the name of a file.
        return self._add(expand_sources(["./-" if name == "-" else name for name in names]), progress)

    def add_pasted(self, name: str, text: str, progress: ReportProgress) -> list[IngestResult]:
        """Store a pasted text as articles, with `name` for a file's; stopped, return those so far."""
        from tui.corpus.ingestion.ingest_sources import Source

        return self._add([Source(name, text.encode("utf-8", "replace"))], progress)

    def _add(self, sources: Sequence[Source], progress: ReportProgress) -> list[IngestResult]:
        """Store what sources hold as articles; stopped by `progress`, return those so far."""
        from tui.corpus.folder import open_folder
        from tui.corpus.ingest import AddError, add_files

        try:
            added = list(add_files(open_folder(self._root), sources, progress=progress))
        except AddError as error:
            raise StoreError(str(error)) from error
        self.mark_changed(one.article.path for one in added if one.status == "added" and one.article)
        return added

    @property
    def has_inbox(self) -> bool:
        """Return whether the corpus has an inbox from which texts may be added."""
        from tui.corpus.scan import INBOX
        from tui.corpus.write_permission import is_closed

        return (self._root / INBOX).is_dir() and not self.is_shipped and not is_closed(self._root)

    def count_in_inbox(self) -> tuple[int, int]:
        """Return how many entries of the inbox can be added, and how many may not be whole yet."""
        return self._inbox.count_waiting()

    def add_inbox(self, progress: ReportProgress) -> list[IngestResult]:
        """Store the texts in the inbox as articles; stopped by `progress`, return those so far."""
        from tui.corpus.folder import open_folder
        from tui.corpus.ingest import AddError

        try:
            added = self._inbox.add_entries(open_folder(self._root), progress)
        except AddError as error:
            raise StoreError(str(error)) from error
        self.mark_changed(one.article.path for one in added if one.status == "added" and one.article)
        return added

    @cached_property
    def _inbox(self) -> Inbox:
        from tui.corpus.inbox import Inbox

        return Inbox(self._root)

    # -- suggestions ---------------------------------------------------------------------------

    def find_suggestions(self, query: Query) -> list[Suggestion]:
        """Find what the corpus seems to lack, in the articles of `query`. Raises StoreError."""
        from tui.analysis.output.suggestions import find_suggestions
        from tui.corpus.folder import open_folder

        return find_suggestions(self._store, open_folder(self._root).decisions()[0], query)

    def complete(
        self, suggestion: FoundEventSuggestion, into: Ref | None = None
    ) -> tuple[FoundEventSuggestion, Event | None]:
        """Return a found event, and the kept event that it is. Raises StoreError.

        That is `into`, as a person says, else the one that has some of its reports: it gets the others.
        """
        relations = self._store.related_records(suggestion.found.ref, kind="event")
        kept = (one.ref for one in relations if not one.ref.is_found)
        ref = into or suggestion.target or next(kept, None)
        event = next(iter(self._store.read([ref])), None) if ref else None
        return (suggestion.beyond(event), event) if isinstance(event, Event) else (suggestion, None)

    def accept(self, suggestions: Sequence[Suggestion], into: Ref | None = None) -> StepResult[list[Ref]]:
        """Write what is suggested, as one step; `into`: the record that it is. Raises StoreError.

        A found event of which some reports have been kept meanwhile becomes claims of that event.
        """
        from tui.annotate.suggestions.acceptance import accept_suggestions
        from tui.annotate.suggestions.events.found_event_suggestion import FoundEventSuggestion

        whole = [
            self.complete(one, into)[0] if isinstance(one, FoundEventSuggestion) else one
            for one in suggestions
        ]
        return self._do_step(lambda: accept_suggestions(self._root, whole, into))

    def reject(self, suggestions: Sequence[Suggestion]) -> StepResult[None]:
        """Record that suggestions must not be made again, as one step. Raises StoreError."""
        from tui.annotate.suggestions.acceptance import reject_suggestions

        return self._do_step(lambda: reject_suggestions(self._root, suggestions))

    def latest_step(self) -> int:
        """Return the number of the latest step of the corpus; 0 where its journal cannot be read."""
        from tui.corpus.journal.journal_file import JournalFile  # late: the first paint needs none

        try:
            return JournalFile(self._root).read_last()[0]
        except OSError:
            return 0

    def undo_step(self, number: int) -> StepResult[Step]:
        """Take a step back. Raises StoreError where the files have changed since."""
        from tui.corpus.journal.undo import undo_step

        return self._do_step(lambda: undo_step(self._root, number))

    def _do_step(self, act: Callable[[], StepResult[T]]) -> StepResult[T]:
        """Do an act and mark the files that it changed. Raises StoreError."""
        from tui.corpus.journal.undo import UndoError
        from tui.corpus.record_files.record_edit import EditError
        from tui.corpus.safe_write.file_edits import WriteError

        try:
            result = act()
        except (EditError, WriteError, UndoError) as error:
            raise StoreError(str(error)) from error
        if result.step is not None:
            self.mark_changed(file.path for file in result.step.files)
        return result

    def _write(self, add: Sequence[Decision]) -> None:
        from tui.corpus.decisions_file import DecisionError, update_decisions

        try:
            update_decisions(self._root, add=add)
        except DecisionError as error:
            raise StoreError(str(error)) from error
