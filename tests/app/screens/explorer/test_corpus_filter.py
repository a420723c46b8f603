"""A period chosen on the columns over time, or a filter typed, narrows the lists and the views."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import MEDIUM, NARROW, WIDE, visit
from tests.index.small import FILES, write
from tests.stores import stored
from tui.app.screens.analysis.over_time.frequency import FrequencyScreen
from tui.app.screens.analysis.over_time.timeline import TimelineScreen
from tui.app.screens.explorer.explorer import Explorer
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


async def test_a_period_is_chosen_over_time_and_narrows_everything(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        everyone = len(seen.rows("#actor"))
        await seen.press("h")
        assert isinstance(seen.app.screen, FrequencyScreen)
        assert "Frequency over time  all records · articles per month, ● events" in seen.screen
        assert "█" in seen.screen and "▲" in seen.screen
        assert len(seen.rows("#items")) == 20
        await seen.press("left", "left", "left", "space", "left", "space")
        assert "only September–October 2023   Frequency over time" in seen.screen
        assert len(seen.rows("#items")) == 9
        await seen.press("escape")
        assert isinstance(seen.app.screen, Explorer)
        assert seen.screen.startswith(" only September–October 2023 ")
        assert "Articles 0/2" in seen.screen and "Events 9/29" in seen.screen
        assert 0 < len(seen.rows("#actor")) < everyone
        await seen.press("h", "plus", "minus", "minus", "enter")
        assert seen.open.startswith("event:")
        await seen.press("escape")
        assert isinstance(seen.app.screen, FrequencyScreen) and "per year" in seen.screen
        await seen.press("x", "escape")
        assert "only" not in seen.screen.splitlines()[0]
        assert len(seen.rows("#event")) == 29


async def test_a_filter_is_typed_shown_and_cleared(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, NARROW) as seen:
        await seen.press("F")
        await seen.type("type:consult on:2024 couleur:bleu")
        await seen.press("enter")
        assert "there is no field “couleur”; fields are kind, actor" in seen.screen  # and the box stays open
        assert len(seen.rows("#article")) == 2
        await seen.press("ctrl+a", "ctrl+k", "enter", "F", "x", "ctrl+a", "ctrl+k")
        assert "only" not in seen.screen.splitlines()[0]  # an empty filter is none
        assert "couleur" not in seen.screen
        await seen.type("on:2024 type:consul")
        assert seen.screen.splitlines()[-3].startswith(" Tab consult ")  # as in the search box
        await seen.press("tab", "enter")
        assert seen.screen.startswith(" only 2024 · type:consult ")
        assert 0 < len(seen.rows("#event")) < 29
        await seen.press("2", "h")
        mine = seen.screen.splitlines()[0]
        await seen.resize(*WIDE)
        assert mine.startswith(" only 2024 · type:consult ")
        await seen.press("x", "escape", "x")
        assert len(seen.rows("#event")) == 29
        assert "No filter is set" in seen.said


async def test_views_are_stops_of_the_trail_and_show_what_has_changed(tmp_path: Path) -> None:
    root, store = tmp_path / "corpus", stored(tmp_path, FILES)
    async with visit(store, root, tmp_path, MEDIUM) as seen:
        first = seen.open
        await seen.press("t")
        seen.find_list("#items").action_first()
        await seen.press("enter", "h", "j", "enter")
        await seen.press("backspace")
        assert isinstance(seen.app.screen, FrequencyScreen)
        await seen.press("backspace", "backspace")
        assert isinstance(seen.app.screen, TimelineScreen)
        await seen.press("backspace")
        assert seen.open == first and isinstance(seen.app.screen, Explorer)
        await seen.press("alt+right")
        assert isinstance(seen.app.screen, TimelineScreen)
        await seen.press("h", "t")  # the same in another view, and again
        assert isinstance(seen.app.screen, TimelineScreen)
        await seen.press("w")
        assert "takes an actor" in seen.said
        await seen.press("F")
        await seen.type("on:2024")
        await seen.press("enter")
        before = len(seen.rows("#items"))
        write(root, {"articles/neu.md": "---\ntitle: Nouveau\ndate: 2024-01-17\n---\nTexte.\n"})
        assert await seen.shows("Nouveau")
        assert len(seen.rows("#items")) == before + 1
        await seen.press("escape", "escape", "escape", "x", "alt+right")
        assert "only" not in seen.screen.splitlines()[0]  # a view that was kept, with another filter
        await seen.press("m")
        assert "needs an open record" in seen.said
        await seen.press("3")  # as everywhere: to the events, though that leaves the view
        assert isinstance(seen.app.screen, Explorer) and seen.explorer.parts.panes.active == "event"
        await seen.press("q")
    async with visit(store, root, tmp_path, MEDIUM) as seen:
        await seen.press("backspace")  # the way is kept, and the view made again
        assert isinstance(seen.app.screen, TimelineScreen)
        assert "Timeline  all records · ● 3 events · ○ 4 articles" in seen.screen
        await seen.press("plus", "o", "j")
        as_it_was = seen.screen
        seen.explorer.save_session()  # the program ends in the view
    async with visit(store, root, tmp_path, MEDIUM) as seen:
        assert seen.screen == as_it_was
    store.close()


async def test_the_filter_is_there_again_after_a_restart(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        await seen.press("F")
        await seen.type("2024-01 type:consult")
        await seen.press("enter", "3")
        assert "only January 2024" in seen.screen.splitlines()[0]
        rows = seen.rows("#event")
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        assert "only January 2024" in seen.screen.splitlines()[0]
        assert seen.rows("#event") == rows
        await seen.press("x")
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        assert "only" not in seen.screen.splitlines()[0]
