"""What an index holds, in the units in which it is published.

A unit is the rows of one record, or some rows of a table. It has a digest of its rows: where the database has
the same, it is not written again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import Any, NamedTuple

from msgspec import msgpack

from tui.index.sql.store_connection import Rows, StoreConnection

_DIGEST_BYTES = 16
_LAST_CHARACTER = "\U0010ffff"
TableRows = dict[str, list[tuple[Any, ...]]]
#: The tables that have rows of a record besides `record`, with what selects them in order of the record.
_RECORD_TABLES = {
    "content": "SELECT number, record FROM content {among} ORDER BY number",
    "marks": "SELECT article, marks FROM marks {among} ORDER BY article",
    "mention": "SELECT article, actor, count FROM mention {among} ORDER BY article, actor",
    "article_use": "SELECT article, names, confidence, reports FROM article_use {among} ORDER BY article",
    "label": "SELECT number, label, words FROM label {among} ORDER BY number",
    "link": "SELECT number, kind, id, why, role, count, position FROM link {among} ORDER BY number",
    "name": "SELECT actor, number, text, words, how FROM name {among} ORDER BY actor, number",
    "sound": "SELECT n.actor, s.key, s.word, s.name FROM name AS n JOIN sound AS s ON s.name = n.number"
    " {among} ORDER BY n.actor, s.name",
    "found_event": "SELECT number, name, articles, sharpness, event FROM found_event {among} ORDER BY number",
    "found_actor": "SELECT number, suggestion FROM found_actor {among} ORDER BY number",
    "found_name": "SELECT actor, name FROM found_name {among} ORDER BY actor",
}
_RECORDS = (
    "SELECT number, kind, id, title, words, path, date, note, office, is_key, differs, mentions, labels,"
    " found FROM record {among} ORDER BY number"
)


class Unit(NamedTuple):
    """Some rows that are published together; the first column of each is the number of the unit."""

    number: int
    digest: bytes
    rows: TableRows


class Part(NamedTuple):
    """A part of what is published, as units in order of their numbers."""

    name: str
    tables: tuple[str, ...]
    #: Reads units; those of some numbers in ascending order, or all.
    read_units: Callable[[StoreConnection, Sequence[int] | None], Iterator[Unit]]


class _RowGroups:
    """The rows of a table in order of their first column, taken group by group."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._groups = groupby(rows, key=lambda row: row[0])
        self._number, self._rows = self._read_next()

    def _read_next(self) -> tuple[int | None, list[tuple[Any, ...]]]:
        number, rows = next(self._groups, (None, iter(())))
        return number, list(rows)

    def take(self, number: int) -> list[tuple[Any, ...]]:
        """Return the rows of a number; numbers are asked in ascending order."""
        while self._number is not None and self._number < number:
            self._number, self._rows = self._read_next()
        return self._rows if self._number == number else []


def _make_unit(number: int, rows: TableRows) -> Unit:
    return Unit(number, blake2b(msgpack.encode(rows), digest_size=_DIGEST_BYTES).digest(), rows)


def _select(connection: StoreConnection, query: str, numbers: Sequence[int] | None) -> Rows:
    """Return the rows of a query; those whose first column has one of some numbers, or all."""
    if numbers is None:
        return connection.execute(query.format(among=""))
    column = query.removeprefix("SELECT ").partition(",")[0]
    among = f"WHERE {column} IN (SELECT value FROM json_each(?))"
    return connection.execute(query.format(among=among), (numbers,))


def _read_records(connection: StoreConnection, numbers: Sequence[int] | None) -> Iterator[Unit]:
    groups = {
        table: _RowGroups(_select(connection, query, numbers)) for table, query in _RECORD_TABLES.items()
    }
    for row in _select(connection, _RECORDS, numbers):
        rows = {table: taken for table, group in groups.items() if (taken := group.take(row[0]))}
        yield _make_unit(row[0], {"record": [row], **rows})


def _read_used_names(connection: StoreConnection, numbers: Sequence[int] | None) -> Iterator[Unit]:
    query = "SELECT number, form, words, of, count FROM used_name {among} ORDER BY number"
    for row in _select(connection, query, numbers):
        yield _make_unit(row[0], {"used_name": [row]})


def begin_of(word: str) -> int:
    """Return a number of the first two characters of a word, in the order of words; 0 of an empty one."""
    return (ord(word[0]) << 21 | ord(word[1:2] or "\0")) if word else 0


def _vocabulary_part(table: str, column: str) -> Part:
    """Return the part of the words of a table; a unit has those that begin alike."""

    def read_words(connection: StoreConnection, numbers: Sequence[int] | None) -> Iterator[str]:
        query = f"SELECT {column} FROM {table} {{among}} ORDER BY {column}"
        if numbers is None:
            yield from (word for (word,) in connection.execute(query.format(among="")))
            return
        among = query.format(among=f"WHERE {column} >= ? AND {column} < ?")
        for number in filter(None, numbers):
            begin = chr(number >> 21) + chr(number & 0x1F_FFFF)
            is_whole_word = begin.endswith("\0")
            bounds = (begin[0], begin) if is_whole_word else (begin, begin + _LAST_CHARACTER)
            yield from (word for (word,) in connection.execute(among, bounds))

    def read_units(connection: StoreConnection, numbers: Sequence[int] | None) -> Iterator[Unit]:
        for number, group in groupby(read_words(connection, numbers), key=begin_of):
            yield _make_unit(number, {table: [(number, word) for word in group]})

    return Part(table, (table,), read_units)


def _whole_part(table: str, columns: str) -> Part:
    """Return the part of a small table, which is one unit."""

    def read_units(connection: StoreConnection, _numbers: Sequence[int] | None) -> Iterator[Unit]:
        rows = connection.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}").fetchall()
        yield _make_unit(0, {table: [(0, *row) for row in rows]})

    return Part(table, (table,), read_units)


#: Tables whose rows are made of those of a record when it is written.
DERIVED_TABLES = ("text", "shingle", "event_words", "actor_words", "name_use")
PARTS = (
    Part("record", ("record", *_RECORD_TABLES, *DERIVED_TABLES), _read_records),
    Part("used_name", ("used_name",), _read_used_names),
    _vocabulary_part("word", "word"),
    *(_vocabulary_part(f"{kind}_vocabulary", "term") for kind in ("actor", "event", "article")),
    _whole_part("value", "field, value, words, count"),
    _whole_part("note_file", "name, kind, id, words, label_words, labels, note"),
    _whole_part("problem", "path, line, field, message"),
)
