"""What is other in the folder than the index knows: the first question of every run.

The index keeps a mark of every folder: where it is the same, no file in it is looked at. A folder without
one has something wrong in it, or a file that could not be read, and is looked at by every run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from math import inf
from typing import Any, NamedTuple

import apsw
import msgspec
from msgspec import Struct

from tui.annotate.annotator import Annotator
from tui.corpus.folder import Entry, Folder
from tui.corpus.walking import KINDS_OF_FOLDERS, Listed, entries, folders, is_hidden, shown
from tui.index.sqlite import meta
from tui.index.words import FOLDING
from tui.model.records import KINDS, Decision, Kind, Problem

#: What decides, besides the files, what an index holds; one of other versions is brought up to date.
VERSIONS = f"folding {FOLDING}, annotator {Annotator.VERSION}"
_NO_HASH = "x''"
#: What is wrong in these is found by every run.
_ALWAYS_READ = ("corpus.yaml", "decisions.yaml")


class TooManyError(Exception):
    """More is to be read than was asked for."""


class KnownFile(NamedTuple):
    """What the index knows of a file."""

    kind: Kind
    id: str
    mtime_ns: int
    size: int
    hash: bytes


class Changes(Struct, frozen=True):
    """Files to read, files that are gone, and what the index knew before."""

    stamp: str  # the state of the index that was compared with
    is_other_version: bool
    is_rebuild: bool  # nothing that the index has is kept
    is_needed: bool
    to_read: list[Entry]  # events first, then actors, then articles
    gone: list[str]
    known: dict[str, KnownFile]  # by path, those in folders that were looked at
    folders: dict[str, bytes]  # the marks of these
    gone_folders: list[str]
    decisions: tuple[Decision, ...]
    decided_before: tuple[Decision, ...]
    problems: tuple[Problem, ...]  # of the folder itself


def compare(
    connection: apsw.Connection,
    folder: Folder,
    rebuild: bool,
    paths: Collection[str] | None = None,
    most: float = inf,
) -> Changes:
    """Compare the files of a folder, by time and size, with the index.

    `paths`, below the folder, with slashes: nothing else has changed since the last time. Raises
    TooManyError where more than `most` files are to be read.
    """
    is_finished = meta(connection, "complete") == "yes" and meta(connection, "unfinished") != "yes"
    is_other_version = not rebuild and meta(connection, "versions") not in ("", VERSIONS)
    look = _Look(None if rebuild else connection, folder, is_other_version, most)
    look.at(paths if is_finished and not (rebuild or is_other_version) else None)
    to_read = [entry for entry in look.entries if _is_other(entry, look.known.get(entry.path))]
    if len(to_read) > most:
        raise TooManyError
    there = {entry.path for entry in look.entries}
    gone = [path for path in look.known if path not in there]
    decisions, problems = folder.decisions()
    problems = tuple(sorted({*look.problems, *problems, *folder.meta()[1]}))
    before = () if rebuild else decisions_kept(connection)
    is_same = (decisions, problems) == (before, _folder_problems(connection))
    is_marked = all(look.known_marks.get(path) == mark for path, mark in look.marks.items())
    return Changes(
        stamp=meta(connection, "stamp"),
        is_other_version=is_other_version,
        is_rebuild=rebuild,
        is_needed=rebuild
        or is_other_version
        or not (is_finished and is_same and is_marked)
        or bool(to_read or gone),
        to_read=sorted(to_read, key=_reading_order),
        gone=gone,
        known=look.known,
        folders=look.marks,
        gone_folders=look.gone,
        decisions=decisions,
        decided_before=before,
        problems=problems,
    )


class _Look:
    """A look at the folders that are other than their marks say."""

    def __init__(
        self, connection: apsw.Connection | None, folder: Folder, is_unsure: bool, most: float
    ) -> None:
        """`connection`: to the index; without it nothing is known. `is_unsure`: nothing there is sure."""
        self._connection = connection
        self._root = folder.root
        self._is_unsure = is_unsure
        self._left = most  # so many files may still be new
        self.known_marks = dict(connection.execute("SELECT path, mark FROM folder")) if connection else {}
        self.marks: dict[str, bytes] = {}  # of those looked at
        self.gone: list[str] = []
        self.known: dict[str, KnownFile] = {}
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._named: list[Problem] = []  # wrong names
        self._listed: dict[str, Listed] = {}
        self._seen: set[str] = set()
        self._elsewhere: set[str] = set()

    def at(self, paths: Collection[str] | None) -> None:
        """Look at all folders, or at those of `paths` and those that every run looks at."""
        starts = None if paths is None else self._starts(paths)
        if starts is None:
            self._list(folders(self._root, self.problems))
            self.gone = [path for path in self.known_marks if path not in self._seen]
        else:
            there = [path for path in starts if (self._root / path).is_dir()]
            self._list(folders(self._root, self.problems, there, self.known_marks))
            self.gone = list(self._gone(starts))
            self.problems += self._other_problems()
        self._read()
        while elsewhere := self._taken() - self._elsewhere:
            self._elsewhere |= elsewhere
            self._list(folders(self._root, self.problems, elsewhere, self.known_marks), all_=True)
            self._read()
        self.problems += self._named
        troubled = {problem.path.rpartition("/")[0] for problem in self.problems}
        self.marks |= {path: b"" for path in self.marks if shown(path) in troubled}

    def _starts(self, paths: Collection[str]) -> set[str] | None:
        """The known folders in or below which `paths` are; None where all of a kind comes or goes."""
        found = {path for path, mark in self.known_marks.items() if not mark}
        for path in paths:
            if is_hidden(path):
                continue
            start = path.partition("/")[0]
            is_kind = start in KINDS_OF_FOLDERS
            if not path or (is_kind and (path == start or start not in self.known_marks)):
                return None
            while path not in self.known_marks and path:
                path = path.rpartition("/")[0]  # noqa: PLW2901 - up to a folder that is known
            if path in self.known_marks:
                found.add(path)
        return found

    def _list(self, listed: Iterable[Listed], all_: bool = False) -> None:
        """Keep the folders that are other than known, or `all_`."""
        for one in listed:
            self._seen.add(one.path)
            mark = one.mark
            if all_ or self._is_unsure or not mark or self.known_marks.get(one.path) != mark:
                self._listed[one.path] = one
                self.marks[one.path] = mark
                self._left -= len(one.files) if self._is_unsure or one.path not in self.known_marks else 0
                if self._left < 0:
                    raise TooManyError

    def _gone(self, starts: Collection[str]) -> Iterator[str]:
        """The known folders that are no longer where they were."""
        missing = {path for path in starts if path not in self._seen}
        for path in sorted(self.known_marks):
            above = path.rpartition("/")[0]
            is_gone = path and above in self._seen and not self._is_there(path)
            if path in missing or above in missing or is_gone:
                missing.add(path)
                yield path

    def _is_there(self, path: str) -> bool:
        return path in self._seen or (self._root / path).is_dir()

    def _other_problems(self) -> Iterator[Problem]:
        """What was wrong where nobody looked now."""
        for problem in _folder_problems(self._connection) if self._connection else ():
            is_looked_at = problem.path.rpartition("/")[0] in self._seen or problem.path in self._seen
            if not is_looked_at and problem.path not in _ALWAYS_READ:
                yield problem

    def _read(self) -> None:
        """What the index knows of the files looked at, and what they are now."""
        if self._connection is not None:
            for path in (*self._listed, *self.gone):
                self.known |= _known_files(self._connection, path, self._is_unsure)
        self._named.clear()
        self.entries = list(entries(self._listed.values(), self._named))

    def _taken(self) -> set[str]:
        """Folders that were not looked at, with files whose ids new files have too."""
        if self._connection is None or not self.known_marks:
            return set()
        query = "SELECT folder FROM file WHERE kind = ? AND id = ?"
        execute = self._connection.execute
        new = (entry for entry in self.entries if entry.path not in self.known)
        found = {path for entry in new for (path,) in execute(query, (entry.kind, entry.id))}
        return found - set(self._listed) - set(self.gone)


def _is_other(entry: Entry, known: KnownFile | None) -> bool:
    """Whether a file is to be looked at: it is new, was changed, or could not be read."""
    return known is None or not known.hash or (known.mtime_ns, known.size) != (entry.mtime_ns, entry.size)


def _reading_order(entry: Entry) -> tuple[int, str]:
    return -KINDS.index(entry.kind), entry.path


def _known_files(connection: apsw.Connection, folder: str, is_unsure: bool) -> dict[str, KnownFile]:
    found: list[tuple[Any, ...]] = connection.execute(
        f"SELECT name, kind, id, mtime_ns, size, {_NO_HASH if is_unsure else 'hash'} FROM file"
        " WHERE folder = ?",
        (folder,),
    ).fetchall()
    before = f"{folder}/" if folder else ""
    return {before + name: KnownFile(*rest) for name, *rest in found}


def _folder_problems(connection: apsw.Connection) -> tuple[Problem, ...]:
    found: list[tuple[Any, ...]] = connection.execute(
        "SELECT path, line, field, message FROM problem WHERE about = 0"
    ).fetchall()
    return tuple(sorted(Problem(*row) for row in found))


def decisions_kept(connection: apsw.Connection) -> tuple[Decision, ...]:
    """The decisions by which the index was made."""
    return msgspec.json.decode(meta(connection, "decisions") or "[]", type=tuple[Decision, ...])
