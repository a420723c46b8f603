"""What a query asks of the articles, in the index's terms: an FTS5 expression and limits.

Nothing of a query becomes SQL, and of the expression only quoted words. A word stands for the actors
in whose names it is, too. Where nothing has a word, similar ones stand in for it, and `Asked` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import apsw
from msgspec import Struct

from tui.index import relevance
from tui.index.fuzzy import sounding
from tui.index.numbers import DATED, END, first_number
from tui.index.query import Query, Term
from tui.index.relevance import RARE, Phrase
from tui.index.settling import recent, used
from tui.index.vocabulary import Vocabulary, allowed_edits
from tui.index.words import index_words, quoted
from tui.model.dates import parse_edtf

#: So many of the newest matches are ranked; fewer while a query is typed, as the next letter is on its way.
RANKED, RANKED_TYPING = 2_000, 200
_MANY = 20  # a word in the names of more actors than that stands for none of them
_SIMILAR = 12
_SHORTEST_BEGINNING = 3  # of a word that is being typed: fewer letters begin half the corpus
_BEGUN = 16  # and so many words it stands for at most: FTS5's own beginnings cost what all such words cost
_FACTS = ("source", "author", "tag", "lang")


class Asked(Struct, frozen=True):
    """A query as the index understands it."""

    match: str = ""  # an FTS5 expression; empty: every article
    without: str = ""
    terms: tuple[relevance.Term, ...] = ()  # words and phrases, in the order asked
    low: int = 0  # numbers, that is dates, from here
    high: int = END  # to before here
    ranked: int = RANKED  # so many of the newest matches
    recent: int = 0  # numbers from here are looked at first, others where these give too few
    among: tuple[int, ...] | None = None  # articles, by other tables
    phrases: tuple[str, ...] = ()  # words that follow one another, to be marked in the text
    begun: str = ""  # a phrase whose last word may go on, to be marked
    actors: frozenset[str] = frozenset()  # ids, whose mentions are to be marked
    notes: tuple[str, ...] = ()
    reason: str | None = None  # what other words were taken for those asked
    is_empty: bool = False


class _Reader:
    """Reads a query against one state of the index."""

    def __init__(self, connection: apsw.Connection, query: Query, vocabulary: Vocabulary) -> None:
        self._connection = connection
        self._query = query
        self._vocabulary = vocabulary
        self._terms: list[relevance.Term] = []
        self._counts: dict[Phrase, int] = {}
        self._phrases: list[str] = []
        self._actors: set[int] = set()
        self._notes: list[str] = []
        self._reasons: list[str] = []
        self._begun = ""

    def read(self) -> Asked:
        query = self._query
        clauses: list[str] = []
        limits = Asked()
        last = query.clauses[-1][-1] if query.unfinished and query.clauses else None
        for clause in query.clauses:
            parts = [
                part
                for term in clause
                if term.field not in _LIMITS
                if (part := self._term(term, term is last))
            ]
            if parts:
                clauses.append("(" + " OR ".join(parts) + ")")
            for term in clause:
                limits = self._limited(limits, term)
                if len(clause) > 1 and term.field in _LIMITS:
                    self._notes.append(f"or: {term} narrows all the same")
        without = [part for term in query.without if (part := self._excluded(term))]
        ids = [self._id_of(actor) for actor in self._actors]
        return Asked(
            match=" AND ".join(clauses),
            without=" OR ".join(without),
            terms=tuple(self._terms),
            low=limits.low,
            high=limits.high,
            ranked=RANKED_TYPING if query.typing else RANKED,
            recent=recent(self._connection) if query.typing else 0,
            among=limits.among,
            phrases=tuple(dict.fromkeys(self._phrases)),
            begun=self._begun,
            actors=frozenset(ids),
            notes=tuple(dict.fromkeys(self._notes)),
            reason="; ".join(dict.fromkeys(self._reasons)) or None,
            is_empty=not clauses and not without and limits == Asked(),
        )

    def _term(self, term: Term, is_last: bool) -> str:
        """The FTS5 expression of one term."""
        if term.field == "actor":
            return self._named(term)
        if term.field in _FACTS:
            return _fact(term)
        self._phrases.append(" ".join(term.words))
        phrases = [term.words]
        if is_last and len(term.words[-1]) >= _SHORTEST_BEGINNING:
            self._begun = " ".join(term.words)
            phrases += self._going_on(term.words)
        actors = [] if term.quoted else self._actors_named(term.words)
        self._actors |= set(actors)
        parts = [*map(in_text, phrases), *map(_mentions, actors)]
        if self._begun and is_last and len(phrases) == 1 and self._articles(term.words) < RARE:
            parts.append(in_text(term.words) + " *")  # while the index is made, not all words are known
        if self._query.fuzzy and not term.quoted and not actors and not any(map(self._articles, phrases)):
            others, similar = self._similar(term)
            phrases += others
            parts += similar
        self._terms.append(relevance.term(phrases, self._articles(term.words)))
        return " OR ".join(parts)

    def _articles(self, phrase: Phrase) -> int:
        """How many articles have a phrase, counted up to so many as make it frequent."""
        if phrase not in self._counts:
            query = "SELECT count(*) FROM (SELECT 1 FROM text WHERE text MATCH ? LIMIT ?)"
            self._counts[phrase] = self._connection.execute(query, (in_text(phrase), RARE)).get
        return self._counts[phrase]

    def _going_on(self, begun: Phrase) -> list[Phrase]:
        """Phrases whose last word goes on: as the words do that texts use most, then as the shortest do.

        What is frequent itself is taken as it stands: no other word is needed for a list of newest articles.
        """
        if self._articles(begun) == RARE:
            return []
        words = used(self._connection, begun[-1], _BEGUN)
        others = self._connection.execute(
            "SELECT word FROM word WHERE word > ? AND word < ? ORDER BY length(word), word LIMIT ?",
            (begun[-1], begun[-1] + "\U0010ffff", _BEGUN),
        )
        words = list(dict.fromkeys([*words, *(word for (word,) in others)]))[:_BEGUN]
        return [(*begun[:-1], word) for word in words]

    def _named(self, term: Term) -> str:
        """Articles that mention the actor with this id or name."""
        id_ = term.value.removeprefix("actor:")
        number: int | None = self._connection.execute(
            "SELECT number FROM record WHERE kind = 'actor' AND id = ?", (id_,)
        ).get
        numbers = self._actors_named(term.words) if number is None else [number]
        if not numbers:
            self._notes.append(f"actor: nobody is called «{term.value}»")
            return 'facts : "actor_none"'
        self._actors |= set(numbers)
        return " OR ".join(map(_mentions, numbers))

    def _actors_named(self, words: Sequence[str]) -> list[int]:
        """Actors with these words in one of their names; none when they say too little."""
        if all(len(word) < 3 for word in words):
            return []
        found: list[tuple[Any, ...]] = self._connection.execute(
            "SELECT DISTINCT actor FROM name WHERE number IN"
            " (SELECT rowid FROM actor_words WHERE actor_words MATCH ? LIMIT 1000) LIMIT ?",
            (quoted(" ".join(words)), _MANY + 1),
        ).fetchall()
        return [] if len(found) > _MANY else [actor for (actor,) in found]

    def _similar(self, term: Term) -> tuple[list[Phrase], list[str]]:
        """What else a term may mean that nothing in the corpus has; says so.

        Gives words, and the parts of an expression: these words, and mentions of actors.
        """
        if len(term.words) != 1:
            return [], []
        word = term.words[0]
        names = {**sounding(self._connection, word, True), **self._vocabulary.typos(word)}
        actors = sorted({actor for name in names for actor in self._actors_named([name])})
        others = [] if actors else self._typos_in_texts(word)
        shown = [self._title_of(actor) for actor in actors[:2]] or others[:3]
        self._phrases += [*others, *names]
        self._actors |= set(actors)
        if shown:
            self._reasons.append(f"no “{term.value or word}”; showing {', '.join(shown)}")
        phrases: list[Phrase] = [(other,) for other in [*others, *names]]
        return phrases, [*map(_mentions, actors), *map(in_text, phrases)]

    def _typos_in_texts(self, typed: str) -> list[str]:
        """Words of the texts with the same first letter that are a typo away."""
        if not allowed_edits(typed):
            return []
        near = self._connection.execute(
            "SELECT word FROM word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
            " ORDER BY word",
            (typed[0], typed[0] + "\U0010ffff", len(typed) - 2, len(typed) + 2),
        )
        found = Vocabulary([word for (word,) in near]).typos(typed)
        there = (word for word in found if self._articles((word,)))
        return list(islice(there, _SIMILAR))

    def _excluded(self, term: Term) -> str:
        if term.field in _LIMITS:
            self._notes.append(f"-{term}: only words and {', '.join(('actor', *_FACTS))} can be left out")
            return ""
        if term.field == "actor":
            return self._named(term)
        return _fact(term) if term.field else in_text(term.words)

    def _limited(self, asked: Asked, term: Term) -> Asked:
        """`asked`, narrowed by a date or an event."""
        low, high, among = asked.low, asked.high, asked.among
        if term.field in ("after", "before", "on"):
            since, until = _numbers(term)
            low, high = max(low, since), min(high, until)
        elif term.field in ("event", "type"):
            articles = self._telling(term)
            among = articles if among is None else tuple(set(among) & set(articles))
        return Asked(low=low, high=high, among=among)

    def _telling(self, term: Term) -> tuple[int, ...]:
        """The articles that claims of an event, or of the events of a type, quote."""
        column, value = ("id", term.value.removeprefix("event:"))
        if term.field == "type":
            column, value = ("note", term.value.lower())
        found: list[tuple[Any, ...]] = self._connection.execute(
            "SELECT DISTINCT a.number FROM record AS e JOIN link AS l ON l.number = e.number"
            " AND l.why = 'claim' JOIN record AS a ON a.kind = l.kind AND a.id = l.id"
            f" WHERE e.kind = 'event' AND e.{column} = ?",
            (value,),
        ).fetchall()
        if not found:
            self._notes.append(f"{term.field}: no article tells of «{term.value}»")
        return tuple(number for (number,) in found)

    def _id_of(self, actor: int) -> str:
        return str(self._connection.execute("SELECT id FROM record WHERE number = ?", (actor,)).get)

    def _title_of(self, actor: int) -> str:
        return str(self._connection.execute("SELECT title FROM record WHERE number = ?", (actor,)).get)


#: Fields that are no expression of FTS5.
_LIMITS = ("kind", "event", "type", "after", "before", "on")


def understood(connection: apsw.Connection, query: Query, vocabulary: Vocabulary) -> Asked:
    """What `query` asks of the articles."""
    return _Reader(connection, query, vocabulary).read()


def in_text(words: Sequence[str]) -> str:
    """The expression of words that follow one another in the title or the body.

    Only tokens of facts have a `_` as a rule: without one, FTS5 need not be told where to look.
    """
    phrase = quoted(" ".join(words))
    return f"{{title body}} : {phrase}" if any("_" in word for word in words) else phrase


def actor_token(number: int) -> str:
    """The token of an article that mentions an actor."""
    return f"actor_{number}"


def _mentions(actor: int) -> str:
    return f'facts : "{actor_token(actor)}"'


def _fact(term: Term) -> str:
    return f"facts : {quoted(' '.join(f'{term.field}_{word}' for word in term.words))}"


def fact_tokens(field: str, values: Iterable[str]) -> list[str]:
    """The tokens of an article's field: source_jeune source_afrique."""
    return [f"{field}_{word}" for value in values for word in index_words(value)]


def _numbers(term: Term) -> tuple[int, int]:
    """The numbers of the articles from a day on, until the day before, or in a span of days."""
    reading = parse_edtf(term.value)
    first, last = (reading.earliest, reading.latest) if reading else (None, None)
    low = first_number(first) if first and term.field != "before" else DATED
    end = last if term.field == "on" else first if term.field == "before" else None
    high = END if end is None else first_number(end) + (DATED if term.field == "on" else 0)
    return low, high
