"""The screens in French: they look right, and no label is cut where there is room for the English one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.content import Content
from textual.screen import Screen

from tests.app.test_pictures import Compare, looks_as_before
from tests.app.visit import MEDIUM, WIDE, visit
from tests.stores import stored
from tui.app.screens.curation.forms.form_fields import FORM_SPECS
from tui.app.widgets.foot import Foot
from tui.corpus.bundled import bundled_corpus_path
from tui.i18n import choose_language, gettext
from tui.index.sqlite_store import SqliteStore

__all__ = ["looks_as_before"]

#: The keys that open each screen from the explorer.
SCREENS = {
    "explorer": (),
    "keys": ("question_mark",),
    "search": ("slash", "m", "o", "d", "i"),
    "timeline": ("t",),
    "frequency": ("h",),
    "network": ("2", "w"),
    "concordance": ("2", "c"),
    "differences": ("D",),
    "suggestions": ("s",),
    "journal": ("U",),
    "form": ("2", "e"),
}
#: The cells that a form has for a label, behind its mark; the label of a part is indented.
LABEL_CELLS, INDENT_CELLS = 16, 2


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    choose_language("fr")
    yield
    choose_language("en")


def test_the_explorer_in_french(looks_as_before: Compare) -> None:
    assert looks_as_before("4", "n", size=MEDIUM)


def test_a_form_in_french(looks_as_before: Compare) -> None:
    assert looks_as_before("2", "e", size=MEDIUM)


async def test_no_label_is_cut_at_80_columns(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        for name, keys in SCREENS.items():
            await seen.press(*keys)
            assert cut_labels(seen.app.screen) == [], name
            while seen.app.screen is not seen.explorer:
                await seen.press("escape")


def cut_labels(screen: Screen[Any]) -> list[str]:
    """The titles of boxes and the lines of keys that do not fit, or show less than two keys."""
    cut = []
    for widget in screen.query("*"):
        for title in (widget.border_title, widget.border_subtitle):
            plain = Content.from_markup(title).plain if title else ""
            if widget.display and cell_len(plain) > widget.outer_size.width - 4 > 0:
                cut.append(plain)
    for foot in screen.query(Foot):
        if cell_len(foot.content.plain) > foot.size.width or foot.content.plain.count("  ") < 1:
            cut.append(foot.content.plain)
    return cut


def test_labels_of_forms_have_room() -> None:
    too_long = [
        gettext(spec.label)
        for part in (spec for specs in FORM_SPECS.values() for spec in specs)
        for spec, room in [
            (part, LABEL_CELLS),
            *((field, LABEL_CELLS - INDENT_CELLS) for field in getattr(part, "fields", ())),
        ]
        if cell_len(gettext(spec.label)) > room
    ]
    assert too_long == []


async def test_how_many_were_found_has_room_in_the_title_of_a_list(tmp_path: Path) -> None:
    text = "---\ntitle: Essai\nlang: fr\n---\nLe ministre Adam {}oukouré a parlé.\n"
    store = stored(tmp_path, {f"articles/{n}.md": text.format("B") for n in range(6)})
    async with visit(store, tmp_path / "corpus", tmp_path, WIDE) as seen:
        assert "Acteurs 0 · ? 1 " in seen.screen
        await seen.resize(200, 30)
        assert "Acteurs 0 gardé · 1 repéré " in seen.screen
    store.close()
