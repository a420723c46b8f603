"""A note is a file of its own: made, changed, deleted, and listed when its words are gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from tests.corpus.curation.corpora import (
    FILES,
    lines_of,
    problems,
)
from tests.stores import indexed
from tui.corpus.curation.new_records import create_record
from tui.corpus.curation.notes import change_note, create_note, delete_note, save_note
from tui.corpus.curation.record_fields import (
    FormConflictError,
)
from tui.corpus.folder import open_folder
from tui.corpus.journal.undo import undo_step
from tui.corpus.record_files.record_edit import EditError
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.model.records import Actor, Note


def test_a_note_is_a_file_of_its_own(root: Path) -> None:
    note = Note(
        id="", about="article:a", quote="La délégation russe est partie", made="2024-02-01T10:00",
        labels=("doute",), by="Awa", body="Quand ?\n\n**Qui ?**",
    )  # fmt: skip
    [(path, lines)] = lines_of(root, lambda root: create_note(root, note)).items()
    assert path.startswith("notes/2024-02-01-")
    assert lines == [
        "+ ---", "+ about: article:a", "+ quote: La délégation russe est partie", "+ suffix: .",
        "+ labels: [doute]", "+ made: 2024-02-01T10:00", "+ by: Awa", "+ ---", "+ Quand ?", "+",
        "+ **Qui ?**",
    ]  # fmt: skip
    with pytest.raises(EditError, match="quote: not in the article; nearest"):
        create_note(root, Note(id="", about="article:a", quote="La délégation ruse est partie"))
    with pytest.raises(EditError, match="no actor “x”"):
        create_note(root, Note(id="", about="actor:x", body="x"))


def test_a_note_is_changed_and_goes(root: Path) -> None:
    id = "2024-01-20-aaaa"
    assert lines_of(root, lambda root: change_note(root, id, "Qui ?\n\nLui.", ["sûr"])) == {
        f"notes/{id}.md": ["- labels: [doute]", "+ labels: [doute, sûr]", "+", "+ Lui."]
    }
    note = next(loaded.note for loaded in open_folder(root).notes())
    assert note
    (root / note.path).write_text(FILES[note.path].replace("Qui ?", "Qui donc ?"), "utf-8")
    with pytest.raises(FormConflictError, match="changed in the file meanwhile: body"):
        save_note(root, note, structs.replace(note, body="x"))
    assert set(lines_of(root, lambda root: delete_note(root, id))) == {f"notes/{id}.md"}
    for other in (id, "../actors/modi"):
        with pytest.raises(EditError, match="there is no note"):
            delete_note(root, other)
    with pytest.raises(EditError, match="there is no note"):
        change_note(root, id, "x")


def test_a_note_whose_words_are_gone_is_listed(root: Path) -> None:
    create_note(root, Note(id="", about="article:b", quote="Modi est à Moscou", body="x"))
    path = root / "articles/b.md"
    path.write_text(path.read_text("utf-8").replace("Modi est", "Mody est"), "utf-8")
    assert any(
        problem.startswith("notes/") and ":3: quote: not in the article" in problem
        for problem in problems(root)
    )


def test_a_folder_of_texts_alone_keeps_them_beside_its_records_and_notes(tmp_path: Path) -> None:
    root = tmp_path / "clippings"
    texts = ("a.txt", "2024/b.txt", "notes/c.txt")
    for text in texts:
        (root / text).parent.mkdir(parents=True, exist_ok=True)
        (root / text).write_text("Titre\n\nMoussa Bako est arrivé.\n", "utf-8")
    store = indexed(root, tmp_path / "cache")
    actor = create_record(root, Actor(id="", name="Moussa Bako", type="person")).value
    create_note(root, Note(id="", about="article:a", body="x"))
    create_note(root, Note(id="", about=str(actor.ref), body="y"))
    update_index(store, open_folder(root))
    counts = store.counts()
    assert (counts.article, counts.actor) == (len(texts), 1) and len(store.notes(actor.ref)) == 1
    assert {hit.ref.id for hit in store.articles(parse_query(f"actor:{actor.id}")).items} == {*"abc"}
    assert problems(root) == []
    for _step in range(3):
        undo_step(root)
    update_index(store, open_folder(root))
    assert store.counts().article == len(texts) and not store.read([actor.ref])
    store.close()
