"""SQL that Citus takes: a lint of what is asked, and tables divided by PostgreSQL in its place."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
import pytest

from tests.index.postgres.citus_lint import DIVIDED, SCHEMA, find_faults, find_schema_faults
from tests.index.postgres.test_publisher import contents, publish
from tui.index.postgres import postgres_connection
from tui.index.postgres.postgres_database import FORMAT, connect
from tui.index.postgres.postgres_store import open_postgres_store
from tui.index.postgres.publication.published_schema import create_schema, drop_schema
from tui.index.postgres.statements import translate_statement
from tui.index.query import MAX_VALUE_CHARS, parse_query
from tui.index.search.search import search
from tui.index.sql_store import SqlStore
from tui.index.sqlite_store import SqliteStore
from tui.index.store import SORTS_BY_KIND
from tui.model.records import KINDS, Ref

QUERIES = (
    "", "niger", "zeine -russie", '"mission de travail"', "gén*", "evkurov", "source:RFI", "actor:niger",
    "actor:niger russie", "type:consult", "after:2024-01-10 before:2024-02", "event:visite", "is:unread",
    "is:found", "label:x", "-note:x", "niger or mali", "lang:fr tag:défense", "kind:event",
)  # fmt: skip


def ask_everything(store: SqlStore) -> list[object]:
    """What a store answers to every question of the protocol, with many queries."""
    niger, visit, article = Ref("actor", "niger"), Ref("event", "visite"), Ref("article", "cooperation")
    answers: list[object] = contents(store)
    for text in QUERIES:
        query = parse_query(text, unfinished=text == "niger")
        answers += [
            search(store, text).groups,
            store.count_facets(query),
            store.used_names({"listed": 5, "run": 5}, query),
        ]
        answers += [store.reports(0, 5, query), store.found_events(query=query), store.found_events(True)]
        answers += [store.mentions_of(niger, query=query), store.matched_articles(query, query).items]
        for within in ("sentence", "article", "event"):
            answers.append(store.cooccurrences(niger, within, query=query))
        for kind in KINDS:
            for sort in SORTS_BY_KIND[kind]:
                part = store.rows_at(kind, "", sort, 1, 2, query)
                answers += [
                    part,
                    store.size(kind, "ni", sort, query),
                    store.rows(kind, "", sort, None, 2, query),
                ]
                answers += [store.row_index(row.ref, "", sort, query) for row in part]
            if kind != "actor":
                answers += [store.counts_by_day(kind, query), store.dated_rows(kind, query)]
                answers.append(store.undated_rows(kind, query))
    text = "Les vice-ministres russes Iounous-bek Evkourov et Alexandre Fomine ont rencontré Salifou Modi."
    answers += [store.similar_articles(text), store.co_mentioned([niger, Ref("actor", "russie")])]
    answers += [store.matches(parse_query("niger"), article), store.mentions(article), store.notes(visit)]
    answers += [store.found_marks(article), store.found_event(visit), store.found_actor(niger)]
    answers += [
        store.field_values(field, "n"[:MAX_VALUE_CHARS]) for field in ("source", "tag", "on", "label")
    ]
    return answers


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that the server is asked from here on."""
    made: list[str] = []

    def record(statement: str) -> str:
        made.append(translate_statement(statement))
        return made[-1]

    monkeypatch.setattr(postgres_connection, "translate_statement", record)
    return made


def test_nothing_is_asked_that_citus_refuses(
    index: SqliteStore, tmp_path: Path, address: str, asked: list[str]
) -> None:
    publish(index, tmp_path, address)
    store = open_postgres_store(address)
    assert ask_everything(store) == ask_everything(index)
    store.close()
    assert len(set(asked)) > 40
    assert {statement: faults for statement in asked if (faults := find_faults(statement))} == {}


def test_no_table_is_unique_by_what_citus_cannot_hold() -> None:
    assert len(DIVIDED) == 7 and find_schema_faults(SCHEMA) == []


@pytest.mark.parametrize(
    "statement",
    [
        "WITH RECURSIVE n AS (SELECT 1) SELECT * FROM n",
        "SELECT a FROM mention GROUP BY GROUPING SETS ((a), ())",
        "SELECT number FROM content WHERE number = 1 FOR UPDATE",
        "SELECT r.id FROM record AS r WHERE EXISTS (SELECT 1 FROM mention WHERE actor = r.number)",
        "SELECT (SELECT marks FROM marks WHERE article = r.number) FROM record AS r",
        "SELECT 1 FROM record AS r JOIN content AS c ON c.number = r.number"
        " LEFT JOIN marks AS k ON k.article = r.number",
    ],
)
def test_the_lint_sees_what_it_looks_for(statement: str) -> None:
    assert find_faults(statement)
    assert find_schema_faults("CREATE TABLE x (a bigint, b bigint UNIQUE) {divided:a};")


def test_tables_that_are_divided_answer_alike(index: SqliteStore, tmp_path: Path, address: str) -> None:
    server = connect(address)
    create_schema(server, FORMAT, partitions=4)
    server.close()
    publish(index, tmp_path, address)
    store = open_postgres_store(address)
    assert ask_everything(store) == ask_everything(index)
    store.close()
    with psycopg.connect(address) as connection:
        divided = connection.execute("SELECT count(*) FROM pg_partitioned_table").fetchone()
    assert divided == (len(DIVIDED),)


@pytest.mark.skipif("NIGER_CITUS_URL" not in os.environ, reason="no coordinator of Citus in NIGER_CITUS_URL")
def test_a_coordinator_answers_alike(index: SqliteStore, tmp_path: Path) -> None:
    address = os.environ["NIGER_CITUS_URL"]
    publish(index, tmp_path, address, must_replace=True)
    store = open_postgres_store(address)
    try:
        assert ask_everything(store) == ask_everything(index)
    finally:
        store.close()
        server = connect(address)
        drop_schema(server)
        server.close()
