"""What the articles of a query have in common: sources, years, actors, types of events, tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import get_args

import apsw
import msgspec

from tui.index.asked import Asked
from tui.index.fulltext import matching
from tui.index.numbers import DATED, day_of
from tui.index.store import COUNTED, Facet, Facets
from tui.index.words import index_words
from tui.model.records import KINDS, ActorType, EventType

#: Fields whose values are a list of words.
_FIXED: dict[str, tuple[str, ...]] = {"kind": KINDS, "type": (*get_args(EventType), *get_args(ActorType))}
_DATES = ("after", "before", "on")
_AMONG = "IN (SELECT value FROM json_each(?))"


def facets(connection: apsw.Connection, asked: Asked, limit: int) -> Facets:
    """See `Store.facets`."""
    if asked.is_empty:
        return Facets()
    found = matching(connection, asked, asked.high, COUNTED + 1)
    numbers = found[:COUNTED]
    among = msgspec.json.encode(numbers).decode()
    if limit < 1:
        return Facets((), len(numbers), len(found) == len(numbers))
    values = (
        *_sources(connection, among, limit),
        *_years(numbers, limit),
        *_actors(connection, among, limit),
        *_types(connection, among, limit),
        *_tags(connection, among, limit),
    )
    return Facets(values, len(numbers), len(found) == len(numbers))


def _sources(connection: apsw.Connection, among: str, limit: int) -> list[Facet]:
    """Whom the articles credit; one that says nothing of that credits only itself."""
    found = connection.execute(
        f"SELECT note, count(*) AS articles FROM record WHERE number {_AMONG} AND note <> id"
        " GROUP BY note ORDER BY articles DESC, note LIMIT ?",
        (among, limit),
    )
    return [Facet("source", source, source, count) for source, count in found]


def _years(numbers: Sequence[int], limit: int) -> list[Facet]:
    years = Counter(day.year for number in numbers if (day := day_of(number)))
    order = sorted(years.items(), key=lambda item: (-item[1], -item[0]))
    return [Facet("on", f"{year:04}", str(year), count) for year, count in order[:limit]]


def _actors(connection: apsw.Connection, among: str, limit: int) -> list[Facet]:
    found = connection.execute(
        "SELECT r.id, r.title, articles FROM (SELECT actor, count(*) AS articles FROM mention"
        f" WHERE article {_AMONG} GROUP BY actor ORDER BY articles DESC LIMIT ?)"
        " JOIN record AS r ON r.number = actor ORDER BY articles DESC, r.words",
        (among, limit),
    )
    return [Facet("actor", id_, title, count) for id_, title, count in found]


def _types(connection: apsw.Connection, among: str, limit: int) -> list[Facet]:
    """The types of the events whose claims quote the articles."""
    found = connection.execute(
        "SELECT e.note, count(DISTINCT a.number) AS articles FROM record AS a"
        " JOIN link AS l ON l.kind = 'article' AND l.id = a.id AND l.why = 'claim'"
        " JOIN record AS e ON e.number = l.number"
        f" WHERE a.number {_AMONG} GROUP BY e.note ORDER BY articles DESC, e.note LIMIT ?",
        (among, limit),
    )
    return [Facet("type", type_, type_, count) for type_, count in found]


class _Tagged(msgspec.Struct):
    """Of an article only its tags."""

    tags: tuple[str, ...] = ()


@cache
def _decoder() -> msgspec.msgpack.Decoder[_Tagged]:
    return msgspec.msgpack.Decoder(_Tagged)


def _tags(connection: apsw.Connection, among: str, limit: int) -> list[Facet]:
    decode = _decoder().decode
    contents = connection.execute(f"SELECT record FROM content WHERE number {_AMONG}", (among,))
    tags = Counter(tag for (record,) in contents for tag in dict.fromkeys(decode(record).tags))
    return [Facet("tag", tag, tag, count) for tag, count in _first(tags.items(), limit)]


def _first(counts: Iterable[tuple[str, int]], limit: int) -> list[tuple[str, int]]:
    return sorted(counts, key=lambda item: (-item[1], item[0]))[:limit]


def values(connection: apsw.Connection, field: str, begun: str, limit: int) -> list[Facet]:
    """See `Store.values`; not of actors and events."""
    words = " ".join(index_words(begun))
    if field in _FIXED:
        return [Facet(field, value, value, 0) for value in _FIXED[field] if value.startswith(words)][:limit]
    if field in _DATES:
        return [Facet(field, str(y), str(y), 0) for y in _all_years(connection) if str(y).startswith(words)][
            :limit
        ]
    found = connection.execute(
        "SELECT value, count FROM value WHERE field = ? AND instr(' ' || words, ?)"
        " ORDER BY count DESC, words LIMIT ?",
        (field, f" {words}", limit),
    )
    return [Facet(field, value, value, count) for value, count in found]


def _all_years(connection: apsw.Connection) -> Iterable[int]:
    """The years from that of the newest article back to that of the oldest."""
    first, last = (
        connection.execute(
            f"SELECT number FROM record WHERE kind = 'article' AND {where} ORDER BY {order} LIMIT 1"
        ).get
        for where, order in ((f"(number < {DATED}) = 0", "number"), (f"-number <= -{DATED}", "-number"))
    )
    since, until = (day_of(number or 0) for number in (first, last))
    return range(until.year, since.year - 1, -1) if since and until else ()
