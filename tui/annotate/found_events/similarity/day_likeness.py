"""How like the days of two news items are: those of their events, or of publication."""

from __future__ import annotations

from datetime import date, timedelta

from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.similarity.contradictions import (
    PROTEST,
    VISIT,
    are_of_two_days,
    have_one_lender,
)
from tui.annotate.found_events.similarity.evidence import (
    have_near_tolls,
    have_one_toll,
    is_done_once,
    is_once_at_place,
    shared_kind,
    telling_in_common,
)
from tui.annotate.found_events.similarity.place_names import SAME_TOWN_LIKENESS
from tui.annotate.found_events.weighed_item import MAX_DAYS_UNSTATED, WeighedItem, WordWeights
from tui.model.dates.ranges import shift_day
from tui.model.news import ReportedDay

#: What one day speaks for that both state.
SAME_DAY_LIKENESS = 0.3
#: Days between two beginnings, both stated, that may still be of one event.
MAX_DAYS_APART = 2
#: What a period in which something was speaks against it being what was on a day of it; of a longer one, as
#: «ce mois», what is counted is of more than that day.
PERIOD_LIKENESS, MAX_DAYS_OF_PERIOD = -0.3, 20
#: What was on one of so many days, by a report that states none of them, is recalled rather than told.
MAX_DAYS_OF_ANNOUNCEMENT = 30
#: A publication in a year or a season is none.
MAX_DAYS_PUBLISHED = 31
#: What speaks against an item that has neither a stated day nor one of publication: it joins copies alone.
UNDATED_LIKENESS = -1.1
#: What speaks for it where place and toll are those of the other: «34 soldats tués à Banibangou»; and
#: where the tolls only can be one.
ONE_TOLL_LIKENESS, MIN_TELLING_TOLL = 0.8, 12
MEETING_TOLL_LIKENESS = 0.5
#: The day of the year is told, and it is that of the other; or the day of the week too; or near; or another.
DAY_OF_YEAR_LIKENESS, WEEKDAY_LIKENESS, NEAR_DAY_LIKENESS, OTHER_DAY_LIKENESS = -0.1, 0.2, -0.3, -0.4
#: What two items of two days have in common at least, where neither place nor toll is the same: names and
#: words as telling as so many that no other has, such a share of the lighter item's names, and of the kind.
MIN_TELLING, MIN_NAMES_SHARE, MIN_FAMILY_SHARE = 3.0, 0.4, 0.5
#: So many towns, between which somebody was taken, both reports name.
MIN_ENDS_OF_ROAD = 2
#: How telling is what two reports of talks have in common that give them two days and two places; what share
#: of the names.
MIN_TELLING_TALKS, MIN_SHARE_OF_TALKS = 6.0, 0.3
#: Kinds of events of people who are at one town for days.
STAYS = frozenset({"visit", "agreement", "talks"})
#: How telling the names of somebody are; and what two reports of what is done once have in common at least.
MIN_TELLING_PERSON, MIN_TELLING_ONCE = 0.9, 4.0


def compare_days(one: WeighedItem, other: WeighedItem, places: float, weights: WordWeights) -> float | None:
    """Return what the days speak for (0.3: the same day) or against; None: it cannot be one event."""
    left, right = one.report.begun, other.report.begun
    if left is None and right is None and one.report.ended and other.report.ended:
        left, right = one.report.ended, other.report.ended
    if left is None or right is None:
        return _compare_publication(one, other)
    gap = _days_apart(left, right)
    if not (left.is_stated and right.is_stated):
        is_any_day = max(_width(left), _width(right)) > MAX_DAYS_OF_ANNOUNCEMENT
        return 0.1 if gap == 0 and not is_any_day else None
    if gap == 0:
        return _compare_one_day(max(_width(left), _width(right)))
    if gap > MAX_DAYS_APART + 1 or one.report.is_another or other.report.is_another:
        return None  # «une deuxième attaque» is not the one of the day before
    if _days_apart(_whole(left, one.report.ended), _whole(right, other.report.ended)) == 0:
        return 0.15
    is_apart = gap > MAX_DAYS_APART or _are_protests_apart(one, other, places)
    return None if is_apart else _compare_two_days(one, other, gap, places, weights)


def _compare_one_day(width: int) -> float | None:
    """Return what it speaks for that two items can be of one day among so many; None: of too many."""
    if width <= MAX_DAYS_UNSTATED:
        return SAME_DAY_LIKENESS
    return PERIOD_LIKENESS if width <= MAX_DAYS_OF_PERIOD else None


def _compare_two_days(
    one: WeighedItem, other: WeighedItem, gap: int, places: float, weights: WordWeights
) -> float | None:
    """Return what two days speak against that lie so many days apart; None: it cannot be one event.

    They are of one event only at one place, with one toll, or, next to each other, of the same people.
    """
    if gap > 1 and are_of_two_days(one, other):
        return None
    if not (places > 0 or have_one_toll(one, other) or (gap == 1 and _are_on_one_road(one, other))):
        may_be_there = places == 0 or is_done_once(one, other)
        is_of_one_person = is_done_once(one, other) and _have_persons_in_common(one, other, weights)
        is_alike = is_of_one_person or have_one_lender(one, other)
        is_alike = is_alike or _have_much_in_common(one, other, weights)
        if gap == 1 and _are_one_talks(one, other, weights):
            return -0.1
        if gap > 1 or not may_be_there or not is_alike:
            return None
    are_stays = is_of_stay(one.published) and is_of_stay(other.published)
    is_one_stay = gap == 1 and places >= SAME_TOWN_LIKENESS and are_stays
    return 0.1 if is_one_stay else -0.1 * gap


def _are_on_one_road(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether one report names both ends of the road on which another has people taken away."""
    if not is_once_at_place(one, other):
        return False
    known = (one.spot_words & other.report.names, other.spot_words & one.report.names)
    return max(map(len, known)) >= MIN_ENDS_OF_ROAD


def _are_protests_apart(one: WeighedItem, other: WeighedItem, places: float) -> bool:
    """Return whether two items tell of protests of two days that are not at one town."""
    kinds = {next(iter(item.report.families)) for item in (one, other)}
    return kinds == {PROTEST} and places < SAME_TOWN_LIKENESS


def _have_persons_in_common(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> bool:
    """Return whether two items name the same people, or some of them and have much else in common."""
    names = one.own_names & other.own_names
    if weights.telling(names) >= MIN_TELLING_PERSON:
        return True
    return bool(names) and telling_in_common(one, other, weights) >= MIN_TELLING_ONCE


def is_of_stay(published: PublishedItem) -> bool:
    """Return whether an item tells first of a visit or of what is agreed on at one."""
    return next(iter(published.report.families)) in STAYS


def _have_much_in_common(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> bool:
    """Return whether two items of one kind have so much in common that they are hardly of two events."""
    if shared_kind(one, other) < MIN_FAMILY_SHARE:
        return False
    if one.overlap(other, weights)[0] < MIN_NAMES_SHARE:
        return False
    return telling_in_common(one, other, weights) >= MIN_TELLING


def _are_one_talks(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> bool:
    """Return whether two items of talks have so much in common that they are one, on two days."""
    kinds = {next(iter(item.report.families)) for item in (one, other)}
    if not kinds <= STAYS or kinds == {VISIT}:
        return False
    if one.overlap(other, weights)[0] < MIN_SHARE_OF_TALKS:
        return False
    return telling_in_common(one, other, weights) >= MIN_TELLING_TALKS


def _compare_telling_tolls(one: WeighedItem, other: WeighedItem) -> float:
    """Return what speaks for two items of one place by large numbers of killed, as few events share."""
    if not (one.towns & (other.towns | other.areas) or other.towns & one.areas):
        return 0.0
    tolls = {toll.low for toll in one.killed if toll.low >= MIN_TELLING_TOLL}
    others = {toll.low for toll in other.killed if toll.low >= MIN_TELLING_TOLL}
    if tolls & others:
        return ONE_TOLL_LIKENESS
    return MEETING_TOLL_LIKENESS if tolls and others and have_near_tolls(one, other) else 0.0


def _compare_publication(one: WeighedItem, other: WeighedItem) -> float | None:
    """Return what publication speaks for where an item states no day; None: too far apart."""
    days = []
    for item in (one, other):
        begun, published = item.report.begun, item.published.published
        if begun is None and (published is None or (published[1] - published[0]).days > MAX_DAYS_PUBLISHED):
            day, toll = _compare_day_of_year(one, other), _compare_telling_tolls(one, other)
            if day is not None and day > OTHER_DAY_LIKENESS:
                return day
            return UNDATED_LIKENESS + toll + (day or 0.0)
        days.append((begun.first, begun.last) if begun else published or (date.min, date.max))
    (first, last), (other_first, other_last) = days
    gap = max(timedelta(0), first - other_last, other_first - last).days
    return 0.0 if gap <= MAX_DAYS_UNSTATED else None


def _compare_day_of_year(one: WeighedItem, other: WeighedItem) -> float | None:
    """Return what a day without its year speaks for; None where neither item has one beside a day."""
    for day, begun in (
        (one.report.day_of_year, other.report.begun),
        (other.report.day_of_year, one.report.begun),
    ):
        if day is None or begun is None or not begun.is_stated or _width(begun) > MAX_DAYS_UNSTATED:
            continue
        near = range(-MAX_DAYS_APART, _width(begun) + 1 + MAX_DAYS_APART)
        days = [shift_day(begun.first, after) for after in near]
        event_days = days[MAX_DAYS_APART : len(days) - MAX_DAYS_APART]
        if any(map(day.can_be, event_days)):
            return DAY_OF_YEAR_LIKENESS if day.weekday is None else WEEKDAY_LIKENESS
        is_weekday = day.weekday is None or any(one.weekday() == day.weekday for one in event_days)
        is_near = is_weekday and any((one.month, one.day) == (day.month, day.day) for one in days)
        return NEAR_DAY_LIKENESS if is_near else OTHER_DAY_LIKENESS
    left, right = one.report.day_of_year, other.report.day_of_year
    if left is None or right is None:
        return None
    is_one = (left.month, left.day) == (right.month, right.day)
    return DAY_OF_YEAR_LIKENESS if is_one else OTHER_DAY_LIKENESS


def _width(day: ReportedDay) -> int:
    """Return the days between the first and the last of those that something may have been on."""
    return (day.last - day.first).days


def _whole(begun: ReportedDay, ended: ReportedDay | None) -> ReportedDay:
    """Return the days from the beginning of an event to its end."""
    return ReportedDay(begun.first, max(begun.last, ended.last) if ended else begun.last)


def _days_apart(one: ReportedDay, other: ReportedDay) -> int:
    """Return the days between two ranges; 0 where they overlap."""
    return max(0, (one.first - other.last).days, (other.first - one.last).days)
