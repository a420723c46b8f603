"""Compilation of a query on articles into a match and limits on rowid and date.

No part of a query becomes SQL. A word also stands
for the actors in whose names it occurs. When no article contains a word, similar words stand in for it; the
compiled query then carries the reason.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any, NamedTuple

from msgspec import Struct

from tui.i18n import N_
from tui.index.query import Query, Term
from tui.index.record_ids import FIRST_DATED_ROWID, ROWID_END, first_rowid_of_day
from tui.index.search import bm25
from tui.index.search.bm25 import RARE_SHARE
from tui.index.search.frequent_words import recent_cutoff
from tui.index.search.fts_expressions import field_expression, mention_expression, text_expression
from tui.index.search.record_sets import RecordSet, personal_sets, select_records
from tui.index.search.vocabulary import Vocabulary
from tui.index.search.word_lookup import WordLookup
from tui.index.search_fields import DATE_FIELDS, PERSONAL_FIELDS, QUERY_FIELDS, VALUE_FIELDS
from tui.index.sql.match import AllOf, AnyOf, Match, Phrase, WeightedTerm, Without, all_of, any_of
from tui.index.sql.store_connection import StoreConnection
from tui.index.tokenizer import spelling_variants
from tui.model.dates.edtf import parse_edtf
from tui.model.reading_marks import ReadingMarks

#: How many of the newest matches are ranked, so that a frequent word costs no more than a rare one.
MAX_RANKED = 2_000
#: Fewer are ranked while the query is typed, as the next letter is about to replace the result.
MAX_RANKED_WHILE_TYPING = 200
_MIN_PREFIX_CHARS = 3  # of a word that is being typed: shorter prefixes match half the corpus


class FtsQuery(Struct, frozen=True):
    """A query on articles, compiled for the index."""

    match: Match | None = None  # None: every article
    without: Match | None = None  # what is excluded
    terms: tuple[WeightedTerm, ...] = ()  # words and phrases, in the order of the query
    low: int = 0  # rowids, and so dates, from this one on
    high: int = ROWID_END  # up to this rowid, exclusive
    ranked: int = MAX_RANKED  # how many of the newest matches are ranked
    recent: int = 0  # rowids from this one on are searched first, older ones only if these give too few
    rowids: tuple[int, ...] | None = None  # rowids selected through other tables; None: no such limit
    sets: tuple[RecordSet, ...] = ()  # rowids selected by what a person made of records
    phrases: tuple[str, ...] = ()  # word sequences to highlight in the text
    prefixes: tuple[str, ...] = ()  # word sequences to highlight whose last word is a prefix
    actors: frozenset[str] = frozenset()  # ids of actors whose mentions are to be highlighted
    notes: tuple[str, ...] = ()
    reason: str | None = None  # which other words stand in for words that no article has
    is_empty: bool = False

    @property
    def wanted(self) -> Match | None:
        """Return the match without what is excluded."""
        return Without(self.match, self.without) if self.match and self.without else self.match


class _Clause(NamedTuple):
    """The match of a term, and in how many articles it occurs, up to the limit of rare words."""

    expression: Match
    articles: int


class _QueryCompiler:
    """Compiles one query against one state of the index; used once."""

    def __init__(
        self, connection: StoreConnection, query: Query, vocabulary: Vocabulary, marks: ReadingMarks
    ) -> None:
        self._connection = connection
        self._query, self._marks = query, marks
        self._words = WordLookup(connection, vocabulary)
        self._weighted_terms: list[WeightedTerm] = []
        self._phrases: list[str] = []
        self._actors: set[int] = set()
        self._notes: list[str] = []
        self._reasons: list[str] = []
        self._prefixes: list[str] = []

    def compile(self) -> FtsQuery:
        """Return the compiled query."""
        query = self._query
        clauses: list[Match] = []
        limits = FtsQuery()
        last_term = query.clauses[-1][-1] if query.unfinished and query.clauses else None
        for clause in query.clauses:
            alternatives = [
                self._compile_term(term, term is last_term) for term in clause if term.field not in _LIMITS
            ]
            if alternatives:
                is_loose = query.any_word and clause is query.clauses[-1]
                clauses.append(_loose_expression(alternatives) if is_loose else _any_of(alternatives))
            is_personal = all(term.field in PERSONAL_FIELDS for term in clause)  # a set of its own
            for term in () if is_personal else clause:
                limits = self._add_limit(limits, term)
                if len(clause) > 1 and term.field in _LIMITS:
                    self._notes.append(N_("or: {term} still applies to the whole query").format(term=term))
        excluded = [expression for term in query.excluded if (expression := self._compile_excluded(term))]
        sets = (*limits.sets, *personal_sets(query, "article", self._marks))
        is_typing = query.typing and not query.any_word
        return FtsQuery(
            match=all_of(clauses),
            without=any_of(excluded) if excluded else None,
            terms=tuple(bm25.loosen_terms(self._weighted_terms) if query.any_word else self._weighted_terms),
            low=limits.low,
            high=limits.high,
            ranked=MAX_RANKED_WHILE_TYPING if is_typing else MAX_RANKED,
            recent=recent_cutoff(self._connection) if is_typing else 0,
            rowids=limits.rowids,
            sets=sets,
            phrases=tuple(dict.fromkeys(self._phrases)),
            prefixes=tuple(self._prefixes),
            actors=self._words.ids_of(self._actors),
            notes=tuple(dict.fromkeys(self._notes)),
            reason="; ".join(dict.fromkeys(self._reasons)) or None,
            is_empty=not (clauses or excluded or sets) and limits == FtsQuery(),
        )

    def _compile_term(self, term: Term, is_last: bool) -> _Clause:
        """Return the clause of one term, and note what it adds to the whole query."""
        if term.field == "actor":
            return _Clause(self._compile_actor(term), RARE_SHARE)
        if term.field:
            return _Clause(field_expression(term), RARE_SHARE)
        phrases = [*spelling_variants(term.words), *self._words.words_with_particles(term.words)]
        self._phrases += map(" ".join, phrases)
        if term.is_prefix:
            return self._compile_prefix(phrases)
        is_begun = is_last and len(term.words[-1]) >= _MIN_PREFIX_CHARS
        completed_phrases = self._words.complete_phrase(term.words) if is_begun else []
        phrases += completed_phrases
        actors = [] if term.quoted else self._words.find_actors(term.words)
        self._actors |= set(actors)
        expressions = [*map(text_expression, phrases), *map(mention_expression, actors)]
        if is_begun:
            self._prefixes.append(" ".join(term.words))
            if not completed_phrases and self._count_articles(term.words) < RARE_SHARE:
                # While the index is being built its list of words is incomplete.
                expressions.append(text_expression(term.words, is_prefix=True))
        if self._query.fuzzy and not (term.quoted or actors or any(map(self._count_articles, phrases))):
            similar_phrases, similar_expressions = self._find_similar(term)
            phrases += similar_phrases
            expressions += similar_expressions
        count = self._count_articles(term.words)
        count = count or max(map(self._count_articles, phrases[: bm25.MAX_PHRASES_PER_TERM]))
        self._weighted_terms.append(bm25.weigh_term(phrases, count))
        return _Clause(any_of(expressions), count)

    def _count_articles(self, phrase: Phrase) -> int:
        return self._words.count_articles(phrase)

    def _compile_prefix(self, phrases: list[Phrase]) -> _Clause:
        """Return the clause of the articles with a word that begins as the last one of these phrases."""
        self._prefixes += map(" ".join, phrases)
        self._weighted_terms.append(bm25.weigh_term(phrases, RARE_SHARE, is_prefix=True))
        return _Clause(any_of(text_expression(phrase, is_prefix=True) for phrase in phrases), RARE_SHARE)

    def _compile_actor(self, term: Term) -> Match:
        """Return the match of the articles that mention the actor with this id or name."""
        rowid = self._words.rowid_of_actor(term.value.removeprefix("actor:"))
        rowids = self._words.find_actors(term.words) if rowid is None else [rowid]
        if not rowids:
            self._notes.append(N_("actor: there is nobody called “{value}”").format(value=term.value))
            return AnyOf(())
        self._actors |= set(rowids)
        return any_of(map(self._actor_expression, rowids))

    def _actor_expression(self, rowid: int) -> Match:
        """Return the match of the articles that mention an actor, or have the name of a found one."""
        spellings = self._words.found_spellings(rowid)
        return any_of(map(text_expression, spellings)) if spellings else mention_expression(rowid)

    def _find_similar(self, term: Term) -> tuple[list[Phrase], list[Match]]:
        """Return what may be meant by a term that no article has, and note the reason.

        The first list has phrases; the second has matches of these phrases and of actors with
        similar names.
        """
        if len(term.words) != 1:
            return [], []
        word = term.words[0]
        names = self._words.similar_names(word)
        actors = sorted({actor for name in names for actor in self._words.find_actors([name])})
        similar_words = [] if actors and not self._query.any_word else self._words.find_typos(word)
        shown_names = self._words.occurring(names) or [self._words.title_of(actor) for actor in actors[:2]]
        shown_names = shown_names[:3] or similar_words[:3]
        self._phrases += [*similar_words, *names]
        self._actors |= set(actors)
        if shown_names:
            self._reasons.append(
                N_("no “{word}”; showing {shown_names}").format(
                    word=term.value or word, shown_names=", ".join(shown_names)
                )
            )
        phrases: list[Phrase] = [(other,) for other in [*similar_words, *names]]
        return phrases, [*map(mention_expression, actors), *map(text_expression, phrases)]

    def _compile_excluded(self, term: Term) -> Match | None:
        """Return the match of a term that must not hold; None for limits, with a note."""
        if term.field in PERSONAL_FIELDS:
            return None  # a set of its own
        if term.field in _LIMITS:
            names = ", ".join(("actor", *VALUE_FIELDS, *PERSONAL_FIELDS))
            self._notes.append(
                N_("-{term}: only words and {names} can be excluded").format(term=term, names=names)
            )
            return None
        if term.field == "actor":
            return self._compile_actor(term)
        if term.field:
            return field_expression(term)
        phrases = spelling_variants(term.words)
        return any_of(text_expression(phrase, is_prefix=term.is_prefix) for phrase in phrases)

    def _add_limit(self, limits: FtsQuery, term: Term) -> FtsQuery:
        """Return the limits of `limits`, further restricted by a date, an event or a person’s own field."""
        low, high, rowids, sets = limits.low, limits.high, limits.rowids, limits.sets
        if term.field in DATE_FIELDS:
            first, end = _rowid_range(term)
            low, high = max(low, first), min(high, end)
        elif term.field in ("event", "type"):
            event_articles = self._articles_of_events(term)
            rowids = event_articles if rowids is None else tuple(set(rowids) & set(event_articles))
        elif term.field in PERSONAL_FIELDS:
            sets = (*sets, select_records([term], "article", self._marks))
        return FtsQuery(low=low, high=high, rowids=rowids, sets=sets)

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
            self._notes.append(
                N_("{field}: no article reports “{value}”").format(field=term.field, value=term.value)
            )
        return tuple(rowid for (rowid,) in rows)


#: Fields that limit the rowids, and are no match of full text.
_LIMITS = tuple(name for name in QUERY_FIELDS if name not in ("actor", *VALUE_FIELDS))


def _any_of(clauses: list[_Clause]) -> Match:
    """Return the match of what fits one of the clauses."""
    return any_of(clause.expression for clause in clauses)


def _loose_expression(clauses: list[_Clause]) -> Match:
    """Return the match of what has one of the rarest words; the others count in ranking alone.

    A frequent word alone would fill the ranked matches, and the texts with the rare ones would not be seen.
    """
    by_frequency = sorted(clauses, key=lambda clause: clause.articles)
    totals = accumulate(clause.articles for clause in by_frequency)
    rarest = [clause for clause, total in zip(by_frequency, totals, strict=True) if total <= MAX_RANKED]
    is_known = any(clause.articles for clause in rarest)
    return _any_of(clauses) if not is_known else AllOf((_any_of(rarest), _any_of(clauses)))


def compile_query(
    connection: StoreConnection, query: Query, vocabulary: Vocabulary, marks: ReadingMarks
) -> FtsQuery:
    """Compile `query` into a match and limits.

    `vocabulary` has the words of actors' names; `marks` is what `is:` asks.
    """
    return _QueryCompiler(connection, query, vocabulary, marks).compile()


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
