"""Lists while rows come in before those that they have."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import visit
from tests.index.small import write
from tests.stores import stored


def article(day: int) -> dict[str, str]:
    """An article of a day of January 2024, the newest of which is listed first."""
    return {f"articles/a{day:02}.md": f"---\ntitle: T\ndate: 2024-01-{day:02}\n---\nAli Gorga rit.\n"}


async def test_lists_that_nobody_has_moved_in_stay_at_their_first_row(tmp_path: Path) -> None:
    """What is open stays open: it was opened unasked, and its row is not where the person is."""
    store = stored(tmp_path, article(3) | {"actors/gorga.md": "---\nname: Ali Gorga\ntype: person\n---\n"})
    async with visit(store, tmp_path / "corpus", tmp_path) as seen:
        articles, actors, opened = seen.find_list("#article"), seen.find_list("#actor"), seen.open
        assert opened == "article:a03"
        more = {"actors/ali.md": "---\nname: Ali\ntype: person\naliases: [rit]\n---\n"}
        write(tmp_path / "corpus", article(9) | article(5) | more)
        seen.explorer.reindex()
        assert await seen.until(lambda: len(articles.items) == 3 and len(actors.items) == 2)
        await seen.settle()
        assert (articles.cursor, actors.cursor) == (0, 0) and seen.open == opened

        await seen.press("1", "j", "enter", "1")
        assert seen.open == "article:a05" and articles.cursor == 1
        write(tmp_path / "corpus", article(7))
        seen.explorer.reindex()
        assert await seen.until(lambda: len(articles.items) == 4)
        await seen.settle()
        assert articles.cursor == 2 and seen.open == "article:a05"


async def test_the_first_row_is_followed_once_it_was_opened(tmp_path: Path) -> None:
    async with visit(stored(tmp_path, article(3)), tmp_path / "corpus", tmp_path) as seen:
        articles = seen.find_list("#article")
        await seen.press("1", "enter")
        write(tmp_path / "corpus", article(9))
        seen.explorer.reindex()
        assert await seen.until(lambda: len(articles.items) == 2)
        await seen.settle()
        assert articles.cursor == 1 and seen.open == "article:a03"
