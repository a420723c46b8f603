"""The files of a folder that may hold records, and their ids."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, msgpack

from tui.corpus.regular_files import check_regular
from tui.i18n import N_
from tui.model.records import Kind, Problem, Ref
from tui.model.text import clean_line

KINDS_OF_FOLDERS: dict[str, Kind] = {"articles": "article", "actors": "actor", "events": "event"}
_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "article": (".md", ".txt", ".html", ".htm"),
    "actor": (".md",),
    "event": (".md",),
}
#: Where there is no such folder, every text of the corpus is an article that is in none of the others.
ARTICLES = "articles"
ORIGINALS = "raw"
#: The folder of the notes; nothing in it is read as a record.
NOTES = "notes"
#: The folder into which a person puts what is to be added, and the one in it for what was.
INBOX, INBOX_ADDED = "inbox", "added"
#: Python's stand-ins for bytes of a name that are not UTF-8.
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_MAX_INTEGER = (1 << 63) - 1  # of SQLite
_LISTING = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
#: The file of a note: its day, and some letters.
_NOTE_FILE = re.compile(rf"{NOTES}/\d{{4}}-\d\d-\d\d-[0-9a-f]{{4}}\.md")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9.-]+")


class FileState(NamedTuple):
    """What the system says of a file: where one of these differs, its content may.

    A file that is put back with its old time has another inode, or another time of change (`ctime`).
    """

    mtime_ns: int
    size: int
    ctime_ns: int
    inode: int


class RecordFile(Struct, frozen=True, gc=False):
    """A record's file in a listing; `path` is relative to the corpus, with slashes."""

    path: str
    kind: Kind
    id: str
    state: FileState

    @property
    def ref(self) -> Ref:
        return Ref(self.kind, self.id)


class FolderListing(Struct, frozen=True):
    """The content of a folder: its files with their states, and its subfolders, by their paths.

    Paths are relative to the corpus, with slashes; «» is the corpus itself.
    """

    path: str
    kind: Kind
    files: list[tuple[str, tuple[int, int, int, int]]]  # the values of their states: cheaper, of so many
    inner: list[str]

    @property
    def mark(self) -> bytes:
        """Return a hash of the files, the same as long as none has changed; empty if a name is not UTF-8."""
        try:
            return blake2b(msgpack.encode(self.files), digest_size=16).digest()
        except UnicodeEncodeError:
            return b""


def scan_folders(
    root: Path, problems: list[Problem], at: Iterable[str] | None = None, skipped: Container[str] = ()
) -> Iterator[FolderListing]:
    """Yield the folders that may hold records; symbolic links are followed, each folder is entered once.

    `at`: only these, and their subfolders that are not in `skipped`. A folder that cannot be listed is added
    to `problems`. Without a folder of articles these are all texts beside actors and events.
    """
    has_articles = (root / ARTICLES).is_dir()
    below = [name for name in KINDS_OF_FOLDERS if (root / name).is_dir()] if has_articles else [""]
    if at is not None:
        below = [path for path in at if not is_hidden(path)]
    visited: set[tuple[int, int]] = set()
    while below:
        path = below.pop()
        kind = KINDS_OF_FOLDERS.get(path.partition("/")[0], None if has_articles else "article")
        listing = _list_folder(root, path, kind, visited, problems) if kind else None
        if listing is not None:
            if path in KINDS_OF_FOLDERS and (root / path).is_symlink():  # no listing has these
                problems += _links_outside(root, path)
            yield listing
            below += [inner for inner in listing.inner if inner not in skipped]


def is_hidden(path: str) -> bool:
    """Return whether `path` and everything below it is skipped: hidden names, the originals."""
    return path.startswith((f"{ORIGINALS}/", ".")) or path == ORIGINALS or "/." in path


def is_in_inbox(path: str) -> bool:
    """Return whether a path below a corpus is in its inbox, and not among what was added."""
    return path.startswith(f"{INBOX}/") and not path.startswith(f"{INBOX}/{INBOX_ADDED}/")


def _list_folder(
    root: Path, folder: str, kind: Kind, visited: set[tuple[int, int]], problems: list[Problem]
) -> FolderListing | None:
    """List a folder except hidden names and originals; None if unreadable or in `visited`."""
    files: list[tuple[str, tuple[int, int, int, int]]] = []
    inner: list[str] = []
    before = f"{folder}/" if folder else ""
    descriptor = -1
    try:
        descriptor = os.open(root / folder, _LISTING)  # names are looked up from here, not from the root
        stat = os.fstat(descriptor)
        if (stat.st_dev, stat.st_ino) in visited:
            return None
        visited.add((stat.st_dev, stat.st_ino))
        with os.scandir(descriptor) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." or (name == ORIGINALS and not folder):
                    continue
                try:
                    stat = entry.stat()  # a link to nothing raises
                    if entry.is_file():
                        files.append((name, _state_values(stat)))
                    elif entry.is_dir():
                        inner.append(before + name)
                    elif name.lower().endswith(_ENDINGS[kind]):
                        check_regular(stat.st_mode)
                    if entry.is_symlink():
                        problems += _links_outside(root, before + name)
                except OSError as error:
                    problems.append(_make_problem(before + name, "read", error))
    except OSError as error:
        problems.append(_make_problem(folder, "listed", error))
        return None
    finally:
        if descriptor >= 0:
            os.close(descriptor)
    return FolderListing(folder, kind, files, inner)


def list_files(folder: Path) -> list[tuple[str, FileState]]:
    """Return the files of a folder by name, with their states; none where it cannot be listed."""
    files = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # a link to nothing
                if entry.name[0] != "." and entry.is_file():
                    files.append((entry.name, FileState(*_state_values(entry.stat()))))
    return sorted(files)


def _state_values(stat: os.stat_result) -> tuple[int, int, int, int]:
    """Return the values of a file's state; an inode number is cut to what SQLite can store."""
    return stat.st_mtime_ns, stat.st_size, stat.st_ctime_ns, stat.st_ino & _MAX_INTEGER


def _links_outside(root: Path, path: str) -> Iterator[Problem]:
    """Yield a problem for a symbolic link that leads out of the corpus."""
    target = Path(os.path.realpath(root / path))
    if not target.is_relative_to(os.path.realpath(root)):
        message = N_("a link to {target}, outside the corpus").format(target=printable_path(str(target)))
        yield Problem(printable_path(path), 0, "", message)


def _make_problem(path: str, what: str, error: OSError) -> Problem:
    return Problem(
        printable_path(path),
        0,
        "",
        N_("cannot be {what}: {reason}").format(what=what, reason=os_error_text(error)),
    )


def record_files(listed: Iterable[FolderListing], problems: list[Problem]) -> Iterator[RecordFile]:
    """Yield the files that may hold records, by path; of files with the same id only the first.

    Problems with their names are added to `problems`.
    """
    first: dict[tuple[Kind, str], str] = {}
    for path, kind, state in sorted(_find_record_files(listed)):
        if not path.isascii() and _LONE_SURROGATES.search(path):
            problems.append(
                Problem(printable_path(path), 0, "", N_("the file’s name is not UTF-8: rename it"))
            )
            continue
        name = path.rpartition("/")[2].rpartition(".")[0]
        entry = RecordFile(path, kind, id_of_filename(name), state)
        if entry.id != name and path.lower().endswith(".md"):
            message = N_("an id has only letters, digits, “.” and “-”: name the file {id}.md").format(
                id=entry.id
            )
            problems.append(Problem(printable_path(path), 0, "", message))
        if (earlier := first.setdefault((kind, entry.id), path)) is not path:
            message = N_("the id {ref} is taken by {earlier}: rename one of the two").format(
                ref=entry.ref, earlier=printable_path(earlier)
            )
            problems.append(Problem(printable_path(path), 0, "", message))
            continue
        yield entry


def _find_record_files(listed: Iterable[FolderListing]) -> Iterator[tuple[str, Kind, FileState]]:
    for folder in listed:
        before = f"{folder.path}/" if folder.path else ""
        endings = _ENDINGS[folder.kind]
        for name, state in folder.files:
            if name.lower().endswith(endings) and not _NOTE_FILE.fullmatch(before + name):
                yield before + name, folder.kind, FileState(*state)


def id_of_filename(stem: str) -> str:
    """Return the id that a file's stem gives: letters, digits, «.» and «-»."""
    ascii_stem = stem
    if not stem.isascii():
        from anyascii import anyascii  # late: most names are ASCII

        ascii_stem = anyascii(stem)
    ascii_stem = _NOT_IN_ID.sub("-", ascii_stem).strip("-") if _NOT_IN_ID.search(ascii_stem) else ascii_stem
    return ascii_stem or f"file-{zlib.crc32(stem.encode('utf-8', 'surrogateescape')):08x}"


def printable_path(path: str) -> str:
    """Return a path without control characters, safe for a terminal."""
    return clean_line(path)


def os_error_text(error: Exception) -> str:
    """Return the reason that the operating system gives for an error."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
