"""The list of the events on which sources differ, and the line that says on what."""

from __future__ import annotations

from tui.analysis.disagreements import (
    difference_json,
    difference_lines,
    fields_of,
    find_disputed_events,
    has_field,
)
from tui.analysis.output.record_json import record_json
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore


def test_every_event_of_the_corpus_on_which_sources_differ(shipped_store: SqliteStore) -> None:
    found = list(find_disputed_events(shipped_store))
    assert [each.row.ref.id for each in found] == [
        "creation-de-l-alliance-des-etats-du-sahel",
        "visite-a-moscou",
        "accord-pour-intensifier-la-cooperation-militaire",
        "visite-de-lamine-zeine-a-teheran",
        "etape-turque-de-la-tournee",
    ]
    visit = found[1]
    assert visit.words() == "3 claims; they differ on: start (15 or 16 January 2024), delegation"
    assert fields_of(found) == [("start", 4), ("details.delegation", 1), ("end", 1), ("details.zone", 1)]
    assert [has_field(visit, about) for about in ("", "start", "delegation", "end")] == [True] * 3 + [False]
    assert next(difference_lines(visit)).startswith("15 Jan 24  Visite du Premier ministre")
    value = difference_json(visit)
    assert (value["id"], value["claims"]) == ("event:visite-a-moscou", 3)
    shown = record_json(shipped_store, shipped_store.read([visit.row.ref])[0])
    assert value["disagreements"] == shown["disagreements"]
    assert shown["summary"].startswith(
        "2 articles, 1 link, 3 origins; they differ on: start (15 or 16 January"
    )


def test_narrowed_and_cut(shipped_store: SqliteStore) -> None:
    turkey = list(find_disputed_events(shipped_store, parse_query("actor:turquie")))
    assert [each.row.ref.id for each in turkey] == ["etape-turque-de-la-tournee"]
    assert len(list(find_disputed_events(shipped_store, limit=2))) == 2
    assert list(find_disputed_events(shipped_store, parse_query("on:1999"))) == []
