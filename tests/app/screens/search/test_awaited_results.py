"""Enter is for what was typed before it, though that is still searched for, and the next keys for its hit."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.events import Key
from textual.widgets import Input

from tests.app.visit import PATIENCE, Visit, visit
from tui.app.screens.search.result_list import ResultList
from tui.app.screens.search.search import SearchScreen
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore

TEXT, HIT = "evkurov", "actor:iounous-bek-evkourov"
NOWHERE = "xqzwv"


@asynccontextmanager
async def late_results(
    store: SqliteStore, home: Path, monkeypatch: pytest.MonkeyPatch, text: str = TEXT
) -> AsyncIterator[tuple[Visit, Event]]:
    """A visit with `text` in the search box, whose results come as soon as the event is set."""
    search_names, go_on = store.search_names, Event()

    def search_late(kind: Any, typed: str, *rest: Any) -> Any:
        if typed == text:
            go_on.wait(PATIENCE)
        return search_names(kind, typed, *rest)

    monkeypatch.setattr(store, "search_names", search_late)
    async with visit(store, bundled_corpus_path(), home) as seen:
        await seen.press("slash")
        assert isinstance(seen.app.screen, SearchScreen)
        try:
            seen.app.screen.query_one(Input).value = text
            assert await seen.until(lambda: seen.app.screen.query_one(ResultList).is_searching)
            yield seen, go_on
        finally:
            go_on.set()


def post(seen: Visit, *keys: str) -> None:
    """Have keys arrive, whatever is still to be done."""
    for key in keys:
        seen.app.post_message(Key(key, key if len(key) == 1 else None))


def is_handed_on(seen: Visit, key: str) -> bool:
    """Whether the key handed on last is this one."""
    last = seen.app.key_queue.last
    return isinstance(last, Key) and last.key == key


def box(seen: Visit) -> str:
    """What stands in the search box."""
    return seen.app.screen.query_one("#box", Input).value


async def test_keys_after_enter_are_for_what_it_opens(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path / "slow") as seen:
        await seen.search(TEXT)
        await seen.press("enter", "n", "n")
        opened, current, searches = seen.open, seen.current, seen.app.state.searches
        assert opened == HIT and current and searches == [TEXT]
    async with late_results(store, tmp_path / "fast", monkeypatch) as (seen, go_on):
        post(seen, "enter", "n", "n")
        assert await seen.until(lambda: len(seen.app.key_queue._waiting) == 2)
        assert isinstance(seen.app.screen, SearchScreen) and box(seen) == TEXT
        go_on.set()
        await seen.settle()
        assert (seen.open, seen.current, seen.app.state.searches) == (opened, current, searches)
        assert seen.explorer.is_on_top


async def test_two_searches_are_typed_at_once(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press_at_once("slash", *"modi", "enter", "slash", *TEXT, "enter", "n")
        assert seen.app.state.searches == [TEXT, "modi"]
        assert seen.open == HIT and seen.current
        await seen.press("backspace")
        assert seen.open == "actor:salifou-modi"


async def test_without_a_hit_the_next_keys_are_for_the_box(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with late_results(store, tmp_path, monkeypatch, NOWHERE) as (seen, go_on):
        post(seen, "enter", "n", "n")
        assert await seen.until(lambda: len(seen.app.key_queue._waiting) == 2)
        assert box(seen) == NOWHERE
        go_on.set()
        await seen.settle()
        assert isinstance(seen.app.screen, SearchScreen) and box(seen) == f"{NOWHERE}nn"


@pytest.mark.parametrize("is_at_once", [False, True])
async def test_esc_ends_the_waiting(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_at_once: bool
) -> None:
    """It leaves the box as it is, and forgets the keys for what was to be opened."""
    async with late_results(store, tmp_path, monkeypatch) as (seen, go_on):
        before = seen.open
        post(seen, "enter", "n")
        if not is_at_once:
            assert await seen.until(lambda: len(seen.app.key_queue._waiting) == 1)
        post(seen, "escape")
        assert await seen.until(lambda: is_handed_on(seen, "enter") and seen.app.key_queue.is_idle)
        assert isinstance(seen.app.screen, SearchScreen) and box(seen) == TEXT
        go_on.set()
        await seen.settle()
        assert seen.rows("#results") and isinstance(seen.app.screen, SearchScreen)
        assert seen.open == before
        await seen.press("enter")
        assert seen.open == HIT


async def test_keys_wait_for_results_as_long_as_a_person_would(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.runtime.key_queue.LIMIT_S", 0.0)
    monkeypatch.setattr("tui.app.runtime.key_queue.PATIENCE_S", 0.1)
    async with late_results(store, tmp_path, monkeypatch) as (seen, go_on):
        post(seen, "enter", "1")
        assert await seen.until(lambda: box(seen) == f"{TEXT}1")
        go_on.set()
        await seen.settle()
        assert isinstance(seen.app.screen, SearchScreen)
