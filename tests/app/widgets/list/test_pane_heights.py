"""Panes share their height by what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.visit import MEDIUM, WIDE, visit
from tui.app.widgets.list.pane_heights import share_height, stack_heights
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


@pytest.mark.parametrize(
    ("total", "wanted", "heights"),
    [
        (38, (4, 15, 31), [4, 15, 19]),
        (38, (40, 40, 40), [12, 13, 13]),
        (38, (4, 4, 4), [4, 4, 30]),
        (58, (4, 15, 31), [4, 15, 39]),
        (10, (40, 3, 40), [5, 3, 5]),
        (22, (4, 38, 31), [4, 9, 9]),
    ],
)
def test_panes_share_their_height(total: int, wanted: tuple[int, ...], heights: list[int]) -> None:
    assert share_height(total, wanted, 5) == heights


@pytest.mark.parametrize(
    ("wanted", "first", "heights"),
    [
        ((4, 38, 31), 0, [4, 9, 0]),
        ((4, 38, 31), 1, [0, 13, 0]),
        ((4, 38, 7), 2, [6, 0, 7]),
        ((3, 3, 3), 0, [3, 3, 7]),
        ((10, 3, 3), 0, [13, 0, 0]),
    ],
)
def test_what_one_pane_does_not_need_goes_to_the_next(
    wanted: tuple[int, ...], first: int, heights: list[int]
) -> None:
    assert stack_heights(13, wanted, 5, first) == heights


async def test_two_articles_leave_their_rows_to_the_events(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, WIDE) as seen:
        panes = [seen.find_list(f"#{kind}") for kind in ("article", "actor", "event")]
        heights = [pane.outer_size.height for pane in panes]
        assert heights[0] == 4 and sum(heights) == 38 and min(heights[1:]) > 13
        await seen.resize(*MEDIUM)
        assert [pane.outer_size.height for pane in panes] == [4, 9, 9]
        await seen.resize(80, 14)
        assert sorted(pane.outer_size.height for pane in panes)[:2] == [1, 1]
        await seen.resize(60, 15)
        assert [pane.outer_size.height for pane in panes[:2]] == [4, 9]
        await seen.press("2")
        assert panes[1].outer_size.height == 13
        await seen.resize(*WIDE)
        assert [pane.outer_size.height for pane in panes] == heights
