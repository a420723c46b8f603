"""Relevance of an article to a query: an FTS5 auxiliary function that is called for each match.

It is Okapi BM25 (k1 1.2, b 0.75, as in FTS5) with one difference, which makes its cost independent of the
size of the corpus: document frequency is counted up to `RARE` articles only, so all more frequent words have
the same weight. Positions are compared in the same pass: all terms in the title, and all terms in the order
of the query, are worth more than any number of occurrences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import log

import apsw
import msgspec
from msgspec import structs

from tui.index.sql.match import Phrase, WeightedTerm

#: Documents are counted up to this number: the weight of a term depends on its frequency only below it.
RARE_SHARE = 500
#: The usual parameters of BM25.
K1 = 1.2
B = 0.75
#: How many occurrences in the body one in the title is worth.
TITLE_WEIGHT = 10.0
#: The parts of a score. Their sum is a little less than the score of an actor of that very name.
BASE_SCORE = 56.0
MAX_BM25_SCORE = 6.0
#: The share of a term's weight for its mere presence, in a query whose matches need not have all terms.
_PRESENCE_SHARE = 0.9
SEQUENCE_BONUS = 14.0
TITLE_BONUS = 16.0
#: A query may have more terms, and a term more phrases, than are worth their cost in ranking.
MAX_TERMS = 8
MAX_PHRASES_PER_TERM = 4


def register_bm25(connection: apsw.Connection) -> None:
    """Register the SQL function `relevance(text, terms)`, whose terms are encoded by `request`."""
    connection.register_fts5_function("relevance", _relevance)


def weigh_term(phrases: Sequence[Phrase], articles: int, *, is_prefix: bool = False) -> WeightedTerm:
    """Return a term with its weight.

    `articles` is in how many articles it occurs, counted up to the limit `RARE`.
    """
    weight = log(1 + 2 * RARE_SHARE / (1 + min(RARE_SHARE, articles)))
    return WeightedTerm(tuple(phrases[:MAX_PHRASES_PER_TERM]), weight, is_prefix=is_prefix)


def loosen_terms(terms: Sequence[WeightedTerm]) -> list[WeightedTerm]:
    """Return the terms of a query whose matches need not have all of them, the rarest first.

    Having one more rare word is worth more than having a frequent one often.
    """
    loose_terms = [structs.replace(term, presence=_PRESENCE_SHARE) for term in terms]
    return sorted(loose_terms, key=lambda term: -term.weight)


def encode_terms(terms: Sequence[WeightedTerm]) -> bytes:
    """Encode the terms of a query, in its order, for the SQL function."""
    return msgspec.json.encode(terms[:MAX_TERMS])


_Score = Callable[[apsw.FTS5ExtensionApi], float]


def _relevance(api: apsw.FTS5ExtensionApi, *arguments: apsw.SQLiteValue) -> float:
    """Return the score of a match, about 100 at most; the first call of a query builds its scorer."""
    score: _Score | None = api.aux_data
    if score is None:
        assert isinstance(arguments[0], bytes)
        score = api.aux_data = _make_scorer(api, msgspec.json.decode(arguments[0], type=list[WeightedTerm]))
    return score(api)


def _make_scorer(api: apsw.FTS5ExtensionApi, terms: Sequence[WeightedTerm]) -> _Score:
    """Return the function that scores the matches of one query.

    It runs some thousand times for each query, so it makes few calls.
    """
    phrase_indexes = {phrase: index for index, phrase in enumerate(api.phrases)}
    terms = [term for term in terms if any(phrase in phrase_indexes for phrase in term.phrases)]
    distinct_terms = list(dict.fromkeys(terms))  # a word that is repeated is located once
    weight_unit = MAX_BM25_SCORE / (sum(term.weight for term in terms) or 1.0)
    # Of each term: weight of its presence and of its frequency, index of its first phrase, and of the others.
    weighted = []
    for term in distinct_terms:
        indexes = [phrase_indexes[phrase] for phrase in term.phrases if phrase in phrase_indexes]
        weight = weight_unit * terms.count(term) * term.weight
        weighted.append((weight * term.presence, weight * (1 - term.presence), indexes[0], indexes[1:]))
    preceding_words = accumulate(len(term.phrases[0]) for term in terms)
    later_terms = list(zip([distinct_terms.index(term) for term in terms[1:]], preceding_words, strict=False))
    base_length = K1 * (1 - B)
    per_word = K1 * B * max(1, api.row_count) / max(1, api.column_total_size(-1))

    def score(api: apsw.FTS5ExtensionApi) -> float:
        locate = api.phrase_locations
        length = base_length + per_word * api.column_size(-1)
        total, title_positions, body_positions, is_in_title = BASE_SCORE, [], [], True
        for presence, weight, first_index, other_indexes in weighted:
            in_title, in_body, _ = locate(first_index)
            for index in other_indexes:
                other_positions = locate(index)
                in_title += other_positions[0]
                in_body += other_positions[1]
            count = TITLE_WEIGHT * len(in_title) + len(in_body)
            if count:
                total += presence + weight * count / (count + length)
            is_in_title = is_in_title and bool(in_title)
            title_positions.append(in_title)
            body_positions.append(in_body)
        if is_in_title:
            total += TITLE_BONUS
        if later_terms and (
            _are_in_sequence(body_positions, later_terms)
            or (is_in_title and _are_in_sequence(title_positions, later_terms))
        ):
            total += SEQUENCE_BONUS
        return total

    return score


def _are_in_sequence(positions: Sequence[list[int]], following: Sequence[tuple[int, int]]) -> bool:
    """Return whether the terms stand in the order of the query somewhere in a column.

    `following` has for each later term its index and its distance in words from the first one.
    """
    starts = positions[0]
    for term, distance in following:
        term_positions = positions[term]
        starts = [at for at in starts if at + distance in term_positions]
        if not starts:
            return False
    return True
