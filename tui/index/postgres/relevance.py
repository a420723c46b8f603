"""Relevance of articles in PostgreSQL: that of `bm25.py`, from how often each word of a query stands in them.

PostgreSQL does not say how often a word stands in a text, but `ts_rank` of a single word is a sum of 1/n²
over its occurrences, from which their number follows. Of words that follow one another it is only known
whether they occur.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from math import pi
from typing import Any

from tui.index.postgres.tsquery import tsquery
from tui.index.search import bm25
from tui.index.sql.match import Phrase, WeightedTerm, Words, any_of

_ONLY_TITLE, _EVERYWHERE = "{0, 0, 0, 1}", "{1, 1, 1, 1}"  # the weights of D, C, B, A
_RANK_UNIT = 6 / pi**2  # of one occurrence
_MAX_OCCURRENCES = 256  # as many places PostgreSQL knows of a word in a text
_RANKS = list(accumulate(_RANK_UNIT / n**2 for n in range(1, _MAX_OCCURRENCES + 1)))
_TOLERANCE = 2e-6
_MAX_SEQUENCES = 16  # orders of the words of a query that are looked for in a text


def count_occurrences(rank: float) -> int:
    """Return how often a word occurs that has a rank."""
    return bisect_left(_RANKS, rank - _TOLERANCE) + 1 if rank > _TOLERANCE else 0


class RelevanceQuery:
    """What is selected of each match, and the scores that come of it."""

    def __init__(self, terms: Sequence[WeightedTerm]) -> None:
        self._terms = list(terms[: bm25.MAX_TERMS])
        self._distinct = list(dict.fromkeys(self._terms))
        self.given: list[object] = []
        self._columns = ["rowid", "size", "(SELECT value FROM meta WHERE key = 'mean_size')"]
        self._columns.append(self._sequence_sql())
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
        words = Words(phrase, term.is_prefix)
        for weights, weight in ((_ONLY_TITLE, "A"), (_EVERYWHERE, "")):
            if len(phrase) == 1:
                self.given.append(tsquery(words))
                yield f"ts_rank('{weights}', text.words, CAST(? AS tsquery))"
            else:
                self.given.append(tsquery(words, weight))
                yield f"CAST(text.words @@ CAST(? AS tsquery) AS int) * {_RANK_UNIT!r}"

    def scores(self, rows: Sequence[Any]) -> list[tuple[float, int]]:
        """Return score and rowid of selected rows."""
        unit = bm25.MAX_BM25_SCORE / (sum(term.weight for term in self._terms) or 1.0)
        weights = [unit * self._terms.count(term) * term.weight for term in self._distinct]
        return [(round(self._score(row, weights), 4), row[0]) for row in rows]

    def _score(self, row: Sequence[Any], weights: Sequence[float]) -> float:
        _rowid, size, mean_size, is_in_sequence, *ranks = row
        length = bm25.K1 * (1 - bm25.B) + bm25.K1 * bm25.B * size / max(1.0, float(mean_size or 1))
        total, is_in_title, column = bm25.BASE_SCORE, True, 0
        for term, weight in zip(self._distinct, weights, strict=True):
            in_title = in_text = 0
            for _phrase in term.phrases:
                title_count = count_occurrences(float(ranks[column]))
                in_title += title_count
                in_text += max(0, count_occurrences(float(ranks[column + 1])) - title_count)
                column += 2
            count = bm25.TITLE_WEIGHT * in_title + in_text
            if count:
                total += weight * (term.presence + (1 - term.presence) * count / (count + length))
            is_in_title = is_in_title and bool(in_title)
        return total + bm25.TITLE_BONUS * is_in_title + bm25.SEQUENCE_BONUS * bool(is_in_sequence)
