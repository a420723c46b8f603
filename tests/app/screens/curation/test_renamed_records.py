"""A record that another program renames while it is open, bookmarked and filtered by."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import visit
from tui.corpus.curation.identity import rename_record
from tui.corpus.curation.merge import merge_records
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref

Corpus = tuple[SqliteStore, Path]


async def test_what_is_open_and_kept_follows(copied: Corpus, tmp_path: Path) -> None:
    store, root = copied
    async with visit(store, root, tmp_path) as seen:
        await seen.press("2", "b", "enter", "F", *"actor:russie", "enter")
        assert seen.open == "actor:russie"
        rename_record(root, Ref("actor", "russie"), "federation")
        assert await seen.until(lambda: seen.open == "actor:federation", 20)
        assert str(seen.explorer.filter) == "actor:federation" and len(seen.rows("#article")) == 2
        assert await seen.until(lambda: seen.app.state.bookmarks[0].id == "actor:federation", 20)
        merge_records(root, Ref("actor", "federation"), Ref("actor", "turquie"))
        assert await seen.until(lambda: seen.open == "actor:turquie", 20)
        await seen.press("1", "enter", "B", "enter")
        assert seen.open == "actor:turquie"
    async with visit(store, root, tmp_path) as again:
        assert (again.open, str(again.explorer.filter)) == ("actor:turquie", "actor:turquie")
