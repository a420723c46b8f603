"""A headless Chromium, driven by its own protocol: pages, each in a profile of its own, with a terminal."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import pyte

PATIENCE_S = 240  # how long something may take before it has failed: not a measure
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--mute-audio",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--disable-dev-shm-usage", "--remote-debugging-port=0", "--window-size=1300,900",
)  # fmt: skip
_KEYS = {
    "Enter": ("Enter", 13, "\r"), "Escape": ("Escape", 27, ""), "Backspace": ("Backspace", 8, ""),
}  # fmt: skip


def find_chromium() -> str | None:
    """The program, or None where it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Chromium:
    """The browser, and what it answers and reports."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._pages: dict[str, Page] = {}
        self._listening = asyncio.create_task(self._listen())

    async def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        message = {"id": number, "method": method, "params": params}
        await self._socket.send_json(message | ({"sessionId": session} if session else {}))
        result = await asyncio.wait_for(answer, PATIENCE_S)
        assert "error" not in result, result
        return dict(result["result"])

    async def open_page(self, address: str) -> Page:
        """Open an address as somebody does who has never been there."""
        context = (await self.call("Target.createBrowserContext"))["browserContextId"]
        target = await self.call("Target.createTarget", url="about:blank", browserContextId=context)
        attached = await self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        page = self._pages[attached["sessionId"]] = Page(self, attached["sessionId"])
        await page.open(address)
        return page

    async def close(self) -> None:
        """Stop listening."""
        self._listening.cancel()
        await self._socket.close()

    async def _listen(self) -> None:
        async for message in self._socket:
            value = json.loads(message.data)
            if "id" in value:
                self._answers.pop(value["id"]).set_result(value)
            elif value.get("sessionId") in self._pages:
                self._pages[value["sessionId"]].take_event(value["method"], value["params"])


class Page:
    """A page with a terminal in it: what is drawn there, and the keys typed into it."""

    def __init__(self, browser: Chromium, session: str) -> None:
        self._browser, self._session = browser, session
        self._drawn = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._drawn)
        self._seen: list[str] = []  # every screen since a key was pressed
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._changed = asyncio.Event()

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command about this page."""
        return await self._browser.call(method, self._session, **params)

    async def open(self, address: str) -> None:
        """Go to an address; what was drawn is forgotten."""
        for domain in ("Network", "Page", "Runtime", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        self._drawn.reset()
        await self.call("Page.navigate", url=address)

    def take_event(self, method: str, params: dict[str, Any]) -> None:
        """Take what the browser reports: frames of the terminal, requests, errors."""
        if method == "Network.webSocketFrameReceived" and params["response"]["opcode"] == 2:
            self._stream.feed(base64.b64decode(params["response"]["payloadData"]))
            self._seen.append(self.screen)
        elif method == "Network.webSocketCreated":
            width, height = (
                int(params["url"].partition(f"{name}=")[2].partition("&")[0]) for name in ("width", "height")
            )
            self._drawn.resize(height, width)
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.errors.append(f"{details['text']} {details.get('exception', {}).get('description', '')}")
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")
        self._changed.set()

    @property
    def screen(self) -> str:
        """What stands in the terminal."""
        return "\n".join(self._drawn.display)

    async def wait_for(self, words: str) -> None:
        """Wait until words stand in the terminal."""
        await self.wait_until(lambda screen: words in screen, words)

    async def wait_for_message(self, words: str) -> None:
        """Wait until words have stood in the terminal since a key was pressed; they may be gone again."""
        await self.wait_until(lambda _screen: any(words in screen for screen in self._seen), words)

    async def wait_until(self, is_there: Callable[[str], bool], what: str) -> None:
        """Wait until the terminal shows something; it is called `what` where that never comes."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not is_there(self.screen):
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"waited for: {what}") from None

    async def press(self, *keys: str) -> None:
        """Press keys: those of `_KEYS` by name, others by their character."""
        self._seen.clear()
        for key in keys:
            name, code, text = _KEYS.get(key, (key, 0, key))
            common = {"key": name, "code": name if code else "", "windowsVirtualKeyCode": code}
            await self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    async def take_picture(self, path: Path) -> None:
        """Write what the page looks like as PNG."""
        path.write_bytes(base64.b64decode((await self.call("Page.captureScreenshot"))["data"]))


@asynccontextmanager
async def open_chromium(program: str) -> AsyncIterator[Chromium]:
    """Start a browser with an empty profile; it ends with the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            port_file = Path(profile) / "DevToolsActivePort"
            async with asyncio.timeout(PATIENCE_S):
                while not port_file.exists() or port_file.read_text().count("\n") < 1:
                    await asyncio.sleep(0.05)
            port, path = port_file.read_text().split("\n")[:2]
            async with (
                aiohttp.ClientSession() as client,
                client.ws_connect(f"ws://127.0.0.1:{port}{path}", max_msg_size=0) as socket,
            ):
                browser = Chromium(socket)
                yield browser
                await browser.close()
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_S)
