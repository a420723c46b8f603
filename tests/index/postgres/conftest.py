"""An index and an empty database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.small import FILES
from tests.postgres_server import PostgresServer
from tests.stores import stored
from tui.index.sqlite_store import SqliteStore


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SqliteStore]:
    """The index of a small corpus in `tmp_path`/corpus."""
    store = stored(tmp_path, FILES)
    yield store
    store.close()


@pytest.fixture
def address(postgres_server: PostgresServer) -> str:
    """The address of an empty database."""
    return postgres_server.create_database()
