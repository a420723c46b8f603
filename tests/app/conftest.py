"""The corpus that ships, indexed once; every visit has its own home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stores import indexed
from tui.index.sqlite_store import SqliteStore


@pytest.fixture(scope="session")
def store(shipped_store: SqliteStore) -> SqliteStore:
    """The store of the corpus that ships."""
    return shipped_store


@pytest.fixture
def own(corpus: Path, tmp_path: Path) -> Iterator[SqliteStore]:
    """The store of the corpus that a test's own file describes."""
    store = indexed(corpus, tmp_path / "cache")
    yield store
    store.close()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests."""
    for name in ("NO_COLOR", "EDITOR", "VISUAL", "NIGER_TUI_CORPUS", "TEXTUAL_THEME", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
