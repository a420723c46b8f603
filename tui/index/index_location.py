"""Where the program keeps its files: the folders of a person's system, and the index of a corpus."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zlib import crc32

_MAX_NAME_CHARS = 40  # of the corpus folder, in the name of the index file

_NAME = "niger-tui"
#: On Linux: the variable that names the folder of a kind, and where it is below the home folder without one.
_XDG_PLACES = {
    "cache": ("XDG_CACHE_HOME", ".cache"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
}


def index_file(root: Path, cache: Path | None = None) -> Path:
    """Return the path of the index of the corpus in `root`.

    It lies below `cache`, or else $NIGER_TUI_CACHE, or else the user's cache folder.
    """
    if cache is None:
        configured = os.environ.get("NIGER_TUI_CACHE")
        cache = Path(configured) if configured else user_folder("cache")
    real_root = os.path.realpath(root)
    name = Path(real_root).name[:_MAX_NAME_CHARS].encode("utf-8", "replace").decode() or "corpus"
    return cache / "index" / f"{name}-{crc32(os.fsencode(real_root)):08x}.sqlite"


def user_folder(kind: str) -> Path:
    """Return the folder of this program for a kind of files: cache, config, data; it may not be there yet."""
    if sys.platform == "linux":  # as platformdirs has it, whose import takes as long as an empty Python
        variable, below_home = _XDG_PLACES[kind]
        if (named := os.environ.get(variable, "")).startswith("/"):
            return Path(named, _NAME)
        if (home := os.environ.get("HOME", "")).startswith("/"):
            return Path(home, below_home, _NAME)
    from platformdirs import PlatformDirs  # late: for all other systems, and a home that no variable names

    folders = PlatformDirs(_NAME, appauthor=False)
    path: Path = getattr(folders, f"user_{kind}_path")
    return path
