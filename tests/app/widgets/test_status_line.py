"""The first line and the last: what is left out where not all fits, and where a click leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.visit import MEDIUM, NARROW, WIDE, visit
from tui.app.widgets.status_line import crumbs_content, keys_content
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore

WAY = ["Sahel", "Première page", "Deuxième page", "Une visite de deux jours à Moscou, en janvier"]


@pytest.mark.parametrize(
    ("width", "crumbs"),
    [
        (100, "Sahel › Première page › Deuxième page › Une visite de deux jours à Moscou, en janvier"),
        (80, "Sahel › … › Deuxième page › Une visite de deux jours à Moscou, en janvier"),
        (64, "Sahel › … › Une visite de deux jours à Moscou, en janvier"),
        (50, "Sahel › … › Une visite de deux jours à Moscou, en janvier"),
        (30, "Une visite de deux jours à Moscou, en janvier"),
    ],
)
def test_what_tells_least_is_left_out_first(width: int, crumbs: str) -> None:
    assert crumbs_content(WAY, width).plain == crumbs
    assert crumbs_content([], width).plain == ""


def test_keys_that_last_are_never_left_out() -> None:
    pairs = [("Enter", "open"), ("n N", "next mention"), ("/", "search"), ("?", "help"), ("q", "quit")]
    assert keys_content(pairs, 80, "/?").plain == " Enter open  n N next mention  / search  ? help  q quit "
    assert keys_content(pairs, 45, "/?").plain == " Enter open  / search  ? help "
    assert keys_content(pairs, 10, "/?").plain == " / search  ? help "
    assert keys_content(pairs, 20).plain == " Enter open  q quit "


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_a_click_presses_the_key_and_goes_back(
    size: tuple[int, int], store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, size) as seen:
        assert bundled_corpus_path().name not in seen.screen.splitlines()[0]
        last = seen.screen.splitlines()[-1]
        assert "/ search" in last and "? help" in last
        await seen.pilot.click(offset=(last.index("? help") + 3, size[1] - 1))
        await seen.settle()
        assert "Keys and marks" in seen.screen
        await seen.press("q")
        assert seen.explorer.is_on_top and seen.app.is_running

        first = seen.open
        await seen.press("1", "G", "enter")
        assert seen.open != first
        crumbs = seen.screen.splitlines()[0]
        await seen.pilot.click(offset=(crumbs.index("›", crumbs.index("›") + 1) - 2, 0))
        await seen.settle()
        assert seen.open == first, crumbs

        await seen.press("t")
        last = seen.screen.splitlines()[-1]
        assert "/ search" in last and "? help" in last
        await seen.press("q")
        assert seen.explorer.is_on_top and seen.app.is_running
        await seen.press("ctrl+q")
        assert seen.app.is_running


async def test_the_corpus_has_its_title_in_the_first_frame(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        title, seen.app.state.title = seen.app.state.title, ""
        seen.explorer.parts.panes.bars.update()
        assert seen.app.corpus_title == title != bundled_corpus_path().name
        assert title[:10] in str(seen.explorer.query_one("#crumbs").render())


async def test_the_palette_is_grouped_and_moves_no_cursor(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("ctrl+p")
        rows = seen.find_list("PaletteList")
        titles, groups = seen.rows("PaletteList"), [item.text for item in rows.items if item.heading]
        assert not {"Down", "A page up", "To the top", "Next pane"} & {*titles}
        assert {"Search everything", "Undo the latest step", "Quit"} <= {*titles}
        assert len(groups) == len({*groups}) > 6 and groups[-1] == "Recently opened"
        await seen.press(*"note", "up", "down")
        assert seen.rows("PaletteList")[0].startswith("New actor")
        assert rows.current is not None and rows.current.text == "Note on the selection, or on the record"
        assert rows.current.trail == "i"
        await seen.press(*" zzz")
        assert seen.rows("PaletteList") == [] and "Nothing has these words" in seen.screen
