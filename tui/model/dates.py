"""Dates as EDTF writes them (ISO 8601-2): which days one may mean, and how it is said to a reader.

Read are: days, months, years, seasons 21–24, a digit or more left open as `X`, the qualifiers `?`
(uncertain), `~` (about) and `%` (both), intervals with known, open (`..`) or unknown (empty) ends,
one of a set (`[…]`) and all of a set (`{…}`). A time of day is accepted and not kept apart. Years run
from 0001 to 9999, the years of `datetime.date`; the year zero and years before it are not read.

Seasons are the northern hemisphere's, by whole months: spring March–May, summer June–August, autumn
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

#: Days from first to last; None: no bound on that side.
Days = tuple[date | None, date | None]


class Part(Struct, frozen=True):
    """One date of an expression; `year`, `month` (or season) and `day` as written, or empty."""

    year: str
    month: str
    day: str
    qualifier: str  # "", "?", "~" or "%"
    earliest: date
    latest: date


class Edtf(Struct, frozen=True):
    """A date expression. `members` has one span; for a set, one for each of its members.

    A span is (first, last), the same for a single date; None where the end is open or unknown.
    """

    text: str
    form: Literal["date", "interval", "one", "all"]
    members: tuple[tuple[Part | None, Part | None], ...]

    @property
    def earliest(self) -> date | None:
        """The first day that can be meant; None: open."""
        return _least([first.earliest if first else None for first, _ in self.members])

    @property
    def latest(self) -> date | None:
        """The last day that can be meant; None: open."""
        return _most([last.latest if last else None for _, last in self.members])

    @property
    def begin(self) -> Days:
        """The days on which it may begin: 15..15 for `2024-01-15/..`, all of December for `2023-12`."""
        if self.form == "one":
            return self.earliest, self.latest
        known = [part.latest for part in chain(*self.members) if part]
        return self.earliest, min(known)

    @property
    def end(self) -> Days:
        """The days on which it may end: 18..18 for `../2024-01-18`, all of December for `2023-12`."""
        if self.form == "one":
            return self.earliest, self.latest
        known = [part.earliest for part in chain(*self.members) if part]
        return max(known), self.latest

    @property
    def qualifier(self) -> str:
        """`?`, `~`, `%` (both) or nothing, over all its dates."""
        return _together(part.qualifier for part in chain(*self.members) if part)

    @property
    def sort_key(self) -> str:
        """A text that sorts by the earliest day, then the latest; an open start stands at its end."""
        earliest, latest = self.earliest, self.latest
        return f"{earliest or latest or date.min}/{latest or date.max}"


def _least(days: list[date | None]) -> date | None:
    """The first of `days`; None, meaning no bound, comes before all."""
    known = [day for day in days if day]
    return min(known) if known and len(known) == len(days) else None


def _most(days: list[date | None]) -> date | None:
    """The last of `days`; None, meaning no bound, comes after all."""
    known = [day for day in days if day]
    return max(known) if known and len(known) == len(days) else None


def _together(qualifiers: Iterator[str]) -> str:
    """Several qualifiers as one."""
    found = set("".join(qualifiers))
    return "%" if "%" in found or {"?", "~"} <= found else "".join(found)


def meet(one: Days, other: Days) -> bool:
    """Whether two ranges of days have a day in common."""
    return not ((one[1] and other[0] and one[1] < other[0]) or (other[1] and one[0] and other[1] < one[0]))


class _WrongError(ValueError):
    """What is wrong with a text that should be EDTF."""


_PART = re.compile(
    r"(?P<a>[?~%]?)(?P<year>[0-9]*X*)(?P<b>[?~%]?)"
    r"(?:-(?P<c>[?~%]?)(?P<month>[0-9X]{2})(?P<d>[?~%]?)"
    r"(?:-(?P<e>[?~%]?)(?P<day>[0-9X]{2})"
    r"(?:T[0-9]{2}(?::?[0-9]{2}){0,2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?(?P<f>[?~%]?))?)?"
)
_SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


def _numbers(pattern: str, lowest: int, highest: int) -> list[int]:
    """The numbers that `pattern` (digits and X, or empty for any) can stand for."""
    if not pattern:
        return list(range(lowest, highest + 1))
    if pattern.isdigit():
        return [int(pattern)] if lowest <= int(pattern) <= highest else []
    fits = re.compile(pattern.replace("X", "[0-9]")).fullmatch
    width = f"0{len(pattern)}"
    return [number for number in range(lowest, highest + 1) if fits(f"{number:{width}}")]


def _days(year: int, months: list[int], days: list[int]) -> list[date]:
    """The first and the last real day of a year that falls in `months` on one of `days`."""
    found = [date(year, month, day) for month in months for day in days if day <= monthrange(year, month)[1]]
    return [found[0], found[-1]] if found else []


def _bounds(year: str, month: str, day: str) -> tuple[date, date]:
    """The first and last day that a date as written can mean."""
    if day.isdigit() and month.isdigit() and year.isdigit():
        with suppress(ValueError):  # most dates are one day
            return (one := date(int(year), int(month), int(day))), one
    years = _numbers(year, 1, 9999)
    if not years:
        raise _WrongError("years run from 0001 to 9999")
    if month in _SEASON_MONTHS:
        if day:
            raise _WrongError("a season has no days")
        first, last = _SEASON_MONTHS[month]
        ending = years[-1] + (last < first)
        if ending > 9999:
            return date(years[0], first, 1), date.max
        return date(years[0], first, 1), date(ending, last, monthrange(ending, last)[1])
    months, days = _numbers(month, 1, 12), _numbers(day, 1, 31)
    if not months:
        raise _WrongError(f"there is no month {month}: months are 01–12, seasons 21–24")
    if not days:
        raise _WrongError(f"there is no day {day}")
    earliest = next((found[0] for y in years if (found := _days(y, months, days))), None)
    latest = next((found[1] for y in reversed(years) if (found := _days(y, months, days))), None)
    if not earliest or not latest:
        raise _WrongError(f"{year}-{month} has no day {day}")
    return earliest, latest


def _part(text: str) -> Part:
    """One date without interval or set."""
    match = _PART.fullmatch(text)
    if not match or len(match["year"]) != 4:
        raise _WrongError("not an EDTF date")
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    qualifier = _together(match[group] or "" for group in "abcdef")
    return Part(year, month, day, qualifier, *_bounds(year, month, day))


def _span(text: str, mark: str) -> tuple[Part | None, Part | None]:
    """The two ends of `text`, parted by `mark` («/», or «..» inside a set)."""
    left, _, right = text.partition(mark)
    first, last = (None if end in ("", "..") else _part(end) for end in (left, right))
    if not first and not last:
        raise _WrongError("it has no date in it: leave it out")
    if first and last and last.latest < first.earliest:
        raise _WrongError("it ends before it begins")
    return first, last


def _member(text: str) -> tuple[Part | None, Part | None]:
    """One member of a set: a date, or `a..b`, `..b`, `a..`."""
    if ".." in text:
        return _span(text, "..")
    part = _part(text)
    return part, part


def _read(text: str) -> Edtf:
    """`text` as EDTF; raises `_WrongError`."""
    sets: tuple[tuple[str, str, Literal["one", "all"]], ...] = (("[", "]", "one"), ("{", "}", "all"))
    for opening, closing, form in sets:
        if text.startswith(opening) and text.endswith(closing):
            return Edtf(text, form, tuple(_member(m.strip()) for m in text[1:-1].split(",")))
    if "/" in text:
        return Edtf(text, "interval", (_span(text, "/"),))
    part = _part(text)
    return Edtf(text, "date", ((part, part),))


@lru_cache(maxsize=16384)
def parse_edtf(text: str) -> Edtf | None:
    """The date that `text` is, or None where it is not EDTF; `edtf_problem` says why."""
    try:
        return _read(text) if len(text) <= 200 else None
    except _WrongError:
        return None


def edtf_problem(text: str) -> str | None:
    """What is wrong with `text` as EDTF and what would be right, in a line; None where nothing is."""
    if parse_edtf(text):
        return None
    right = _meant(text[:200])
    try:
        _read(text[:200])
        why = "not an EDTF date"
    except _WrongError as wrong:
        why = str(wrong)
    return (
        f"«{text[:60]}»: {why}; write {right or 'it like 2024-01-16, 2024-01, 2024 or 2024-01-15/2024-01-18'}"
    )


_WRITTEN_MONTHS = (
    "jan", "fév|fev|feb", "mar", "avr|apr", "mai|may", "juin|jun", "juil|jul",
    "ao[uû]|aug", "sep", "oct", "nov", "déc|dec",
)  # fmt: skip
#: What people write instead of EDTF (case aside), and how to rearrange it. Compiled only for a mistake.
_HABITS: tuple[tuple[str, str], ...] = (
    (r"(?:vers|env\.?|environ|circa|ca?\.|about)\s+(.+)", "{0}~"),
    (r"(.+?)\s+(?:-|–|—|à|au|to)\s+(.+)", "{0}/{1}"),
    (r"([0-9]{1,2})[/. ]([0-9]{1,2})[/. ]([0-9]{4})", "{2}-{1:0>2}-{0:0>2}"),
    (r"([0-9]{4})[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})", "{0}-{1:0>2}-{2:0>2}"),
    (r"([0-9]{4})[/. -]([0-9]{1,2})", "{0}-{1:0>2}"),
    (r"([0-9]{1,2})[/. ]([0-9]{4})", "{1}-{0:0>2}"),
    *(
        (
            rf"(?:le |the )?([0-9]{{1,2}})(?:er|st|nd|rd|th)?\s+(?:{name})\S*\s+([0-9]{{4}})",
            f"{{1}}-{number:02}-{{0:0>2}}",
        )
        for number, name in enumerate(_WRITTEN_MONTHS, 1)
    ),
    *(
        (rf"(?:{name})[^\s0-9]*\s+([0-9]{{4}})", f"{{0}}-{number:02}")
        for number, name in enumerate(_WRITTEN_MONTHS, 1)
    ),
)


def _meant(text: str, depth: int = 2) -> str | None:
    """The EDTF that a person who wrote `text` seems to have meant; a day comes before its month."""
    if parse_edtf(text):
        return text
    for habit, arrangement in _HABITS:
        if depth and (match := re.fullmatch(habit, text.strip(), re.IGNORECASE)):
            parts = [_meant(part, depth - 1) or part for part in match.groups()]
            if parse_edtf(right := arrangement.format(*parts)):
                return right
    return None
