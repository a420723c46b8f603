"""From the corpus to the index: what changed, and what that touches, in one transaction.

Size and time decide which files are looked at, a hash of the content which are read into records. An
article is marked anew when it changed, or when a changed actor or decision can touch it. A kill at any
moment leaves the index as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b, file_digest
from os import fstat
from pathlib import Path
from time import perf_counter

import apsw
import msgspec

from tui.annotate.annotator import Annotator, fingerprint, touching_words
from tui.corpus.check import decision_problems, record_problems
from tui.corpus.folder import LARGEST, Entry, Folder
from tui.index import coding
from tui.index.changes import VERSIONS, Changes, Listing, compare, listed
from tui.index.sqlite import SqliteStore, meta, record_of
from tui.index.store import Progress, StoreError, Summary
from tui.index.words import index_words, quoted
from tui.index.writer import Writer
from tui.model.records import Actor, Article, Record, Ref

_WORDS_AT_ONCE = 500


class Stopped(StoreError):  # noqa: N818 — what happened, not an error
    """The progress function had the run stopped; the index is as it was."""


def refresh(
    store: SqliteStore, folder: Folder, progress: Progress | None = None, *, rebuild: bool = False
) -> Summary:
    """Bring the index up to date with the files of `folder`; all of it or nothing.

    `progress` is told files done, of how many, and what is being done; `rebuild` reads every file again.
    Raises Stopped when `progress` returns False, Unavailable while another program writes.
    """
    started = perf_counter()
    now = listed(folder)
    with store.database.reading() as connection:
        changes = compare(connection, now, rebuild)
    run = None
    if changes.is_needed:
        if changes.is_other_version:
            store.database.notices.append("The index is made anew: another version of the program made it.")
        with store.writing() as connection:
            if meta(connection, "stamp") != changes.stamp:  # another program was faster
                changes = compare(connection, now, rebuild)
            run = _Run(connection, folder, now, changes, progress)
            run.write()
    counts = store.counts()
    changed, removed = (run.changed, len(changes.gone)) if run else (0, 0)
    seconds = round(perf_counter() - started, 3)
    return Summary(counts.article, counts.actor, counts.event, changed, removed, seconds)


class _Run:
    """One change of the index, inside one transaction."""

    def __init__(
        self,
        connection: apsw.Connection,
        folder: Folder,
        now: Listing,
        changes: Changes,
        progress: Progress | None,
    ) -> None:
        self._connection = connection
        self._writer = Writer(connection)
        self._folder = folder
        self._now = now
        self._changes = changes
        self._progress = progress
        self._done = 0
        self._total = len(changes.to_read)
        self._altered: dict[Ref, None] = {}  # records put or removed
        self._unmarked: dict[int, None] = {}  # articles put
        self._touching: set[str] = set()  # words of actors that changed
        self.changed = 0

    def write(self) -> None:
        """Read what changed, mark what that touches, check what names it."""
        if self._changes.is_rebuild:
            self._writer.clear()
        for path in self._changes.gone:
            self._forget(path)
        for entry in self._changes.to_read:
            self._tell("reading")
            self._take(entry)
        self._mark(self._articles_to_mark())
        self._writer.count_mentions()
        self._check()
        self._sign()

    def _tell(self, what: str) -> None:
        if self._progress and not self._progress(self._done, self._total, what):
            raise Stopped("stopped; the index is as it was")
        self._done += 1

    def _forget(self, path: str) -> None:
        """A file is gone, and its record with it."""
        known = self._changes.known[path]
        self._connection.execute("DELETE FROM file WHERE path = ?", (path,))
        self._connection.execute("DELETE FROM problem WHERE path = ? AND about IS NULL", (path,))
        self._put(Ref(known.kind, known.id), None)

    def _take(self, entry: Entry) -> None:
        """Read a file that is new or may have changed."""
        known = self._changes.known.get(entry.path)
        digest = _digest(self._folder.root / entry.path)
        row = (entry.path, entry.kind, entry.id, entry.mtime_ns, entry.size, digest)
        self._connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", row)
        if known and digest and known.hash == digest:
            return
        self.changed += 1
        loaded = self._folder.read(entry)
        self._connection.execute("DELETE FROM problem WHERE path = ? AND about IS NULL", (entry.path,))
        self._writer.put_problems(loaded.problems)
        self._put(entry.ref, loaded.record)

    def _put(self, ref: Ref, record: Record | None) -> None:
        """Have `record`, or nothing, under `ref`."""
        self._altered[ref] = None
        if ref.kind == "actor":
            self._note_words(record_of(self._connection, ref), record)
        if record is None:
            self._writer.remove(ref)
            return
        number = self._writer.put(record)
        if ref.kind == "article":
            self._unmarked[number] = None

    def _note_words(self, old: Record | None, new: Record | None) -> None:
        """Remember the words of an actor that is now marked otherwise."""
        before = [old] if isinstance(old, Actor) else []
        after = [new] if isinstance(new, Actor) else []
        if fingerprint(before, ()) != fingerprint(after, ()):
            for actor in (*before, *after):
                self._touching |= touching_words(actor)

    def _articles_to_mark(self) -> list[int]:
        """Articles put in this run, and those that a changed actor or decision can touch."""
        found = dict(self._unmarked)
        words = sorted({part for word in self._touching for part in index_words(word)})
        for at in range(0, len(words), _WORDS_AT_ONCE):
            match = "{title body} : (" + " OR ".join(map(quoted, words[at : at + _WORDS_AT_ONCE])) + ")"
            query = "SELECT rowid FROM text WHERE text MATCH ?"
            found.update((number, None) for (number,) in self._connection.execute(query, (match,)))
        decided = set(self._now.decisions) ^ set(self._changes.decisions)
        for id_ in sorted({decision.article for decision in decided if decision.article}):
            number = self._number(Ref("article", id_))
            if number is not None:
                found[number] = None
        return list(found)

    def _mark(self, numbers: list[int]) -> None:
        if not numbers:
            return
        self._total += len(numbers)
        annotator = Annotator(list(_actors(self._connection)), self._now.decisions)
        for number in numbers:
            self._tell("marking")
            data = self._connection.execute("SELECT record FROM content WHERE number = ?", (number,)).get
            if data is not None:  # else replaced within this run, under another number
                article = coding.record("article", data)
                assert isinstance(article, Article)
                self._writer.mark(number, article, annotator.marks(article))

    def _check(self) -> None:
        """Compare the records that changed, and those that name them, with the others."""
        to_check = dict(self._altered)
        query = (
            "SELECT r.kind, r.id FROM link AS l JOIN record AS r USING (number) WHERE l.kind = ? AND l.id = ?"
        )
        for ref in self._altered:
            naming = self._connection.execute(query, (ref.kind, ref.id))
            to_check.update((Ref(kind, id_), None) for kind, id_ in naming)
        for ref in to_check:
            if record := record_of(self._connection, ref):
                number = self._number(ref)
                self._connection.execute("DELETE FROM problem WHERE about = ?", (number,))
                problems = record_problems(record, self._has, self._body_of)
                self._writer.put_problems(self._folder.located(problems), number)
        self._connection.execute("DELETE FROM problem WHERE about <= 0")
        self._writer.put_problems(self._now.problems, 0)
        for index, decision in enumerate(self._now.decisions):
            problems = decision_problems(decision, index, self._has, self._body_of)
            self._writer.put_problems(self._folder.located(problems), -1)

    def _has(self, ref: Ref) -> bool:
        return self._number(ref) is not None

    def _body_of(self, article: str) -> str | None:
        record = record_of(self._connection, Ref("article", article))
        return record.body if record else None

    def _number(self, ref: Ref) -> int | None:
        query = "SELECT number FROM record WHERE kind = ? AND id = ?"
        found: int | None = self._connection.execute(query, (ref.kind, ref.id)).get
        return found

    def _sign(self) -> None:
        """Say what made this state of the index."""
        signed = {
            "complete": "yes",
            "versions": VERSIONS,
            "stamp": f"{int(meta(self._connection, 'stamp') or 0) + 1}",
            "decisions": msgspec.json.encode(self._now.decisions).decode(),
        }
        self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(signed.items()))


def _digest(file: Path) -> bytes:
    """A hash of a file's content; empty where it can't be read now."""
    try:
        with file.open("rb") as opened:
            if fstat(opened.fileno()).st_size > LARGEST:
                return b"too large to be read"
            return file_digest(opened, lambda: blake2b(digest_size=16)).digest()
    except OSError:
        return b""


def _actors(connection: apsw.Connection) -> Iterator[Actor]:
    query = "SELECT c.record FROM record AS r JOIN content AS c USING (number) WHERE r.kind = 'actor'"
    for (data,) in connection.execute(query):
        actor = coding.record("actor", data)
        assert isinstance(actor, Actor)
        yield actor
