"""Lists over the screen, such as that of all notes, are narrowed to what has some words while it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.visit import visit
from tests.stores import copy_shipped
from tui.app.documents.list_items import ListItem
from tui.app.screens.list_filter import fitting_items
from tui.corpus.curation.notes import create_note
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.model.records import Note

GROUPS = (
    ListItem(None, "People", heading=True),
    ListItem(1, "Évariste", detail="minister"),
    ListItem(None, "", detail="a line below", heading=True),
    ListItem(2, "Awa", lead="19 Jan"),
    ListItem(None, "Places", heading=True),
    ListItem(3, "Dosso"),
)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("", ["People", "Évariste", "", "Awa", "Places", "Dosso"]),
        ("evar", ["People", "Évariste", ""]),
        ("MINISTER éva", ["People", "Évariste", ""]),
        ("jan", ["People", "Awa"]),
        ("dosso", ["Places", "Dosso"]),
        ("dosso awa", []),
        ("people", []),
    ],
)
def test_rows_that_have_all_words_stay_with_the_lines_around_them(words: str, texts: list[str]) -> None:
    assert [item.text for item in fitting_items(GROUPS, words)] == texts


async def test_all_notes_are_narrowed_by_words_and_one_is_opened(tmp_path: Path) -> None:
    store, root = copy_shipped(tmp_path)
    about = f"article:{store.rows('article').items[0].ref.id}"
    for text in ("Voir la **dépêche**", "À vérifier", "Dépêche de quelle agence ?"):
        create_note(root, Note(id="", about=about, body=text))
    update_index(store, open_folder(root))
    async with visit(store, root, tmp_path) as seen:
        await seen.press("I")
        assert len(seen.rows("RowList")) == 3
        await seen.press("equals_sign", *"depeche")
        assert len(seen.rows("RowList")) == 2 and "Notes · depeche" in seen.screen
        await seen.press(*" qu", "enter", "enter")
        assert "quelle agence" in seen.screen and await seen.until(lambda: "delete it" in seen.screen)
        await seen.press("escape", "I", "equals_sign", *"vérif", "escape")
        assert len(seen.rows("RowList")) == 3
        await seen.press("escape", "U")
        assert len(seen.rows("RowList")) == 3
        await seen.press("equals_sign", *"nothing", "enter")
        assert seen.rows("RowList") == [] and "Journal · nothing" in seen.screen
        assert "No row of this list has these words." in seen.screen
        assert "Nothing was decided" not in seen.screen
        await seen.press("equals_sign", "escape")
        assert len(seen.rows("RowList")) == 3
    store.close()
