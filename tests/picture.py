"""The picture in the README: the explorer over the corpus that ships, at 120 × 40.

`python -m tests.picture` draws it anew; a test holds that it shows what the program draws.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from tests.app.visit import visit
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store

PICTURE = Path(__file__).resolve().parent.parent / ".github" / "explorer.svg"
CURRENT = "Salifou Modi"
_FONT_FROM_THE_NET = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw(home: Path) -> str:
    """The screen as SVG that fetches nothing; `home` is an empty folder for index and state."""
    store = open_store(bundled_corpus_path(), cache=home / "cache")
    try:
        update_index(store, open_folder(bundled_corpus_path()))
        async with visit(store, bundled_corpus_path(), home) as seen:
            await seen.press("4", "n")
            while seen.current != CURRENT:
                await seen.press("n")
            return _FONT_FROM_THE_NET.sub("", seen.app.export_screenshot(title="niger-tui"))
    finally:
        store.close()


def main() -> None:
    """Draw the picture into the repository."""
    with tempfile.TemporaryDirectory() as home:
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(asyncio.run(draw(Path(home))), "utf-8")


if __name__ == "__main__":
    main()
