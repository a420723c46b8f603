"""A copy of the corpus that ships, indexed, for keys that change it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from tests.stores import indexed
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[tuple[SqliteStore, Path]]:
    """A copy of the corpus that ships."""
    root = Path(copytree(bundled_corpus_path(), tmp_path / "corpus"))
    store = indexed(root, tmp_path / "cache")
    yield store, root
    store.close()
