"""What was typed into a form is there again after the program ended in the middle of it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app.visit import visit
from tui.app.screens.curation.forms.form_screen import FormScreen
from tui.app.session.form_drafts import DraftPart, FormDrafts
from tui.index.sqlite_store import SqliteStore

Corpus = tuple[SqliteStore, Path]


async def test_what_was_typed_and_not_saved_comes_back(copied: Corpus, tmp_path: Path) -> None:
    file = copied[1] / "actors" / "niger.md"
    before = file.read_bytes()
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "j", "e", *"ia", "tab", "tab", "ctrl+n", *"Nijer")
        folder = seen.app.state_file.with_suffix(".forms")
        assert await seen.until(
            lambda: any("Nijer" in kept.read_text("utf-8") for kept in folder.glob("*.json"))
        )
    async with visit(*copied, tmp_path) as seen:  # it ended without a word
        await seen.press("2", "end", "e")
        assert "is back" not in seen.said  # another form
        await seen.press("escape", "home", "j", "e")
        assert "What was typed here and not saved is back; Esc leaves it." in seen.said
        assert "Nigeria" in seen.screen and "Nijer" in seen.screen and file.read_bytes() == before
        await seen.press("ctrl+s")
        text = file.read_text("utf-8")
        assert "name: Nigeria\n" in text and "  - Nijer\n" in text
        assert not list(folder.glob("*.json"))
        await seen.press("u")
        assert await seen.until(lambda: file.read_bytes() == before)
        await seen.press("e", *"X")
        assert await seen.until(lambda: bool(list(folder.glob("*.json"))))
        await seen.press("escape", "j", "j", "enter")
        assert not isinstance(seen.app.screen, FormScreen) and not list(folder.glob("*.json"))


def test_a_damaged_or_foreign_file_is_no_form(tmp_path: Path) -> None:
    drafts = FormDrafts(tmp_path / "forms")
    drafts.write("actor:a", [DraftPart("name", ("Issa",))])
    (file,) = (tmp_path / "forms").glob("*.json")
    assert drafts.read("actor:a") and drafts.read("actor:b") == ()
    file.write_text(json.dumps({"about": "actor:b", "parts": []}))
    assert drafts.read("actor:a") == ()
    file.write_bytes(b'{"about": ')
    assert drafts.read("actor:a") == ()
    drafts.drop("actor:a")
