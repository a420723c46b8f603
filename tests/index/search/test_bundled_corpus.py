"""Searches in the corpus that ships, as a new user would type them."""

from __future__ import annotations

import pytest

from tests.index.conftest import Reader
from tui.index.search.search import search
from tui.index.sql_store import SqlStore
from tui.index.sqlite_store import SqliteStore


@pytest.fixture(scope="module")
def store(shipped_store: SqliteStore, reader: Reader) -> SqlStore:
    """The shipped corpus, indexed."""
    return reader(shipped_store)


def test_nothing_is_wrong_with_it(store: SqlStore) -> None:
    assert store.problems() == []


def test_the_word_that_stands_in_for_another_is_said_not_the_actor_who_has_it(store: SqlStore) -> None:
    notes = search(store, "coperation militare").notes
    assert notes == ("no “coperation”; showing cooperation; no “militare”; showing militaire",)


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
def test_first(store: SqlStore, typed: str, first: str) -> None:
    found = search(store, typed)
    assert str(found.hits[0].ref) == first
    assert str(next(iter(found.groups.values()))[0].ref) == first


def test_the_article_in_which_both_stand(store: SqlStore) -> None:
    first = [str(hit.ref) for hits in search(store, "modi russie").groups.values() for hit in hits][:3]
    assert "article:cooperation-militaire-niger-russie" in first
