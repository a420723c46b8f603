"""Where the files of a reader's own lie, for one corpus."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32


def state_file(folder: Path, corpus: Path) -> Path:
    """Return the path of the state file of a corpus, in `folder`."""
    real = os.path.realpath(corpus)
    return folder / f"{Path(real).name[:40] or 'corpus'}-{crc32(os.fsencode(real)):08x}.json"


def reading_path(state_path: Path) -> Path:
    """Return the path of the file of marks beside the state file of a corpus."""
    return state_path.with_suffix(".reading.json")


def drafts_folder(state_path: Path) -> Path:
    """Return the folder of unsaved forms beside the state file of a corpus."""
    return state_path.with_suffix(".forms")
