"""The corpus that ships, indexed once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.corpus.folder import open_folder, shipped
from tui.index.build import refresh
from tui.index.sqlite import SqliteStore, open_store


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """The store of the corpus that ships."""
    store = open_store(shipped(), cache=tmp_path_factory.mktemp("cache"))
    refresh(store, open_folder(shipped()))
    yield store
    store.close()
