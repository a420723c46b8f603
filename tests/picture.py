"""The pictures in the READMEs and the guide, at 120 × 40, in both languages.

`python -m tests.picture` draws them anew; a test holds that they show what the program draws.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copytree
from typing import Any

from textual.widgets import Input

from tests.app.visit import Visit, visit
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.i18n import choose_language, language
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store

FOLDER = Path(__file__).resolve().parent.parent / ".github"
CURRENT = "Salifou Modi"
_FONT_FROM_THE_NET = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw_explorer(home: Path) -> str:
    """The explorer as SVG that fetches nothing; `home` is an empty folder for index and state."""
    async with _visited(bundled_corpus_path(), home) as seen:
        await seen.press("4", "n")
        while seen.current != CURRENT:
            await seen.press("n")
        return _export(seen)


async def draw_suggestions(home: Path) -> str:
    """What the articles that ship suggest where a corpus has nothing else, as SVG that fetches nothing."""
    root = home / "corpus"
    copytree(bundled_corpus_path() / "articles", root / "articles")
    (root / "corpus.yaml").write_text("title: Two articles\nlang: fr\n", "utf-8")
    async with _visited(root, home) as seen:
        await seen.press("s")
        return _export(seen)


async def draw_search(home: Path) -> str:
    """The search for a spelling that no text has, as SVG that fetches nothing."""
    async with _visited(bundled_corpus_path(), home) as seen:
        await seen.press("/", *"yevkurov")
        seen.app.screen.query_one(Input).cursor_blink = False  # always there
        await seen.pilot.pause()
        return _export(seen)


async def draw_differences(home: Path) -> str:
    """The events on which sources differ, as SVG that fetches nothing."""
    async with _visited(bundled_corpus_path(), home) as seen:
        await seen.press("D")
        return _export(seen)


Draw = Callable[[Path], Coroutine[Any, Any, str]]


def _in_french(draw: Draw) -> Draw:
    async def draw_in_french(home: Path) -> str:
        before = language()
        choose_language("fr")
        try:
            return await draw(home)
        finally:
            choose_language(before)

    return draw_in_french


_ENGLISH: dict[str, Draw] = {
    "explorer": draw_explorer,
    "search": draw_search,
    "differences": draw_differences,
    "suggestions": draw_suggestions,
}
#: By the name of the file.
PICTURES = {f"{name}.svg": draw for name, draw in _ENGLISH.items()}
PICTURES |= {f"{name}.fr.svg": _in_french(draw) for name, draw in _ENGLISH.items()}


@asynccontextmanager
async def _visited(root: Path, home: Path) -> AsyncIterator[Visit]:
    store = open_store(root, cache=home / "cache")
    try:
        update_index(store, open_folder(root))
        async with visit(store, root, home, is_painted=True) as seen:
            yield seen
    finally:
        store.close()


def _export(seen: Visit) -> str:
    return _FONT_FROM_THE_NET.sub("", seen.app.export_screenshot(title="niger-tui"))


def main() -> None:
    """Draw the pictures into the repository."""
    FOLDER.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        with tempfile.TemporaryDirectory() as home:
            (FOLDER / name).write_text(asyncio.run(draw(Path(home))), "utf-8")


if __name__ == "__main__":
    main()
