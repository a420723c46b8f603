"""Who keeps whose company: counts from which it can be told whether two actors are together by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import apsw
from msgspec import json

from tui.index import coding
from tui.index.links import number_of
from tui.index.store import Companion, Company, Within
from tui.model.records import Article, Mention, Ref
from tui.model.sentences import sentence_end

if TYPE_CHECKING:
    from tui.index.narrowing import Numbers

#: Of an actor that half the corpus names, so many of its newest articles are counted …
_ARTICLES = 10_000
#: … where a query narrows them, so many of those that fit …
_NARROWED = 8_000
#: … and of all that fit so many of the newest.
_COUNTED = 10_000
#: … and of so many the sentences are read.
_READ = 1_000


def company(
    connection: apsw.Connection,
    actor: Ref,
    within: Within,
    limit: int,
    among: Numbers | None = None,
    both: Numbers | None = None,
) -> Company:
    """See `Store.company`; counted are the articles or events of `among`, else all.

    `both`: those of them that concern the actor, which are fewer.
    """
    number = number_of(connection, actor) if actor.kind == "actor" else None
    if number is None:
        return Company(within)
    if within == "sentence":
        return _in_sentences(connection, number, actor.id, limit, both)
    if within == "event":
        return _in_events(connection, actor.id, limit, among)
    return _in_articles(connection, number, limit, among, both)


def _in_articles(
    connection: apsw.Connection, number: int, limit: int, among: Numbers | None, both: Numbers | None
) -> Company:
    """Counted are the articles from the oldest one on that is looked at."""
    since = _since(connection, number, _NARROWED if among else _ARTICLES, both)
    if among:
        since = max(since, _oldest(connection, among))
    counted, given = _condition(among, "number")
    here, its = _condition(both, "a.article")
    units: int = connection.execute(
        f"SELECT count(*) FROM record WHERE kind = 'article' AND number >= ? {counted}", (since, *given)
    ).get
    shared: dict[int, int] = _counts(
        connection,
        "SELECT m.actor, count(*) AS together"
        " FROM mention AS a JOIN mention AS m ON m.article = a.article AND m.actor <> a.actor"
        f" WHERE a.actor = ? AND a.article >= ? {here} GROUP BY m.actor ORDER BY together DESC LIMIT ?",
        (number, since, *its, limit),
    )
    own = _own(connection, [number, *shared], since, among)
    companions = _companions(_actors(connection, "number", shared), shared, own)
    return Company("article", units, own.get(number, 0), companions, since > 0)


def _own(
    connection: apsw.Connection, actors: Sequence[int], since: int, among: Numbers | None
) -> dict[int, int]:
    """In how many articles from `since` on each actor is; by the articles where these are narrowed."""
    if among is None:
        query = "SELECT actor, count(*) FROM mention WHERE article >= ? AND actor IN"
        return _counts(
            connection, f"{query} (SELECT value FROM json_each(?)) GROUP BY actor", (since, _listed(actors))
        )
    return _counts(
        connection,
        f"SELECT m.actor, count(*) FROM ({among.sql}) AS n JOIN mention AS m ON m.article = n.number"
        " WHERE n.number >= ? GROUP BY m.actor",
        (*among.given, since),
    )


def _since(connection: apsw.Connection, number: int, most: int, among: Numbers | None) -> int:
    """The number of the oldest article that is looked at; 0 where all are."""
    here, given = _condition(among, "article")
    found: int | None = connection.execute(
        f"SELECT article FROM mention WHERE actor = ? {here} ORDER BY article DESC LIMIT 1 OFFSET ?",
        (number, *given, most - 1),
    ).get
    return found or 0


def _in_events(connection: apsw.Connection, actor: str, limit: int, among: Numbers | None) -> Company:
    here, given = _condition(among, "number")
    part = "kind = 'actor' AND why = 'participant'"
    units: int = connection.execute(f"SELECT count(*) FROM record WHERE kind = 'event' {here}", given).get
    shared: dict[str, int] = _counts(
        connection,
        "SELECT id, count(DISTINCT number) AS together FROM link"
        f" WHERE number IN (SELECT number FROM link WHERE {part} AND id = ?) {here} AND {part} AND id <> ?"
        " GROUP BY id ORDER BY together DESC LIMIT ?",
        (actor, *given, actor, limit),
    )
    own: dict[str, int] = _counts(
        connection,
        "SELECT id, count(DISTINCT number) FROM link"
        f" WHERE {part} AND id IN (SELECT value FROM json_each(?)) {here} GROUP BY id",
        (_listed([actor, *shared]), *given),
    )
    companions = _companions(_actors(connection, "id", shared), shared, own)
    return Company("event", units, own.get(actor, 0), companions)


def _oldest(connection: apsw.Connection, among: Numbers) -> int:
    """The number of the oldest article that is counted, where very many fit; 0 where all are."""
    found: int | None = connection.execute(
        f"SELECT number FROM ({among.sql}) ORDER BY number DESC LIMIT 1 OFFSET ?",
        (*among.given, _COUNTED - 1),
    ).get
    return found or 0


def _condition(among: Numbers | None, column: str) -> tuple[str, tuple[str | int, ...]]:
    """A further condition that a column is among some numbers, and its values."""
    return (f"AND {among.among(column)}", among.given) if among else ("", ())


def _counts(connection: apsw.Connection, query: str, given: Sequence[str | int]) -> dict[Any, int]:
    """From rows of a key and a count."""
    return dict(connection.execute(query, tuple(given)).fetchall())  # type: ignore[arg-type]


def _listed(values: Sequence[str | int]) -> str:
    return json.encode(values).decode()


def _actors(
    connection: apsw.Connection, column: str, keys: Iterable[str | int]
) -> dict[Any, tuple[str, str, str]]:
    """Id, title and type of actors, by their numbers or ids."""
    found = connection.execute(
        f"SELECT {column}, id, title, coalesce(note, '') FROM record"
        f" WHERE kind = 'actor' AND {column} IN (SELECT value FROM json_each(?))",
        (_listed(list(keys)),),
    )
    return {key: (id_, title, type_) for key, id_, title, type_ in found}


def _companions(
    actors: Mapping[Any, tuple[str, str, str]], shared: Mapping[Any, int], own: Mapping[Any, int]
) -> list[Companion]:
    """The actors that are known, in the order of `shared`."""
    return [
        Companion(Ref("actor", id_), title, type_, shared[key], own[key])
        for key in shared
        if key in actors
        for id_, title, type_ in (actors[key],)
    ]


def _in_sentences(
    connection: apsw.Connection, number: int, actor: str, limit: int, among: Numbers | None
) -> Company:
    """Counted are the sentences that name anybody, of the actor's newest articles."""
    here, given = _condition(among, "m.article")
    articles = connection.execute(
        "SELECT c.record, k.marks FROM mention AS m JOIN content AS c ON c.number = m.article"
        f" JOIN marks AS k ON k.article = m.article WHERE m.actor = ? {here}"
        " ORDER BY m.article DESC LIMIT ?",
        (number, *given, _READ),
    )
    units, together, own = 0, Counter[str](), Counter[str]()
    for record, marks in articles:
        article = coding.record("article", record)
        assert isinstance(article, Article)
        for named in named_together(article.body, coding.marks(marks).body):
            units += 1
            own.update(named)
            if actor in named:
                together.update(named - {actor})
    shared = dict(together.most_common(limit))
    companions = _companions(_actors(connection, "id", shared), shared, own)
    is_partial = _since(connection, number, _READ, among) > 0
    return Company("sentence", units, own[actor], companions, is_partial)


def named_together(body: str, mentions: tuple[Mention, ...]) -> list[set[str]]:
    """For each sentence of `body` that has mentions, the actors named in it."""
    found: list[set[str]] = []
    end = -1
    for mention in sorted(mentions, key=lambda each: each.start):
        if mention.start >= end:
            found.append(set())
            end = sentence_end(body, mention.end)
        found[-1].add(mention.actor)
    return found
