"""A frequency drawn with block characters: bars over an axis, and a sparkline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.analysis.frequency import (
    PER,
    Bin,
    Days,
    Frequency,
    Unit,
    choose_unit,
    count_frequency,
    merge_counts,
    whole_bin,
)
from tui.i18n import N_, format_decimal
from tui.i18n import gettext as _
from tui.model.dates.formatting import Translate, format_short

_BLOCKS = " ▁▂▃▄▅▆▇█"


_EIGHTHS_PER_CELL = 8


#: Cells of the numbers beside a plot, with the axis behind them.
MARGIN_CELLS = 5


_DAYS_OF_YEAR = 365
_QUARTER_MONTHS = (1, 7, 4, 10)  # in the order in which they are labelled


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
            return format_decimal(scaled, 1 if scaled < 9.95 else 0) + unit
    return str(number)


def bin_edges(count: int, width: int) -> list[int]:
    """Return where each of `count` bins begins, and where the last ends, in a plot of `width` cells."""
    return [index * width // max(1, count) for index in range(count + 1)]


def axis(bins: Sequence[Bin], edges: Sequence[int], translate: Translate = str) -> tuple[str, str]:
    """Return the ruler below bins that begin at `edges`, and its labels.

    Years are labelled first, then what has room.
    """
    width = edges[-1]
    ruler, labels = ["─"] * width, [" "] * width
    labels_by_rank = sorted(
        (rank, index, text) for index, (rank, text) in enumerate(_bin_labels(bins, translate)) if text
    )
    for _rank, index, text in labels_by_rank:
        column = edges[index]
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
            # Of some months, it is the year that begins in them.
            year = bin_.last.year if (bin_.last - first).days < _DAYS_OF_YEAR - 1 else first.year
            yield (0 if year % 10 == 0 else 1 if year % 5 == 0 else 2), str(year)
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
    edges = bin_edges(len(combined.bins), len(combined.bins) * cells_per_bin)
    ruler, labels = axis(combined.bins, edges, translate)
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
    ends = (whole_bin(day, unit) for day in (combined.bins[0].first, combined.bins[-1].last))
    first, last = (format_short(end.edtf, translate) for end in ends)
    return first, blocks, last, _unit_words(unit, size)


def _unit_words(unit: Unit, size: int) -> str:
    """Return what a bin stands for, such as «per month» or «per 4 months»."""
    return _(PER[unit]) if size == 1 else _(_PER_SEVERAL[unit]).format(n=size)
