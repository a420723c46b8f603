"""Frequency over time: the number of articles and events in each day, month or year.

A bin is a range of days; bins follow each other without a gap. A record is counted in the bin of its first
day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Literal, get_args

from msgspec import Struct

from tui.analysis.output.cell_width import pad_right
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import Store
from tui.model.dates.formatting import Translate, format_short

Unit = Literal["year", "month", "day"]
UNITS: tuple[Unit, ...] = get_args(Unit)
PER: dict[Unit, str] = {"year": N_("per year"), "month": N_("per month"), "day": N_("per day")}
#: Bins of one frequency: when there would be more, a coarser unit is used.
MAX_BINS = 20_000
_BLOCKS = " ▁▂▃▄▅▆▇█"
_EIGHTHS_PER_CELL = 8
#: Cells of the numbers beside a plot, with the axis behind them.
MARGIN_CELLS = 5
_QUARTER_MONTHS = (1, 7, 4, 10)  # in the order in which they are labelled

#: Days with the number of records that begin on each; None for undated records.
Days = Sequence[tuple[date | None, int]]


class Bin(Struct, frozen=True):
    """A day, month or year, or several, and the number of articles and events that begin in it."""

    first: date
    last: date
    articles: int = 0
    events: int = 0

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


def count_by_day(store: Store, query: Query) -> tuple[Days, Days]:
    """Return how many fitting articles, and events, begin on each day. Raises StoreError."""
    return store.counts_by_day("article", query), store.counts_by_day("event", query)


def count_frequency(articles: Days, events: Days, unit: Unit) -> Frequency:
    """Return the counts in bins of a unit, or of the next coarser one that gives few enough."""
    dated = [day for day, _count in (*articles, *events) if day]
    undated = [sum(count for day, count in days if day is None) for days in (articles, events)]
    if not dated:
        return Frequency(unit, (), *undated)
    first, last = min(dated), max(dated)
    if _count_bins(first, last, unit) > MAX_BINS:
        return count_frequency(articles, events, UNITS[UNITS.index(unit) - 1])
    counts_by_begin: dict[date, list[int]] = {begin: [0, 0] for begin in _bin_begins(first, last, unit)}
    for kind, days in enumerate((articles, events)):
        for day, count in days:
            if day is not None:
                counts_by_begin[_first_day(day, unit)][kind] += count
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


def merge_counts(frequency: Frequency, columns: int) -> tuple[Frequency, int]:
    """Return the frequency in at most `columns` bins, and how many of its bins each of these combines."""
    sizes = (1, 2, 3, 4, 6, 12, 24, 60, 120, 600, 1200, 6000, MAX_BINS)
    size = next(size for size in sizes if -(-len(frequency.bins) // size) <= columns or size == MAX_BINS)
    groups = [frequency.bins[start : start + size] for start in range(0, len(frequency.bins), size)]
    bins = tuple(
        Bin(group[0].first, group[-1].last, sum(b.articles for b in group), sum(b.events for b in group))
        for group in groups
    )
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


# -- drawing -----------------------------------------------------------------------------------


def bar_rows(values: Sequence[int], height: int, full_value: int = 0) -> list[str]:
    """Return columns of block characters in `height` rows, the top row first.

    `full_value`: the value of a full column, by default the highest of `values`.
    """
    full_value = full_value or max(values, default=0)
    eighths = [-(-value * height * _EIGHTHS_PER_CELL // full_value) if full_value else 0 for value in values]
    return [
        "".join(
            _BLOCKS[max(0, min(_EIGHTHS_PER_CELL, filled - row * _EIGHTHS_PER_CELL))] for filled in eighths
        )
        for row in range(height - 1, -1, -1)
    ]


def number_text(number: int) -> str:
    """Return a number in at most four cells: 950, 1.2k, 38k, 1.2M."""
    for limit, unit in ((1_000_000, "M"), (1_000, "k")):
        if number >= limit:
            scaled = number / limit
            return f"{scaled:.1f}{unit}" if scaled < 9.95 else f"{scaled:.0f}{unit}"
    return str(number)


def axis(bins: Sequence[Bin], wide: int = 1, translate: Translate = str) -> tuple[str, str]:
    """Return the ruler below bins of `wide` cells each, and its labels.

    Years are labelled first, then what has room.
    """
    width = len(bins) * wide
    ruler, labels = ["─"] * width, [" "] * width
    labels_by_rank = sorted(
        (rank, index, text) for index, (rank, text) in enumerate(_bin_labels(bins, translate)) if text
    )
    for _rank, index, text in labels_by_rank:
        column = index * wide
        neighbourhood = labels[max(0, column - 2) : column + len(text) + 2]
        if column + len(text) <= width and not "".join(neighbourhood).strip():
            labels[column : column + len(text)] = text
            ruler[column] = "┬"
    return "".join(ruler), "".join(labels).rstrip()


def _bin_labels(bins: Sequence[Bin], translate: Translate) -> Iterator[tuple[int, str]]:
    """Yield the rank of each bin's label (0 is shown first), and the label."""
    for bin_ in bins:
        first = bin_.first
        if bin_.last.year > first.year or bin_.edtf == f"{first.year:04}":
            yield (0 if first.year % 10 == 0 else 1 if first.year % 5 == 0 else 2), str(first.year)
        elif first.day == first.month == 1 and bin_.last > first:
            yield 0, str(first.year)
        elif first.day == 1 and bin_.last > first:
            rank = _QUARTER_MONTHS.index(first.month) if first.month in _QUARTER_MONTHS else 4
            yield 1 + rank, format_short(first.isoformat()[:7], translate).rpartition(" ")[0]
        elif bin_.last == first:
            yield (
                (0 if first.day == 1 else 1 if first.day % 10 == 0 else 2),
                format_short(first.isoformat(), translate),
            )
        else:
            yield 5, ""


def draw_plot(
    frequency: Frequency, columns: int, height: int, translate: Translate = str
) -> tuple[list[str], str]:
    """Return a small plot of the articles, and what one of its columns stands for.

    It is at most `MARGIN_CELLS` + `columns` cells wide.
    """
    combined, size = merge_counts(frequency, columns)
    cells_per_bin = max(1, min(3, columns // max(1, len(combined.bins))))
    values = [bin_.articles for bin_ in combined.bins]
    highest = max(values, default=0)
    rows = bar_rows(values, height, highest)
    lines = [
        f"{number_text(highest) if not row_index else '':>{MARGIN_CELLS - 1}}│"
        + "".join(cell * cells_per_bin for cell in row)
        for row_index, row in enumerate(rows)
    ]
    ruler, labels = axis(combined.bins, cells_per_bin, translate)
    lines += [" " * (MARGIN_CELLS - 1) + "└" + ruler, " " * MARGIN_CELLS + labels]
    return [line.rstrip() for line in lines], _unit_words(frequency.unit, size)


_PER_SEVERAL: dict[Unit, str] = {
    "year": N_("per {n} years"),
    "month": N_("per {n} months"),
    "day": N_("per {n} days"),
}


def sparkline(days: Days, columns: int, translate: Translate = str) -> tuple[str, str, str, str] | None:
    """Return a line of blocks for the days: first date, blocks, last date, and what a block stands for.

    None when it would have fewer than two blocks.
    """
    combined, size = merge_counts(count_frequency(days, (), choose_unit(days, (), columns)), columns)
    if len(combined.bins) < 2:
        return None
    (blocks,) = bar_rows([bin_.articles for bin_ in combined.bins], 1)
    unit = combined.unit
    ends = (Bin(day, day) if unit == "day" else Bin(_first_day(day, unit), _last_day(day, unit))
            for day in (combined.bins[0].first, combined.bins[-1].last))  # fmt: skip
    first, last = (format_short(end.edtf, translate) for end in ends)
    return first, blocks, last, _unit_words(unit, size)


def _unit_words(unit: Unit, size: int) -> str:
    """Return what a bin stands for, such as «per month» or «per 4 months»."""
    return _(PER[unit]) if size == 1 else _(_PER_SEVERAL[unit]).format(n=size)


# -- as text -----------------------------------------------------------------------------------


def frequency_lines(frequency: Frequency, width: int, translate: Translate = str) -> Iterator[str]:
    """Yield a row with a bar for each bin that is not empty, for people."""
    from tui.analysis.network import strength_bar

    highest = max((bin_.articles for bin_ in frequency.bins), default=0)
    bar_cells = max(4, width - 11 - 2 * 9)
    yield f"{'':11}{' ' * bar_cells}{_('articles'):>9}{_('events'):>9}"
    for bin_ in frequency.bins:
        if bin_.articles or bin_.events:
            yield (
                f"{pad_right(format_short(bin_.edtf, translate), 11)}"
                f"{strength_bar(bin_.articles, highest, bar_cells)}"
                f"{bin_.articles:>9,}{bin_.events:>9,}"
            )
    undated = (frequency.undated_articles, frequency.undated_events)
    if any(undated):
        yield f"{translate('undated'):11}{' ' * bar_cells}{undated[0]:>9,}{undated[1]:>9,}"


def frequency_json(frequency: Frequency) -> Iterable[dict[str, Any]]:
    """Yield the bins that are not empty as JSON; last the undated records, with null as date."""
    for bin_ in frequency.bins:
        if bin_.articles or bin_.events:
            yield {"date": bin_.edtf, "articles": bin_.articles, "events": bin_.events}
    if frequency.undated_articles or frequency.undated_events:
        yield {"date": None, "articles": frequency.undated_articles, "events": frequency.undated_events}
