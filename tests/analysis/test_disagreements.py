"""The list of the events on which sources differ, and the line that says on what."""

from __future__ import annotations

from pathlib import Path

from tests.stores import stored
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
        "visite-d-une-delegation-russe-a-niamey",
        "signature-d-accords-de-cooperation-militaire",
        "tournee-du-premier-ministre-nigerien",
        "visite-a-moscou",
        "accord-pour-intensifier-la-cooperation-militaire",
        "visite-de-lamine-zeine-a-teheran",
        "etape-turque-de-la-tournee",
    ]
    visit = found[4]
    assert visit.words() == (
        "4 claims; start: 15 or 16 January 2024; end: 18 or 19 January 2024; delegation: Défense, Pétrole, "
        "Sport, Commerce or Défense, Commerce, Énergie et Mines"
    )
    assert fields_of(found)[:2] == [("start", 4), ("end", 3)]
    assert set(fields_of(found)[2:]) == {
        (f"details.{key}", 1) for key in ("audience", "delegation", "documents", "etapes", "zone")
    }
    assert [has_field(visit, about) for about in ("", "start", "delegation", "zone")] == [True] * 3 + [False]
    assert next(difference_lines(visit)).startswith("15 Jan 24   Visite du Premier ministre")
    value = difference_json(visit)
    assert (value["id"], value["claims"]) == ("event:visite-a-moscou", 4)
    shown = record_json(shipped_store, shipped_store.read([visit.row.ref])[0])
    assert value["disagreements"] == shown["disagreements"]
    assert shown["summary"].startswith(
        "Two of three sources agree on 16 January 2024; Ousmane Diallo has 15 January"
    )


def test_numbers_and_names_are_told_as_of_found_events(tmp_path: Path) -> None:
    claim = "  - {article: %s, quote: mot, place: %s, details: {killed: '%s'}}\n"
    claims = claim % ("a", "kelbo", "1200") + claim % ("b", "djibo", "12")
    texts = {"events/e.md": f"---\ntitle: Attaque\ntype: assault\nclaims:\n{claims}---\n"}
    texts |= {f"articles/{name}.md": f"---\ntitle: {name}\nsource: {name}\n---\nun mot\n" for name in "ab"}
    for name in ("kelbo", "djibo"):
        texts[f"actors/{name}.md"] = f"---\nname: {name.title()}\ntype: place\n---\n"
    store = stored(tmp_path, texts)
    (event,) = find_disputed_events(store)
    assert event.words() == "2 claims; place: Kelbo or Djibo; killed: 12 or 1,200"
    store.close()


def test_narrowed_and_cut(shipped_store: SqliteStore) -> None:
    turkey = list(find_disputed_events(shipped_store, parse_query("actor:turquie")))
    assert [each.row.ref.id for each in turkey] == [
        "tournee-du-premier-ministre-nigerien",
        "etape-turque-de-la-tournee",
    ]
    assert len(list(find_disputed_events(shipped_store, limit=2))) == 2
    assert list(find_disputed_events(shipped_store, parse_query("on:1999"))) == []
