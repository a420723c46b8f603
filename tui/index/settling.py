"""What search needs of an index that has grown: its words in one piece, and which of them are used most.

The words are counted in a sample of the articles: it takes as long for a million as for some thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import apsw

from tui.index import coding, lists
from tui.index.words import index_words
from tui.model.records import KINDS, Article

#: The share by which the number of articles changes before it is done again.
_CHANGED = 0.2
#: So many articles are looked at, and so many words kept, of so many letters at least.
_SAMPLE, _WORDS, _SHORTEST = 500, 8_000, 4
#: So many pages of 4 KB are merged in one step: some tenths of a second.
_PAGES = 8_000
#: The newest articles, in which is looked first where there are more than twice as many.
RECENT = 100_000


def is_due(connection: apsw.Connection, marked: int) -> bool:
    """Whether much has changed: the number of articles since it was last done, or those marked just now."""
    before, now = _settled(connection), lists.counts(connection).article
    return max(marked, abs(now - before)) > _CHANGED * before


def settle(connection: apsw.Connection) -> Iterator[None]:
    """Do it, step by step; after each step the index is whole, and it may be left at that."""
    now = lists.counts(connection).article
    for kind in KINDS:
        connection.execute(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('optimize')")
    yield
    for table in ("text", "shingle"):
        yield from _merge(connection, table)
    words = "".join(f"\n{word}" for word in _most_used(connection, now))
    rows = [("settled", str(now)), ("used", words), ("recent", str(_first_recent(connection, now)))]
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)


def _merge(connection: apsw.Connection, table: str) -> Iterator[None]:
    """Put the words of a table in one piece, some megabytes at a time.

    Each piece costs every search a look; and as soon as there are many, SQLite merges them itself, however
    long that takes, when a single article is saved.

    As FTS5 documents it: asked with a minus it begins to merge everything, then it goes on until there is
    nothing left to be changed.
    """
    pages = -_PAGES
    while True:
        before = connection.total_changes()
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))
        if connection.total_changes() - before < 2:
            return
        pages = _PAGES
        yield


def used(connection: apsw.Connection, begun: str, most: int) -> list[str]:
    """The words that texts use most, at most `most`, of those that `begun` is the beginning of."""
    known: str = connection.execute("SELECT value FROM meta WHERE key = 'used'").get or ""
    found: list[str] = []
    at = known.find(f"\n{begun}")
    while at >= 0 and len(found) < most:
        end = known.find("\n", at + 1)
        word = known[at + 1 : end if end > 0 else len(known)]
        found += [word] if word != begun else []
        at = known.find(f"\n{begun}", at + 1)
    return found


def recent(connection: apsw.Connection) -> int:
    """The number from which on the newest articles are; 0: they need not be told from others."""
    return int(connection.execute("SELECT value FROM meta WHERE key = 'recent'").get or 0)


def _first_recent(connection: apsw.Connection, articles: int) -> int:
    query = "SELECT number FROM record WHERE kind = 'article' ORDER BY -number LIMIT 1 OFFSET ?"
    return 0 if articles <= 2 * RECENT else int(connection.execute(query, (RECENT - 1,)).get)


def _settled(connection: apsw.Connection) -> int:
    """How many articles there were when it was last done."""
    return int(connection.execute("SELECT value FROM meta WHERE key = 'settled'").get or 0)


def _most_used(connection: apsw.Connection, articles: int) -> Iterable[str]:
    """The words of a sample, the most used first: as numbers end in what is made of ids, any part will do."""
    every = max(1, articles // _SAMPLE)
    counts: Counter[str] = Counter()
    for (data,) in connection.execute(
        "SELECT c.record FROM record AS r JOIN content AS c USING (number)"
        " WHERE r.kind = 'article' AND r.number % ? = 0",
        (every,),
    ):
        article = coding.record("article", data)
        assert isinstance(article, Article)
        counts.update(set(index_words(article.title)) | set(index_words(article.body)))
    long = (word for word in counts if len(word) >= _SHORTEST)
    return sorted(long, key=lambda word: (-counts[word], word))[:_WORDS]
