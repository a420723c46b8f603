"""Actors that get another id: what was derived from the articles follows, and none is marked anew.

An actor is renamed where one file goes and another comes with the same bytes. All else that is found in an
article is as before, as no rule looks at ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import apsw
from msgspec import Struct, structs

from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.invalidation.questions import decode_question
from tui.annotate.reports.report import Report
from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.annotate.suggestions.uses.gazetteer_actors import gazetteer_actors, match_gazetteer
from tui.annotate.suggestions.uses.name_use import ArticleReports, NameUse
from tui.annotate.suggestions.uses.said_offices import SaidOffice
from tui.corpus.folder import Folder
from tui.corpus.scan import RecordFile
from tui.index import serialization
from tui.index.indexing.annotator_cache import read_actors
from tui.index.indexing.article_job import read_record_file
from tui.index.indexing.changes import Changes
from tui.index.lookup.relations import find_rowid
from tui.languages.registry import find_language
from tui.model.annotations import Annotations, Mention
from tui.model.found_events import FoundEvent
from tui.model.records import Actor, Decision, Participant, Ref

_T = TypeVar("_T", bound=Struct)
_OF_ACTOR = "article IN (SELECT article FROM mention WHERE actor = :actor)"
#: By table, the rows that may have the id of an actor. Offices of others belong to it where it is not marked.
_WITH_ACTOR = {
    "marks": _OF_ACTOR,
    "news_item": _OF_ACTOR,
    "article_use": _OF_ACTOR,
    "found_event": f"number IN (SELECT event FROM news_item WHERE {_OF_ACTOR})",
    "name_use": "rank = 0",
    "found_actor": "number > 0",
}


class ActorRename(Struct, frozen=True):
    """The id that an actor had, and the one that it gets."""

    old: str
    new: str

    def follow(self, id: str) -> str:
        """Return what stands for an id now."""
        return self.new if id == self.old else id


def find_renames(connection: apsw.Connection, folder: Folder, changes: Changes) -> Iterator[ActorRename]:
    """Yield the actors whose files have got the name of another id, and are else as they were."""
    known_files = changes.known_files
    gone = {
        known.hash: known.id
        for known in (known_files[path] for path in changes.removed_paths)
        if known.kind == "actor" and known.hash and _count_files(connection, known.id) == 1
    }
    new = [entry for entry in changes.to_read if entry.kind == "actor" and entry.path not in known_files]
    for entry in new if gone else ():
        old = gone.pop(read_record_file(folder, entry)[1], None)
        if old is not None and _is_rename(connection, old, entry):
            yield ActorRename(old, entry.id)


def _count_files(connection: apsw.Connection, id: str) -> int:
    count: int = connection.execute("SELECT count(*) FROM file WHERE kind = 'actor' AND id = ?", (id,)).get
    return count


def _is_rename(connection: apsw.Connection, old: str, entry: RecordFile) -> bool:
    """Return whether nothing else has had, or gets, either id."""
    is_known = find_rowid(connection, Ref("actor", old)) is not None
    is_free = find_rowid(connection, entry.ref) is None and not _count_files(connection, entry.id)
    return is_known and is_free and not _frees_or_takes_id(connection, {old, entry.id})


def _frees_or_takes_id(connection: apsw.Connection, ids: set[str]) -> bool:
    """Return whether the gazetteer has an id for another actor: it is suggested while no record has it."""
    language = find_language()
    ids = ids.intersection(actor.id for actor in gazetteer_actors(language.code))
    if not ids:
        return False
    match = match_gazetteer(list(read_actors(connection)), language)
    return not ids.issubset(actor.id for actor in match.known.values())


def rename_actor(connection: apsw.Connection, rename: ActorRename) -> None:
    """Give an actor its other id, and all that was derived from the articles, inside a transaction."""
    old, new = (Ref("actor", id) for id in (rename.old, rename.new))
    number = find_rowid(connection, old)
    assert number is not None
    connection.execute("UPDATE record SET id = ? WHERE number = ?", (new.id, number))
    encoded = connection.execute("SELECT record FROM content WHERE number = ?", (number,)).get
    actor = structs.replace(serialization.decode_as(Actor, encoded), id=new.id)
    connection.execute(
        "UPDATE content SET record = ? WHERE number = ?", (serialization.encode(actor), number)
    )
    follow, values = RenameFollower(rename), _Values(connection, number, old.id)
    values.change("marks", "marks", ("article",), Annotations, follow.in_marks)
    values.change("news_item", "item", ("article", "number"), PublishedItem, follow.in_item)
    values.change("article_use", "reports", ("article",), ArticleReports, follow.in_reports)
    values.change("found_event", "event", ("number",), FoundEvent, follow.in_event)
    values.change("name_use", "use", ("name", "rank", "article"), NameUse, follow.in_use)
    values.change("found_actor", "suggestion", ("number",), NewActorSuggestion, follow.in_suggestion)
    _rename_uses(connection, follow)
    _rename_questions(connection, rename)
    connection.execute(
        "UPDATE OR REPLACE link SET id = ? WHERE kind = 'actor' AND id = ?"
        " AND number IN (SELECT number FROM record WHERE found = 1)",
        (new.id, old.id),
    )


class _Values:
    """The encoded values of the index that may have the id of an actor, whose rowid is `number`."""

    def __init__(self, connection: apsw.Connection, number: int, id: str) -> None:
        self._connection = connection
        self._given = {"actor": number, "id": id.encode()}

    def change(
        self, table: str, column: str, keys: tuple[str, ...], kind: type[_T], change: Callable[[_T], _T]
    ) -> None:
        """Change the values of a column that have the id; `keys`: the columns that tell its rows apart."""
        where = _WITH_ACTOR[table]
        query = f"SELECT {column}, {', '.join(keys)} FROM {table} WHERE {where} AND instr({column}, :id)"
        rows: list[tuple[Any, ...]] = self._connection.execute(query, self._given).fetchall()
        is_row = " AND ".join(f"{key} = ?" for key in keys)
        self._connection.executemany(
            f"UPDATE {table} SET {column} = ? WHERE {is_row}",
            [
                (serialization.encode(change(serialization.decode_as(kind, data))), *of_row)
                for data, *of_row in rows
            ],
        )


def _rename_uses(connection: apsw.Connection, follow: RenameFollower) -> None:
    """Change the keys of surnames and offices of the actor, and of offices that belong to it."""
    rename = follow.rename
    connection.execute(
        "UPDATE used_name SET of = ? WHERE of = ? AND form IN ('surname', 'office')", (rename.new, rename.old)
    )
    rows = connection.execute(
        "SELECT words, number FROM used_name WHERE form = 'office' AND instr(words, ?)", (f"|{rename.old}",)
    ).fetchall()
    changed = [("|".join(map(rename.follow, str(words).split("|"))), number) for words, number in rows]
    connection.executemany("UPDATE used_name SET words = ? WHERE number = ?", changed)


def _rename_questions(connection: apsw.Connection, rename: ActorRename) -> None:
    """Change the offices that articles ask for where they are of the actor."""
    query = "SELECT question, number FROM office WHERE instr(question, ?)"
    changed = [
        (decode_question(str(question)).renamed(rename.old, rename.new).encode(), number)
        for question, number in connection.execute(query, (rename.old,)).fetchall()
    ]
    connection.executemany("UPDATE OR REPLACE office SET question = ? WHERE number = ?", changed)


class RenameFollower:
    """The values that the index derives from an article, with the id that an actor has now."""

    def __init__(self, rename: ActorRename) -> None:
        self.rename = rename

    def in_marks(self, marks: Annotations) -> Annotations:
        return structs.replace(marks, title=self._mentions(marks.title), body=self._mentions(marks.body))

    def _mentions(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        old, new = self.rename.old, self.rename.new
        return tuple([structs.replace(one, actor=new) if one.actor == old else one for one in mentions])

    def _participants(self, participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(Participant(self.rename.follow(one.actor), one.role) for one in participants)

    def in_item(self, item: PublishedItem) -> PublishedItem:
        return structs.replace(item, participants=self._participants(item.participants))

    def in_event(self, event: FoundEvent) -> FoundEvent:
        return structs.replace(event, participants=self._participants(event.participants))

    def in_reports(self, reports: ArticleReports) -> ArticleReports:
        return structs.replace(reports, reports=tuple(map(self._in_report, reports.reports)))

    def _in_report(self, report: Report) -> Report:
        place = report.place and self.rename.follow(report.place)
        return structs.replace(report, place=place, participants=self._participants(report.participants))

    def in_use(self, use: NameUse) -> NameUse:
        return structs.replace(use, offices=tuple((self._in_office(one), n) for one, n in use.offices))

    def _in_office(self, office: SaidOffice) -> SaidOffice:
        key = "|".join(map(self.rename.follow, office.office.split("|")))
        return structs.replace(office, office=key, of=office.of and self.rename.follow(office.of))

    def in_actor(self, actor: Actor) -> Actor:
        """Return another actor, of whom the renamed one may be the owner."""
        roles = tuple(
            structs.replace(role, of=role.of and self.rename.follow(role.of)) for role in actor.roles
        )
        return structs.replace(actor, of=actor.of and self.rename.follow(actor.of), roles=roles)

    def in_suggestion(self, suggestion: NewActorSuggestion) -> NewActorSuggestion:
        return structs.replace(suggestion, actor=self.in_actor(suggestion.actor))

    def in_decision(self, decision: Decision) -> Decision:
        return structs.replace(decision, actor=decision.actor and self.rename.follow(decision.actor))
