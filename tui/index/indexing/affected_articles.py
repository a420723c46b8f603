"""Which articles must be annotated anew because of an actor that changed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence, Set
from itertools import groupby

import apsw
from msgspec import Struct, structs

from tui.annotate.annotator import fingerprint, words_affected_by_change, words_mentioning
from tui.annotate.invalidation.affected_words import AffectedWords, words_of_phrases
from tui.annotate.invalidation.given_names import stands_alone
from tui.annotate.invalidation.office_changes import OfficeChanges
from tui.annotate.reports.report import TOLD_APART
from tui.annotate.resolve.person_names import MAX_NAMESAKES, is_other_spelling
from tui.index import serialization
from tui.index.indexing.annotator_cache import read_actors
from tui.index.indexing.changes import Changes
from tui.index.indexing.derived.actor_renames import ActorRename, RenameFollower
from tui.index.indexing.derived.asked_offices import mark_asking
from tui.index.lookup.relations import find_rowid
from tui.index.search.fts_expressions import (
    any_word_expression,
    broken_forms,
    near_words_expression,
    pair_expression,
)
from tui.index.stored_records import record_from_row
from tui.index.tokenizer import fts_quote, index_words
from tui.model.records import Actor, Article, Decision, Record, Ref

_WORDS_PER_QUERY = 50  # bounds the length of an FTS5 expression: each word may be broken in many places
#: With so many persons who have a given name before and after, a change of them changes nothing about it,
#: unless they are then too many, or no longer too many, to be searched for a similar name.
_MIN_BEARERS = 2
#: At most so many other initials stand between the first one and a surname.
_MAX_OTHER_INITIALS = 4
#: Letters that a word keeps in every spelling that sounds the same.
_LASTING_LETTERS = frozenset("blmnr")


def _names_of(actor: Actor) -> tuple[object, ...]:
    """Return all by which texts name an actor."""
    return actor.type, actor.spellings(), actor.demonyms, actor.capitals, actor.not_


def _identities(actors: list[Actor]) -> list[Actor]:
    """Return actors with nothing but what tells who they are."""
    return [structs.replace(one, key=False, labels=(), body="", path="", extra={}) for one in actors]


def _bears(actor: Actor | None, word: str) -> bool:
    """Return whether a word is part of a person's name."""
    if actor is None or actor.type != "person":
        return False
    return any(word in index_words(spelling.name) for spelling in actor.spellings())


def _is_other_size(before: int, after: int) -> bool:
    """Return whether so many persons share a word that none is searched for a similar name, or no longer."""
    return (before > MAX_NAMESAKES) != (after > MAX_NAMESAKES)


class ChangeScope(Struct, frozen=True):
    """What stays as it is in an article whose marks turn out to be as before."""

    keeps_reports: bool  # what it reports
    keeps_uses: bool  # the names that it uses, unless it is one of `articles`
    articles: frozenset[int]  # rowids: that mention an actor of another owner, or say an office of one


def _words_of_change(old: Actor | None, new: Actor | None) -> AffectedWords:
    """Return the words of the texts that a change of an actor affects by its names."""
    if old and new:
        return words_affected_by_change(old, new)
    one = old or new
    assert one is not None
    return words_mentioning(one)


class AffectedArticles:
    """Collects the words of changed actors, and marks the articles that have them to be annotated anew."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._changed: list[tuple[Actor | None, Actor | None]] = []  # in what affects marks: before, after
        self._renames: list[RenameFollower] = []
        self._is_continued = connection.execute("SELECT 1 FROM unmarked").get is not None
        self._reads_phrases_otherwise = False
        self._said: set[int] = set()  # articles with an office that a record may have now, or no more
        self.are_actors_changed = False  # in what tells who they are, besides their ids

    def follow(self, rename: ActorRename) -> None:
        """Take no other id of an actor for a change: what is derived has it already."""
        self._renames.append(RenameFollower(rename))

    def add_change(self, old: Record | None, new: Record | None) -> None:
        """Collect an actor whose change affects the marks of articles."""
        before = [old] if isinstance(old, Actor) else []
        for rename in self._renames:
            before = list(map(rename.in_actor, before))
        after = [new] if isinstance(new, Actor) else []
        self.are_actors_changed = self.are_actors_changed or _identities(before) != _identities(after)
        if fingerprint(before, ()) != fingerprint(after, ()):
            self._changed.append((next(iter(before), None), next(iter(after), None)))

    def mark(self, changes: Changes) -> None:
        """Mark the articles that a changed actor or decision may affect, to be annotated anew."""
        if self._connection.execute("SELECT 1 FROM record WHERE kind = 'article' LIMIT 1").get is None:
            return  # the first run: all articles are yet to be annotated
        changed_decisions = self._changed_decisions(changes)
        of_all = [one.quote for one in changed_decisions if one.quote and not one.article]
        words = AffectedWords(wholes=frozenset(filter(None, map(tuple, map(index_words, of_all)))))
        beginnings: Set[str] = frozenset()
        for old, new in self._changed:
            words |= _words_of_change(old, new)
        if self._changed:
            offices = self._compare_offices()
            self._said = mark_asking(self._connection, offices)
            self._reads_phrases_otherwise = bool(offices.phrases)
            words |= words_of_phrases(offices.phrases) | self._words_of_names(offices.holders)
            quotes = (index_words(one.quote or "") for one in changes.rules.decisions)
            beginnings = offices.beginnings.union(words[0] for words in quotes if words)
        telling = {word for word in words.given - words.alone if self._is_telling(word)}
        lone = set(filter(self._is_told_alone, telling))
        self._mark_matching(list(self._expressions(words, telling - lone)))
        for word in sorted(lone):
            self._mark_lone(word, beginnings)
        for id_ in sorted({decision.article for decision in changed_decisions if decision.article}):
            rowid = find_rowid(self._connection, Ref("article", id_))
            if rowid is not None:
                self._connection.execute("INSERT OR IGNORE INTO unmarked VALUES (?)", (rowid,))

    def scope(self) -> ChangeScope:
        """Return what stays as it is in articles whose marks turn out to be as before.

        Nothing does where an earlier update was stopped, whose changes are not known any more.
        """
        has_same_names = all(old and new and _names_of(old) == _names_of(new) for old, new in self._changed)
        moved = {new.ref for old, new in self._changed if old and new and old.of != new.of}
        query = "SELECT article FROM mention WHERE actor = ?"
        rowids = [find_rowid(self._connection, ref) for ref in moved]
        rows = (row for rowid in rowids for row in self._connection.execute(query, (rowid,)))
        return ChangeScope(
            keeps_reports=not self._is_continued and self._keeps_types(),
            keeps_uses=not (self._is_continued or self._reads_phrases_otherwise) and has_same_names,
            articles=frozenset(self._said.union(article for (article,) in rows)),
        )

    def _keeps_types(self) -> bool:
        """Return whether no actor that was there has got a type of which other things are reported."""
        return all(
            old.type == new.type or not {old.type, new.type} & {*TOLD_APART}
            for old, new in self._changed
            if old and new
        )

    def _changed_decisions(self, changes: Changes) -> set[Decision]:
        """Return the decisions that are new or taken back."""
        before = changes.decided_before
        for rename in self._renames:
            before = tuple(map(rename.in_decision, before))
        return set(changes.rules.decisions) ^ set(before)

    def _mark_matching(self, expressions: Sequence[str]) -> None:
        """Mark the articles that match any of some FTS5 expressions."""
        query = "INSERT OR IGNORE INTO unmarked SELECT rowid FROM text WHERE text MATCH ?"
        for start in range(0, len(expressions), _WORDS_PER_QUERY):
            match = " OR ".join(f"({one})" for one in expressions[start : start + _WORDS_PER_QUERY])
            self._connection.execute(query, (f"{{title body}} : ({match})",))

    def _mark_lone(self, given: str, beginnings: Container[str]) -> None:
        """Mark the articles in which a given name stands for itself, or is broken at the end of a line."""
        self._mark_matching(list(map(fts_quote, broken_forms(given))))
        rows: list[tuple[int, bytes]] = self._connection.execute(
            "SELECT number, record FROM content WHERE number IN (SELECT rowid FROM text WHERE text MATCH ?"
            " EXCEPT SELECT article FROM unmarked)",
            (f"{{title body}} : {fts_quote(given)}",),
        ).fetchall()  # type: ignore[assignment]
        for rowid, encoded in rows:
            article = serialization.decode_as(Article, encoded)
            if stands_alone(f"{article.title}\n\n{article.body}", given, beginnings):
                self._connection.execute("INSERT OR IGNORE INTO unmarked VALUES (?)", (rowid,))

    def _compare_offices(self) -> OfficeChanges:
        """Compare the offices that all records give with those before this update."""
        actors = {one.id: one for one in read_actors(self._connection)}
        before = dict(actors)
        for _old, new in self._changed:
            before.pop(new.id if new else "", None)
        before |= {old.id: old for old, _new in self._changed if old}
        return OfficeChanges(before.values(), actors.values())

    def _words_of_names(self, ids: Iterable[str]) -> AffectedWords:
        """Return the words of the texts that name some actors, as these were and as they are."""
        words = AffectedWords()
        before = {old.id: old for old, _new in self._changed if old}
        for id_ in ids:
            now = record_from_row(self._connection, Ref("actor", id_))
            for actor in (before.get(id_), now):
                words |= words_mentioning(actor) if isinstance(actor, Actor) else AffectedWords()
        return words

    # -- the texts with some words ---------------------------------------------------------------

    def _expressions(self, words: AffectedWords, rare: Set[str]) -> Iterator[str]:
        """Yield the FTS5 expressions of the texts that have the words of a change; `rare`: given names."""
        alone = sorted(words.alone | rare)
        yield from filter(None, (any_word_expression([word]) for word in alone))
        yield from (fts_quote(word) for hashtag in sorted(words.hashtags) for word in index_words(hashtag))
        for whole in sorted(words.wholes):
            yield from filter(None, [near_words_expression(whole)])
        for name, place in sorted(words.names):
            if rare.isdisjoint((*name[:place], *name[place + 1 :])):
                yield from self._expressions_of_misspelt(name, place)
        for initial, surname in sorted(words.initials):
            yield f"NEAR({fts_quote(initial)} {fts_quote(surname)}, {_MAX_OTHER_INITIALS})"

    def _expressions_of_misspelt(self, name: Sequence[str], place: int) -> Iterator[str]:
        """Yield the FTS5 expressions of the texts that may have a name with another spelling of one word."""
        others_of_name = [*name[:place], *name[place + 1 :]]
        rest, is_surname = near_words_expression(others_of_name), place == len(name) - 1
        if not rest:
            return
        if is_surname and len(name) > 2:
            yield rest
            return
        rest = f"({rest})"
        others = self._other_spellings(name[place], may_be_misprint=not is_surname)
        known = list(filter(self._is_word_of_name, others)) if len(name) == 2 else []
        if unknown := sorted(set(others).difference(known)):
            yield f"{rest} AND ({any_word_expression(unknown)})"
        for other in known:
            pair = (name[0], other) if is_surname else (other, name[1])
            if not self._is_name_of_person(" ".join(pair)):
                yield pair_expression(*pair)

    def _is_word_of_name(self, word: str) -> bool:
        """Return whether a word is part of an actor's name."""
        query = "SELECT 1 FROM actor_words WHERE words MATCH ? LIMIT 1"
        return self._connection.execute(query, (fts_quote(word),)).get is not None

    def _is_name_of_person(self, words: str) -> bool:
        """Return whether words are the whole name of a person, which is never taken for another's."""
        query = (
            "SELECT 1 FROM actor_words AS w JOIN name AS n ON n.number = w.rowid"
            " JOIN record AS r ON r.number = n.actor"
            " WHERE w.words MATCH ?1 AND n.words = ?2 AND r.found = 0 AND r.note = 'person' LIMIT 1"
        )
        return self._connection.execute(query, (fts_quote(words), words)).get is not None

    def _is_telling(self, word: str) -> bool:
        """Return whether the changed persons may change what texts mean by a given name alone."""
        if not (word.isascii() and word.isalpha()):
            return True
        before, after = self._count_bearers(word)
        return _is_other_size(before, after) or min(before, after) < _MIN_BEARERS

    def _is_told_alone(self, word: str) -> bool:
        """Return whether a telling given name changes nothing before a surname that nobody known has."""
        return word.isascii() and word.isalpha() and not _is_other_size(*self._count_bearers(word))

    def _count_bearers(self, word: str) -> tuple[int, int]:
        """Return how many persons have a word in their names before and after the change, up to a limit."""
        changed = {find_rowid(self._connection, one.ref) for change in self._changed for one in change if one}
        rows = self._connection.execute(
            "SELECT DISTINCT n.actor FROM actor_words AS w JOIN name AS n ON n.number = w.rowid"
            " JOIN record AS r ON r.number = n.actor"
            " WHERE w.words MATCH ? AND r.kind = 'actor' AND r.found = 0 AND r.note = 'person'"
            " LIMIT ?",
            (fts_quote(word), MAX_NAMESAKES + len(changed) + 1),
        ).fetchall()
        others = len({actor for (actor,) in rows} - changed)
        return (
            others + sum(_bears(old, word) for old, _new in self._changed),
            others + sum(_bears(new, word) for _old, new in self._changed),
        )

    def _other_spellings(self, word: str, may_be_misprint: bool) -> list[str]:
        """Return the words of all texts that sound the same as a word of a name, or are misprints of it."""
        letters = [letter for letter, _same in groupby(filter(_LASTING_LETTERS.__contains__, word))]
        pattern = "%".join(["", *letters, ""])
        query = "SELECT word FROM word WHERE word LIKE ?1 OR word LIKE ?2 OR word GLOB '*[^ -~]*'"
        rows = self._connection.execute(query, (pattern, f"{word[0]}%" if may_be_misprint else pattern))
        return [str(other) for (other,) in rows if is_other_spelling(word, str(other), may_be_misprint)]
