"""What comes first among articles that have the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.conftest import Reader
from tests.index.small import write
from tests.stores import stored
from tui.corpus.folder import open_folder
from tui.index.indexing import optimize
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.search import full_text
from tui.index.sql_store import SqlStore
from tui.index.sqlite_store import open_store

FILLING = " ".join(f"mot{number}" for number in range(60))
ARTICLES = {
    "titre": ("Accord sur le pétrole", "Un texte."),
    "suite": ("Nouvelles", f"L’accord sur le pétrole tient. {FILLING}"),
    "souvent": ("Nouvelles", "Le pétrole, un accord. Le pétrole encore, le pétrole. Un accord."),
    "loin": ("Nouvelles", f"Un accord. {FILLING} Le pétrole."),
    "long": ("Nouvelles", f"Un accord. {FILLING} {FILLING} {FILLING} Le pétrole."),
    "autre": ("Accord", "Rien de plus."),
}


def make_files() -> dict[str, str]:
    return {
        f"articles/{name}.md": f"---\ntitle: {title}\ndate: 2024-01-01\n---\n{body}\n"
        for name, (title, body) in ARTICLES.items()
    }


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> SqlStore:
    return reader(stored(tmp_path_factory.mktemp("relevance"), make_files()))


@pytest.mark.parametrize("unfinished", [False, True])
@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("accord pétrole", ["titre", "souvent", "loin", "suite", "long"]),
        ('"accord sur le pétrole"', ["titre", "suite"]),
        ("accord sur le pétrole", ["titre", "suite"]),
        ("pétrole accord pétrole", ["titre", "souvent", "loin", "suite", "long"]),
        ("accord or rien", ["autre", "titre", "souvent", "loin", "suite", "long"]),
    ],
)
def test_title_then_sequence_then_how_often_in_how_many_words(
    store: SqlStore, query: str, ids: list[str], unfinished: bool
) -> None:
    assert [hit.ref.id for hit in store.articles(parse_query(query, unfinished=unfinished)).items] == ids


def test_a_word_that_is_only_begun_counts_as_those_it_begins(store: SqlStore) -> None:
    found = store.articles(parse_query("accord pétro", unfinished=True)).items
    assert [hit.ref.id for hit in found] == ["titre", "souvent", "loin", "suite", "long"]
    assert [found[0].title[start:end] for start, end in found[0].matched] == ["Accord", "pétrole"]
    assert store.articles(parse_query("accord pétro", fuzzy=False)).items == []


def test_a_word_that_is_only_begun_stands_for_those_that_texts_use_most(tmp_path: Path) -> None:
    short = " ".join(f"gou{first}{second}" for first in "abcdefg" for second in "abcde")
    files = {f"articles/{n}.md": f"---\ntitle: Titre {n}\n---\nLe gouvernement.\n" for n in range(3)}
    write(tmp_path / "corpus", files | {"articles/autre.md": f"---\ntitle: Autre\n---\n{short}\n"})
    store = open_store(tmp_path / "corpus", cache=tmp_path / "cache")
    update_index(store, open_folder(tmp_path / "corpus"))
    found = store.articles(parse_query("le gou", unfinished=True)).items
    assert {hit.ref.id for hit in found} == {"0", "1", "2"}
    assert store.articles(parse_query("gou", unfinished=True)).items[-1].ref.id == "autre"
    store.close()


def test_pages_go_on_where_the_rank_left_off(store: SqlStore) -> None:
    query, seen, after = parse_query("accord pétrole"), [], None
    for _page in range(5):
        page = store.articles(query, after=after, limit=1)
        seen += [hit.ref.id for hit in page.items]
        after = page.after
    assert seen == [hit.ref.id for hit in store.articles(query).items] and after is None


@pytest.mark.parametrize("enough", [1, 20])
def test_where_the_newest_articles_have_enough_older_ones_follow_by_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, enough: int
) -> None:
    monkeypatch.setattr(optimize, "RECENT_ARTICLES", 2)
    monkeypatch.setattr(full_text, "_ENOUGH_RECENT", enough)
    files = {
        f"articles/{day}.md": f"---\ntitle: Accord {day}\ndate: 2024-01-0{day}\n---\n{'Accord. ' * day}\n"
        for day in range(1, 7)
    }
    write(tmp_path / "corpus", files)
    store = open_store(tmp_path / "corpus", cache=tmp_path / "cache")
    update_index(store, open_folder(tmp_path / "corpus"))
    query, after = parse_query("accord", unfinished=True), None
    seen: list[str] = []
    while not seen or after is not None:
        page = store.articles(query, after=after, limit=4)
        seen += [hit.ref.id for hit in page.items]
        after = page.after
    assert sorted(seen) == list("123456")
    assert seen[2:] == list("4321") or enough > 1
    notes = store.articles(query, limit=4).notes
    assert ("the newest 2 are ranked; older ones follow by date" in notes) == (enough == 1)
    store.close()


def test_a_word_is_begun_while_the_words_of_the_texts_are_not_known_yet(tmp_path: Path) -> None:
    store = stored(tmp_path, make_files())
    with store.writing() as connection:
        connection.execute("DELETE FROM word")
    found = store.articles(parse_query("accord pétr", unfinished=True)).items
    assert {hit.ref.id for hit in found} == {"titre", "suite", "souvent", "loin", "long"}
    store.close()
