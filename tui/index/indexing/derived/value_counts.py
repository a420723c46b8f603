"""How many articles have each value of a field of the query language, kept up as articles come and go."""

from __future__ import annotations

from collections import Counter

import apsw

from tui.index import serialization
from tui.index.search_fields import field_values
from tui.index.tokenizer import index_words
from tui.model.records import Article


class ValueCounts:
    """The changes of the counts since they were last stored, inside a transaction of `connection`."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        # Field and value → how many more articles have it than the index has stored.
        self._changes: Counter[tuple[str, str]] = Counter()

    def add(self, article: Article) -> None:
        """Count the values of an article that comes."""
        self._changes.update(_counted_values(article))

    def subtract(self, encoded: bytes) -> None:
        """Count the values of a serialized article no more."""
        self._changes.subtract(_counted_values(_decode(encoded)))

    def store(self) -> None:
        """Bring the stored counts up to date."""
        changes = [(*key, change) for key, change in self._changes.items() if change]
        self._connection.executemany(
            "INSERT INTO value VALUES (?, ?, ?, ?)"
            " ON CONFLICT (field, value) DO UPDATE SET count = count + excluded.count",
            [(field, value, " ".join(index_words(value)), change) for field, value, change in changes],
        )
        if any(change < 0 for *_, change in changes):
            self._connection.execute("DELETE FROM value WHERE count <= 0")
        self._changes.clear()

    def recount(self) -> None:
        """Count the field values of all articles anew: an earlier version may have read others."""
        self._connection.execute("DELETE FROM value")
        stored = "SELECT c.record FROM content AS c JOIN record AS r USING (number) WHERE r.kind = 'article'"
        for (encoded,) in self._connection.execute(stored):
            self.add(_decode(encoded))
        self.store()


def _decode(encoded: bytes) -> Article:
    article = serialization.decode_record("article", encoded)
    assert isinstance(article, Article)
    return article


def _counted_values(article: Article) -> list[tuple[str, str]]:
    """Return the fields and values under which an article is counted."""
    return [(field, value) for field, values in field_values(article).items() for value in values]
