"""One update of the index: what has changed is read, annotated and stored.

The state of a file decides whether it is read, a hash of the content which of them are parsed. An article is
annotated anew when it has changed, or when a changed actor or decision may affect its marks. A small change
is one transaction. A large one takes several, after each of which the index is whole and records what is left
to do: an update that is killed or stopped is completed by the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import inf
from os import urandom

import apsw
import msgspec

from tui.corpus.folder import Folder
from tui.corpus.scan import RecordFile
from tui.i18n import N_
from tui.index import serialization
from tui.index.database import commit_and_continue
from tui.index.indexing import commit_sizes, optimize
from tui.index.indexing.affected_articles import AffectedArticles
from tui.index.indexing.article_job import ProcessedArticle, read_record_file
from tui.index.indexing.article_queue import ArticleQueue, find_stale_articles, has_long_record
from tui.index.indexing.changes import Changes, TooManyError, split_path
from tui.index.indexing.consistency import ConsistencyChecker
from tui.index.indexing.derived.actor_renames import find_renames, rename_actor
from tui.index.indexing.derived.found_actor_index import refresh_found_actors
from tui.index.indexing.derived.found_event_index import gather_events, refresh_records
from tui.index.indexing.derived.note_index import store_notes
from tui.index.indexing.derived.use_index import FOUND_ACTORS, forget_found_actors, forget_suggestions
from tui.index.indexing.record_writer import RecordWriter
from tui.index.lookup.list_queries import count_records
from tui.index.lookup.relations import find_rowid
from tui.index.results import MARKING, OPEN_MARKED, READING, TIDYING
from tui.index.sqlite_store import SqliteStore
from tui.index.store import ReportProgress, UpdateStopped
from tui.index.stored_records import read_meta_value, record_from_row
from tui.model.records import Event, Record, Ref


class IndexUpdate:
    """One update of the index, inside a transaction of `connection`."""

    def __init__(
        self,
        store: SqliteStore,
        connection: apsw.Connection,
        folder: Folder,
        changes: Changes,
        progress: ReportProgress | None,
        opened: Ref | None = None,
    ) -> None:
        """Begin; `opened`: the article that somebody reads, which is marked before others."""
        self._store = store
        self._connection = connection
        self._writer = RecordWriter(connection)
        self._folder = folder
        self._changes = changes
        self._progress = progress
        self._opened = opened
        self._was_complete = read_meta_value(connection, "complete") == "yes"
        self._done_count = 0 if self._was_complete else changes.count_known()
        self._total_count = self._done_count + len(changes.to_read)
        self._has_committed = False  # whether some of the update has been committed
        self._unread_folders: set[str] = set()  # folders with a file that could not be read
        self._unstored_marks: list[tuple[int, ProcessedArticle]] = []
        self._affected = AffectedArticles(connection)
        self._has_changed_actors = False
        self._claimed_articles: set[str] = set()  # quoted by claims of events that have changed
        self._annotated: set[int] = set()  # articles annotated anew
        self._has_found_actors = bool(read_meta_value(connection, FOUND_ACTORS))  # of the last update
        self.changed = 0

    def write(self, max_articles: float = inf) -> None:
        """Write actors and events, then articles, which are annotated with the actors, then the cross-checks.

        Raises TooManyError, before anything is written, when more than `max_articles` are to be annotated, or
        there is such a limit and one of them is long.
        """
        articles, short_count = commit_sizes.put_long_last(
            [entry for entry in self._changes.to_read if entry.kind == "article"]
        )
        self._store_actors_and_events([entry for entry in self._changes.to_read if entry.kind != "article"])
        rowids = find_stale_articles(self._connection, articles, self._opened)
        has_long = len(articles) > short_count
        if len(articles) + len(rowids) > max_articles:
            raise TooManyError
        if max_articles < inf and (has_long or has_long_record(self._connection, rowids)):
            raise TooManyError
        self._total_count += len(rowids)
        is_large = commit_sizes.is_large(len(articles) + len(rowids), has_long, self._was_complete)
        if is_large:
            self._commit_progress()
        self._annotate(articles, rowids, is_large, short_count)
        self._writer.count_mentions()
        ConsistencyChecker(self._connection, self._writer, self._folder).check(
            self._changes.rules.decisions, self._changes.problems
        )
        store_notes(self._connection, self._folder, self._changes.notes)
        refresh_records(
            self._connection,
            self._claimed_articles,
            self._changes.rules.decisions,
            self._changes.decided_before,
        )
        gather_events(self._connection, self._changes.rules.decisions)
        is_small = self._has_found_actors and not (is_large or self._changes.is_other_version)
        refresh_found_actors(
            self._store,
            self._connection,
            self._writer,
            self._folder,
            self._changes.rules,
            self._annotated if is_small else None,
        )
        self._writer.count_mentions()
        self._set_meta("complete", "yes")
        self._set_meta("rules", self._changes.rules.digest)
        self._set_meta("title", self._folder.meta()[0].title or "")
        for path, mark in self._changes.folders.items():
            stored_mark = b"" if path in self._unread_folders else mark
            self._connection.execute("INSERT INTO folder VALUES (?, ?)", (path, stored_mark))
        self._set_meta("unfinished", "")
        self._set_stamp()
        if optimize.is_due(self._connection, len(self._annotated)):
            is_large = count_records(self._connection).article > commit_sizes.ARTICLES_PER_COMMIT
            optimize.optimize(self._connection, is_large, self._goes_on)

    def _goes_on(self) -> bool:
        """Return whether the maintenance is not to be stopped; whoever waits is told of it."""
        return not self._progress or self._progress(self._done_count, self._total_count, TIDYING)

    def _annotate(
        self, articles: Sequence[RecordFile], rowids: Sequence[int], is_large: bool, short_count: int
    ) -> None:
        """Read articles, annotate others, by rowid, anew, and store the results.

        `is_large`: some are committed before others, after `short_count` articles those that are long.
        """
        scope = self._affected.scope()
        queue = ArticleQueue(self._store, self._connection, self._folder, self._changes, scope)
        are_many = len(rowids) > commit_sizes.MARKED_AT_ONCE
        has_open = False  # whether what is open comes first, before many others
        if are_many and self._opened:
            has_open = find_rowid(self._connection, self._opened) == rowids[0]
        results = queue.process(articles, () if are_many and not is_large else rowids)
        if are_many and not is_large:
            self._total_count += len(rowids)
            rest = queue.process_after_marks(rowids, int(has_open), self._report_progress, self._show_marks)
            results, has_open = chain(results, rest), False
        schedule = commit_sizes.CommitSchedule(short_count)
        for count, processed in enumerate(results, 1):
            self._report_progress(READING if processed.job.entry else MARKING)
            self._store_article(processed)
            is_open = has_open and count == len(articles) + 1
            if is_open or (is_large and schedule.is_due(count)):
                self._commit_progress(OPEN_MARKED if is_open else "")
        self._store_marks()

    def _show_marks(self, articles: Sequence[ProcessedArticle], what: str) -> None:
        """Store the marks alone of articles, and tell `what` when they can be read."""
        self._writer.store_marks([(one.job.rowid, one) for one in articles])
        self._commit_progress(what)

    def _store_actors_and_events(self, actors_and_events: Sequence[RecordFile]) -> None:
        """Remove what is gone, read actors and events, and invalidate the articles they affect."""
        if self._changes.is_rebuild:
            self._writer.clear()
            self._set_meta("complete", "")
        elif self._changes.is_other_version:
            self._writer.invalidate_files()
        self._set_meta("versions", self._changes.versions)
        self._set_meta("unfinished", "yes")
        self._set_meta("decisions", msgspec.json.encode(self._changes.rules.decisions).decode())
        for path in (*self._changes.folders, *self._changes.removed_folders):
            self._connection.execute("DELETE FROM folder WHERE path = ?", (path,))
        for rename in find_renames(self._connection, self._folder, self._changes):
            rename_actor(self._connection, rename)
            forget_suggestions(self._connection)
            self._affected.follow(rename)
        for path in self._changes.removed_paths:
            self._remove_file(path)
        for entry in actors_and_events:
            self._report_progress(READING)
            self._read_file(entry)
        if self._has_changed_actors:
            self._set_meta("actors", urandom(8).hex())
        if self._affected.are_actors_changed:
            forget_found_actors(self._connection)
        self._affected.mark(self._changes)

    def _commit_progress(self, what: str = "") -> None:
        """Commit what is done, and tell `what`; from here on a kill or stop loses only what comes after."""
        self._store_marks()
        self._set_stamp()
        commit_and_continue(self._connection)
        self._has_committed = True
        if what:
            self._report_progress(what)

    def _report_progress(self, what: str) -> None:
        """Count one more file as done; raise UpdateStopped when the progress callback asks for it."""
        if self._progress and not self._progress(self._done_count, self._total_count, what):
            kept, lost = N_("the next run continues from here"), N_("the index is as it was")
            consequence = kept if self._has_committed else lost
            raise UpdateStopped(N_("stopped; {consequence}").format(consequence=consequence))
        self._done_count += 1

    def _remove_file(self, path: str) -> None:
        """Remove a file that is gone from the index, and its record."""
        known_file = self._changes.known_files[path]
        self._connection.execute("DELETE FROM file WHERE folder = ? AND name = ?", split_path(path))
        self._connection.execute("DELETE FROM problem WHERE path = ? AND about IS NULL", (path,))
        self._store_record(Ref(known_file.kind, known_file.id), None)

    def _read_file(self, entry: RecordFile) -> None:
        """Read the file of an actor or event that is new or may have changed."""
        known_file = self._changes.known_files.get(entry.path)
        data, digest = read_record_file(self._folder, entry)
        self._store_file_state(entry, digest)
        if known_file and digest and known_file.hash == digest:
            return
        self.changed += 1
        loaded = self._folder.read(entry, data)
        self._connection.execute("DELETE FROM problem WHERE path = ? AND about IS NULL", (entry.path,))
        self._writer.put_problems(loaded.problems)
        self._store_record(entry.ref, loaded.record)
        self._connection.execute("INSERT OR IGNORE INTO unchecked VALUES (?, ?)", (entry.kind, entry.id))

    def _store_file_state(self, entry: RecordFile, digest: bytes) -> None:
        """Store size, time and hash of a file; an empty hash marks it as unread."""
        folder, name = split_path(entry.path)
        row = (folder, name, entry.kind, entry.id, *entry.state, digest)
        self._connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        if not digest:
            self._unread_folders.add(folder)

    def _store_record(self, ref: Ref, record: Record | None, encoded: bytes = b"") -> int:
        """Store `record` under `ref`, or remove what is there, and return its rowid; 0 for none.

        The records that name it are marked to be checked.
        """
        query = "SELECT r.kind, r.id FROM link AS l JOIN record AS r USING (number)"
        query += " WHERE l.kind = ? AND l.id = ? AND r.found = 0"
        if naming_refs := self._connection.execute(query, (ref.kind, ref.id)).fetchall():
            self._connection.executemany("INSERT OR IGNORE INTO unchecked VALUES (?, ?)", naming_refs)
        if ref.kind == "actor":
            self._has_changed_actors = True
            self._affected.add_change(record_from_row(self._connection, ref), record)
        if ref.kind == "event":
            for event in filter(None, (record_from_row(self._connection, ref), record)):
                assert isinstance(event, Event)
                self._claimed_articles.update(claim.article for claim in event.claims if claim.article)
        if record is None:
            self._writer.remove(ref)
            return 0
        return self._writer.store(record, encoded)

    def _store_article(self, processed: ProcessedArticle) -> None:
        """Store what was read of an article; its marks are stored later, in batches."""
        entry, rowid = processed.job.entry, processed.job.rowid
        if entry is not None:
            self._store_file_state(entry, processed.digest)
            if processed.is_same:
                return
            self.changed += 1
            self._connection.execute("DELETE FROM problem WHERE path = ? AND about IS NULL", (entry.path,))
            self._writer.put_problems(processed.problems)
            record = serialization.decode_record("article", processed.record) if processed.record else None
            rowid = self._store_record(entry.ref, record, processed.record)
            self._writer.put_problems(processed.faults, rowid)
        else:
            if processed.is_same:
                self._writer.keep_marks(rowid, processed.asked)
                return
            self._writer.put_problems(processed.problems)
        if rowid:
            self._unstored_marks.append((rowid, processed))

    def _store_marks(self) -> None:
        """Store the index words and marks of the articles processed since the last call."""
        self._writer.store_mentions(self._unstored_marks)
        self._annotated.update(rowid for rowid, _processed in self._unstored_marks)
        self._unstored_marks.clear()

    def _set_meta(self, key: str, value: str) -> None:
        """Store a fact that the index keeps about itself."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _set_stamp(self) -> None:
        """Give the index a new stamp, as it has changed, and store its counts."""
        self._set_meta("counts", msgspec.json.encode(count_records(self._connection)).decode())
        self._set_meta("stamp", f"{int(read_meta_value(self._connection, 'stamp') or 0) + 1}")
