"""How readers ask the server: parameters, statements that stay prepared, counts of words, frequent words."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import psycopg
import pytest

from tests.index.postgres.test_publisher import publish
from tui.index.postgres import frequent_matches, postgres_database, server_connection
from tui.index.postgres.frequent_matches import plan_walk
from tui.index.postgres.kept_answers import KeptAnswers
from tui.index.postgres.postgres_database import connect
from tui.index.postgres.postgres_store import PostgresStore, open_postgres_store
from tui.index.postgres.publication import published_statistics
from tui.index.postgres.publication.published_statistics import find_frequent_words
from tui.index.postgres.relevance import RelevanceQuery
from tui.index.postgres.server_connection import Rows, ServerConnection
from tui.index.record_ids import ROWID_END
from tui.index.search import bm25
from tui.index.search.frequent_words import share_of_texts
from tui.index.search.vocabulary import Vocabulary
from tui.index.search.word_lookup import WordLookup
from tui.index.sql.match import AllOf, AnyOf, Match, Without, Words
from tui.index.sql.store_connection import RowidQuery
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


def test_connections_that_were_needed_at_once_are_not_kept_for_long(
    store: PostgresStore, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_at_once(readers: int) -> int:
        """How many connections a reader then has."""
        with ExitStack() as readings, connect(address) as server:
            for _ in range(readers):
                readings.enter_context(store.database.reading())
            readings.close()
            count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = %s AND datname = %s"
            end_time = monotonic() + 10  # one that was closed ends a moment later
            while True:
                (number,) = server.execute(count, ("niger-tui", server.info.dbname)).fetchone() or (0,)
                if number - 1 == len(store.database._idle) or monotonic() > end_time:
                    return int(number - 1)

    assert read_at_once(6) == 4 and read_at_once(1) == 4
    monkeypatch.setattr(postgres_database, "_MAX_IDLE_S", 0)
    assert read_at_once(1) == 1
    assert store.counts().article == 3


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


def test_a_word_that_is_known_to_be_frequent_is_not_counted(
    store: PostgresStore, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = connect(address, settings="-c search_path=niger_tui")
    server.execute(
        "INSERT INTO text SELECT n, 1, '', CAST('common' || CASE WHEN n % 6 < 2 THEN ' third' ELSE '' END"
        " || CASE WHEN n % 4 = 0 THEN ' fourth' ELSE '' END || ' rare' || n AS tsvector)"
        " FROM generate_series(10000000, 10001999) AS n"
    )
    server.execute("ANALYZE text")
    words = find_frequent_words(server).split()
    assert words == ["common", "0.9985", "third", "0.3325"]  # five hundred are not surely as many
    monkeypatch.setattr(published_statistics, "_SAMPLED_TEXTS", 500)
    words = find_frequent_words(server).split()
    assert words[0] == "common" and 0.99 < float(words[1]) < 1
    server.close()
    know_as_frequent(address, "\nunheard 0.5\n")
    with store.database.reading() as connection:
        lookup = WordLookup(connection, Vocabulary([]))
        assert lookup.count_articles(("unheard",)) == bm25.RARE_SHARE
        assert lookup.count_articles(("third",)) == bm25.RARE_SHARE
        assert lookup.count_articles(("rare10000000",)) == 1
        assert lookup.count_articles(("unheard", "niger")) == 0


def know_as_frequent(address: str, lines: str) -> None:
    """Say in the database which words are frequent."""
    with psycopg.connect(address, options="-c search_path=niger_tui") as connection:
        connection.execute("UPDATE meta SET value = %s WHERE key = 'frequent'", (lines,))
        connection.execute(
            "UPDATE meta SET value = CAST(CAST(value AS bigint) + 1 AS text) WHERE key = 'stamp'"
        )


NIGER, RUSSIA, NOWHERE = (Words((word,), column="text") for word in ("niger", "russie", "timbuktu"))


@pytest.mark.parametrize(
    ("match", "limit", "walks"),
    [
        (NIGER, 2, True),
        (AnyOf((NIGER, NOWHERE)), 2, True),
        (AllOf((NIGER, RUSSIA)), 1, True),
        (Without(NIGER, RUSSIA), 1, True),
        (Words(("le", "niger"), column="text"), 1, True),
        (NIGER, 50, True),  # there are not so many
        (RUSSIA, 1, True),
        (NOWHERE, 1, False),
        (Words(("nig",), is_prefix=True, column="text"), 1, False),
    ],
)
def test_the_newest_of_many_matches_are_found_by_walking_through_the_newest_texts(
    store: PostgresStore, address: str, monkeypatch: pytest.MonkeyPatch, match: Match, limit: int, walks: bool
) -> None:
    terms = [bm25.weigh_term([("niger",)], 3), bm25.weigh_term([("russie",)], 2)]
    where = "text MATCH ? AND rowid >= ? AND rowid < ?"
    with store.database.reading() as connection:
        assert plan_walk(connection, (match, 0, ROWID_END), limit) is None
        found = connection.score_matches(terms, where, (match, 0, ROWID_END), limit)
    know_as_frequent(address, "\nniger 0.9\nle 0.9\nrussie 0.5\n")
    monkeypatch.setattr(frequent_matches, "_VISITS_PER_LOOK", 0.01)
    monkeypatch.setattr(frequent_matches, "_PHRASES_PER_LOOK", 0.01)
    with store.database.reading() as connection:
        assert (plan_walk(connection, (match, 0, ROWID_END), limit) is not None) == walks
        assert connection.score_matches(terms, where, (match, 0, ROWID_END), limit) == found
        newest = max((rowid for _score, rowid in found), default=1)
        older = connection.score_matches(terms, where, (match, 0, newest), limit)
        assert newest not in [rowid for _score, rowid in older]


def test_a_connection_that_is_lost_ends_what_was_asked_at_once(address: str) -> None:
    server = connect(address)
    killer = connect(address)
    kill = threading.Timer(
        0.3, killer.execute, ["SELECT pg_terminate_backend(%s)", (server.info.backend_pid,)]
    )
    kill.start()
    with pytest.raises(psycopg.OperationalError):
        server.ask("SELECT pg_sleep(CAST($1 AS float8))", [(1,)] * 20)
    kill.join()
    killer.close()
    assert server.closed


@pytest.mark.parametrize(
    "lines", ["", "\nniger", "\nniger \n", "\nniger x\n", "\nniger nan\n", "\nniger 1e9\n", "\nniger -1\n"]
)
def test_a_share_that_is_none_is_not_believed(store: PostgresStore, address: str, lines: str) -> None:
    know_as_frequent(address, lines)
    with store.database.reading() as connection:
        assert share_of_texts(connection, "niger") == 0
    know_as_frequent(address, "\nniger 0.25\n")
    with store.database.reading() as connection:
        assert share_of_texts(connection, "niger") == 0.25


def test_only_what_is_asked_among_many_rowids_is_planned_each_time(store: PostgresStore) -> None:
    show = "SHOW plan_cache_mode"
    with store.database.reading() as connection:
        assert connection.execute(show).get == "force_generic_plan"
    texts = RowidQuery("SELECT rowid AS number FROM text WHERE text MATCH ?", (NIGER,))
    with store.database.reading() as connection:
        connection.execute(f"SELECT count(*) FROM record WHERE {texts.restricted_to('number')}", (NIGER,))
        assert connection.execute(f"{show} ").get == "force_custom_plan"
    with store.database.reading() as connection:
        assert connection.execute(f" {show}").get == "force_generic_plan"


def test_what_few_names_and_titles_have_is_found_without_a_walk_through_all(
    store: PostgresStore, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = connect(address, settings="-c search_path=niger_tui")
    numbers = "FROM generate_series(1000000, 1002999) AS n"
    for statement in (
        f"INSERT INTO name SELECT n, n, 'Nobody', 'nobody', 'name' {numbers}",
        f"INSERT INTO actor_words SELECT n, n, 'nobody' {numbers}",
        f"INSERT INTO event_words SELECT n, 'nothing' {numbers}",
        "ANALYZE name, actor_words, event_words",
    ):
        server.execute(statement.encode())
    server.close()
    asked = list[tuple[str, Sequence[object]]]()
    ask = server_connection.ServerConnection.ask

    def listen(server: ServerConnection, statement: str, given: Sequence[Sequence[object]]) -> list[Rows]:
        asked.extend((statement, one) for one in given)
        return ask(server, statement, given)

    monkeypatch.setattr(server_connection.ServerConnection, "ask", listen)
    with store.database.reading() as connection:
        assert len(WordLookup(connection, Vocabulary(["modi"])).find_actors(["modi"])) == 1
    assert len(store.search_names("event", "moscou")) == 1
    monkeypatch.undo()
    statements = [one for one in asked if "_words" in one[0]]
    assert len(statements) >= 2
    for statement, given in statements:
        assert most_rows_read(address, statement, given) < 100


def most_rows_read(address: str, statement: str, given: Sequence[object]) -> int:
    """How many rows the step of a statement's plan has that reads most."""
    settings = postgres_database._READING_SETTINGS
    with psycopg.connect(address, options=settings, cursor_factory=psycopg.ClientCursor) as connection:
        connection.execute(f"PREPARE asked AS {statement}".encode())
        values = ", ".join(["%s"] * len(given))
        plan = connection.execute(f"EXPLAIN (ANALYZE) EXECUTE asked({values})".encode(), given).fetchall()
    lines = " ".join(line for (line,) in plan)
    return max(map(int, re.findall(r"(?:Filter: |actual [^)]*rows=)(\d+)", lines)))


def test_what_is_kept_of_long_questions_is_bounded() -> None:
    answers = KeptAnswers("1")
    for number in range(30_000):
        answers.keep((f"{number} " + 1_000 * "x",), [(number,)])
    assert 1_000 < len(answers._rows) < 17_000
