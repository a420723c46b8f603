"""The list panes: what is in each list, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw
import msgspec

from tui.index.numbers import DATED
from tui.index.store import Counts, Sort, Sorts
from tui.index.vocabulary import Vocabulary
from tui.index.words import index_words, quoted
from tui.model.records import KINDS, Kind

if TYPE_CHECKING:
    from tui.index.narrowing import Numbers

#: What each order sorts by, ascending; the last is unique. Each has its index in `schema.sql`.
_ORDERS: dict[Sort, tuple[str, ...]] = {
    "newest": ("-number",),
    "oldest": (f"number < {DATED}", "number"),
    "title": ("words", "number"),
    "mentions": ("-mentions", "-is_key", "words", "number"),
    "differing": ("-differs", f"number < {DATED}", "number"),
    "type": ("note", "-mentions", "words", "number"),
}
_AMONG = "IN (SELECT value FROM json_each(?))"
_OF_KIND = "kind = '{}'"
_MOST_WORDS = 32
_MANY_WORDS = 400
#: Actors with how often they are named, given as pairs.
_NAMED = (
    "(SELECT r.*, m.mentions"
    " FROM (SELECT value ->> 0 AS actor, value ->> 1 AS mentions FROM json_each(?)) AS m"
    " CROSS JOIN (SELECT number, kind, id, title, words, date, note, is_key, differs FROM record) AS r"
    " ON r.number = m.actor) AS record"
)
#: The mentions of so many articles are counted at once.
_AT_ONCE = 20_000


def counted(connection: apsw.Connection) -> Counts:
    """How many records of each kind there are, and problems; looks at all of them."""
    found: dict[Any, Any] = dict(connection.execute("SELECT kind, count(*) FROM record GROUP BY kind"))
    problems = connection.execute("SELECT count(*) FROM problem").get
    return Counts(**{kind: found.get(kind, 0) for kind in KINDS}, problems=problems)


def counts(connection: apsw.Connection) -> Counts:
    """The same, as it was counted when the index was written."""
    kept: str | None = connection.execute("SELECT value FROM meta WHERE key = 'counts'").get
    return msgspec.json.decode(kept, type=Counts) if kept else Counts()


class Listed(NamedTuple):
    """What a list has, and how it is sorted, in terms of SQL."""

    kind: Kind
    table: str
    where: str
    given: tuple[str | int, ...]
    order: tuple[str, ...]  # ascending; the last is unique

    @property
    def is_whole(self) -> bool:
        """Whether it has all records of its kind."""
        return (self.table, self.where) == ("record", _OF_KIND.format(self.kind))


def listed(
    connection: apsw.Connection,
    kind: Kind,
    vocabulary: Vocabulary | None,
    contains: str,
    sort: Sort | None,
    among: Sequence[Numbers] = (),
) -> Listed:
    """The rows of a list; see `Store.rows`. `vocabulary`: the words of titles, where many are filtered.

    `among`: only these records; of actors those that these articles name, or that have a part in these
    events.
    """
    words = list(dict.fromkeys(index_words(contains)))[:_MOST_WORDS]
    where = _OF_KIND.format(kind)
    given: list[str | int] = [value for numbers in among for value in numbers.given]
    table = "record"
    if among and kind == "actor":
        table, given = _NAMED, [msgspec.json.encode(list(_named(connection, *among).items())).decode()]
    elif among:
        where += f" AND {among[0].among('number')}"
    for word in words:
        part, value = _having(kind, word, vocabulary)
        where, given = where + part, [*given, value]
    order = _ORDERS[sort if sort in Sorts[kind] else Sorts[kind][0]]
    return Listed(kind, table, where, tuple(given), order)


def _named(connection: apsw.Connection, articles: Numbers, events: Numbers) -> dict[int, int]:
    """The actors that articles name, with how often they do, and those that have a part in events.

    Counted here, not by SQLite, which would sort all mentions for that; in pieces, so that other threads run.
    """
    numbers = _listing(connection, f"SELECT json_group_array(number) FROM ({articles.sql})", articles.given)
    pairs: Counter[int] = Counter()
    for at in range(0, len(numbers), _AT_ONCE):
        some = msgspec.json.encode(numbers[at : at + _AT_ONCE]).decode()
        query = f"SELECT json_group_array(actor << 32 | count) FROM mention WHERE article {_AMONG}"
        pairs.update(_listing(connection, query, (some,)))
    parts = (
        "SELECT json_group_array(number) FROM record WHERE kind = 'actor' AND id IN (SELECT id FROM link"
        f" WHERE kind = 'actor' AND why IN ('participant', 'place') AND {events.among('number')})"
    )
    named = dict.fromkeys(_listing(connection, parts, events.given), 0)
    for pair, times in pairs.items():
        actor, count = pair >> 32, pair & 0xFFFF_FFFF
        named[actor] = named.get(actor, 0) + count * times
    return named


def _listing(connection: apsw.Connection, query: str, given: tuple[str | int, ...]) -> list[int]:
    """The numbers that a query gives in one piece, which is faster than row by row."""
    return msgspec.json.decode(connection.execute(query, given).get, type=list[int])


def _having(kind: Kind, word: str, vocabulary: Vocabulary | None) -> tuple[str, str]:
    """A condition that titles have `word` in one of their words, and its value.

    The titles' different words are few, so they are looked through, not the titles; but for a part that
    very many words have.
    """
    words = vocabulary.containing(word, _MANY_WORDS) if vocabulary else None
    if words is None:
        return " AND instr(words, ?)", word
    titles = f"SELECT rowid FROM {kind}_words WHERE {kind}_words MATCH ?"
    return f" AND number IN ({titles})", " OR ".join(map(quoted, words)) or '""'
