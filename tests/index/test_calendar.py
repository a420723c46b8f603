"""How many records begin on each day, and which."""

from __future__ import annotations

from datetime import date

from tui.index.sqlite import SqliteStore
from tui.model.records import Ref

NIGER, ZEINE = Ref("actor", "niger"), Ref("actor", "ali-lamine-zeine")


def ids(rows: list) -> list[str]:  # type: ignore[type-arg]
    return [row.ref.id for row in rows]


def test_days(shared: SqliteStore) -> None:
    assert shared.days("article") == [(None, 1), (date(2024, 1, 15), 1), (date(2024, 1, 19), 1)]
    assert shared.days("article", NIGER) == [(date(2024, 1, 15), 1), (date(2024, 1, 19), 1)]
    assert shared.days("event", ZEINE) == [(date(2024, 1, 15), 1)]
    assert shared.days("event", Ref("actor", "russie")) == [(date(2024, 1, 15), 1)]  # as its place
    assert shared.days("event", Ref("actor", "absent")) == shared.days("actor") == []


def test_dated(shared: SqliteStore) -> None:
    assert ids(shared.dated("article")) == ["mission", "cooperation", "recoltes"]
    assert ids(shared.dated("article", limit=1)) == ["mission"]
    assert ids(shared.dated("article", date.min, date.max)) == ["mission", "cooperation"]
    assert ids(shared.dated("article", date(2024, 1, 15), date(2024, 1, 18))) == ["mission"]
    assert ids(shared.dated("event", until=date(2024, 1, 15))) == ["coup", "visite"]
    assert ids(shared.dated("event", actor=ZEINE)) == ["visite"]
    visit = shared.dated("event", actor=ZEINE)[0]
    assert (visit.title, visit.date, visit.note) == (
        "Visite du Premier ministre à Moscou",
        "2024-01-15/..",
        "consult",
    )
