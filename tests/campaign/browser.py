"""The explorer in a browser: two readers of one server, in headless Chromium.

One searches, opens, jumps, goes back, sets a bookmark; the other sees nothing of it. Nothing is loaded from
elsewhere, nothing is written to a corpus that is served for reading only, and who has no token stays outside.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp

from tests.campaign.chromium import Page, find_chromium, open_chromium
from tests.campaign.harness import Options, Result, scratch_folder
from tests.journeys.terminal import home
from tui.corpus.bundled import bundled_corpus_path

_PATIENCE_S = 60
_ALL_ADDRESSES = "0.0.0.0"


def run(options: Options) -> Result:
    """Run the journey, and then see who is let in from elsewhere."""
    program = find_chromium()
    if program is None:
        return Result("skipped: no Chromium is installed", [])
    with scratch_folder() as folder:
        corpus = folder / "corpus"
        shutil.copytree(bundled_corpus_path(), corpus)
        before = _contents(corpus)
        with _serve(folder, str(corpus), "--read-only") as address:
            failures = asyncio.run(_read(program, address, options.failures_folder()))
        failures += [f"written to: {path}" for path in _contents(corpus).keys() ^ before.keys()]
        failures += [
            f"changed: {path}" for path, data in before.items() if _contents(corpus).get(path) != data
        ]
        with _serve(folder, str(corpus), "--host", _ALL_ADDRESSES) as address:
            failures += asyncio.run(_knock(address))
    return Result("two readers in Chromium, and a stranger", failures)


async def _read(program: str, address: str, pictures: Path) -> list[str]:
    """Two readers at once: what each sees; what went wrong."""
    async with open_chromium(program) as browser:
        one, other = [await browser.open_page(address) for _ in range(2)]
        try:
            await _journey(one, other, address)
        except AssertionError as error:
            for name, page in (("one", one), ("other", other)):
                await page.take_picture(pictures / f"browser-{name}.png")
            return [f"{error}; the screen:\n{one.screen}\n{other.screen}"]
        elsewhere = [url for page in (one, other) for url in page.requests if not url.startswith(address)]
        return [*(f"asked for {url}" for url in elsewhere), *one.errors, *other.errors]


async def _journey(one: Page, other: Page, address: str) -> None:
    for page in (one, other):
        await page.wait_for("names marked")
    await one.press("/", *"evkurov")
    await one.wait_for("evkurov")
    await one.press("Enter")
    await one.wait_for("› Iounous-bek Evkourov")
    await one.press("b")
    await one.wait_for_message("ookmark")
    await one.press("e")
    await one.wait_for_message("Opened for reading only")
    await one.press("f")
    await one.wait_for("aRussie")  # the letter a, on the first link of the card
    await one.press("a")
    await one.wait_until(lambda screen: not _is_open(screen, "Evkourov"), "what a letter leads to")
    await one.press("Backspace")
    await one.wait_until(lambda screen: _is_open(screen, "Evkourov"), "the actor again")
    await other.press("B")
    await other.wait_for("No bookmarks yet")
    assert "Evkourov ›" not in other.screen
    await other.press("Escape")
    await other.wait_until(lambda screen: "No bookmarks yet" not in screen, "the explorer again")
    await other.press("/", *"evkurov")
    await other.wait_for("vice-ministre")
    await one.open(address)  # the same reader again
    await one.wait_until(lambda screen: _is_open(screen, "Evkourov"), "the actor where one left")
    await one.press("B")
    await one.wait_until(
        lambda screen: "Evkourov" in screen.partition(" Bookmarks ")[2].partition("\n")[2].split("\n")[0],
        "the bookmark in the first row of its list",
    )


def _is_open(screen: str, name: str) -> bool:
    """Whether the record is open that the first line ends with."""
    return screen.partition("\n")[0].rstrip().endswith(name)


async def _knock(address: str) -> list[str]:
    """Come from elsewhere, without the token, with a wrong one, with the right one; what went wrong."""
    bare, _question, _token = address.partition("?")
    bare = bare.replace(_ALL_ADDRESSES, "127.0.0.1")
    own = {"Origin": bare.rstrip("/")}
    failures = []
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:

        async def ask(path: str, expected: int, headers: dict[str, str]) -> None:
            async with client.get(bare + path, headers=headers, allow_redirects=False) as answer:
                if answer.status != expected:
                    failures.append(f"{path} {headers}: {answer.status}, not {expected}")

        for path in ("", "ws", "static/js/textual.js", "page.css", "?token=", "?token=wrong"):
            await ask(path, 403, own)
        await ask("?" + address.partition("?")[2], 303, own)
        await ask("", 200, own)
        await ask("ws", 403, {"Origin": "http://elsewhere.example"})
    return failures


@contextmanager
def _serve(folder: Path, *arguments: str) -> Iterator[str]:
    """Serve a corpus at a free port; yields the address that is printed."""
    command = [sys.executable, "-m", "tui", "serve", "--port", str(_free_port()), *arguments]
    process = subprocess.Popen(
        command, env=home(folder), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if match := re.search(r"http://\S+", line):
                yield match[0]
                break
        else:
            raise AssertionError(f"it did not start: {process.wait(_PATIENCE_S)}")
    finally:
        process.terminate()
        process.wait(_PATIENCE_S)


def _free_port() -> int:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _contents(corpus: Path) -> dict[str, bytes]:
    """Every file of a corpus, by its path."""
    return {str(path.relative_to(corpus)): path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
