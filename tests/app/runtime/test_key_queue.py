"""A key is for the screen that the keys before it led to; one that has ended takes none, and ends once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.events import Key

from tests.app.visit import MEDIUM, PATIENCE, screen_classes, visit
from tests.stores import copy_shipped, stored
from tui.app.documents.record_page import RecordPage
from tui.app.runtime.key_queue import LIMIT_S
from tui.app.screens.base_screen import BaseScreen
from tui.app.screens.explorer.explorer import Explorer
from tui.app.widgets.list.paged_items import PAGE_ROWS
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref

OPENERS = {
    "search": ["slash"],
    "pins": ["P"],
    "concordance": ["c"],
    "network": ["w"],
    "timeline": ["t"],
    "frequency": ["h"],
    "differences": ["D"],
    "suggestions": ["s"],
    "compare": ["d"],
    "keys": ["question_mark"],
    "problems": ["p"],
    "bookmarks": ["b", "B"],
    "layers": ["v"],
    "meant": ["m"],
    "letters": ["f"],
    "palette": ["ctrl+p"],
    "filter": ["F"],
    "find": ["ctrl+f"],
    "add": ["a"],
}
#: Those that are tried in one visit.
VISITS = [list(OPENERS)[start::4] for start in range(4)]
ENDS = [["enter"] * 3, ["escape"] * 3, ["enter", "escape", "enter"]]
#: So many rows are loaded by the page.
LONG = 2 * PAGE_ROWS + 1
#: How an event is made of what is open, and how many there are before.
MAKING, EVENTS = ("plus", "e", "ctrl+s"), len(list((bundled_corpus_path() / "events").glob("*.md")))
PEOPLE = ("Adam Jones", "Jean Petit", "Marc Dubois", "Paul Rivet", "Luc Martin", "Omar Saley", "Yves Renard")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Articles that name people whom no record knows."""
    root = tmp_path / "corpus"
    (root / "articles").mkdir(parents=True)
    for number in range(3):
        text = " ".join(f"Hier, le général {name} a reçu la presse à Dosso." for name in PEOPLE)
        (root / "articles" / f"{number}.md").write_text(f"---\ntitle: Texte {number}\n---\n{text}\n", "utf-8")
    return root


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[tuple[SqliteStore, Path]]:
    """A copy of the corpus that ships, since keys change it."""
    store, root = copy_shipped(tmp_path)
    yield store, root
    store.close()


@pytest.mark.parametrize("openers", VISITS, ids=" ".join)
async def test_keys_that_end_a_screen_may_come_twice(
    openers: list[str], copied: tuple[SqliteStore, Path], tmp_path: Path
) -> None:
    async with visit(*copied, tmp_path, MEDIUM) as seen:
        for opener in openers:
            await seen.press_at_once("4", "n", "n", *OPENERS[opener])
            await seen.press_at_once(*ENDS[0])  # it is up already
            for keys in ENDS:
                await seen.press_at_once("4", *OPENERS[opener], *keys)  # it is only coming up
                while seen.app.screen is not seen.explorer or seen.explorer.parts.panes.prompt.is_open:
                    await seen.press("escape")


async def test_keys_wait_for_the_screen_that_they_are_meant_for(
    own: SqliteStore, corpus: Path, tmp_path: Path
) -> None:
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s")
        assert {*PEOPLE} <= {*seen.rows("#items")}
        await seen.press_at_once(*["a"] * 6)
        assert len(list((corpus / "actors").iterdir())) == 6
        assert type(seen.app.screen).__name__ == "SuggestionsScreen"


async def test_a_search_is_typed_and_its_first_result_opened_at_once(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press_at_once("slash", *"evkurov", "enter", "enter")
        assert await seen.until(lambda: seen.open == "actor:iounous-bek-evkourov")
        assert isinstance(seen.app.screen, Explorer)


async def test_enter_twice_opens_one_thing(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        marked = seen.open
        await seen.press("b", "1", "j", "enter", "n")
        other = seen.open
        assert other != marked
        await seen.press("B")
        await seen.press_at_once("enter", "enter")
        assert seen.open == marked and not seen.current  # no name was chosen by the second one

        await seen.press("1", "B")
        await seen.press_at_once("escape", "enter", "escape")
        assert seen.open == marked and seen.explorer.parts.panes.active == "article"


async def test_a_closed_prompt_takes_the_keys_that_were_meant_for_it(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        before = seen.open
        await seen.press("1", "j", "j", "F")
        await seen.press_at_once(*"niger", "enter", "enter", "enter")
        assert seen.open == before and "niger" in str(seen.explorer.filter)


async def test_a_screen_ends_once_and_only_when_it_is_on_top(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        for name in ("search", "concordance", "keys", "bookmarks", "palette"):
            await seen.press_at_once("4", "n", *OPENERS[name])
            screen = seen.app.screen
            assert isinstance(screen, BaseScreen)
            await seen.press("question_mark" if screen.id is None else "escape")
            for _ in range(3):
                screen.dismiss(None)
            await seen.settle()
            assert seen.app.screen_stack[0] is seen.explorer
            while seen.app.screen is not seen.explorer:
                await seen.press("escape")


def test_every_screen_has_the_one_base() -> None:
    screens = screen_classes()
    assert len(screens) > 10
    assert [screen for screen in screens if not issubclass(screen, BaseScreen)] == []


async def test_a_decision_is_written_before_the_next_key_is_looked_at(
    copied: tuple[SqliteStore, Path], tmp_path: Path
) -> None:
    """Two mentions are denied and both are taken back, all keys at once."""
    file = copied[1] / "decisions.yaml"
    async with visit(*copied, tmp_path) as seen:
        await seen.press("4")
        await seen.press_at_once("n", "m", "enter", "n", "m", "enter")
        assert file.read_text("utf-8").count("is: nobody") == 2
        await seen.press_at_once("u", "u")
        assert not file.exists() or "is: nobody" not in file.read_text("utf-8")


async def test_work_that_takes_long_holds_no_key_twice(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        page_at = seen.explorer.parts.navigation.page_at

        def wait(ref: Ref) -> RecordPage | None:
            go_on.wait(PATIENCE)
            return page_at(ref)

        monkeypatch.setattr(seen.explorer.parts.navigation, "page_at", wait)
        enough = 1 + int(PATIENCE / LIMIT_S)  # if each waited to the limit, patience would be at its end
        for key in ("2", "enter", "3", "g", *"jk" * enough, *"jj"):
            seen.app.post_message(Key(key, key if len(key) == 1 else None))
        try:
            assert await seen.until(
                lambda: seen.find_list("#event").cursor == 2 and seen.app.key_queue.is_idle
            )
        finally:
            go_on.set()
        await seen.settle()


async def test_keys_typed_while_an_event_is_made_are_for_what_was_open(
    copied: tuple[SqliteStore, Path], tmp_path: Path
) -> None:
    """The event is not opened under the hands of a person who has gone on to the list."""
    async with visit(*copied, tmp_path) as seen:
        await seen.press("1", "g", "enter")
        before = seen.open
        await seen.press_at_once(*MAKING, "1", "j")
        made = list((copied[1] / "events").glob("*.md"))
        assert len(made) == EVENTS + 1
        assert seen.explorer.parts.panes.active == "article" and seen.open == before
        assert seen.find_list("#article").cursor == 1


async def test_what_is_being_opened_comes_up_though_the_corpus_changes(
    copied: tuple[SqliteStore, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index shows again what is open: not what was open before the key, instead of what it opens."""
    go_on = Event()
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "g", "enter", "2", "j")
        before, navigation = seen.open, seen.explorer.parts.navigation
        page_at = navigation.page_at

        def wait(ref: Ref) -> RecordPage | None:
            go_on.wait(PATIENCE)
            return page_at(ref)

        monkeypatch.setattr(navigation, "page_at", wait)
        seen.app.post_message(Key("enter", None))
        assert await seen.until(lambda: any(one.group == "open" for one in seen.app.workers))
        seen.explorer.reindex(reopen=True)
        assert await seen.until(lambda: not any(one.group == "index" for one in seen.app.workers))
        go_on.set()
        await seen.settle()
        assert seen.open not in ("", before) and seen.explorer.parts.panes.active == "reader"


async def test_the_cursor_of_a_list_stays_though_what_is_open_is_shown_again(
    copied: tuple[SqliteStore, Path], tmp_path: Path
) -> None:
    async with visit(*copied, tmp_path) as seen:
        await seen.press("1", "g", "enter", "1", "j")
        seen.explorer.reindex(reopen=True)
        await seen.settle()
        assert seen.find_list("#article").cursor == 1


async def test_a_cursor_that_was_moved_is_not_taken_back_to_what_was_opened(tmp_path: Path) -> None:
    """In a long list the row of a record is read; who goes on meanwhile is left alone."""
    days = [date(2024, 1, 1) - timedelta(days=n) for n in range(LONG)]  # the newest first
    texts = {f"articles/a{n:03}.md": f"---\ntitle: T\ndate: {day}\n---\nMot.\n" for n, day in enumerate(days)}
    store, go_on = stored(tmp_path, texts), Event()
    async with visit(store, tmp_path / "corpus", tmp_path) as seen:
        pane, row_index = seen.explorer.parts.panes.lists.pane("article"), store.row_index

        def wait(*request: Any) -> int | None:
            go_on.wait(PATIENCE)
            return row_index(*request)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store, "row_index", wait)
            await seen.press("1", "g")
            pane.point_at(Ref("article", f"a{LONG - 1:03}"))
            seen.app.post_message(Key("j", "j"))
            assert await seen.until(lambda: pane.cursor == 1)
            go_on.set()
            await seen.settle()
        assert pane.cursor == 1
        pane.point_at(Ref("article", f"a{LONG - 1:03}"))
        await seen.settle()
        assert pane.cursor == LONG - 1


async def test_the_palette_takes_a_hit_of_what_was_typed(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        for words, view in (("timeline", "TimelineScreen"), ("differ", "DisagreementsScreen")):
            await seen.press_at_once("ctrl+p", *words, "enter", "enter")
            assert await seen.until(lambda name=view: type(seen.app.screen).__name__ == name)  # type: ignore[misc]
            await seen.press("escape")


async def test_themes_are_chosen_on_a_screen_that_ends_once(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        seen.app.search_themes()
        assert await seen.until(
            lambda: isinstance(seen.app.screen, BaseScreen) and seen.app.screen.is_mounted
        )
        assert seen.app.screen is not seen.explorer
        await seen.press_at_once("escape", "escape", "escape")
        assert seen.app.screen is seen.explorer
