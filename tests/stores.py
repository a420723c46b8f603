"""Stores over corpora that tests write, and over the one that ships: real files, a real index."""

from __future__ import annotations

from pathlib import Path

from tests.index.small import write
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore, open_store


def indexed(root: Path, cache: Path) -> SqliteStore:
    """The store over the corpus in `root`, with everything in it; whoever asks for it closes it."""
    store = open_store(root, cache=cache)
    update_index(store, open_folder(root))
    return store


def stored(folder: Path, files: dict[str, str]) -> SqliteStore:
    """The store over `files`, which are put into `folder`/corpus."""
    write(folder / "corpus", files)
    return indexed(folder / "corpus", folder / "cache")


def of_shipped(cache: Path) -> SqliteStore:
    """The store over the corpus that ships."""
    return indexed(bundled_corpus_path(), cache)
