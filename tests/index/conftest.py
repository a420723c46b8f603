"""A small corpus on disk, and its store: real files, a real index, nothing pretended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.small import FILES, write
from tests.stores import stored
from tui.corpus.folder import Folder, open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore, open_store


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The corpus folder."""
    write(tmp_path / "corpus", FILES)
    return tmp_path / "corpus"


@pytest.fixture
def folder(root: Path) -> Folder:
    return open_folder(root)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def empty(root: Path, cache: Path) -> Iterator[SqliteStore]:
    """The store before its first refresh."""
    store = open_store(root, cache=cache)
    yield store
    store.close()


@pytest.fixture
def store(empty: SqliteStore, folder: Folder) -> SqliteStore:
    """The store with everything in it."""
    update_index(empty, folder)
    return empty


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """A full store for tests that only ask."""
    root = tmp_path_factory.mktemp("shared")
    store = stored(root, FILES)
    yield store
    store.close()
