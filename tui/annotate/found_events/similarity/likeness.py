"""How like two news items are: what speaks for both being of one event, and what against it."""

from __future__ import annotations

from msgspec import Struct

from tui.annotate.found_events.similarity.contradictions import (
    OF_ONE_DAY,
    are_of_others,
    compare_numbers,
    compare_professions,
    is_elsewhere,
)
from tui.annotate.found_events.similarity.day_likeness import SAME_DAY_LIKENESS, compare_days
from tui.annotate.found_events.similarity.evidence import (
    have_near_tolls,
    is_done_once,
    is_once_at_place,
    shared_kind,
    telling_in_common,
    weigh_evidence,
)
from tui.annotate.found_events.similarity.place_names import SAME_TOWN_LIKENESS, have_common_place
from tui.annotate.found_events.weighed_item import WeighedItem, WordWeights

#: What each number speaks for that two items give of the same thing; so many count.
FIGURE_LIKENESS, MAX_COMMON_FIGURES = 0.2, 2
#: What each name or word speaks for that hardly any other item has; so many count.
RARE_LIKENESS, MAX_RARE = 0.05, 4.0
#: Where the days speak more against it, neither numbers nor rare words count.
MIN_DAYS_LIKENESS = -0.2
#: What two items have in common besides day and place at least, in words that only two have: where their
#: kinds are less than so much the same; where they are not related at all; where they are hardly of one day.
MIN_OWN, MIN_ONE_KIND, MIN_OWN_OTHER_KIND, MIN_RELATED = 1.0, 0.55, 2.0, 0.15
MIN_OWN_OF_OTHER_DAY = 2.0
#: The same where one tells of no kind, on a day that is hardly the other's, at one place.
MIN_OWN_OF_UNTOLD = 5.0
#: The same of one kind where the days are two, or it is done to one person or by one profession; where
#: they have less, and no name but those of the place, these say no more.
MIN_EVIDENCE, MAX_NAMES_OF_PLACE = 1.5, 0.4
#: Where no place and no number speaks for it, names or words do: to this share at least, or so telling.
MIN_COMMON_SHARE, MIN_TELLING_ALONE = 0.2, 2.0

#: Where more items are of one kind in a week, its day and place say little: to so large a share names and
#: words are the same, or so many numbers, and the day is where both state it.
MAX_CROWD, MIN_SHARE_IN_CROWD, MIN_FIGURES_IN_CROWD = 10, 0.9, 2
#: Of what is not over on its day, fewer of one week are told of on other days than their own.
MAX_CROWD_OF_DAYS = 4


class Likeness(Struct, frozen=True):
    """What speaks for two items being of one event."""

    names: float
    words: float
    families: float
    days: float
    places: float
    tolls: float
    professions: float = 0.0
    figures: float = 0.0
    rare: float = 0.0

    @property
    def total(self) -> float:
        """Return all of it as one number."""
        # Two places on one day are of one event only where much else is the same.
        places = self.places * (1 - self.names) if self.places < 0 else self.places
        return (
            0.8 * self.names
            + 0.8 * self.words
            + 0.5 * self.families
            + self.days
            + places
            + self.tolls
            + self.professions
            + self.figures
            + self.rare
        )


#: Of items that neither rule each other out nor have enough in common to be compared.
NOTHING_IN_COMMON = Likeness(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
#: Of items that name other places; a third one may name both.
ELSEWHERE = Likeness(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def compare_items(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> Likeness | None:
    """Return what speaks for two items being of one event; None where days, places or people rule it out."""
    places = _compare_places(one, other)
    days = compare_days(one, other, places, weights)
    if days is None or are_of_others(one, other, weights):
        return None
    if is_elsewhere(one, other, weights):
        return ELSEWHERE
    shared = shared_kind(one, other)
    names, words = one.overlap(other, weights)
    figures = min(len(one.figures & other.figures), MAX_COMMON_FIGURES) * FIGURE_LIKENESS
    telling = telling_in_common(one, other, weights)
    professions = compare_professions(one, other)
    is_alike = max(places, figures, professions) > 0 or telling >= MIN_TELLING_ALONE
    has_little = names + words < MIN_COMMON_SHARE and not (is_alike or have_near_tolls(one, other))
    if has_little or _are_lost_in_crowd(one, other, names + words, days, places):
        return NOTHING_IN_COMMON
    evidence = weigh_evidence(one, other, weights)
    if (one.is_untold or other.is_untold) and days <= 0:
        is_near = days > MIN_DAYS_LIKENESS and places > 0
        if not (is_near and evidence >= MIN_OWN_OF_UNTOLD):
            return NOTHING_IN_COMMON
    if evidence < _least_evidence(one, other, shared, days, places):
        return NOTHING_IN_COMMON
    if one.own_names.isdisjoint(other.own_names) and evidence < MIN_EVIDENCE:
        names = min(names, MAX_NAMES_OF_PLACE)
    tolls = compare_numbers(one, other, places)
    rare = RARE_LIKENESS * min(telling, MAX_RARE)
    if days < MIN_DAYS_LIKENESS:
        figures = rare = 0.0
    return Likeness(names, words, shared, days, places, tolls, professions, figures, rare)


def _are_lost_in_crowd(
    one: WeighedItem, other: WeighedItem, share: float, days: float, places: float
) -> bool:
    """Return whether two items are of those of a week that tell all of one movement, and no more alike.

    What is over on its day hardly happens twice a day at one spot, however many tell of it.
    """
    crowd = max(item.crowd_at_place if places > 0 else item.crowd for item in (one, other))
    are_over = OF_ONE_DAY.issuperset(next(iter(item.report.families)) for item in (one, other))
    if days <= 0 and one.stated_days and other.stated_days:
        return crowd > (MAX_CROWD if are_over else MAX_CROWD_OF_DAYS)
    if crowd <= MAX_CROWD:
        return False
    if are_over and days >= SAME_DAY_LIKENESS and have_common_place(one.spots, other.spots):
        return False
    return share < MIN_SHARE_IN_CROWD and len(one.figures & other.figures) < MIN_FIGURES_IN_CROWD


def _least_evidence(one: WeighedItem, other: WeighedItem, shared: float, days: float, places: float) -> float:
    """Return how much two items have in common at least, whatever their place and day."""
    if shared < MIN_RELATED:
        return MIN_OWN_OTHER_KIND
    if shared < MIN_ONE_KIND:
        return MIN_OWN if days > 0 else MIN_OWN_OF_OTHER_DAY
    is_there = places > 0 and days >= SAME_DAY_LIKENESS and is_once_at_place(one, other)
    is_apart = days < 0 or (is_done_once(one, other) and not is_there) or compare_professions(one, other) < 0
    return MIN_EVIDENCE if is_apart else 0.0


def _compare_places(one: WeighedItem, other: WeighedItem) -> float:
    """Return what the places speak for or against."""
    if have_common_place(one.towns, other.towns):
        return SAME_TOWN_LIKENESS
    if one.towns & other.areas or other.towns & one.areas:
        return 0.1
    if one.areas & other.areas:
        return 0.05
    knows_other = one.towns & other.report.names or other.towns & one.report.names
    return -0.4 if one.towns and other.towns and not knows_other else 0.0
