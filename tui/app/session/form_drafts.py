"""What was typed into forms and not saved: a file each, so that a program that is killed loses nothing.

The files lie beside the state file of the corpus, and go when their forms are saved or left.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Struct

from tui.app.session.saved_json import read_saved

#: How long to wait for another explorer that writes into the folder, in seconds.
_LOCK_WAIT_S = 1.0


class DraftPart(Struct, frozen=True):
    """The texts of one part of a form, by the name of the part; `rest`: the item of the file that it was."""

    name: str
    values: tuple[str, ...]
    rest: Any = None


class _FormDraft(Struct, frozen=True):
    """The parts of a form; `about` tells which: the record and what was in the form at first."""

    about: str = ""
    parts: tuple[DraftPart, ...] = ()


class FormDrafts:
    """The unsaved forms of a person in one corpus; for any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path_of(self, about: str) -> Path:
        return self._folder / f"{crc32(about.encode('utf-8', 'surrogatepass')):08x}.json"

    def read(self, about: str) -> tuple[DraftPart, ...]:
        """Return what was typed into a form and not saved; empty where nothing was."""
        draft = read_saved(self._path_of(about), _FormDraft)
        return draft.parts if draft.about == about else ()

    def write(self, about: str, parts: Sequence[DraftPart]) -> None:
        """Keep what is in a form. Raises OSError where the folder can't be written."""
        from tui.corpus.safe_write.file_edits import open_writer  # late: the first paint needs none of it

        data = msgspec.json.format(msgspec.json.encode(_FormDraft(about, tuple(parts))), indent=1)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open_writer(self._folder, _LOCK_WAIT_S) as writer:
            writer.edit(self._path_of(about), lambda _data: data, is_ours=True)

    def drop(self, about: str) -> None:
        """Forget a form that was saved or left."""
        self._path_of(about).unlink(missing_ok=True)
