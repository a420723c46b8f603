"""Creation of a corpus: a copy of the bundled one or of another, or empty folders."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.record_files.frontmatter import quote_scalar
from tui.corpus.safe_write.folder_lock import LockHeldError, lock_folder
from tui.corpus.scan import KINDS_OF_FOLDERS, os_error_text, printable_path
from tui.i18n import N_


class CreateError(Exception):
    """The corpus cannot be created; the message says why, on one line."""


#: The hidden folder in which a corpus is built.
_HIDDEN = re.compile(r"\.niger-tui-[0-9a-f]{16}")
CORPUS_YAML = """\
title: {title}
lang: fr
description: ""
"""


def create_corpus(folder: Path, *, empty: bool = False, source: Path | None = None) -> int:
    """Create a corpus in `folder`, which must be new or empty; return how many files it has.

    It is a copy of `source`, by default of the corpus that ships, without what is hidden there; or `empty`.
    It is created completely or not at all: it is built in a hidden folder inside first. Nothing that exists
    is ever overwritten. Raises CreateError.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_folder(folder):
            return _create_inside(folder, None if empty else source or bundled_corpus_path())
    except LockHeldError as error:
        raise CreateError(str(error)) from error
    except OSError as error:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise CreateError(
            N_("{folder}: cannot be written: {reason}").format(folder=folder, reason=os_error_text(error))
        ) from error


def _create_inside(folder: Path, source: Path | None) -> int:
    """Create a corpus in an existing, locked folder; return the number of files."""
    for path in folder.iterdir():
        if not _HIDDEN.fullmatch(path.name):
            raise CreateError(
                N_("{folder}: there are files here; name a new or empty folder").format(folder=folder)
            )
        shutil.rmtree(path)  # of a run that was killed
    hidden = folder / f".niger-tui-{token_hex(8)}"
    try:
        if source is None:
            _write_empty(hidden, quote_scalar(printable_path(folder.resolve().name), flow=False))
        else:
            _copy_corpus(source, hidden)
        count = sum(len(files) for _folder, _folders, files in os.walk(hidden))
        for path in sorted(hidden.iterdir()):
            path.rename(folder / path.name)
        hidden.rmdir()
    except BaseException:
        shutil.rmtree(hidden, ignore_errors=True)
        raise
    return count


def _copy_corpus(source: Path, folder: Path) -> None:
    """Copy a corpus to a folder that does not exist yet, without hidden names such as that of the journal.

    The copies can be written by their owner, whatever the originals are.
    """
    for top, inner, files in os.walk(source):
        inner[:] = [name for name in inner if not name.startswith(".")]
        place = folder / os.path.relpath(top, source)
        place.mkdir()
        for name in files:
            if not name.startswith(".") and Path(top, name).is_file():
                copy = Path(shutil.copy2(Path(top, name), place))
                copy.chmod(copy.stat().st_mode | 0o200)


def _write_empty(folder: Path, title: str) -> None:
    """Write a corpus without records to a folder that does not exist yet."""
    folder.mkdir()
    for name in KINDS_OF_FOLDERS:
        (folder / name).mkdir()
    (folder / "corpus.yaml").write_text(CORPUS_YAML.format(title=title), "utf-8")
