"""Completion of the last path in a line of paths, as a shell completes it."""

from __future__ import annotations

import os
import re
import shlex
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tui.model.text import clean_line

#: So many names of a folder are looked at, and so many are listed.
MAX_NAMES, MAX_LISTED = 10_000, 40
#: What stands between two paths, and how a path may begin that is in quotation marks.
_LAST_PATH = re.compile(r"(?:\\.|'[^']*(?:'|\Z)|\"(?:\\.|[^\"\\])*(?:\"|\Z)|[^\s\\'\"])*\Z")
_SPECIAL = re.compile(r"([\s\\'\"])")


class PromptCompletion(NamedTuple):
    """A text completed as far as it is certain, and the names it may go on with where there are several."""

    text: str
    names: tuple[str, ...]


def complete_path(text: str) -> PromptCompletion:
    """Complete the last path of `text`; names with blanks get backslashes, folders a slash."""
    match = _LAST_PATH.search(text)
    begun = text[match.start() :] if match else ""
    folder, _slash, start = _unquote(begun).rpartition("/")
    folder += _slash
    names = _names_in(folder, start)
    if not names:
        return PromptCompletion(text, ())
    common = os.path.commonprefix(names)  # noqa: RUF071 - of names, not of paths
    path = folder + (common if common.startswith(start) else start)
    is_whole = len(names) == 1 and not path.endswith("/")
    written = _SPECIAL.sub(r"\\\1", path) + (" " if is_whole else "")
    listed = tuple(map(clean_line, names[:MAX_LISTED])) if len(names) > 1 else ()
    return PromptCompletion(text[: len(text) - len(begun)] + written, listed)


def _unquote(begun: str) -> str:
    """Return the path that is meant by what is typed of it, with quotation marks that may be open."""
    for end in ("", "'", '"'):
        try:
            return "".join(shlex.split(begun + end))
        except ValueError:
            continue
    return begun.rstrip("\\")


def _names_in(folder: str, start: str) -> list[str]:
    """Return the names in a folder that begin with `start`, sorted, folders with a slash."""
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            return sorted(
                entry.name + ("/" if entry.is_dir() else "")
                for entry in islice(entries, MAX_NAMES)
                if entry.name.startswith(start) and (start.startswith(".") or not entry.name.startswith("."))
            )
    except OSError:
        return []
