"""Relevance of articles in PostgreSQL: that of `bm25.py`, from how often each word of a query stands in them.

PostgreSQL does not say how often a word stands in a text, but `ts_rank` of a single word is 6/π² times the
sum of 1/n² over its occurrences. What that lacks to 1 is close to 6/π² / (n + 1/2), which gives their number.
Of words that follow one another it is only known whether they occur.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import pi

from tui.index.postgres.tsquery import tsquery
from tui.index.search import bm25
from tui.index.sql.match import Phrase, WeightedTerm, Words, any_of

_EVERYWHERE = "{1, 1, 1, 1}"  # the weights of D, C, B, A
_LEAST_LACK = 0.0024  # of a word that stands in a text as often as PostgreSQL counts, some 250 times
_MAX_SEQUENCES = 16  # orders of the words of a query that are looked for in a text
_DIGITS = 10_000.0  # scores that differ less are equal


class RelevanceQuery:
    """The SQL of the scores of texts, and its parameters; it is the same for all queries of one form."""

    def __init__(self, terms: Sequence[WeightedTerm], mean_size: float) -> None:
        """`mean_size`: of a text, in words."""
        self._terms = list(terms[: bm25.MAX_TERMS])
        self._distinct = list(dict.fromkeys(self._terms))
        self._mean_size = max(1.0, mean_size)
        self._counted: list[str] = []  # expressions of the words of a text
        self._asked: list[object] = []

    def select(self, texts: str, given: Sequence[object]) -> tuple[str, list[object]]:
        """Return the statement that selects score and rowid of texts, and its parameters.

        `texts`: the SQL that selects them, with their columns; it is read once.
        """
        score, weights = self._score_sql()
        counted = ", ".join(["rowid", "size", *self._counted])
        # Each text is unpacked once, in the middle, by deleting no word of it; its words are used repeatedly.
        unpacked = f"SELECT rowid, size, title, ts_delete(words, '') AS words FROM ({texts}) AS n OFFSET 0"
        counts = f"SELECT {counted} FROM ({unpacked}) AS text OFFSET 0"
        return f"SELECT {score}, rowid FROM ({counts}) AS c", [*weights, *self._asked, *given]

    def _score_sql(self) -> tuple[str, list[object]]:
        """Return the expression of the score, and its weights."""
        unit = bm25.MAX_BM25_SCORE / (sum(term.weight for term in self._terms) or 1.0)
        length = f"({bm25.K1 * (1 - bm25.B)!r} + CAST(? AS float8) * size)"
        per_word = bm25.K1 * bm25.B / self._mean_size
        parts, weights, titled = [repr(bm25.BASE_SCORE)], list[object](), list[str]()
        for term in self._distinct:
            in_title, in_text = self._count(term)
            count = f"({bm25.TITLE_WEIGHT!r} * ({in_title}) + {in_text})"
            worth = f"CAST(? AS float8) + CAST(? AS float8) * {count} / ({count} + {length})"
            parts.append(f"CASE WHEN {count} > 0 THEN {worth} ELSE 0 END")
            weight = unit * self._terms.count(term) * term.weight
            weights += [weight * term.presence, weight * (1 - term.presence), per_word]
            titled.append(f"({in_title}) > 0")
        parts.append(f"CASE WHEN {' AND '.join(titled) or 'true'} THEN {bm25.TITLE_BONUS!r} ELSE 0 END")
        if len(self._terms) > 1:
            parts.append(f"CASE WHEN {self._look_for_sequence()} THEN {bm25.SEQUENCE_BONUS!r} ELSE 0 END")
        return f"floor(({' + '.join(parts)}) * {_DIGITS!r} + 0.5) / {_DIGITS!r}", weights

    def _look_for_sequence(self) -> str:
        """Return the column of whether the terms stand in the order of the query somewhere."""
        orders = product(*(term.phrases for term in self._terms))
        sequences = [sum(order, ()) for order, _ in zip(orders, range(_MAX_SEQUENCES), strict=False)]
        return self._add("text.words @@ CAST(? AS tsquery)", tsquery(any_of(map(Words, sequences))))

    def _count(self, term: WeightedTerm) -> tuple[str, str]:
        """Return how often a term stands in the title, and how often in the rest."""
        in_title, in_text = list[str](), list[str]()
        for phrase in term.phrases:
            query = tsquery(Words(phrase, term.is_prefix))
            titles, all_places = (
                self._add(_occurrences_sql(column, phrase), query) for column in ("text.title", "text.words")
            )
            in_title.append(titles)
            in_text.append(f"greatest(0, {all_places} - {titles})")
        return " + ".join(in_title), " + ".join(in_text)

    def _add(self, expression: str, query: str) -> str:
        """Return the name of a column that is an expression of a match."""
        self._asked.append(query)
        self._counted.append(f"{expression} AS c{len(self._counted)}")
        return f"c{len(self._counted) - 1}"


def _occurrences_sql(column: str, phrase: Phrase) -> str:
    """Return the expression of how often a phrase stands in a column of words."""
    if len(phrase) > 1:
        return f"CAST({column} @@ CAST(? AS tsquery) AS int)"
    rank = f"ts_rank('{_EVERYWHERE}', {column}, CAST(? AS tsquery))"
    return f"round(1 / ({pi**2 / 6!r} * greatest(1 - {rank}, {_LEAST_LACK})) - 0.5)"
