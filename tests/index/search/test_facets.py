"""Facets count what a search found."""

from __future__ import annotations

from pathlib import Path

from tests.stores import stored
from tui.index.query import parse_query
from tui.index.sql_store import SqlStore


def counted(store: SqlStore, query: str, field: str) -> list[tuple[str, int]]:
    return [(facet.value, facet.count) for facet in store.count_facets(parse_query(query)).of(field)]


def test_facets_count_the_matches(shared: SqlStore) -> None:
    assert counted(shared, "niger", "source") == [("Ousmane Diallo", 1), ("RFI", 1)]
    assert counted(shared, "-zzz", "on") == [("2024", 2)]
    assert counted(shared, "niger", "actor")[:2] == [("ali-lamine-zeine", 2), ("niger", 2)]
    assert counted(shared, "niger", "type") == [("consult", 2), ("coerce", 1)]
    assert counted(shared, "niger", "tag") == [("défense", 1)]
    facets = shared.count_facets(parse_query("niger"))
    assert (facets.counted, facets.is_all) == (2, True)
    assert shared.count_facets(parse_query("kind:actor niger")).values == ()


def test_a_found_event_without_a_type_is_none_of_the_types(tmp_path: Path) -> None:
    body = "Les inondations ont fait 273 morts à Maradi mardi 3 septembre, selon le ministère."
    head = "---\ntitle: Inondations\ndate: 2024-09-04\nlang: fr\npublisher: Le Sahel\n---\n"
    store = stored(tmp_path, {"articles/a.md": f"{head}{body}\n"})
    assert store.size("event") == 1
    assert counted(store, "inondations", "type") == []
    store.close()


def test_a_facet_narrows_to_as_many_as_it_counts(shared: SqlStore) -> None:
    query = parse_query("-zzz")
    for facet in shared.count_facets(query).values:
        narrowed = query.with_field(facet.field, facet.value)
        assert len(shared.articles(narrowed).items) == facet.count, facet
        assert narrowed.without_field(facet.field).clauses == query.clauses
