"""Where an export goes: a file or folder that is there whole or not at all, and never in the corpus."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from tui.corpus.safe_write.atomic_write import put_file
from tui.export.export_format import OutputFile
from tui.i18n import gettext as _

#: Characters that are encoded and written at a time.
_PIECE_CHARS = 1 << 16


class ExportError(Exception):
    """Raised when an export cannot be written where it is to be; says why, and what would be right."""


def check_destination(path: Path, corpus: Path, *, is_folder: bool) -> Path:
    """Return the path that an export will have, links followed. Raises ExportError.

    It is refused inside the corpus, where it would be read as a record, or kept by its history; a folder also
    where there is one with something in it.
    """
    real, root = Path(os.path.realpath(path)), Path(os.path.realpath(corpus))
    if real.is_relative_to(root):
        words = _("{path} is in the corpus itself: choose a place outside of {corpus}")
        raise ExportError(words.format(path=path, corpus=root))
    if not real.parent.is_dir():
        words = _("{path}: there is no folder {parent}; make it first")
        raise ExportError(words.format(path=path, parent=real.parent))
    if is_folder and os.path.lexists(real) and not (real.is_dir() and not any(real.iterdir())):
        raise ExportError(_("{path} exists already: name a folder that is new or empty").format(path=path))
    if not is_folder and real.is_dir():
        raise ExportError(_("{path} is a folder: name a file").format(path=path))
    return real


def encode_pieces(pieces: Iterable[str]) -> Iterator[bytes]:
    """Yield texts as UTF-8, many small ones as one."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _PIECE_CHARS:
            yield "".join(waiting).encode("utf-8", "replace")
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting).encode("utf-8", "replace")


def write_export(files: Iterator[OutputFile], path: Path, corpus: Path, *, is_folder: bool) -> Path:
    """Write an export as a folder, or as the one file that it is; see `write_folder` and `write_file`."""
    return write_folder(path, corpus, files) if is_folder else write_file(path, corpus, next(files).pieces)


def write_file(path: Path, corpus: Path, pieces: Iterable[str]) -> Path:
    """Write the one file of an export; what is there is replaced once all is written. Return its path.

    Raises ExportError, StoreError, and OSError where the disk is full or the like.
    """
    real = check_destination(path, corpus, is_folder=False)
    if os.path.lexists(real) and not stat.S_ISREG(real.stat().st_mode):  # a device or a pipe
        with real.open("wb") as stream:
            stream.writelines(encode_pieces(pieces))
    else:
        put_file(real, encode_pieces(pieces))
    return real


def write_folder(path: Path, corpus: Path, files: Iterable[OutputFile]) -> Path:
    """Write the files of an export into a new folder, which gets its name when all are there.

    Return its path. Raises ExportError, StoreError, and OSError where the disk is full or the like.
    """
    real = check_destination(path, corpus, is_folder=True)
    aside = real.with_name(f".{real.name[:100]}.{token_hex(8)}.part")
    aside.mkdir()
    try:
        made = {aside}
        for file in files:
            target = aside / file.path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            with target.open("xb") as stream:
                stream.writelines(encode_pieces(file.pieces))
        aside.rename(real)
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(aside)
        raise
    return real
