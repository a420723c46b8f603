"""A copy of the corpus that ships, indexed, for keys that change it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stores import copy_shipped
from tui.index.sqlite_store import SqliteStore


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[tuple[SqliteStore, Path]]:
    """A copy of the corpus that ships."""
    store, root = copy_shipped(tmp_path)
    yield store, root
    store.close()
