"""Labels, deleting and undoing by keys: each is a step, in the journal and in the files."""

from __future__ import annotations

from pathlib import Path
from threading import current_thread, main_thread

import pytest

from tests.app.visit import visit
from tests.stores import stored
from tui.app.screens.curation.corpus_acts import complete_label, join_labels, split_labels
from tui.app.screens.curation.journal_screen import JournalScreen
from tui.app.widgets.text.reader import Reader
from tui.corpus.curation.record_fields import change_labels
from tui.corpus.folder import open_folder
from tui.corpus.journal.undo import undo_step
from tui.index.indexing.updater import update_index
from tui.index.results import Facet
from tui.index.sqlite_store import SqliteStore
from tui.model.records import KINDS, Ref

Corpus = tuple[SqliteStore, Path]


async def test_labels_are_written_and_each_step_is_undone_by_a_key(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2")
        file = root / "actors" / "russie.md"
        before = file.read_bytes()
        await seen.press("l", *"à vérifier,", *"[b]x", "enter")
        assert 'labels: [à vérifier, "[b]x"]' in file.read_text("utf-8")
        assert await seen.until(lambda: "Step 1: label “à vérifier, [b]x” of “Russie”" in seen.said)
        await seen.press("U")
        assert isinstance(seen.app.screen, JournalScreen)
        assert "+labels:" in seen.screen
        await seen.press_at_once("enter", "enter")
        assert file.read_bytes() == before
        assert "undone" in seen.screen
        change_labels(root, Ref("actor", "niger"), ["ailleurs"], [])  # as another program
        assert await seen.until(lambda: "ailleurs" in seen.rows("#items")[0])
        assert "▸3  20" in seen.screen or " 3  20" in seen.screen  # messages call a step by its number
        undo_step(root)
        await seen.press("escape")
        await seen.settle()
        await seen.press("u")
        assert "There is nothing to undo" in seen.screen


async def test_what_is_deleted_is_shown_with_what_refers_and_comes_back(
    copied: Corpus, tmp_path: Path
) -> None:
    root = copied[1]
    files = {path: path.read_bytes() for path in sorted(root.rglob("*.md"))}
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "delete")
        assert "places refer to it" in seen.screen and "participants[" in seen.screen
        await seen.press_at_once("delete", "escape")
        await seen.press("i", *"À vérifier", "enter", "delete")
        assert "1 note is deleted with it" in seen.screen and "note: “À vérifier”" in seen.screen
        await seen.press("escape", "u")
        await seen.press("delete", "enter")
        assert (root / "actors" / "russie.md").exists()
        await seen.press("delete", "j", "enter")
        assert not (root / "actors" / "russie.md").exists()
        assert "delete “Russie”; u undoes it." in seen.said
        await seen.press("U")
        assert "delete “Russie”" in seen.rows("#items")[0]
        await seen.press("escape", "u")
        assert "delete “Russie”; U lists all steps." in seen.said and "actor:" not in seen.said
        assert {path: path.read_bytes() for path in sorted(root.rglob("*.md"))} == files


async def test_what_a_step_takes_away_is_left_for_what_was_open_before(
    copied: Corpus, tmp_path: Path
) -> None:
    async with visit(*copied, tmp_path) as seen:
        before = seen.open
        await seen.press("4", "V", "plus", "e")
        await seen.press_at_once("ctrl+s", "ctrl+s")
        assert await seen.until(lambda: seen.open.startswith("event:"))
        made = seen.open
        await seen.press_at_once("u")
        assert await seen.until(lambda: seen.open == before)
        await seen.settle()
        assert seen.open == before and made not in seen.said


@pytest.mark.parametrize("others", [("Autre",), ()])
async def test_where_nothing_else_was_open_what_is_deleted_leaves_the_screen(
    tmp_path: Path, others: tuple[str, ...]
) -> None:
    titles = ("Essai", *others)
    texts = {f"articles/{title.lower()}.md": f"---\ntitle: {title}\n---\nMot {title}.\n" for title in titles}
    store = stored(tmp_path, texts)
    async with visit(store, tmp_path / "corpus", tmp_path) as seen:
        await seen.press("1", "g", "enter")
        deleted = seen.open.removeprefix("article:").capitalize()
        await seen.press("delete", "j", "enter")
        assert await seen.until(lambda: f"Mot {deleted}" not in seen.screen)
        await seen.settle()
        if others:
            (left,) = {*titles} - {deleted}
            assert seen.open == f"article:{left.lower()}" and f"Mot {left}" in seen.screen
        else:
            assert "Nothing is open." in seen.screen
        assert seen.explorer.has_class("at-article")
        await seen.press("u")
        assert await seen.shows(f"{deleted}")
    store.close()


async def test_a_step_whose_lines_have_changed_since_shows_both_texts(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "l", *"un", "enter")
        file = root / "actors" / "russie.md"
        changed = file.read_text("utf-8").replace("labels: [un]", "labels: [deux, trois]")
        file.write_text(changed, "utf-8")
        await seen.press("U", "enter")
        lines = seen.app.screen.query_one("#evidence", Reader).document.text
        assert "+ labels: [un]" in lines and "labels: [deux, trois]" in lines
        assert "+ labels: [un]" in seen.screen
        assert file.read_text("utf-8") == changed


def test_a_label_is_completed_as_far_as_those_in_use_agree() -> None:
    assert complete_label("faux, à v", ["à vérifier", "à voir"]) == ("faux, à v", ("à vérifier", "à voir"))
    assert complete_label("faux, à vé", ["à vérifier"]) == ("faux, à vérifier", ())
    assert complete_label("à vérifier,", ["à vérifier"]) == ("à vérifier,", ())


async def test_labels_in_use_are_looked_up_in_a_thread(
    copied: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, root = copied
    change_labels(root, Ref("actor", "niger"), ["à vérifier"], [])
    update_index(store, open_folder(root))
    threads, field_values = [], store.field_values

    def asked(field: str, prefix: str = "", limit: int = 12) -> list[Facet]:
        threads.append(current_thread())
        return field_values(field, prefix, limit)

    monkeypatch.setattr(store, "field_values", asked)
    async with visit(store, root, tmp_path) as seen:
        await seen.press_at_once("2", "l", "à", "tab", "enter")
        assert await seen.until(lambda: "Step 2" in seen.said)
    assert "labels: [à vérifier]" in (root / "actors" / "russie.md").read_text("utf-8")
    assert threads and main_thread() not in threads


def test_a_label_with_a_comma_stays_one() -> None:
    labels = ("à voir, demain", "faux", 'dit "vrai"')
    assert split_labels(join_labels(labels)) == labels
    assert split_labels(' a ,, b, a ,"c') == ("a", "b", "c")


async def test_in_a_view_keys_are_about_the_row_under_the_cursor(copied: Corpus, tmp_path: Path) -> None:
    store, root = copied
    async with visit(store, root, tmp_path) as seen:
        await seen.press("t")
        rows = seen.rows("#items")
        await seen.press("j", "l")
        await seen.type("du jour")
        await seen.press("enter", "exclamation_mark", "i")
        await seen.type("Une note.")
        await seen.press("enter", "k", "j", "b")  # the list has the keys again
        assert len(seen.rows("#items")) == len(rows) and "Timeline" in seen.screen
        assert sum("★" in row for row in seen.rows("#items")) == 1
        (labelled,) = (file for file in root.rglob("*.md") if "labels: [du jour]" in file.read_text("utf-8"))
        (note,) = store.notes()
        assert note.about.endswith(labelled.stem) and note.about in store.marks.refs("starred")
        (bookmark,) = seen.app.state.bookmarks
        titles = {str(row.ref): row.title for kind in KINDS for row in store.rows(kind).items}
        assert bookmark.title == titles[note.about]  # not as the timeline draws it
        await seen.press("m")
        assert "needs an open record" in seen.said
