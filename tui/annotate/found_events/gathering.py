"""Gathering of news items into events: which reports are of the same event.

Items are taken in the order of publication. Each is compared with the events that share one of its rarest
words, or were of its kind on its day, never with all; of an event a few items stand for all. So time grows
nearly linearly with the items, however many are of one event.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tui.annotate.found_events.published_item import PublishedItem
from tui.model.figures import Figure
from tui.model.news import ReportedDay
from tui.model.phonetics import spelling_key

#: Rarest words of an item by which events are looked up, and events of a word that are looked at.
MAX_KEYS, MAX_EVENTS_PER_KEY = 30, 40
#: Events that are compared with an item, and items that stand for an event.
MAX_CANDIDATES, MAX_REPRESENTATIVES = 12, 6
#: What two items of one event have in common at least: 0 to about 2.
MIN_LIKENESS = 0.80
#: Days between two beginnings, both stated, that may still be of one event.
MAX_DAYS_APART = 2
#: Days by which items without a stated day may have appeared apart.
MAX_DAYS_UNSTATED = 8
#: What speaks against an item that has neither a stated day nor one of publication: it joins copies alone.
UNDATED_LIKENESS = -1.1
#: What speaks for it where place and toll are those of the other: «34 soldats tués à Banibangou».
ONE_TOLL_LIKENESS, MIN_TELLING_TOLL = 0.8, 12
#: Of fewer items, that all have a word says little of how rare it is.
MIN_TOTAL = 60


class WordWeights:
    """How telling words are: the rarer in a set of items, the more."""

    def __init__(self, items: Sequence[PublishedItem]) -> None:
        self._counts: Counter[str] = Counter()
        for one in items:
            self._counts.update(one.report.words)
            self._counts.update(one.report.names)
        self._total = max(len(items), MIN_TOTAL)

    def weight(self, word: str) -> float:
        """Return the weight of a word (inverse document frequency, smoothed)."""
        return math.log((self._total + 2) / (self._counts[word] + 0.5))

    def sum_of(self, words: Iterable[str]) -> float:
        """Return the weight of words together."""
        return sum(map(self.weight, words))

    def rarest(self, words: Iterable[str]) -> list[str]:
        """Return the words of an item by which others are looked up: the rarest that others have too."""
        counts = self._counts
        shared = (word for word in words if counts[word] > 1)
        return sorted(shared, key=lambda word: (counts[word], word))[:MAX_KEYS]


class WeighedItem:
    """An item with what is compared of it again and again."""

    def __init__(self, published: PublishedItem, weights: WordWeights) -> None:
        report = published.report
        self.published = published
        self.report = report
        self.names_weight = weights.sum_of(report.names)
        self.words_weight = weights.sum_of(report.words)
        self.days = _possible_days(published)
        self.towns = sound_names(report.towns)
        self.areas = sound_names(report.areas)
        self.keys = [*weights.rarest(report.names | report.words), *_day_keys(report.begun, report.families)]

    def is_apart(self, other: WeighedItem) -> bool:
        """Return whether the days alone rule out, cheaply, that two items are of one event."""
        if self.days is None or other.days is None:
            return False
        (first, last), (other_first, other_last) = self.days, other.days
        return first - other_last > MAX_DAYS_UNSTATED or other_first - last > MAX_DAYS_UNSTATED

    def overlap(self, other: WeighedItem, weights: WordWeights) -> tuple[float, float]:
        """Return the weight of common names and words, as shares of the lighter item's (0 to 1)."""
        names = weights.sum_of(self.report.names & other.report.names)
        words = weights.sum_of(self.report.words & other.report.words)
        lighter_names = min(self.names_weight, other.names_weight)
        lighter_words = min(self.words_weight, other.words_weight)
        return names / lighter_names if names else 0.0, words / lighter_words if words else 0.0


class Likeness(Struct, frozen=True):
    """What speaks for two items being of one event."""

    names: float
    words: float
    families: float
    days: float
    places: float

    @property
    def total(self) -> float:
        """Return all of it as one number."""
        # Two places on one day are of one event only where much else is the same.
        places = self.places * (1 - self.names) if self.places < 0 else self.places
        return 0.8 * self.names + 0.8 * self.words + 0.5 * self.families + self.days + places


class _Event:
    """Items of one event so far; the first ones stand for all."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.items: list[PublishedItem] = []
        self.articles: set[str] = set()
        self.representatives: list[WeighedItem] = []
        self.first, self.last = date.max.toordinal(), date.min.toordinal()  # of the representatives

    def add(self, item: WeighedItem) -> bool:
        """Add an item, and return whether it is one of those that stand for all."""
        self.items.append(item.published)
        self.articles.add(item.published.article)
        if len(self.representatives) >= MAX_REPRESENTATIVES:
            return False
        self.representatives.append(item)
        first, last = item.days or (date.min.toordinal(), date.max.toordinal())
        self.first, self.last = min(self.first, first), max(self.last, last)
        return True


def gather_items(items: Sequence[PublishedItem]) -> list[list[PublishedItem]]:
    """Return the items in groups of one event each, in the order of publication."""
    ordered = sorted(items, key=lambda one: (one.published or (date.max, date.max), one.key))
    weights = WordWeights(ordered)
    events: list[_Event] = []
    by_key: dict[str, list[_Event]] = {}
    for published in ordered:
        item = WeighedItem(published, weights)
        event = _find_event(item, by_key, weights)
        if event is None:
            event = _Event(len(events))
            events.append(event)
        if event.add(item):
            for key in item.keys:
                known = by_key.setdefault(key, [])
                if event not in known[-MAX_EVENTS_PER_KEY:]:
                    known.append(event)
    return [event.items for event in events]


def _find_event(item: WeighedItem, by_key: dict[str, list[_Event]], weights: WordWeights) -> _Event | None:
    """Return the event that an item is most probably of; None where none is like it."""
    votes: Counter[int] = Counter()
    known: dict[int, _Event] = {}
    for key in item.keys:
        for event in by_key.get(key, ())[-MAX_EVENTS_PER_KEY:]:
            votes[event.number] += 1
            known[event.number] = event
    first, last = item.days or (date.min.toordinal(), date.max.toordinal())
    best, best_score = None, MIN_LIKENESS
    compared = 0
    for number, _votes in votes.most_common():
        event = known[number]
        if first - event.last > MAX_DAYS_UNSTATED or event.first - last > MAX_DAYS_UNSTATED:
            continue
        score = _likeness_to_event(item, event, weights)
        if score is None:
            continue
        if score >= best_score:
            best, best_score = event, score
        compared += 1
        if compared == MAX_CANDIDATES:
            break
    return best


def _likeness_to_event(item: WeighedItem, event: _Event, weights: WordWeights) -> float | None:
    """Return how like an item is to the two items of an event most like it; None where it cannot be of it."""
    if item.published.article in event.articles:
        return None
    scores: list[float] = []
    for one in event.representatives:
        likeness = None if item.is_apart(one) else compare_items(item, one, weights)
        scores.append(likeness.total if likeness else -1.0)
    scores.sort(reverse=True)
    best = scores[:2]
    return sum(best) / len(best) if best[0] > 0 else None


def compare_items(one: WeighedItem, other: WeighedItem, weights: WordWeights) -> Likeness | None:
    """Return what speaks for two items being of one event; None where their days rule it out."""
    places = _compare_places(one, other)
    days = _compare_days(one, other, places)
    if days is None:
        return None
    families = other.report.families
    shared = sum(min(share, families.get(name, 0.0)) for name, share in one.report.families.items())
    names, words = one.overlap(other, weights)
    return Likeness(names, words, shared, days, places)


def _compare_days(one: WeighedItem, other: WeighedItem, places: float) -> float | None:
    """Return what the days speak for (0.3: the same day) or against; None: it cannot be one event."""
    left, right = one.report.begun, other.report.begun
    if left is None or right is None:
        return _compare_publication(one, other)
    gap = _days_apart(left, right)
    if not (left.is_stated and right.is_stated):
        return 0.1 if gap == 0 else None
    if gap == 0:
        return 0.3
    if gap > MAX_DAYS_APART + 1:
        return None
    if _days_apart(_whole(left, one.report.ended), _whole(right, other.report.ended)) == 0:
        return 0.15
    # Two days are of one event only at one place, or with one toll.
    is_alike = places > 0 or _have_one_toll(one, other)
    return -0.1 * gap if gap <= MAX_DAYS_APART and is_alike else None


def _possible_days(published: PublishedItem) -> tuple[int, int] | None:
    """Return the first and last day on which an event may have been, as ordinals; None: any day.

    It may go on until its stated end.
    """
    begun, ended = published.report.begun, published.report.ended
    if begun is None:
        days = published.published
        return (days[0].toordinal(), days[1].toordinal()) if days else None
    last = max(begun.last, ended.last) if ended else begun.last
    return begun.first.toordinal(), last.toordinal()


def _killed(item: WeighedItem) -> list[Figure]:
    """Return the numbers of killed that an item gives."""
    return [fact.figure for fact in item.report.facts if fact.about == "killed" and fact.figure]


def _have_one_toll(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items give numbers of killed that can be one."""
    return any(figure.meets(another) for figure in _killed(one) for another in _killed(other))


def _have_one_exact_toll(one: WeighedItem, other: WeighedItem) -> bool:
    """Return whether two items give one place and one large number of killed, which no two events share."""
    tolls = ({toll.low for toll in _killed(item) if toll.low >= MIN_TELLING_TOLL} for item in (one, other))
    return bool(next(tolls) & next(tolls) and (one.towns | one.areas) & (other.towns | other.areas))


def _whole(begun: ReportedDay, ended: ReportedDay | None) -> ReportedDay:
    """Return the days from the beginning of an event to its end."""
    return ReportedDay(begun.first, max(begun.last, ended.last) if ended else begun.last)


def _days_apart(one: ReportedDay, other: ReportedDay) -> int:
    """Return the days between two ranges; 0 where they overlap."""
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def _compare_publication(one: WeighedItem, other: WeighedItem) -> float | None:
    """Return what publication speaks for where an item states no day; None: too far apart."""
    days = []
    for item in (one, other):
        begun, published = item.report.begun, item.published.published
        if begun is None and published is None:
            return UNDATED_LIKENESS + (ONE_TOLL_LIKENESS if _have_one_exact_toll(one, other) else 0.0)
        days.append((begun.first, begun.last) if begun else published or (date.min, date.max))
    (first, last), (other_first, other_last) = days
    gap = max(timedelta(0), first - other_last, other_first - last).days
    return 0.0 if gap <= MAX_DAYS_UNSTATED else None


def _compare_places(one: WeighedItem, other: WeighedItem) -> float:
    """Return what the places speak for or against."""
    if one.towns & other.towns:
        return 0.2
    if one.towns & other.areas or other.towns & one.areas:
        return 0.1
    if one.areas & other.areas:
        return 0.05
    return -0.4 if one.towns and other.towns else 0.0


def sound_names(names: Iterable[str]) -> frozenset[str]:
    """Return names as they sound, so that spellings of one name are equal: «Tinzawatène», «Tinzaouatène»."""
    return frozenset(map(spelling_key, names))


def _day_keys(begun: ReportedDay | None, families: dict[str, float]) -> list[str]:
    """Return keys of what kind of event was on what day, by which events of that day are looked up."""
    if begun is None or (begun.last - begun.first).days > MAX_DAYS_UNSTATED:
        return []
    family = next(iter(families))
    days = (begun.last - begun.first).days + 1
    return [f"{family} {begun.first + timedelta(day)}" for day in range(days)]
