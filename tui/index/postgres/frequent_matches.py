"""Matches of frequent words: what share of the texts they are, and when it is best to walk through texts.

An index of words knows all texts that have one, in no order: of a frequent word it takes long to find the
newest. Read from the newest on, texts that have it come by soon. On Citus, whose coordinator knows no shares,
none are walked through.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

from tui.index.lookup.list_queries import stored_counts
from tui.index.postgres.tsquery import FACT_SIGN
from tui.index.search.frequent_words import share_of_texts
from tui.index.sql.match import AllOf, AnyOf, Match, Without, Words
from tui.index.sql.store_connection import StoreConnection

#: What it takes to look at the words of a text, in visits of a text that the index of words has found; where
#: words must follow one another, a visit is a look.
_VISITS_PER_LOOK, _PHRASES_PER_LOOK = 30, 1
#: Of so many times the texts that should do are looked at; then the index of words is asked.
_PATIENCE = 2
_LEAST_READ = 1_000


class Walk(NamedTuple):
    """The newest texts between two rowids, at most so many."""

    texts: str  # the SQL that selects them, newest first by `place`
    given: tuple[int, ...]


def plan_walk(connection: StoreConnection, given: Sequence[object], limit: int) -> Walk | None:
    """Return the texts among which the newest matches are; None where the index of words finds them faster.

    `given`: the match, and the first and the end rowid of the texts that are searched.
    """
    match, low, high = given[:3]
    assert (
        isinstance(match, Words | AnyOf | AllOf | Without) and isinstance(low, int) and isinstance(high, int)
    )
    share = _estimate_share(connection, match)
    per_look = _PHRASES_PER_LOOK if _has_phrase(match) else _VISITS_PER_LOOK
    if share * share * stored_counts(connection).article < per_look * limit:
        return None
    texts = (
        "SELECT -rowid AS place, rowid, size, title, words FROM text"
        " WHERE -rowid > ? AND -rowid <= ? ORDER BY -rowid LIMIT ?"
    )
    return Walk(texts, (-high, -low, _LEAST_READ + int(_PATIENCE * limit / share)))


def _estimate_share(connection: StoreConnection, match: Match) -> float:
    """Return what share of the texts may fit a match, going by its words; 0 where they are not known."""
    if isinstance(match, AnyOf):
        return max((_estimate_share(connection, part) for part in match.parts), default=0)
    if isinstance(match, AllOf):
        return prod(_estimate_share(connection, part) for part in match.parts)
    if isinstance(match, Without):
        return _estimate_share(connection, match.wanted) * (1 - _estimate_share(connection, match.excluded))
    sign = FACT_SIGN if match.column == "facts" else ""
    return 0 if match.is_prefix else prod(share_of_texts(connection, sign + word) for word in match.words)


def _has_phrase(match: Match) -> bool:
    """Return whether words must follow one another somewhere in a match."""
    if isinstance(match, Words):
        return len(match.words) > 1
    parts = (match.wanted, match.excluded) if isinstance(match, Without) else match.parts
    return any(map(_has_phrase, parts))
