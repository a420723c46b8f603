"""What is said of work that takes long, and what is shown of it meanwhile."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

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
