"""Read and starred by keys: for the person alone, in lists, filters and the search, beyond the session."""

from __future__ import annotations

import json
from pathlib import Path

from textual.widgets import Input

from tests.app.visit import visit
from tui.app.navigation import RecordLocation
from tui.app.session.file_names import reading_path, state_file
from tui.index.sqlite_store import SqliteStore

Corpus = tuple[SqliteStore, Path]


async def test_marks_are_shown_filter_and_are_kept(copied: Corpus, tmp_path: Path) -> None:
    store, root = copied
    files = {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    async with visit(store, root, tmp_path) as seen:
        await seen.press(".", "j", "!")
        keys = [item.key for item in seen.find_list("#article").items]
        first, second = (str(key.ref) for key in keys if isinstance(key, RecordLocation))
        assert [item.trail for item in seen.find_list("#article").items] == ["✓", "★"]
        assert "Read: " in seen.said and "Starred: " in seen.said
        assert "Article ✓" in str(seen.reader.border_title)
        await seen.press("F", *"is:unread", "enter")
        assert [item.trail for item in seen.find_list("#article").items] == ["★"]
        assert len(seen.rows("#actor")) == store.counts().actor
        await seen.press("1", ".")
        assert seen.rows("#article") == []
        await seen.press("x", "slash")
        await seen.type("is:starred")
        assert [item.trail for item in seen.find_list("#results").items] == ["1", "★✓"]
        await seen.press("escape", "4", "!")
        assert "Article ★✓" in str(seen.reader.border_title)
    data = json.loads(reading_path(state_file(tmp_path / "data", root)).read_text("utf-8"))
    assert (data["read"], data["starred"]) == (sorted([first, second]), sorted([first, second]))
    async with visit(store, root, tmp_path) as again:
        assert [item.trail for item in again.find_list("#article").items] == ["★✓", "★✓"]
    assert {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()} == files


async def test_marks_and_labels_stand_in_results_and_in_the_rows_of_views(
    copied: Corpus, tmp_path: Path
) -> None:
    store, root = copied
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        found = await seen.search("visite moscou kind:event")
        await seen.press("alt+exclamation_mark", "alt+full_stop")
        assert "★✓" in [item.trail for item in seen.find_list("#results").items]
        assert seen.rows("#results") == found and seen.app.screen.query_one(Input).value.endswith("event")
        await seen.press("alt+full_stop")
        assert "★" in [item.trail for item in seen.find_list("#results").items]
        await seen.press("escape")
        assert len(await seen.search("is:starred")) == 1
        await seen.press("alt+exclamation_mark")  # and it is gone from what is starred
        assert seen.rows("#results") == []
        await seen.press("escape")
        for view in ("t", "D"):
            await seen.press(view, "home", "!")
            starred = [item for item in seen.find_list("#items").items if "★" in item.text + item.trail]
            assert len(starred) == 1, view
            await seen.press("!")
            assert "★" not in "".join(item.text + item.trail for item in seen.find_list("#items").items)
            if view == "D":
                await seen.press("l", *"urgent", "enter")
                assert await seen.until(
                    lambda: any("urgent" in item.detail for item in seen.find_list("#items").items)
                )
            await seen.press("escape")
