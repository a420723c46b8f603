"""The styles of the parts of a widget that are kept are those that would be made anew."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import Visit, visit
from tui.app.runtime.component_styles import _make_styles
from tui.corpus.bundled import bundled_corpus_path
from tui.index.sqlite_store import SqliteStore


def assert_true(seen: Visit) -> int:
    """Compare the styles of all parts on all screens with new ones; how many there are."""
    parts = 0
    for screen in seen.app.screen_stack:
        for node in screen.walk_children(with_self=True):
            kept = {name: styles.get_rules() for name, styles in node._component_styles.items()}
            _make_styles(seen.app.stylesheet, node)
            assert {name: styles.get_rules() for name, styles in node._component_styles.items()} == kept, node
            parts += len(kept)
    return parts


async def test_they_follow_keys_screens_sizes_and_themes(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        cursors = []
        for keys in (["2"], ["enter"], ["n"], ["1"], ["slash"], ["escape", "B"], ["escape", "c"], ["escape"]):
            await seen.press(*keys)
            assert assert_true(seen) > 50
            cursors.append(str(seen.find_list("#article").get_component_styles("rowlist--cursor").background))
        assert len({*cursors}) > 1  # the list of articles had the keys, and had them not
        await seen.resize(80, 24)
        assert_true(seen)
        for theme in ("textual-light", "nord", "textual-dark"):
            seen.app.theme = theme
            await seen.settle()
            assert_true(seen)
            cursors.append(str(seen.find_list("#article").get_component_styles("rowlist--cursor").background))
        assert len({*cursors[-3:]}) == 3
