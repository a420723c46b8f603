"""Compilation of a query on articles into an FTS5 expression and limits on rowid and date.

No part of a query becomes SQL, and of the FTS5 expression it becomes only quoted words. A word also stands
for the actors in whose names it occurs. When no article contains a word, similar words stand in for it; the
compiled query then carries the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

import apsw
from msgspec import Struct

from tui.index.query import Query, Term
from tui.index.record_ids import FIRST_DATED_ROWID, ROWID_END, first_rowid_of_day
from tui.index.search import bm25
from tui.index.search.bm25 import RARE_SHARE, Phrase
from tui.index.search.frequent_words import frequent_words, recent_cutoff
from tui.index.search.fts_expressions import field_expression, mention_expression, text_expression
from tui.index.search.name_search import words_sounding_like
from tui.index.search.vocabulary import Vocabulary, allowed_edits
from tui.index.tokenizer import fts_quote
from tui.model.dates.edtf import parse_edtf

#: How many of the newest matches are ranked, so that a frequent word costs no more than a rare one.
MAX_RANKED = 2_000
#: Fewer are ranked while the query is typed, as the next letter is about to replace the result.
MAX_RANKED_WHILE_TYPING = 200
_MAX_ACTORS_PER_WORD = 20  # a word in the names of more actors stands for none of them
_MAX_SIMILAR_WORDS = 12
_MIN_PREFIX_CHARS = 3  # of a word that is being typed: shorter prefixes match half the corpus
_MAX_PREFIX_WORDS = 16  # a prefix query of FTS5 itself costs as much as all words that have the prefix
_MIN_NAME_WORD_CHARS = 3  # words that are all shorter do not identify an actor
_TOKEN_FIELDS = ("source", "author", "tag", "lang")  # fields that are tokens of the column `facts`


class FtsQuery(Struct, frozen=True):
    """A query on articles, compiled for the index."""

    match: str = ""  # an FTS5 expression; empty matches every article
    without: str = ""  # an FTS5 expression of what is excluded
    terms: tuple[bm25.WeightedTerm, ...] = ()  # words and phrases, in the order of the query
    low: int = 0  # rowids, and so dates, from this one on
    high: int = ROWID_END  # up to this rowid, exclusive
    ranked: int = MAX_RANKED  # how many of the newest matches are ranked
    recent: int = 0  # rowids from this one on are searched first, older ones only if these give too few
    rowids: tuple[int, ...] | None = None  # rowids selected through other tables; None: no such limit
    phrases: tuple[str, ...] = ()  # word sequences to highlight in the text
    prefix: str = ""  # a word sequence to highlight whose last word is a prefix
    actors: frozenset[str] = frozenset()  # ids of actors whose mentions are to be highlighted
    notes: tuple[str, ...] = ()
    reason: str | None = None  # which other words stand in for words that no article has
    is_empty: bool = False


class _QueryCompiler:
    """Compiles one query against one state of the index; used once."""

    def __init__(self, connection: apsw.Connection, query: Query, vocabulary: Vocabulary) -> None:
        self._connection = connection
        self._query = query
        self._vocabulary = vocabulary
        self._weighted_terms: list[bm25.WeightedTerm] = []
        self._counts: dict[Phrase, int] = {}
        self._phrases: list[str] = []
        self._actors: set[int] = set()
        self._notes: list[str] = []
        self._reasons: list[str] = []
        self._prefix_phrase = ""

    def compile(self) -> FtsQuery:
        """Return the compiled query."""
        query = self._query
        clauses: list[str] = []
        limits = FtsQuery()
        last_term = query.clauses[-1][-1] if query.unfinished and query.clauses else None
        for clause in query.clauses:
            expressions = [
                expression
                for term in clause
                if term.field not in _LIMITS
                if (expression := self._compile_term(term, term is last_term))
            ]
            if expressions:
                clauses.append("(" + " OR ".join(expressions) + ")")
            for term in clause:
                limits = self._add_limit(limits, term)
                if len(clause) > 1 and term.field in _LIMITS:
                    self._notes.append(f"or: {term} narrows all the same")
        excluded = [expression for term in query.excluded if (expression := self._compile_excluded(term))]
        actor_ids = [self._id_of(rowid) for rowid in self._actors]
        return FtsQuery(
            match=" AND ".join(clauses),
            without=" OR ".join(excluded),
            terms=tuple(self._weighted_terms),
            low=limits.low,
            high=limits.high,
            ranked=MAX_RANKED_WHILE_TYPING if query.typing else MAX_RANKED,
            recent=recent_cutoff(self._connection) if query.typing else 0,
            rowids=limits.rowids,
            phrases=tuple(dict.fromkeys(self._phrases)),
            prefix=self._prefix_phrase,
            actors=frozenset(actor_ids),
            notes=tuple(dict.fromkeys(self._notes)),
            reason="; ".join(dict.fromkeys(self._reasons)) or None,
            is_empty=not clauses and not excluded and limits == FtsQuery(),
        )

    def _compile_term(self, term: Term, is_last: bool) -> str:
        """Return the FTS5 expression of one term, and note what it adds to the whole query."""
        if term.field == "actor":
            return self._compile_actor(term)
        if term.field in _TOKEN_FIELDS:
            return field_expression(term)
        self._phrases.append(" ".join(term.words))
        phrases = [term.words]
        if is_last and len(term.words[-1]) >= _MIN_PREFIX_CHARS:
            self._prefix_phrase = " ".join(term.words)
            phrases += self._complete_phrase(term.words)
        actors = [] if term.quoted else self._find_actors(term.words)
        self._actors |= set(actors)
        expressions = [*map(text_expression, phrases), *map(mention_expression, actors)]
        if (
            self._prefix_phrase
            and is_last
            and len(phrases) == 1
            and self._count_articles(term.words) < RARE_SHARE
        ):
            # While the index is being built its list of words is incomplete.
            expressions.append(text_expression(term.words) + " *")
        if (
            self._query.fuzzy
            and not term.quoted
            and not actors
            and not any(map(self._count_articles, phrases))
        ):
            similar_phrases, similar_expressions = self._find_similar(term)
            phrases += similar_phrases
            expressions += similar_expressions
        self._weighted_terms.append(bm25.weigh_term(phrases, self._count_articles(term.words)))
        return " OR ".join(expressions)

    def _count_articles(self, phrase: Phrase) -> int:
        """Return the number of articles with a phrase; counting stops at the limit of rare words."""
        if phrase not in self._counts:
            query = "SELECT count(*) FROM (SELECT 1 FROM text WHERE text MATCH ? LIMIT ?)"
            self._counts[phrase] = self._connection.execute(query, (text_expression(phrase), RARE_SHARE)).get
        return self._counts[phrase]

    def _complete_phrase(self, phrase: Phrase) -> list[Phrase]:
        """Return phrases that complete the last word: first by frequency in the texts, then by length.

        A phrase that is frequent as it stands needs no completion to fill a list of the newest articles.
        """
        if self._count_articles(phrase) == RARE_SHARE:
            return []
        completions = frequent_words(self._connection, phrase[-1], _MAX_PREFIX_WORDS)
        other_rows = self._connection.execute(
            "SELECT word FROM word WHERE word > ? AND word < ? ORDER BY length(word), word LIMIT ?",
            (phrase[-1], phrase[-1] + "\U0010ffff", _MAX_PREFIX_WORDS),
        )
        completions = list(dict.fromkeys([*completions, *(word for (word,) in other_rows)]))[
            :_MAX_PREFIX_WORDS
        ]
        return [(*phrase[:-1], word) for word in completions]

    def _compile_actor(self, term: Term) -> str:
        """Return the expression of the articles that mention the actor with this id or name."""
        id_ = term.value.removeprefix("actor:")
        rowid: int | None = self._connection.execute(
            "SELECT number FROM record WHERE kind = 'actor' AND id = ?", (id_,)
        ).get
        rowids = self._find_actors(term.words) if rowid is None else [rowid]
        if not rowids:
            self._notes.append(f"actor: nobody is called «{term.value}»")
            return 'facts : "actor_none"'
        self._actors |= set(rowids)
        return " OR ".join(map(mention_expression, rowids))

    def _find_actors(self, words: Sequence[str]) -> list[int]:
        """Return the rowids of the actors that have these words in one of their names.

        Empty when the words are too short or the names of too many actors have them.
        """
        if all(len(word) < _MIN_NAME_WORD_CHARS for word in words):
            return []
        rows: list[tuple[Any, ...]] = self._connection.execute(
            "SELECT DISTINCT actor FROM name WHERE number IN"
            " (SELECT rowid FROM actor_words WHERE actor_words MATCH ? LIMIT 1000) LIMIT ?",
            (fts_quote(" ".join(words)), _MAX_ACTORS_PER_WORD + 1),
        ).fetchall()
        return [] if len(rows) > _MAX_ACTORS_PER_WORD else [actor for (actor,) in rows]

    def _find_similar(self, term: Term) -> tuple[list[Phrase], list[str]]:
        """Return what may be meant by a term that no article has, and note the reason.

        The first list has phrases; the second has FTS5 expressions of these phrases and of actors with
        similar names.
        """
        if len(term.words) != 1:
            return [], []
        word = term.words[0]
        names = {**words_sounding_like(self._connection, word, True), **self._vocabulary.with_typos(word)}
        actors = sorted({actor for name in names for actor in self._find_actors([name])})
        similar_words = [] if actors else self._find_typos(word)
        shown_names = [self._title_of(actor) for actor in actors[:2]] or similar_words[:3]
        self._phrases += [*similar_words, *names]
        self._actors |= set(actors)
        if shown_names:
            self._reasons.append(f"no “{term.value or word}”; showing {', '.join(shown_names)}")
        phrases: list[Phrase] = [(other,) for other in [*similar_words, *names]]
        return phrases, [*map(mention_expression, actors), *map(text_expression, phrases)]

    def _find_typos(self, typed: str) -> list[str]:
        """Return words of the texts with the same first letter that are within a typo of `typed`."""
        if not allowed_edits(typed):
            return []
        rows = self._connection.execute(
            "SELECT word FROM word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
            " ORDER BY word",
            (typed[0], typed[0] + "\U0010ffff", len(typed) - 2, len(typed) + 2),
        )
        typos = Vocabulary([word for (word,) in rows]).with_typos(typed)
        occurring = (word for word in typos if self._count_articles((word,)))
        return list(islice(occurring, _MAX_SIMILAR_WORDS))

    def _compile_excluded(self, term: Term) -> str:
        """Return the FTS5 expression of a term that must not hold; empty for limits, with a note."""
        if term.field in _LIMITS:
            self._notes.append(
                f"-{term}: only words and {', '.join(('actor', *_TOKEN_FIELDS))} can be left out"
            )
            return ""
        if term.field == "actor":
            return self._compile_actor(term)
        return field_expression(term) if term.field else text_expression(term.words)

    def _add_limit(self, limits: FtsQuery, term: Term) -> FtsQuery:
        """Return the limits of `limits`, further restricted by a date or an event."""
        low, high, rowids = limits.low, limits.high, limits.rowids
        if term.field in ("after", "before", "on"):
            first, end = _rowid_range(term)
            low, high = max(low, first), min(high, end)
        elif term.field in ("event", "type"):
            event_articles = self._articles_of_events(term)
            rowids = event_articles if rowids is None else tuple(set(rowids) & set(event_articles))
        return FtsQuery(low=low, high=high, rowids=rowids)

    def _articles_of_events(self, term: Term) -> tuple[int, ...]:
        """Return the articles quoted by claims of one event, or of all events of a type."""
        column, value = ("id", term.value.removeprefix("event:"))
        if term.field == "type":
            column, value = ("note", term.value.lower())
        rows: list[tuple[Any, ...]] = self._connection.execute(
            "SELECT DISTINCT a.number FROM record AS e JOIN link AS l ON l.number = e.number"
            " AND l.why = 'claim' JOIN record AS a ON a.kind = l.kind AND a.id = l.id"
            f" WHERE e.kind = 'event' AND e.{column} = ?",
            (value,),
        ).fetchall()
        if not rows:
            self._notes.append(f"{term.field}: no article tells of «{term.value}»")
        return tuple(rowid for (rowid,) in rows)

    def _id_of(self, actor: int) -> str:
        return str(self._connection.execute("SELECT id FROM record WHERE number = ?", (actor,)).get)

    def _title_of(self, actor: int) -> str:
        return str(self._connection.execute("SELECT title FROM record WHERE number = ?", (actor,)).get)


#: Fields that limit the rowids, and are no FTS5 expression.
_LIMITS = ("kind", "event", "type", "after", "before", "on")


def compile_query(connection: apsw.Connection, query: Query, vocabulary: Vocabulary) -> FtsQuery:
    """Compile `query` into an FTS5 expression and limits; `vocabulary` has the words of actors' names."""
    return _QueryCompiler(connection, query, vocabulary).compile()


def _rowid_range(term: Term) -> tuple[int, int]:
    """Return the first and the end rowid of the articles that fit a term `after:`, `before:` or `on:`."""
    parsed_date = parse_edtf(term.value)
    first, last = (parsed_date.earliest, parsed_date.latest) if parsed_date else (None, None)
    low = first_rowid_of_day(first) if first and term.field != "before" else FIRST_DATED_ROWID
    end = last if term.field == "on" else first if term.field == "before" else None
    high = (
        ROWID_END
        if end is None
        else first_rowid_of_day(end) + (FIRST_DATED_ROWID if term.field == "on" else 0)
    )
    return low, high
