"""Storage and removal of records: the only code that writes the tables of records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

import apsw

from tui.index import serialization
from tui.index.indexing.article_job import ProcessedArticle
from tui.index.indexing.derived.value_counts import ValueCounts
from tui.index.indexing.mark_writer import MarkWriter
from tui.index.indexing.record_columns import (
    earliest_claimed_date,
    find_links,
    list_columns,
    list_words,
    named_spellings,
)
from tui.index.record_ids import allocate_rowid, first_day
from tui.index.tokenizer import index_text, index_words
from tui.model.phonetics import phonetic_key
from tui.model.records import Actor, Event, Kind, Problem, Record, Ref

_MIN_SOUND_KEY_CHARS = 3  # a shorter phonetic key fits too many words
_TABLES = ("file", "folder", "record", "content", "marks", "mention", "link", "name", "sound", "problem",
           "word", "value", "unmarked", "unchecked", "miscounted", "label", "note_file",
           "news_item", "found_event", "found_actor", "found_name",
           "used_name", "name_use", "article_use", "office", "asked_office")  # fmt: skip
_INSERT_TITLE = "INSERT INTO {kind}_words (rowid, words) VALUES (?, ?)"
_FTS_TABLES = ("actor_words", "event_words", "article_words", "text", "shingle")


class RecordWriter:
    """Stores and removes the records of the index, inside one transaction of `connection`."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._marks = MarkWriter(connection)
        self._new_rowids: set[int] = set()  # rowids of new records, which have no marks to remove
        self._value_counts = ValueCounts(connection)

    def clear(self) -> None:
        """Delete everything but the facts that the index stores about itself."""
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table}")
        for table in _FTS_TABLES:
            self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")

    def invalidate_files(self) -> None:
        """Have every file read again; what is stored stays until it is replaced."""
        self._connection.execute("UPDATE file SET hash = x''")
        for table in ("folder", "word", "found_actor", "office", "asked_office"):
            self._connection.execute(f"DELETE FROM {table}")
        self._value_counts.recount()

    def store(self, record: Record, encoded: bytes = b"") -> int:
        """Store a record in place of the one with its id, and return its rowid.

        `encoded`: the serialized record, when the caller has it. The index words of an article are stored by
        `store_mentions`.
        """
        day = 0 if isinstance(record, Actor) else first_day(record.date or earliest_claimed_date(record))
        rowid = self._find_rowid(record.ref)
        if rowid is not None and rowid >> 24 != day:
            self.remove(record.ref)
            rowid = None
        if rowid is None:
            rowid = allocate_rowid(str(record.ref), day, self._is_taken)
            self._new_rowids.add(rowid)
        else:
            self._delete_record(record.ref.kind, rowid)
        self._connection.execute(
            "INSERT INTO record"
            " (number, kind, id, title, words, path, date, note, office, is_key, differs, mentions, labels)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
            (
                rowid,
                record.ref.kind,
                record.id,
                record.title,
                list_words(record),
                record.path,
                *list_columns(record),
                ", ".join(record.labels),
            ),
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO label VALUES (?, ?, ?)",
            [(rowid, label, " ".join(index_words(label))) for label in record.labels],
        )
        data = encoded or serialization.encode(record)
        self._connection.execute("INSERT INTO content VALUES (?, ?)", (rowid, data))
        if isinstance(record, Actor):
            self._store_names(rowid, record)
        elif isinstance(record, Event):
            self._connection.execute(_INSERT_TITLE.format(kind="event"), (rowid, index_text(record.title)))
        else:
            self._value_counts.add(record)
        self._store_links(rowid, record)
        return rowid

    def remove(self, ref: Ref) -> None:
        """Delete a record and everything derived from it."""
        rowid = self._find_rowid(ref)
        if rowid is None:
            return
        self._delete_record(ref.kind, rowid)
        if ref.kind == "article":
            self._marks.delete(rowid)
        else:
            self._connection.execute("DELETE FROM mention WHERE actor = ?", (rowid,))

    def store_mentions(self, batch: Iterable[tuple[int, ProcessedArticle]]) -> None:
        """Store what is found in articles, with their rowids, and update counts of field values."""
        self._marks.store(sorted(batch, key=itemgetter(0)), self._new_rowids)
        self._new_rowids.clear()
        self._value_counts.store()

    def store_marks(self, batch: Iterable[tuple[int, ProcessedArticle]]) -> None:
        """Store the marks alone of articles that are stored, with their rowids, and count mentions."""
        self._marks.store_marks(sorted(batch, key=itemgetter(0)))
        self.count_mentions()

    def keep_marks(self, rowid: int, asked: Sequence[str]) -> None:
        """Keep all that is found in an article that was annotated anew, but for what its marks ask."""
        self._marks.keep(rowid, asked)

    def count_mentions(self) -> None:
        """Count the mentions of the marked actors; once, after all annotation."""
        self._connection.execute(
            "UPDATE record SET mentions ="
            " (SELECT coalesce(sum(count), 0) FROM mention WHERE actor = record.number)"
            " WHERE number IN (SELECT actor FROM miscounted) AND kind = 'actor'"
        )
        self._connection.execute("DELETE FROM miscounted")

    def put_problems(self, problems: Sequence[Problem], about: int | None = None) -> None:
        """Store the problems of a file, or of records or decisions compared with others.

        `about`: None for a file; the rowid of the record; 0 for the corpus folder, -1 for decisions.
        """
        if problems:
            self._connection.executemany(
                "INSERT INTO problem VALUES (?, ?, ?, ?, ?)",
                [(p.path, p.line, p.field, p.message, about) for p in problems],
            )

    def _find_rowid(self, ref: Ref) -> int | None:
        """Return the rowid of a record, or None when there is none."""
        query = "SELECT number FROM record WHERE kind = ? AND id = ?"
        rowid: int | None = self._connection.execute(query, (ref.kind, ref.id)).get
        return rowid

    def _is_taken(self, rowid: int) -> bool:
        return self._connection.execute("SELECT 1 FROM record WHERE number = ?", (rowid,)).get is not None

    def _delete_record(self, kind: Kind, rowid: int) -> None:
        """Delete what a record itself contains; its mentions in articles and its marks stay."""
        execute = self._connection.execute
        if kind == "actor":
            self._marks.forget_actors()
            self._marks.mark_recount([rowid])
            name_rowids = [name for (name,) in execute("SELECT number FROM name WHERE actor = ?", (rowid,))]
            for table, column in (("actor_words", "rowid"), ("sound", "name"), ("name", "number")):
                self._connection.executemany(
                    f"DELETE FROM {table} WHERE {column} = ?", [(name,) for name in name_rowids]
                )
        else:
            execute(f"DELETE FROM {kind}_words WHERE rowid = ?", (rowid,))
        if kind == "article":
            encoded = execute("SELECT record FROM content WHERE number = ?", (rowid,)).get
            self._value_counts.subtract(encoded)
            execute("DELETE FROM shingle WHERE rowid = ?", (rowid,))
        for table, column in (
            ("record", "number"),
            ("content", "number"),
            ("link", "number"),
            ("label", "number"),
            ("problem", "about"),
        ):
            execute(f"DELETE FROM {table} WHERE {column} = ?", (rowid,))

    def _store_names(self, rowid: int, record: Actor) -> None:
        """Store each spelling of an actor, its words, and their phonetic keys."""
        execute = self._connection.execute
        for kind, name in named_spellings(record):
            words = index_words(name)
            row = (rowid, name, " ".join(words), kind)
            execute("INSERT INTO name (actor, text, words, how) VALUES (?, ?, ?, ?)", row)
            name_rowid = self._connection.last_insert_rowid()
            execute("INSERT INTO actor_words (rowid, words) VALUES (?, ?)", (name_rowid, " ".join(words)))
            if record.type != "country":
                keys = {(phonetic_key(word), word) for word in words if word.isalpha()}
                self._connection.executemany(
                    "INSERT INTO sound VALUES (?, ?, ?)",
                    [(key, word, name_rowid) for key, word in keys if len(key) >= _MIN_SOUND_KEY_CHARS],
                )

    def _store_links(self, rowid: int, record: Record) -> None:
        """Store the links of a record to others, each once with its count."""
        links: dict[tuple[Ref, str], tuple[str | None, int]] = {}
        for ref, why, role in find_links(record):
            first_role, count = links.get((ref, why), (role, 0))
            links[ref, why] = first_role, count + 1
        self._connection.executemany(
            "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (rowid, ref.kind, ref.id, why, role, count, position)
                for position, ((ref, why), (role, count)) in enumerate(links.items())
            ],
        )
