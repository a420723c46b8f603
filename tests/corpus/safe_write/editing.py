"""Edits of files, in this process and in others."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tui.corpus.safe_write.file_edits import Edit, open_writer

#: No process here runs longer, in seconds, however busy the machine is.
PATIENCE = 120


def appended(line: bytes) -> Callable[[bytes | None], bytes]:
    return lambda before: (before or b"") + line


def edit(path: Path, change: Callable[[bytes | None], bytes | None], **how: bool) -> Edit:
    with open_writer(path.parent) as writer:
        return writer.edit(path, change, **how)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def python(code: str, *args: object, stdin: int | None = None) -> subprocess.Popen[bytes]:
    """A process that runs `code`."""
    command = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE)
