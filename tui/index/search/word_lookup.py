"""What the index knows of a word: how frequent it is, what completes it, and what it may stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Any

from tui.index.search.bm25 import RARE_SHARE
from tui.index.search.frequent_words import frequent_words, share_of_texts
from tui.index.search.fts_expressions import text_expression
from tui.index.search.vocabulary import Vocabulary, allowed_edits, words_sounding_like
from tui.index.sql.match import Phrase, Words
from tui.index.sql.store_connection import StoreConnection
from tui.index.tokenizer import JOINING_SCRIPTS, has_joined_particles, is_unsegmented

_MAX_ACTORS_PER_WORD = 20  # a word in the names of more actors stands for none of them
_MAX_SIMILAR_WORDS = 12
_MAX_PREFIX_WORDS = 16  # a prefix query of FTS5 itself costs as much as all words that have the prefix
_MAX_CONTAINING_WORDS = 64
_MIN_CONTAINED_CHARS = 3  # a shorter part is in too many words
_MIN_NAME_WORD_CHARS = 3  # words that are all shorter do not identify an actor
_LAST_CHARACTER = "\U0010ffff"


class WordLookup:
    """Looks words up in one state of the index; counts are kept."""

    def __init__(self, connection: StoreConnection, vocabulary: Vocabulary) -> None:
        """`vocabulary` has the words of actors' names."""
        self._connection = connection
        self._vocabulary = vocabulary
        self._counts: dict[Phrase, int] = {}

    def count_articles(self, phrase: Phrase) -> int:
        """Return the number of articles with a phrase; counting stops at the limit of rare words."""
        if phrase not in self._counts:
            if len(phrase) == 1 and share_of_texts(self._connection, phrase[0]):
                return RARE_SHARE
            query = "SELECT count(*) FROM (SELECT 1 FROM text WHERE text MATCH ? LIMIT ?) AS t"
            self._counts[phrase] = self._connection.execute(query, (text_expression(phrase), RARE_SHARE)).get
        return self._counts[phrase]

    def complete_phrase(self, phrase: Phrase) -> list[Phrase]:
        """Return phrases that complete the last word: first by frequency in the texts, then by length.

        A phrase that is frequent as it stands needs no completion to fill a list of the newest articles.
        """
        if self.count_articles(phrase) == RARE_SHARE:
            return []
        completions = frequent_words(self._connection, phrase[-1], _MAX_PREFIX_WORDS)
        other_rows = self._connection.execute(
            "SELECT word FROM word WHERE word > ? AND word < ? ORDER BY length(word), word LIMIT ?",
            (phrase[-1], phrase[-1] + _LAST_CHARACTER, _MAX_PREFIX_WORDS),
        )
        completions = list(dict.fromkeys([*completions, *(word for (word,) in other_rows)]))
        return [(*phrase[:-1], word) for word in completions[:_MAX_PREFIX_WORDS]]

    def words_with_particles(self, phrase: Phrase) -> list[Phrase]:
        """Return the words of the texts that contain a single word of a script that joins particles to it."""
        (word, *others) = phrase
        if others or len(word) < _MIN_CONTAINED_CHARS or not has_joined_particles(word):
            return []
        rows = self._connection.execute(
            "SELECT word FROM word WHERE word >= ? AND word < ? AND instr(word, ?) > 0 AND word <> ? LIMIT ?",
            (*JOINING_SCRIPTS, word, word, _MAX_CONTAINING_WORDS),
        )
        return [(other,) for (other,) in rows]

    def find_actors(self, words: Sequence[str]) -> list[int]:
        """Return the rowids of the actors that have these words in one of their names.

        Empty when the words are too short or the names of too many actors have them.
        """
        if not all(word in self._vocabulary for word in words):
            return []
        if all(len(word) < _MIN_NAME_WORD_CHARS and not is_unsegmented(word[0]) for word in words):
            return []
        rows: list[tuple[Any, ...]] = self._connection.execute(
            "SELECT DISTINCT actor FROM (SELECT n.actor FROM actor_words JOIN name AS n"
            " ON n.number = actor_words.rowid WHERE actor_words MATCH ? LIMIT 1000) AS named LIMIT ?",
            (Words(tuple(words)), _MAX_ACTORS_PER_WORD + 1),
        ).fetchall()
        return [] if len(rows) > _MAX_ACTORS_PER_WORD else [actor for (actor,) in rows]

    def similar_names(self, word: str) -> list[str]:
        """Return the words of actors' names that sound like a word or are a typo away from it."""
        return list(
            {**words_sounding_like(self._connection, word, True), **self._vocabulary.with_typos(word)}
        )

    def find_typos(self, typed: str) -> list[str]:
        """Return words of the texts with the same first letter that are within a typo of `typed`."""
        if not allowed_edits(typed):
            return []
        rows = self._connection.execute(
            "SELECT word FROM word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
            " ORDER BY word",
            (typed[0], typed[0] + _LAST_CHARACTER, len(typed) - 2, len(typed) + 2),
        )
        typos = Vocabulary([word for (word,) in rows]).with_typos(typed)
        return self.occurring(typos)

    def occurring(self, words: Iterable[str]) -> list[str]:
        """Return the first of `words` that some article has."""
        return list(islice((word for word in words if self.count_articles((word,))), _MAX_SIMILAR_WORDS))

    def rowid_of_actor(self, id_: str) -> int | None:
        """Return the rowid of an actor, or None when there is none."""
        query = "SELECT number FROM record WHERE kind = 'actor' AND id = ?"
        rowid: int | None = self._connection.execute(query, (id_,)).get
        return rowid

    def found_spellings(self, rowid: int) -> list[Phrase]:
        """Return the spellings of an actor, if nobody has kept it: by them its articles are found."""
        query = "SELECT words FROM record WHERE number = ? AND found = 1"
        words = self._connection.execute(query, (rowid,)).get
        return [tuple(line.split()) for line in str(words or "").split("\n") if line.strip()]

    def ids_of(self, rowids: Collection[int]) -> frozenset[str]:
        """Return the ids of records."""
        if not rowids:
            return frozenset()
        query = "SELECT id FROM record WHERE number IN (SELECT value FROM json_each(?))"
        return frozenset(str(id_) for (id_,) in self._connection.execute(query, (list(rowids),)))

    def title_of(self, rowid: int) -> str:
        """Return the title of a record."""
        return str(self._connection.execute("SELECT title FROM record WHERE number = ?", (rowid,)).get)
