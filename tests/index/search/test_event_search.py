"""Events found by their fields, by who takes part, by either of two words."""

import pytest

from tests.index.conftest import Reader
from tui.index.search.search import search
from tui.index.sql_store import SqlStore
from tui.index.sqlite_store import SqliteStore


@pytest.fixture(scope="module")
def corpus(shipped_store: SqliteStore, reader: Reader) -> SqlStore:
    return reader(shipped_store)


def events(store: SqlStore, text: str) -> list[str]:
    return [hit.ref.id for hit in search(store, text).groups.get("event", [])]


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("type:sanction", "sanctions-economiques-de-la-cedeao", "visite-a-moscou"),
        ("kind:event type:consult", "visite-a-moscou", "sanctions-economiques-de-la-cedeao"),
        (
            "actor:ali-lamine-zeine on:2024-01 kind:event",
            "visite-de-lamine-zeine-a-teheran",
            "coup-d-etat-au-niger",
        ),
        ("actor:cedeao", "sanctions-economiques-de-la-cedeao", "visite-a-moscou"),
        ("on:2024-01 visite", "visite-a-moscou", "visite-d-une-delegation-russe-a-niamey"),
        ("before:2023-08-01", "coup-d-etat-au-niger", "visite-a-moscou"),
        ("after:2024-01-20 kind:event", "visite-de-lamine-zeine-a-teheran", "coup-d-etat-au-niger"),
        ("ecowas", "sanctions-economiques-de-la-cedeao", "visite-a-moscou"),
        ("moscou or teheran", "visite-de-lamine-zeine-a-teheran", "coup-d-etat-au-niger"),
    ],
)
def test_events_are_found_by_what_they_are(corpus: SqlStore, text: str, there: str, not_there: str) -> None:
    found = events(corpus, text)
    assert there in found
    assert not_there not in found


def test_who_takes_part_is_the_reason(corpus: SqlStore) -> None:
    found = search(corpus, "evkurov").groups["event"]
    assert next(hit.reason for hit in found if "Signature" in hit.title) == "Iounous-bek Evkourov"
