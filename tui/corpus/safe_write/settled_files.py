"""Reading of files that other programs may be writing at the moment."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from time import monotonic, sleep, time

from tui.corpus.safe_write.file_lease import is_open_for_writing
from tui.corpus.safe_write.line_merge import is_included
from tui.i18n import N_

#: A file that changed less than this long ago may still be being written by an editor.
_SETTLE_S = 0.05
#: An empty file may be one that an editor has only begun to save, for this long.
_EMPTY_S = 1.0
#: A file that another program has changed within this time is checked again after it was written.
_RECENT_S = 60.0
#: How long a file that changes all the time is read, or edited, again.
GIVE_UP_S = 10.0
POLL_S = 0.005

#: Device, inode, size and mtime of files as this program left them: nobody is writing these.
_written: dict[str, tuple[int, ...]] = {}


def note_written(path: Path, status: os.stat_result) -> None:
    """Remember how this program has left a file: while it is so, nobody else is writing it."""
    _written[str(path)] = _file_state(status)


def is_kept_in(path: Path, before: bytes | None, after: bytes | None) -> bool | None:
    """Return whether written bytes are still in a file that somebody has changed since; None: nobody has."""
    data, state = read_bytes(path)
    if not state or state == _written.get(str(path)):
        return None
    return is_included(before or b"", after or b"", data or b"")


def read_settled(path: Path) -> tuple[bytes | None, bool]:
    """Read a file once nobody is writing it; None if there is none. True if another program wrote it lately.

    An editor that saves in place empties the file first, one that keeps a copy renames it first: a file that
    has changed a moment ago is read twice. Raises OSError.
    """
    last_state: tuple[int, ...] | None = None
    ends = monotonic() + GIVE_UP_S
    while True:
        data, state = read_bytes(path)
        if not state and not path.parent.exists():
            return None, False
        changed_ns = state[-1] if state else path.parent.stat().st_mtime_ns
        age_s = abs(time() - changed_ns / 1e9)
        is_own = bool(state) and state == _written.get(str(path))
        is_at_rest = age_s > (_EMPTY_S if data == b"" else _SETTLE_S)
        if is_at_rest or is_own or (state == last_state and data != b""):
            return data, bool(state) and not is_own and age_s < _RECENT_S
        if monotonic() > ends:
            raise OSError(N_("another program keeps writing it"))
        last_state = state
        sleep(_SETTLE_S)


def read_bytes(path: Path) -> tuple[bytes | None, tuple[int, ...]]:
    """Read a file that no program has open for writing, and its state; None and () if there is none."""
    ends = monotonic() + GIVE_UP_S
    while monotonic() < ends:
        try:
            descriptor = os.open(
                path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            )
        except FileNotFoundError:
            return None, ()
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(N_("it is not a regular file"))
            data = file.read()
            if not is_open_for_writing(descriptor):
                return data, _file_state(os.fstat(descriptor))
        sleep(POLL_S)
    raise OSError(N_("another program has it open for writing; close it there first"))


def _file_state(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
