"""What a person made of records is asked of each kind by itself: `is:`, `label:`, `note:`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.conftest import Reader
from tests.index.small import FILES, write
from tests.stores import stored
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.search.search import search
from tui.index.sql_store import SqlStore
from tui.model.reading_marks import ReadingMarks
from tui.model.records import KINDS, Ref

NOTE = """---
about: article:recoltes
quote: La saison des pluies
labels: [Demain]
made: 2026-01-01T10:00
---
Une remarque utile.
"""
LABELLED = {
    "articles/mission.md": FILES["articles/mission.md"].replace("date:", "labels: [à vérifier]\ndate:"),
    "actors/niger.md": FILES["actors/niger.md"].replace("type:", "labels: [à vérifier, bon]\ntype:"),
}


@pytest.fixture
def store(tmp_path: Path, reader: Reader) -> Iterator[SqlStore]:
    """A store of labelled records, of which a person has read and starred some."""
    index = stored(tmp_path, FILES | LABELLED | {"notes/2026-01-01-aaaa.md": NOTE})
    store = reader(index)
    store.marks = ReadingMarks(
        frozenset({"article:mission", "actor:mali"}), frozenset({"article:mission", "actor:niger"})
    )
    yield store
    index.close()


def listed(store: SqlStore, query: str) -> list[str]:
    lists = (store.rows(kind, query=parse_query(query)).items for kind in KINDS)
    return sorted(str(row.ref) for rows in lists for row in rows)


def found(store: SqlStore, query: str) -> list[str]:
    return sorted(str(hit.ref) for hit in search(store, query).hits)


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ("label:vérifier", ["actor:niger", "article:mission"]),
        ("label:demain", ["article:recoltes"]),
        ("label:bon or label:dem*", ["actor:niger", "article:recoltes"]),
        ("label:vérifier -label:bon", ["article:mission"]),
        ('note:"remarque utile"', ["article:recoltes"]),
        ("note:pluies", ["article:recoltes"]),
        ("note:rema", []),
        ("is:read", ["actor:mali", "article:mission"]),
        ("is:starred -is:read", ["actor:niger"]),
        ("is:starred label:vérifier", ["actor:niger", "article:mission"]),
    ],
)
def test_lists_and_searches_find_the_same(store: SqlStore, query: str, refs: list[str]) -> None:
    assert listed(store, query) == found(store, query) == refs


def test_words_and_own_fields_are_joined(store: SqlStore) -> None:
    assert found(store, "niger is:starred") == ["actor:niger", "article:mission"]
    assert "article:mission" not in listed(store, "is:unread") and "event:coup" in listed(store, "is:unread")
    assert search(store, "is:seen").notes == (
        "is: “seen” is not known and is ignored; write read, unread, starred, kept or found",
    )


def test_marks_that_change_change_the_lists(store: SqlStore) -> None:
    assert "actor:mali" in listed(store, "is:read")
    store.marks = store.marks.toggle("read", "actor:mali").toggle("read", "event:coup")
    assert listed(store, "is:read") == ["article:mission", "event:coup"]


def test_labels_in_use_are_offered_and_rows_have_them(store: SqlStore) -> None:
    labels = [(facet.value, facet.count) for facet in store.field_values("label")]
    assert labels == [("à vérifier", 2), ("Demain", 1), ("bon", 1)]
    assert [facet.value for facet in store.field_values("label", "Vér")] == ["à vérifier"]
    assert [facet.value for facet in store.field_values("is", "un")] == ["unread"]
    assert store.rows("actor").items[0].labels == "à vérifier, bon"


def test_notes_that_change_are_read_again(tmp_path: Path) -> None:
    store, root = stored(tmp_path, FILES | LABELLED | {"notes/2026-01-01-aaaa.md": NOTE}), tmp_path / "corpus"
    write(root, {"notes/2026-01-01-aaaa.md": NOTE.replace("remarque", "question"), "notes/b.md": "no note"})
    update_index(store, open_folder(root), paths=["notes/2026-01-01-aaaa.md", "notes/b.md"])
    assert (found(store, "note:remarque"), found(store, "note:question")) == ([], ["article:recoltes"])
    assert [note.id for note in store.notes(Ref("article", "recoltes"))] == ["2026-01-01-aaaa"]
    (root / "notes" / "2026-01-01-aaaa.md").unlink()
    update_index(store, open_folder(root))
    assert (store.notes(), found(store, "label:demain")) == ([], [])
    update_index(store, open_folder(root), rebuild=True)
    assert store.field_values("label")[0].value == "à vérifier"
