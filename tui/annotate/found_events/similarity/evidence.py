"""What two news items have in common: kinds of events, tolls, and names and words by how telling they are."""

from __future__ import annotations

import math

from tui.annotate.found_events.weighed_item import WeighedItem, WordWeights
from tui.model.figures import Figure
from tui.model.news import UNTOLD

#: Kinds of events of which one report may tell by the one, another by the other, and how alike they are.
RELATED_FAMILIES = (
    ("abduction", "release"), ("abduction", "attack"), ("sanction", "release"), ("arrest", "release"),
    ("accident", "disaster"), ("truce", "agreement"), ("aid", "agreement"), ("arrest", "verdict"),
    ("arrest", "seizure"), ("attack", "accident"), ("withdrawal", "deployment"), ("visit", "opening"),
    ("visit", "talks"), ("agreement", "talks"), ("output", "opening"),
    ("protest", "celebration"), ("visit", "celebration"),
)  # fmt: skip
RELATED_SHARE = 0.5
#: The same where the words of a report tell of no kind, on a day that both state.
UNTOLD_SHARE = 0.5
_RELATED = {
    name: tuple(other for pair in RELATED_FAMILIES if name in pair for other in pair if other != name)
    for name in {name for pair in RELATED_FAMILIES for name in pair}
}
#: Kinds of events that somebody meets with once, unlike visits.
DONE_ONCE = frozenset({"arrest", "verdict", "release", "abduction", "appointment", "law"})
#: Those of them that hardly happen twice a day at one place, unlike verdicts.
ONCE_AT_PLACE = frozenset({"release", "abduction"})
#: A word that stands for several is so much less telling than one of its own.
SYNONYM_SHARE = 0.7
#: So is the name of the place, where something happens every day.
PLACE_SHARE = 0.5
#: Two numbers of killed are near where the smaller is such a share of the other.
MIN_TOLL_SHARE = 0.8
#: So are some that are the least there are and one more: «au moins trois», then four.
MIN_LEAST_TOLL, MAX_MORE_THAN_LEAST = 2, 1


def shared_kind(one: WeighedItem, other: WeighedItem) -> float:
    """Return how much of the kinds of two events is the same: 0 to 1."""
    families, others = one.report.families, other.report.families
    shared, least = 0.0, UNTOLD_SHARE if UNTOLD in families or UNTOLD in others else 0.0
    for name, share in families.items():
        if name == UNTOLD:
            continue
        shared += min(share, others.get(name, 0.0))
        for another in _RELATED.get(name, ()):
            shared += RELATED_SHARE * min(share, others.get(another, 0.0))
    return min(1.0, max(shared, least))


def is_done_once(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items tell first of what is done once to somebody, wherever it was."""
    return all(next(iter(item.report.families)) in DONE_ONCE for item in (one, other))


def is_once_at_place(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items tell first of what hardly happens twice a day at one place."""
    return all(next(iter(item.report.families)) in ONCE_AT_PLACE for item in (one, other))


def telling_in_common(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> float:
    """Return how telling the common names and words of two items are, in words that no other has.

    What stands for several words tells of a kind of event rather than of one.
    """
    names, words = one.report.names & other.report.names, one.report.words & other.report.words
    return weights.telling(names) + weights.telling(word for word in words if word[0].isalpha())


def weigh_evidence(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> float:
    """Return how telling names, words and numbers of two items are and of the place the most telling name."""
    words = one.own_words & other.own_words
    places = (one.place_stems | other.place_stems) & one.report.words & other.report.words
    own = weights.telling(one.own_names & other.own_names) + weights.telling(words)
    own += SYNONYM_SHARE * weights.telling(one.synonyms & other.synonyms)
    own += PLACE_SHARE * max((weights.telling([word]) for word in places), default=0.0)
    return own + len(one.figures & other.figures) + have_near_tolls(one, other)


def have_one_toll(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items give numbers of killed that can be one."""
    return any(figure.meets(another) for figure in one.killed for another in other.killed)


def have_near_tolls(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items give numbers of killed that are near: «at least two» is no 40."""
    return any(
        figure.meets(another) and figure.low * another.low > 0 and _are_near(figure, another)
        for figure in one.killed
        for another in other.killed
    )


def _are_near(one: Figure, other: Figure) -> bool:
    """Return whether two numbers of killed are near, neither of which is 0."""
    smaller, larger = sorted((one, other), key=lambda figure: figure.low)
    is_least = math.isinf(smaller.high) and smaller.low >= MIN_LEAST_TOLL
    is_one_more = is_least and larger.low - smaller.low <= MAX_MORE_THAN_LEAST
    return is_one_more or smaller.low / larger.low >= MIN_TOLL_SHARE
