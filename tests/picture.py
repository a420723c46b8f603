"""The pictures in the READMEs, at 120 × 40: the explorer on the corpus that ships, and what texts suggest.

`python -m tests.picture` draws them anew; a test holds that they show what the program draws.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copytree

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


async def draw_french_explorer(home: Path) -> str:
    """The explorer in French, as SVG that fetches nothing."""
    before = language()
    choose_language("fr")
    try:
        return await draw_explorer(home)
    finally:
        choose_language(before)


#: By the name of the file.
PICTURES = {
    "explorer.svg": draw_explorer,
    "explorer.fr.svg": draw_french_explorer,
    "suggestions.svg": draw_suggestions,
}


@asynccontextmanager
async def _visited(root: Path, home: Path) -> AsyncIterator[Visit]:
    store = open_store(root, cache=home / "cache")
    try:
        update_index(store, open_folder(root))
        async with visit(store, root, home) as seen:
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
