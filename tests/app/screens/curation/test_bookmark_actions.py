"""Bookmarks are of passages: several an article, opened at the place, and one that was removed comes back."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import visit
from tui.app.session.state import Bookmark
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


async def test_passages_are_bookmarked_listed_opened_and_brought_back(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", *"nnn", "b", *"nnnnnn", "b")
        article, (first, second) = seen.open, seen.app.state.bookmarks
        assert first.id == second.id == article and first.quote.startswith("La Russie a annoncé mardi")
        await seen.press("1", "j", "enter", "B")
        rows = seen.find_list("ListDialog RowList").items
        assert [row.text for row in rows] == [second.quote, first.quote] and rows[0].lead == "19 Jan 24"
        await seen.press("j", "enter")
        assert seen.open == article
        start, end = seen.reader.hit(0)
        assert " ".join(seen.reader.document.text[start:end].split()) == first.quote

        await seen.press(*"nnnnnn", "b")
        assert seen.app.state.bookmarks == [first]
        await seen.press("u", "u")  # the second time there is no step to undo
        assert seen.app.state.bookmarks == [first, second]
        seen.app.state.bookmarks = [Bookmark(article, "x", "2024-01-16", quote="nulle part")]
        await seen.press("B", "enter")
        assert seen.open == article and seen.reader.current_hit is None


async def test_words_without_a_mark_become_an_actor_and_a_hit_is_not_what_m_is_about(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "ctrl+f", *"la dynamique", "enter", "m")
        assert "No actor is marked here: “la dynamique”" in seen.screen
        await seen.press("enter")
        assert "New actor" in seen.screen and "dynamique" in seen.screen
        await seen.press("escape", "escape")
        await seen.search('"Alexandre Fomine ont"')
        await seen.press("enter", "m")
        assert "Who is meant by “Alexandre Fomine”?" in seen.screen
        await seen.press("escape", "escape", "escape")
        await seen.search('"dynamique positive"')
        await seen.press("enter", "m")
        assert "No actor is marked here: “dynamique positive”" in seen.screen
