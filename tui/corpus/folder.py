"""A corpus: a folder of plain files, found and read; nothing is ever written here."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from msgspec import Struct, structs

from tui.corpus.decoding import NotTextError, decode
from tui.corpus.reading import Loaded, Meta, lines, read_decisions, read_meta, read_record
from tui.corpus.shipped import shipped as shipped  # noqa: PLC0414 - callers know it from here
from tui.model.records import Decision, Kind, Problem, Ref
from tui.model.text import clean_line

#: A file larger than this, in bytes, is not read.
LARGEST = 50_000_000
_FOLDERS: dict[str, Kind] = {"articles": "article", "actors": "actor", "events": "event"}
_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "article": (".md", ".txt", ".html", ".htm"),
    "actor": (".md",),
    "event": (".md",),
}
_ORIGINALS = "raw"


class CorpusError(Exception):
    """There is no corpus to open; the message, one line, names the path and the cure."""


class Entry(Struct, frozen=True, gc=False):
    """A record's file as the folder lists it; `path` is below the corpus, with slashes."""

    path: str
    kind: Kind
    id: str
    mtime_ns: int
    size: int

    @property
    def ref(self) -> Ref:
        return Ref(self.kind, self.id)


def open_folder(path: str | Path) -> Folder:
    """The corpus at `path`; raises `CorpusError` where it cannot be listed."""
    root = Path(path).expanduser()
    try:
        with os.scandir(root):
            pass
    except FileNotFoundError:
        raise CorpusError(f"{root}: no such folder; «niger-tui init {root}» makes a corpus there") from None
    except NotADirectoryError:
        raise CorpusError(f"{root}: not a folder; give the folder that holds the articles") from None
    except (OSError, ValueError) as error:
        raise CorpusError(f"{root}: cannot be read ({_reason(error)}); check its permissions") from None
    return Folder(root)


class Folder:
    """A corpus that can be listed and read. Every call looks at the files as they are now."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def scan(self, problems: list[Problem] | None = None) -> Iterator[Entry]:
        """Every record's file, by path; of files with one id only the first.

        What cannot be listed, and ids that are wrong or given twice, are added to `problems` at the end.
        """
        found: list[Problem] = []
        first: dict[tuple[Kind, str], str] = {}
        for path, kind, stat in sorted(self._files(found), key=lambda file: file[0]):
            if not path.isascii() and _LONE_SURROGATES.search(path):
                found.append(Problem(_shown(path), 0, "", "the file’s name is not UTF-8: rename it"))
                continue
            name = path.rpartition("/")[2].rpartition(".")[0]
            entry = Entry(path, kind, slug(name), stat.st_mtime_ns, stat.st_size)
            if entry.id != name and path.lower().endswith(".md"):
                message = f"an id has letters, digits, «.» and «-» alone: name the file {entry.id}.md"
                found.append(Problem(_shown(path), 0, "", message))
            if (earlier := first.setdefault((kind, entry.id), path)) is not path:
                message = f"the id {entry.ref} is taken by {_shown(earlier)}: rename one of the two"
                found.append(Problem(_shown(path), 0, "", message))
                continue
            yield entry
        if problems is not None:
            problems += found

    def data(self, path: str) -> bytes:
        """The bytes of a file below the corpus, no more than may be read; raises OSError."""
        with (self.root / path).open("rb") as file:
            return file.read(LARGEST + 1)

    def read(self, entry: Entry, data: bytes | None = None) -> Loaded:
        """The record of a file and what is wrong with it; never raises for what a file holds.

        `data`: what `Folder.data` gave for it, where that was asked before.
        """
        text, problems = self._text(entry.path, data=data)
        if text is None:
            return Loaded(None, problems)
        loaded = read_record(entry.kind, entry.id, _shown(entry.path), text)
        return Loaded(loaded.record, problems + loaded.problems)

    def meta(self) -> tuple[Meta, tuple[Problem, ...]]:
        """What `corpus.yaml` says, if it is there."""
        text, problems = self._text("corpus.yaml", optional=True)
        meta, more = read_meta("corpus.yaml", text or "")
        return meta, problems + more

    def decisions(self) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
        """What `decisions.yaml` says, if it is there."""
        text, problems = self._text("decisions.yaml", optional=True)
        decisions, more = read_decisions("decisions.yaml", text or "")
        return decisions, problems + more

    def located(self, problems: Sequence[Problem]) -> list[Problem]:
        """`problems` with the line of their field, where they have none; their files are read again."""
        done = [problem for problem in problems if problem.line or not problem.field]
        rest = [problem for problem in problems if not problem.line and problem.field]
        for path, group in groupby(sorted(rest), key=lambda problem: problem.path):
            members = list(group)
            text, _ = self._text(path)
            found = lines(text or "", path, [problem.field for problem in members])
            done += [structs.replace(p, line=line) for p, line in zip(members, found, strict=True)]
        return sorted(done)

    def _text(
        self, path: str, optional: bool = False, data: bytes | None = None
    ) -> tuple[str | None, tuple[Problem, ...]]:
        """The decoded text of a file, and what was wrong with its bytes."""
        try:
            if optional and not (self.root / path).is_file():
                return None, ()
            data = self.data(path) if data is None else data
            if len(data) > LARGEST:
                raise NotTextError(f"larger than {LARGEST // 1_000_000} MB: part it into several files")
            text, notice = decode(data)
        except NotTextError as error:
            return None, (Problem(_shown(path), 0, "", str(error)),)
        except (OSError, ValueError) as error:
            return None, (Problem(_shown(path), 0, "", f"cannot be read: {_reason(error)}"),)
        return text, (Problem(_shown(path), 0, "", notice),) if notice else ()

    def _files(self, problems: list[Problem]) -> Iterator[tuple[str, Kind, os.stat_result]]:
        """The files that may hold a record; symbolic links are followed, each folder entered once."""
        present = {name: kind for name, kind in _FOLDERS.items() if (self.root / name).is_dir()}
        starts: dict[str, Kind] = present or {"": "article"}
        seen: set[tuple[int, int]] = set()
        for start, kind in starts.items():
            folders = [start]
            while folders:
                for entry, path in self._listed(folders.pop(), seen, problems):
                    try:
                        stat = entry.stat()
                        if entry.is_dir():
                            folders.append(path)
                        elif entry.is_file() and entry.name.lower().endswith(_ENDINGS[kind]):
                            yield path, kind, stat
                    except OSError as error:
                        problems.append(Problem(_shown(path), 0, "", f"cannot be read: {_reason(error)}"))

    def _listed(
        self, folder: str, seen: set[tuple[int, int]], problems: list[Problem]
    ) -> list[tuple[os.DirEntry[str], str]]:
        """What a folder lists, hidden names and the originals aside; nothing the second time."""
        try:
            stat = (self.root / folder).stat()
            if (stat.st_dev, stat.st_ino) in seen:
                return []
            seen.add((stat.st_dev, stat.st_ino))
            before = f"{folder}/" if folder else ""
            with os.scandir(self.root / folder) as listed:
                return [
                    (entry, before + entry.name)
                    for entry in listed
                    if not entry.name.startswith(".") and (folder or entry.name != _ORIGINALS)
                ]
        except OSError as error:
            problems.append(Problem(_shown(folder), 0, "", f"cannot be listed: {_reason(error)}"))
            return []


#: What Python makes of bytes in a name that are not UTF-8.
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9.-]+")


def slug(stem: str) -> str:
    """The id that a file's stem gives: letters, digits, «.» and «-»."""
    found = stem
    if not stem.isascii():
        from anyascii import anyascii  # late: most names are ASCII

        found = anyascii(stem)
    found = _NOT_IN_ID.sub("-", found).strip("-") if _NOT_IN_ID.search(found) else found
    return found or f"file-{zlib.crc32(stem.encode('utf-8', 'surrogateescape')):08x}"


def _shown(path: str) -> str:
    """A path that a terminal can be given."""
    return clean_line(path)


def _reason(error: Exception) -> str:
    """Why the system refused, in its words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
