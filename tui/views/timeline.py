"""Events and publications on one axis: marks for days, spans for dates that are not known to the day.

A window is a stretch of days, `width` columns wide; days are ordinals of the proleptic calendar
(`datetime.date`), so the years run from 1 to 9999.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, get_args

from msgspec import Struct

from tui.index.query import Query
from tui.index.store import Row, Span, Store
from tui.model.dates import parse_edtf
from tui.model.datewords import Translate, short
from tui.model.records import Kind
from tui.views.cells import Measure, cells, left_part, right_part, shortened

Zoom = Literal["century", "decade", "year", "month", "day"]
ZOOMS: tuple[Zoom, ...] = get_args(Zoom)
#: The days that a window shows, by what its ticks stand for.
DAYS: dict[Zoom, int] = {"century": 365_250, "decade": 36_525, "year": 3_653, "month": 366, "day": 31}
#: A window that was fitted to its records has as many days as they take, and the ticks of the first of
#: these that has as many.
_FITTED: tuple[tuple[int, Zoom], ...] = ((70, "day"), (1_100, "month"), (9_000, "year"), (90_000, "decade"))
_LEAST_DAYS = 14
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
#: The marks of events and articles, and of an event on which sources differ.
SIGNS: dict[Kind, str] = {"event": "●", "article": "○", "actor": "·"}
DIFFERS = "≠"
_BLOCKS = " ▁▂▃▄▅▆▇█"
#: A title with less room than this beside its span stands in it.
_LEAST = 24


class Mark(Struct, frozen=True):
    """A record on the axis; `first` and `last`: ordinals of the days it may begin and end on, None: open.

    `lasts`: it goes on from the one to the other; else it is some day between them.
    """

    row: Row
    first: int | None
    last: int | None
    lasts: bool = False

    @property
    def begins(self) -> int:
        """Where it is sorted: its first day, or the last where the start is open."""
        return self.first or self.last or LAST


class Window(Struct, frozen=True):
    """The days that are shown: `days` of them from the ordinal `first` on."""

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
        """The column of a day in `width` columns; outside them for days before and after."""
        return (day - self.first) * width // self.days

    def panned(self, share: float) -> Window:
        """Moved by a share of its days, no further than the calendar goes."""
        return around(self.zoom, self.middle + round(self.days * share), self.days)

    def zoomed(self, by: int, day: int) -> Window:
        """The next nearer (1) or further (-1), with `day` in the middle; itself where there is none."""
        if by > 0:
            nearer: list[Zoom] = [zoom for zoom in ZOOMS if DAYS[zoom] < self.days]
            return around(nearer[0], day) if nearer else self
        further: list[Zoom] = [zoom for zoom in ZOOMS if DAYS[zoom] > self.days]
        return around(further[-1], day) if further else self


def around(zoom: Zoom, day: int, days: int = 0) -> Window:
    """The window with `day` in its middle, as far as the calendar goes; `days`: as many as the zoom has."""
    days = days or DAYS[zoom]
    return Window(zoom, max(FIRST, min(day - days // 2, LAST - days + 1)), days)


def fitting(first: int, last: int) -> Window:
    """The window of the days from `first` to `last`; of few days with some on either side."""
    taken = last - first + 1
    days = max(_LEAST_DAYS, taken)
    zoom: Zoom = next((zoom for most, zoom in _FITTED if days <= most), "century")
    return around(zoom, first - (days - taken) // 2 + days // 2, days)


def window_words(window: Window) -> str:
    """A window as text, which `window_of` reads."""
    return f"{window.zoom} {window.first} {window.days}"


def window_of(words: str) -> Window | None:
    """The window that a text says, as far as the calendar goes; None where it says none."""
    zoom, *numbers = words.split() or [""]
    known = next((each for each in ZOOMS if each == zoom), None)
    if known is None or len(numbers) != 2 or not all(number.isdecimal() for number in numbers):
        return None
    first, days = int(numbers[0]), max(1, min(int(numbers[1]), LAST - FIRST + 1))
    return around(known, first + days // 2, days)


def mark_of(row: Row) -> Mark | None:
    """A row on the axis; None where it has no date that can be read."""
    edtf = parse_edtf(row.date) if row.date else None
    if edtf is None:
        return None
    first, last = edtf.earliest, edtf.latest
    lasts = edtf.form in ("interval", "all")
    return Mark(row, first.toordinal() if first else None, last.toordinal() if last else None, lasts)


def marks_of(rows: Iterable[Row]) -> tuple[list[Mark], int]:
    """The rows that have a date, by their days, and how many have none."""
    marks, undated = [], 0
    for row in rows:
        mark = mark_of(row)
        if mark is None:
            undated += 1
        else:
            marks.append(mark)
    return sorted(marks, key=lambda mark: (mark.begins, mark.last or LAST, mark.row.ref)), undated


def inside(marks: Iterable[Mark], window: Window) -> list[Mark]:
    """The marks that touch a window. An open end goes on; one that began long ago is there still."""
    return [
        mark for mark in marks if (mark.first or FIRST) <= window.last and (mark.last or LAST) >= window.first
    ]


# -- drawn -------------------------------------------------------------------------------------


def drawn(mark: Mark, title: str, window: Window, width: int, measure: Measure = cells) -> tuple[str, Span]:
    """A row of the axis in `width` cells: the mark at its days, its title beside it; where the mark stands.

    `├─┤` is a span that something lasted, `├╌┤` one in which it was some day; `◂` and `▸` say that it goes
    on. The title stands behind the mark; before it where it
    has more than twice the room there and needs it; in a span where that is longer than the room beside it.
    """
    if width <= 0:
        return "", (0, 0)
    sign, column = _sign(mark, window, width)
    end = column + len(sign)
    room_behind, room_before = width - end - 1, column - 1
    if len(sign) - 6 >= max(_LEAST, room_behind, room_before):
        within = shortened(title, len(sign) - 6, measure)
        line = sign[1] * (len(sign) - 5 - measure(within))
        text = f"{' ' * column}{sign[:2]} {within} {line}{sign[-1]}"
        return left_part(text, width, measure), (column, len(text))
    if room_before < 1 or room_behind >= measure(title) or room_behind * 2 >= room_before:
        text = " " * column + sign
        if room_behind > 0:
            text += " " + left_part(shortened(title, room_behind, measure), room_behind, measure)
        return left_part(text, width, measure), (column, end)
    before = right_part(shortened(title, room_before, measure), room_before, measure) + " "
    return left_part(before + sign, width, measure), (len(before), len(before) + len(sign))


def _sign(mark: Mark, window: Window, width: int) -> tuple[str, int]:
    """What stands on the axis, and in which column it begins."""
    first = FIRST - 1 if mark.first is None else mark.first
    last = LAST + 1 if mark.last is None else mark.last
    left = 0 if first < window.first else min(width - 1, window.column(first, width))
    right = width - 1 if last > window.last else max(0, min(width - 1, window.column(last, width)))
    if left >= right and mark.first is not None and mark.last is not None:
        return SIGNS[mark.row.ref.kind], max(0, min(left, width - 1))
    opening = "◂" if first < window.first else "├"
    closing = "▸" if last > window.last else "┤"
    if left >= right:
        return (opening if mark.first is None else closing), max(0, min(left, right))
    return opening + ("─" if mark.lasts else "╌") * (right - left - 1) + closing, left


def density(counts: Iterable[tuple[int, int]], window: Window, width: int) -> str:
    """How many begin in each column, as blocks; `counts`: days and how many begin on each."""
    columns = [0] * max(0, width)
    for day, count in counts:
        if width > 0 and window.first <= day <= window.last:
            columns[window.column(day, width)] += count
    most = max(columns, default=0)
    return "".join(_BLOCKS[-(-count * 8 // most)] if count else " " for count in columns)


def axis(window: Window, width: int, translate: Translate = str) -> tuple[str, str]:
    """The ruler and below it its labels, `width` columns each; a label that has no room is left out."""
    ruler, labels = ["─"] * max(0, width), [" "] * max(0, width)
    free = 0
    for day, words in ticks(window, translate):
        column = window.column(day, width)
        if not 0 <= column < width:
            continue
        ruler[column] = "┬"
        if column >= free and column + len(words) <= width:
            labels[column : column + len(words)] = words
            free = column + len(words) + 2
    return "".join(ruler), "".join(labels)


def ticks(window: Window, translate: Translate = str) -> Iterator[tuple[int, str]]:
    """The days at which the ruler has a tick, and what stands below it: a century, a year, a month, a day."""
    begin, end = date.fromordinal(window.first), date.fromordinal(window.last)
    if window.zoom == "day":
        for day in range(window.first, window.last + 1):
            there = date.fromordinal(day)
            if there.day == 1 or (there.day % 5 == 0 and there.day < 30):
                yield day, short(there.isoformat(), translate)
    elif window.zoom == "month":
        for year in range(begin.year, end.year + 1):
            for month in range(1, 13):
                there = date(year, month, 1)
                yield there.toordinal(), short(there.isoformat()[:7], translate)
    else:
        step = {"year": 1, "decade": 10}.get(window.zoom, 100)
        for year in range(begin.year - begin.year % step, end.year + 1, step):
            if year >= 1:
                yield date(year, 1, 1).toordinal(), str(year)


# -- as text -----------------------------------------------------------------------------------


def timeline(store: Store, query: Query, kinds: Sequence[Kind], limit: int) -> list[Row]:
    """Events and articles that fit, at most `limit` of each, undated ones last. Raises StoreError."""
    rows = [row for kind in kinds for row in store.dated(kind, query, limit)]
    marks, _undated = marks_of(rows)
    return [mark.row for mark in marks] + [row for row in rows if mark_of(row) is None]


def timeline_lines(rows: Sequence[Row], width: int, translate: Translate = str) -> Iterator[str]:
    """The axis and a line for each record, `width` cells wide, for people."""
    marks, _undated = marks_of(rows)
    if marks:
        days = [day for mark in marks for day in (mark.first, mark.last) if day is not None]
        window = fitting(min(days), max(days))
        lead = 11 if width >= 60 else 0
        room = max(1, width - lead)
        ruler, labels = axis(window, room, translate)
        yield " " * lead + density(((mark.begins, 1) for mark in marks), window, room)
        yield " " * lead + ruler
        yield " " * lead + labels
        for mark in marks:
            title = f"{DIFFERS} {mark.row.title}" if mark.row.differs else mark.row.title
            text, _span = drawn(mark, title, window, room)
            yield (left_part(short(mark.row.date, translate), lead) + text).rstrip()
    for row in rows:
        if mark_of(row) is None:
            yield f"{translate('undated')}: {row.title}"


def row_json(row: Row) -> dict[str, Any]:
    """A record in the contract's shape; days as ISO 8601, null: open or undated."""
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
