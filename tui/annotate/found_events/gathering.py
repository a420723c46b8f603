"""Gathering of reports into events: which reports are of the same event.

Reports are taken in the order of publication. Each is compared with the events that share one of its rarest
words and may have been on its day, never with all; of an event a few reports stand for all. So time grows
nearly linearly with the reports, however many are of one event.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tui.annotate.found_events.published_item import PublishedItem
from tui.model.news import ReportedDay
from tui.model.phonetics import spelling_key

#: Rarest words of a report by which events are looked up, and events of a word that are looked at.
MAX_KEYS, MAX_EVENTS_PER_KEY = 30, 40
#: Events that are compared with a report, and reports that stand for an event.
MAX_CANDIDATES, MAX_REPRESENTATIVES = 12, 6
#: Of fewer reports, that all have a word says little of how rare it is.
MIN_TOTAL = 60
#: What two reports of one event have in common at least: 0 to about 2.
MIN_LIKENESS = 0.80
#: Days between two beginnings, both stated, that may still be of one event.
MAX_DAYS_APART = 2
#: Days by which reports without a stated day may have appeared apart.
MAX_DAYS_UNSTATED = 8


class _Event:
    """Reports of one event so far; the first ones, and then the longest, stand for all."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.reports: list[PublishedItem] = []
        self.representatives: list[PublishedItem] = []

    def add(self, reported: PublishedItem) -> None:
        self.reports.append(reported)
        if len(self.representatives) < MAX_REPRESENTATIVES:
            self.representatives.append(reported)


class WordWeights:
    """How telling words are: the rarer in a set of reports, the more."""

    def __init__(self, reports: Sequence[PublishedItem]) -> None:
        self._counts: Counter[str] = Counter()
        for reported in reports:
            self._counts.update(reported.report.words)
            self._counts.update(reported.report.names)
        self._total = max(len(reports), MIN_TOTAL)

    def weight(self, word: str) -> float:
        """Return the weight of a word (inverse document frequency, smoothed)."""
        return math.log((self._total + 2) / (self._counts[word] + 0.5))

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the weight of the common words, as a share of the lighter set's (0 to 1)."""
        shared = one & other
        if not shared:
            return 0.0
        lighter = min(sum(map(self.weight, one)), sum(map(self.weight, other)))
        return sum(map(self.weight, shared)) / lighter if lighter > 0 else 0.0

    def rarest(self, words: Iterable[str]) -> list[str]:
        """Return the words of a report by which others are looked up: the rarest that others have too."""
        shared = (word for word in words if self._counts[word] > 1)
        return sorted(shared, key=lambda word: (self._counts[word], word))[:MAX_KEYS]


class Likeness(Struct, frozen=True):
    """What speaks for two reports being of one event; `days` None: the days rule it out."""

    names: float
    words: float
    families: float
    days: float | None
    places: float

    @property
    def total(self) -> float:
        """Return all of it as one number; below zero where the days rule it out."""
        if self.days is None:
            return -1.0
        # Two places on one day are of one event only where much else is the same.
        places = self.places * (1 - self.names) if self.places < 0 else self.places
        return 0.8 * self.names + 0.8 * self.words + 0.5 * self.families + self.days + places


def gather_items(reports: Sequence[PublishedItem]) -> list[list[PublishedItem]]:
    """Return the reports in groups of one event each, in the order of publication."""
    ordered = sorted(reports, key=lambda one: (one.published or (date.max, date.max), one.key))
    weights = WordWeights(ordered)
    events: list[_Event] = []
    by_word: dict[str, list[_Event]] = {}
    for reported in ordered:
        keys = weights.rarest(reported.report.names | reported.report.words) + _day_keys(reported)
        event = _find_event(reported, keys, by_word, weights)
        if event is None:
            event = _Event(len(events))
            events.append(event)
        is_representative = len(event.representatives) < MAX_REPRESENTATIVES
        event.add(reported)
        if is_representative:
            for key in keys:
                known = by_word.setdefault(key, [])
                if event not in known[-MAX_EVENTS_PER_KEY:]:
                    known.append(event)
    return [event.reports for event in events]


def _day_keys(reported: PublishedItem) -> list[str]:
    """Return keys of what kind of event was on what day, by which events of that day are looked up."""
    begun = reported.report.begun
    if begun is None or (begun.last - begun.first).days > MAX_DAYS_UNSTATED:
        return []
    family = next(iter(reported.report.families))
    days = (begun.last - begun.first).days + 1
    return [f"{family} {begun.first + timedelta(day)}" for day in range(days)]


def _find_event(
    reported: PublishedItem, keys: Sequence[str], by_word: dict[str, list[_Event]], weights: WordWeights
) -> _Event | None:
    """Return the event that a report is most probably of; None where none is like it."""
    votes: Counter[int] = Counter()
    known: dict[int, _Event] = {}
    for key in keys:
        for event in by_word.get(key, ())[-MAX_EVENTS_PER_KEY:]:
            votes[event.number] += 1
            known[event.number] = event
    best, best_score = None, MIN_LIKENESS
    for number, _votes in votes.most_common(MAX_CANDIDATES):
        event = known[number]
        score = _likeness_to_event(reported, event, weights)
        if score >= best_score:
            best, best_score = event, score
    return best


def _likeness_to_event(reported: PublishedItem, event: _Event, weights: WordWeights) -> float:
    """Return how like a report is to the reports of an event: to the two that are most like it."""
    if any(one.article == reported.article for one in event.representatives):
        return -1.0
    scores = sorted(
        (compare_items(reported, one, weights).total for one in event.representatives), reverse=True
    )
    return sum(scores[:2]) / len(scores[:2])


def compare_items(one: PublishedItem, other: PublishedItem, weights: WordWeights) -> Likeness:
    """Return what speaks for two reports being of one event."""
    left, right = one.report, other.report
    shared = sum(min(share, right.families.get(name, 0.0)) for name, share in left.families.items())
    return Likeness(
        names=weights.overlap(left.names, right.names),
        words=weights.overlap(left.words, right.words),
        families=shared,
        days=_compare_days(one, other),
        places=_compare_places(one, other),
    )


def _compare_days(one: PublishedItem, other: PublishedItem) -> float | None:
    """Return what the days speak for (0.3: the same day) or against; None: it cannot be one event."""
    left, right = one.report.begun, other.report.begun
    if left is None or right is None:
        return _compare_publication(one, other)
    gap = _days_apart(left, right)
    if not (left.is_stated and right.is_stated):
        return 0.1 if gap == 0 else None
    if gap == 0:
        return 0.3
    if _days_apart(_whole(one), _whole(other)) == 0 and gap <= MAX_DAYS_APART + 1:
        return 0.15
    # Two days are of one event only at one place, or with one toll.
    is_alike = _compare_places(one, other) > 0 or _have_one_toll(one, other)
    return -0.1 * gap if gap <= MAX_DAYS_APART and is_alike else None


def _have_one_toll(one: PublishedItem, other: PublishedItem) -> bool:
    """Return whether two reports give numbers of killed that can be one."""
    left, right = (
        [fact.figure for fact in item.report.facts if fact.about == "killed" and fact.figure]
        for item in (one, other)
    )
    return any(figure.meets(another) for figure in left for another in right)


def _whole(reported: PublishedItem) -> ReportedDay:
    """Return the days from the beginning of an event to its end."""
    begun, ended = reported.report.begun, reported.report.ended
    assert begun is not None
    last = max(begun.last, ended.last) if ended else begun.last
    return ReportedDay(begun.first, last)


def _days_apart(one: ReportedDay, other: ReportedDay) -> int:
    """Return the days between two ranges; 0 where they overlap."""
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def _compare_publication(one: PublishedItem, other: PublishedItem) -> float | None:
    """Return what publication speaks for where a report states no day; None: too far apart."""
    if one.published is None or other.published is None:
        return -0.1
    begun = one.report.begun or other.report.begun
    days = [one.published, other.published] if begun is None else []
    if begun is not None:
        silent = one if one.report.begun is None else other
        assert silent.published is not None
        days = [silent.published, (begun.first, begun.last)]
    (first, last), (other_first, other_last) = days
    gap = max(timedelta(0), first - other_last, other_first - last).days
    return 0.0 if gap <= MAX_DAYS_UNSTATED else None


def _compare_places(one: PublishedItem, other: PublishedItem) -> float:
    """Return what the places speak for or against."""
    left, right = sound_names(one.report.towns), sound_names(other.report.towns)
    left_areas, right_areas = sound_names(one.report.areas), sound_names(other.report.areas)
    if left & right:
        return 0.2
    if left & right_areas or right & left_areas:
        return 0.1
    if left_areas & right_areas:
        return 0.05
    return -0.4 if left and right else 0.0


def sound_names(names: Iterable[str]) -> frozenset[str]:
    """Return names as they sound, so that spellings of one name are equal: «Tinzawatène», «Tinzaouatène»."""
    return frozenset(map(spelling_key, names))
