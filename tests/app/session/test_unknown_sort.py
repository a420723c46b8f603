"""An order of a list that the saved state names and this version does not know."""

from __future__ import annotations

from pathlib import Path

from msgspec import json

from tests.app.visit import visit
from tui.app.session.file_names import state_file
from tui.app.session.state import SessionState
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


async def test_the_list_begins_in_its_first_order(store: SqliteStore, tmp_path: Path) -> None:
    root = bundled_corpus_path()
    path = state_file(tmp_path / "data", root)
    path.parent.mkdir(parents=True)
    path.write_bytes(json.encode(SessionState(sorts={"article": "colour", "actor": "title"})))
    async with visit(store, root, tmp_path) as seen:
        lists = seen.explorer.parts.panes.lists
        assert (lists.pane("article").sort, lists.pane("actor").sort) == ("newest", "title")
