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
RARE = 500
_K1, _B = 1.2, 0.75
_TITLE = 10.0  # what an occurrence in the title counts for
#: What an article is worth: with all of them it is a little less than an actor of that very name.
_LEAST, _RELEVANT = 56.0, 6.0
_IN_SEQUENCE, _IN_TITLE = 14.0, 16.0
#: So many terms are weighed, and so many phrases that stand for each: a query may have more.
_TERMS, _PHRASES = 8, 4

Phrase = tuple[str, ...]


class Term(Struct, frozen=True):
    """Phrases of one length that stand for one thing asked, and what it weighs beside the others."""

    phrases: tuple[Phrase, ...]
    weight: float


def install(connection: apsw.Connection) -> None:
    """Let the statements of a connection call `relevance(text, asked)`; `asked` is made by `request`."""
    connection.register_fts5_function("relevance", _relevance)


def term(phrases: Sequence[Phrase], articles: int) -> Term:
    """What is asked, with what stands for it. `articles`: how many have it, counted up to `RARE`."""
    return Term(tuple(phrases[:_PHRASES]), log(1 + 2 * RARE / (1 + min(RARE, articles))))


def request(terms: Sequence[Term]) -> bytes:
    """What is asked, in the order asked, as `relevance` takes it."""
    return msgspec.json.encode(terms[:_TERMS])


_Score = Callable[[apsw.FTS5ExtensionApi], float]


def _relevance(api: apsw.FTS5ExtensionApi, *given: apsw.SQLiteValue) -> float:
    """What a match is worth, of about 100; the first of a query prepares what the others go by."""
    score: _Score | None = api.aux_data
    if score is None:
        assert isinstance(given[0], bytes)
        score = api.aux_data = _scorer(api, msgspec.json.decode(given[0], type=list[Term]))
    return score(api)


def _scorer(api: apsw.FTS5ExtensionApi, terms: Sequence[Term]) -> _Score:
    """The function for the matches of one query; it runs some thousand times, so it calls little."""
    known = {phrase: place for place, phrase in enumerate(api.phrases)}
    terms = [term for term in terms if any(phrase in known for phrase in term.phrases)]
    distinct = list(dict.fromkeys(terms))  # a word that is asked twice is looked for once
    share = _RELEVANT / (sum(term.weight for term in terms) or 1.0)
    asked = []  # what it weighs, and the places of its phrases among those of the query
    for term in distinct:
        places = [known[phrase] for phrase in term.phrases if phrase in known]
        asked.append((share * terms.count(term) * term.weight, places[0], places[1:]))
    passed = accumulate(len(term.phrases[0]) for term in terms)
    following = list(zip([distinct.index(term) for term in terms[1:]], passed, strict=False))
    shortest, per_word = _K1 * (1 - _B), _K1 * _B * max(1, api.row_count) / max(1, api.column_total_size(-1))

    def score(api: apsw.FTS5ExtensionApi) -> float:
        locate = api.phrase_locations
        length = shortest + per_word * api.column_size(-1)
        worth, titles, bodies, is_in_title = _LEAST, [], [], True
        for weight, first, others in asked:
            title, body, _ = locate(first)
            for place in others:
                more = locate(place)
                title += more[0]
                body += more[1]
            count = _TITLE * len(title) + len(body)
            worth += weight * count / (count + length)
            is_in_title = is_in_title and bool(title)
            titles.append(title)
            bodies.append(body)
        if is_in_title:
            worth += _IN_TITLE
        if following and (
            _are_in_sequence(bodies, following) or (is_in_title and _are_in_sequence(titles, following))
        ):
            worth += _IN_SEQUENCE
        return worth

    return score


def _are_in_sequence(places: Sequence[list[int]], following: Sequence[tuple[int, int]]) -> bool:
    """Whether the terms in `following` stand each so many words behind the first of all."""
    begins = places[0]
    for term, by in following:
        there = places[term]
        begins = [at for at in begins if at + by in there]
        if not begins:
            return False
    return True
