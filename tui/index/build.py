"""From the corpus to the index: what changed, and what that touches.

Size and time decide which files are looked at, a hash of the content which are read into records. An
article is marked anew when it changed, or when a changed actor or decision can touch it. A small change
is one transaction. A large one is several, after each of which the index is whole and knows what is left
to do: a run that is killed or stopped is taken up by the next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from math import inf
from os import urandom
from time import perf_counter

import apsw
import msgspec

from tui.annotate.annotator import fingerprint, touched_words, touching_words
from tui.corpus.folder import Entry, Folder
from tui.index import coding, settling, workers
from tui.index.apart import Gone, refreshed_apart
from tui.index.changes import VERSIONS, Changes, TooManyError, compare
from tui.index.checking import Checks
from tui.index.database import commit_here
from tui.index.learning import preparer, setup
from tui.index.links import number_of
from tui.index.lists import counted
from tui.index.preparing import Job, Prepared, read
from tui.index.sqlite import SqliteStore, meta, record_of
from tui.index.store import Progress, StoreError, Summary
from tui.index.words import index_words, quoted
from tui.index.writer import Writer
from tui.model.records import Actor, Record, Ref

#: So many articles go into one transaction; a change of no more is one whole.
AT_ONCE = 2_000
#: The first of many articles are kept at once, so that there is something to read.
SOON = 200
_WORDS_AT_ONCE = 500
#: Looking through a folder takes no longer, in seconds.
_LONGEST = 86_400


class Stopped(StoreError):  # noqa: N818 — what happened, not an error
    """The progress function had the run stopped; the index is whole, the next run goes on from there."""


def refresh(
    store: SqliteStore,
    folder: Folder,
    progress: Progress | None = None,
    *,
    rebuild: bool = False,
    paths: Collection[str] | None = None,
    apart: bool = False,
) -> Summary:
    """Bring the index up to date with the files of `folder`; what is one transaction, all or nothing.

    `progress` is told files done, of how many, and what is being done; `rebuild` reads every file again.
    `paths`, below the folder, with slashes: only these have changed since the last run; without them the
    whole folder is looked at. `apart`: a long run is made by a process of its own. Raises Stopped when
    `progress` returns False, Unavailable while another program writes.
    """
    started = perf_counter()
    most = AT_ONCE if apart and store.database.is_kept and not rebuild else inf
    try:
        with store.database.reading(_LONGEST) as connection:
            changes = compare(connection, folder, rebuild, paths, most)
    except TooManyError:
        return _apart(store, folder, progress)
    run = None
    if changes.is_needed:
        if changes.is_other_version:
            store.database.notices.append(
                "The index is brought up to date: another version of the program made it."
            )
        try:
            with store.writing() as connection:
                if meta(connection, "stamp") != changes.stamp:  # another program was faster
                    changes = compare(connection, folder, rebuild)
                run = _Run(store, connection, folder, changes, progress)
                run.write(most)
        except TooManyError:  # a changed actor touches them: nothing is written yet
            return _apart(store, folder, progress)
    counts = store.counts()
    changed, removed = (run.changed, len(changes.gone)) if run else (0, 0)
    seconds = round(perf_counter() - started, 3)
    return Summary(counts.article, counts.actor, counts.event, changed, removed, seconds)


def _apart(store: SqliteStore, folder: Folder, progress: Progress | None) -> Summary:
    """What a process of its own did; in this one where there can be none."""
    try:
        told = refreshed_apart(folder.root, store.database.cache, progress)
    except Gone:
        return refresh(store, folder, progress)
    if told is None or told.summary is None:
        raise Stopped("stopped; the next run goes on from here")
    store.database.notices += told.notices
    return told.summary


class _Run:
    """One change of the index."""

    def __init__(
        self,
        store: SqliteStore,
        connection: apsw.Connection,
        folder: Folder,
        changes: Changes,
        progress: Progress | None,
    ) -> None:
        self._sqlite = store
        self._connection = connection
        self._writer = Writer(connection)
        self._folder = folder
        self._changes = changes
        self._progress = progress
        self._done = 0
        self._total = len(changes.to_read)
        self._is_kept = False  # something has been committed
        self._unread: set[str] = set()  # folders with files that could not be read
        self._to_mark: list[tuple[int, Prepared]] = []
        self._touching: set[str] = set()  # words of actors that changed
        self._has_other_actors = False
        self._marked = 0  # articles
        self.changed = 0

    def write(self, most: float = inf) -> None:
        """First actors and events, for articles are marked by them; then articles; then who names whom.

        Raises TooManyError, and nothing is written, where more than `most` articles are to be marked.
        """
        articles = [entry for entry in self._changes.to_read if entry.kind == "article"]
        self._begin([entry for entry in self._changes.to_read if entry.kind != "article"])
        known = self._numbers_to_mark(articles)
        if len(articles) + len(known) > most:
            raise TooManyError
        self._total += len(known)
        is_large = len(articles) + len(known) > AT_ONCE
        if is_large:
            self._commit()
        for count, ready in enumerate(self._prepared(articles, known), 1):
            self._tell("reading" if ready.job.entry else "marking")
            self._store(ready)
            if is_large and (count % AT_ONCE == 0 or count == SOON):
                self._commit()
        self._mark()
        self._writer.count_mentions()
        Checks(self._connection, self._writer, self._folder).check(
            self._changes.decisions, self._changes.problems
        )
        self._sign("complete", "yes")
        for path, mark in self._changes.folders.items():
            kept = b"" if path in self._unread else mark
            self._connection.execute("INSERT INTO folder VALUES (?, ?)", (path, kept))
        self._sign("unfinished", "")
        self._stamp()
        if settling.is_due(self._connection, self._marked):
            self._settle(counted(self._connection).article > AT_ONCE)

    def _settle(self, is_large: bool) -> None:
        """Have the index settle; a large one can be searched meanwhile, and it can be stopped."""
        for _step in chain((None,), settling.settle(self._connection)):
            if is_large:
                commit_here(self._connection)
                if self._progress and not self._progress(self._done, self._total, "settling"):
                    return

    def _begin(self, others: Sequence[Entry]) -> None:
        """Take out what is gone, read actors and events, note what that touches."""
        if self._changes.is_rebuild:
            self._writer.clear()
            self._sign("complete", "")
        elif self._changes.is_other_version:
            self._writer.doubt()
        self._sign("versions", VERSIONS)
        self._sign("unfinished", "yes")
        self._sign("decisions", msgspec.json.encode(self._changes.decisions).decode())
        for path in (*self._changes.folders, *self._changes.gone_folders):
            self._connection.execute("DELETE FROM folder WHERE path = ?", (path,))
        for path in self._changes.gone:
            self._forget(path)
        for entry in others:
            self._tell("reading")
            self._take(entry)
        if self._has_other_actors:
            self._sign("actors", urandom(8).hex())
        self._note_touched()

    def _commit(self) -> None:
        """Keep what is done; from here on a kill or stop loses only what comes after."""
        self._mark()
        self._stamp()
        commit_here(self._connection)
        self._is_kept = True

    def _tell(self, what: str) -> None:
        if self._progress and not self._progress(self._done, self._total, what):
            kept = "the next run goes on from here" if self._is_kept else "the index is as it was"
            raise Stopped(f"stopped; {kept}")
        self._done += 1

    def _forget(self, path: str) -> None:
        """A file is gone, and its record with it."""
        known = self._changes.known[path]
        self._connection.execute("DELETE FROM file WHERE folder = ? AND name = ?", _parted(path))
        self._connection.execute("DELETE FROM problem WHERE path = ? AND about IS NULL", (path,))
        self._put(Ref(known.kind, known.id), None)

    def _take(self, entry: Entry) -> None:
        """Read an actor's or event's file that is new or may have changed."""
        known = self._changes.known.get(entry.path)
        data, digest = read(self._folder, entry)
        self._note_file(entry, digest)
        if known and digest and known.hash == digest:
            return
        self.changed += 1
        loaded = self._folder.read(entry, data)
        self._connection.execute("DELETE FROM problem WHERE path = ? AND about IS NULL", (entry.path,))
        self._writer.put_problems(loaded.problems)
        self._put(entry.ref, loaded.record)
        self._connection.execute("INSERT OR IGNORE INTO unchecked VALUES (?, ?)", (entry.kind, entry.id))

    def _note_file(self, entry: Entry, digest: bytes) -> None:
        folder, name = _parted(entry.path)
        row = (folder, name, entry.kind, entry.id, entry.mtime_ns, entry.size, digest)
        self._connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        if not digest:
            self._unread.add(folder)

    def _put(self, ref: Ref, record: Record | None, encoded: bytes = b"") -> int:
        """Have `record`, or nothing, under `ref`; what names it is to be compared with it."""
        query = "SELECT r.kind, r.id FROM link AS l JOIN record AS r USING (number)"
        query += " WHERE l.kind = ? AND l.id = ?"
        if naming := self._connection.execute(query, (ref.kind, ref.id)).fetchall():
            self._connection.executemany("INSERT OR IGNORE INTO unchecked VALUES (?, ?)", naming)
        if ref.kind == "actor":
            self._has_other_actors = True
            self._note_words(record_of(self._connection, ref), record)
        if record is None:
            self._writer.remove(ref)
            return 0
        return self._writer.put(record, encoded)

    def _note_words(self, old: Record | None, new: Record | None) -> None:
        """Remember the words of an actor that is now marked otherwise."""
        before = [old] if isinstance(old, Actor) else []
        after = [new] if isinstance(new, Actor) else []
        if fingerprint(before, ()) == fingerprint(after, ()):
            return
        if before and after:
            self._touching |= touched_words(before[0], after[0])
        else:
            self._touching |= touching_words((before or after)[0])

    def _note_touched(self) -> None:
        """Remember, in the index, the articles that a changed actor or decision can touch."""
        words = sorted({part for word in self._touching for part in index_words(word)})
        for at in range(0, len(words), _WORDS_AT_ONCE):
            match = "{title body} : (" + " OR ".join(map(quoted, words[at : at + _WORDS_AT_ONCE])) + ")"
            query = "INSERT OR IGNORE INTO unmarked SELECT rowid FROM text WHERE text MATCH ?"
            self._connection.execute(query, (match,))
        decided = set(self._changes.decisions) ^ set(self._changes.decided_before)
        for id_ in sorted({decision.article for decision in decided if decision.article}):
            number = number_of(self._connection, Ref("article", id_))
            if number is not None:
                self._connection.execute("INSERT OR IGNORE INTO unmarked VALUES (?)", (number,))

    def _numbers_to_mark(self, to_read: Sequence[Entry]) -> list[int]:
        """Articles to be marked anew that are not read anew in this run."""
        numbers = [number for (number,) in self._connection.execute("SELECT article FROM unmarked")]
        read_anew = {number_of(self._connection, entry.ref) for entry in to_read} if numbers else set()
        return [number for number in numbers if number not in read_anew]

    def _prepared(self, articles: Sequence[Entry], known: Sequence[int]) -> Iterator[Prepared]:
        """The articles read, and those known, marked; by several processes where there are many."""
        if not articles and not known:
            return iter(())
        jobs = self._jobs(articles, known)
        if len(articles) + len(known) < workers.FEW:
            kept = preparer(self._sqlite, self._connection, self._folder.root, self._changes.decisions)
            return map(kept.prepare, jobs)
        return workers.prepared(setup(self._connection, self._folder.root, self._changes.decisions), jobs)

    def _jobs(self, articles: Sequence[Entry], known: Sequence[int]) -> Iterator[Job]:
        for entry in articles:
            before = self._changes.known.get(entry.path)
            yield Job(entry, before.hash if before else b"")
        for number in known:
            data = self._connection.execute("SELECT record FROM content WHERE number = ?", (number,)).get
            if data is not None:
                yield Job(number=number, record=data)

    def _store(self, ready: Prepared) -> None:
        """Put into the index what was prepared of an article."""
        entry, number = ready.job.entry, ready.job.number
        if entry is not None:
            self._note_file(entry, ready.digest)
            if ready.is_same:
                return
            self.changed += 1
            self._connection.execute("DELETE FROM problem WHERE path = ? AND about IS NULL", (entry.path,))
            self._writer.put_problems(ready.problems)
            record = coding.record("article", ready.record) if ready.record else None
            number = self._put(entry.ref, record, ready.record)
            self._writer.put_problems(ready.faults, number)
        if number:
            self._to_mark.append((number, ready))

    def _mark(self) -> None:
        """Put in the words and marks of what was stored."""
        self._writer.mark(self._to_mark)
        self._marked += len(self._to_mark)
        self._to_mark.clear()

    def _sign(self, key: str, value: str) -> None:
        """Have the index say something of itself."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _stamp(self) -> None:
        """Say that this is another state of the index, and how much is in it."""
        self._sign("counts", msgspec.json.encode(counted(self._connection)).decode())
        self._sign("stamp", f"{int(meta(self._connection, 'stamp') or 0) + 1}")


def _parted(path: str) -> tuple[str, str]:
    """The folder and the name of a file."""
    folder, _, name = path.rpartition("/")
    return folder, name
