"""The actors that articles name and no record has, as records of the index.

They are made anew where an update has changed what an article uses, who an actor is, or a rule of the corpus.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import apsw
import msgspec
from msgspec import structs

from tui.annotate.suggestions.actors.actor_finder import ActorFinder
from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.annotate.suggestions.kinds import without_rejected
from tui.annotate.suggestions.suggestion import SuggestionInput
from tui.annotate.suggestions.uses.name_use import ArticleReports, UsedName, UseForm
from tui.corpus.folder import Folder
from tui.index import serialization
from tui.index.indexing.annotator_cache import read_actors
from tui.index.indexing.corpus_rules import CorpusRules
from tui.index.indexing.derived.use_index import FOUND_ACTORS
from tui.index.indexing.record_writer import RecordWriter
from tui.index.lookup.name_uses import read_used_names
from tui.index.stored_records import read_meta_value
from tui.languages.registry import find_language
from tui.model.records import FOUND_SIGN, Article, Decision, Ref
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

    def articles(self, ids: Sequence[str]) -> list[Article]:
        return []


def refresh_found_actors(
    connection: apsw.Connection, writer: RecordWriter, folder: Folder, rules: CorpusRules
) -> None:
    """Find the actors that articles name and no record has, where what they depend on has changed."""
    if not rules.digest or read_meta_value(connection, FOUND_ACTORS) != rules.digest:
        _store_found_actors(connection, writer, rules.decisions, are_wanted=folder.meta()[0].found)
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (FOUND_ACTORS, rules.digest))


def _store_found_actors(
    connection: apsw.Connection, writer: RecordWriter, decisions: Sequence[Decision], *, are_wanted: bool
) -> None:
    """Store them in place of those found before."""
    before = connection.execute("SELECT id FROM record WHERE kind = 'actor' AND found = 1").fetchall()
    for (id_,) in before:
        writer.remove(Ref("actor", str(id_)))
    connection.execute("DELETE FROM found_actor")
    connection.execute("DELETE FROM found_name")
    if not are_wanted:
        return
    known = SuggestionInput(list(read_actors(connection)), (), decisions, find_language())
    found = ActorFinder(known).suggestions(_IndexedUses(connection))
    actors = [one for one in found if isinstance(one, NewActorSuggestion) and _is_sure(one)]
    actors = [one for one in without_rejected(actors, decisions) if isinstance(one, NewActorSuggestion)]
    for suggestion in sorted(actors, key=lambda one: (-one.count, one.name))[:MAX_FOUND_ACTORS]:
        _store_actor(connection, writer, suggestion)


def _is_sure(suggestion: NewActorSuggestion) -> bool:
    return suggestion.count > 1 or suggestion.confidence >= MIN_CONFIDENCE_ONCE


def _store_actor(connection: apsw.Connection, writer: RecordWriter, suggestion: NewActorSuggestion) -> None:
    """Store an actor with the articles that name it."""
    words = split_words(suggestion.name)
    actor = structs.replace(suggestion.actor, id=f"{FOUND_SIGN}{'-'.join(words)}")
    number = writer.store(actor)
    connection.execute("DELETE FROM content WHERE number = ?", (number,))
    connection.execute("INSERT INTO found_actor VALUES (?, ?)", (number, serialization.encode(suggestion)))
    keys = {" ".join(split_words(spelling.name)) for spelling in actor.spellings()}
    names = (
        "SELECT number FROM used_name WHERE words IN (SELECT value FROM json_each(?1))"
        " OR of IN (SELECT value FROM json_each(?1))"
    )
    given = msgspec.json.encode(sorted(keys | {suggestion.actor.id} - {""})).decode()
    rows = connection.execute(names, (given,)).fetchall()
    insert = "INSERT OR IGNORE INTO found_name VALUES (?, ?)"
    connection.executemany(insert, [(one, number) for (one,) in rows])
    connection.execute(
        "INSERT OR IGNORE INTO mention SELECT ?1, article, sum(count) FROM name_use"
        " WHERE name IN (SELECT name FROM found_name WHERE actor = ?1) GROUP BY article",
        (number,),
    )
    connection.execute(
        "UPDATE record SET found = 1,"
        " mentions = (SELECT coalesce(sum(count), 0) FROM mention WHERE actor = ?1) WHERE number = ?1",
        (number,),
    )
