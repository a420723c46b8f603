"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_hex


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of what the file holds; a kill leaves the old or the new. Raises OSError.

    The permissions of a file that is there are kept; a symbolic link stays one.
    """
    path = path.resolve()
    written = path.with_name(f".{token_hex(8)}.tmp")
    try:
        with written.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            written.chmod(path.stat().st_mode & 0o777)
        written.replace(path)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


def create_file(path: Path, data: bytes) -> None:
    """Write a new file; raises FileExistsError where there is one, and OSError."""
    with path.open("xb"):
        pass  # the name is taken from here on
    try:
        replace_file(path, data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
