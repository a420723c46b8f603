"""A small corpus on disk, and its store: real files, a real index, nothing pretended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.index.small import FILES, write
from tests.postgres_server import PostgresServer
from tests.stores import stored
from tui.corpus.folder import Folder, open_folder
from tui.index.indexing.updater import update_index
from tui.index.postgres.postgres_store import PostgresStore, open_postgres_store
from tui.index.postgres.publication.publisher import publish_corpus
from tui.index.sql_store import SqlStore
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


Reader = Callable[[SqliteStore], SqlStore]


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    """What makes of a full index the store that is asked: itself, or one on what was published of it."""
    if request.param == "sqlite":
        yield lambda store: store
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    readers: list[PostgresStore] = []

    def publish(store: SqliteStore) -> PostgresStore:
        address = server.create_database()
        publish_corpus(store, Path("/corpus"), "A corpus", address)
        readers.append(open_postgres_store(address))
        return readers[-1]

    yield publish
    for one in readers:
        one.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[SqlStore]:
    """A full store for tests that only ask."""
    root = tmp_path_factory.mktemp("shared")
    store = stored(root, FILES)
    yield reader(store)
    store.close()
