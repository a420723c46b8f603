"""The form of a record by keys: what is saved, what is asked, what never gets lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.visit import NARROW, visit
from tui.app.navigation import RecordLocation
from tui.app.screens.curation.forms.field_lines import FieldLines
from tui.app.screens.curation.forms.field_offers import NewRecord
from tui.app.screens.curation.forms.form_rows import FieldRow
from tui.app.screens.curation.forms.form_screen import MAX_FORMS, FormScreen
from tui.app.screens.curation.journal_screen import JournalScreen
from tui.app.screens.explorer.explorer import Explorer
from tui.app.screens.modals.list_dialog import ListDialog
from tui.app.widgets.list.row_list import RowList
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref

Corpus = tuple[SqliteStore, Path]


async def test_only_what_was_changed_changes_in_the_file(copied: Corpus, tmp_path: Path) -> None:
    file = copied[1] / "actors" / "niger.md"
    file.write_text(file.read_text("utf-8").replace("key: true", "key: true  # a comment"), "utf-8")
    before = file.read_text("utf-8")
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "j", "e")
        await seen.press("tab", "tab", "X", "ctrl+n", *"[b]Nijer", "ctrl+s")
        assert isinstance(seen.app.screen, Explorer)
        changed = file.read_text("utf-8")
        old = "  - République du Niger\n"
        assert changed == before.replace(old, '  - République du NigerX\n  - "[b]Nijer"\n')
        await seen.press("u")
        assert file.read_text("utf-8") == before


async def test_what_cannot_be_is_said_at_once_and_not_saved(copied: Corpus, tmp_path: Path) -> None:
    file = copied[1] / "actors" / "niger.md"
    before = file.read_bytes()
    async with visit(*copied, tmp_path, NARROW) as seen:
        await seen.press("2", "j", "e", "tab")
        assert "▸country" in seen.screen
        await seen.press(*"zz")
        assert "person" in seen.screen.replace("\n", " ") and "countryzz" in seen.screen
        await seen.press_at_once("ctrl+s", "ctrl+s")
        assert "Not saved" in seen.said and file.read_bytes() == before
        await seen.press("escape")
        assert isinstance(seen.app.screen, ListDialog)
        await seen.press("escape")
        assert isinstance(seen.app.screen, FormScreen)
        await seen.press("escape", "j", "j", "enter")
        assert isinstance(seen.app.screen, Explorer) and file.read_bytes() == before


async def test_a_refusal_does_not_outlast_what_it_is_about(copied: Corpus, tmp_path: Path) -> None:
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "j", "e", "tab", "ctrl+u", *"org", "ctrl+s")
        assert "Not saved" in seen.screen
        await seen.press("ctrl+u", *"place", "ctrl+s")
        assert isinstance(seen.app.screen, Explorer)
        assert await seen.shows("undoes it") and "Not saved" not in seen.screen


async def test_an_id_is_completed_and_a_new_actor_made_on_the_way(copied: Corpus, tmp_path: Path) -> None:
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "j", "e")
        for _field in range(20):
            row = seen.app.screen.focused.parent  # type: ignore[union-attr]
            if row.field.spec.kind == "id":  # type: ignore[union-attr]
                break
            await seen.press("tab")
        await seen.press(*"evkurov")
        assert "new: “evkurov”" in seen.screen
        await seen.press("enter")
        assert row.field.value == "iounous-bek-evkourov"  # type: ignore[union-attr]
        await seen.press("shift+tab", "ctrl+u", *"Awa Diallo", "down", "up", "up", "enter")
        await seen.press("ctrl+s")
        assert (copied[1] / "actors" / "awa-diallo.md").exists()
        assert row.field.value == "awa-diallo"  # type: ignore[union-attr]


async def test_forms_do_not_lie_on_one_another_without_end(copied: Corpus, tmp_path: Path) -> None:
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "j", "e")
        for number in range(MAX_FORMS):
            while seen.app.screen.focused.parent.field.spec.kind != "id":  # type: ignore[union-attr]
                await seen.press("tab")
            await seen.press(*f"Awa {number}")
            offers = seen.app.screen.query_one(RowList)
            while not isinstance(offers.current.key, NewRecord):  # type: ignore[union-attr]
                await seen.press("down")
            await seen.press("enter")
        forms = [screen for screen in seen.app.screen_stack if isinstance(screen, FormScreen)]
        assert len(forms) == MAX_FORMS
        assert "Three forms are open" in seen.said


@pytest.mark.parametrize(("choice", "name"), [("j", "Nigeria"), ("jj", "Niger")])
async def test_a_command_of_the_palette_does_not_drop_what_was_typed(
    copied: Corpus, tmp_path: Path, choice: str, name: str
) -> None:
    file = copied[1] / "actors" / "niger.md"
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "j", "e", *"ia", "ctrl+p", *"journal", "enter")
        assert "The form was changed" in seen.screen
        await seen.press("escape")
        assert isinstance(seen.app.screen, FormScreen) and "Nigeria" in seen.screen
        await seen.press("ctrl+p", *"journal", "enter", *choice, "enter")
        assert await seen.until(lambda: isinstance(seen.app.screen, JournalScreen))
        assert f"name: {name}\n" in file.read_text("utf-8")


@pytest.mark.parametrize(("choice", "lines"), [("j", "name: Nigeria"), ("jj", "name: Niger !")])
async def test_a_file_that_was_changed_meanwhile_is_not_overwritten(
    copied: Corpus, tmp_path: Path, choice: str, lines: str
) -> None:
    file = copied[1] / "actors" / "niger.md"
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "j", "e", *"ia")
        edited = file.read_text("utf-8").replace("name: Niger\n", "name: Niger !\n").replace("Q1032", "Q916")
        file.write_text(edited, "utf-8")
        await seen.press("ctrl+s")
        assert "name: Niger !" in seen.screen and "name: Nigeria" in seen.screen
        await seen.press("escape")
        assert file.read_text("utf-8") == edited and isinstance(seen.app.screen, FormScreen)
        await seen.press("ctrl+s", *choice, "enter")
        text = file.read_text("utf-8")
        assert lines in text and "Q916" in text


async def test_two_explorers_on_one_corpus_both_have_what_they_saved(copied: Corpus, tmp_path: Path) -> None:
    file = copied[1] / "actors" / "niger.md"
    async with visit(*copied, tmp_path / "one") as one, visit(*copied, tmp_path / "two") as two:
        await one.press("2", "j", "e", "tab", "tab", "X")
        await two.press("2", "j", "e", *"ia", "ctrl+s")
        await one.press("ctrl+s")
        text = file.read_text("utf-8")
        assert "name: Nigeria" in text and "- République du NigerX" in text


async def test_only_fields_that_have_had_the_keys_are_widgets(copied: Corpus, tmp_path: Path) -> None:
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "j", "e")
        form = seen.app.screen
        assert len(form.query(FieldRow)) == 1
        assert "République du Niger" in seen.screen and "Q1032" in seen.screen
        lines = form.query_one(FieldLines)
        names = [place.field.spec.name for place in lines.places]
        await seen.pilot.click(lines, offset=(20, names.index("country")))
        await seen.settle()
        assert seen.app.screen.focused.parent.field.spec.name == "country"  # type: ignore[union-attr]
        await seen.press("ctrl+u", *"zz", "shift+tab", "shift+tab")
        assert next(iter(form.query(FieldRow))).field.spec.name == "name"
        assert "country code" in seen.screen
        before = seen.screen.count("!")
        await seen.press("tab", "ctrl+u", *"zz", "tab", "tab")
        assert seen.screen.count("!") == before + 1


async def test_parts_are_added_and_removed_wherever_they_are_drawn(copied: Corpus, tmp_path: Path) -> None:
    file = copied[1] / "actors" / "niger.md"
    before = file.read_text("utf-8")
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "j", "e", "tab", "tab", "ctrl+n", *"Un", "ctrl+n", *"Deux", "shift+tab")
        assert seen.app.screen.focused.parent.field.value == "Un"  # type: ignore[union-attr]
        await seen.press("ctrl+r")
        assert seen.app.screen.focused.parent.field.value == "Deux"  # type: ignore[union-attr]
        await seen.press("ctrl+s")
        changed = file.read_text("utf-8").splitlines()
        assert [line for line in changed if line not in before.splitlines()] == ["  - Deux"]


async def test_a_value_that_goes_on_behind_the_edge_says_so(copied: Corpus, tmp_path: Path) -> None:
    async with visit(*copied, tmp_path, (80, 24)) as seen:
        seen.explorer.open(RecordLocation(Ref("article", "russie-niger-mission-a-moscou")))
        await seen.settle()
        assert "not before 15 January 2024" in seen.screen
        await seen.press("4", "e")
        title = next(row for row in seen.screen.splitlines() if "Russie/Niger : Le Chef" in row)
        assert title.rstrip(" │┃╯").endswith("…")
