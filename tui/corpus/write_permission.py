"""Corpora that this process must not write to, as the reader asked for when the program was started."""

from __future__ import annotations

import os
from pathlib import Path

_closed: set[str] = set()


def close_corpus(root: Path) -> None:
    """Refuse every later write to the corpus in `root`; its index and a person's own state stay open."""
    _closed.add(os.path.realpath(root))


def is_closed(folder: Path) -> bool:
    """Return whether a folder is a corpus that must not be written to, or lies in one."""
    real = os.path.realpath(folder)
    return any(real == root or real.startswith(root + os.sep) for root in _closed)
