"""How well an article's text fits the words asked for: a function that FTS5 calls for each match.

It is Okapi's BM25 (k1 1.2, b 0.75, as FTS5's own) with one difference, which makes its cost the same for
a million articles: how rare a word is, is counted up to `RARE` articles, not through the corpus; words in
more articles than that weigh alike. Where the words stand is looked at in the same pass: all of them in
the title, and all in the order asked, are worth more than any number of occurrences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import log

import apsw
import msgspec
from msgspec import Struct

#: A word in fewer articles weighs the more, the fewer they are.
RARE = 2_000
_K1, _B = 1.2, 0.75
_TITLE = 10.0  # what an occurrence in the title counts for
_IN_SEQUENCE = 14.0
_IN_TITLE = 16.0
#: So many phrases are weighed; a query with more has them anyway.
_MOST = 8

Words = tuple[str, ...]


class Asked(Struct, frozen=True):
    """The phrases that are weighed."""

    terms: tuple[Words, ...]  # in the order asked: all are wanted in the title, or one after the other
    weights: list[tuple[Words, float]]  # of these and of others that stand for them


def install(connection: apsw.Connection) -> None:
    """Let the statements of a connection call `relevance(text, asked)`; `asked` is made by `request`."""
    connection.register_fts5_function("relevance", _relevance)


def request(terms: Sequence[Words], others: Sequence[Words], articles: dict[Words, int]) -> bytes:
    """What is asked, as `relevance` takes it. `articles`: how many have a phrase, counted up to `RARE`."""
    phrases = list(dict.fromkeys([*terms, *others]))[:_MOST]
    weights = [(words, log(1 + 2 * RARE / (1 + articles.get(words, RARE)))) for words in phrases]
    return msgspec.json.encode(Asked(tuple(dict.fromkeys(terms))[:_MOST], weights))


def _relevance(api: apsw.FTS5ExtensionApi, *given: apsw.SQLiteValue) -> float:
    """What a match is worth, up to 100; the first of a query prepares what the others go by."""
    score: _Score | None = api.aux_data
    if score is None:
        assert isinstance(given[0], bytes)
        score = api.aux_data = _scorer(api, msgspec.json.decode(given[0], type=Asked))
    return score(api)


_Score = Callable[[apsw.FTS5ExtensionApi], float]


def _scorer(api: apsw.FTS5ExtensionApi, asked: Asked) -> _Score:
    """The function for the matches of one query; it runs some thousand times."""
    known = {phrase: place for place, phrase in enumerate(api.phrases)}
    weighed = [(known[words], weight * (_K1 + 1)) for words, weight in asked.weights if words in known]
    has_all = bool(asked.terms) and all(words in known for words in asked.terms)
    passed = list(accumulate((len(words) for words in asked.terms[:-1]), initial=0)) if has_all else []
    shortest, per_word = _K1 * (1 - _B), _K1 * _B * max(1, api.row_count) / max(1, api.column_total_size(-1))

    def score(api: apsw.FTS5ExtensionApi) -> float:
        length = shortest + per_word * api.column_size(-1)
        titles, bodies, bm25 = [], [], 0.0
        for place, weight in weighed:
            title, body, _ = api.phrase_locations(place)
            titles.append(title)
            bodies.append(body)
            count = _TITLE * len(title) + len(body)
            bm25 += weight * count / (count + length)
        worth = 60 + 10 * bm25 / (10 + bm25)
        if has_all:
            worth += _IN_TITLE * all(titles[: len(passed)])
            if len(passed) > 1 and (_are_in_sequence(bodies, passed) or _are_in_sequence(titles, passed)):
                worth += _IN_SEQUENCE
        return worth

    return score


def _are_in_sequence(places: Sequence[list[int]], passed: Sequence[int]) -> bool:
    """Whether terms with these places follow one another, each so many words behind the first."""
    begins = places[0]
    for there, by in zip(places[1:], passed[1:], strict=False):
        if not begins:
            break
        begins = [at for at in begins if at + by in there]
    return bool(begins)
