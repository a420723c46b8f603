"""Relevance of articles in PostgreSQL: that of `bm25.py`, from how often each word of a query stands in them.

PostgreSQL does not say how often a word stands in a text, but `ts_rank` of a single word is a sum of 1/n²
over its occurrences, from which their number follows. Of words that follow one another it is only known
whether they occur.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, product
from math import pi
from typing import Any

from tui.index.postgres.tsquery import tsquery
from tui.index.search import bm25
from tui.index.sql.match import Phrase, WeightedTerm, Words, any_of

_EVERYWHERE = "{1, 1, 1, 1}"  # the weights of D, C, B, A
_RANK_UNIT = 6 / pi**2  # of one occurrence
_MAX_OCCURRENCES = 256  # as many places PostgreSQL knows of a word in a text
_RANKS = list(accumulate(_RANK_UNIT / n**2 for n in range(1, _MAX_OCCURRENCES + 1)))
_TOLERANCE = 2e-6
_MAX_SEQUENCES = 16  # orders of the words of a query that are looked for in a text


@cache
def count_occurrences(rank: float) -> int:
    """Return how often a word occurs that has a rank; there are no more ranks than counts."""
    return bisect_left(_RANKS, rank - _TOLERANCE) + 1 if rank > _TOLERANCE else 0


class RelevanceQuery:
    """What is selected of each match, and the scores that come of it."""

    def __init__(self, terms: Sequence[WeightedTerm]) -> None:
        self._terms = list(terms[: bm25.MAX_TERMS])
        self._distinct = list(dict.fromkeys(self._terms))
        self.given: list[object] = []
        self._columns = ["rowid", "size", self._sequence_sql()]
        for term in self._distinct:
            for phrase in term.phrases:
                self._columns += self._occurrence_sql(term, phrase)
        self.sql = ", ".join(self._columns)

    def _sequence_sql(self) -> str:
        """Return the SQL of whether the terms stand in the order of the query somewhere."""
        if len(self._terms) < 2:
            return "false"
        orders = product(*(term.phrases for term in self._terms))
        sequences = [sum(order, ()) for order, _ in zip(orders, range(_MAX_SEQUENCES), strict=False)]
        self.given.append(tsquery(any_of(map(Words, sequences))))
        return "text.words @@ CAST(? AS tsquery)"

    def _occurrence_sql(self, term: WeightedTerm, phrase: Phrase) -> Iterator[str]:
        """Yield the SQL of how often a phrase stands in the title, and in all."""
        query = tsquery(Words(phrase, term.is_prefix))
        for column in ("text.title", "text.words"):
            self.given.append(query)
            if len(phrase) == 1:
                yield f"ts_rank('{_EVERYWHERE}', {column}, CAST(? AS tsquery))"
            else:
                yield f"CAST({column} @@ CAST(? AS tsquery) AS int) * CAST({_RANK_UNIT!r} AS float8)"

    def scores(self, rows: Sequence[Any], mean_size: float) -> list[tuple[float, int]]:
        """Return score and rowid of selected rows. `mean_size`: of a text, in words."""
        unit = bm25.MAX_BM25_SCORE / (sum(term.weight for term in self._terms) or 1.0)
        weights = [unit * self._terms.count(term) * term.weight for term in self._distinct]
        mean = max(1.0, mean_size)
        return [(round(self._score(row, weights, mean), 4), row[0]) for row in rows]

    def _score(self, row: Sequence[Any], weights: Sequence[float], mean_size: float) -> float:
        _rowid, size, is_in_sequence, *ranks = row
        length = bm25.K1 * (1 - bm25.B) + bm25.K1 * bm25.B * size / mean_size
        total, is_in_title, column = bm25.BASE_SCORE, True, 0
        for term, weight in zip(self._distinct, weights, strict=True):
            in_title = in_text = 0
            for _phrase in term.phrases:
                title_count = count_occurrences(ranks[column])
                in_title += title_count
                in_text += max(0, count_occurrences(ranks[column + 1]) - title_count)
                column += 2
            count = bm25.TITLE_WEIGHT * in_title + in_text
            if count:
                total += weight * (term.presence + (1 - term.presence) * count / (count + length))
            is_in_title = is_in_title and bool(in_title)
        return total + bm25.TITLE_BONUS * is_in_title + bm25.SEQUENCE_BONUS * bool(is_in_sequence)
