"""The search box: what stands under it, and what it remembers."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest
from textual.events import Key
from textual.widgets import Input

from tests.app.visit import MEDIUM, NARROW, PATIENCE, Visit, visit
from tests.stores import stored
from tui.app.messages import CorpusChanged
from tui.app.navigation import RecordLocation
from tui.app.screens.search.facet_panel import FacetPanel
from tui.app.screens.search.result_list import ResultList
from tui.app.screens.search.search import SearchScreen
from tui.app.widgets.query_input import offer_completions
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.scaffold import create_corpus
from tui.index.results import Facets
from tui.index.search.completion import complete_field
from tui.index.sqlite_store import SqliteStore, open_store
from tui.index.store import CancelToken

COOPERATION = "article:cooperation-militaire-niger-russie"


async def test_what_results_have_in_common_narrows_the_search_and_widens_it_again(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.search("mosco")
        box, facets = seen.app.screen.query_one(Input), seen.find_list("#facets")
        assert seen.rows("#facets")[:3] == ["Ousmane Diallo", "RFI", "2024"]
        assert [item.trail for item in facets.items[:3]] == ["", "1", "1"]
        await seen.press("ctrl+o", "down", "right")
        assert box.value == "source:RFI mosco"
        assert "only source RFI" in seen.screen.splitlines()[3]
        assert [key for key in result_ids(seen) if key.startswith("article:")] == [COOPERATION]
        assert seen.rows("#facets")[0] == "source RFI"
        await seen.press("left")
        assert box.value == "mosco"
        facets.move_to_key(("actor", "cedeao"))
        await seen.press("enter")
        await seen.resize(*NARROW)  # one list at a time
        assert "Filtered by" in seen.screen
        assert "Coopération" not in seen.screen
        await seen.press("escape")
        assert "Russie/Niger" in seen.screen
        assert "only actor CEDEAO" in seen.screen
        await seen.press("ctrl+r")
        assert box.value == "mosco"
        assert "source: Ousmane Diallo 1" in seen.screen


async def test_what_narrows_a_fresh_search_is_shown_from_its_top(tmp_path: Path) -> None:
    days = [f"201{year}-01-01" for year in range(8)]
    texts = {
        f"articles/{word}{at}.md": f"---\ntitle: T\nsource: {word} {at}\ndate: {day}\n---\nLe {word} rit.\n"
        for word in ("chat", "chien")
        for at, day in enumerate(days)
    }
    async with visit(stored(tmp_path, texts), tmp_path / "corpus", tmp_path, MEDIUM) as seen:
        await seen.search("chat")
        facets = seen.find_list("#facets")
        await seen.press("ctrl+o", *["down"] * 12)
        assert facets.scroll_offset.y > 0
        await seen.press("right")
        assert isinstance(facets, FacetPanel) and facets.is_at_filter  # the value is followed
        await seen.press("escape", "ctrl+u", *"chien")
        assert facets.scroll_offset.y == 0 and facets.cursor == 1
        assert facets.items[0].text == "Source"


async def test_a_field_is_completed_and_what_was_understood_is_said(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.search("sour")
        assert "Tab source: the source that an article credits" in seen.screen
        await seen.press("tab", "d", "tab")
        box = seen.app.screen.query_one(Input)
        assert box.value == 'source:"Ousmane Diallo" '
        await seen.type("actor:overt")
        assert "Alexeï Overtchouk" in seen.screen.splitlines()[4]
        await seen.press("right")
        assert "articles by Ousmane Diallo, that name Alexeï Overtchouk" in seen.screen
        await seen.press("ctrl+u")
        await seen.type("moscou")
        first = seen.find_list("#results").cursor
        await seen.press("tab")  # nothing to complete: the next group
        assert box.value == "moscou"
        assert seen.find_list("#results").cursor != first


async def test_results_and_the_walk_through_them_go_on(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ResultList, "PAGE_RESULTS", 1)
    monkeypatch.setattr(ResultList, "NEAR_END_ROWS", 0)  # not before it is asked for
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.search("mosco source:RFI or source:Diallo")
        assert len(result_ids(seen)) == 1
        await seen.press("enter")
        assert seen.where.endswith("result 1 of 1+")
        first = seen.open
        await seen.press(*"nnnn")
        assert seen.open not in (first, "")
        assert seen.where.endswith("result 2 of 2")
        await seen.press(*"NNNN")
        assert seen.open == first
        await seen.search("ni")
        assert seen.rows("#results")[:2] == ["Niger", "… more actors"]
        await seen.press("down", "enter")
        results = seen.find_list("#results")
        assert results.current and results.current.text == "Niamey"
        assert seen.rows("#results")[2] == "… more actors"
        assert await seen.shows("2+ actors · 1+ event")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("so", None),  # a word more often than a field
        ("sou", "source:"),
        ("source:", '"Ousmane Diallo"'),
        ("niger source:ous", '"Ousmane Diallo"'),
        ("source:rfi", None),  # stands there already
        ("source:rfi ", None),  # between words
        ("actor:Yevk", "iounous-bek-evkourov"),
    ],
)
def test_what_is_offered_while_a_field_is_typed(store: SqliteStore, text: str, first: str | None) -> None:
    candidates = offer_completions(complete_field(store, text, len(text)), text)
    assert (candidates[0].text if candidates else None) == first


async def test_what_is_odd_in_a_query_stands_under_the_box(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, NARROW) as seen:
        await seen.search("moscou on:hier")
        assert "“hier” is not a date" in seen.screen.splitlines()[1]
        assert "1 actor · 2 articles" in seen.screen


def result_ids(seen: Visit) -> list[str]:
    """The ids of the records that were found, in the list's order."""
    return [
        str(item.key.ref) for item in seen.find_list("#results").items if isinstance(item.key, RecordLocation)
    ]


async def test_earlier_searches_come_back_in_an_empty_box(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
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
    create_corpus(root)
    store = open_store(root, cache=tmp_path / "cache")
    async with visit(store, root, tmp_path) as seen:
        assert await seen.shows("Articles 2")
        await seen.press("P")
        assert "No search is pinned yet: Ctrl+S" in seen.said and seen.explorer.is_on_top
        await seen.search('  Moscou   and "mission de travail"')
        await seen.press("ctrl+s")
        await seen.press(*"Mission", "enter")  # in place of the words that stand there
        (pin,) = seen.app.state.pins
        assert (pin.name, pin.text) == ("Mission", 'Moscou "mission de travail"')
        await seen.press("escape", "P")
        (row,) = [item for item in seen.find_list("#results").items if item.key == pin]
        assert (row.text, row.detail, row.trail) == ("Mission", pin.text, "1")
        copy = next((root / "articles").glob("*mission*")).read_text("utf-8").replace("Ousmane", "Moussa")
        (root / "articles" / "copie.md").write_text(copy, "utf-8")
        assert await seen.shows("2 · 1 new")
        await seen.press("enter")
        assert seen.app.screen.query_one("#box", Input).value == pin.text
        assert "2 articles" in seen.screen
    async with visit(store, root, tmp_path) as seen:
        await seen.press("ctrl+p")
        await seen.type("mission")
        assert await seen.shows("Pinned searches")
        await seen.press("enter")
        assert seen.app.screen.query_one(Input).value == pin.text
        assert await seen.shows("2 articles")
        await seen.press("ctrl+u", "ctrl+s")
        await seen.press(*["backspace"] * 10, "enter")
        assert seen.app.state.pins == []
        assert "Mission" not in seen.rows("#results")
    store.close()


async def test_a_search_keeps_the_filter_of_the_lists_until_a_key_clears_it(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("F")
        await seen.type("source:RFI")
        await seen.press("enter")
        await seen.search("mosco")
        box = seen.app.screen.query_one(Input)
        assert box.value == "mosco"
        assert "only source:RFI" in seen.screen.splitlines()[3]
        assert [key for key in result_ids(seen) if key.startswith("article:")] == [COOPERATION]
        fewer = result_ids(seen)
        assert seen.rows("#facets")[0] == "source:RFI"
        await seen.press("enter", "escape")
        assert result_ids(seen) == fewer
        await seen.press("ctrl+r")
        assert "only" not in seen.screen.splitlines()[3]
        assert set(fewer) < set(result_ids(seen)) and box.value == "mosco"
        await seen.press("escape", "slash")
        assert result_ids(seen) == fewer  # asked for anew, it is narrowed as the lists are


@pytest.mark.parametrize("is_changed", [False, True])
async def test_enter_opens_the_first_result_of_what_is_being_searched_for(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_changed: bool
) -> None:
    """Facets of the search before are still counted when it begins, and the corpus may change meanwhile."""
    search_names, count_facets = store.search_names, store.count_facets
    is_awaited, begun, ended = Event(), list[CancelToken](), list[CancelToken]()

    def search_late(kind: Any, text: str, *rest: Any) -> Any:
        if text == "evkurov":
            is_awaited.wait(PATIENCE)
        return search_names(kind, text, *rest)

    def count_until_cancelled(query: Any, token: CancelToken, limit: int) -> Facets:
        begun.append(token)
        while not token.is_cancelled and not is_awaited.is_set():
            sleep(0.002)
        try:
            return count_facets(query, token, limit)
        finally:
            ended.append(token)

    monkeypatch.setattr(store, "search_names", search_late)
    monkeypatch.setattr(store, "count_facets", count_until_cancelled)
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        seen.app.post_message(Key("slash", "/"))
        assert await seen.until(
            lambda: isinstance(seen.app.screen, SearchScreen) and seen.app.screen.is_mounted
        )
        box, results = seen.app.screen.query_one(Input), seen.app.screen.query_one(ResultList)
        box.value = "moscou"
        assert await seen.until(lambda: results.token in begun)
        first = result_ids(seen)[0]
        box.value = "evkurov"
        assert await seen.until(lambda: {*begun} == {*ended})
        assert await seen.until(lambda: seen.app.key_queue.is_idle)
        seen.app.post_message(enter := Key("enter", None))
        assert await seen.until(lambda: seen.app.key_queue.last is enter and seen.app.key_queue.is_idle)
        if is_changed:
            seen.app.screen.post_message(CorpusChanged())
        is_awaited.set()
        assert await seen.until(lambda: seen.app.screen is seen.explorer)
        await seen.settle()
        assert seen.open == "actor:iounous-bek-evkourov" != first
