"""Frequency over time: the number of articles and events in each day, month or year.

A bin is a range of days; bins follow each other without a gap. A record is counted in the bin of its first
day, and an event that lasts (2023/2024) in each later one into which it goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Literal, get_args

from msgspec import Struct

from tui.analysis.output.cell_width import pad_right
from tui.analysis.timeline import LAST_DAY, marks_of
from tui.i18n import N_, format_number
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import Store
from tui.model.dates.edtf import Edtf
from tui.model.dates.formatting import Translate, format_short

Unit = Literal["year", "month", "day"]
UNITS: tuple[Unit, ...] = get_args(Unit)
PER: dict[Unit, str] = {"year": N_("per year"), "month": N_("per month"), "day": N_("per day")}
#: Bins of one frequency: when there would be more, a coarser unit is used.
MAX_BINS = 20_000

#: Days with the number of records that begin on each; None for undated records.
Days = Sequence[tuple[date | None, int]]
#: The first and last days of events that last; the last day of the calendar for those with an open end.
Lasting = Sequence[tuple[date, date]]
#: Events that are looked at for those that last.
MAX_LASTING = 20_000


class Bin(Struct, frozen=True):
    """A day, month or year, or several, and the number of articles and events that begin in it.

    `ongoing`: of events that began before it and go on in it.
    """

    first: date
    last: date
    articles: int = 0
    events: int = 0
    ongoing: int = 0

    @property
    def all_events(self) -> int:
        """Return the number of events that begin or go on in the bin."""
        return self.events + self.ongoing

    @property
    def edtf(self) -> str:
        """Return the days of the bin as EDTF; whole months and years as such."""
        first, last = self.first.isoformat(), self.last.isoformat()
        if first == last:
            return first
        if first.endswith("-01-01") and last.endswith("-12-31"):
            first, last = first[:4], last[:4]
        elif first.endswith("-01") and _last_day(self.last.replace(day=1), "month") == self.last:
            first, last = first[:7], last[:7]
        return first if first == last else f"{first}/{last}"


class Frequency(Struct, frozen=True):
    """Bins of one unit, oldest first, and the number of undated records."""

    unit: Unit
    bins: tuple[Bin, ...]
    undated_articles: int = 0
    undated_events: int = 0

    @property
    def articles(self) -> int:
        """Return the number of articles, undated ones included."""
        return sum(bin_.articles for bin_ in self.bins) + self.undated_articles

    @property
    def events(self) -> int:
        """Return the number of events, undated ones included."""
        return sum(bin_.events for bin_ in self.bins) + self.undated_events

    def at(self, day: date) -> int:
        """Return the index of the bin with a day in it, or of the nearest bin."""
        for index, bin_ in enumerate(self.bins):
            if day <= bin_.last:
                return index
        return max(0, len(self.bins) - 1)

    @property
    def newest(self) -> int:
        """Return the index of the newest bin with articles, else of that with events, 0 if there is none."""
        with_articles = (index for index, bin_ in enumerate(self.bins) if bin_.articles)
        with_events = (index for index, bin_ in enumerate(self.bins) if bin_.events)
        return max(with_articles, default=max(with_events, default=0))

    def within(self, days: Edtf) -> range:
        """Return the indexes of the bins that have a day of a period."""
        if not self.bins:
            return range(0)
        first, last = days.earliest or self.bins[0].first, days.latest or self.bins[-1].last
        indexes = [n for n, bin_ in enumerate(self.bins) if bin_.last >= first and bin_.first <= last]
        return range(indexes[0], indexes[-1] + 1) if indexes else range(0)


def count_by_day(store: Store, query: Query) -> tuple[Days, Days]:
    """Return how many fitting articles, and events, begin on each day. Raises StoreError."""
    return store.counts_by_day("article", query), store.counts_by_day("event", query)


def read_lasting(store: Store, query: Query) -> Lasting:
    """Return the first and last days of the fitting events that last; of the oldest. Raises StoreError."""
    marks, _undated = marks_of(store.dated_rows("event", query, MAX_LASTING))
    return [
        (date.fromordinal(mark.first), date.fromordinal(mark.last or LAST_DAY))
        for mark in marks
        if mark.lasts and mark.first
    ]


def count_frequency(articles: Days, events: Days, unit: Unit, lasting: Lasting = ()) -> Frequency:
    """Return the counts in bins of a unit, or of the next coarser one that gives few enough.

    `lasting`: of those of the events that last, the first and last days.
    """
    dated = [day for day, _count in (*articles, *events) if day]
    dated += [last for _first, last in lasting if last < date.max]
    undated = [sum(count for day, count in days if day is None) for days in (articles, events)]
    if not dated:
        return Frequency(unit, (), *undated)
    first, last = min(dated), max(dated)
    if _count_bins(first, last, unit) > MAX_BINS:
        return count_frequency(articles, events, UNITS[UNITS.index(unit) - 1], lasting)
    counts_by_begin: dict[date, list[int]] = {begin: [0, 0, 0] for begin in _bin_begins(first, last, unit)}
    for kind, days in enumerate((articles, events)):
        for day, count in days:
            if day is not None:
                counts_by_begin[_first_day(day, unit)][kind] += count
    begins = list(counts_by_begin)
    for first_day, last_day in lasting:
        for begin in begins[bisect_right(begins, first_day) : bisect_right(begins, last_day)]:
            counts_by_begin[begin][2] += 1
    bins = (Bin(begin, _last_day(begin, unit), *bin_counts) for begin, bin_counts in counts_by_begin.items())
    return Frequency(unit, tuple(bins), *undated)


def choose_unit(articles: Days, events: Days, columns: int) -> Unit:
    """Return the finest unit that fits: the day when all days have room in `columns`, else the month.

    The year when there are more than twelve months for each column.
    """
    dated = [day for day, _count in (*articles, *events) if day]
    if not dated:
        return "month"
    if _count_bins(min(dated), max(dated), "day") <= columns:
        return "day"
    return "month" if _count_bins(min(dated), max(dated), "month") <= 12 * columns else "year"


def join_bins(bins: Sequence[Bin]) -> Bin:
    """Return bins that follow each other as one."""
    articles, events = (sum(getattr(bin_, kind) for bin_ in bins) for kind in ("articles", "events"))
    return Bin(bins[0].first, bins[-1].last, articles, events, bins[0].ongoing)


def merge_counts(frequency: Frequency, columns: int) -> tuple[Frequency, int]:
    """Return the frequency in at most `columns` bins, and how many of its bins each of these combines."""
    sizes = (1, 2, 3, 4, 6, 12, 24, 60, 120, 600, 1200, 6000, MAX_BINS)
    size = next(size for size in sizes if -(-len(frequency.bins) // size) <= columns or size == MAX_BINS)
    groups = [frequency.bins[start : start + size] for start in range(0, len(frequency.bins), size)]
    bins = tuple(map(join_bins, groups))
    return Frequency(frequency.unit, bins, frequency.undated_articles, frequency.undated_events), size


def _first_day(day: date, unit: Unit) -> date:
    """Return the first day of the bin with `day` in it."""
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next_begin(begin: date, unit: Unit) -> date | None:
    """Return the first day of the bin after the one that begins on `begin`; None at the calendar's end."""
    if unit == "day":
        return begin + timedelta(1) if begin < date.max else None
    if unit == "month" and begin.month < 12:
        return begin.replace(month=begin.month + 1)
    return date(begin.year + 1, 1, 1) if begin.year < date.max.year else None


def _last_day(day: date, unit: Unit) -> date:
    """Return the last day of the bin with `day` in it."""
    next_begin = _next_begin(_first_day(day, unit), unit)
    return next_begin - timedelta(1) if next_begin else date.max


def whole_bin(day: date, unit: Unit) -> Bin:
    """Return the whole day, month or year with `day` in it, without its counts."""
    return Bin(_first_day(day, unit), _last_day(day, unit))


def _bin_begins(first: date, last: date, unit: Unit) -> Iterator[date]:
    """Yield the first day of every bin from one day to another."""
    begin: date | None = _first_day(first, unit)
    while begin is not None and begin <= last:
        yield begin
        begin = _next_begin(begin, unit)


def _count_bins(first: date, last: date, unit: Unit) -> int:
    """Return the number of bins from one day to another."""
    years = last.year - first.year
    if unit == "year":
        return years + 1
    return years * 12 + last.month - first.month + 1 if unit == "month" else (last - first).days + 1


def _is_shown(bin_: Bin, unit: Unit) -> bool:
    """Return whether a bin is printed: months and years always, days if there is anything on them."""
    return unit != "day" or bool(bin_.articles or bin_.all_events)


def frequency_lines(frequency: Frequency, width: int, translate: Translate = str) -> Iterator[str]:
    """Yield a row with a bar for each bin, for people; empty days are left out."""
    from tui.analysis.network.network import strength_bar

    highest = max((bin_.articles for bin_ in frequency.bins), default=0)
    bar_cells = max(4, width - 12 - 2 * 11)
    yield f"{'':12}{' ' * bar_cells}{_('articles'):>11}{_('events'):>11}"
    for bin_ in frequency.bins:
        if _is_shown(bin_, frequency.unit):
            yield (
                f"{pad_right(format_short(bin_.edtf, translate), 12)}"
                f"{strength_bar(bin_.articles, highest, bar_cells)}"
                f"{format_number(bin_.articles):>11}{format_number(bin_.all_events):>11}"
            )
    undated = (frequency.undated_articles, frequency.undated_events)
    if any(undated):
        counts = "".join(f"{format_number(count):>11}" for count in undated)
        yield f"{translate(N_('undated')):12}{' ' * bar_cells}{counts}"


def frequency_json(frequency: Frequency) -> Iterable[dict[str, Any]]:
    """Yield the bins as JSON, without empty days; last the undated records, with null as date."""
    for bin_ in frequency.bins:
        if _is_shown(bin_, frequency.unit):
            counts = {"articles": bin_.articles, "events": bin_.events, "ongoing": bin_.ongoing}
            yield {"date": bin_.edtf, **counts}
    if frequency.undated_articles or frequency.undated_events:
        counts = {"articles": frequency.undated_articles, "events": frequency.undated_events, "ongoing": 0}
        yield {"date": None, **counts}
