"""The explorer on a corpus in a database: what is published shows, what cannot be done is said."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.visit import visit
from tests.campaign.swallowing_proxy import SwallowingProxy
from tests.index.small import FILES, write
from tests.postgres_server import PostgresServer, make_server
from tests.stores import stored
from tui.app.widgets.preview import Preview
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.postgres.postgres_store import open_postgres_store
from tui.index.postgres.publication.publisher import publish_corpus


async def test_what_is_published_meanwhile_is_shown(postgres_server: PostgresServer, tmp_path: Path) -> None:
    index, root = stored(tmp_path, FILES), tmp_path / "corpus"
    address = postgres_server.create_database()
    publish_corpus(index, root, "A corpus", address)
    store = open_postgres_store(address)
    async with visit(store, tmp_path / "elsewhere", tmp_path, is_read_only=True) as seen:
        assert seen.app.state.title == "A corpus" and len(seen.rows("#article")) == 3
        await seen.press("m")
        assert seen.heard[-1] == "Opened for reading only: nothing is changed."
        write(root, {"articles/new.md": "---\ntitle: Modi à Moscou\ndate: 2024-02-01\n---\nTexte.\n"})
        update_index(index, open_folder(root))
        publish_corpus(index, root, "A corpus", address)
        assert await seen.until(lambda: any("Modi à Moscou" in row for row in seen.rows("#article")))
    store.close()
    index.close()


async def test_what_is_written_into_the_folder_is_not_in_the_database_yet(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    index, root = stored(tmp_path, FILES), tmp_path / "corpus"
    address = postgres_server.create_database()
    publish_corpus(index, root, "A corpus", address)
    store = open_postgres_store(address)
    async with visit(store, store.place(), tmp_path) as seen:
        await seen.press("l")
        await seen.type("à vérifier")
        await seen.press("enter")
        assert await seen.until(lambda: any("when it is published again" in words for words in seen.heard))
        labelled = [path for path in root.rglob("*.md") if "à vérifier" in path.read_text("utf-8")]
        assert len(labelled) == 1
    store.close()
    index.close()


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A server that a test may kill."""
    server = make_server()
    yield server
    server.remove()


async def test_a_server_that_goes_away_is_said_once_and_found_again(
    own_server: PostgresServer, tmp_path: Path
) -> None:
    index = stored(tmp_path, FILES)
    address = own_server.create_database()
    publish_corpus(index, tmp_path / "corpus", "A corpus", address)
    store = open_postgres_store(address)
    async with visit(store, tmp_path / "elsewhere", tmp_path, is_read_only=True) as seen:
        os.kill(int((own_server.folder / "data/postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        assert await seen.until(lambda: any("does not answer now" in words for words in seen.heard))
        await seen.press("tab", "down", "enter", "slash")
        await seen.type("niger")
        await seen.press("escape")
        assert len(seen.rows("#article")) == 3
        own_server.start_again()
        await seen.press("slash")
        await seen.type("evkurov")
        assert await seen.until(lambda: "Iounous-bek Evkourov" in seen.screen)
    store.close()
    index.close()


async def test_what_was_asked_while_the_server_was_away_is_asked_again(
    own_server: PostgresServer, tmp_path: Path
) -> None:
    index = stored(tmp_path, FILES)
    address = own_server.create_database()
    publish_corpus(index, tmp_path / "corpus", "A corpus", address)
    store = open_postgres_store(address)
    async with visit(store, tmp_path / "elsewhere", tmp_path, is_read_only=True) as seen:
        own_server.stop()
        await seen.press("equals_sign")
        await seen.type("mali")
        await seen.press("enter", "slash")
        await seen.type("evkurov")
        assert seen.rows("#results") == [] and "does not answer now" in seen.screen
        own_server.start()  # while nobody touches a key, on the state that it had
        assert await seen.until(lambda: seen.rows("#results")[:1] == ["Iounous-bek Evkourov"])
        preview = seen.app.screen.query_one(Preview)
        own_server.stop()
        await seen.press("down")
        assert await seen.until(lambda: "does not answer now" in preview.document.text)
        own_server.start()
        assert await seen.until(lambda: "Evkourov" in preview.document.text)
        await seen.press("escape")
        assert len(seen.rows("#article")) == 1
    store.close()
    index.close()


async def test_a_network_that_swallows_all_is_said_though_nobody_touches_a_key(
    own_server: PostgresServer, tmp_path: Path
) -> None:
    index = stored(tmp_path, FILES)
    name = Path(own_server.create_database("behind_a_network").partition("?")[0]).name
    publish_corpus(index, tmp_path / "corpus", "A corpus", own_server.address(name))
    with SwallowingProxy(own_server.folder / ".s.PGSQL.5432") as proxy:
        store = open_postgres_store(f"postgresql://postgres@127.0.0.1:{proxy.port}/{name}")
        async with visit(store, tmp_path / "elsewhere", tmp_path, is_read_only=True) as seen:
            proxy.swallow()
            assert await seen.until(lambda: "does not answer now" in seen.said)
            await seen.press("slash")
            await seen.type("evkurov")
            assert seen.rows("#results") == []
            proxy.forward()
            assert await seen.until(lambda: seen.rows("#results")[:1] == ["Iounous-bek Evkourov"])
        store.close()
    index.close()
