"""Facets of the articles of a query: their sources, years, actors, types of events and tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

import msgspec

from tui.index.record_ids import FIRST_DATED_ROWID, day_of
from tui.index.results import MAX_FACETED, Facet, Facets
from tui.index.search.fts_query import FtsQuery
from tui.index.search.full_text import matching_rowids
from tui.index.search_fields import DATE_FIELDS, QUERY_FIELDS
from tui.index.sql.store_connection import StoreConnection
from tui.index.tokenizer import index_words

_IN_JSON_LIST = "IN (SELECT value FROM json_each(?))"


def count_facets(connection: StoreConnection, fts_query: FtsQuery, limit: int) -> Facets:
    """Count the facets of the articles that match a compiled query, at most `limit` of each field."""
    if fts_query.is_empty:
        return Facets()
    matches = matching_rowids(connection, fts_query, fts_query.high, MAX_FACETED + 1)
    rowids = matches[:MAX_FACETED]
    if limit < 1:
        return Facets((), len(rowids), len(matches) == len(rowids))
    values = (
        *_count_sources(connection, rowids, limit),
        *_count_years(rowids, limit),
        *_count_actors(connection, rowids, limit),
        *_count_event_types(connection, rowids, limit),
        *_count_tags(connection, rowids, limit),
    )
    return Facets(values, len(rowids), len(matches) == len(rowids))


def _count_sources(connection: StoreConnection, rowids: Sequence[int], limit: int) -> list[Facet]:
    """Count the sources that the articles credit; an article without a credit is left out."""
    rows = connection.execute(
        f"SELECT note, count(*) AS articles FROM record WHERE number {_IN_JSON_LIST} AND note <> id"
        " GROUP BY note ORDER BY articles DESC, note LIMIT ?",
        (rowids, limit),
    )
    return [Facet("source", source, source, count) for source, count in rows]


def _count_years(rowids: Sequence[int], limit: int) -> list[Facet]:
    """Count the years of the articles' dates."""
    years = Counter(day.year for rowid in rowids if (day := day_of(rowid)))
    most_frequent = sorted(years.items(), key=lambda item: (-item[1], -item[0]))
    return [Facet("on", f"{year:04}", str(year), count) for year, count in most_frequent[:limit]]


def _count_actors(connection: StoreConnection, rowids: Sequence[int], limit: int) -> list[Facet]:
    """Count in how many of the articles each actor is mentioned."""
    rows = connection.execute(
        "SELECT r.id, r.title, articles FROM (SELECT actor, count(*) AS articles FROM mention"
        f" WHERE article {_IN_JSON_LIST} GROUP BY actor ORDER BY articles DESC, actor LIMIT ?) AS m"
        " JOIN record AS r ON r.number = actor ORDER BY articles DESC, r.words",
        (rowids, limit),
    )
    return [Facet("actor", id_, title, count) for id_, title, count in rows]


def _count_event_types(connection: StoreConnection, rowids: Sequence[int], limit: int) -> list[Facet]:
    """Count the types of the events whose claims quote the articles; a found event may have none."""
    rows = connection.execute(
        "SELECT e.note, count(DISTINCT a.number) AS articles FROM record AS a"
        " JOIN link AS l ON l.kind = 'article' AND l.id = a.id AND l.why = 'claim'"
        " JOIN record AS e ON e.number = l.number"
        f" WHERE a.number {_IN_JSON_LIST} AND e.note <> ''"
        " GROUP BY e.note ORDER BY articles DESC, e.note LIMIT ?",
        (rowids, limit),
    )
    return [Facet("type", type_, type_, count) for type_, count in rows]


class _ArticleTags(msgspec.Struct):
    """The tags of an article; decoding them alone is faster than decoding the whole record."""

    tags: tuple[str, ...] = ()


@cache
def _tags_decoder() -> msgspec.msgpack.Decoder[_ArticleTags]:
    return msgspec.msgpack.Decoder(_ArticleTags)


def _count_tags(connection: StoreConnection, rowids: Sequence[int], limit: int) -> list[Facet]:
    """Count the tags of the articles."""
    decode = _tags_decoder().decode
    rows = connection.execute(f"SELECT record FROM content WHERE number {_IN_JSON_LIST}", (rowids,))
    tags = Counter(tag for (record,) in rows for tag in dict.fromkeys(decode(record).tags))
    return [Facet("tag", tag, tag, count) for tag, count in _most_frequent(tags.items(), limit)]


def _most_frequent(counts: Iterable[tuple[str, int]], limit: int) -> list[tuple[str, int]]:
    """Return the `limit` values with the highest counts, alphabetically where these are equal."""
    return sorted(counts, key=lambda item: (-item[1], item[0]))[:limit]


def field_values(connection: StoreConnection, field: str, typed: str, limit: int) -> list[Facet]:
    """Return values of a field, one of whose words begins with `typed`; not for actors and events."""
    words = " ".join(index_words(typed))
    if choices := QUERY_FIELDS[field].choices:
        return [Facet(field, value, value, 0) for value in choices if value.startswith(words)][:limit]
    if field in DATE_FIELDS:
        return [Facet(field, str(y), str(y), 0) for y in _all_years(connection) if str(y).startswith(words)][
            :limit
        ]
    if field == "label":
        return list(islice(_find_labels(connection, words), limit))
    rows = connection.execute(
        "SELECT value, count FROM value WHERE field = ? AND instr(' ' || words, ?) > 0"
        " ORDER BY count DESC, words LIMIT ?",
        (field, f" {words}", limit),
    )
    return [Facet(field, value, value, count) for value, count in rows]


def _find_labels(connection: StoreConnection, words: str) -> Iterator[Facet]:
    """Yield the labels of records and notes one of whose words begins with `words`, the commonest first."""
    uses_of_labels = Counter(label for (label,) in connection.execute("SELECT label FROM label"))
    for (labels,) in connection.execute("SELECT labels FROM note_file WHERE labels <> '[]'"):
        uses_of_labels.update(msgspec.json.decode(labels, type=list[str]))
    for label, uses in sorted(uses_of_labels.items(), key=lambda item: (-item[1], item[0])):
        if f" {words}" in f" {' '.join(index_words(label))}":
            yield Facet("label", label, label, uses)


def _all_years(connection: StoreConnection) -> Iterable[int]:
    """Return the years from that of the newest article back to that of the oldest."""
    oldest, newest = (
        connection.execute(
            f"SELECT number FROM record WHERE kind = 'article' AND {where} ORDER BY {order} LIMIT 1"
        ).get
        for where, order in (
            (f"(number < {FIRST_DATED_ROWID}) = (1 = 0)", "number"),
            (f"-number <= -{FIRST_DATED_ROWID}", "-number"),
        )
    )
    since, until = (day_of(rowid or 0) for rowid in (oldest, newest))
    return range(until.year, since.year - 1, -1) if since and until else ()
