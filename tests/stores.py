"""Stores over corpora that tests write, and over the one that ships: real files, a real index."""

from __future__ import annotations

from functools import cache as cached
from pathlib import Path
from shutil import copy, copytree
from tempfile import TemporaryDirectory

from tests.index.small import write
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.index_location import index_file
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


def copy_shipped(folder: Path) -> tuple[SqliteStore, Path]:
    """A copy of the corpus that ships, in `folder`, with everything in its index, for tests that change it.

    The index is a copy, too, brought up to date: that takes a tenth of the time.
    """
    root = Path(copytree(bundled_corpus_path(), folder / "corpus"))
    copy_index(root, folder / "cache")
    return indexed(root, folder / "cache"), root


def copy_index(root: Path, cache: Path) -> None:
    """Put the index of the corpus that ships into `cache`, as that of `root`, which holds the same files."""
    (file := index_file(root, cache)).parent.mkdir(parents=True, exist_ok=True)
    copy(_shipped_index()[1], file)


@cached
def _shipped_index() -> tuple[TemporaryDirectory[str], Path]:
    """The index of the corpus that ships, closed, and its folder, which goes when the tests have ended."""
    folder = TemporaryDirectory(prefix="niger-tests-")
    of_shipped(Path(folder.name)).close()
    return folder, index_file(bundled_corpus_path(), Path(folder.name))
