"""List panes, and what a record is tied to."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import get_args

import pytest

from tui.corpus.folder import Folder
from tui.index.indexing.updater import update_index
from tui.index.lookup.list_queries import ORDERS
from tui.index.query import Query, parse_query
from tui.index.sql_store import SqlStore
from tui.index.sqlite_store import SqliteStore
from tui.index.store import MATCH_ALL, SORTS_BY_KIND, Sort
from tui.model.records import KINDS, Kind, Ref
from tui.model.text import fold


@pytest.mark.parametrize(
    ("kind", "sort", "ids"),
    [
        ("article", "newest", ["cooperation", "mission", "recoltes"]),
        ("article", "oldest", ["mission", "cooperation", "recoltes"]),
        ("article", "title", ["cooperation", "mission", "recoltes"]),
        ("event", "oldest", ["coup", "visite", "rencontre"]),
        ("event", "newest", ["rencontre", "visite", "coup"]),
        ("event", "differing", ["visite", "coup", "rencontre"]),
    ],
)
def test_orders(shared: SqlStore, kind: Kind, sort: Sort, ids: list[str]) -> None:
    assert [row.ref.id for row in shared.rows(kind, sort=sort).items] == ids


def test_every_order_has_its_columns_and_is_read_along_an_index(shipped_store: SqliteStore) -> None:
    assert {sort for sorts in SORTS_BY_KIND.values() for sort in sorts} == set(get_args(Sort)) == set(ORDERS)
    with shipped_store.database.reading() as connection:
        for kind, sorts in SORTS_BY_KIND.items():
            for sort in sorts:
                plan = connection.execute(
                    f"EXPLAIN QUERY PLAN SELECT id FROM record WHERE kind = '{kind}'"
                    f" ORDER BY {', '.join(ORDERS[sort])}"
                ).fetchall()
                assert "TEMP B-TREE" not in str(plan), (kind, sort, plan)


def test_no_column_of_an_order_is_null_in_a_record_with_nothing_optional(
    store: SqliteStore, root: Path, folder: Folder
) -> None:
    records = {
        "articles": "title: Bare",
        "actors": "name: Bare\ntype: person",
        "events": "title: Bare\ntype: consult\nclaims: [{article: mission, quote: Les armes}]",
    }
    for name, text in records.items():
        (root / name / "bare.md").write_text(f"---\n{text}\n---\n", "utf-8")
    update_index(store, folder)
    with store.database.reading() as connection:
        for kind, sorts in SORTS_BY_KIND.items():
            columns = ", ".join(column for sort in sorts for column in ORDERS[sort])
            row = connection.execute(
                f"SELECT {columns} FROM record WHERE kind = ? AND id = 'bare'", (kind,)
            ).fetchone()
            assert row is not None and None not in row, (kind, columns, row)


def test_actors_come_by_mentions_and_key_ones_first_among_equals(shared: SqlStore) -> None:
    rows = shared.rows("actor").items
    counts = [row.count for row in rows]
    assert counts == sorted(counts, key=lambda count: -(count or 0)) and rows[0].ref.id == "niger"
    once = [row.ref.id for row in rows if row.count == 1]
    assert once[0] == "salifou-modi" and set(once) >= {"alexei-overtchouk", "iounous-bek-evkourov"}


def test_rows_say_what_their_lists_show(shared: SqlStore) -> None:
    notes = {
        str(row.ref): (row.subtitle, row.date, row.differs)
        for kind in KINDS
        for row in shared.rows(kind).items
    }
    assert notes["article:cooperation"] == ("RFI", "2024-01-19", False)
    assert notes["article:mission"][0] == "Ousmane Diallo"
    assert notes["actor:salifou-modi"] == ("person", None, False)
    assert notes["event:visite"] == ("consult", "2024-01-15/..", True)
    assert notes["event:coup"][2] is False


@pytest.mark.parametrize("kind", KINDS)
def test_pages_give_every_row_once_in_every_order(shared: SqlStore, kind: Kind) -> None:
    for sort in SORTS_BY_KIND[kind]:
        whole = shared.rows(kind, sort=sort).items
        paged, after = [], None
        while True:
            page = shared.rows(kind, sort=sort, after=after, limit=2)
            paged += page.items
            after = page.after
            if after is None:
                break
        assert paged == whole


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", [MATCH_ALL, parse_query("niger")], ids=str)
def test_any_page_can_be_had_without_those_before_it(shared: SqlStore, kind: Kind, query: Query) -> None:
    for sort in SORTS_BY_KIND[kind]:
        whole = shared.rows(kind, sort=sort, query=query).items
        count = len(whole)
        assert shared.size(kind, sort=sort, query=query) == count
        some = Random(f"{kind} {sort}")
        for _part in range(40):  # in any order: each is read from what is known by then
            at, limit = some.randrange(count + 2), some.randrange(1, 5)
            found = shared.rows_at(kind, sort=sort, row_index=at, limit=limit, query=query)
            assert found == whole[at : at + limit]
        assert [shared.row_index(row.ref, "", sort, query) for row in whole] == list(range(count))
    assert shared.size(kind, query=parse_query("kind:event")) == {"article": 0, "actor": 4, "event": 3}[kind]
    assert shared.size(kind, "zzz") == 0 and shared.rows_at(kind, "zzz") == []
    assert shared.row_index(Ref(kind, "nobody"), query=query) is None


def test_a_changed_index_has_other_places(store: SqliteStore, root: Path, folder: Folder) -> None:
    niger = parse_query("niger")
    assert (store.size("article"), store.size("article", query=niger)) == (3, 2)
    (root / "articles/neu.md").write_text("---\ntitle: Neu\ndate: 2030-01-01\n---\nNiger.\n", "utf-8")
    update_index(store, folder)
    assert (store.size("article"), store.size("article", query=niger)) == (4, 3)
    assert store.rows_at("article", limit=1)[0].title == "Neu"
    assert store.row_index(Ref("article", "neu"), query=niger) == 0


@pytest.mark.parametrize(
    ("kind", "contains", "ids"),
    [
        ("actor", "МОДИ", {"salifou-modi"}),
        ("actor", "ecow", {"cedeao"}),
        ("actor", "communaute etats", {"cedeao"}),
        ("actor", "chouk", {"alexei-overtchouk"}),
        ("article", "niger relation", {"cooperation"}),
        ("article", "RÉCOLTES", {"recoltes"}),
        ("event", "etat coup", {"coup"}),
        ("event", "introuvable", set()),
    ],
)
def test_filters(shared: SqlStore, kind: Kind, contains: str, ids: set[str]) -> None:
    assert {row.ref.id for row in shared.rows(kind, contains).items} == ids


def ties(store: SqlStore, ref: str) -> list[tuple[str, str, str | None]]:
    """What a record is tied to, in short."""
    found = Ref.parse(ref)
    assert found
    return [(str(link.ref), link.reason, link.role) for link in store.related_records(found)]


def test_an_article_is_tied_to_whom_it_names_and_to_the_events_it_tells_of(shared: SqlStore) -> None:
    found = ties(shared, "article:cooperation")
    assert found[0] == ("actor:russie", "mentioned", None)  # twice, the others once
    assert ("actor:salifou-modi", "mentioned", None) in found
    assert found[-2:] == [("event:visite", "claim", None), ("event:rencontre", "claim", None)]


def test_an_actor_is_tied_to_articles_events_company_and_country(shared: SqlStore) -> None:
    found = ties(shared, "actor:salifou-modi")
    assert found[:2] == [
        ("article:cooperation", "mentioned", None),
        ("event:rencontre", "participant", "recipient"),
    ]
    assert ("actor:iounous-bek-evkourov", "together", None) in found
    assert found[-1] == ("actor:niger", "of", "ministre de la Défense")
    members = [ref for ref, why, _ in ties(shared, "actor:niger") if why == "member"]
    assert members == ["actor:salifou-modi", "actor:ali-lamine-zeine"]  # key ones first


def test_an_event_is_tied_to_its_parts_from_both_sides(shared: SqlStore) -> None:
    assert ties(shared, "event:visite") == [
        ("actor:ali-lamine-zeine", "participant", "actor"),
        ("actor:russie", "place", None),
        ("article:mission", "claim", None),
        ("article:cooperation", "claim", None),
        ("event:rencontre", "related", None),
    ]
    assert ("event:visite", "related", None) in ties(shared, "event:rencontre")
    assert ("event:visite", "place", None) in ties(shared, "actor:russie")
    assert [link.differs for link in shared.related_records(Ref("event", "rencontre"))][-1] is True


def test_what_is_not_there_has_no_ties(shared: SqlStore) -> None:
    assert ties(shared, "event:absent") == []
    assert shared.read([Ref("event", "absent")]) == []
    assert shared.co_mentioned([Ref("actor", "niger"), Ref("actor", "absent")]) == []


def test_company_of_several_is_who_is_with_all_of_them(shared: SqlStore) -> None:
    both = [Ref("actor", "ali-lamine-zeine"), Ref("actor", "niger")]
    found = {link.ref.id: link.count for link in shared.co_mentioned(both)}
    assert found["cedeao"] == found["salifou-modi"] == 1 and "niger" not in found


def test_a_walk_goes_through_the_articles_by_date(shared: SqlStore) -> None:
    places = shared.mentions_of(Ref("actor", "ali-lamine-zeine"))
    assert [place.article.id for place in places] == ["mission", "cooperation"]
    (article,) = shared.read([places[0].article])
    assert article.body[places[0].start : places[0].end] == "Ali Lamine Zeine"
    assert len(shared.mentions_of(Ref("actor", "ali-lamine-zeine"), limit=1)) == 1


@pytest.mark.parametrize("words", [400, 0])
@pytest.mark.parametrize("sort", ["newest", "oldest", "title", "differing"])
def test_a_filter_finds_parts_of_words_whichever_way_it_looks(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, words: int, sort: Sort
) -> None:
    monkeypatch.setattr("tui.index.lookup.list_queries._MAX_EXPANDED_WORDS", words)
    for kind in ("article", "event"):
        every = store.rows(kind, sort=sort).items
        for part in ("militaire", "e", "Opér", "mil mal", "coop russie niger", "zzz", "visite mali"):
            wanted = [row for row in every if all(w in fold(row.title) for w in fold(part).split())]
            assert store.rows(kind, part, sort).items == wanted
            paged = store.rows(kind, part, sort, limit=1)
            assert paged.items == wanted[:1] and (paged.after is not None) == (len(wanted) > 1)
            if paged.after:
                assert store.rows(kind, part, sort, paged.after).items == wanted[1:]
