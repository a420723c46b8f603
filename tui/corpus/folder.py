"""A corpus: a folder of plain files, listed and read; nothing is ever written here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.regular_files import read_regular_file
from tui.corpus.scan import (
    NOTES,
    RecordFile,
    list_files,
    os_error_text,
    printable_path,
    record_files,
    scan_folders,
)
from tui.i18n import N_
from tui.model.records import Decision, Problem

if TYPE_CHECKING:
    from tui.corpus.record_files.loader import CorpusMeta, LoadedRecord
    from tui.corpus.record_files.note_file import LoadedNote

#: Larger files are not read.
MAX_FILE_BYTES = 50_000_000


class CorpusError(Exception):
    """The corpus cannot be opened; the message, on one line, names the path and the remedy."""


def open_folder(path: str | Path) -> Folder:
    """Open the corpus at `path`; raises `CorpusError` if the folder cannot be listed."""
    root = Path(path).expanduser()
    try:
        with os.scandir(root):
            pass
    except FileNotFoundError:
        raise CorpusError(
            N_("{root}: no such folder; `niger-tui init {root}` creates a corpus there").format(root=root)
        ) from None
    except NotADirectoryError:
        raise CorpusError(
            N_("{root}: not a folder; give the folder that holds the articles").format(root=root)
        ) from None
    except (OSError, ValueError) as error:
        raise CorpusError(
            N_("{root}: cannot be read ({reason}); check its permissions").format(
                root=root, reason=os_error_text(error)
            )
        ) from None
    return Folder(root)


class Folder:
    """A corpus that can be listed and read; every call reads the files as they are now.

    What parses them is imported late: to see that no file has changed, none is parsed.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def scan(self, problems: list[Problem] | None = None) -> Iterator[RecordFile]:
        """Yield the file of every record, by path; of files with the same id only the first.

        Folders that cannot be listed and invalid or duplicate ids are added to `problems` at the end.
        """
        scan_problems: list[Problem] = []
        yield from record_files(scan_folders(self.root, scan_problems), scan_problems)
        if problems is not None:
            problems += scan_problems

    def read_bytes(self, path: str) -> bytes:
        """Read a file of the corpus, at most one byte more than MAX_FILE_BYTES.

        Raises OSError, also for pipes and devices.
        """
        return read_regular_file(self.root / path, MAX_FILE_BYTES)

    def read(self, entry: RecordFile, data: bytes | None = None) -> LoadedRecord:
        """Read the record of a file and its problems; never raises for what a file holds.

        `data`: what `Folder.read_bytes` returned for the file, if it was called before.
        """
        from tui.corpus.record_files.loader import LoadedRecord, read_record

        text, problems = self.read_text(entry.path, data=data)
        if text is None:
            return LoadedRecord(None, problems)
        loaded = read_record(entry.kind, entry.id, printable_path(entry.path), text)
        return structs.replace(loaded, problems=problems + loaded.problems)

    def meta(self) -> tuple[CorpusMeta, tuple[Problem, ...]]:
        """Read `corpus.yaml`; defaults where there is none."""
        from tui.corpus.record_files.loader import read_meta

        text, problems = self.read_text("corpus.yaml", optional=True)
        meta, more = read_meta("corpus.yaml", text or "")
        return meta, problems + more

    def decisions(self) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
        """Read `decisions.yaml`; no decisions where there is none."""
        from tui.corpus.record_files.loader import read_decisions

        text, problems = self.read_text("decisions.yaml", optional=True)
        decisions, more = read_decisions("decisions.yaml", text or "")
        return decisions, problems + more

    def notes(self) -> Iterator[LoadedNote]:
        """Yield the notes, by the names of their files; never raises for what a file holds."""
        for name, _state in list_files(self.root / NOTES):
            if name.endswith(".md"):
                yield self.read_note(f"{NOTES}/{name}")

    def read_note(self, path: str) -> LoadedNote:
        """Read the note of a file, and its problems; never raises for what a file holds."""
        from tui.corpus.record_files.note_file import LoadedNote, parse_note

        text, problems = self.read_text(path)
        if text is None:
            return LoadedNote(None, problems)
        loaded = parse_note(path, text)
        return LoadedNote(loaded.note, problems + loaded.problems)

    def locate_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return `problems`, each with the line of its field; reads the files again to find missing lines."""
        from tui.corpus.record_files.loader import lines_of_fields

        done = [problem for problem in problems if problem.line or not problem.field]
        rest = [problem for problem in problems if not problem.line and problem.field]
        for path, group in groupby(sorted(rest), key=lambda problem: problem.path):
            members = list(group)
            text, _ = self.read_text(path)
            lines = lines_of_fields(text or "", path, [problem.field for problem in members])
            done += [structs.replace(p, line=line) for p, line in zip(members, lines, strict=True)]
        return sorted(done)

    def read_text(
        self, path: str, optional: bool = False, data: bytes | None = None
    ) -> tuple[str | None, tuple[Problem, ...]]:
        """Return the decoded text of a file and its problems; None if unreadable, or optional and missing."""
        try:
            if optional and not (self.root / path).exists():
                return None, ()
            data = self.read_bytes(path) if data is None else data
            if len(data) > MAX_FILE_BYTES:
                raise NotTextError(
                    N_("larger than {n} MB: split it into several files").format(n=MAX_FILE_BYTES // 1000000)
                )
            text, notice = decode_text(data)
        except NotTextError as error:
            return None, (Problem(printable_path(path), 0, "", str(error)),)
        except (OSError, ValueError) as error:
            return None, (
                Problem(
                    printable_path(path),
                    0,
                    "",
                    N_("cannot be read: {reason}").format(reason=os_error_text(error)),
                ),
            )
        return text, (Problem(printable_path(path), 0, "", notice),) if notice else ()
