"""The record lists: what each contains, and its order, in terms of SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from tui.index.record_ids import FIRST_DATED_ROWID
from tui.index.results import Counts
from tui.index.sql.store_connection import Params, RowidQuery, StoreConnection
from tui.index.store import SORTS_BY_KIND, Sort
from tui.model.records import KINDS, Kind

if TYPE_CHECKING:
    from tui.index.search.record_sets import RecordSet
    from tui.index.search.vocabulary import Vocabulary

#: The columns of each order, ascending; the last is unique. Each order has its index in `schema.sql`. For the
#: kinds that have the order no column may be NULL: pages begin after a row's values, and nothing equals NULL.
ORDERS: dict[Sort, tuple[str, ...]] = {
    "newest": ("-number",),
    "oldest": (f"(number < {FIRST_DATED_ROWID})", "number"),
    "title": ("words", "number"),
    "mentions": ("-mentions", "-is_key", "words", "number"),
    "differing": ("-differs", f"(number < {FIRST_DATED_ROWID})", "number"),
    "type": ("note", "-mentions", "words", "number"),
}
_IN_JSON_LIST = "IN (SELECT value FROM json_each(?))"
_IS_OF_KIND = "kind = '{}'"
_MAX_FILTER_WORDS = 32  # each adds a condition to the statement
_MAX_EXPANDED_WORDS = 400  # a part that more words contain is searched in the titles themselves
#: A table of actors with how often they are mentioned, from a JSON array of pairs.
_MENTIONED_ACTORS = (
    "(SELECT r.number, r.kind, r.id, r.title, r.words, r.date, r.note, r.is_key, r.differs, r.labels,"
    " m.mentions"
    " FROM (SELECT CAST(value ->> 0 AS bigint) AS actor, CAST(value ->> 1 AS bigint) AS mentions"
    " FROM json_each(?)) AS m CROSS JOIN record AS r ON r.number = m.actor) AS record"
)
#: Articles whose mentions are counted in one statement, during which other threads cannot run.
_ARTICLES_PER_STATEMENT = 20_000


def count_records(connection: StoreConnection) -> Counts:
    """Count the records of each kind, and the problems, by reading the tables."""
    by_kind: dict[Any, Any] = dict(connection.execute("SELECT kind, count(*) FROM record GROUP BY kind"))
    problems = connection.execute("SELECT count(*) FROM problem").get
    found: dict[Any, Any] = dict(
        connection.execute("SELECT kind, count(*) FROM record WHERE found = 1 GROUP BY kind")
    )
    return Counts(**{kind: by_kind.get(kind, 0) for kind in KINDS}, problems=problems, found=found)


def stored_counts(connection: StoreConnection) -> Counts:
    """Return the counts that were stored when the index was last written."""
    encoded: str | None = connection.execute("SELECT value FROM meta WHERE key = 'counts'").get
    return msgspec.json.decode(encoded, type=Counts) if encoded else Counts()


class ListQuery(Struct, frozen=True):
    """The contents and the order of a record list, in terms of SQL."""

    kind: Kind
    table: str
    where: str
    given: Params
    order: tuple[str, ...]  # ascending; the last is unique

    @property
    def is_whole(self) -> bool:
        """Return whether the list has all records of its kind."""
        return (self.table, self.where) == ("record", _IS_OF_KIND.format(self.kind))


def list_query(
    connection: StoreConnection,
    kind: Kind,
    vocabulary: Vocabulary | None,
    contains: str,
    sort: Sort | None,
    among: Sequence[RowidQuery] = (),
    sets: Sequence[RecordSet] = (),
) -> ListQuery:
    """Return the contents and order of a list.

    `vocabulary`: the words of titles, for a filter by words over a long list. `among`: only these records;
    for actors, the articles that mention them and the events they have a part in. `sets`: only records of all
    of these.
    """
    where = _IS_OF_KIND.format(kind)
    params: list[object] = [param for rowid_query in among for param in rowid_query.given]
    table = "record"
    if among and kind == "actor":
        table = _MENTIONED_ACTORS
        params = [msgspec.json.encode(list(_count_mentions(connection, *among).items())).decode()]
    elif among:
        where += f" AND {among[0].restricted_to('number')}"
    for record_set in sets:
        where, params = f"{where} AND {record_set.sql('number')}", [*params, *record_set.given]
    if contains:
        from tui.index.tokenizer import index_words  # late: the lists of the first frame have no filter

        if words := index_words(contains)[:_MAX_FILTER_WORDS]:
            condition, words_params = _words_condition(kind, words, vocabulary)
            where, params = f"{where} AND ({condition})", [*params, *words_params]
    order = ORDERS[sort if sort in SORTS_BY_KIND[kind] else SORTS_BY_KIND[kind][0]]
    return ListQuery(kind, table, where, tuple(params), order)


def _count_mentions(connection: StoreConnection, articles: RowidQuery, events: RowidQuery) -> dict[int, int]:
    """Return the actors that articles mention, with how often, and those with a part in events.

    Counted in Python, as SQLite would sort all mentions for it; in pieces, so that other threads can run in
    between.
    """
    article_rowids = _select_integers(
        connection, f"SELECT json_group_array(number) FROM ({articles.sql}) AS n", articles.given
    )
    pair_counts: Counter[int] = Counter()
    for start in range(0, len(article_rowids), _ARTICLES_PER_STATEMENT):
        part = article_rowids[start : start + _ARTICLES_PER_STATEMENT]
        query = f"SELECT json_group_array(actor << 32 | count) FROM mention WHERE article {_IN_JSON_LIST}"
        pair_counts.update(_select_integers(connection, query, (part,)))
    participants = (
        "SELECT json_group_array(number) FROM record WHERE kind = 'actor' AND id IN (SELECT id FROM link"
        f" WHERE kind = 'actor' AND why IN ('participant', 'place') AND {events.restricted_to('number')})"
    )
    mentions = dict.fromkeys(_select_integers(connection, participants, events.given), 0)
    for pair, articles_with_pair in pair_counts.items():
        actor, count = pair >> 32, pair & 0xFFFF_FFFF
        mentions[actor] = mentions.get(actor, 0) + count * articles_with_pair
    return mentions


def _select_integers(connection: StoreConnection, query: str, params: Params) -> list[int]:
    """Return the integers that a query selects as one JSON array, which is faster than row by row."""
    return msgspec.json.decode(connection.execute(query, params).get, type=list[int])


def _words_condition(
    kind: Kind, words: Sequence[str], vocabulary: Vocabulary | None
) -> tuple[str, list[object]]:
    """Return the condition that the title contains all words, with numbers in one of their spellings."""
    from tui.index.tokenizer import spelling_variants  # late, as above

    alternatives: list[str] = []
    params: list[object] = []
    for spelling in spelling_variants(words):
        conditions = [_title_condition(kind, word, vocabulary) for word in dict.fromkeys(spelling)]
        alternatives.append(" AND ".join(condition for condition, _ in conditions))
        params += [param for _, param in conditions]
    return " OR ".join(alternatives), params


def _title_condition(kind: Kind, word: str, vocabulary: Vocabulary | None) -> tuple[str, object]:
    """Return the condition that a word of the title contains `word`, and its parameter.

    Titles have few distinct words, so these are searched rather than the titles, unless very many words
    contain `word`.
    """
    words = vocabulary.with_substring(word, _MAX_EXPANDED_WORDS) if vocabulary else None
    if words is None:
        return "instr(words, ?) > 0", word
    from tui.index.sql.match import any_word  # late, as above

    titles = f"SELECT rowid FROM {kind}_words WHERE {kind}_words MATCH ?"
    return f"number IN ({titles})", any_word(words)
