"""What a key is about is what is selected, else under the cursor, else current, else open; it is said."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import MEDIUM, visit
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


async def test_the_last_line_names_what_a_key_is_about(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:

        def subject() -> tuple[str, str]:
            found = seen.explorer.parts.panes.subject
            assert found is not None
            assert found.title[:7] in seen.screen.splitlines()[-1]
            return found.how, str(found.ref)

        await seen.press("4")
        article = seen.open
        assert subject() == ("record", article)
        await seen.press("n")
        assert subject()[0] == "mention"
        await seen.press("2")
        assert subject() == ("row", "actor:russie")
        await seen.press("b")
        assert seen.app.state.bookmarks[-1].id == "actor:russie"
        await seen.press("V")
        assert subject() == ("selection", article)
        await seen.press("escape")
        assert subject()[0] == "mention"


async def test_a_selection_is_made_and_changed_by_keys_and_copied_whole(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:

        def selected() -> str:
            span = seen.reader.selected_range
            return seen.reader.document.text[slice(*span)] if span else ""

        await seen.press("4", "n", "V")
        sentence = selected()
        assert seen.current in sentence
        await seen.press("j")
        longer = selected()
        assert longer.startswith(sentence) and len(longer) > len(sentence)
        await seen.press("k", "h")
        assert sentence.startswith(selected()) and len(selected()) < len(sentence)
        await seen.press("l", "o", "l")
        assert sentence.endswith(selected()) and len(selected()) < len(sentence)
        words = selected()
        await seen.resize(*MEDIUM)
        assert selected() == words
        await seen.press("y")
        copied = (tmp_path / "data").rglob("*.txt")
        text = "".join(file.read_text("utf-8") for file in copied)
        assert " ".join(words.split())[5:40] in text
        await seen.press("escape", "escape")
        assert selected() == "" and seen.explorer.parts.panes.active == "article"


async def test_the_last_line_shows_how_far_a_selection_goes_and_its_keys(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "n", "n", "n", "V")
        span = seen.reader.selected_range
        assert span is not None
        words = seen.reader.document.text[slice(*span)].split()
        for size in ((120, 40), MEDIUM, (60, 15)):
            await seen.resize(*size)
            line = seen.screen.splitlines()[-1]
            assert f"({len(words)} words)" in line and "o other end" in line
            assert words[0] in line and f"{words[-1]}”" in line
        await seen.press("o", "l")
        line = seen.screen.splitlines()[-1]
        assert f"({len(words) - 1} words)" in line and f"“{words[0]}" not in line
        await seen.press("escape")
        assert "other end" not in seen.screen.splitlines()[-1]
