"""Atomic renames: two files are exchanged, or a file is renamed only if the new name is free."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
#: The flags of renameat2(2).
_NO_REPLACE = 1
_EXCHANGE = 2
#: The errors of systems and file systems without such renames.
_UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM}


def exchange_files(first: Path, second: Path) -> bool:
    """Exchange two files of one file system; False where the system does not support it. Raises OSError.

    Linux supports it on ext4, XFS, Btrfs, tmpfs and overlays, but not on NFS.
    """
    return _rename(first, second, _EXCHANGE)


def rename_to_free_name(path: Path, name: Path) -> None:
    """Rename `path` to `name`, which nothing has yet; raises FileExistsError, and OSError."""
    if _rename(path, name, _NO_REPLACE):
        return
    try:
        os.link(path, name, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: nothing there does it in one step
        if os.path.lexists(name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(name)) from None
        path.rename(name)
    else:
        path.unlink()


def _rename(path: Path, name: Path, flag: int) -> bool:
    """Call renameat2(2); False where there is none."""
    call = _load_renameat2()
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(path), _AT_FDCWD, os.fsencode(name), flag) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(path), None, str(name))


@lru_cache(maxsize=1)
def _load_renameat2() -> Any:
    """Return the C library's renameat2 function; None where it has none."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return call
