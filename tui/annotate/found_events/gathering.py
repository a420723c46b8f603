"""Gathering of news items into events: which reports are of the same event.

Items are taken in the order of publication. Each is compared with the events that share one of its rarest
words, or were of its kind on its day, never with all; of an event a few items stand for all. So time grows
nearly linearly with the items, however many are of one event.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Container, Sequence
from datetime import date
from itertools import chain

from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.similarity.day_likeness import MAX_DAYS_APART
from tui.annotate.found_events.similarity.likeness import NOTHING_IN_COMMON, compare_items
from tui.annotate.found_events.weighed_item import MAX_DAYS_UNSTATED, WeighedItem, WordWeights

#: Events of a word that are looked at.
MAX_EVENTS_PER_KEY = 40
#: Events that are compared with an item, and items that stand for an event.
MAX_CANDIDATES, MAX_REPRESENTATIVES = 12, 6
#: Events of so many items are compared once more with those that were found after them.
MAX_SMALL = 2
#: What two items of one event have in common at least: 0 to about 2.
MIN_LIKENESS = 0.7
#: What an item adds to it that has nothing in common, when another of the event has.
LIKENESS_OF_NOTHING = 0.4


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
        is_untold = bool(self.representatives) and item.is_untold
        if len(self.representatives) >= MAX_REPRESENTATIVES or is_untold:
            return False  # what an article tells in words for no kind of event may be of another one
        self.representatives.append(item)
        first, last = item.days or (date.min.toordinal(), date.max.toordinal())
        self.first, self.last = min(self.first, first), max(self.last, last)
        return True

    def take_over(self, other: _Event) -> None:
        """Take over the items of another event, also those that do not stand for it."""
        standing = {item.published.key for item in other.representatives}
        for item in other.representatives:
            self.add(item)
        self.items += [item for item in other.items if item.key not in standing]
        self.articles |= other.articles


def gather_items(items: Sequence[PublishedItem]) -> list[list[PublishedItem]]:
    """Return the items in groups of one event each, in the order of publication."""
    ordered = sorted(items, key=lambda one: (_order_of(one), one.key))
    weights = WordWeights(ordered)
    events: list[_Event] = []
    by_key: dict[str, deque[_Event]] = {}
    for published in ordered:
        item = WeighedItem(published, weights)
        event = _find_event(item, by_key, weights)
        if event is None:
            event = _Event(len(events))
            events.append(event)
        if event.add(item):
            for key in item.keys:
                known = by_key.setdefault(key, deque(maxlen=MAX_EVENTS_PER_KEY))
                if event not in known:
                    known.append(event)
    kept = _merge_small(events, by_key, weights)
    return [sorted(event.items, key=lambda one: (_order_of(one), one.key)) for event in kept]


def _merge_small(
    events: list[_Event], by_key: dict[str, deque[_Event]], weights: WordWeights
) -> list[_Event]:
    """Return the events; those of few items become parts of events that were not known when they began."""
    merged: set[int] = set()
    for event in events:
        if len(event.items) > MAX_SMALL:
            continue
        merged.add(event.number)
        alike = (_find_event(item, by_key, weights, merged) for item in event.representatives)
        other = next(alike)
        if other is None or any(one is not other for one in alike) or other.articles & event.articles:
            merged.remove(event.number)
            continue
        other.take_over(event)
    return [event for event in events if event.number not in merged]


def _order_of(published: PublishedItem) -> tuple[date, date]:
    """Return when an item is taken: of those without a date, first the ones that state the day."""
    begun = published.report.begun
    return published.published or ((date.max, begun.last) if begun else (date.max, date.max))


def _find_event(
    item: WeighedItem, by_key: dict[str, deque[_Event]], weights: WordWeights, ignored: Container[int] = ()
) -> _Event | None:
    """Return the event that an item is most probably of; None where none is like it; `ignored`: by number."""
    votes = Counter(chain.from_iterable(by_key.get(key, ()) for key in item.keys))
    first, last = item.days or (date.min.toordinal(), date.max.toordinal())
    earliest, latest = first - MAX_DAYS_UNSTATED, last + MAX_DAYS_UNSTATED
    near = [
        event
        for event in votes
        if event.last >= earliest and event.first <= latest and event.number not in ignored
    ]
    best, best_score = None, MIN_LIKENESS
    compared = 0
    for event in sorted(near, key=votes.__getitem__, reverse=True):
        score = _likeness_to_event(item, event, weights)
        if score is None:
            continue
        if score >= best_score:
            best, best_score = event, score
        compared += 1
        if compared == MAX_CANDIDATES:
            break
    return best


def _is_of_other_days(item: WeighedItem, event: _Event) -> bool:
    """Return whether an item states a day, and all that stand for an event state others, far from it."""
    if item.stated_days is None:
        return False
    first, last = item.stated_days
    days = [one.stated_days for one in event.representatives if one.stated_days is not None]
    gaps = [max(first - other_last, other_first - last) for other_first, other_last in days]
    return bool(gaps) and min(gaps) > MAX_DAYS_APART


def _likeness_to_event(item: WeighedItem, event: _Event, weights: WordWeights) -> float | None:
    """Return how like an item is to the two items of an event most like it; None where it cannot be of it."""
    if item.published.article in event.articles:
        return None
    if _is_of_other_days(item, event):
        return None
    scores: list[float] = []
    for one in event.representatives:
        likeness = None if item.is_apart(one) else compare_items(item, one, weights)
        if likeness is NOTHING_IN_COMMON:
            scores.append(LIKENESS_OF_NOTHING)
        else:
            scores.append(likeness.total if likeness else -1.0)
    scores.sort(reverse=True)
    best = scores[:2]
    return sum(best) / len(best) if best[0] > LIKENESS_OF_NOTHING else None
