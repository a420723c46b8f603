"""Texts of a database into which somebody else has written: cleaned on the way out, as those of files are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
from msgspec import json, msgpack, to_builtins

from tests.index.postgres.test_citus import ask_everything
from tests.index.postgres.test_publisher import publish
from tui.index.postgres.postgres_store import open_postgres_store
from tui.index.postgres.received_answers import clean_answer
from tui.index.query import parse_query
from tui.index.results import RecordRow, ResultPage
from tui.index.search.search import search
from tui.index.sqlite_store import SqliteStore
from tui.index.store import StoreError
from tui.model.records import KINDS, Ref

HOSTILE = "\x1b]0;title\x07\x1b[31mred\x9b2J\r\b\u202e"
_TEXTS = {
    "record": ("title", "note", "date", "labels"),
    "name": ("text",),
    "value": ("value",),
    "label": ("label",),
    "problem": ("path", "message"),
}
_SERIALIZED = {
    "content": "record",
    "marks": "marks",
    "note_file": "note",
    "found_event": "event",
    "found_actor": "suggestion",
    "name_use": "use",
    "article_use": "reports",
}


def spoil(value: Any) -> Any:
    """A value with something hostile before every text that a person wrote."""
    if isinstance(value, list):
        return [spoil(one) for one in value]
    if isinstance(value, dict):
        prose = ("title", "body", "name", "text", "why", "quote", "tags", "exact", "description")
        return {key: spoil(one) if key in prose else one for key, one in value.items()}
    return HOSTILE + value if isinstance(value, str) else value


def write_hostile_texts(address: str) -> None:
    """Write into the tables what no file could bring there."""
    with psycopg.connect(address) as connection:
        connection.execute("SET search_path = niger_tui")
        connection.execute("INSERT INTO problem VALUES ('a', 1, 'b', 'c')")
        for table, columns in _TEXTS.items():
            for column in columns:
                connection.execute(f"UPDATE {table} SET {column} = %s || {column}".encode(), (HOSTILE,))
        labels = json.encode([HOSTILE]).decode()
        connection.execute("UPDATE note_file SET labels = %s", (labels,))
        connection.execute("UPDATE meta SET value = %s || value WHERE key IN ('title', 'corpus')", (HOSTILE,))
        for table, column in _SERIALIZED.items():
            rows = connection.execute(f"SELECT ctid, {column} FROM {table}".encode()).fetchall()
            for place, data in rows:
                if data:
                    spoilt = msgpack.encode(spoil(msgpack.decode(data)))
                    update = f"UPDATE {table} SET {column} = %s WHERE ctid = %s".encode()
                    connection.execute(update, (spoilt, place))


def texts_in(value: Any) -> Iterator[str]:
    """All texts in an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts_in(list(value.items()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one)


def test_what_somebody_else_wrote_comes_out_clean(index: SqliteStore, tmp_path: Path, address: str) -> None:
    publish(index, tmp_path, address)
    write_hostile_texts(address)
    store = open_postgres_store(address)
    records = store.read([row.ref for kind in KINDS for row in store.rows(kind).items])
    answers = [ask_everything(store), records, store.notes(), store.problems()]
    answers += [store.corpus_title(), store.unreachable_folder_words()]
    told = "\n".join(texts_in(to_builtins(answers)))
    assert told.count("red") > 100
    assert not [sign for sign in HOSTILE if not sign.isprintable() and sign in told]
    store.close()


@pytest.mark.parametrize(
    "text", ["l’été\u202f: «\xa0oui\xa0»", "a\nb", "بنية\u200cواحدة", "한국어", "a\\u001b"]
)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    row = RecordRow(Ref("article", "a"), text, labels="o\u0301")
    assert clean_answer([row]) == [row]


@pytest.mark.parametrize(
    "control", ["\x1b[2J", "\x7f", "\x9b2J", "\u202e", "\xad", "\u034f", "\u3164", "\ufe0f", "\r"]
)
def test_every_part_of_an_answer_is_cleaned(control: str) -> None:
    row = RecordRow(Ref("article", f"a{control}"), f"b{control}c", labels=control)
    clean_row = RecordRow(Ref("article", "a"), "b\nc" if control == "\r" else "bc")
    cleaned: Any = clean_answer({"k": [(row, 1)], control: (ResultPage([row], (control, 1)),)})
    assert cleaned["k"][0][0].title == clean_row.title
    assert control not in repr(cleaned) and repr(control)[1:-1] not in repr(cleaned)


def test_what_cannot_be_read_is_said(index: SqliteStore, tmp_path: Path, address: str) -> None:
    publish(index, tmp_path, address)
    with psycopg.connect(address) as connection:
        connection.execute("UPDATE niger_tui.content SET record = 'garbage'")
        connection.execute("UPDATE niger_tui.marks SET marks = ''")
    store = open_postgres_store(address)
    assert store.rows("article").items
    for ask in (
        lambda: store.read([Ref("article", "cooperation")]),
        lambda: store.articles(parse_query("niger")),
        lambda: list(store.stream("article")),
    ):
        with pytest.raises(StoreError, match="has what this program did not write"):
            ask()
    store.close()


def test_a_fact_of_the_corpus_that_is_none_breaks_no_search(
    index: SqliteStore, tmp_path: Path, address: str
) -> None:
    publish(index, tmp_path, address)
    expected = [hit.ref for hit in search(index, "niger mali").hits]
    for key in ("mean_size", "recent", "frequent", "used", "decisions", "versions"):
        for value in ("garbage", "nan", "1e400", "{}"):
            store = open_postgres_store(address)
            with psycopg.connect(address, options="-c search_path=niger_tui") as connection:
                query = "UPDATE meta SET value = %s WHERE key = %s RETURNING (SELECT value FROM meta AS m"
                query += " WHERE m.key = meta.key)"
                kept = connection.execute(query.encode(), (value, key)).fetchone()
                assert kept is not None
            assert [hit.ref for hit in search(store, "niger mali").hits] == expected
            with suppress(StoreError):  # which says so
                store.decisions()
            with psycopg.connect(address, options="-c search_path=niger_tui") as connection:
                connection.execute("UPDATE meta SET value = %s WHERE key = %s", (*kept, key))
            store.close()
