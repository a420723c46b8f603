"""What speaks against two news items being of one event: other places, people, tolls, sums, professions."""

from __future__ import annotations

from tui.annotate.found_events.similarity.place_names import have_common_place
from tui.annotate.found_events.weighed_item import WeighedItem, WordWeights
from tui.model.figures import Figure

#: What tolls or sums speak against it of which one is so many times the other.
OTHER_TOLL_LIKENESS, OTHER_SUM_LIKENESS, MAX_TOLL_RATIO = -0.3, -0.6, 3
#: At a place that is so much the same, tolls may be far apart.
MIN_SHARED_PLACE = 0.1
#: What it speaks for or against two protests that they are of people of one profession, or of two.
ONE_PROFESSION_LIKENESS, OTHER_PROFESSION_LIKENESS, PROTEST = 0.1, -0.4, "protest"
#: Kinds of events of somebody whom reports name that give so many names.
OF_PERSONS, MIN_NAMES = frozenset({"visit", "appointment"}), 2
#: So many states that both have at a meeting make it none of persons.
MIN_COMMON_STATES = 2
#: The kind of events in which a chamber votes, and the words for the upper one and the other.
LAW, UPPER_CHAMBER, LOWER_CHAMBER = "law", "=upper-chamber", "=parliament"
#: The kind of events in which goods are given.
AID = "aid"
#: The kind of events in which somebody is at one town, and cannot be at another.
VISIT = "visit"
#: The kind of events of which some, as epidemics, go on for weeks; so many days before and after are known.
DISASTER, MIN_DAYS_OF_WEEKS = "disaster", 14
#: Names of so little weight do not make two places one.
MIN_TELLING_NAMES = 1.0
#: Kinds of events of which hardly two are alike on one day: names of such a weight, and so much in common
#: besides, make them one, wherever each report has it; in weeks of more of its kind they do not.
HARDLY_TWICE = frozenset({"truce", "agreement", "talks"})
MIN_TELLING_NAME, MIN_OF_ONE, MAX_CROWD_OF_ONE = 0.8, 4.0, 6
#: Kinds of events that are over on their day: those of two days have tolls of their own.
OF_ONE_DAY = frozenset({"attack", "abduction", "accident", "disaster"})


def is_elsewhere(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> bool:
    """Return whether two items name places of which neither report knows the other’s, and little else."""
    if _are_in_other_areas(one, other):
        return True
    is_at_one_spot = all(
        item.report.is_at_place and item.spots and not item.report.is_at_several for item in (one, other)
    )
    if not is_at_one_spot or one.figures & other.figures:
        return False
    if have_common_place(one.spots, other.spots | other.areas) or have_common_place(one.areas, other.spots):
        return False
    if one.spot_words & other.report.names or other.spot_words & one.report.names:
        return False
    kinds = {next(iter(item.report.families)) for item in (one, other)}
    if kinds <= HARDLY_TWICE and _is_one_of_day(one, other, weights):
        return False
    return kinds in ({VISIT}, {PROTEST}) or not _have_telling_names(one, other, weights)


def _are_in_other_areas(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items tell of what goes on for weeks, as an epidemic, in areas of their own."""
    for item in (one, other):
        begun = item.report.begun
        is_of_weeks = (
            begun is not None and not begun.is_stated and (begun.last - begun.first).days >= MIN_DAYS_OF_WEEKS
        )
        if not (is_of_weeks and DISASTER in item.report.families and (item.towns or item.areas)):
            return False
    places, others = one.towns | one.areas, other.towns | other.areas
    return not have_common_place(places, others) and not (
        places & other.report.names or others & one.report.names
    )


def _is_one_of_day(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> bool:
    """Return whether two items of one day have so much in common that they are one, at two places."""
    if one.stated_days is None or one.stated_days != other.stated_days:
        return False
    if max(one.crowd, other.crowd) > MAX_CROWD_OF_ONE:
        return False
    has_name = weights.telling(one.own_names & other.own_names) >= MIN_TELLING_NAME
    return has_name and weights.telling(one.own_words & other.own_words) >= MIN_OF_ONE


def _have_telling_names(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> bool:
    return weights.telling(one.report.names & other.report.names) >= MIN_TELLING_NAMES


def are_of_two_days(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items tell of what is over on its day with tolls that no number fits."""
    if not all(next(iter(item.report.families)) in OF_ONE_DAY for item in (one, other)):
        return False
    pairs = [(toll, another) for toll in one.killed for another in other.killed]
    return bool(pairs) and not any(toll.meets(another) for toll, another in pairs)


def are_of_others(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> bool:
    """Return whether two items are of other visitors, parties or goods, or of a sum many times the other."""
    is_other_gift = _are_of_other_goods(one, other) or _are_far_apart(one.sums, other.sums)
    if is_other_gift and not _have_telling_names(one, other, weights):
        return True
    if _are_of_other_chambers(one, other):
        return True
    if _are_of_other_lenders(one, other) or _are_of_other_parties(one, other):
        return True
    is_personal = all(next(iter(item.report.families)) in OF_PERSONS for item in (one, other))
    has_names = min(len(one.own_names), len(other.own_names)) >= MIN_NAMES
    if not (is_personal and has_names and one.own_names.isdisjoint(other.own_names)):
        return False
    return len(_states_at(one) & _states_at(other)) < MIN_COMMON_STATES


def _states_at(item: WeighedItem) -> set[str]:
    """Return the states that were at a meeting by an item."""
    return {name for fact in item.report.facts if fact.of == "states" for name in fact.names}


def have_one_lender(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items tell of what one and the same lends or gives."""
    are_gifts = all(next(iter(item.report.families)) == AID for item in (one, other))
    return are_gifts and not one.lenders.isdisjoint(other.lenders)


def _are_of_other_lenders(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items tell of what two lend or give: the International Monetary Fund, a bank."""
    are_gifts = all(next(iter(item.report.families)) == AID for item in (one, other))
    return are_gifts and bool(one.lenders and other.lenders) and one.lenders.isdisjoint(other.lenders)


def _are_of_other_chambers(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether one item tells of a vote of the upper chamber, and the other of one of the lower.

    Where the other knows of both chambers, it is one of another vote by its numbers.
    """
    if not all(next(iter(item.report.families)) == LAW for item in (one, other)):
        return False
    for upper, lower in ((one, other), (other, one)):
        is_upper = UPPER_CHAMBER in upper.report.words and LOWER_CHAMBER not in upper.report.words
        if is_upper and LOWER_CHAMBER in lower.report.words:
            return UPPER_CHAMBER not in lower.report.words or _have_other_votes(one, other)
    return False


def _have_other_votes(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items give numbers of votes, none of which is the same."""
    votes, others = (
        {fact.figure.low for fact in item.report.facts if fact.of == "votes for" and fact.figure}
        for item in (one, other)
    )
    return bool(votes and others) and votes.isdisjoint(others)


def _are_of_other_parties(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items name parties of which neither all nor most are the same."""
    parties, others = one.parties, other.parties
    if not (parties and others) or parties <= others or others <= parties:
        return False
    common = [name for name in parties if any(name in other or other in name for other in others)]
    least = min(len(parties), len(others))
    return len(common) < least and 2 * len(common) <= least


def _are_of_other_goods(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items tell of gifts of other things: rice, fertilizer."""
    are_gifts = all(next(iter(item.report.families)) == AID for item in (one, other))
    return are_gifts and bool(one.goods and other.goods) and one.goods.isdisjoint(other.goods)


def compare_professions(one: WeighedItem, other: WeighedItem) -> float:
    """Return what it speaks for or against two protests that they are of one profession, or of two."""
    are_protests = all(PROTEST in item.report.families for item in (one, other))
    if not (are_protests and one.professions and other.professions):
        return 0.0
    is_other = one.professions.isdisjoint(other.professions)
    return OTHER_PROFESSION_LIKENESS if is_other else ONE_PROFESSION_LIKENESS


def compare_numbers(one: WeighedItem, other: WeighedItem, places: float) -> float:
    """Return what speaks against it where tolls or sums are hardly those of one event."""
    is_other_toll = places < MIN_SHARED_PLACE and _are_far_apart(one.killed, other.killed)
    return OTHER_TOLL_LIKENESS * is_other_toll + OTHER_SUM_LIKENESS * _are_far_apart(one.sums, other.sums)


def _are_far_apart(figures: list[Figure], others: list[Figure]) -> bool:
    """Return whether each of some figures is many times each of others."""
    pairs = [(figure, another) for figure in figures for another in others]
    return bool(pairs) and all(
        min(figure.high, another.high) > 0  # «aucune victime» may be said of what others count
        and (figure.low > MAX_TOLL_RATIO * another.high or another.low > MAX_TOLL_RATIO * figure.high)
        for figure, another in pairs
    )
