"""Found records in the explorer: listed with the kept ones, opened, kept, rejected, hidden."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import NARROW, visit
from tests.index.indexing.test_found_events import write_article
from tests.stores import indexed, stored
from tui.app.navigation import RecordLocation
from tui.corpus.curation.notes import create_note
from tui.model.records import Note, Ref


async def test_found_events_are_listed_opened_kept_and_hidden_by_keys(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    for name in ("agency", "copy", "toll", "leaving", "deadline"):
        write_article(root, name)
    store = indexed(root, tmp_path / "cache")
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        assert "Events 0 kept · 2 found" in seen.screen
        await seen.press("3", "enter")
        assert seen.reader.page is not None and seen.reader.page.ref.is_found
        for words in (
            "? Six casques bleus",
            "killed",
            "6 ",
            "8 ",
            "Le Défi",
            "a keep “Six casques",
            "x reject",
        ):
            assert words in seen.screen
        await seen.press("V")  # the title, without the sign of what was only found
        subject = seen.explorer.parts.panes.subject
        assert subject is not None and subject.title.startswith("Six casques bleus")
        await seen.press("escape", "l")
        assert any("a or e keeps it first" in words for words in seen.heard)
        await seen.press("a")
        assert await seen.until(lambda: "Events 1 kept · 1 found" in seen.screen)
        assert await seen.until(lambda: seen.reader.page is not None and not seen.reader.page.ref.is_found)
        assert store.problems() == []
        await seen.press("4", "a")
        assert "It is kept; a again adds texts to the corpus." in seen.said
        assert not seen.explorer.parts.panes.prompt.is_open
        await seen.press("u")  # what was kept is gone, and what was open before is open again
        assert await seen.until(lambda: "Events 0 kept · 2 found" in seen.screen)
        assert await seen.until(lambda: (ref := Ref.parse(seen.open)) is not None and store.read([ref]) != [])
        assert "not in the corpus" not in seen.said and "lists all steps" in seen.said
        await seen.press("3", "home", "enter", "a")
        assert await seen.until(lambda: "Events 1 kept · 1 found" in seen.screen)
        await seen.press("3", "down")
        await seen.press("v", "end", "enter", "escape")
        assert await seen.until(lambda: "Events 1 " in seen.screen and " found" not in seen.screen)
        await seen.press("v", "end", "enter", "escape")
        assert await seen.until(lambda: "Events 1 kept · 1 found" in seen.screen)
        await seen.press("end", "equals_sign")
        assert await seen.until(lambda: "Which event is it?" in seen.screen)
        await seen.press("escape", "F", *"is:found", "enter", "3", "end", "x")
        assert await seen.shows("Clear or reject?")  # a filter is set: one key means two things
        await seen.press("enter")
        assert seen.app.state.filter == "" and store.size("event") == 2
        await seen.press("3", "end", "x")
        assert await seen.until(lambda: store.size("event") == 1)
        assert store.read([Ref("event", "?leaving.0")]) == []
        await seen.press("2", "equals_sign")  # no other found one can be what it is
        assert await seen.shows("Another one …")
        await seen.press("enter")
        assert await seen.shows("Nothing found for “")
    store.close()


async def test_found_events_are_kept_in_a_row_in_the_list_of_a_folder_of_texts_alone(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    names = ("agency", "copy", "toll", "leaving", "deadline")
    for name in names:
        write_article(root, name)
    (root / "articles").rename(tmp_path / "clippings")
    root.rmdir()
    (tmp_path / "clippings").rename(root)
    store = indexed(root, tmp_path / "cache")
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        assert "Events 0 kept · 2 found" in seen.screen
        await seen.press_at_once("3", "home", "a", "down", "a")
        assert await seen.until(lambda: len(list((root / "events").glob("*.md"))) == 2)
        assert await seen.until(lambda: store.counts().event == 2 and not store.counts().found.get("event"))
        await seen.settle()
        assert seen.app.focused is seen.find_list("#event") and seen.open.startswith("event:")
        assert store.counts().article == len(names)
    store.close()


async def test_in_a_narrow_window_the_keys_that_decide_come_first(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    for name in ("agency", "copy", "toll"):
        write_article(root, name)
    store = indexed(root, tmp_path / "cache")
    deciding = "a keep  e edit  x reject  "
    async with visit(store, root, tmp_path, NARROW) as seen:
        await seen.press("3")
        assert seen.screen.splitlines()[-1].strip().startswith(deciding)
        await seen.press("enter")  # on the card
        line = seen.screen.splitlines()[-1]
        assert line.strip().startswith(deciding) and "/ search" in line and "? help" in line
        await seen.press("1")
        assert "keep" not in seen.screen.splitlines()[-1] and "2 actors" in seen.screen.splitlines()[-1]
    store.close()


async def test_an_outlet_is_named_once_with_the_number_of_its_articles(tmp_path: Path) -> None:
    tolls = (("Le Point", 8), ("Le Point", 8), ("Le Figaro", 8), ("Le Point", 8), ("RFI", 6))
    files = {
        f"articles/a{number}.md": f"---\ntitle: Gao\ndate: 2024-06-12\nsource: {source}\nlang: fr\n---\n"
        f"{toll} casques bleus ont été tués mardi 11 juin à Gao par une mine, dit l’armée{'.' * number}\n"
        for number, (source, toll) in enumerate(tolls)
    }
    root = tmp_path / "corpus"
    store = stored(tmp_path, files)
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        await seen.press("3", "enter")
        assert await seen.shows("Le Point (3), Le Figaro")
        assert "Le Point, Le" not in seen.screen
        targets = [link.target for link in seen.reader.document.links]
        refs = {target.ref for target in targets if isinstance(target, RecordLocation)}
        assert {Ref("article", f"a{number}") for number in range(5)} <= refs
    store.close()


async def test_a_found_event_without_a_type_is_kept_through_its_form(tmp_path: Path) -> None:
    files = {
        f"articles/{name}.md": f"---\ntitle: Eaux\ndate: 2024-09-0{day}\npublisher: {name}\nlang: fr\n---\n"
        f"Les inondations ont fait {toll} morts à Maradi mardi 3 septembre, selon le ministère.\n"
        for day, (name, toll) in enumerate((("Journal", 273), ("Voix", 312)), 4)
    }
    root = tmp_path / "corpus"
    store = stored(tmp_path, files)
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        await seen.press("1", "i", *"Note", "enter")  # an earlier step
        assert await seen.until((root / "notes").is_dir)
        await seen.press("3", "enter")
        assert "? " in seen.screen and "a keep" not in seen.screen and "e edit first" in seen.screen
        await seen.press("a")
        assert await seen.shows("in a word")  # the form, with a place for what it was
        assert await seen.until(lambda: "No type is told by the texts" in seen.said)
        await seen.press("ctrl+s")
        assert await seen.until(lambda: "It has none for a disaster" in seen.said)
        await seen.press("a", "i", "enter", *"inondation", "ctrl+s")
        assert await seen.until(lambda: any((root / "events").glob("*.md")))
        (file,) = (root / "events").glob("*.md")
        text = file.read_text("utf-8")
        assert "type: aid" in text and "label: inondation" in text
    store.close()


async def test_undo_after_a_refusal_says_first_what_it_takes_back(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    store = stored(tmp_path, {"articles/a.md": "---\ntitle: Essai\n---\nUn mot.\n"})
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        await seen.press("1", "i", *"Note", "enter")
        assert await seen.until((root / "notes").is_dir)
        (note,) = (root / "notes").iterdir()
        seen.explorer.parts.acts.note_refusal()
        await seen.press("u")
        assert await seen.until(lambda: "u again undoes step 1: note" in seen.said)
        assert note.exists()
        await seen.press("u")
        assert await seen.until(lambda: not note.exists())
        assert "Undone, step 1: note" in seen.said
    store.close()


async def test_undo_after_another_step_is_not_held_up_by_an_earlier_refusal(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    store = stored(tmp_path, {"articles/a.md": "---\ntitle: Essai\n---\nUn mot.\n"})
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        await seen.press("u")  # there is no step yet
        assert "there is nothing to undo" in seen.said
        note = create_note(root, Note(id="", about="article:a", body="Note")).value  # as another screen does
        await seen.press("u")
        assert await seen.until(lambda: "Undone, step 1: note" in seen.said)
        assert not list((root / "notes").glob(f"{note.id}*"))
    store.close()


async def test_in_a_list_that_is_filtered_the_key_that_filters_changes_the_words(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    for name in ("agency", "copy", "toll"):
        write_article(root, name)
    (root / "actors").mkdir()
    (root / "actors/mali.md").write_text("---\nname: Mali\ntype: country\n---\n", "utf-8")
    store = indexed(root, tmp_path / "cache")
    async with visit(store, root, tmp_path, (120, 40)) as seen:
        await seen.press("2", "end", "equals_sign", "g", "enter")
        assert seen.rows("#actor") == ["? Organisation des Nations unies", "? Gao"]
        await seen.press("home", "equals_sign")
        assert seen.explorer.parts.panes.prompt.is_open
        await seen.press("ctrl+u", "enter")
        assert len(seen.rows("#actor")) == 3
        await seen.press("home", "equals_sign")
        assert await seen.shows("Which record is")
    store.close()
