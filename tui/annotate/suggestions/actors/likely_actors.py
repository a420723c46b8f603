"""Which known actors a name may mean: those called alike first, then those of its type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from tui.annotate.suggestions.uses.name_similarity import sounds_alike
from tui.model.records import Actor
from tui.model.text import split_words

#: How like two words are (0 to 1) that sound alike; less than this says nothing.
_SOUND_LIKENESS, _MIN_LIKENESS = 0.9, 0.8
#: How much of the likeness is what another name has beside the one that is looked for.
_USED_WEIGHT = 0.25
#: What another type takes off the likeness.
_TYPE_COST = 0.3


def rank_likely_actors(wanted: Actor, known: Sequence[Actor]) -> tuple[list[Actor], list[Actor]]:
    """Return the known actors whose names are like that of `wanted`, and the others.

    The likeliest come first, or those of its type; equally likely ones keep their order.
    """
    names = [split_words(spelling.name) for spelling in wanted.spellings()]

    def rank(actor: Actor) -> float:
        likeness = max(
            (_likeness(name, split_words(other.name)) for name in names for other in actor.spellings()),
            default=0.0,
        )
        return round(_TYPE_COST * (actor.type != wanted.type) - likeness, 1)

    ranked = sorted(((rank(actor), place, actor) for place, actor in enumerate(known)), key=itemgetter(0, 1))
    return [actor for cost, _, actor in ranked if cost < 0], [actor for cost, _, actor in ranked if cost >= 0]


def _likeness(name: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of a name another has, and a little how much else it has, 0 to 1."""
    if not name or not other:
        return 0.0
    covered, used = (
        sum(_best_match(word, words) for word in one) / len(one)
        for one, words in ((name, other), (other, name))
    )
    return (1 - _USED_WEIGHT) * covered + _USED_WEIGHT * used


def _best_match(word: str, others: Iterable[str]) -> float:
    """Return how like a word the likest of others is; 0 where none is like it."""
    from rapidfuzz.distance import JaroWinkler  # late: only suggestions need it

    best = 0.0
    for other in others:
        if word == other:
            return 1.0
        likeness = JaroWinkler.normalized_similarity(word, other, score_cutoff=_MIN_LIKENESS)
        if likeness < _SOUND_LIKENESS and sounds_alike(word, other):
            likeness = _SOUND_LIKENESS
        best = max(best, likeness)
    return best
