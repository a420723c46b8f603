"""How a date is said to a reader; every word goes through the caller's `translate`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from tui.model.dates import Edtf, Part, parse_edtf

Translate = Callable[[str], str]

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SHORT_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
_PATTERNS = {
    "day": "{day} {month} {year}",
    "month": "{month} {year}",
    "season": "{season} {year}",
    "year": "{year}",
    "decade": "the {year}s",
    "century": "{year}–{last}",
    "some day": "a day in {date}",
    "some month": "a month in {date}",
    "same month": "{first}{mark}{last} {month} {year}",
    "same year": "{first}{mark}{last} {year}",
    "about": "about {date}",
    "doubtful": "about {date}, uncertain",
    "from": "from {date}",
    "by": "by {date}",
    "within": "within {date}",
    "or": " or ",
    "and": " and ",
}
_QUALIFIED = {"~": "about", "?": "about", "%": "doubtful"}
#: Every text that is given to `translate`, for the catalogue.
MESSAGES = (*_MONTHS, *_SHORT_MONTHS, *_SEASONS.values(), *_SHORT_SEASONS.values(), *_PATTERNS.values())


def _untranslated(text: str) -> str:
    return text


def describe(text: str | None, translate: Translate = _untranslated) -> str:
    """An EDTF text in words: «15–18 January 2024»; what is not EDTF is returned as it stands.

    `translate` gets the texts of `MESSAGES`.
    """
    edtf = parse_edtf(text) if text else None
    return _Words(translate).of(edtf) if edtf else text or ""


def short(text: str | None, translate: Translate = _untranslated) -> str:
    """An EDTF text for a list: «15 Jan 24»; what is not EDTF is returned as it stands.

    At most eleven characters in English: the day, month or year on which it begins (or, where its start is
    open, ends), without qualifiers. A year of this century has two digits.
    """
    edtf = parse_edtf(text) if text else None
    if not edtf:
        return text or ""
    part = next(part for span in edtf.members for part in span if part)
    return _Words(translate).short(part)


class _Words:
    """Says dates by way of `translate`."""

    def __init__(self, translate: Translate) -> None:
        self.translate = translate

    def fill(self, pattern: str, **values: str | int) -> str:
        """The pattern of that name with its values in place."""
        return self.translate(_PATTERNS[pattern]).format(**values)

    def of(self, edtf: Edtf) -> str:
        """All that the expression says."""
        said = [self.span(first, last, edtf.form) for first, last in edtf.members]
        joined = self.fill("and" if edtf.form == "all" else "or").join(said)
        return self.fill(_QUALIFIED[edtf.qualifier], date=joined) if edtf.qualifier else joined

    def span(self, first: Part | None, last: Part | None, form: str) -> str:
        """One date or range, open ends included."""
        if first is None or last is None:
            known = first or last
            return self.fill("from" if first else "by", date=self.part(known)) if known else ""
        if first == last:
            return self.part(first)
        if form != "one":
            return self.range(first, last, "–")
        if first.day and last.latest - first.earliest == timedelta(days=1):
            return self.range(first, last, self.fill("or"))
        return self.fill("within", date=self.range(first, last, "–"))

    def range(self, first: Part, last: Part, mark: str) -> str:
        """Two dates with what they share said once: «15–18 January 2024», «30 July – 5 August 2023»."""
        shared = _shared(first, last)
        if shared == "month":
            days = {"first": int(first.day), "last": int(last.day)}
            return self.fill("same month", **days, mark=mark, month=self.month(first), year=_year(first))
        is_brief = not (first.day or last.day if shared else first.month or last.month)
        between = mark if mark != "–" or is_brief else f" {mark} "
        if shared == "year":
            begin, end = (f"{int(p.day)} {self.month(p)}" if p.day else self.month(p) for p in (first, last))
            return self.fill("same year", first=begin, last=end, mark=between, year=_year(first))
        return between.join((self.part(first), self.part(last)))

    def part(self, part: Part) -> str:
        """One date, as precise as it is written."""
        if "X" in part.year + part.month + part.day:
            return self.open_part(part)
        if not part.month:
            return _year(part)
        if part.month in _SEASONS:
            return self.fill("season", season=self.translate(_SEASONS[part.month]), year=_year(part))
        if not part.day:
            return self.fill("month", month=self.month(part), year=_year(part))
        return self.fill("day", day=int(part.day), month=self.month(part), year=_year(part))

    def open_part(self, part: Part) -> str:
        """A date with digits left open; its first and last day where nothing shorter says it."""
        if re.fullmatch("[0-9]{2,3}X{1,2}", part.year) and not part.month:
            pattern = "decade" if part.year[2] != "X" else "century"
            return self.fill(pattern, year=part.earliest.year, last=part.latest.year)
        if "X" not in part.year and part.month == "XX" and part.day in ("", "XX"):
            return self.fill("some day" if part.day else "some month", date=_year(part))
        if "X" not in part.year + part.month and part.day == "XX":
            month = self.fill("month", month=self.month(part), year=_year(part))
            return self.fill("some day", date=month)
        bounds = (_day(part.earliest), _day(part.latest))
        return self.fill("within", date=self.range(*bounds, "–"))

    def month(self, part: Part) -> str:
        return self.translate(_MONTHS[part.earliest.month - 1])

    def short(self, part: Part) -> str:
        """The date alone, for a list."""
        if not part.year.isdigit():
            return part.year
        year = part.year[2:] if part.year.startswith("20") else _year(part)
        if part.month in _SEASONS:
            return self.fill("season", season=self.translate(_SHORT_SEASONS[part.month]), year=year)
        if not part.month.isdigit():
            return _year(part)
        month = self.translate(_SHORT_MONTHS[int(part.month) - 1])
        if part.day.isdigit():
            return self.fill("day", day=int(part.day), month=month, year=year)
        return self.fill("month", month=month, year=year)


def _shared(first: Part, last: Part) -> str:
    """What two dates have in common that need be said only once: `month`, `year` or nothing."""
    parts = (first.year, last.year, first.month, last.month)
    if first.year != last.year or not all(part.isdigit() for part in parts) or {*parts} & _SEASONS.keys():
        return ""
    if first.month == last.month and first.day.isdigit() and last.day.isdigit():
        return "month"
    return "" if "X" in first.day + last.day else "year"


def _day(day: date) -> Part:
    return Part(f"{day.year:04}", f"{day.month:02}", f"{day.day:02}", "", day, day)


def _year(part: Part) -> str:
    return part.year.lstrip("0")
