"""Ranges of days with their EDTF text: what a date expression means.

The forms of EDTF (ISO 8601-2) used are `2023`, `2023-07`, `2023-22` (summer), `199X`, `a/b`, `a/..`,
`../b` and `a~`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

#: A set of more is written as a range.
_MAX_MEMBERS = 6


class DateRange(NamedTuple):
    """A range of days as EDTF, with its first and last day; None: open on that side."""

    edtf: str
    first: date | None
    last: date | None

    @property
    def days(self) -> int:
        """Return the length in days; of an open range, the approximate length of its known end."""
        if self.first is None or self.last is None:
            return {10: 1, 7: 31}.get(len(self.edtf.replace("..", "").strip("/~")), 366)
        return (self.last - self.first).days + 1


def day(when: date) -> DateRange:
    """Return the range of one day."""
    return DateRange(when.isoformat(), when, when)


def days(first: date, last: date) -> DateRange:
    """Return the range from one day to another, both included."""
    return day(first) if first == last else DateRange(f"{first.isoformat()}/{last.isoformat()}", first, last)


@lru_cache(maxsize=4_096)
def month(year: int, number: int) -> DateRange:
    """Return the range of a month. Raises ValueError where the calendar has no such month or year."""
    first = date(year, number, 1)
    return DateRange(f"{year:04}-{number:02}", first, first.replace(day=monthrange(year, number)[1]))


def year_before(day: date) -> date:
    """Return the same day of the year before; of 29 February the 28th."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def shift_day(when: date, days: int) -> date:
    """Return the day so many days later, earlier if negative; at most the first or last of the calendar."""
    ordinal = when.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def months_later(year: int, number: int, later: int) -> tuple[int, int]:
    """Return the year and month that come `later` months after a month."""
    months_since_year_zero = year * 12 + number - 1 + later
    return months_since_year_zero // 12, months_since_year_zero % 12 + 1


def months(first: tuple[int, int], last: tuple[int, int]) -> DateRange:
    """Return the range from one (year, month) to another, both included."""
    return span(month(*first), month(*last))


def year(number: int) -> DateRange:
    """Return the range of a year. Raises ValueError beyond the years 1 to 9999."""
    return DateRange(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def decade(first_year: int) -> DateRange:
    """Return the range of the ten years that begin with a year divisible by ten."""
    return DateRange(f"{first_year // 10:03}X", date(first_year, 1, 1), date(first_year + 9, 12, 31))


def century(first_year: int) -> DateRange:
    """Return the range of the hundred years that begin with a year divisible by a hundred."""
    return DateRange(f"{first_year // 100:02}XX", date(first_year, 1, 1), date(first_year + 99, 12, 31))


def season(number: int, code: int) -> DateRange:
    """Return the range of a season of a year by its EDTF code (21–24); winter begins in December."""
    first_month = (number, 3 * (code - 20))
    three_months = months(first_month, months_later(*first_month, 2))
    return DateRange(f"{number:04}-{code}", three_months.first, three_months.last)


def week(when: date) -> DateRange:
    """Return the range of the week of a day, Monday to Sunday."""
    monday = when - timedelta(days=when.weekday())
    return days(monday, monday + timedelta(days=6))


#: A part of a month or a year.
Part = Literal["early", "mid", "late"]
#: The first and last day of a part of a month; None: the last day of the month.
_DAYS_OF_MONTH_PART: dict[Part, tuple[int, int | None]] = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, None),
}
#: The first and last month of a part of a year.
_MONTHS_OF_YEAR_PART: dict[Part, tuple[int, int]] = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}


def part_of_month(year: int, number: int, part: Part | None) -> DateRange:
    """Return the range of a part of a month: its days 1–10, 11–20 or from 21; None: the whole month."""
    whole_month = month(year, number)
    if part is None:
        return whole_month
    first, last = _DAYS_OF_MONTH_PART[part]
    return days(date(year, number, first), date(year, number, last) if last else whole_month.last or date.max)


def part_of_year(number: int, part: Part | None) -> DateRange:
    """Return the range of a part of a year: its months 1–3, 5–8 or 10–12; None: the whole year."""
    if part is None:
        return year(number)
    first, last = _MONTHS_OF_YEAR_PART[part]
    return months((number, first), (number, last))


def span(begin: DateRange, end: DateRange) -> DateRange:
    """Return the range from the beginning of one range to the end of another."""
    if begin == end:
        return begin
    edtf = f"{begin.edtf.split('/')[0]}/{end.edtf.split('/')[-1]}"
    return DateRange(edtf, begin.first, end.last)


def open_end(reading: DateRange) -> DateRange:
    """Return the range that begins like another and has an open end."""
    return DateRange(f"{reading.edtf.split('/')[0]}/..", reading.first, None)


def open_start(reading: DateRange) -> DateRange:
    """Return the range that ends like another and has an open start."""
    return DateRange(f"../{reading.edtf.split('/')[-1]}", None, reading.last)


def approximate(reading: DateRange) -> DateRange:
    """Return the same range, with its ends qualified as approximate (`~`)."""
    ends = (end if end == ".." or end.endswith("~") else f"{end}~" for end in reading.edtf.split("/"))
    return reading._replace(edtf="/".join(ends))


def union(left: DateRange, right: DateRange) -> DateRange:
    """Return the range that covers two ranges: what a reference date of several days gives."""
    if left == right:
        return left
    earliest = min((r for r in (left, right) if r.first), key=lambda r: r.first or date.min, default=left)
    latest = max((r for r in (left, right) if r.last), key=lambda r: r.last or date.min, default=right)
    return span(earliest, latest)


def one_of_days(ranges: Iterable[tuple[date, date]]) -> str | None:
    """Return the EDTF set of the days of which one is right, of some first and last days; None without any.

    Days that follow each other, and very many, are written from the first to the last.
    """
    ordered = sorted(set(ranges))
    if not ordered:
        return None
    first, last = ordered[0][0], max(end for _first, end in ordered)
    is_row = len(ordered) == (last - first).days + 1 and all(begin == end for begin, end in ordered)
    if is_row or len(ordered) > _MAX_MEMBERS:
        return f"[{first}..{last}]"
    members = (str(begin) if begin == end else f"{begin}..{end}" for begin, end in ordered)
    return f"[{','.join(members)}]"
