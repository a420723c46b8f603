"""Searches in the corpus that ships, as a new user would type them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.corpus.folder import open_folder, shipped
from tui.index.build import refresh
from tui.index.search import search
from tui.index.sqlite import SqliteStore, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """The shipped corpus, indexed."""
    store = open_store(shipped(), cache=tmp_path_factory.mktemp("cache"))
    refresh(store, open_folder(shipped()))
    yield store
    store.close()


def test_nothing_is_wrong_with_it(store: SqliteStore) -> None:
    assert store.problems() == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("evkurov", "actor:iounous-bek-evkourov"),
        ("yevkurov", "actor:iounous-bek-evkourov"),
        ("Евкуров", "actor:iounous-bek-evkourov"),
        ("overchuk", "actor:alexei-overtchouk"),
        ("zein", "actor:ali-lamine-zeine"),
        ("ecowas", "actor:cedeao"),
        ("teheran", "actor:teheran"),
        ("cooperation militaire", "article:cooperation-militaire-niger-russie"),
    ],
)
def test_first(store: SqliteStore, typed: str, first: str) -> None:
    found = search(store, typed)
    assert str(found.hits[0].ref) == first
    assert str(next(iter(found.groups.values()))[0].ref) == first


def test_the_article_in_which_both_stand(store: SqliteStore) -> None:
    first = [str(hit.ref) for hits in search(store, "modi russie").groups.values() for hit in hits][:3]
    assert "article:cooperation-militaire-niger-russie" in first
