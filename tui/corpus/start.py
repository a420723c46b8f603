"""Starting a corpus: a copy of the one that ships, or empty folders."""

from __future__ import annotations

import shutil
from pathlib import Path

from tui.corpus.folder import shipped


class StartError(Exception):
    """The corpus can't be started there; the message says why, in a line."""


CORPUS_YAML = """\
title: {title}
lang: fr
description: ""
"""


def start_corpus(folder: Path, *, empty: bool = False) -> int:
    """Make a corpus in `folder`, which must be new or empty; the number of files written.

    Raises StartError; nothing that is there is ever overwritten.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise StartError(f"{folder}: there are files here; name a new or an empty folder")
        if empty:
            for name in ("articles", "actors", "events"):
                (folder / name).mkdir()
            title = folder.resolve().name.replace('"', "")
            (folder / "corpus.yaml").write_text(CORPUS_YAML.format(title=f'"{title}"'), "utf-8")
        else:
            shutil.copytree(shipped(), folder, dirs_exist_ok=True)
    except OSError as error:
        raise StartError(f"{folder}: {error.strerror or error}") from error
    return sum(1 for path in folder.rglob("*") if path.is_file())
