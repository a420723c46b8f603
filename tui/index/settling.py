"""What search needs of an index that has grown: the words of titles in one piece, and the most used words.

The words are counted in a sample of the articles: it takes as long for a million as for some thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import apsw

from tui.index import coding, lists
from tui.index.words import index_words
from tui.model.records import KINDS, Article

#: The share by which the number of articles changes before it is done again.
_CHANGED = 0.2
#: So many articles are looked at, and so many words kept, of so many letters at least.
_SAMPLE, _WORDS, _SHORTEST = 500, 8_000, 4
#: The newest articles, in which is looked first where there are more than twice as many.
RECENT = 100_000


def settle(connection: apsw.Connection) -> None:
    """Do it, unless there are about as many articles as when it was last done."""
    before, now = _settled(connection), lists.counts(connection).article
    if abs(now - before) <= _CHANGED * before:
        return
    for kind in KINDS:
        connection.execute(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('optimize')")
    words = "".join(f"\n{word}" for word in _most_used(connection, now))
    rows = [("settled", str(now)), ("used", words), ("recent", str(_first_recent(connection, now)))]
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)


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
