"""The corpus that ships and a small one, indexed once; and stores over files that a test names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.index.small import FILES
from tests.stores import stored
from tui.index.sqlite_store import SqliteStore

Made = Callable[[dict[str, str]], SqliteStore]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """The store of the small corpus."""
    root = tmp_path_factory.mktemp("views")
    store = stored(root, FILES)
    yield store
    store.close()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """A function from files to the store over them."""
    stores: list[SqliteStore] = []

    def make(files: dict[str, str]) -> SqliteStore:
        stores.append(stored(tmp_path / str(len(stores)), files))
        return stores[-1]

    yield make
    for store in stores:
        store.close()
