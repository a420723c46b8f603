"""How often, over time: how many articles and events there are in each day, month or year.

A bin is a span of days; bins follow one another without a gap. A record is counted where it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Literal, get_args

from msgspec import Struct

from tui.i18n import gettext as _
from tui.i18n import marked as N_
from tui.index.query import Query
from tui.index.store import Store
from tui.model.datewords import Translate, short
from tui.views.cells import left_part

Unit = Literal["year", "month", "day"]
UNITS: tuple[Unit, ...] = get_args(Unit)
PER: dict[Unit, str] = {"year": N_("per year"), "month": N_("per month"), "day": N_("per day")}
#: More bins than that are not made: a coarser unit is taken.
MOST = 20_000
_BLOCKS = " ▁▂▃▄▅▆▇█"
#: The cells of the numbers beside a plot, and the bar behind them.
MARGIN = 5
_MONTHS_OF_QUARTERS = (1, 7, 4, 10)

Days = Sequence[tuple[date | None, int]]


class Bin(Struct, frozen=True):
    """A day, month or year (or several), and how many articles and events begin in it."""

    first: date
    last: date
    articles: int = 0
    events: int = 0

    @property
    def edtf(self) -> str:
        """Its days as EDTF: whole months and years as such."""
        first, last = self.first.isoformat(), self.last.isoformat()
        if first == last:
            return first
        if first.endswith("-01-01") and last.endswith("-12-31"):
            first, last = first[:4], last[:4]
        elif first.endswith("-01") and _end(self.last.replace(day=1), "month") == self.last:
            first, last = first[:7], last[:7]
        return first if first == last else f"{first}/{last}"


class Frequency(Struct, frozen=True):
    """Bins of one unit, oldest first, and what has no date."""

    unit: Unit
    bins: tuple[Bin, ...]
    undated_articles: int = 0
    undated_events: int = 0

    @property
    def articles(self) -> int:
        """How many articles there are, undated ones too."""
        return sum(one.articles for one in self.bins) + self.undated_articles

    @property
    def events(self) -> int:
        """How many events there are, undated ones too."""
        return sum(one.events for one in self.bins) + self.undated_events

    def at(self, day: date) -> int:
        """The number of the bin with a day in it, or of the nearest."""
        for number, one in enumerate(self.bins):
            if day <= one.last:
                return number
        return max(0, len(self.bins) - 1)


def counts(store: Store, query: Query) -> tuple[Days, Days]:
    """How many articles and events that fit `query` begin on each day. Raises StoreError."""
    return store.days("article", query), store.days("event", query)


def frequency(articles: Days, events: Days, unit: Unit) -> Frequency:
    """The counts in bins of a unit, or of the next coarser of which there are not too many."""
    known = [day for day, _count in (*articles, *events) if day]
    undated = [sum(count for day, count in days if day is None) for days in (articles, events)]
    if not known:
        return Frequency(unit, (), *undated)
    first, last = min(known), max(known)
    if _length(first, last, unit) > MOST:
        return frequency(articles, events, UNITS[UNITS.index(unit) - 1])
    begins: dict[date, list[int]] = {begin: [0, 0] for begin in _begins(first, last, unit)}
    for kind, days in enumerate((articles, events)):
        for day, count in days:
            if day is not None:
                begins[_begin(day, unit)][kind] += count
    bins = (Bin(begin, _end(begin, unit), *found) for begin, found in begins.items())
    return Frequency(unit, tuple(bins), *undated)


def fitting_unit(articles: Days, events: Days, columns: int) -> Unit:
    """The month; the day where all days have room in `columns`; the year where months are very many."""
    known = [day for day, _count in (*articles, *events) if day]
    if not known:
        return "month"
    if _length(min(known), max(known), "day") <= columns:
        return "day"
    return "month" if _length(min(known), max(known), "month") <= 12 * columns else "year"


def merged(found: Frequency, columns: int) -> tuple[Frequency, int]:
    """The frequency in at most `columns` bins, and how many of its own each of these holds."""
    sizes = (1, 2, 3, 4, 6, 12, 24, 60, 120, 600, 1200, 6000, MOST)
    size = next(size for size in sizes if -(-len(found.bins) // size) <= columns or size == MOST)
    groups = [found.bins[at : at + size] for at in range(0, len(found.bins), size)]
    bins = tuple(
        Bin(group[0].first, group[-1].last, sum(b.articles for b in group), sum(b.events for b in group))
        for group in groups
    )
    return Frequency(found.unit, bins, found.undated_articles, found.undated_events), size


def _begin(day: date, unit: Unit) -> date:
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _after(begin: date, unit: Unit) -> date | None:
    """The first day of the next; None: the calendar ends."""
    if unit == "day":
        return begin + timedelta(1) if begin < date.max else None
    if unit == "month" and begin.month < 12:
        return begin.replace(month=begin.month + 1)
    return date(begin.year + 1, 1, 1) if begin.year < date.max.year else None


def _end(day: date, unit: Unit) -> date:
    after = _after(_begin(day, unit), unit)
    return after - timedelta(1) if after else date.max


def _begins(first: date, last: date, unit: Unit) -> Iterator[date]:
    begin: date | None = _begin(first, unit)
    while begin is not None and begin <= last:
        yield begin
        begin = _after(begin, unit)


def _length(first: date, last: date, unit: Unit) -> int:
    years = last.year - first.year
    if unit == "year":
        return years + 1
    return years * 12 + last.month - first.month + 1 if unit == "month" else (last - first).days + 1


# -- drawn -------------------------------------------------------------------------------------


def bars(values: Sequence[int], height: int, most: int = 0) -> list[str]:
    """Columns of blocks in `height` rows, the top first; as high as a value is of `most` or the highest."""
    most = most or max(values, default=0)
    eighths = [-(-value * height * 8 // most) if most else 0 for value in values]
    return [
        "".join(_BLOCKS[max(0, min(8, each - row * 8))] for each in eighths)
        for row in range(height - 1, -1, -1)
    ]


def number_text(number: int) -> str:
    """A number in at most four cells: 950, 1.2k, 38k, 1.2M."""
    for limit, unit in ((1_000_000, "M"), (1_000, "k")):
        if number >= limit:
            scaled = number / limit
            return f"{scaled:.1f}{unit}" if scaled < 9.95 else f"{scaled:.0f}{unit}"
    return str(number)


def axis(bins: Sequence[Bin], wide: int = 1, translate: Translate = str) -> tuple[str, str]:
    """The ruler below bins that are `wide` cells each, and its labels: years first, then what has room."""
    width = len(bins) * wide
    ruler, labels = ["─"] * width, [" "] * width
    placed = sorted(
        (rank, number, text) for number, (rank, text) in enumerate(_ticks(bins, translate)) if text
    )
    for _rank, number, text in placed:
        column = number * wide
        around = labels[max(0, column - 2) : column + len(text) + 2]
        if column + len(text) <= width and not "".join(around).strip():
            labels[column : column + len(text)] = text
            ruler[column] = "┬"
    return "".join(ruler), "".join(labels).rstrip()


def _ticks(bins: Sequence[Bin], translate: Translate) -> Iterator[tuple[int, str]]:
    """How much each bin's label matters (0: most), and the label."""
    for one in bins:
        first = one.first
        if one.last.year > first.year or one.edtf == f"{first.year:04}":
            yield (0 if first.year % 10 == 0 else 1 if first.year % 5 == 0 else 2), str(first.year)
        elif first.day == first.month == 1 and one.last > first:
            yield 0, str(first.year)
        elif first.day == 1 and one.last > first:
            rank = _MONTHS_OF_QUARTERS.index(first.month) if first.month in _MONTHS_OF_QUARTERS else 4
            yield 1 + rank, short(first.isoformat()[:7], translate).rpartition(" ")[0]
        elif one.last == first:
            yield (
                (0 if first.day == 1 else 1 if first.day % 10 == 0 else 2),
                short(first.isoformat(), translate),
            )
        else:
            yield 5, ""


def plot(found: Frequency, columns: int, height: int, translate: Translate = str) -> tuple[list[str], str]:
    """A small plot of the articles in at most `MARGIN` + `columns` cells, and what a column stands for."""
    drawn, size = merged(found, columns)
    wide = max(1, min(3, columns // max(1, len(drawn.bins))))
    values = [one.articles for one in drawn.bins]
    most = max(values, default=0)
    rows = bars(values, height, most)
    lines = [
        f"{number_text(most) if not number else '':>{MARGIN - 1}}│" + "".join(cell * wide for cell in row)
        for number, row in enumerate(rows)
    ]
    ruler, labels = axis(drawn.bins, wide, translate)
    lines += [" " * (MARGIN - 1) + "└" + ruler, " " * MARGIN + labels]
    return [line.rstrip() for line in lines], _per(found.unit, size)


_PER_MANY: dict[Unit, str] = {
    "year": N_("per {n} years"),
    "month": N_("per {n} months"),
    "day": N_("per {n} days"),
}


def spark(days: Days, columns: int, translate: Translate = str) -> tuple[str, str, str, str] | None:
    """The first date, a row of blocks, the last date, what a block stands for; None for fewer than two."""
    drawn, size = merged(frequency(days, (), fitting_unit(days, (), columns)), columns)
    if len(drawn.bins) < 2:
        return None
    (blocks,) = bars([one.articles for one in drawn.bins], 1)
    ends = (Bin(end, end) if drawn.unit == "day" else Bin(_begin(end, drawn.unit), _end(end, drawn.unit))
            for end in (drawn.bins[0].first, drawn.bins[-1].last))  # fmt: skip
    first, last = (short(end.edtf, translate) for end in ends)
    return first, blocks, last, _per(drawn.unit, size)


def _per(unit: Unit, size: int) -> str:
    """«per month», «per 4 months»."""
    return _(PER[unit]) if size == 1 else _(_PER_MANY[unit]).format(n=size)


# -- as text -----------------------------------------------------------------------------------


def frequency_lines(found: Frequency, width: int, translate: Translate = str) -> Iterator[str]:
    """For people: a row for each bin that has anything, with a bar; years without anything are left out."""
    from tui.views.network import bar

    most = max((one.articles for one in found.bins), default=0)
    room = max(4, width - 11 - 2 * 9)
    yield f"{'':11}{' ' * room}{_('articles'):>9}{_('events'):>9}"
    for one in found.bins:
        if one.articles or one.events:
            yield (
                f"{left_part(short(one.edtf, translate), 11)}{bar(one.articles, most, room)}"
                f"{one.articles:>9,}{one.events:>9,}"
            )
    undated = (found.undated_articles, found.undated_events)
    if any(undated):
        yield f"{translate('undated'):11}{' ' * room}{undated[0]:>9,}{undated[1]:>9,}"


def frequency_json(found: Frequency) -> Iterable[dict[str, Any]]:
    """The bins that have anything, one a line; what is undated last, with null for its date."""
    for one in found.bins:
        if one.articles or one.events:
            yield {"date": one.edtf, "articles": one.articles, "events": one.events}
    if found.undated_articles or found.undated_events:
        yield {"date": None, "articles": found.undated_articles, "events": found.undated_events}
