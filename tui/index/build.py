"""From the corpus to the index: what changed, and what that touches, in one transaction.

Size and time decide which files are looked at, a hash of the content which are read into records. An
article is marked anew when it changed, or when a changed actor or decision can touch it. A kill at any
moment leaves the index as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from time import perf_counter
from typing import NamedTuple

import apsw
import msgspec

from tui.annotate.annotator import Annotator, fingerprint, touching_words
from tui.corpus.check import record_problems
from tui.corpus.folder import Entry, Folder
from tui.index import coding
from tui.index.sqlite import SqliteStore, meta, record_of
from tui.index.store import Progress, StoreError, Summary
from tui.index.words import FOLDING, index_words, quoted
from tui.index.writer import Writer
from tui.model.records import KINDS, Actor, Article, Decision, Kind, Record, Ref

_WORDS_AT_ONCE = 500


class Stopped(StoreError):
    """The progress function had the run stopped; the index is as it was."""


class _File(NamedTuple):
    """What the index knows of a file."""

    kind: Kind
    mtime_ns: int
    size: int
    hash: bytes
    id: str | None


def refresh(
    store: SqliteStore, folder: Folder, progress: Progress | None = None, *, rebuild: bool = False
) -> Summary:
    """Bring the index up to date with the files of `folder`; all of it or nothing.

    `progress` is told files done, of how many, and what is being done; `rebuild` reads every file again.
    Raises Stopped when `progress` returns False, Unavailable while another program writes.
    """
    started = perf_counter()
    run = _Run(store, folder, progress or _go_on, rebuild)
    run.look()
    if run.is_needed:
        with store.writing() as connection:
            run.write(connection)
    counts = store.counts()
    return Summary(
        counts.article,
        counts.actor,
        counts.event,
        run.changed,
        run.removed,
        round(perf_counter() - started, 3),
    )


def _go_on(done: int, total: int, what: str) -> bool:
    return True


class _Run:
    """One refresh: `look` compares, `write` does what is needed."""

    def __init__(self, store: SqliteStore, folder: Folder, progress: Progress, rebuild: bool) -> None:
        self._store = store
        self._folder = folder
        self._progress = progress
        self._is_rebuild = rebuild
        self._versions = f"folding {FOLDING}, annotator {Annotator.VERSION}"
        self._known: dict[str, _File] = {}
        self._decisions = tuple(folder.decisions)
        self._old_decisions: tuple[Decision, ...] = ()
        self._to_read: list[Entry] = []
        self._gone: list[str] = []
        self._done = 0
        self._total = 0
        self._unmarked: dict[int, None] = {}  # articles put in this run
        self._touching: set[str] = set()  # words of actors that changed
        self._altered: dict[Ref, None] = {}  # records put or removed
        self.changed = 0
        self.removed = 0
        self.is_needed = False

    def look(self) -> None:
        """Compare the folder with what the index knows."""
        with self._store.database.reading() as connection:
            complete, kept = meta(connection, "complete"), meta(connection, "versions")
            self._old_decisions = _decisions(meta(connection, "decisions"))
            self._known = _known_files(connection)
        if complete and kept != self._versions:
            self._store.database.notices.append("The index is made anew: another version made it.")
            self._is_rebuild = True
        entries = {entry.path: entry for entry in self._folder.scan()}
        self._to_read = sorted((e for e in entries.values() if self._is_other(e)), key=_reading_order)
        self._gone = [path for path in self._known if path not in entries]
        self._total = len(self._to_read)
        is_same = complete and self._decisions == self._old_decisions
        self.is_needed = not is_same or bool(self._to_read or self._gone)

    def write(self, connection: apsw.Connection) -> None:
        """Do what is needed, inside one transaction."""
        self._connection = connection
        self._writer = Writer(connection)
        for path in self._gone:
            self._forget(path)
        for entry in self._to_read:
            self._tell("reading")
            self._take(entry)
        self._mark(self._articles_to_mark())
        self._writer.count_mentions()
        self._check()
        self._sign()

    def _is_other(self, entry: Entry) -> bool:
        file = self._known.get(entry.path)
        stat = (entry.kind, entry.mtime_ns, entry.size)
        return self._is_rebuild or file is None or (file.kind, file.mtime_ns, file.size) != stat

    def _tell(self, what: str) -> None:
        if not self._progress(self._done, self._total, what):
            raise Stopped("stopped; the index is as it was")
        self._done += 1

    def _forget(self, path: str) -> None:
        """A file is gone, and its record, unless another file has one with its id."""
        file = self._known[path]
        self._connection.execute("DELETE FROM file WHERE path = ?", (path,))
        self._connection.execute("DELETE FROM problem WHERE path = ?", (path,))
        self.removed += 1
        if file.id:
            self._settle(Ref(file.kind, file.id))

    def _take(self, entry: Entry) -> None:
        """Read a file that is new or may have changed."""
        known = self._known.get(entry.path)
        digest = _digest(self._folder, entry)
        if known and known.hash == digest and known.kind == entry.kind and not self._is_rebuild:
            stat = (entry.mtime_ns, entry.size, entry.path)
            self._connection.execute("UPDATE file SET mtime_ns = ?, size = ? WHERE path = ?", stat)
            return
        self.changed += 1
        record, problems = self._folder.read(entry)
        row = (entry.path, entry.kind, entry.mtime_ns, entry.size, digest, record.id if record else None)
        self._connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", row)
        self._connection.execute("DELETE FROM problem WHERE path = ?", (entry.path,))
        self._writer.put_problems(problems)
        old = Ref(known.kind, known.id) if known and known.id else None
        if record:
            self._settle(record.ref, record)
        if old and (record is None or record.ref != old):
            self._settle(old)

    def _settle(self, ref: Ref, read: Record | None = None) -> None:
        """Have the record of `ref` that the files give: of several with one id, that of the first path."""
        paths = [
            path
            for (path,) in self._connection.execute(
                "SELECT path FROM file WHERE kind = ? AND id = ? ORDER BY path", (ref.kind, ref.id)
            )
        ]
        stored = self._stored(ref)
        if not paths:
            self._altered[ref] = None
            self._note_actor(stored, None)
            self._writer.remove(ref)
        elif read and read.path == paths[0]:
            self._put(read, stored)
        elif not stored or stored.path != paths[0]:
            again = self._folder.read(self._folder.entry(paths[0]))[0]
            if again:
                self._put(again, stored)

    def _put(self, record: Record, stored: Record | None) -> None:
        self._altered[record.ref] = None
        self._note_actor(stored, record)
        number = self._writer.put(record)
        if isinstance(record, Article):
            self._unmarked[number] = None

    def _stored(self, ref: Ref) -> Record | None:
        return record_of(self._connection, ref)

    def _note_actor(self, old: Record | None, new: Record | None) -> None:
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
            match = " OR ".join(map(quoted, words[at : at + _WORDS_AT_ONCE]))
            query = "SELECT rowid FROM text WHERE text MATCH ?"
            found.update(
                (number, None)
                for (number,) in self._connection.execute(query, (f"{{title body}} : ({match})",))
            )
        decided = set(self._decisions) ^ set(self._old_decisions)
        for id_ in sorted({decision.article for decision in decided if decision.article}):
            number = self._connection.execute(
                "SELECT number FROM record WHERE kind = 'article' AND id = ?", (id_,)
            ).get
            if number is not None:
                found[number] = None
        return list(found)

    def _mark(self, numbers: list[int]) -> None:
        self._total += len(numbers)
        annotator = Annotator(list(_actors(self._connection)), self._decisions)
        for number in numbers:
            self._tell("marking")
            data = self._connection.execute("SELECT record FROM content WHERE number = ?", (number,)).get
            if data is None:
                continue  # replaced within this run
            article = coding.record("article", data)
            assert isinstance(article, Article)
            self._writer.mark(number, article, annotator.marks(article))

    def _check(self) -> None:
        """Compare the records that changed, and those that name them, with the others."""
        to_check = dict(self._altered)
        for ref in self._altered:
            query = "SELECT r.kind, r.id FROM link AS l JOIN record AS r USING (number) WHERE l.kind = ? AND l.id = ?"
            to_check.update((Ref(*row), None) for row in self._connection.execute(query, (ref.kind, ref.id)))
        for ref in to_check:
            if record := self._stored(ref):
                number = self._connection.execute(
                    "SELECT number FROM record WHERE kind = ? AND id = ?", (ref.kind, ref.id)
                ).get
                self._connection.execute("DELETE FROM problem WHERE about = ?", (number,))
                problems = record_problems(record, lambda r: self._stored(r) is not None, self._body_of)
                self._writer.put_problems(problems, number)

    def _body_of(self, article: str) -> str | None:
        record = self._stored(Ref("article", article))
        return record.body if record else None

    def _sign(self) -> None:
        """Say what made this state of the index."""
        stamp = f"{int(meta(self._connection, 'stamp') or 0) + 1}"
        signed = {
            "complete": "yes", "versions": self._versions, "stamp": stamp,
            "decisions": msgspec.json.encode(self._decisions).decode(),
        }  # fmt: skip
        self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(signed.items()))


def _reading_order(entry: Entry) -> tuple[int, str]:
    return KINDS.index(entry.kind), entry.path


def _digest(folder: Folder, entry: Entry) -> bytes:
    """A hash of a file's content; empty where it can't be read."""
    try:
        return blake2b((folder.path / entry.path).read_bytes(), digest_size=16).digest()
    except OSError:
        return b""


def _known_files(connection: apsw.Connection) -> dict[str, _File]:
    found = connection.execute("SELECT path, kind, mtime_ns, size, hash, id FROM file")
    return {path: _File(*rest) for path, *rest in found}


def _decisions(kept: str) -> tuple[Decision, ...]:
    return msgspec.json.decode(kept or "[]", type=tuple[Decision, ...])


def _actors(connection: apsw.Connection) -> Iterator[Actor]:
    query = "SELECT c.record FROM record AS r JOIN content AS c USING (number) WHERE r.kind = 'actor'"
    for (data,) in connection.execute(query):
        actor = coding.record("actor", data)
        assert isinstance(actor, Actor)
        yield actor
