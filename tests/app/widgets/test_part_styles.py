"""The styles of the parts of a widget: those that are drawn, as the style sheet has them, in any theme."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import visit
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.text.record_view import RecordView
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


async def test_only_the_parts_that_are_drawn_have_styles(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        assert seen.screen
        for widget in (seen.app.screen.query_one(RecordView), *seen.app.screen.query(RowList)):
            assert len(widget._component_styles) < len(widget.PARTS)
        await seen.press("2")
        actors = seen.app.screen.query_one("#actor", RowList)
        assert seen.screen and "rowlist--cursor" in actors._component_styles
        person = actors.get_component_rich_style("rowlist--person", partial=True)
        focused = actors.get_visual_style("rowlist--cursor")
        seen.app.theme = "textual-light"
        await seen.settle()
        assert actors.get_component_rich_style("rowlist--person", partial=True) != person
        await seen.press("1")
        assert actors.get_visual_style("rowlist--cursor") != focused
        assert actors.get_component_styles("rowlist--person").color is not None
