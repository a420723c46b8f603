"""A parser of EDTF dates (ISO 8601-2), with the days that a date may mean.

The parser reads days, months, years, seasons 21–24, one or more digits left open as `X`, the qualifiers
`?` (uncertain), `~` (approximate) and `%` (both), intervals with known, open (`..`) or unknown (empty)
ends, one of a set (`[…]`) and all of a set (`{…}`). A time of day, after `T` or a blank,
is accepted and ignored. Years run from
0001 to 9999, the years of `datetime.date`; the year zero and earlier years are refused.

Seasons are those of the northern hemisphere, in whole months: spring March–May, summer June–August, autumn
September–November, winter December–February (of the next year).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Literal

from msgspec import Struct

from tui.i18n import N_

#: A longer text is no date; parsing time grows with the length.
MAX_EDTF_CHARS = 200

#: The first and last day of a range; None: no bound on that side.
Days = tuple[date | None, date | None]


class EdtfDate(Struct, frozen=True):
    """One date of an EDTF text; `year`, `month` (or season) and `day` as written, or empty."""

    year: str
    month: str
    day: str
    qualifier: str  # "", "?", "~" or "%"
    earliest: date
    latest: date


class Edtf(Struct, frozen=True):
    """A parsed EDTF text: a date, an interval or a set.

    `members` holds one (first, last) pair, or for a set one pair for each member; both are the same for a
    single date, and None stands for an open or unknown end.
    """

    text: str
    form: Literal["date", "interval", "one", "all"]
    members: tuple[tuple[EdtfDate | None, EdtfDate | None], ...]

    @property
    def earliest(self) -> date | None:
        """Return the first day that the date can mean; None: open."""
        if len(self.members) == 1:  # nearly always: asked for each date of each article
            first = self.members[0][0]
            return first.earliest if first else None
        return _earliest_bound([first.earliest if first else None for first, _ in self.members])

    @property
    def latest(self) -> date | None:
        """Return the last day that the date can mean; None: open."""
        if len(self.members) == 1:
            last = self.members[0][1]
            return last.latest if last else None
        return _latest_bound([last.latest if last else None for _, last in self.members])

    @property
    def begin(self) -> Days:
        """Return the days on which the date may begin.

        The 15th alone for `2024-01-15/..`, all of December for `2023-12`.
        """
        if self.form == "one":
            return self.earliest, self.latest
        latest_days = [part.latest for part in chain(*self.members) if part]
        return self.earliest, min(latest_days)

    @property
    def end(self) -> Days:
        """Return the days on which the date may end.

        The 18th alone for `../2024-01-18`, all of December for `2023-12`.
        """
        if self.form == "one":
            return self.earliest, self.latest
        earliest_days = [part.earliest for part in chain(*self.members) if part]
        return max(earliest_days), self.latest

    @property
    def qualifier(self) -> str:
        """Return the qualifier of all member dates together: `?`, `~`, `%` (both) or nothing."""
        return _combine_qualifiers(part.qualifier for part in chain(*self.members) if part)

    @property
    def sort_key(self) -> str:
        """Return a text that sorts by the earliest day, then the latest; an open start sorts by its end."""
        earliest, latest = self.earliest, self.latest
        return f"{earliest or latest or date.min}/{latest or date.max}"


def _earliest_bound(days: list[date | None]) -> date | None:
    """Return the first of `days`, or None if one of them is None: no bound."""
    bounded_days = [day for day in days if day]
    return min(bounded_days) if bounded_days and len(bounded_days) == len(days) else None


def _latest_bound(days: list[date | None]) -> date | None:
    """Return the last of `days`, or None if one of them is None: no bound."""
    bounded_days = [day for day in days if day]
    return max(bounded_days) if bounded_days and len(bounded_days) == len(days) else None


def _combine_qualifiers(qualifiers: Iterator[str]) -> str:
    """Return several qualifiers as one: `?` and `~` together are `%`."""
    distinct = set("".join(qualifiers))
    return "%" if "%" in distinct or {"?", "~"} <= distinct else "".join(distinct)


def ranges_overlap(left: Days, right: Days) -> bool:
    """Return whether two ranges of days have a day in common."""
    is_left_before = left[1] and right[0] and left[1] < right[0]
    return not (is_left_before or (right[1] and left[0] and right[1] < left[0]))


class _EdtfError(ValueError):
    """What is wrong with a text that should be EDTF, in words for the user."""


#: One date of an EDTF text; the groups a to f are qualifiers.
_DATE = re.compile(
    r"(?P<a>[?~%]?)(?P<year>[0-9]*X*)(?P<b>[?~%]?)"
    r"(?:-(?P<c>[?~%]?)(?P<month>[0-9X]{2})(?P<d>[?~%]?)"
    r"(?:-(?P<e>[?~%]?)(?P<day>[0-9X]{2})"
    r"(?:[T ][0-9]{2}(?::?[0-9]{2}){0,2}(?:\.[0-9]+)?"
    r"(?: ?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?))?)?(?P<f>[?~%]?))?)?"
)
#: The first and last month of a season by its EDTF code.
_SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


def _numbers(pattern: str, lowest: int, highest: int) -> list[int]:
    """Return the numbers that a pattern of digits and X can stand for; all of them for an empty pattern."""
    if not pattern:
        return list(range(lowest, highest + 1))
    if pattern.isdigit():
        return [int(pattern)] if lowest <= int(pattern) <= highest else []
    fits = re.compile(pattern.replace("X", "[0-9]")).fullmatch
    width = f"0{len(pattern)}"
    return [number for number in range(lowest, highest + 1) if fits(f"{number:{width}}")]


def _first_and_last_day(year: int, months: list[int], days: list[int]) -> list[date]:
    """Return the first and the last day of a year that falls in `months` on one of `days`; else nothing."""
    lengths = {month: monthrange(year, month)[1] for month in months}
    fitting = ((month, day) for month in months for day in days if day <= lengths[month])
    first = next(fitting, None)
    if first is None:
        return []
    last = next((month, day) for month in reversed(months) for day in reversed(days) if day <= lengths[month])
    return [date(year, *first), date(year, *last)]


def _bounds(year: str, month: str, day: str) -> tuple[date, date]:
    """Return the first and last day that a date as written can mean. Raises _EdtfError for no day."""
    if day.isdigit() and month.isdigit() and year.isdigit():
        with suppress(ValueError):  # most dates are one day
            return (single_day := date(int(year), int(month), int(day))), single_day
    years = _numbers(year, 1, 9999)
    if not years:
        raise _EdtfError(N_("years run from 0001 to 9999"))
    if month in _SEASON_MONTHS:
        if day:
            raise _EdtfError(N_("a season has no days"))
        first, last = _SEASON_MONTHS[month]
        end_year = years[-1] + (last < first)
        if end_year > 9999:
            return date(years[0], first, 1), date.max
        return date(years[0], first, 1), date(end_year, last, monthrange(end_year, last)[1])
    months, days = _numbers(month, 1, 12), _numbers(day, 1, 31)
    if not months:
        raise _EdtfError(N_("there is no month {month}: months are 01–12, seasons 21–24").format(month=month))
    if not days:
        raise _EdtfError(N_("there is no day {day}").format(day=day))
    earliest = next((ends[0] for y in years if (ends := _first_and_last_day(y, months, days))), None)
    latest = next((ends[1] for y in reversed(years) if (ends := _first_and_last_day(y, months, days))), None)
    if not earliest or not latest:
        raise _EdtfError(N_("{year}-{month} has no day {day}").format(year=year, month=month, day=day))
    return earliest, latest


def _parse_date(text: str) -> EdtfDate:
    """Parse one date that is no interval and no set. Raises _EdtfError."""
    match = _DATE.fullmatch(text)
    if not match or len(match["year"]) != 4:
        raise _EdtfError(N_("not an EDTF date"))
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    qualifier = _combine_qualifiers(match[group] or "" for group in "abcdef")
    return EdtfDate(year, month, day, qualifier, *_bounds(year, month, day))


def _parse_range(text: str, separator: str) -> tuple[EdtfDate | None, EdtfDate | None]:
    """Parse the two ends of a range; the separator is «/», or «..» inside a set. Raises _EdtfError."""
    left, _, right = text.partition(separator)
    first, last = (None if end in ("", "..") else _parse_date(end) for end in (left, right))
    if not first and not last:
        raise _EdtfError(N_("it has no date in it: leave it out"))
    if first and last and last.latest < first.earliest:
        raise _EdtfError(N_("it ends before it begins"))
    return first, last


def _parse_member(text: str) -> tuple[EdtfDate | None, EdtfDate | None]:
    """Parse one member of a set: a date, or `a..b`, `..b`, `a..`. Raises _EdtfError."""
    if ".." in text:
        return _parse_range(text, "..")
    single_date = _parse_date(text)
    return single_date, single_date


def _parse(text: str) -> Edtf:
    """Parse an EDTF text. Raises _EdtfError where the text is no EDTF."""
    sets: tuple[tuple[str, str, Literal["one", "all"]], ...] = (("[", "]", "one"), ("{", "}", "all"))
    for opening, closing, form in sets:
        if text.startswith(opening) and text.endswith(closing):
            return Edtf(text, form, tuple(_parse_member(member.strip()) for member in text[1:-1].split(",")))
    if "/" in text:
        return Edtf(text, "interval", (_parse_range(text, "/"),))
    single_date = _parse_date(text)
    return Edtf(text, "date", ((single_date, single_date),))


@lru_cache(maxsize=16384)
def parse_edtf(text: str) -> Edtf | None:
    """Parse an EDTF text; None where the text is no EDTF (`edtf_error` says why)."""
    try:
        return _parse(text) if len(text) <= MAX_EDTF_CHARS else None
    except _EdtfError:
        return None


def edtf_error(text: str) -> str | None:
    """Return why a text is no EDTF, in words for the user; None if it is EDTF."""
    try:
        _parse(text)
    except _EdtfError as error:
        return str(error)
    return None
