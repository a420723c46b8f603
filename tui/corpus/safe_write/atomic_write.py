"""Atomic writes: a new file is created under a free name, an existing one replaced if it has known bytes.

The data goes into a file beside the place first, which has no name as long as the system can do without
(O_TMPFILE): a program that is killed then leaves nothing. Where it has one, it is locked while its program
runs, and the next program that writes in the folder takes away what a dead one left.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from tui.corpus.safe_write.atomic_rename import exchange_files, rename_to_free_name
from tui.corpus.safe_write.file_lease import is_open_for_writing
from tui.corpus.safe_write.folder_lock import lock_file
from tui.i18n import N_

#: The names of files that are being written, here and in earlier versions.
_LEFTOVER = re.compile(r"\.(?:niger-tui-)?[0-9a-f]{16}\.tmp|\.state-[a-z0-9_]{8}")
#: Permissions: for the owner alone, or whatever the umask leaves.
_PRIVATE_MODE = 0o600
_SHARED_MODE = 0o666
#: A pipe is not waited for, a link not followed; on Windows line ends stay.
_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
#: How often to restore a file that another program saves at the same moment.
_MAX_SWAPS = 100


def create_file(path: Path, data: bytes | Iterable[bytes], *, private: bool = False) -> os.stat_result:
    """Write a new file of bytes, or of pieces of them; return its state before anybody else could change it.

    Raises FileExistsError where the name is taken, and OSError.
    `private`: nobody but its owner may read it.
    """
    draft = _Draft(path.parent, data, _PRIVATE_MODE if private else _SHARED_MODE)
    try:
        state = draft.stat()
        draft.move_to(path)
        return state
    finally:
        draft.close()


def put_file(path: Path, data: Iterable[bytes]) -> None:
    """Write a file of pieces of bytes, in place of any file that has its name, once all of them are written.

    Raises OSError; whatever the pieces raise leaves the file as it was.
    """
    draft = _Draft(path.parent, data, _SHARED_MODE)
    try:
        try:
            draft.move_to(path)
        except FileExistsError:
            draft.named().replace(path)
    finally:
        draft.close()


def replace_file(path: Path, data: bytes, expected: bytes, *, private: bool = False) -> os.stat_result | None:
    """Replace the bytes `expected` of a file by `data`; None, without a change, if it has other bytes.

    Returns the state of the file before anybody else could change it. Comparison and replacement are one step
    where the system can exchange two files. Owner, permissions and attributes are kept; `private`: nobody but
    the owner may read the file from now on. `path` must not be a link. Raises OSError, and PermissionError
    also if the file itself is read-only.
    """
    if not os.access(path, os.W_OK):
        if not os.path.lexists(path):
            return None
        raise PermissionError(13, N_("the file is read-only"), str(path))
    draft = _Draft(path.parent, data, _PRIVATE_MODE)
    try:
        aside = draft.named()
        _copy_attributes(path, aside)
        if private:
            aside.chmod(_PRIVATE_MODE)
        state = draft.stat()
        try:
            return state if _swap_in(aside, path, data, expected) else None
        except FileNotFoundError:
            return None
    finally:
        draft.close()


def remove_file(path: Path, expected: bytes) -> bool:
    """Delete a file that holds `expected`; False, without deleting it, if it holds other bytes."""
    aside = _make_free_name(path.parent)
    try:
        rename_to_free_name(path, aside)
    except FileNotFoundError:
        return False
    with aside.open("rb") as file:
        is_other = file.read() != expected or is_open_for_writing(file.fileno())
    if is_other:
        with suppress(FileExistsError):  # what has taken the place meanwhile is newer
            rename_to_free_name(aside, path)
        is_removed = False
    else:
        is_removed = True
    aside.unlink(missing_ok=True)
    return is_removed


def clear_leftovers(folder: Path) -> None:
    """Delete the temporary files of dead programs in `folder`; call it under the folder's lock."""
    try:
        with os.scandir(folder) as listed:
            left = [entry.path for entry in listed if _LEFTOVER.fullmatch(entry.name)]
    except OSError:
        return
    for path in left:
        with suppress(OSError):
            descriptor = os.open(path, os.O_RDONLY | _NOT_WAITING)
            try:
                if stat.S_ISREG(os.fstat(descriptor).st_mode) and lock_file(descriptor):
                    os.unlink(path)  # noqa: PTH108
            finally:
                os.close(descriptor)


class _Draft:
    """A temporary file in a folder, locked while its program runs."""

    def __init__(self, folder: Path, data: bytes | Iterable[bytes], mode: int) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._descriptor = self._open_file(mode)
        try:
            lock_file(self._descriptor)
            with open(self._descriptor, "wb", closefd=False) as file:
                for piece in (data,) if isinstance(data, bytes) else data:
                    file.write(piece)
                file.flush()
                os.fsync(self._descriptor)
            if os.name == "nt":  # where a file that is open cannot be renamed
                self._close()
        except BaseException:
            self.close()
            raise

    def _open_file(self, mode: int) -> int:
        if hasattr(os, "O_TMPFILE") and os.path.isdir("/proc/self/fd"):  # noqa: PTH112
            with suppress(OSError):  # what is wrong with the folder shows below
                return os.open(self._folder, os.O_TMPFILE | os.O_WRONLY, mode)
        self._path = _make_free_name(self._folder)
        return os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, mode)

    def stat(self) -> os.stat_result:
        """Return the state of the file, which moving it does not change."""
        return os.fstat(self._descriptor) if self._path is None else self._path.stat()

    def named(self) -> Path:
        """Give the draft a hidden name if it has none, and return its path."""
        if self._path is None:
            path = _make_free_name(self._folder)
            self._link(path)
            self._path = path
        return self._path

    def move_to(self, path: Path) -> None:
        """Rename the draft to `path`; raises FileExistsError."""
        if self._path is None:
            self._link(path)
        else:
            rename_to_free_name(self._path, path)

    def _link(self, path: Path) -> None:
        # Given a descriptor for the source's folder, which an absolute path does without, Python calls
        # linkat(2), which alone follows the link in /proc.
        source = f"/proc/self/fd/{self._descriptor}"
        os.link(source, path, src_dir_fd=self._descriptor, follow_symlinks=True)

    def close(self) -> None:
        """Delete the draft unless it was moved, and close it."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)
        self._close()

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _make_free_name(folder: Path) -> Path:
    return folder / f".niger-tui-{token_hex(8)}.tmp"


def _swap_in(aside: Path, path: Path, data: bytes, expected: bytes) -> bool:
    """Exchange `path` for the file `aside`, which holds `data`; False unless `path` holds `expected`.

    `path` then holds the newest content that other programs saved there, whole.
    """
    if path.read_bytes() != expected:
        return False
    if not exchange_files(aside, path):
        aside.replace(path)
        return True
    with aside.open("rb") as file:
        if file.read() == expected and not is_open_for_writing(file.fileno()):
            return True
    _restore_newest(aside, path, data)
    return False


def _restore_newest(aside: Path, path: Path, data: bytes) -> None:
    """Restore what another program saved, now in `aside`, to `path`, which now holds `data`."""
    put = data
    for _swap in range(_MAX_SWAPS):
        back = aside.read_bytes()
        try:
            exchange_files(aside, path)
        except FileNotFoundError:  # it has been taken away, or is about to be saved anew
            with suppress(FileExistsError):
                rename_to_free_name(aside, path)
                return
            continue
        if aside.read_bytes() == put:
            return
        put = back  # they have saved once more meanwhile: that one is the newest


def _copy_attributes(path: Path, aside: Path) -> None:
    """Copy permissions, owner and attributes of `path` to `aside`, as far as the system permits."""
    status = path.stat()
    if hasattr(os, "chown"):
        for owner in (-1, status.st_uid):  # a group of one's own can be given where the owner cannot
            with suppress(OSError):
                os.chown(aside, owner, status.st_gid)
    shutil.copystat(path, aside)
    os.utime(aside)
