"""A widget that is gone leaves nothing in memory of what it has drawn."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from textual._styles_cache import StylesCache

from tests.app.visit import visit
from tui.app.widgets.list.row_list import RowList
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


def _are_gone(objects: list[weakref.ref[StylesCache]]) -> bool:
    gc.collect()
    return all(one() is None for one in objects)


async def test_the_lines_of_a_dialog_are_let_go_with_it(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("v")
        caches = [weakref.ref(rows._styles_cache) for rows in seen.app.screen.query(RowList)]
        assert caches
        await seen.press("escape", "j", "k")  # the compositor holds the last screen for a frame
        assert await seen.until(lambda: _are_gone(caches))
