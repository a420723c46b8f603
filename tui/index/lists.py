"""The list panes: pages of rows in every order, by keyset cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw
import msgspec

from tui.index.numbers import DATED
from tui.index.store import Counts, Cursor, Page, Row, Sort, Sorts, Steps
from tui.index.vocabulary import Vocabulary
from tui.index.words import index_words, quoted
from tui.model.records import KINDS, Kind, Ref

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
_MOST_WORDS = 32
_MANY_WORDS = 400
_MANY_TITLES = 2_000
_COLUMNS = "id, title, date, note, mentions, differs"
#: The actors that some articles name, with how often these do, and those that have a part in some events.
_NAMED_IN = (
    "(SELECT r.number, kind, id, title, words, date, note, is_key, differs, m.mentions FROM record AS r"
    " JOIN (SELECT actor, sum(count) AS mentions"
    " FROM (SELECT actor, count FROM mention WHERE {articles} UNION ALL"
    " SELECT a.number, 0 FROM (SELECT id FROM link WHERE kind = 'actor'"
    " AND why IN ('participant', 'place') AND {events}) AS l"
    " CROSS JOIN record AS a ON a.kind = 'actor' AND a.id = l.id)"
    " GROUP BY actor) AS m ON m.actor = r.number) AS record"
)


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
    def keys(self) -> str:
        """What a row's place is told by."""
        return ", ".join(self.order)


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
    where = f"kind = '{kind}'"
    given: list[str | int] = [value for numbers in among for value in numbers.given]
    table = "record"
    if among and kind == "actor":
        articles, events = among
        table = _NAMED_IN.format(articles=articles.among("article"), events=events.among("number"))
    elif among:
        where += f" AND {among[0].among('number')}"
    for word in words:
        part, value, is_few = _having(connection, kind, word, vocabulary)
        where, given = f"{'+' * is_few}{where}{part}", [*given, value]
    order = _ORDERS[sort if sort in Sorts[kind] else Sorts[kind][0]]
    return Listed(kind, table, where, tuple(given), order)


def rows(connection: apsw.Connection, what: Listed, after: Cursor | None, limit: int) -> Page[Row]:
    """A page of rows."""
    where, given = what.where, list[str | int | float](what.given)
    if after is not None and len(after) == len(what.order):
        where += f" AND ({what.keys}) > ({', '.join('?' * len(after))})"
        given += after
    found: list[tuple[Any, ...]] = connection.execute(
        f"SELECT {_COLUMNS}, {what.keys} FROM {what.table} WHERE {where} ORDER BY {what.keys} LIMIT ?",
        (*given, limit + 1),
    ).fetchall()
    is_actor = what.kind == "actor"
    items = [
        Row(Ref(what.kind, id_), title, date, note, mentions if is_actor else None, bool(differs))
        for id_, title, date, note, mentions, differs, *_ in found[:limit]
    ]
    return Page(items, tuple(found[limit - 1][6:]) if len(found) > limit else None)


def steps(connection: apsw.Connection, what: Listed, every: int) -> Steps:
    """See `Store.steps`; one walk along the index of the order, which lets other threads run."""
    names = [f"key{number}" for number in range(len(what.order))]
    keys = ", ".join(f"{key} AS {name}" for key, name in zip(what.order, names, strict=True))
    found = connection.execute(
        f"SELECT {', '.join(names)} FROM (SELECT {keys}, row_number() OVER (ORDER BY {what.keys}) AS place"
        f" FROM {what.table} WHERE {what.where}) WHERE place % ? = 0 ORDER BY place",
        (*what.given, every),
    )
    cursors: list[Any] = found.fetchall()
    count: int = connection.execute(f"SELECT count(*) FROM {what.table} WHERE {what.where}", what.given).get
    return Steps(count, every, tuple(cursors))


def cursor(connection: apsw.Connection, what: Listed, id_: str) -> Cursor | None:
    """See `Store.cursor`."""
    found: tuple[Any, ...] | None = connection.execute(
        f"SELECT {what.keys} FROM {what.table} WHERE {what.where} AND id = ?", (*what.given, id_)
    ).fetchone()
    return found


def _having(
    connection: apsw.Connection, kind: Kind, word: str, vocabulary: Vocabulary | None
) -> tuple[str, str, bool]:
    """A condition that titles have `word` in one of their words, its value, and whether they are few.

    The titles' different words are few, so they are looked through, not the titles. Of a part that very
    many words have the first titles are found soon enough by looking. A plus keeps SQLite from the index
    that is the longer way: few titles are sorted; of many the list's own index leads to the first.
    """
    words = vocabulary.containing(word, _MANY_WORDS) if vocabulary else None
    if words is None:
        return " AND instr(words, ?)", word, False
    match = " OR ".join(map(quoted, words)) or '""'
    titles = f"SELECT rowid FROM {kind}_words WHERE {kind}_words MATCH ?"
    query = f"SELECT count(*) FROM ({titles} LIMIT {_MANY_TITLES})"
    is_few = connection.execute(query, (match,)).get < _MANY_TITLES
    return f" AND {'' if is_few else '+'}number IN ({titles})", match, is_few
