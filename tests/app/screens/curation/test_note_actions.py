"""Notes in the explorer: a layer of the text, on cards, in a list; they outlive an edit of the text."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import Visit, visit
from tui.app.navigation import NoteLink, RecordLocation
from tui.app.widgets.query_input import QueryInput
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref

Corpus = tuple[SqliteStore, Path]
ARTICLE = Ref("article", "cooperation-militaire-niger-russie")
WORDS = "La première étape"


def marked(seen: Visit) -> list[str]:
    """The passages of the open document that notes are about."""
    document = seen.reader.document
    return [
        document.text[link.start : link.end]
        for link in document.links
        if link.layer == "notes" and link.start >= (seen.reader.page.body_at if seen.reader.page else 0)
    ]


def asked_text(seen: Visit) -> str:
    """The text in the prompt that is open."""
    assert isinstance(seen.app.focused, QueryInput)
    return seen.app.focused.value


async def note_on_passage(seen: Visit) -> None:
    """Write a note on words of the article."""
    body = seen.app.store.read([ARTICLE])[0].body
    start = body.index(WORDS)
    seen.explorer.open(RecordLocation(ARTICLE, start, start + len(WORDS)))
    await seen.settle()
    await seen.press("V", "i", *"Voir", "enter")
    assert await seen.until(lambda: bool(marked(seen)), 20)


async def test_a_note_marks_its_passage_and_stays_with_it_when_the_text_is_edited(
    copied: Corpus, tmp_path: Path
) -> None:
    store, root = copied
    async with visit(store, root, tmp_path) as seen:
        await note_on_passage(seen)
        (passage,) = marked(seen)
        assert WORDS in passage
        file = root / "articles" / f"{ARTICLE.id}.md"
        file.write_text(file.read_text("utf-8").replace(WORDS, "La toute première étape"), "utf-8")
        assert await seen.until(lambda: "La toute première" in seen.reader.document.text, 20)
        assert ["première étape" in words for words in marked(seen)] == [True]
        text = file.read_text("utf-8")
        start = text.index("La toute première")
        paragraph = text[start : text.index("\n", start)]
        file.write_text(text.replace(paragraph, "Rien."), "utf-8")
        assert await seen.until(lambda: "no longer in the text" in seen.reader.document.text, 20)
        assert marked(seen) == []
        await seen.press("I")
        assert "not there any more" in seen.screen and seen.rows("RowList") == ["Voir"]
        await seen.press("enter")
        assert "These words are no longer in the text." in seen.screen


async def test_notes_are_hidden_shown_rewritten_and_deleted(copied: Corpus, tmp_path: Path) -> None:
    store, root = copied
    async with visit(store, root, tmp_path) as seen:
        await note_on_passage(seen)
        await seen.press("v", "G", "k")
        assert "notes" in seen.screen
        await seen.press("enter", "escape")
        assert "+1 notes hidden" in seen.where
        await seen.press("2", "enter", "i", *"[b]Allié", "enter")
        assert await seen.until(lambda: "note  [b]Allié" in seen.reader.document.text, 20)
        links = [link for link in seen.reader.document.links if isinstance(link.target, NoteLink)]
        seen.explorer.parts.targets.go(links[0].target)
        await seen.settle()
        await seen.press("n", "n", "n", "enter", *" !", "enter")
        assert await seen.until(lambda: "note  [b]Allié !" in seen.reader.document.text, 20)
        await seen.press("slash")
        await seen.type("note:allié")
        assert seen.find_list("#results").items[1].key == RecordLocation(Ref("actor", "russie"))
        await seen.press("escape", "I")
        await seen.press(*["j"] * seen.rows("RowList").index("[b]Allié !"), "enter", *"nnnn", "enter")
        assert await seen.until(lambda: "Allié" not in seen.reader.document.text, 20)
        assert len(list((root / "notes").glob("*.md"))) == 1


async def test_a_text_that_was_left_is_there_when_it_is_asked_for_again(
    copied: Corpus, tmp_path: Path
) -> None:
    store, root = copied
    async with visit(store, root, tmp_path) as seen:
        await seen.press("i", *"Voir", "escape")
        assert "The note is not saved" in seen.said and not store.notes()
        await seen.press("2", "i")
        assert asked_text(seen) == ""  # of another record
        await seen.press("escape", "1", "i")
        assert asked_text(seen) == "Voir"
        await seen.press("enter")
        assert await seen.until(lambda: [note.body for note in store.notes()] == ["Voir"])
        await seen.press("i")
        assert asked_text(seen) == ""
