"""The actors that articles name and no record has, as records of the index.

They are made anew where an update has changed what an article uses, who an actor is, or a rule of the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from os import urandom
from typing import Any

import apsw
import msgspec
from msgspec import Struct, structs

from tui.annotate.suggestions.actors.actor_finder import ActorFinder
from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.annotate.suggestions.kinds import without_rejected
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionInput
from tui.annotate.suggestions.uses.name_use import ArticleReports, UsedName, UseForm
from tui.corpus.folder import Folder
from tui.index import serialization
from tui.index.indexing.annotator_cache import read_actors
from tui.index.indexing.corpus_rules import CorpusRules
from tui.index.indexing.derived.use_index import FOUND_ACTORS
from tui.index.indexing.record_writer import RecordWriter
from tui.index.lookup.name_uses import read_used_names
from tui.index.sqlite_store import SqliteStore
from tui.index.stored_records import LAST_SUGGESTIONS, read_meta_value
from tui.languages.registry import find_language
from tui.model.found_events import FoundEvent
from tui.model.records import FOUND_SIGN, Actor, Article, Decision, Ref
from tui.model.text import split_words

#: So many actors are offered, those that are named most; others are suggested once these are decided.
MAX_FOUND_ACTORS = 500
#: An actor that is named once only is offered if it is so sure.
MIN_CONFIDENCE_ONCE = 0.9


class _IndexedUses:
    """What articles use, as the index has it."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def names(self, limits: Mapping[UseForm, int]) -> dict[UseForm, list[UsedName]]:
        return read_used_names(self._connection, limits, None)

    def reports(self, skip: int, limit: int) -> list[ArticleReports]:
        return []

    def found_events(self, limit: int) -> list[FoundEvent]:
        return []

    def found_events_of(self, articles: Sequence[str]) -> list[FoundEvent]:
        return []

    def articles(self, ids: Sequence[str]) -> list[Article]:
        return []


def refresh_found_actors(
    store: SqliteStore,
    connection: apsw.Connection,
    writer: RecordWriter,
    folder: Folder,
    rules: CorpusRules,
    changed: Collection[int] | None,
) -> None:
    """Find the actors that articles name and no record has, where what they depend on has changed.

    `changed`: the articles (rowids) marked anew since actors were last found; None: perhaps any. What is
    suggested is kept in `store` for who lists suggestions next.
    """
    if rules.digest and read_meta_value(connection, FOUND_ACTORS) == rules.digest:
        return
    found: list[Suggestion] = []
    if folder.meta()[0].found:
        found = _suggest_actors(connection, rules.decisions)
        if store.keeps_suggestions:
            sign = urandom(8).hex()
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (LAST_SUGGESTIONS, sign))
            store.last_suggestions = sign, rules.decisions, found
    _FoundActors(connection, writer).store(_offered(found, rules.decisions), changed)
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (FOUND_ACTORS, rules.digest))


def _suggest_actors(connection: apsw.Connection, decisions: Sequence[Decision]) -> list[Suggestion]:
    known = SuggestionInput(list(read_actors(connection)), (), decisions, find_language())
    return list(ActorFinder(known).suggestions(_IndexedUses(connection)))


def _offered(found: Sequence[Suggestion], decisions: Sequence[Decision]) -> list[NewActorSuggestion]:
    """Return the actors that are offered, those that are named most first."""
    actors = [one for one in found if isinstance(one, NewActorSuggestion) and _is_sure(one)]
    actors = [one for one in without_rejected(actors, decisions) if isinstance(one, NewActorSuggestion)]
    return sorted(actors, key=lambda one: (-one.count, one.name))[:MAX_FOUND_ACTORS]


def _is_sure(suggestion: NewActorSuggestion) -> bool:
    return suggestion.count > 1 or suggestion.confidence >= MIN_CONFIDENCE_ONCE


class _Stored(Struct, frozen=True):
    """A found actor as the index has it."""

    number: int
    suggestion: bytes
    names: frozenset[int]


class _FoundActors:
    """The records of found actors; those that are as before stay as they are."""

    def __init__(self, connection: apsw.Connection, writer: RecordWriter) -> None:
        self._connection, self._writer = connection, writer

    def store(self, found: Sequence[NewActorSuggestion], changed: Collection[int] | None) -> None:
        """Store found actors in place of those before; `changed` as `refresh_found_actors` takes it."""
        before = self._read()
        self._connection.execute("DELETE FROM found_name")
        counted: set[int] = set()  # the actors whose mentions may have changed
        kept: set[str] = set()
        for suggestion in found:
            actor = _found_actor(suggestion)
            stored, encoded = before.get(actor.id), serialization.encode(suggestion)
            kept.add(actor.id)
            if stored is None or stored.suggestion != encoded:
                number = self._store_record(actor, encoded)
                counted.add(number)
            else:
                number = stored.number
            names = self._store_names(number, actor, suggestion)
            if stored is None or stored.names != names or changed is None:
                self._store_mentions(number)
                counted.add(number)
        for id in before.keys() - kept:
            self._writer.remove(Ref("actor", id))
            self._connection.execute("DELETE FROM found_actor WHERE number = ?", (before[id].number,))
        for article in changed or ():
            counted |= self._store_mentions_in(article)
        self._connection.executemany(
            "UPDATE record SET mentions = (SELECT coalesce(sum(count), 0) FROM mention WHERE actor = ?1)"
            " WHERE number = ?1",
            [(number,) for number in sorted(counted)],
        )

    def _read(self) -> dict[str, _Stored]:
        """Return the found actors of the index by their ids."""
        names: defaultdict[int, set[int]] = defaultdict(set)
        rows: list[tuple[Any, ...]] = self._connection.execute(
            "SELECT name, actor FROM found_name"
        ).fetchall()
        for name, number in rows:
            names[number].add(name)
        rows = self._connection.execute(
            "SELECT id, number, coalesce(suggestion, x'') FROM record LEFT JOIN found_actor USING (number)"
            " WHERE kind = 'actor' AND found = 1"
        ).fetchall()
        return {id: _Stored(number, suggestion, frozenset(names[number])) for id, number, suggestion in rows}

    def _store_record(self, actor: Actor, encoded: bytes) -> int:
        number = self._writer.store(actor)
        self._connection.execute("DELETE FROM content WHERE number = ?", (number,))
        self._connection.execute("INSERT OR REPLACE INTO found_actor VALUES (?, ?)", (number, encoded))
        self._connection.execute("UPDATE record SET found = 1 WHERE number = ?", (number,))
        return number

    def _store_names(self, number: int, actor: Actor, suggestion: NewActorSuggestion) -> frozenset[int]:
        """Store which names mean an actor, and return them; a name means the actor that is named most."""
        keys = {" ".join(split_words(spelling.name)) for spelling in actor.spellings()}
        given = msgspec.json.encode(sorted(keys | {suggestion.actor.id} - {""})).decode()
        rows = self._connection.execute(
            "INSERT OR IGNORE INTO found_name SELECT number, ?2 FROM used_name"
            " WHERE words IN (SELECT value FROM json_each(?1))"
            " OR (of <> '' AND of IN (SELECT value FROM json_each(?1))) RETURNING name",
            (given, number),
        )
        return frozenset(int(name) for (name,) in rows)

    def _store_mentions(self, number: int) -> None:
        """Store which articles name an actor, and how often."""
        self._connection.execute("DELETE FROM mention WHERE actor = ?", (number,))
        self._connection.execute(
            "INSERT INTO mention SELECT ?1, article, sum(count) FROM name_use"
            " WHERE name IN (SELECT name FROM found_name WHERE actor = ?1) GROUP BY article",
            (number,),
        )

    def _store_mentions_in(self, article: int) -> set[int]:
        """Store how often an article names found actors, after its marks were stored; return these."""
        names = self._connection.execute("SELECT names FROM article_use WHERE article = ?", (article,)).get
        if names is None:
            return set()
        rows = self._connection.execute(
            "INSERT OR REPLACE INTO mention SELECT f.actor, u.article, sum(u.count) FROM found_name AS f"
            " JOIN name_use AS u ON u.name = f.name AND u.rank IN (0, 1) AND u.article = ?1"
            " WHERE f.name IN (SELECT value FROM json_each(?2)) GROUP BY f.actor RETURNING actor",
            (article, msgspec.json.encode(msgspec.msgpack.decode(names)).decode()),
        )
        return {int(actor) for (actor,) in rows}


def _found_actor(suggestion: NewActorSuggestion) -> Actor:
    """Return a found actor with the id by which lists have it."""
    return structs.replace(suggestion.actor, id=f"{FOUND_SIGN}{'-'.join(split_words(suggestion.name))}")
