"""Which files of a folder may hold records: walked, told from others, given ids."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Container, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct, msgpack

from tui.model.records import Kind, Problem, Ref
from tui.model.text import clean_line

KINDS_OF_FOLDERS: dict[str, Kind] = {"articles": "article", "actors": "actor", "events": "event"}
_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "article": (".md", ".txt", ".html", ".htm"),
    "actor": (".md",),
    "event": (".md",),
}
ORIGINALS = "raw"
#: What Python makes of bytes in a name that are not UTF-8.
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9.-]+")


class RecordFile(Struct, frozen=True, gc=False):
    """A record's file as the folder lists it; `path` is below the corpus, with slashes."""

    path: str
    kind: Kind
    id: str
    mtime_ns: int
    size: int

    @property
    def ref(self) -> Ref:
        return Ref(self.kind, self.id)


class FolderListing(Struct, frozen=True):
    """A folder as it is now: its files with mtime_ns and size, and the folders in it, by their paths.

    A path is below the corpus, with slashes; «» is the corpus itself.
    """

    path: str
    kind: Kind
    files: list[tuple[str, int, int]]
    inner: list[str]

    @property
    def mark(self) -> bytes:
        """A hash of the files: where nothing changed it is the same. Empty where a name is not UTF-8."""
        try:
            return blake2b(msgpack.encode(self.files), digest_size=16).digest()
        except UnicodeEncodeError:
            return b""


def scan_folders(
    root: Path, problems: list[Problem], at: Iterable[str] | None = None, known: Container[str] = ()
) -> Iterator[FolderListing]:
    """The folders that may hold records; symbolic links are followed, each folder is entered once.

    `at`: only these, and those in them that are not `known`. What cannot be listed is added to `problems`.
    """
    present = [name for name in KINDS_OF_FOLDERS if (root / name).is_dir()]
    below = [*present] or [""]
    if at is not None:
        below = [path for path in at if not is_hidden(path)]
    seen: set[tuple[int, int]] = set()
    while below:
        path = below.pop()
        kind = KINDS_OF_FOLDERS.get(path.partition("/")[0]) if present else "article"
        listed = _listed(root, path, kind, seen, problems) if kind else None
        if listed is not None:
            yield listed
            below += [inner for inner in listed.inner if inner not in known]


def is_hidden(path: str) -> bool:
    """Whether nothing at or below `path` is looked at: hidden names, the originals."""
    return path.startswith((f"{ORIGINALS}/", ".")) or path == ORIGINALS or "/." in path


def _listed(
    root: Path, folder: str, kind: Kind, seen: set[tuple[int, int]], problems: list[Problem]
) -> FolderListing | None:
    """What a folder lists, hidden names and the originals aside; None the second time."""
    files: list[tuple[str, int, int]] = []
    inner: list[str] = []
    before = f"{folder}/" if folder else ""
    try:
        stat = (root / folder).stat()
        if (stat.st_dev, stat.st_ino) in seen:
            return None
        seen.add((stat.st_dev, stat.st_ino))
        with os.scandir(root / folder) as found:
            for entry in found:
                name = entry.name
                if name[0] == "." or (name == ORIGINALS and not folder):
                    continue
                try:
                    if entry.is_file():
                        stat = entry.stat()
                        files.append((name, stat.st_mtime_ns, stat.st_size))
                    elif entry.is_dir():
                        inner.append(before + name)
                    else:
                        entry.stat()  # a link to nothing raises
                except OSError as error:
                    problems.append(_unreadable(before + name, "read", error))
    except OSError as error:
        problems.append(_unreadable(folder, "listed", error))
        return None
    return FolderListing(folder, kind, files, inner)


def _unreadable(path: str, what: str, error: OSError) -> Problem:
    return Problem(printable_path(path), 0, "", f"cannot be {what}: {os_error_text(error)}")


def record_files(listed: Iterable[FolderListing], problems: list[Problem]) -> Iterator[RecordFile]:
    """The files of folders that may hold records, by path; of files with one id only the first.

    What is wrong with their names is added to `problems`.
    """
    first: dict[tuple[Kind, str], str] = {}
    for path, kind, mtime_ns, size in sorted(_files(listed)):
        if not path.isascii() and _LONE_SURROGATES.search(path):
            problems.append(Problem(printable_path(path), 0, "", "the file’s name is not UTF-8: rename it"))
            continue
        name = path.rpartition("/")[2].rpartition(".")[0]
        entry = RecordFile(path, kind, id_of_filename(name), mtime_ns, size)
        if entry.id != name and path.lower().endswith(".md"):
            message = f"an id has letters, digits, «.» and «-» alone: name the file {entry.id}.md"
            problems.append(Problem(printable_path(path), 0, "", message))
        if (earlier := first.setdefault((kind, entry.id), path)) is not path:
            message = f"the id {entry.ref} is taken by {printable_path(earlier)}: rename one of the two"
            problems.append(Problem(printable_path(path), 0, "", message))
            continue
        yield entry


def _files(listed: Iterable[FolderListing]) -> Iterator[tuple[str, Kind, int, int]]:
    for folder in listed:
        before = f"{folder.path}/" if folder.path else ""
        endings = _ENDINGS[folder.kind]
        for name, mtime_ns, size in folder.files:
            if name.lower().endswith(endings):
                yield before + name, folder.kind, mtime_ns, size


def id_of_filename(stem: str) -> str:
    """The id that a file's stem gives: letters, digits, «.» and «-»."""
    found = stem
    if not stem.isascii():
        from anyascii import anyascii  # late: most names are ASCII

        found = anyascii(stem)
    found = _NOT_IN_ID.sub("-", found).strip("-") if _NOT_IN_ID.search(found) else found
    return found or f"file-{zlib.crc32(stem.encode('utf-8', 'surrogateescape')):08x}"


def printable_path(path: str) -> str:
    """A path that a terminal can be given."""
    return clean_line(path)


def os_error_text(error: Exception) -> str:
    """Why the system refused, in its words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
