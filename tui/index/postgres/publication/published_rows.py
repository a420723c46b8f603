"""The rows of a database, made of those of the index."""

from __future__ import annotations

from typing import Any

from msgspec import msgpack

from tui.index import serialization
from tui.index.lookup.fingerprints import shingle_hashes
from tui.index.postgres.publication.index_units import TableRows, Unit
from tui.index.postgres.tsquery import text_vector, words_vector
from tui.index.search.fts_expressions import actor_token, field_tokens
from tui.index.search_fields import field_values
from tui.index.sql.store_connection import StoreConnection
from tui.index.tokenizer import index_text, index_words, split_index_text
from tui.model.records import Article

#: The columns of each table in the order of its rows; the first is the number of the unit.
COLUMNS = {
    "record": "number, kind, id, title, words, path, date, note, office, is_key, differs, mentions, labels,"
    " found",
    "content": "number, record",
    "marks": "article, marks",
    "mention": "article, actor, count",
    "article_use": "article, names, confidence, reports",
    "label": "number, label, words",
    "link": "number, kind, id, why, role, count, position",
    "name": "actor, number, text, words, how",
    "sound": "unit, key, word, name",
    "found_event": "number, name, articles, sharpness, event",
    "found_actor": "number, suggestion",
    "found_name": "actor, name",
    "text": "rowid, size, title, words",
    "shingle": "rowid, marks",
    "event_words": "rowid, words",
    "actor_words": "unit, rowid, words",
    "name_use": "article, name, rank, count, use",
    "used_name": "number, form, words, of, count",
    "word": "unit, word",
    "actor_vocabulary": "unit, term",
    "event_vocabulary": "unit, term",
    "article_vocabulary": "unit, term",
}
#: Those of tables that are one unit as a whole; their rows have a zero in front.
WHOLE_COLUMNS = {
    "value": "field, value, words, count",
    "note_file": "name, kind, id, words, label_words, labels, note",
    "problem": "path, line, field, message",
}

_USES = "SELECT rank, count, use FROM name_use WHERE name = ? AND rank IN (0, 1) AND article = ?"


class RowMaker:
    """Makes the rows that a unit has in the database, while `connection` reads the index."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection
        query = "SELECT number FROM record WHERE kind = 'actor' AND found = 1"
        self._found_actors = {number for (number,) in connection.execute(query)}

    def rows_of(self, unit: Unit) -> TableRows:
        """Return the rows of a unit, with those that are made of its record."""
        (record,) = unit.rows.get("record", [None])
        if record is None:
            return unit.rows
        kind, words = record[1], record[4]
        rows: TableRows = {}
        if kind == "article":
            rows = self._article_rows(unit)
        elif kind == "event":
            rows["event_words"] = [(unit.number, words_vector(words.split()))]
        else:
            names = unit.rows.get("name", [])
            rows["actor_words"] = [(unit.number, row[1], words_vector(row[3].split())) for row in names]
        return unit.rows | rows

    def _article_rows(self, unit: Unit) -> TableRows:
        number = unit.number
        ((_number, encoded),) = unit.rows["content"]
        article = serialization.decode_record("article", encoded)
        assert isinstance(article, Article)
        title = index_words(article.title)
        actors = [actor for _article, actor, _count in unit.rows.get("mention", ())]
        facts = [actor_token(actor) for actor in actors if actor not in self._found_actors]
        facts += [
            token for field, values in field_values(article).items() for token in field_tokens(field, values)
        ]
        shingles = shingle_hashes(split_index_text(index_text(article.body)))
        uses: list[tuple[Any, ...]] = []
        for _article, names, _confidence, _reports in unit.rows.get("article_use", ()):
            for name in msgpack.decode(names, type=list[int]):
                found = self._connection.execute(_USES, (name, number))
                uses += [(number, name, rank, count, use) for rank, count, use in found]
        body = index_words(article.body)
        size = len(title) + len(facts) + len(body)
        return {
            "text": [(number, size, words_vector(title), text_vector(title, facts, body))],
            "shingle": [(number, sorted(shingles))],
            "name_use": uses,
        }
