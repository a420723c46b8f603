"""How readers ask the server: parameters, statements that stay prepared, counts of words, frequent words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.postgres.test_publisher import publish
from tui.index.postgres import server_connection
from tui.index.postgres.postgres_database import connect
from tui.index.postgres.postgres_store import PostgresStore, open_postgres_store
from tui.index.postgres.publication.published_statistics import find_frequent_words
from tui.index.postgres.relevance import RelevanceQuery
from tui.index.search import bm25
from tui.index.search.vocabulary import Vocabulary
from tui.index.search.word_lookup import WordLookup
from tui.index.sqlite_store import SqliteStore


@pytest.fixture
def store(index: SqliteStore, tmp_path: Path, address: str) -> Iterator[PostgresStore]:
    publish(index, tmp_path, address)
    reader = open_postgres_store(address)
    yield reader
    reader.close()


@pytest.mark.parametrize(
    "text", ['a"b', "a\\b", "{a,b}", "NULL", "", " ", "é'", "a\0b", "a\ud800b", "$1 ? %s"]
)
def test_a_text_arrives_as_it_is_alone_and_in_a_list(store: PostgresStore, text: str) -> None:
    kept = text.replace("\0", "\ufffd").replace("\ud800", "?")
    with store.database.reading() as connection:
        assert connection.execute("SELECT CAST(? AS text)", (text,)).get == kept
        unnested = connection.execute("SELECT unnest(CAST(? AS text[]))", ([text, "b"],)).fetchall()
        assert unnested == [(kept,), ("b",)]


def test_numbers_truths_bytes_and_nothing_arrive_as_they_are(store: PostgresStore) -> None:
    given = (2**62, -1.5, True, None, b"\0\xff")
    with store.database.reading() as connection:
        row = connection.execute(
            "SELECT CAST(? AS bigint), CAST(? AS float8), CAST(? AS bool), CAST(? AS text), CAST(? AS bytea)",
            given,
        ).fetchone()
        assert row == given
        assert connection.execute("SELECT unnest(CAST(? AS bigint[]))", ([],)).fetchall() == []


def test_a_connection_does_not_keep_every_statement_prepared(
    store: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_connection, "_MAX_PREPARED", 8)
    with store.database.reading() as connection:
        for number in [*range(30), 29, 0]:
            assert connection.execute(f"SELECT {number} + CAST(? AS bigint)", (number,)).get == 2 * number
        kept = connection.execute("SELECT count(*) FROM pg_prepared_statements").get
    assert kept <= 8 + 1  # with the one that begins a request


def test_a_failed_statement_ends_its_request_alone(store: PostgresStore) -> None:
    for bad in ("SELECT no_such_column FROM record", "SELECT 1 / CAST(? AS bigint)"):
        given = (0,) * bad.count("?")
        with pytest.raises(Exception, match="cannot answer"), store.database.reading() as connection:
            connection.execute(bad, given)
    with store.database.reading() as connection:
        assert len(list(connection.find_shingles(range(500), 5))) == 500
        assert connection.execute("SELECT count(*) FROM record").get == 15


def test_how_often_a_word_stands_in_a_text_is_found_from_its_rank(address: str) -> None:
    server = connect(address)
    count_sql = relevance_of_one_word()
    for count in (*range(12), 50, 200, 250):
        vector = "'w':" + ",".join(str(2 * at + 1) for at in range(count)) if count else "'v':1"
        ((found,),) = server.execute(count_sql, {"q": "'w'", "v": vector}).fetchall()
        assert found == count
    server.close()


def relevance_of_one_word() -> str:
    """The SQL of how often a word stands in a vector, as relevance counts it."""
    term = bm25.weigh_term([("w",)], 1)
    statement, _given = RelevanceQuery([term], 100).select("", ())
    start = statement.index("round(1 /", statement.index(" AS c0"))
    counted = statement[start : statement.index(" AS c1")]
    return f"SELECT {counted.replace('text.words', 'CAST(%s AS tsvector)').replace('?', '%s')}".replace(
        "CAST(%s AS tsvector), CAST(%s AS tsquery)", "CAST(%(v)s AS tsvector), CAST(%(q)s AS tsquery)"
    )


def test_a_word_that_is_known_to_be_frequent_is_not_counted(store: PostgresStore, address: str) -> None:
    server = connect(address, settings="-c search_path=niger_tui")
    server.execute(
        "INSERT INTO text SELECT n, 1, '', CAST('common' || CASE WHEN n % 2 = 0 THEN ' half' ELSE '' END"
        " || ' rare' || n AS tsvector) FROM generate_series(10000000, 10001999) AS n"
    )
    server.execute("ANALYZE text")
    words = find_frequent_words(server).split()
    assert "common" in words and "rare10000000" not in words and "niger" not in words
    server.execute("UPDATE meta SET value = %s WHERE key = 'frequent'", ("\nunheard\n",))
    server.execute("UPDATE meta SET value = CAST(CAST(value AS bigint) + 1 AS text) WHERE key = 'stamp'")
    server.close()
    with store.database.reading() as connection:
        lookup = WordLookup(connection, Vocabulary([]))
        assert lookup.count_articles(("unheard",)) == bm25.RARE_SHARE
        assert lookup.count_articles(("half",)) == bm25.RARE_SHARE
        assert lookup.count_articles(("rare10000000",)) == 1
        assert lookup.count_articles(("unheard", "niger")) == 0
