"""While keys wait few frames are painted; when they are done, what they led to is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import Screen

from tests.app.visit import visit
from tui.app.runtime import frame_rate
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore

KEYS = ("question_mark", "escape") * 8


async def test_frames_wait_for_keys(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_rate, "BUSY_FRAME_S", 600.0)
    paint, painted = Screen._compositor_refresh, list[int]()
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:

        def note(screen: Screen[object]) -> None:
            if screen is seen.app.screen:  # only what is on top is painted
                painted.append(seen.explorer.parts.panes.lists.pane("actor").cursor or 0)
            paint(screen)

        await seen.press("2", "g")
        monkeypatch.setattr(Screen, "_compositor_refresh", note)
        await seen.press_at_once(*KEYS, "j", "j", "j")
        assert painted[-1] == 3
        assert len(painted) < len(KEYS) / 2

        seen_before = len(painted)
        await seen.press("j")  # no other waits: it is painted at once
        assert painted[seen_before:]
