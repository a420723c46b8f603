"""Where the index of a corpus lies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zlib import crc32

_MAX_NAME_CHARS = 40  # of the corpus folder, in the name of the index file


def index_file(root: Path, cache: Path | None = None) -> Path:
    """Return the path of the index of the corpus in `root`.

    It lies below `cache`, or else $NIGER_TUI_CACHE, or else the user's cache folder.
    """
    if cache is None:
        configured = os.environ.get("NIGER_TUI_CACHE")
        cache = Path(configured) if configured else _user_cache_path()
    real_root = os.path.realpath(root)
    name = Path(real_root).name[:_MAX_NAME_CHARS] or "corpus"
    return cache / "index" / f"{name}-{crc32(os.fsencode(real_root)):08x}.sqlite"


def _user_cache_path() -> Path:
    """Return the cache folder of the user's system for this program."""
    if sys.platform == "linux":  # as platformdirs has it, whose import takes as long as an empty Python
        named = os.environ.get("XDG_CACHE_HOME", "").strip()
        return (Path(named) if named.startswith("/") else Path.home() / ".cache") / "niger-tui"
    from platformdirs import user_cache_path  # late: slow to import, and often not needed

    return user_cache_path("niger-tui", appauthor=False)
