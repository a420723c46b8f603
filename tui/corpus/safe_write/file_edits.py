"""Edits to the files below a folder, always under its lock and from their current content.

A change is a function from the bytes of a file (None: there is no file) to its new bytes. If somebody saves
the file before the new bytes are written, or saves an older version over them, the function is called again
with the newest bytes. So two instances of the program never overwrite each other, and no editor loses a
line. Every change is returned as an `Edit`, from which it can be undone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from errno import EACCES, EPERM, EROFS
from pathlib import Path
from time import monotonic, sleep

from msgspec import Struct

from tui.corpus.safe_write.atomic_write import clear_leftovers, create_file, remove_file, replace_file
from tui.corpus.safe_write.folder_lock import LOCK_WAIT_S, LockHeldError, lock_folder
from tui.corpus.safe_write.line_merge import merge_lines
from tui.corpus.safe_write.settled_files import (
    GIVE_UP_S,
    POLL_S,
    is_kept_in,
    note_written,
    read_bytes,
    read_settled,
)
from tui.corpus.scan import KINDS_OF_FOLDERS, ORIGINALS, os_error_text
from tui.corpus.write_permission import is_closed
from tui.i18n import N_

#: Returns the new bytes of a file, given its current ones; None: no file.
Change = Callable[[bytes | None], bytes | None]

#: For how long a file that another program wrote lately is checked after it was written: an editor that is a
#: script takes no longer from reading to saving.
_WATCH_S = 0.2

_cleared: set[Path] = set()


class WriteError(OSError):
    """A file cannot be written; the message says which and why, on one line."""

    @property
    def is_closed(self) -> bool:
        """Return whether the place is closed to us: a read-only disk, or no permission."""
        return isinstance(self.__cause__, OSError) and self.__cause__.errno in (EACCES, EPERM, EROFS)


class CorpusLockedError(WriteError):
    """Another program has held the lock of the folder for too long."""


class ConflictError(WriteError):
    """An edit cannot be undone: the same lines have changed since."""


class Edit(Struct, frozen=True):
    """A written change of a file: its bytes before and after, None where there is no file."""

    path: Path
    before: bytes | None
    after: bytes | None
    step: int = 0  # of the corpus's journal; 0: it is not in there


@contextmanager
def open_writer(folder: Path, wait_s: float = LOCK_WAIT_S) -> Iterator[CorpusWriter]:
    """Open the files below `folder` for edits, under its lock; other programs and threads wait.

    Raises CorpusLockedError after `wait_s` seconds, WriteError where there is no such folder, or it was
    opened for reading only.
    """
    if is_closed(folder):
        raise WriteError(N_("{folder}: opened for reading only").format(folder=folder))
    with ExitStack() as stack:
        try:
            stack.enter_context(lock_folder(folder, wait_s))
        except LockHeldError as error:
            raise CorpusLockedError(str(error)) from None
        except OSError as error:
            raise WriteError(
                N_("{folder}: cannot be written: {reason}").format(folder=folder, reason=os_error_text(error))
            ) from error
        writer = CorpusWriter(folder)
        writer.clear()
        yield writer


class CorpusWriter:
    """Edits files below a folder whose lock is held; raises WriteError, and what a change raises."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shared: set[Path] = set()  # what other programs have written lately

    def clear(self) -> None:
        """Delete the temporary files of killed programs, once per process."""
        for name in ("", *KINDS_OF_FOLDERS, ORIGINALS):
            self._clear(self._folder / name)

    def _clear(self, folder: Path) -> None:
        if folder not in _cleared:
            _cleared.add(folder)
            clear_leftovers(folder)

    def edit(self, path: Path, change: Change, *, is_ours: bool = False) -> Edit:
        """Replace a file's bytes by what `change` makes of them; a symbolic link stays one.

        `is_ours`: no person edits the file, so no editor is waited for, and nobody but its owner may read it.
        """
        ends = monotonic() + GIVE_UP_S
        while monotonic() < ends:
            before = self._read_own(path) if is_ours else self.read(path)
            after = change(before)
            is_put = after == before or (
                self.replace_data(path, before, after, is_ours=is_ours)
                and self.are_kept({path: (before, after)})
            )
            if is_put:
                return Edit(path, before, after)
        raise WriteError(
            N_("{path}: another program keeps writing it; try again in a moment").format(path=path)
        )

    def read(self, path: Path) -> bytes | None:
        """Read a file once nobody is writing it; None if there is none."""
        place = self._find_place(path)
        with _convert_errors(path, "read"):
            data, is_shared = read_settled(place)
        (self._shared.add if is_shared else self._shared.discard)(place)
        return data

    def _read_own(self, path: Path) -> bytes | None:
        place = self._find_place(path)
        self._shared.discard(place)
        with _convert_errors(path, "read"):
            return read_bytes(place)[0]

    def replace_data(
        self, path: Path, before: bytes | None, after: bytes | None, *, is_ours: bool = False
    ) -> bool:
        """Replace the bytes `before` of a file, read here, by `after`; False if it holds others by now."""
        with _convert_errors(path, "written"):
            return _write_bytes(self._find_place(path), before, after, is_ours)

    def are_kept(self, changes: Mapping[Path, tuple[bytes | None, bytes | None]]) -> bool:
        """Return whether what was written stays: who wrote a file lately may save an older version over it.

        `changes`: the bytes before and after of each file.
        """
        places = {self._find_place(path): pair for path, pair in changes.items()}
        watched = {place: pair for place, pair in places.items() if place in self._shared}
        ends = monotonic() + _WATCH_S
        while watched and monotonic() < ends:
            sleep(POLL_S)
            for place, pair in list(watched.items()):
                with _convert_errors(place, "read"):
                    is_kept = is_kept_in(place, *pair)
                if is_kept is False:
                    return False
                if is_kept:
                    del watched[place]
        return True

    def _find_place(self, path: Path) -> Path:
        """Return the file that a path leads to, and take away what dead programs left beside it."""
        place = Path(os.path.realpath(path))
        self._clear(place.parent)
        return place

    def create(self, path: Path, data: bytes) -> Edit:
        """Create a file, and its folder if need be; raises FileExistsError."""
        self.create_from(path, data)
        return Edit(path, None, data)

    def create_from(self, path: Path, data: bytes | Iterable[bytes]) -> None:
        """Create a file of bytes, or of pieces of them that are not held together; raises FileExistsError."""
        with _convert_errors(path, "written"):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._clear(path.parent)
        try:
            create_file(path, data)
        except FileExistsError:
            raise
        except OSError as error:
            raise WriteError(
                N_("{path}: cannot be written: {reason}").format(path=path, reason=os_error_text(error))
            ) from error

    def revert(self, edit: Edit) -> Edit:
        """Undo an edit: byte for byte, or only its own lines if the file has changed since.

        Raises ConflictError if those lines have changed, too.
        """

        def change(now: bytes | None) -> bytes | None:
            if now == edit.after:
                return edit.before
            merged = None
            if edit.after is not None and edit.before is not None and now is not None:
                merged = merge_lines(edit.after, edit.before, now)
            if merged is None:
                raise ConflictError(
                    N_("{path}: has been changed since; remove it yourself").format(path=edit.path)
                )
            return merged

        return self.edit(edit.path, change)


@contextmanager
def _convert_errors(path: Path, what: str) -> Iterator[None]:
    """Convert errors of the system to a WriteError that names the file."""
    try:
        yield
    except OSError as error:
        raise WriteError(
            N_("{path}: cannot be {what}: {reason}").format(path=path, what=what, reason=os_error_text(error))
        ) from error


def _write_bytes(place: Path, before: bytes | None, after: bytes | None, private: bool) -> bool:
    """Write `after` to a file that holds `before`; False if it holds something else by now."""
    if after is None:
        assert before is not None
        return remove_file(place, before)
    status: os.stat_result | None
    if before is None:
        try:
            status = create_file(place, after, private=private)
        except FileExistsError:
            return False
    else:
        status = replace_file(place, after, before, private=private)
    if status is not None:
        note_written(place, status)
    return status is not None
