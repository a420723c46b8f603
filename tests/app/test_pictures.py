"""What the screens look like; `pytest tests/app/test_pictures.py --snapshot-update` draws them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.visit import MEDIUM, NARROW, WIDE, Visit
from tui.app.app import NigerApp
from tui.app.corpus_service import CorpusService
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore

Compare = Callable[..., bool]


@pytest.fixture
def looks_as_before(store: SqliteStore, tmp_path: Path, snap_compare: Compare) -> Compare:
    """Compares the screen, after some keys, with its picture."""

    def compare(*keys: str, size: tuple[int, int]) -> bool:
        app = NigerApp(
            store,
            CorpusService(store, bundled_corpus_path()),
            bundled_corpus_path(),
            data=tmp_path / "data",
            config=tmp_path / "config",
        )

        async def prepare(pilot: Pilot[None]) -> None:
            seen = Visit(app, pilot)
            await seen.settle()
            for key in keys:
                await (seen.type(key) if " " in key else seen.press(key))
                for box in app.screen.query(Input):
                    box.cursor_blink = False

        return snap_compare(app, terminal_size=size, run_before=prepare)

    return compare


def test_lists_stand_beside_the_reader_at_80_columns(looks_as_before: Compare) -> None:
    assert looks_as_before(size=MEDIUM)


def test_one_pane_at_a_time_at_60_columns(looks_as_before: Compare) -> None:
    assert looks_as_before("4", "n", "n", size=NARROW)


def test_an_actor_card(looks_as_before: Compare) -> None:
    assert looks_as_before("slash", "salifou modi", "enter", size=WIDE)


def test_an_event_on_which_sources_differ(looks_as_before: Compare) -> None:
    assert looks_as_before("slash", "visite premier ministre moscou", "enter", size=WIDE)


def test_search_results_with_their_passages(looks_as_before: Compare) -> None:
    assert looks_as_before("slash", "cooperation militaire", size=WIDE)


def test_the_keys(looks_as_before: Compare) -> None:
    assert looks_as_before("question_mark", size=WIDE)
