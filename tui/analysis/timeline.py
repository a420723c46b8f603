"""Timeline of events and publications on one axis, with spans for dates not known to the day.

A window is a range of days, drawn in `width` columns; days are ordinals of the proleptic Gregorian calendar
(`datetime.date`), so years run from 1 to 9999.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, get_args

from msgspec import Struct

from tui.analysis.output.cell_width import Measure, cell_width, pad_left, pad_right, truncate
from tui.index.query import Query
from tui.index.results import RecordRow, Span
from tui.index.store import Store
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import Translate, format_short
from tui.model.records import Kind

Zoom = Literal["century", "decade", "year", "month", "day"]
ZOOMS: tuple[Zoom, ...] = get_args(Zoom)
#: Days in a window of each zoom level; the level is what a tick of the ruler stands for.
DAYS: dict[Zoom, int] = {"century": 365_250, "decade": 36_525, "year": 3_653, "month": 366, "day": 31}
#: The zoom level of a window that is fitted to its records: the first of these with enough days.
_FITTED_ZOOMS: tuple[tuple[int, Zoom], ...] = (
    (70, "day"),
    (1_100, "month"),
    (9_000, "year"),
    (90_000, "decade"),
)
_MIN_FITTED_DAYS = 14  # few days are shown with a margin on either side
#: The first and the last day of the calendar, as ordinals.
FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()
#: The signs of events and articles on the axis.
SIGNS: dict[Kind, str] = {"event": "●", "article": "○", "actor": "·"}
DIFFERS = "≠"  # an event whose sources differ
_BLOCKS = " ▁▂▃▄▅▆▇█"
#: A title is written inside its span when there are so many cells in it, and fewer beside it.
_MIN_INNER_TITLE_CELLS = 24


class Mark(Struct, frozen=True):
    """A record on the axis.

    `first` and `last` are the ordinals of its earliest and latest day, None when open. `lasts`: it goes on
    from one to the other, instead of being on some day between them.
    """

    row: RecordRow
    first: int | None
    last: int | None
    lasts: bool = False

    @property
    def begins(self) -> int:
        """Return the day the mark is sorted by: its first, or its last when the start is open."""
        return self.first or self.last or LAST_DAY


class Window(Struct, frozen=True):
    """The days shown: `days` of them from the ordinal `first` on."""

    zoom: Zoom
    first: int
    days: int

    @property
    def last(self) -> int:
        return self.first + self.days - 1

    @property
    def middle(self) -> int:
        return self.first + self.days // 2

    def column(self, day: int, width: int) -> int:
        """Return the column of a day in `width` columns; beyond them for days outside the window."""
        return (day - self.first) * width // self.days

    def panned(self, share: float) -> Window:
        """Return the window moved by a share of its days, within the calendar."""
        return window_around(self.zoom, self.middle + round(self.days * share), self.days)

    def zoomed(self, by: int, day: int) -> Window:
        """Return the next closer (1) or wider (-1) window, with `day` in the middle.

        The window itself when there is none.
        """
        if by > 0:
            closer_zooms: list[Zoom] = [zoom for zoom in ZOOMS if DAYS[zoom] < self.days]
            return window_around(closer_zooms[0], day) if closer_zooms else self
        wider_zooms: list[Zoom] = [zoom for zoom in ZOOMS if DAYS[zoom] > self.days]
        return window_around(wider_zooms[-1], day) if wider_zooms else self


def window_around(zoom: Zoom, day: int, days: int = 0) -> Window:
    """Return the window with `day` in its middle, within the calendar.

    `days`: by default those of the zoom level.
    """
    days = days or DAYS[zoom]
    return Window(zoom, max(FIRST_DAY, min(day - days // 2, LAST_DAY - days + 1)), days)


def fit_window(first: int, last: int) -> Window:
    """Return the window of the days from `first` to `last`, with a margin when they are few."""
    needed_days = last - first + 1
    days = max(_MIN_FITTED_DAYS, needed_days)
    zoom: Zoom = next((zoom for max_days, zoom in _FITTED_ZOOMS if days <= max_days), "century")
    return window_around(zoom, first - (days - needed_days) // 2 + days // 2, days)


def window_words(window: Window) -> str:
    """Return a window as text, which `window_of` parses."""
    return f"{window.zoom} {window.first} {window.days}"


def window_of(text: str) -> Window | None:
    """Return the window that a text stands for, within the calendar; None when it stands for none."""
    zoom, *numbers = text.split() or [""]
    known_zoom = next((level for level in ZOOMS if level == zoom), None)
    if known_zoom is None or len(numbers) != 2 or not all(number.isdecimal() for number in numbers):
        return None
    first, days = int(numbers[0]), max(1, min(int(numbers[1]), LAST_DAY - FIRST_DAY + 1))
    return window_around(known_zoom, first + days // 2, days)


def mark_of(row: RecordRow) -> Mark | None:
    """Return a row as a mark on the axis; None when it has no valid date."""
    edtf = parse_edtf(row.date) if row.date else None
    if edtf is None:
        return None
    first, last = edtf.earliest, edtf.latest
    lasts = edtf.form in ("interval", "all")
    return Mark(row, first.toordinal() if first else None, last.toordinal() if last else None, lasts)


def marks_of(rows: Iterable[RecordRow]) -> tuple[list[Mark], int]:
    """Return the rows that have a date as marks, by date, and the number of the others."""
    marks, undated = [], 0
    for row in rows:
        mark = mark_of(row)
        if mark is None:
            undated += 1
        else:
            marks.append(mark)
    return sorted(marks, key=lambda mark: (mark.begins, mark.last or LAST_DAY, mark.row.ref)), undated


def marks_inside(marks: Iterable[Mark], window: Window) -> list[Mark]:
    """Return the marks that touch a window; one with an open end extends to the end of the calendar."""
    return [
        mark
        for mark in marks
        if (mark.first or FIRST_DAY) <= window.last and (mark.last or LAST_DAY) >= window.first
    ]


# -- drawing -----------------------------------------------------------------------------------


def draw_marks(
    mark: Mark, title: str, window: Window, width: int, measure: Measure = cell_width
) -> tuple[str, Span]:
    """Return a row of the axis in `width` cells, with a mark and its title, and the span of the mark.

    `├─┤` is a period that something lasted, `├╌┤` one in which it happened on some day; `◂` and `▸` show that
    it continues outside. The title is behind the mark; before it when it needs the room and there is more
    than twice as much; inside a span that is longer than the room beside it.
    """
    if width <= 0:
        return "", (0, 0)
    sign, column = _axis_sign(mark, window, width)
    end = column + len(sign)
    room_behind, room_before = width - end - 1, column - 1
    if len(sign) - 6 >= max(_MIN_INNER_TITLE_CELLS, room_behind, room_before):
        inner_title = truncate(title, len(sign) - 6, measure)
        line = sign[1] * (len(sign) - 5 - measure(inner_title))
        text = f"{' ' * column}{sign[:2]} {inner_title} {line}{sign[-1]}"
        return pad_right(text, width, measure), (column, len(text))
    if room_before < 1 or room_behind >= measure(title) or room_behind * 2 >= room_before:
        text = " " * column + sign
        if room_behind > 0:
            text += " " + pad_right(truncate(title, room_behind, measure), room_behind, measure)
        return pad_right(text, width, measure), (column, end)
    title_before = pad_left(truncate(title, room_before, measure), room_before, measure) + " "
    return pad_right(title_before + sign, width, measure), (len(title_before), len(title_before) + len(sign))


def _axis_sign(mark: Mark, window: Window, width: int) -> tuple[str, int]:
    """Return the sign of a mark on the axis, and the column where it begins."""
    first = FIRST_DAY - 1 if mark.first is None else mark.first
    last = LAST_DAY + 1 if mark.last is None else mark.last
    first_column = 0 if first < window.first else min(width - 1, window.column(first, width))
    last_column = width - 1 if last > window.last else max(0, min(width - 1, window.column(last, width)))
    if first_column >= last_column and mark.first is not None and mark.last is not None:
        return SIGNS[mark.row.ref.kind], max(0, min(first_column, width - 1))
    opening = "◂" if first < window.first else "├"
    closing = "▸" if last > window.last else "┤"
    if first_column >= last_column:
        return (opening if mark.first is None else closing), max(0, min(first_column, last_column))
    return opening + ("─" if mark.lasts else "╌") * (last_column - first_column - 1) + closing, first_column


def density(counts: Iterable[tuple[int, int]], window: Window, width: int) -> str:
    """Return the number of records that begin in each column as blocks; `counts` are by day."""
    columns = [0] * max(0, width)
    for day, count in counts:
        if width > 0 and window.first <= day <= window.last:
            columns[window.column(day, width)] += count
    highest = max(columns, default=0)
    return "".join(_BLOCKS[-(-count * 8 // highest)] if count else " " for count in columns)


def axis(window: Window, width: int, translate: Translate = str) -> tuple[str, str]:
    """Return the ruler and its labels, `width` columns each; a label without room is left out."""
    ruler, labels = ["─"] * max(0, width), [" "] * max(0, width)
    next_free_column = 0
    for day, label in ticks(window, translate):
        column = window.column(day, width)
        if not 0 <= column < width:
            continue
        ruler[column] = "┬"
        if column >= next_free_column and column + len(label) <= width:
            labels[column : column + len(label)] = label
            next_free_column = column + len(label) + 2
    return "".join(ruler), "".join(labels)


def ticks(window: Window, translate: Translate = str) -> Iterator[tuple[int, str]]:
    """Yield the days with a tick on the ruler, and their labels: centuries, years, months or days."""
    begin, end = date.fromordinal(window.first), date.fromordinal(window.last)
    if window.zoom == "day":
        for day in range(window.first, window.last + 1):
            tick_date = date.fromordinal(day)
            if tick_date.day == 1 or (tick_date.day % 5 == 0 and tick_date.day < 30):
                yield day, format_short(tick_date.isoformat(), translate)
    elif window.zoom == "month":
        for year in range(begin.year, end.year + 1):
            for month in range(1, 13):
                tick_date = date(year, month, 1)
                yield tick_date.toordinal(), format_short(tick_date.isoformat()[:7], translate)
    else:
        step = {"year": 1, "decade": 10}.get(window.zoom, 100)
        for year in range(begin.year - begin.year % step, end.year + 1, step):
            if year >= 1:
                yield date(year, 1, 1).toordinal(), str(year)


# -- as text -----------------------------------------------------------------------------------


def load_timeline(store: Store, query: Query, kinds: Sequence[Kind], limit: int) -> list[RecordRow]:
    """Return the fitting events and articles, at most `limit` of each, undated last. Raises StoreError."""
    rows = [row for kind in kinds for row in store.dated_rows(kind, query, limit)]
    marks, _undated = marks_of(rows)
    return [mark.row for mark in marks] + [row for row in rows if mark_of(row) is None]


def timeline_lines(rows: Sequence[RecordRow], width: int, translate: Translate = str) -> Iterator[str]:
    """Yield the axis and a line for each record, `width` cells wide, for people."""
    marks, _undated = marks_of(rows)
    if marks:
        days = [day for mark in marks for day in (mark.first, mark.last) if day is not None]
        window = fit_window(min(days), max(days))
        date_cells = 12 if width >= 60 else 0
        axis_cells = max(1, width - date_cells)
        ruler, labels = axis(window, axis_cells, translate)
        yield " " * date_cells + density(((mark.begins, 1) for mark in marks), window, axis_cells)
        yield " " * date_cells + ruler
        yield " " * date_cells + labels
        for mark in marks:
            title = f"{DIFFERS} {mark.row.title}" if mark.row.differs else mark.row.title
            text, _span = draw_marks(mark, title, window, axis_cells)
            yield (pad_right(format_short(mark.row.date, translate), date_cells) + text).rstrip()
    for row in rows:
        if mark_of(row) is None:
            yield f"{translate('undated')}{translate(': ')}{row.title}"


def row_json(row: RecordRow) -> dict[str, Any]:
    """Return a record as JSON; days as ISO 8601, null when open or undated."""
    mark = mark_of(row)
    first, last = (mark.first, mark.last) if mark else (None, None)
    return {
        "id": str(row.ref),
        "kind": row.ref.kind,
        "title": row.title,
        "date": row.date,
        "earliest": date.fromordinal(first).isoformat() if first else None,
        "latest": date.fromordinal(last).isoformat() if last else None,
        "differs": row.differs,
    }
