"""Statistics of a grown index that search reads: its frequent words, and where its newest articles begin."""

from __future__ import annotations

from contextlib import suppress
from math import isfinite

from tui.index.sql.store_connection import StoreConnection

_MAX_SHARE_CHARS = 20  # of the line of a word, behind it


def frequent_words(connection: StoreConnection, prefix: str, limit: int) -> list[str]:
    """Return the words most frequent in the texts that begin with `prefix`, at most `limit`."""
    word_lines: str = connection.execute("SELECT value FROM meta WHERE key = 'used'").get or ""
    words: list[str] = []
    at = word_lines.find(f"\n{prefix}")
    while at >= 0 and len(words) < limit:
        end = word_lines.find("\n", at + 1)
        word = word_lines[at + 1 : end if end > 0 else len(word_lines)]
        words += [word] if word != prefix else []
        at = word_lines.find(f"\n{prefix}", at + 1)
    return words


def share_of_texts(connection: StoreConnection, word: str) -> float:
    """Return the share of the texts that have a word, where it is known to be in more than are counted."""
    word_lines: str = connection.execute("SELECT value FROM meta WHERE key = 'frequent'").get or ""
    at = word_lines.find(f"\n{word} ")
    if at < 0:
        return 0.0
    start = at + len(word) + 2
    number = word_lines[start : start + _MAX_SHARE_CHARS].partition("\n")[0]
    with suppress(ValueError):  # what others may have written there
        return share if 0 < (share := float(number)) <= 1 else 0.0
    return 0.0


def recent_cutoff(connection: StoreConnection) -> int:
    """Return the rowid of the first of the newest articles; 0 when all articles are searched at once."""
    return int(read_statistic(connection, "recent"))


def read_statistic(connection: StoreConnection, key: str) -> float:
    """Return a number that is stored under a key; 0 where there is none, whatever is in its place."""
    with suppress(ValueError):
        value = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).get
        if isfinite(number := float(value or 0)):
            return number
    return 0.0
