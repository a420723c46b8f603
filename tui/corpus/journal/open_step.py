"""A look whether a step was interrupted; imports nothing that a first paint can do without."""

from __future__ import annotations

import os
from pathlib import Path

#: The folder in a corpus that holds the journal; hidden, so that no record is looked for there.
FOLDER = ".niger-tui"
#: The journal in a corpus.
FILE = f"{FOLDER}/journal.jsonl"
#: How the line begins that says that a step has ended; the whole line is no longer than this.
END_START = b'{"ended":'
_MAX_END_BYTES = 64
#: How the line of a step begins.
STEP_START = b'{"step":'


def has_open_step(root: Path) -> bool:
    """Return whether the last line of a corpus's journal is not one that says that a step has ended."""
    try:
        with (root / FILE).open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _MAX_END_BYTES))
            tail = file.read()
    except OSError:
        return False
    return bool(tail) and not (tail.endswith(b"}\n") and tail.splitlines()[-1].startswith(END_START))
