"""What is compared of a news item again and again: words and names by how telling they are, days, places."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.similarity.place_names import sound_names
from tui.model.news import LENDER, PROFESSION, UNTOLD, ReportedDay
from tui.model.text import fold

#: Rarest words of an item by which events are looked up.
MAX_KEYS = 30
#: Days by which items without a stated day may have appeared apart.
MAX_DAYS_UNSTATED = 8
#: Days of a range that is stated as one of which an event was: «ce week-end».
MAX_WIDTH_STATED = 2
#: That two items count as few of something says little.
MIN_TELLING_FIGURE = 4
#: What the kinds of numbers begin with that weigh something: «kg riz».
GOODS = "kg "
#: Of fewer items, that all have a word says little of how rare it is.
MIN_TOTAL = 60

#: Days before and after an item by which it is told how many are of its kind.
DAYS_OF_CROWD = 3
#: What stands for every place among the towns of items, and for none.
ANYWHERE, NOWHERE = "*", ""
#: So many letters of a word are its stem.
STEM_CHARS = 6
_WORD = re.compile(r"[^\W\d_]{3,}")


class KindCounts:
    """How many items of a set are of one kind, of some days and of one place."""

    def __init__(self, items: Iterable[PublishedItem]) -> None:
        self._counts = Counter(key for one in items for key in _crowd_keys(one))
        self._crowds: dict[tuple[str, int, str], int] = {}  # that have been counted

    def crowd_of(self, published: PublishedItem) -> int:
        """Return how many items of the kind of one are of the days around it."""
        return self._count(published, ANYWHERE)

    def crowd_at_place(self, published: PublishedItem) -> int:
        """Return how many of them may be of its place, as those are that name none; else all of them."""
        places = _crowd_places(published)
        if not places:
            return self.crowd_of(published)
        return self._count(published, NOWHERE) + max(self._count(published, place) for place in places)

    def _count(self, published: PublishedItem, place: str) -> int:
        kind, day = _kind_and_day(published)
        if day is None:
            return 0
        crowd = self._crowds.get((kind, day, place))
        if crowd is None:
            days = range(day - DAYS_OF_CROWD, day + DAYS_OF_CROWD + 1)
            crowd = self._crowds[kind, day, place] = sum(self._counts[kind, near, place] for near in days)
        return crowd


class WordWeights:
    """How telling words are: the rarer in a set of items, the more."""

    def __init__(self, items: Sequence[PublishedItem]) -> None:
        self._counts: Counter[str] = Counter()
        for one in items:
            self._counts.update(one.report.words)
            self._counts.update(one.report.names)
        self._total = max(len(items), MIN_TOTAL)
        self._kinds = KindCounts(items)
        self.rare = math.log((self._total + 2) / 2.5)  # of what only two items have
        # Inverse document frequency, smoothed.
        self._weights = {
            word: math.log((self._total + 2) / (count + 0.5)) for word, count in self._counts.items()
        }

    def crowd_of(self, published: PublishedItem) -> int:
        """Return how many items of one kind appeared in the days around an item."""
        return self._kinds.crowd_of(published)

    def crowd_at_place(self, published: PublishedItem) -> int:
        """Return how many of them may be of its place."""
        return self._kinds.crowd_at_place(published)

    def sum_of(self, words: Iterable[str]) -> float:
        """Return the weight of words of the items together."""
        return sum(map(self._weights.__getitem__, words))

    def telling(self, words: Iterable[str]) -> float:
        """Return how telling words are together, as the number of words that only two items have."""
        return self.sum_of(words) / self.rare

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
        self.is_untold = next(iter(report.families)) == UNTOLD
        self.names_weight = weights.sum_of(report.names)
        self.words_weight = weights.sum_of(report.words)
        self.days = _possible_days(published)
        begun = report.begun
        is_stated = (
            begun is not None and begun.is_stated and (begun.last - begun.first).days <= MAX_WIDTH_STATED
        )
        self.stated_days = self.days if is_stated else None
        self.towns = sound_names(report.towns)
        self.areas = sound_names(report.areas)
        self.killed = [fact.figure for fact in report.facts if fact.about == "killed" and fact.figure]
        self.goods = frozenset(fact.of for fact in report.facts if fact.of.startswith(GOODS))
        self.sums = [fact.figure for fact in report.facts if fact.of == "money" and fact.figure]
        spots = report.towns or report.near
        self.spots, self.spot_words = sound_names(spots), _sound_words(spots)
        places = (*report.towns, *report.areas)
        self.own_names = report.names - _sound_words(places)
        self.place_stems = {fold(word)[:STEM_CHARS] for name in places for word in _WORD.findall(name)}
        self.synonyms = {word for word in report.words if not word[0].isalpha()}
        self.own_words = report.words - self.place_stems - self.synonyms
        self.parties = sound_names(
            name for fact in report.facts if fact.of == "parties" and not fact.is_open for name in fact.names
        )
        self.figures = frozenset(
            (fact.about, fact.of, fact.figure.low)
            for fact in report.facts
            if fact.figure and fact.figure.is_exact and fact.figure.low >= MIN_TELLING_FIGURE
        )
        if report.ended is not None and not (report.begun and report.begun.is_stated):
            self.figures |= {("end", "", float(report.ended.last.toordinal()))}
        self.professions = frozenset(word for word in report.words if word.startswith(PROFESSION))
        self.lenders = frozenset(word for word in report.words if word.startswith(LENDER))
        self.crowd, self.crowd_at_place = weights.crowd_of(published), weights.crowd_at_place(published)
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
        lighter_names = max(min(self.names_weight, other.names_weight), weights.rare)
        lighter_words = min(self.words_weight, other.words_weight)
        return names / lighter_names if names else 0.0, words / lighter_words if words else 0.0


def _kind_and_day(published: PublishedItem) -> tuple[str, int | None]:
    """Return what kind of event an item tells first of, and when it appeared, else when it was."""
    begun = published.report.begun
    day = (
        published.published[0] if published.published else begun.first if begun and begun.is_stated else None
    )
    return next(iter(published.report.families)), day.toordinal() if day else None


def _crowd_places(published: PublishedItem) -> frozenset[str]:
    """Return the towns that an item was at or near, else its areas, as they sound."""
    report = published.report
    return sound_names((*report.towns, *report.near) or report.areas)


def _crowd_keys(published: PublishedItem) -> Iterator[tuple[str, int, str]]:
    """Yield the kind and the day of an item with each place that it counts for."""
    kind, day = _kind_and_day(published)
    if day is not None:
        for place in (ANYWHERE, *(_crowd_places(published) or (NOWHERE,))):
            yield kind, day, place


def _sound_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names as they sound."""
    return sound_names(word for name in names for word in _WORD.findall(fold(name)))


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


def _day_keys(begun: ReportedDay | None, families: dict[str, float]) -> list[str]:
    """Return keys of what kind of event was on what day, by which events of that day are looked up."""
    if begun is None or (begun.last - begun.first).days > MAX_DAYS_UNSTATED:
        return []
    family = next(iter(families))
    days = (begun.last - begun.first).days + 1
    return [f"{family} {begun.first + timedelta(day)}" for day in range(days)]
