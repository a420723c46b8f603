"""Creation of a corpus: a copy of the bundled one, or empty folders."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.journal.open_step import FOLDER
from tui.corpus.record_files.frontmatter import quote_scalar
from tui.corpus.safe_write.folder_lock import LockHeldError, lock_folder
from tui.corpus.scan import KINDS_OF_FOLDERS, os_error_text, printable_path


class CreateError(Exception):
    """The corpus cannot be created; the message says why, on one line."""


#: The hidden folder in which a corpus is built.
_HIDDEN = re.compile(r"\.niger-tui-[0-9a-f]{16}")
CORPUS_YAML = """\
title: {title}
lang: fr
description: ""
"""


def create_corpus(folder: Path, *, empty: bool = False) -> int:
    """Create a corpus in `folder`, which must be new or empty; return the number of files written.

    It is created completely or not at all: it is built in a hidden folder inside first. Nothing that exists
    is ever overwritten. Raises CreateError.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_folder(folder):
            return _create_inside(folder, empty)
    except LockHeldError as error:
        raise CreateError(str(error)) from error
    except OSError as error:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise CreateError(f"{folder}: cannot be written: {os_error_text(error)}") from error


def _create_inside(folder: Path, empty: bool) -> int:
    """Create a corpus in an existing, locked folder; return the number of files."""
    for path in folder.iterdir():
        if not _HIDDEN.fullmatch(path.name):
            raise CreateError(f"{folder}: there are files here; name a new or empty folder")
        shutil.rmtree(path)  # of a run that was killed
    hidden = folder / f".niger-tui-{token_hex(8)}"
    try:
        _write_corpus(hidden, quote_scalar(printable_path(folder.resolve().name), flow=False), empty)
        count = sum(len(files) for _folder, _folders, files in os.walk(hidden))
        for path in sorted(hidden.iterdir()):
            path.rename(folder / path.name)
        hidden.rmdir()
    except BaseException:
        shutil.rmtree(hidden, ignore_errors=True)
        raise
    return count


def _write_corpus(folder: Path, title: str, empty: bool) -> None:
    """Write a corpus to a folder that does not exist yet."""
    if not empty:
        for top, _folders, files in os.walk(bundled_corpus_path()):
            if FOLDER in Path(top).parts:  # what was done to the one that ships
                continue
            place = folder / os.path.relpath(top, bundled_corpus_path())
            place.mkdir()
            for name in files:
                shutil.copy2(Path(top, name), place)
        return
    folder.mkdir()
    for name in KINDS_OF_FOLDERS:
        (folder / name).mkdir()
    (folder / "corpus.yaml").write_text(CORPUS_YAML.format(title=title), "utf-8")
