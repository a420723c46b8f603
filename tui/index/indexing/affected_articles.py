"""The articles that changed actors and decisions may affect."""

from __future__ import annotations

from collections.abc import Iterator

import apsw
from msgspec import structs

from tui.annotate.annotator import fingerprint, words_affected_by_change, words_mentioning
from tui.index.indexing.changes import Changes
from tui.index.indexing.derived.actor_renames import ActorRename, RenameFollower
from tui.index.lookup.relations import find_rowid
from tui.index.tokenizer import fts_quote, index_words
from tui.model.records import Actor, Record, Ref

_WORDS_PER_QUERY = 500  # bounds the length of an FTS5 expression
#: Longer words are not looked for in two parts, nor parts of fewer characters.
_MAX_BROKEN_CHARS, _MIN_PART_CHARS = 40, 2


def _broken_forms(word: str) -> Iterator[str]:
    """Yield the phrases that a word is where a line ends in it: «mos cou»."""
    if len(word) <= _MAX_BROKEN_CHARS:
        yield from (f"{word[:end]} {word[end:]}" for end in range(_MIN_PART_CHARS, len(word) - 1))


def _identities(actors: list[Actor]) -> list[Actor]:
    """Return actors with nothing but what tells who they are."""
    return [structs.replace(one, key=False, labels=(), body="", path="", extra={}) for one in actors]


class AffectedArticles:
    """Collects the words of changed actors, and marks the articles that have them to be annotated anew."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._words: set[str] = set()  # words of actors whose change affects marks
        self._renames: list[RenameFollower] = []
        self.are_actors_changed = False  # in what tells who they are, besides their ids

    def follow(self, rename: ActorRename) -> None:
        """Take no other id of an actor for a change: what is derived has it already."""
        self._renames.append(RenameFollower(rename))

    def add_change(self, old: Record | None, new: Record | None) -> None:
        """Collect the words of an actor whose change affects the marks of articles."""
        before = [old] if isinstance(old, Actor) else []
        for rename in self._renames:
            before = list(map(rename.in_actor, before))
        after = [new] if isinstance(new, Actor) else []
        self.are_actors_changed = self.are_actors_changed or _identities(before) != _identities(after)
        if fingerprint(before, ()) == fingerprint(after, ()):
            return
        if before and after:
            self._words |= words_affected_by_change(before[0], after[0])
        else:
            self._words |= words_mentioning((before or after)[0])

    def mark(self, changes: Changes) -> None:
        """Mark the articles that a changed actor or decision may affect, to be annotated anew."""
        whole = {index_word for word in self._words for index_word in index_words(word)}
        words = sorted(whole.union(*map(_broken_forms, whole)))
        for start in range(0, len(words), _WORDS_PER_QUERY):
            match = (
                "{title body} : ("
                + " OR ".join(map(fts_quote, words[start : start + _WORDS_PER_QUERY]))
                + ")"
            )
            query = "INSERT OR IGNORE INTO unmarked SELECT rowid FROM text WHERE text MATCH ?"
            self._connection.execute(query, (match,))
        before = changes.decided_before
        for rename in self._renames:
            before = tuple(map(rename.in_decision, before))
        changed_decisions = set(changes.rules.decisions) ^ set(before)
        for id_ in sorted({decision.article for decision in changed_decisions if decision.article}):
            rowid = find_rowid(self._connection, Ref("article", id_))
            if rowid is not None:
                self._connection.execute("INSERT OR IGNORE INTO unmarked VALUES (?)", (rowid,))
