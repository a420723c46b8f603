"""What is kept between two starts, and what the settings change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.visit import visit
from tui.app.runtime.base_app import _DIALOG_STYLES
from tui.app.screens.explorer.explorer import Explorer
from tui.app.settings import read_settings
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


async def test_the_program_opens_where_it_was_left(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("1", "o", "g", "enter", "b", "v", "j", "j", "enter", "escape")
        await seen.press(*"nnnnnnnnnnnn")
        await seen.press("4")
        left, opened, current = seen.reader.position, seen.open, seen.current
        first = seen.rows("#article")
        await seen.press("q")
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert seen.open == opened
        assert seen.reader.position == left
        assert seen.current == current
        assert seen.explorer.parts.panes.active == "reader"
        assert seen.rows("#article") == first
        assert "demonyms hidden" in seen.where
        await seen.press("B")
        assert len(seen.rows("RowList")) == 1
        await seen.press("escape", "backspace")
        assert seen.open != opened  # the way here is kept too


async def test_a_damaged_state_is_put_aside(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("b")
        file = seen.app.state_file
    file.write_bytes(file.read_bytes()[:40])
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert seen.open.startswith("article:")
        await seen.press("b")
    assert file.with_suffix(".damaged").stat().st_size == 40
    assert json.loads(file.read_bytes())["bookmarks"]


async def test_a_record_that_is_gone_is_not_opened_again(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("2", "enter", "b")
        file = seen.app.state_file
    file.write_text(file.read_text("utf-8").replace("russie", "rien"), "utf-8")
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert "Articles 2" in seen.screen
        await seen.press("B", "enter")
        assert "actor:rien is not in the corpus." in seen.said
        await seen.press("1", "enter")
        assert seen.open.startswith("article:")


async def test_the_settings_give_other_keys_and_say_what_is_wrong(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(
        'theme = "no-such-theme"\nwidth = "wide"\n\n[keys]\nsearch = "s,ctrl+g"\n'
        'down = "n"\nnext-mention = "j"\ntheme = "T"\nnonsense = "x"\n',
        "utf-8",
    )
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert "keys.nonsense: there is no such command" in seen.said
        assert "width" in seen.said
        assert "There is no theme “no-such-theme”." in seen.said
        await seen.press("s")
        await seen.type("modi")
        assert seen.rows("#results")[0] == "Salifou Modi"
        await seen.press("escape", "slash")
        assert seen.app.screen is seen.explorer
        assert " s search " in seen.screen.splitlines()[-1]
        await seen.press("2", "n", "n")
        assert seen.find_list("#actor").cursor == 2
        await seen.press("4", "j")
        assert seen.current
        await seen.press("T")
        assert seen.app.screen is not seen.explorer


async def test_settings_that_do_not_parse_are_left_out(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_bytes(b"theme = [/b] \xff")
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert "settings.toml" in seen.said
        assert seen.open.startswith("article:")


@pytest.mark.parametrize("width", ["-1", '"wide"', "true", "1e3"])
def test_a_width_that_is_none_is_said_and_left_out(tmp_path: Path, width: str) -> None:
    file, said = tmp_path / "settings.toml", list[str]()
    file.write_text(f"width = {width}\n", "utf-8")
    assert read_settings(file, set(), said.append).width == 88
    assert len(said) == 1 and "width" in said[0]


async def test_a_chosen_theme_is_kept(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        seen.app.theme = "ansi-light"
        await seen.settle()
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert seen.app.theme == "ansi-light"


async def test_without_colour_marks_are_still_told_apart(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "n", "n")
        reader = seen.reader
        looks = {
            (style.bold, style.italic, style.underline)
            for style in (reader._style(name) for name in ("person", "country", "place", "organization"))
        }
        assert len(looks) == 4
        assert reader._style("current").reverse


async def test_the_first_frame_without_colour_has_the_styles_for_it(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    had: list[bool] = []
    start_work = Explorer._start_work

    def look_before(explorer: Explorer) -> None:  # the styles of dialogs come behind that frame, or before it
        had.append(explorer.app.stylesheet.has_source(str(_DIALOG_STYLES)))
        start_work(explorer)

    monkeypatch.setattr(Explorer, "_start_work", look_before)
    for no_color in ("", "1"):
        monkeypatch.setenv("NO_COLOR", no_color)
        async with visit(store, bundled_corpus_path(), tmp_path) as seen:
            assert seen.reader._style("date").dim is (True if no_color else None)
    assert had == [False, True]


async def test_a_folder_that_cannot_be_written_does_not_stop_the_reader(
    store: SqliteStore, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", "utf-8")
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("2", "enter", "y", "b")
        assert seen.open == "actor:russie"
        assert seen.said.count("Your place can't be kept") == 1
