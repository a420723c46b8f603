"""Files as the program reads them: regular ones alone, never waited for, and no more than is allowed."""

from __future__ import annotations

import os
import stat
from errno import EAGAIN, EINVAL
from pathlib import Path
from typing import BinaryIO

from tui.i18n import N_

#: What is opened must not wait: a pipe without a writer would, and some files of the system.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_regular_file(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of a regular file; of one that is larger than `max_bytes`, one more than these.

    Raises OSError for what cannot be read, for pipes and devices, and for what would have to be waited for.
    """
    with open_regular_file(path, buffering=0) as file:
        status = os.fstat(file.fileno())
        parts = []
        left = max_bytes + 1
        while left and (part := file.read(min(left, max(status.st_size + 1, 65_536)))) != b"":
            if part is None:
                raise OSError(EAGAIN, N_("it has no content at the moment"))
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


def open_regular_file(path: Path, buffering: int = -1) -> BinaryIO:
    """Open a regular file for reading; raises OSError as `read_regular_file` does."""
    check_regular(os.stat(path).st_mode)  # to open a device may do something  # noqa: PTH116
    descriptor = os.open(path, _READING)
    file: BinaryIO = open(descriptor, "rb", buffering=buffering)  # noqa: PTH123, SIM115
    try:
        check_regular(os.fstat(descriptor).st_mode)  # the name may have become another's
    except OSError:
        file.close()
        raise
    return file


def check_regular(mode: int) -> None:
    """Raise OSError for what is no regular file."""
    if stat.S_ISDIR(mode):
        raise OSError(EINVAL, N_("it is a folder"))
    if not stat.S_ISREG(mode):
        is_pipe = stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)
        raise OSError(EINVAL, N_("it is a pipe, not a file") if is_pipe else N_("it is a device, not a file"))
