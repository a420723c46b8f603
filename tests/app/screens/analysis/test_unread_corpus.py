"""Where nothing is found in a corpus that has yet to be read, views say that it is being read."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from tests.app.visit import visit
from tests.index.small import write
from tui.index.sqlite_store import open_store

FILES = {
    "articles/a.md": "---\ntitle: Visite\ndate: 2024-01-16\n---\nSalifou Modi était à Moscou lundi.\n",
    "actors/modi.md": "---\nname: Salifou Modi\ntype: person\n---\n",
}


async def test_a_view_says_that_the_corpus_is_being_read(tmp_path: Path) -> None:
    write(tmp_path / "corpus", FILES)
    store = open_store(tmp_path / "corpus", cache=tmp_path / "cache")
    other = open_store(tmp_path / "corpus", cache=tmp_path / "cache")
    with other.writing():  # another program reads the corpus, and has committed nothing of it yet
        async with visit(store, tmp_path / "corpus", tmp_path) as seen:
            for key, nothing in (
                ("D", "There is no event"),
                ("t", "Nothing here is dated"),
                ("s", "No sugg"),
            ):
                await seen.press(key)
                assert await seen.shows("The corpus is being read"), key
                assert nothing not in seen.screen, key
                await seen.press("escape")
    other.close()
    store.close()


async def test_a_view_follows_when_the_corpus_has_been_read(tmp_path: Path) -> None:
    write(tmp_path / "corpus", FILES)
    store = open_store(tmp_path / "corpus", cache=tmp_path / "cache")
    other = open_store(tmp_path / "corpus", cache=tmp_path / "cache")
    with ExitStack() as writing:
        writing.enter_context(other.writing())
        async with visit(store, tmp_path / "corpus", tmp_path) as seen:
            await seen.press("D")
            assert await seen.shows("The corpus is being read")
            writing.close()
            assert await seen.shows("There is no event on which sources differ", 30)
    other.close()
    store.close()
