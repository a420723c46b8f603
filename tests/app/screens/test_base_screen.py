"""Nothing is asked of a screen before it is there or after it is gone; the focus follows the place."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import events, messages
from textual._compositor import ChopsUpdate
from textual.color import Color
from textual.content import Content
from textual.geometry import Size
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip

from tests.app.visit import Visit, visit
from tui.app.messages import RequestFailed
from tui.app.screens.analysis.over_time.timeline import TimelineScreen
from tui.app.screens.command_palette import Palette
from tui.app.screens.curation.forms.form_screen import FormScreen
from tui.app.screens.curation.journal_screen import JournalScreen
from tui.app.screens.curation.new_menu import NewMenu
from tui.app.screens.explorer.explorer import Explorer
from tui.app.screens.modals.list_dialog import ListDialog
from tui.app.screens.modals.text_dialog import TextDialog
from tui.app.screens.search.search import SearchScreen
from tui.app.screens.tinted_lines import tint_lines
from tui.app.widgets.status_line import StatusLine
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore

VIEWS = ["timeline", "frequency", "network", "concordance", "differences", "suggestions", "compare"]


async def leave_views(seen: Visit) -> None:
    while seen.app.screen is not seen.explorer:
        await seen.press("escape")


async def test_the_index_changes_while_a_view_comes_up(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("n", "n")
        for view in VIEWS:
            getattr(seen.explorer, f"action_{view}")()
            seen.explorer.parts.views.refresh()
            seen.explorer.save_session()
            assert await seen.until(
                lambda: seen.app.screen is not seen.explorer and seen.app.screen.is_mounted
            ), view
            await seen.settle()
            assert seen.rows("#items") or seen.app.screen.query("#items"), view
            await leave_views(seen)


async def test_a_view_is_kept_and_says_what_it_cannot_have(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("3", "enter", "n", "n")
        for view in VIEWS:
            getattr(seen.explorer, f"action_{view}")()
            await seen.settle()
            seen.explorer.parts.navigation.save_if_moved()  # as every few seconds
            entry = seen.explorer.history.current
            assert entry is not None and entry.view is not None and entry.view.name, view
            seen.app.screen.post_message(RequestFailed(f"No {view} is to be had"))
            assert await seen.shows(f"No {view} is to be had"), view
            await leave_views(seen)


async def test_the_index_changes_while_the_search_box_comes_up(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        seen.explorer.action_search()
        seen.app.corpus_changed()
        await seen.settle()
        assert seen.app.screen is not seen.explorer
        await seen.type("evkurov")
        assert seen.rows("#results")


async def test_another_search_is_put_into_a_box_that_comes_up(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        seen.explorer.action_search()
        seen.app.open_search(lambda _picked: None, "evkurov")
        assert await seen.until(lambda: bool(seen.app.screen.query("#results")))
        await seen.settle()
        assert seen.rows("#results")[0].startswith("Iounous")
        assert len(seen.app.screen_stack) == 2


async def test_what_is_put_off_is_dropped_when_the_screen_is_gone(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        called: list[str] = []
        chooser = ListDialog("", [])
        await seen.app.push_screen(chooser)
        chooser.call_after_refresh(called.append, "there")
        assert await seen.until(lambda: called == ["there"])
        chooser.dismiss()
        assert await seen.until(lambda: not chooser.is_running)
        # As Textual does with what was put off before: it leaves the call to the screen that is on top.
        seen.explorer._invoke_later(chooser.unless_gone(called.append, "gone"), chooser)
        await seen.press("2", "j")
        assert called == ["there"]


async def test_more_views_are_opened_over_one_another_than_are_kept(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        for _ in range(12):
            seen.explorer.parts.view_history.open_view(TimelineScreen(None, None))
            await seen.settle()
        while seen.app.screen is not seen.explorer:
            await seen.press("escape")


async def test_a_command_of_the_palette_leaves_what_lies_over_the_explorer(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("t", "B")
        assert len(seen.app.screen_stack) == 2  # B left the view
        await seen.press("escape", "t", "question_mark")
        seen.explorer.run_command("narrow")
        assert await seen.until(
            lambda: len(seen.app.screen_stack) == 1 and seen.explorer.parts.panes.prompt.is_open
        )


async def test_two_sizes_of_the_window_at_once_come_to_rest_at_the_last(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        screen, size, layouts = seen.explorer, seen.app.size, list[object]()
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append)
        for each in (Size(80, 24), size, Size(60, 15), size):
            screen.post_message(events.Resize(each, each))
            screen.post_message(messages.Prompt())  # any: two sizes in a row would be taken as one
        for _ in range(300):
            await asyncio.sleep(0)
        assert screen.size == size
        assert len(layouts) < 10


async def counted_focus(seen: Visit, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The panes to which the focus went, from now on."""
    heard: list[str] = []
    handle = Explorer.on_descendant_focus

    def count(explorer: Explorer, event: events.DescendantFocus) -> None:
        heard.append(str(event.widget.id))
        handle(explorer, event)

    monkeypatch.setattr(Explorer, "on_descendant_focus", count)
    return heard


@pytest.mark.parametrize("panes", [("reader", "article"), ("article", "actor", "event"), ("tied", "reader")])
async def test_two_changes_of_pane_at_once_come_to_rest(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, panes: tuple[str, ...]
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        heard = await counted_focus(seen, monkeypatch)
        for pane in panes:
            seen.explorer.query_one(f"#{pane}").focus()  # as a click does
        assert await seen.until(lambda: seen.explorer.parts.panes.active == panes[-1] and panes[-1] in heard)
        await seen.settle()
        assert seen.explorer.focused is seen.explorer.query_one(f"#{panes[-1]}")
        before = len(heard)
        for _ in range(50):
            await seen.pilot.pause()
        assert len(heard) == before <= len(panes) + 1


def test_the_screen_below_a_dialog_is_tinted_as_textual_tints_it() -> None:
    styles = ["", "bold #123456 on #abcdef", "italic", "red", "on default"]
    meta = Style.from_meta({"@click": "quit"}) + Style(link="https://x.fr")
    segments = [Segment("mot", Style.parse(one)) for one in styles]
    segments += [Segment("lien", meta), Segment("nu")]
    for color in (Color(10, 20, 30, a=0.6), Color(0, 0, 0, a=0)):
        (line,) = tint_lines([Strip(segments)], color, Style.null())
        assert [*line] == [*BackgroundScreen.process_segments(segments, color)]


async def test_what_changes_below_a_dialog_is_seen(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        seen.app.push_screen(NewMenu("mots"))
        await seen.settle()
        below = seen.screen.splitlines()[0]
        assert below.strip()
        seen.explorer.parts.panes.bars.show_words(Content("Autre chose"))
        assert await seen.shows("Autre chose")
        assert seen.screen.splitlines()[0] != below
        await seen.resize(100, 30)
        lines = seen.screen.splitlines()
        assert len(lines) == 30 and {len(line) for line in lines} == {100}


async def test_a_dialog_is_laid_out_once_or_twice_until_it_stands(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        layouts = list[Screen[object]]()
        dialog = NewMenu("mots")
        dialog.screen_layout_refresh_signal.subscribe(seen.explorer, layouts.append, immediate=True)
        seen.app.push_screen(dialog)
        await seen.settle()
        assert "Actor" in seen.screen and len(layouts) <= 2


@pytest.mark.parametrize(
    "dialog", [ListDialog, TextDialog, NewMenu, JournalScreen, Palette, SearchScreen, FormScreen]
)
def test_the_rules_for_dialogs_are_for_every_dialog(dialog: type[Screen[object]]) -> None:
    """A style sheet knows a class by its first bases alone."""
    assert {"ModalScreen", "BaseModal"} <= dialog._css_type_names


@pytest.mark.parametrize("view", [*VIEWS, "comparison"])
async def test_a_view_that_is_removed_can_be_described_at_every_moment(
    store: SqliteStore, tmp_path: Path, view: str
) -> None:
    """While the program ends the explorer still saves where the reader is: the widgets of a view go first."""
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("3", "enter", *("d" if view == "comparison" else "nn"))
        if view != "comparison":
            getattr(seen.explorer, f"action_{view}")()
        await seen.settle()
        navigation, removed = seen.explorer.parts.navigation, seen.app.screen
        assert removed is not seen.explorer
        removal = asyncio.ensure_future(asyncio.wait_for(seen.app._prune(removed), 10))
        moments = 0
        while not removal.done():
            navigation.save_entry()
            moments += 1
            await asyncio.sleep(0)
        assert moments > 3
        seen.app._screen_stack.remove(removed)
        seen.app.exit()


async def test_a_frame_that_was_put_off_shows_what_has_changed_until_it_is_painted(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that the screen has heard of, and not yet dealt with, is in the frame or in the next one."""
    async with visit(store, bundled_corpus_path(), tmp_path, is_painted=True) as seen:
        await seen.press("slash")
        screen, painted = seen.app.screen, set[int]()
        assert isinstance(screen, SearchScreen)
        line = screen.query_one("#understood", StatusLine)
        render = screen._compositor.render_update

        def note_lines(**named: Any) -> RenderableType | None:
            frame = render(**named)
            if isinstance(frame, ChopsUpdate):
                painted.update(y for y, _start, _end in frame.spans)
            return frame

        monkeypatch.setattr(screen._compositor, "render_update", note_lines)
        line.content = Content("Autre chose")
        while line not in screen._dirty_widgets:
            await asyncio.sleep(0)
        screen._paint_late()
        await seen.settle()
        assert line.region.y in painted
