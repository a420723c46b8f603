"""Who may come in: pages of ours, with the token where one is asked for; each reader by themselves."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

pytest.importorskip("textual_serve", reason="the extra [web] is not installed")

from aiohttp import ClientResponse, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from textual_serve import server as textual_server
from textual_serve.app_service import AppService

from tui.cli.browser import server as browser_server
from tui.cli.browser.server import READER_COOKIE, ExplorerServer, is_loopback

TOKEN = "a-token-that-nobody-guesses"


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would be started for a reader, in place of an explorer."""
    started: list[list[str]] = []

    class Session(AppService):
        async def start(self, width: int, height: int) -> None:
            started.append(shlex.split(self.command))
            await self.remote_write_str("started")

    monkeypatch.setattr(textual_server, "AppService", Session)
    return started


async def client_of(tmp_path: Path, host: str = "127.0.0.1", token: str = "") -> TestClient[Any, Any]:
    explorer = ExplorerServer(
        Path("/a corpus"), tmp_path, host=host, port=8000, token=token, is_read_only=True
    )
    client = TestClient(TestServer(await explorer._make_app()))
    await client.start_server()
    return client


async def test_the_page_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    client = await client_of(tmp_path)
    answer = await client.get("/")
    page = await answer.text()
    assert answer.status == 200
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "http" not in page and "//" not in page.replace("ws://127.0.0.1", "")
    for part in ("/page.css", "/page.js", "/static/js/textual.js", "/static/css/xterm.css"):
        assert (await client.get(part)).status == 200, part
    await client.close()


async def test_two_readers_have_a_folder_each_and_keep_it(tmp_path: Path, commands: list[list[str]]) -> None:
    readers = [await client_of(tmp_path) for _ in range(2)]
    for client in (*readers, readers[0]):
        await client.get("/")
        async with client.ws_connect("/ws") as socket:
            assert await socket.receive_str() == "started"
    folders = [Path(command[4]) for command in commands]
    assert folders[0] == folders[2] != folders[1]
    assert {folder.parent for folder in folders} == {tmp_path}
    assert commands[0][3:] == ["/a corpus", str(folders[0]), "read-only"]
    for client in readers:
        await client.close()


async def test_a_page_from_elsewhere_is_turned_away(tmp_path: Path, commands: list[list[str]]) -> None:
    client = await client_of(tmp_path)
    await client.get("/")
    for headers in (
        {"Origin": "http://elsewhere.example"},
        {"Host": "elsewhere.example"},
        {"Origin": "null"},
    ):
        assert (await client.get("/", headers=headers)).status == 403
        with pytest.raises(WSServerHandshakeError):
            await client.ws_connect("/ws", headers=headers)
    assert commands == []
    await client.close()


async def test_a_name_that_is_none_of_ours_opens_nothing(tmp_path: Path, commands: list[list[str]]) -> None:
    client = await client_of(tmp_path)
    for reader in ("../../etc", "", "A" * 32, "0" * 31):
        with pytest.raises(WSServerHandshakeError):
            await client.ws_connect("/ws", headers={"Cookie": f"{READER_COOKIE}={reader}"})
    assert commands == []
    await client.close()


async def test_more_readers_than_there_is_room_for_are_turned_away(
    tmp_path: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_server, "MAX_READERS", 1)
    client = await client_of(tmp_path)
    await client.get("/")
    async with client.ws_connect("/ws") as socket:
        await socket.receive_str()
        with pytest.raises(WSServerHandshakeError):
            await client.ws_connect("/ws")
    assert len(commands) == 1
    await client.close()


async def test_elsewhere_the_token_is_asked_for(tmp_path: Path, commands: list[list[str]]) -> None:
    client = await client_of(tmp_path, "0.0.0.0", TOKEN)

    async def status(path: str) -> ClientResponse:
        return await client.get(path, allow_redirects=False)

    for path in ("/", "/ws", "/static/js/textual.js", "/page.css", "/?token=", "/?token=wrong"):
        assert (await status(path)).status == 403, path
    came_in = await status(f"/?token={TOKEN}")
    assert (came_in.status, came_in.headers["Location"]) == (303, "/")
    assert (await status("/")).status == 200
    async with client.ws_connect("/ws") as socket:
        assert await socket.receive_str() == "started"
    await client.close()


def test_what_leads_to_this_machine_only() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8")))
    assert not any(map(is_loopback, ("0.0.0.0", "192.168.1.2", "::", "", "localhost.example")))


def test_an_address_that_cannot_be_had_is_said(run: Run) -> None:
    done = run("serve", "--host", "192.0.2.1", "--port", "8765")
    assert done.code == 2
    assert done.err.startswith("niger-tui: 192.0.2.1, port 8765: ")
    assert run("serve", "no-such-folder").code == 2
