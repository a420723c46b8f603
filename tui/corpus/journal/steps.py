"""Steps: what a person does to the files of a corpus, written to its journal and then done as a whole.

    def make_changes(draft: StepDraft) -> Actor:
        data = draft.read("actors/niger.md")
        draft.write("actors/niger.md", …)
        …

    result = write_step(root, "add alias …", make_changes)
    result.value, result.step  # what the function returned; the step as the journal has it

The function is given the files as they are now, under the lock of the corpus, and is called again if one of
them changes before all are written. Nothing is written while it runs: an exception leaves everything as it
was. A program that is killed leaves a step that has begun; the next one that opens the corpus finishes it, or
takes it back if one of its lines was changed by hand since.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Generic, TypeVar

from msgspec import Struct

from tui.corpus.journal.entries import (
    JournalError,
    Step,
    apply_change,
    describe_change,
    hash_of,
    invert_change,
    is_applied,
    merge_change,
)
from tui.corpus.journal.journal_file import JournalFile
from tui.corpus.safe_write.atomic_write import clear_leftovers
from tui.corpus.safe_write.file_edits import CorpusWriter, WriteError, open_writer
from tui.corpus.scan import os_error_text
from tui.i18n import N_

T = TypeVar("T")
#: Files by their paths: their bytes before and after, None where there is no file.
Changes = Mapping[str, tuple[bytes | None, bytes | None]]

#: How long to try a step whose files change all the time.
_GIVE_UP_S = 10.0
#: From so many files on, and in so many threads, the files of a step are written side by side.
_MIN_FILES_FOR_THREADS = 16
_WRITING_THREADS = 16
#: How long to wait for another program before an interrupted step is left to the next start.
_RECOVERY_WAIT_S = 1.0


class StepResult(Struct, Generic[T], frozen=True):
    """What a function of changes returned, and its step; None where it changed nothing.

    A step that was only tried has the number 0.
    """

    value: T
    step: Step | None


class StepDraft:
    """The files of a corpus as a step will leave them; paths are below the corpus, with slashes."""

    def __init__(self, root: Path, writer: CorpusWriter) -> None:
        self.root = root
        self.renames: dict[str, str] = {}
        self._writer = writer
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None if there is none. Raises WriteError."""
        return self._after[path] if path in self._after else self.read_before(path)

    def read_before(self, path: str) -> bytes | None:
        """Return the bytes of a file before the step; None if there was none. Raises WriteError."""
        if path not in self._before:
            self._before[path] = self._writer.read(self.root / path)
        return self._before[path]

    def write(self, path: str, data: bytes | None) -> None:
        """Change a file when the step is made: create it, or, with None, delete it. Raises WriteError."""
        if data is None and (self.root / path).is_symlink():
            raise WriteError(N_("{root}: is a link; delete it yourself").format(root=self.root / path))
        self.read_before(path)
        self._after[path] = data

    def changes(self) -> Changes:
        """Return the files that change, with their bytes before and after."""
        pairs = {path: (self._before[path], data) for path, data in self._after.items()}
        return {path: pair for path, pair in pairs.items() if pair[0] != pair[1]}


def write_step(
    root: Path,
    what: str,
    make_changes: Callable[[StepDraft], T],
    *,
    undoes: int | None = None,
    emptied: Sequence[str] = (),
    is_dry_run: bool = False,
) -> StepResult[T]:
    """Make a step of all changes that a function makes; `what` says in words what it is.

    `emptied`: folders that go, too, if they are empty afterwards; the outer before the inner. Raises
    WriteError, and what the function raises; nothing has changed then.
    """
    with open_writer(root) as writer:
        journal = JournalFile(root)
        last = _recover(root, writer, journal) if not is_dry_run else 0
        ends = monotonic() + _GIVE_UP_S
        while monotonic() < ends:
            draft = StepDraft(root, writer)
            value = make_changes(draft)
            changes = draft.changes()
            if not changes and undoes is None:
                return StepResult(value, None)
            step = Step(
                step=0 if is_dry_run else last + 1,
                at=datetime.now().astimezone().isoformat(timespec="seconds"),
                what=what,
                files=tuple(describe_change(path, *pair) for path, pair in changes.items()),
                folders=() if is_dry_run else tuple(_missing_folders(root, changes)),
                undoes=undoes,
                renames=draft.renames,
            )
            if is_dry_run or _make_step(root, writer, journal, step, changes):
                _remove_folders(root, emptied)
                return StepResult(value, step)
    raise WriteError(
        N_("{root}: other programs keep writing its files; try again in a moment").format(root=root)
    )


def recover_step(root: Path) -> Step | None:
    """Finish, or take back, a step in which a program was killed; return it, None if there is none.

    A corpus that cannot be written, or is being written, is left as it is. Raises WriteError if the journal
    is damaged.
    """
    journal = JournalFile(root)
    if journal.read_last()[1] is None:
        return None
    try:
        with open_writer(root, _RECOVERY_WAIT_S) as writer:
            step = journal.read_last()[1]
            _recover(root, writer, journal)
            return step
    except JournalError:
        raise
    except WriteError:
        return None


def _missing_folders(root: Path, changes: Mapping[str, object]) -> Iterator[str]:
    """Yield the folders that must be made for files, the outer before the inner."""
    folders = {str(parent) for path in changes for parent in Path(path).parents}
    yield from (folder for folder in sorted(folders) if not (root / folder).is_dir())


def _make_step(root: Path, writer: CorpusWriter, journal: JournalFile, step: Step, changes: Changes) -> bool:
    """Write a step to the journal, then its files; False, with all as it was, if one changed meanwhile."""
    journal.append_step(step)
    is_whole = False
    try:
        with _reserve_space(root, changes):
            is_whole = _write_files(root, writer, changes)
    finally:
        if not is_whole:
            _take_back(root, writer, step)
            journal.remove_step()
    if is_whole:
        journal.append_end(step.step)
    return is_whole


def _write_files(root: Path, writer: CorpusWriter, changes: Changes) -> bool:
    """Write files; False if one of them holds something else by now.

    Many are written in threads: most of the time each waits until it is on the disk, and a disk takes them
    together.
    """

    def write(item: tuple[str, tuple[bytes | None, bytes | None]]) -> bool:
        return _write_file(root, writer, item[0], *item[1])

    if len(changes) < _MIN_FILES_FOR_THREADS:
        is_whole = all(map(write, changes.items()))
    else:
        with ThreadPoolExecutor(_WRITING_THREADS) as threads:
            is_whole = all(list(threads.map(write, changes.items())))
    return is_whole and writer.are_kept({root / path: pair for path, pair in changes.items()})


def _write_file(
    root: Path, writer: CorpusWriter, path: str, before: bytes | None, after: bytes | None
) -> bool:
    """Write a file that holds `before`; False if it holds something else by now."""
    if before is None:
        try:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(
                N_("{root}: cannot be written: {reason}").format(
                    root=root / path, reason=os_error_text(error)
                )
            ) from error
    return writer.replace_data(root / path, before, after)


@contextmanager
def _reserve_space(root: Path, changes: Changes) -> Iterator[None]:
    """Keep room on the disk for taking a step back: it is free again before that begins."""
    size = max((len(data) for pair in changes.values() for data in pair if data), default=0)
    if len(changes) < 2 or not size or not hasattr(os, "posix_fallocate") or not hasattr(os, "O_TMPFILE"):
        yield
        return
    descriptor = -1
    with suppress(OSError):
        descriptor = os.open(root, os.O_TMPFILE | os.O_WRONLY, 0o600)
    try:
        if descriptor >= 0:
            with suppress(OSError):
                os.posix_fallocate(descriptor, 0, size)
        yield
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _remove_folders(root: Path, folders: Sequence[str]) -> None:
    """Remove those of the folders that are empty; the outer stand before the inner."""
    for folder in reversed(folders):
        with suppress(OSError):
            (root / folder).rmdir()


# -- a step that was interrupted ---------------------------------------------------------------


def _recover(root: Path, writer: CorpusWriter, journal: JournalFile) -> int:
    """Finish or take back a step that has not ended; return the number of the last step."""
    number, step = journal.read_last()
    if step is not None:
        if _finish(root, writer, step):
            journal.append_end(number)
        else:
            _take_back(root, writer, step)
            journal.remove_step()
            number -= 1
        for folder in {(root / change.path).parent for change in step.files}:
            clear_leftovers(folder)
    return number


def _finish(root: Path, writer: CorpusWriter, step: Step) -> bool:
    """Write the files of a step that are not written yet; False, with none written, if one cannot be."""
    todo: dict[str, tuple[bytes | None, bytes | None]] = {}
    _refuse_links_outside(root, step)
    for change in step.files:
        data = writer.read(root / change.path)
        state = hash_of(data)
        if state == change.before:
            todo[change.path] = (data, apply_change(change, data))
        elif state != change.after and not is_applied(change, data):
            merged = merge_change(change, data)
            if merged is None:
                return False
            todo[change.path] = (data, merged)
    return _write_files(root, writer, todo)


def _refuse_links_outside(root: Path, step: Step) -> None:
    """Raise JournalError if a file of a step lies elsewhere: nobody has asked for it now."""
    for change in step.files:
        if not Path(os.path.realpath(root / change.path)).is_relative_to(os.path.realpath(root)):
            words = N_("a step that has not ended leads out of the corpus; take out the last line of")
            raise JournalError(f"{root / change.path}: {words} {JournalFile(root).path}")


def _take_back(root: Path, writer: CorpusWriter, step: Step) -> None:
    """Restore the files of a step that were written; what somebody has changed since stays."""
    for change in step.files:
        inverse, data = invert_change(change), writer.read(root / change.path)
        if hash_of(data) == change.after:
            _write_file(root, writer, change.path, data, apply_change(inverse, data))
        elif hash_of(data) != change.before and is_applied(change, data):
            _write_file(root, writer, change.path, data, merge_change(inverse, data))
    _remove_folders(root, step.folders)
