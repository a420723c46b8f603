"""The corpus that ships and a small one, indexed once; and stores over files that a test names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.index.small import FILES, write
from tui.corpus.folder import open_folder, shipped
from tui.index.build import refresh
from tui.index.sqlite import SqliteStore, open_store

Made = Callable[[dict[str, str]], SqliteStore]


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """The store of the corpus that ships."""
    store = open_store(shipped(), cache=tmp_path_factory.mktemp("cache"))
    refresh(store, open_folder(shipped()))
    yield store
    store.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """The store of the small corpus."""
    root = tmp_path_factory.mktemp("views")
    write(root / "corpus", FILES)
    store = open_store(root / "corpus", cache=root / "cache")
    refresh(store, open_folder(root / "corpus"))
    yield store
    store.close()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """A function from files to the store over them."""
    stores = []

    def make(files: dict[str, str]) -> SqliteStore:
        root = tmp_path / f"corpus{len(stores)}"
        root.mkdir()
        write(root, files)
        store = open_store(root, cache=tmp_path / "cache")
        stores.append(store)
        refresh(store, open_folder(root))
        return store

    yield make
    for store in stores:
        store.close()
