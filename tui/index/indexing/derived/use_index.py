"""The names that articles use, and the events that they report, kept up as articles come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import apsw
import msgspec

from tui.index.indexing.derived.encoded_uses import EncodedUse, EncodedUses
from tui.index.stored_records import LAST_SUGGESTIONS

#: The key of the digest of the rules with which actors were last found; empty: to be found anew.
FOUND_ACTORS = "found_actors"
_Key = tuple[str, str, str]  # form, words, of


def store_uses(connection: apsw.Connection, batch: Sequence[tuple[int, EncodedUses]]) -> None:
    """Store what articles use and report, with their rowids; what was stored of them is deleted before."""
    if batch:
        forget_found_actors(connection)
    counts: Counter[_Key] = Counter()
    for _article, uses in batch:
        for one in uses.names:
            counts[one.form, one.words, one.of] += one.count
    numbers = _add_counts(connection, counts)
    rows = [
        (numbers[one.form, one.words, one.of], one.rank, article, one.count, one.use)
        for article, uses in batch
        for one in uses.names
    ]
    connection.executemany("INSERT INTO name_use VALUES (?, ?, ?, ?, ?)", sorted(rows))
    connection.executemany(
        "INSERT INTO article_use VALUES (?, ?, ?, ?)",
        [
            (
                article,
                msgspec.msgpack.encode([numbers[one.form, one.words, one.of] for one in uses.names]),
                uses.confidence,
                uses.reports,
            )
            for article, uses in batch
            if uses.names or uses.reports
        ],
    )


def has_uses(connection: apsw.Connection, article: int, uses: EncodedUses) -> bool:
    """Return whether just this is stored of what an article uses and reports."""
    row = connection.execute(
        "SELECT names, confidence, reports FROM article_use WHERE article = ?", (article,)
    ).fetchone()
    if row is None:
        return uses == EncodedUses()
    names, *told = row
    query = (
        "SELECT n.form, n.words, n.of, u.rank, u.count, u.use FROM used_name AS n"
        " JOIN name_use AS u ON u.name = n.number AND u.rank IN (0, 1) AND u.article = ?1 WHERE n.number = ?2"
    )
    numbers = msgspec.msgpack.decode(names, type=list[int])
    if told != [uses.confidence, uses.reports] or len(numbers) != len(uses.names):
        return False
    stored = {EncodedUse(*one) for number in numbers for one in connection.execute(query, (article, number))}
    return stored == set(uses.names)


def _add_counts(connection: apsw.Connection, counts: Counter[_Key]) -> dict[_Key, int]:
    """Count names, new ones too, and return their numbers."""
    upsert = (
        "INSERT INTO used_name (form, words, of, count) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (form, words, of) DO UPDATE SET count = count + excluded.count RETURNING number"
    )
    return {key: connection.execute(upsert, (*key, counts[key])).get for key in sorted(counts)}


def delete_uses(connection: apsw.Connection, articles: Sequence[int]) -> None:
    """Delete what articles use and report; a name that none uses any more is deleted."""
    if articles:
        forget_found_actors(connection)
    changes: Counter[int] = Counter()
    for article in articles:
        data = connection.execute("SELECT names FROM article_use WHERE article = ?", (article,)).get
        for name in msgspec.msgpack.decode(data, type=list[int]) if data else ():
            where = "WHERE name = ? AND rank IN (0, 1) AND article = ?"
            changes[name] += connection.execute(
                f"SELECT sum(count) FROM name_use {where}", (name, article)
            ).get
            connection.execute(f"DELETE FROM name_use {where}", (name, article))
    connection.executemany("DELETE FROM article_use WHERE article = ?", [(one,) for one in articles])
    connection.executemany(
        "UPDATE used_name SET count = count - ? WHERE number = ?",
        [(count, name) for name, count in changes.items()],
    )
    connection.executemany(
        "DELETE FROM used_name WHERE number = ? AND count <= 0", [(name,) for name in changes]
    )


def forget_found_actors(connection: apsw.Connection) -> None:
    """Have the actors that no record has found anew by the end of the update."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (FOUND_ACTORS,))
    forget_suggestions(connection)


def forget_suggestions(connection: apsw.Connection) -> None:
    """Have nobody use what was suggested before."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (LAST_SUGGESTIONS,))
