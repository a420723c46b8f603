"""What a date expression is read as: days, and their EDTF.

EDTF is that of ISO 8601-2: `2023`, `2023-07`, `2023-22` (summer), `199X`, `a/b`, `a/..`, `../b`, `a~`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Reading(NamedTuple):
    """An EDTF value with its first and last day; None: open."""

    edtf: str
    first: date | None
    last: date | None

    @property
    def days(self) -> int:
        """How many days it spans; with an open end, those of the end it names (about, by its precision)."""
        if self.first is None or self.last is None:
            return {10: 1, 7: 31}.get(len(self.edtf.replace("..", "").strip("/~")), 366)
        return (self.last - self.first).days + 1


def day(when: date) -> Reading:
    """One day."""
    return Reading(when.isoformat(), when, when)


def days(first: date, last: date) -> Reading:
    """From one day to another."""
    return day(first) if first == last else Reading(f"{first.isoformat()}/{last.isoformat()}", first, last)


def month(year: int, number: int) -> Reading:
    """One month; raises ValueError for a month or year that is none."""
    first = date(year, number, 1)
    return Reading(f"{year:04}-{number:02}", first, first.replace(day=monthrange(year, number)[1]))


def months_later(year: int, number: int, later: int) -> tuple[int, int]:
    """The year and month so many months after a month."""
    count = year * 12 + number - 1 + later
    return count // 12, count % 12 + 1


def months(first: tuple[int, int], last: tuple[int, int]) -> Reading:
    """From one (year, month) to another."""
    return span(month(*first), month(*last))


def year(number: int) -> Reading:
    """One year."""
    return Reading(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def decade(first_year: int) -> Reading:
    """Ten years from a year that ends in 0."""
    return Reading(f"{first_year // 10:03}X", date(first_year, 1, 1), date(first_year + 9, 12, 31))


def season(number: int, code: int) -> Reading:
    """A season by its EDTF code; the winter of a year begins in its December."""
    begin = (number, 3 * (code - 20))
    whole = months(begin, months_later(*begin, 2))
    return Reading(f"{number:04}-{code}", whole.first, whole.last)


def week(when: date) -> Reading:
    """The week of a day, Monday to Sunday."""
    monday = when - timedelta(days=when.weekday())
    return days(monday, monday + timedelta(days=6))


#: The days of a month that «début», «mi-» and «fin» mean; None: the last.
_MONTH_PARTS = {"debut": (1, 10), "mi": (11, 20), "milieu": (11, 20), "fin": (21, None)}
#: The months of a year that they mean.
_YEAR_PARTS = {"debut": (1, 3), "mi": (5, 8), "milieu": (5, 8), "fin": (10, 12)}


def part_of_month(year: int, number: int, part: str) -> Reading:
    """«début», «mi-», «fin» of a month: its days 1–10, 11–20, from 21; other words mean the whole."""
    whole = month(year, number)
    if part not in _MONTH_PARTS:
        return whole
    first, last = _MONTH_PARTS[part]
    return days(date(year, number, first), date(year, number, last) if last else whole.last or date.max)


def part_of_year(number: int, part: str) -> Reading:
    """«début», «mi-», «fin» of a year: January–March, May–August, October–December; else the whole."""
    if part not in _YEAR_PARTS:
        return year(number)
    first, last = _YEAR_PARTS[part]
    return months((number, first), (number, last))


def span(one: Reading, other: Reading) -> Reading:
    """From the beginning of one reading to the end of another."""
    if one == other:
        return one
    edtf = f"{one.edtf.split('/')[0]}/{other.edtf.split('/')[-1]}"
    return Reading(edtf, one.first, other.last)


def since(reading: Reading) -> Reading:
    """From the beginning of a reading on."""
    return Reading(f"{reading.edtf.split('/')[0]}/..", reading.first, None)


def until(reading: Reading) -> Reading:
    """Up to the end of a reading."""
    return Reading(f"../{reading.edtf.split('/')[-1]}", None, reading.last)


def about(reading: Reading) -> Reading:
    """A reading that is approximate."""
    parts = (part if part == ".." or part.endswith("~") else f"{part}~" for part in reading.edtf.split("/"))
    return reading._replace(edtf="/".join(parts))


def union(one: Reading, other: Reading) -> Reading:
    """What holds both readings: for a reference that is not one day."""
    if one == other:
        return one
    first = min((r for r in (one, other) if r.first), key=lambda r: r.first or date.min, default=one)
    last = max((r for r in (one, other) if r.last), key=lambda r: r.last or date.min, default=other)
    return span(first, last)
