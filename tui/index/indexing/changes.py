"""Comparison of the corpus folder with the index, with which every update begins.

The index keeps a mark of every folder: while it is unchanged, no file of the folder is examined. A folder
without a mark contains something wrong, or a file that could not be read, and is examined by every update.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from math import inf
from typing import Any, NamedTuple

import apsw
from msgspec import Struct

from tui.annotate import ANNOTATOR_VERSION, USES_VERSION
from tui.corpus.folder import Folder
from tui.corpus.scan import (
    KINDS_OF_FOLDERS,
    FileState,
    FolderListing,
    RecordFile,
    is_hidden,
    printable_path,
    record_files,
    scan_folders,
)
from tui.index.indexing.corpus_rules import (
    RULE_FILES,
    CorpusRules,
    folder_problems,
    read_rules,
    stored_decisions,
)
from tui.index.indexing.derived.note_index import NoteChanges, compare_notes
from tui.index.search_fields import VALUES_FORMAT
from tui.index.stored_records import read_meta_value
from tui.index.tokenizer import FOLDING
from tui.model.records import KINDS, Decision, Kind, Problem

_VERSIONS = f"folding {FOLDING}, annotator {ANNOTATOR_VERSION}, fields {VALUES_FORMAT}, uses {USES_VERSION}"
_NO_HASH = "x''"  # SQL: matches no file, so that it is read again


class TooManyError(Exception):
    """Raised when more is to be read than the caller allows."""


class KnownFile(NamedTuple):
    """The state of a file when it was indexed."""

    kind: Kind
    id: str
    state: FileState
    hash: bytes


class Changes(Struct, frozen=True):
    """The difference between folder and index: files to read, files that are gone, the previous state."""

    stamp: str  # the state of the index at the comparison
    versions: str  # what the content of an index depends on besides the files
    is_other_version: bool
    is_rebuild: bool  # whether the index is built from nothing
    is_needed: bool
    to_read: list[RecordFile]  # events first, then actors, then articles
    removed_paths: list[str]
    known_files: dict[str, KnownFile]  # by path; those in folders that were examined
    folders: dict[str, bytes]  # path → new mark; of the folders that were examined
    removed_folders: list[str]
    rules: CorpusRules
    decided_before: tuple[Decision, ...]
    problems: tuple[Problem, ...]  # of the corpus folder itself
    notes: NoteChanges

    def count_known(self) -> int:
        """Return how many files, of the folders that were examined, need not be read again."""
        known = self.known_files.keys() - set(self.removed_paths)
        return len(known - {entry.path for entry in self.to_read})


def compare_folder(
    connection: apsw.Connection,
    folder: Folder,
    rebuild: bool,
    paths: Collection[str] | None = None,
    max_files: float = inf,
) -> Changes:
    """Compare the files of a corpus folder, by their states, with the index.

    `paths` (below the folder, with slashes): nothing else has changed since the last time. Raises
    TooManyError when more than `max_files` are to be read.
    """
    is_finished = (
        read_meta_value(connection, "complete") == "yes"
        and read_meta_value(connection, "unfinished") != "yes"
    )
    stored_versions = read_meta_value(connection, "versions")
    is_trusted = is_finished and not rebuild and stored_versions.startswith(f"{_VERSIONS}, ")
    rules = read_rules(connection, folder, is_trusted)
    versions = f"{_VERSIONS}, {rules.news}"
    is_other_version = not rebuild and stored_versions not in ("", versions)
    diff = _FolderDiff(None if rebuild else connection, folder, is_other_version, max_files)
    paths = paths if is_finished and not (rebuild or is_other_version) else None
    diff.examine(paths)
    to_read = [entry for entry in diff.entries if _must_read(entry, diff.known_files.get(entry.path))]
    if len(to_read) > max_files:
        raise TooManyError
    current_paths = {entry.path for entry in diff.entries}
    removed_paths = [path for path in diff.known_files if path not in current_paths]
    problems = tuple(sorted({*diff.problems, *rules.problems}))
    decisions_before = () if rebuild else stored_decisions(connection)
    is_unchanged = (rules.decisions, problems) == (decisions_before, folder_problems(connection))
    notes = compare_notes(connection, folder, paths, must_read=rebuild or is_other_version)
    has_known_marks = all(diff.known_marks.get(path) == mark for path, mark in diff.marks.items())
    return Changes(
        stamp=read_meta_value(connection, "stamp"),
        versions=versions,
        is_other_version=is_other_version,
        is_rebuild=rebuild,
        is_needed=rebuild
        or is_other_version
        or not (is_finished and is_unchanged and has_known_marks)
        or bool(to_read or removed_paths or not notes.is_empty),
        to_read=sorted(to_read, key=_reading_order),
        removed_paths=removed_paths,
        known_files=diff.known_files,
        folders=diff.marks,
        removed_folders=diff.removed_folders,
        rules=rules,
        decided_before=decisions_before,
        problems=problems,
        notes=notes,
    )


class _FolderDiff:
    """The folders that differ from their marks in the index, and their files."""

    def __init__(
        self, connection: apsw.Connection | None, folder: Folder, must_rehash: bool, max_files: float
    ) -> None:
        """Start with nothing examined.

        `connection`: to the index; None to treat every file as new. `must_rehash`: examine every folder and
        trust no stored hash. `max_files`: limit of new files.
        """
        self._connection = connection
        self._root = folder.root
        self._must_rehash = must_rehash
        self._remaining = max_files  # new files still allowed
        self.known_marks = dict(connection.execute("SELECT path, mark FROM folder")) if connection else {}
        self.marks: dict[str, bytes] = {}  # of the examined folders
        self.removed_folders: list[str] = []
        self.known_files: dict[str, KnownFile] = {}
        self.entries: list[RecordFile] = []
        self.problems: list[Problem] = []
        self._name_problems: list[Problem] = []  # found in the names of files
        self._examined_folders: dict[str, FolderListing] = {}
        self._visited: set[str] = set()
        self._rechecked: set[str] = set()

    def examine(self, paths: Collection[str] | None) -> None:
        """Examine all folders, or those of `paths` and those that every update examines."""
        starts = None if paths is None else self._folders_of(paths)
        if starts is None:
            self._add_changed(scan_folders(self._root, self.problems))
            self.removed_folders = [path for path in self.known_marks if path not in self._visited]
        else:
            existing = [path for path in starts if (self._root / path).is_dir()]
            self._add_changed(scan_folders(self._root, self.problems, existing, self.known_marks))
            self.removed_folders = list(self._find_gone(starts))
            self.problems += self._remaining_problems()
        self._read_files()
        while unexamined := self._folders_with_same_ids() - self._rechecked:
            self._rechecked |= unexamined
            self._add_changed(
                scan_folders(self._root, self.problems, unexamined, self.known_marks), with_unchanged=True
            )
            self._read_files()
        self.problems += self._name_problems
        folders_with_problems = {problem.path.rpartition("/")[0] for problem in self.problems}
        self.marks |= {path: b"" for path in self.marks if printable_path(path) in folders_with_problems}

    def _folders_of(self, paths: Collection[str]) -> set[str] | None:
        """Return the known folders that contain `paths`, and those that every update examines.

        None when a top folder of a kind comes or goes, so that everything must be examined.
        """
        known_folders = {path for path, mark in self.known_marks.items() if not mark}
        for path in paths:
            if is_hidden(path):
                continue
            top_folder = path.partition("/")[0]
            is_kind_folder = top_folder in KINDS_OF_FOLDERS
            if not path or (is_kind_folder and (path == top_folder or top_folder not in self.known_marks)):
                return None
            while path not in self.known_marks and path:
                path = path.rpartition("/")[0]  # noqa: PLW2901 - up to a folder that the index knows
            if path in self.known_marks:
                known_folders.add(path)
        return known_folders

    def _add_changed(self, listings: Iterable[FolderListing], with_unchanged: bool = False) -> None:
        """Examine those of the folders that differ from their marks, or all with `with_unchanged`."""
        for listing in listings:
            self._visited.add(listing.path)
            mark = listing.mark
            if with_unchanged or self._must_rehash or not mark or self.known_marks.get(listing.path) != mark:
                self._examined_folders[listing.path] = listing
                self.marks[listing.path] = mark
                self._remaining -= (
                    len(listing.files) if self._must_rehash or listing.path not in self.known_marks else 0
                )
                if self._remaining < 0:
                    raise TooManyError

    def _find_gone(self, starts: Collection[str]) -> Iterator[str]:
        """Yield the known folders that no longer exist."""
        missing = {path for path in starts if path not in self._visited}
        for path in sorted(self.known_marks):
            parent = path.rpartition("/")[0]
            is_gone = path and parent in self._visited and not self._exists(path)
            if path in missing or parent in missing or is_gone:
                missing.add(path)
                yield path

    def _exists(self, path: str) -> bool:
        """Return whether a folder exists."""
        return path in self._visited or (self._root / path).is_dir()

    def _remaining_problems(self) -> Iterator[Problem]:
        """Yield the stored problems of folders that were not examined now."""
        for problem in folder_problems(self._connection) if self._connection else ():
            is_examined = problem.path.rpartition("/")[0] in self._visited or problem.path in self._visited
            if not is_examined and problem.path not in RULE_FILES:
                yield problem

    def _read_files(self) -> None:
        """Load what the index knows of the examined folders, and list their present files."""
        if self._connection is not None:
            for path in (*self._examined_folders, *self.removed_folders):
                self.known_files |= _known_files(self._connection, path, self._must_rehash)
        self._name_problems.clear()
        self.entries = list(record_files(self._examined_folders.values(), self._name_problems))

    def _folders_with_same_ids(self) -> set[str]:
        """Return folders not examined that hold files with the ids of new files."""
        if self._connection is None or not self.known_marks:
            return set()
        query = "SELECT folder FROM file WHERE kind = ? AND id = ?"
        execute = self._connection.execute
        new_entries = (entry for entry in self.entries if entry.path not in self.known_files)
        other_folders = {path for entry in new_entries for (path,) in execute(query, (entry.kind, entry.id))}
        return other_folders - set(self._examined_folders) - set(self.removed_folders)


def _must_read(entry: RecordFile, known_file: KnownFile | None) -> bool:
    """Return whether a file is to be read: it is new, has changed, or could not be read before."""
    return known_file is None or not known_file.hash or known_file.state != entry.state


def _reading_order(entry: RecordFile) -> tuple[int, str]:
    """Return the sort key that puts events first, then actors, then articles."""
    return -KINDS.index(entry.kind), entry.path


def _known_files(connection: apsw.Connection, folder: str, must_rehash: bool) -> dict[str, KnownFile]:
    """Return what the index knows of the files of a folder, by path."""
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT name, kind, id, mtime_ns, size, ctime_ns, inode,"
        f" {_NO_HASH if must_rehash else 'hash'} FROM file WHERE folder = ?",
        (folder,),
    ).fetchall()
    path_prefix = f"{folder}/" if folder else ""
    return {
        path_prefix + name: KnownFile(kind, id_, FileState(*state), hash_)
        for name, kind, id_, *state, hash_ in rows
    }


def split_path(path: str) -> tuple[str, str]:
    """Return the folder and the name of a file."""
    folder, _, name = path.rpartition("/")
    return folder, name
