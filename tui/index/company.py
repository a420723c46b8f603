"""Who keeps whose company: counts from which it can be told whether two actors are together by chance."""

from __future__ import annotations

from collections import Counter
from typing import Any

import apsw

from tui.index import coding
from tui.index.links import number_of
from tui.index.store import Companion, Company, Within
from tui.model.records import Article, Mention, Ref
from tui.model.sentences import sentence_end

#: Of an actor that half the corpus names, so many of its newest articles are counted …
_ARTICLES = 20_000
#: … and of so many the sentences are read.
_READ = 1_000


def company(connection: apsw.Connection, actor: Ref, within: Within, limit: int) -> Company:
    """See `Store.company`."""
    number = number_of(connection, actor) if actor.kind == "actor" else None
    if number is None:
        return Company(within)
    if within == "sentence":
        return _in_sentences(connection, number, actor.id, limit)
    if within == "event":
        return _in_events(connection, actor.id, limit)
    return _in_articles(connection, number, limit)


def _in_articles(connection: apsw.Connection, number: int, limit: int) -> Company:
    """Counted are the articles from the oldest one on that is looked at."""
    since = _since(connection, number, _ARTICLES)
    units, own = connection.execute(
        "SELECT (SELECT count(*) FROM record WHERE kind = 'article' AND number >= ?1),"
        " (SELECT count(*) FROM mention WHERE actor = ?2 AND article >= ?1)",
        (since, number),
    ).fetchone()  # type: ignore[misc]  # one row
    found = connection.execute(
        "WITH shared AS (SELECT m.actor AS actor, count(*) AS together"
        " FROM mention AS a JOIN mention AS m ON m.article = a.article AND m.actor <> a.actor"
        " WHERE a.actor = ?1 AND a.article >= ?2 GROUP BY m.actor ORDER BY together DESC LIMIT ?3)"
        " SELECT r.id, r.title, r.note, together,"
        " (SELECT count(*) FROM mention WHERE actor = s.actor AND article >= ?2)"
        " FROM shared AS s JOIN record AS r ON r.number = s.actor ORDER BY together DESC, r.words",
        (number, since, limit),
    )
    return Company("article", units, own, _companions(found), since > 0)


def _since(connection: apsw.Connection, number: int, most: int) -> int:
    """The number of the oldest article that is looked at; 0 where all are."""
    found: int | None = connection.execute(
        "SELECT article FROM mention WHERE actor = ? ORDER BY article DESC LIMIT 1 OFFSET ?",
        (number, most - 1),
    ).get
    return found or 0


def _in_events(connection: apsw.Connection, actor: str, limit: int) -> Company:
    parts = "SELECT number FROM link WHERE kind = 'actor' AND why = 'participant' AND id = "
    units, own = connection.execute(
        "SELECT (SELECT count(*) FROM record WHERE kind = 'event'),"
        f" (SELECT count(DISTINCT number) FROM ({parts} ?))",
        (actor,),
    ).fetchone()  # type: ignore[misc]  # one row
    found = connection.execute(
        "WITH shared AS (SELECT id, count(DISTINCT number) AS together FROM link"
        f" WHERE number IN ({parts} ?1) AND kind = 'actor' AND why = 'participant' AND id <> ?1"
        " GROUP BY id ORDER BY together DESC LIMIT ?2)"
        " SELECT r.id, r.title, r.note, together,"
        f" (SELECT count(DISTINCT number) FROM ({parts} s.id))"
        " FROM shared AS s JOIN record AS r ON r.kind = 'actor' AND r.id = s.id"
        " ORDER BY together DESC, r.words",
        (actor, limit),
    )
    return Company("event", units, own, _companions(found))


def _companions(found: Any) -> list[Companion]:
    """From rows of id, title, type, together, own."""
    return [
        Companion(Ref("actor", id_), title, note or "", shared, own)
        for id_, title, note, shared, own in found
    ]


def _in_sentences(connection: apsw.Connection, number: int, actor: str, limit: int) -> Company:
    """Counted are the sentences that name anybody, of the actor's newest articles."""
    articles = connection.execute(
        "SELECT c.record, k.marks FROM mention AS m JOIN content AS c ON c.number = m.article"
        " JOIN marks AS k ON k.article = m.article WHERE m.actor = ? ORDER BY m.article DESC LIMIT ?",
        (number, _READ),
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
    chosen = [id_ for id_, _shared in together.most_common(limit)]
    known = _titles(connection, chosen)
    companions = [
        Companion(Ref("actor", id_), *known[id_], together[id_], own[id_]) for id_ in chosen if id_ in known
    ]
    return Company("sentence", units, own[actor], companions, _since(connection, number, _READ) > 0)


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


def _titles(connection: apsw.Connection, ids: list[str]) -> dict[str, tuple[str, str]]:
    """Title and type of actors."""
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT id, title, coalesce(note, '') FROM record WHERE kind = 'actor' AND id IN ({marks})", ids
    )
    return {id_: (title, note) for id_, title, note in rows}
