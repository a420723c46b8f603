"""What is said of work that takes long, and what is shown of it meanwhile."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.events import Key

from tests.app.visit import PATIENCE, visit
from tests.index.small import write
from tests.stores import stored
from tui.app.messages import IndexProgress
from tui.app.screens.explorer.index_runner import describe_work
from tui.index.indexing.article_job import ArticleJob, ArticleProcessor, MarkedArticle, ProcessedArticle
from tui.model.records import Ref


def test_articles_that_are_marked_anew_are_not_said_to_be_read() -> None:
    assert describe_work(IndexProgress(3, 9, "reading")) == "Reading the corpus"
    assert describe_work(IndexProgress(3, 9, "marking names")) == "Updating the marks"
    assert describe_work(IndexProgress(3, 9, "marking names", "Exporting")) == "Exporting"


async def test_what_is_open_shows_its_marks_while_others_are_still_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.MARKED_AT_ONCE", 1)
    texts = {f"articles/a{n}.md": "---\ntitle: T\n---\nAli Gorga rit.\n" for n in range(4)}
    store, go_on, marked, mark = stored(tmp_path, texts), Event(), list[int](), ArticleProcessor.mark

    def wait(self: ArticleProcessor, job: ArticleJob) -> MarkedArticle:
        if marked:
            go_on.wait(PATIENCE)
        marked.append(job.rowid)
        return mark(self, job)

    async with visit(store, tmp_path / "corpus", tmp_path) as seen:
        await seen.press("1", "end", "enter")
        opened = seen.open
        monkeypatch.setattr(ArticleProcessor, "mark", wait)
        write(tmp_path / "corpus", {"actors/gorga.md": "---\nname: Ali Gorga\ntype: person\n---\n"})
        seen.explorer.reindex()
        assert await seen.until(
            lambda: (
                seen.reader.page is not None
                and any(link.ref == Ref("actor", "gorga") for link in seen.reader.page.links)
            )
        )
        assert len(marked) == 1 and seen.open == opened
        go_on.set()
        await seen.settle()
        assert len(marked) == len(texts) and seen.open == opened


async def test_lists_and_what_is_open_are_right_while_what_articles_use_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.MARKED_AT_ONCE", 1)
    texts = {f"articles/a{n}.md": "---\ntitle: T\n---\nAli Gorga rit.\n" for n in range(4)}
    store, go_on, complete = stored(tmp_path, texts), Event(), ArticleProcessor.complete

    def wait(self: ArticleProcessor, marked: MarkedArticle) -> ProcessedArticle:
        go_on.wait(PATIENCE)
        return complete(self, marked)

    async with visit(store, tmp_path / "corpus", tmp_path) as seen:
        await seen.press("1", "end", "enter")
        opened, gorga = seen.open, Ref("actor", "gorga")
        monkeypatch.setattr(ArticleProcessor, "complete", wait)
        write(tmp_path / "corpus", {"actors/gorga.md": "---\nname: Ali Gorga\ntype: person\n---\n"})
        seen.explorer.reindex()
        assert await seen.until(
            lambda: (
                seen.reader.page is not None
                and any(link.ref == gorga for link in seen.reader.page.links)
                and seen.explorer.parts.panes.state.counts.kept("actor") == 1
            )
        )
        assert seen.open == opened
        go_on.set()
        await seen.settle()
        assert seen.open == opened


async def test_what_is_said_to_stop_the_reading_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the text the key leads to the list first, as ever, and so it is said."""
    monkeypatch.setattr("tui.app.screens.explorer.index_runner.SHOW_AFTER_S", 0.0)
    texts = {f"articles/a{n}.md": "---\ntitle: T\n---\nAli Gorga rit.\n" for n in range(4)}
    store, go_on, mark = stored(tmp_path, texts), Event(), ArticleProcessor.mark

    def wait(self: ArticleProcessor, job: ArticleJob) -> MarkedArticle:
        go_on.wait(PATIENCE)
        return mark(self, job)

    async with visit(store, tmp_path / "corpus", tmp_path) as seen:
        panes = seen.explorer.parts.panes

        async def says(words: str, *keys: str) -> bool:
            """Whether `words` are said of the reading, once keys have had their effect."""
            for key in keys:
                seen.app.post_message(event := Key(key, key if len(key) == 1 else None))
            assert await seen.until(lambda: seen.app.key_queue.last is event and seen.app.key_queue.is_idle)
            seen.explorer.post_message(IndexProgress(1, 4, "reading"))
            return await seen.shows(words, 5.0)

        monkeypatch.setattr(ArticleProcessor, "mark", wait)
        write(tmp_path / "corpus", {"actors/gorga.md": "---\nname: Ali Gorga\ntype: person\n---\n"})
        try:
            seen.explorer.reindex()
            assert await says(" Esc stops", "1")
            assert await says(" Esc in a list stops", "4")
            assert await says(" Esc in a list stops", "r")
            assert await says(" Esc stops", "escape", "escape")
            assert panes.active == "article" and "Stopped." not in seen.said
            seen.app.post_message(Key("escape", None))
            assert await seen.until(lambda: "Stopped." in seen.said)
        finally:
            go_on.set()
        await seen.settle()
