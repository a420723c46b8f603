"""A lock that lets one program at a time write in a folder.

The lock is flock(2) on the folder itself: it needs no file, so git shows none; it ends with the program,
however that ends; and every user of the machine who can read the folder is kept out by it. Where a file
system has no locks on folders (NFS, some network drives) an empty file in the system's folder for temporary
files is locked instead, named after the folder: that keeps out the programs of this machine, not of others.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import random
from time import monotonic, sleep
from zlib import crc32

from tui.i18n import N_

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

#: How long a program waits for another, in seconds: a change takes milliseconds.
LOCK_WAIT_S = 5.0
_POLL_S = 0.004


class LockHeldError(OSError):
    """Another program has held the lock of a folder for too long; the message names the folder."""


@contextmanager
def lock_folder(folder: Path, wait_s: float = LOCK_WAIT_S) -> Iterator[None]:
    """Keep other programs and threads out of a folder; raises LockHeldError after `wait_s` seconds."""
    descriptor = os.open(folder, os.O_RDONLY) if fcntl is not None else -1
    try:
        if fcntl is not None and not _acquire_lock(descriptor, folder, wait_s):
            os.close(descriptor)
            descriptor = _open_substitute(folder)
            _acquire_lock(descriptor, folder, wait_s)
        yield
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _acquire_lock(descriptor: int, folder: Path, wait_s: float) -> bool:
    """Acquire the lock; False if the file system has no locks on folders. Raises LockHeldError."""
    ends = monotonic() + wait_s
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() > ends:
                words = N_("{folder}: another program is writing here; try again in a moment").format(
                    folder=folder
                )
                raise LockHeldError(words) from None
            sleep(_POLL_S * (0.5 + random()))
        except OSError:
            return False
        else:
            return True


def _open_substitute(folder: Path) -> int:
    """Open an empty file to lock in place of `folder`, the same for all users of the machine."""
    name = f"niger-tui-{crc32(os.fsencode(os.path.realpath(folder))):08x}.lock"
    path = Path(tempfile.gettempdir(), name)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    return os.open(path, os.O_RDONLY | os.O_NOFOLLOW)


def lock_file(descriptor: int) -> bool:
    """Lock an open file until it is closed; False if a running program holds the lock."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
