"""The search box: what stands under it, and what it remembers."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from tests.app.visit import visit
from tui.corpus.folder import shipped
from tui.index.sqlite import SqliteStore


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
