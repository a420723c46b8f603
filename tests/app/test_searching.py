"""The search box: what stands under it, and what it remembers."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from tests.app.visit import visit
from tui.corpus.folder import shipped
from tui.corpus.start import start_corpus
from tui.index.sqlite import SqliteStore, open_store


async def test_facets_and_what_is_odd_stand_under_the_box(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, shipped(), tmp_path) as seen:
        await seen.search("moscou")
        assert "source: Ousmane Diallo 1, RFI 1" in seen.screen
        await seen.search("moscou on:hier")
        assert "«hier» is no date" in seen.screen


async def test_earlier_searches_come_back_in_an_empty_box(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, shipped(), tmp_path) as seen:
        for text in ("modi", "evkurov"):
            await seen.search(text)
            await seen.press("enter")
        await seen.press("slash", "ctrl+u")
        box = seen.app.screen.query_one(Input)
        shown = []
        for key in ("up", "up", "up"):
            await seen.press(key)
            shown.append(box.value)
        assert shown == ["evkurov", "modi", "modi"]
        assert "Salifou Modi" in seen.rows("#results")
        await seen.press("down", "up")  # among the results
        assert box.value == "modi"


async def test_a_pinned_search_is_listed_with_what_it_finds_now(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    start_corpus(root)
    store = open_store(root, cache=tmp_path / "cache")
    async with visit(store, root, tmp_path) as seen:
        assert await seen.shows("Articles 2")
        await seen.search('  Moscou   and "mission de travail"')
        await seen.press("ctrl+s")
        await seen.press(*["backspace"] * 40, *"Mission", "enter")
        (pin,) = seen.app.state.pins
        assert (pin.name, pin.text) == ("Mission", 'Moscou "mission de travail"')
        await seen.press("escape", "P")
        (row,) = [item for item in seen.list("#results").items if item.key == pin]
        assert (row.text, row.detail, row.trail) == ("Mission", pin.text, "1")
        copy = next((root / "articles").glob("*mission*")).read_text("utf-8").replace("Ousmane", "Moussa")
        (root / "articles" / "copie.md").write_text(copy, "utf-8")
        assert await seen.shows("2 · 1 new")
        await seen.press("enter")
        assert seen.app.screen.query_one(Input).value == pin.text
        assert "2 results" in seen.screen
    async with visit(store, root, tmp_path) as seen:
        await seen.press("P")
        assert "Mission" in seen.rows("#results")
        await seen.press("ctrl+s")
        await seen.press(*["backspace"] * 10, "enter")
        assert seen.app.state.pins == []
        assert "Mission" not in seen.rows("#results")
    store.close()
