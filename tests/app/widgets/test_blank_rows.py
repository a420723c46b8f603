"""Rows of nothing but background are drawn once, and look as Textual draws them."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip

from tui.app.widgets.blank_rows import PaneRow


class CountedRow(PaneRow):
    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


class Rows(App[None]):
    CSS = "PaneRow, Horizontal { height: 1fr; background: $boost; }"

    def compose(self) -> ComposeResult:
        yield CountedRow()
        yield Horizontal()


@pytest.mark.parametrize("no_color", ["", "1"])
async def test_one_row_is_drawn_and_stands_for_all(no_color: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    async with Rows().run_test(size=(30, 20)) as pilot:
        row, plain = pilot.app.query_one(CountedRow), pilot.app.query(Horizontal).last()
        assert row.size == plain.size and row.size.height == 10
        assert row.drawn == 1
        for crop in (row.size.region, Region(3, 2, 7, 5), Region(0, 9, 30, 1), Region(0, 0, 30, 0)):
            assert row.render_lines(crop) == plain.render_lines(crop)
