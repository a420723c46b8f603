"""What leaves the explorer: a copy in the chosen form, a page opened elsewhere, an export."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from tests.app.visit import visit
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


async def test_a_copy_a_page_and_an_export(store: SqliteStore, tmp_path: Path) -> None:
    opener, opened = tmp_path / "open.sh", tmp_path / "opened"
    opener.write_text(f'printf %s "$1" > "{opened}.part" && mv "{opened}.part" "{opened}"\n')
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("1", "enter")
        assert seen.open == "article:cooperation-militaire-niger-russie"

        await seen.press("ctrl+p")
        await seen.type("form of copies")
        await seen.press("enter", "down", "down", "down", "enter", "y")
        assert seen.app.clipboard.startswith("@article{cooperation-militaire-niger-russie,")
        assert seen.app.state.copy_form == "bibtex"

        await seen.press("O")
        assert 'open = "firefox"' in seen.heard[-1]
        seen.app.settings = structs.replace(seen.app.settings, open=f"sh {opener}")
        await seen.press("O")
        assert await seen.until(opened.exists)
        assert opened.read_text() == "https://portailinfo.bj/?p=2713"

        async def export(path: Path) -> str:
            await seen.press("ctrl+p")
            await seen.type("export what")
            await seen.press("enter", "G", "enter", "g", "down", "enter", "ctrl+u")
            await seen.type(str(path))
            await seen.press("enter")
            return seen.heard[-1]

        target = tmp_path / "all.jsonl"
        assert await export(target) == f"Exported to {target}"
        assert target.read_text("utf-8").count("\n") == 67
        assert "exists already" in await export(target)
        assert "in the corpus itself" in await export(bundled_corpus_path() / "x.jsonl")


def test_the_formats_of_copies_are_those_of_the_settings() -> None:
    from typing import get_type_hints

    from tui.app.settings import Settings
    from tui.export.references.copy_forms import CopyForm

    assert get_type_hints(Settings)["copy"] == CopyForm
