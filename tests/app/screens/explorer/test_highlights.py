"""Highlights: several at once, over all articles, until they are taken away."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import Visit, visit
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


def kept(seen: Visit) -> dict[int, set[str]]:
    """What is highlighted in the open text, by the number of the style."""
    text = seen.reader.document.text
    return {style: {text[a:b] for a, b in spans.spans} for style, spans in seen.reader._highlights}


async def test_marks_of_walks_are_kept_over_articles(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "M")
        assert "First search, find in this text or choose a name" in seen.said
        await seen.search("source:RFI yevkurov")
        await seen.press("enter", "M", "n")
        assert kept(seen) == {1: {"Iounous-bek Evkourov"}}
        assert "hits of “yevkurov” 1/1 · result 1 of 1" in seen.where  # the walk goes on
        await seen.press(
            "escape", "escape", "escape", "4", "ctrl+f", *"cooperation m", "enter", "M", "escape"
        )
        assert kept(seen)[2] == {"Coopération m", "coopération m"}
        legend = seen.screen.splitlines()[1]
        assert " yevkurov 1 " in legend
        assert " cooperation m 5 " in legend
        await seen.press("1", "down", "enter")
        assert kept(seen) == {1: set(), 2: {"coopération m"}}
        await seen.press("question_mark", "G")
        assert "highlighted in all articles: yevkurov" in seen.screen
        await seen.press("escape", "v", "G", "k", "enter", "escape")
        assert set(kept(seen)) == {2}
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert set(kept(seen)) == {2}
        await seen.press("2", "enter", "M")  # an actor, by the card
        assert [one.style for one in seen.app.state.highlights] == [2, 1]
