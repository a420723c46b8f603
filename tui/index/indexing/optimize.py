"""Maintenance of a grown index: merging of FTS5 segments, and statistics that search relies on.

Word frequencies are taken from a sample of the articles, so they cost as much for a million articles as for
some thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import apsw

from tui.index import serialization
from tui.index.database import commit_and_continue
from tui.index.lookup import list_queries
from tui.index.tokenizer import index_words
from tui.model.records import KINDS, Article

#: The share of articles that must be new or marked anew before maintenance is worth its time.
_MIN_CHANGED_SHARE = 0.2
#: Articles whose words are counted: enough for a stable order of the frequent ones.
_SAMPLE_ARTICLES = 500
#: Frequent words that are stored.
_MAX_FREQUENT_WORDS = 8_000
#: Shorter words are typed as quickly as completed.
_MIN_FREQUENT_WORD_CHARS = 4
#: Pages of 4 KB that are merged in one step, which takes some tenths of a second.
_MERGED_PAGES_PER_STEP = 8_000
#: How many of the newest articles are searched first, in a corpus of more than twice as many.
RECENT_ARTICLES = 100_000


def is_due(connection: apsw.Connection, marked: int) -> bool:
    """Return whether enough has changed since the last maintenance to make it worthwhile.

    `marked`: articles marked anew in this run.
    """
    before, now = _articles_at_last_run(connection), list_queries.stored_counts(connection).article
    return max(marked, abs(now - before)) > _MIN_CHANGED_SHARE * before


def optimize(connection: apsw.Connection, is_large: bool, goes_on: Callable[[], bool]) -> None:
    """Do the maintenance; a large index can be searched meanwhile, and `goes_on` is asked after each step."""
    for _step in chain((None,), _steps(connection)):
        if is_large:
            commit_and_continue(connection)
            if not goes_on():
                return


def _steps(connection: apsw.Connection) -> Iterator[None]:
    """Do the maintenance step by step; after each step the index is whole, and may be left so."""
    now = list_queries.stored_counts(connection).article
    for kind in KINDS:
        connection.execute(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('optimize')")
    yield
    for table in ("text", "shingle"):
        yield from _merge_segments(connection, table)
    words = "".join(f"\n{word}" for word in _count_frequent_words(connection, now))
    rows = [("settled", str(now)), ("used", words), ("recent", str(_find_recent_cutoff(connection, now)))]
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)


def _merge_segments(connection: apsw.Connection, table: str) -> Iterator[None]:
    """Merge the segments of an FTS5 table into one, some megabytes at a time.

    Each segment costs every search a lookup; and as soon as there are many, SQLite merges them itself when a
    single article is saved, however long that takes.

    As documented by FTS5, a negative number of pages begins a merge of everything; the calls after it
    continue until nothing is left to be changed.
    """
    pages = -_MERGED_PAGES_PER_STEP
    while True:
        before = connection.total_changes()
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))
        if connection.total_changes() - before < 2:
            return
        pages = _MERGED_PAGES_PER_STEP
        yield


def _find_recent_cutoff(connection: apsw.Connection, articles: int) -> int:
    """Return the rowid of the first of the newest articles; 0 when the corpus is not large enough."""
    query = "SELECT number FROM record WHERE kind = 'article' ORDER BY -number LIMIT 1 OFFSET ?"
    return (
        0 if articles <= 2 * RECENT_ARTICLES else int(connection.execute(query, (RECENT_ARTICLES - 1,)).get)
    )


def _articles_at_last_run(connection: apsw.Connection) -> int:
    """Return how many articles there were at the last maintenance."""
    return int(connection.execute("SELECT value FROM meta WHERE key = 'settled'").get or 0)


def _count_frequent_words(connection: apsw.Connection, articles: int) -> Iterable[str]:
    """Return the words of a sample of articles, most frequent first.

    A rowid ends in a hash of the id, so any residue class of rowids is a random sample.
    """
    sample_interval = max(1, articles // _SAMPLE_ARTICLES)
    counts: Counter[str] = Counter()
    for (data,) in connection.execute(
        "SELECT c.record FROM record AS r JOIN content AS c USING (number)"
        " WHERE r.kind = 'article' AND r.number % ? = 0",
        (sample_interval,),
    ):
        article = serialization.decode_record("article", data)
        assert isinstance(article, Article)
        counts.update(set(index_words(article.title)) | set(index_words(article.body)))
    long_words = (word for word in counts if len(word) >= _MIN_FREQUENT_WORD_CHARS)
    return sorted(long_words, key=lambda word: (-counts[word], word))[:_MAX_FREQUENT_WORDS]
