"""Dates in words for the reader, long and short; every word goes through the caller's `translate`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from tui.i18n import N_
from tui.model.dates.edtf import Edtf, EdtfDate, parse_edtf

Translate = Callable[[str], str]

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
SHORT_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"), N_("Jul"), N_("Aug"), N_("Sep"),
    N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_SEASONS = {"21": N_("spring"), "22": N_("summer"), "23": N_("autumn"), "24": N_("winter")}
_SHORT_SEASONS = {"21": N_("Spring"), "22": N_("Summer"), "23": N_("Autumn"), "24": N_("Winter")}
_PATTERNS = {
    "day": N_("{day} {month} {year}"),
    "month": N_("{month} {year}"),
    "season": N_("{season} {year}"),
    "year": "{year}",
    "decade": N_("the {year}s"),
    "century": "{year}–{last}",
    "some day": N_("a day in {date}"),
    "some month": N_("a month in {date}"),
    "same month": N_("{first}{mark}{last} {month} {year}"),
    "same year": N_("{first}{mark}{last} {year}"),
    "about": N_("about {date}"),
    "doubtful": N_("about {date}, uncertain"),
    "from": N_("from {date}"),
    "by": N_("by {date}"),
    "about day": N_("about {day}"),
    "doubtful day": N_("about {day}, uncertain"),
    "from day": N_("from {day}"),
    "by day": N_("by {day}"),
    "within": N_("within {date}"),
    "or": N_(" or "),
    "and": N_(" and "),
}
#: The first day of a month: an ordinal number in French.
_FIRST_DAY = N_("1")
_DECADE_OR_CENTURY = "[0-9]{2,3}X{1,2}"
#: The pattern for each EDTF qualifier.
_QUALIFIER_PATTERNS = {"~": "about", "?": "about", "%": "doubtful"}


def _untranslated(text: str) -> str:
    return text


def format_long(text: str | None, translate: Translate = _untranslated) -> str:
    """Format an EDTF text in words: «15–18 January 2024»; a text that is no EDTF is returned unchanged.

    `translate` puts names and patterns into a language. None gives an empty text.
    """
    edtf = parse_edtf(text) if text else None
    return _Formatter(translate).format_long(edtf) if edtf else text or ""


def is_single_day(text: str) -> bool:
    """Return whether an EDTF text is one day without a qualifier: French puts an article before it."""
    edtf = parse_edtf(text)
    if edtf is None or edtf.qualifier or len(edtf.members) != 1:
        return False
    ((first, last),) = edtf.members
    return first is not None and first == last and bool(first.day)


def format_short(text: str | None, translate: Translate = _untranslated) -> str:
    """Format an EDTF text for a list: «15 Jan 24»; a text that is no EDTF is returned unchanged.

    The result is at most eleven characters in English: the day, month or year on which the date begins (or,
    where the start is open, ends), without qualifiers. A year of this century has two digits.
    """
    edtf = parse_edtf(text) if text else None
    if not edtf:
        return text or ""
    first_date = next(end for member in edtf.members for end in member if end)
    return _Formatter(translate).format_short(first_date)


class _Formatter:
    """A writer of dates in one language, by way of `translate`."""

    def __init__(self, translate: Translate) -> None:
        self.translate = translate

    def fill(self, pattern: str, **values: str | int) -> str:
        """Return the translated pattern of a name with its values filled in."""
        return self.translate(_PATTERNS[pattern]).format(**values)

    def fill_date(self, pattern: str, date: str, is_day: bool) -> str:
        """Return a pattern filled with a date: French puts an article before a day."""
        return self.fill(f"{pattern} day", day=date) if is_day else self.fill(pattern, date=date)

    def format_long(self, edtf: Edtf) -> str:
        """Format every member of an EDTF value, with its qualifier."""
        members = [self.format_member(first, last, edtf.form) for first, last in edtf.members]
        joined = self.fill("and" if edtf.form == "all" else "or").join(members)
        if not edtf.qualifier:
            return joined
        are_days = all(bound and bound.day for member in edtf.members for bound in member)
        return self.fill_date(_QUALIFIER_PATTERNS[edtf.qualifier], joined, are_days)

    def format_member(self, first: EdtfDate | None, last: EdtfDate | None, form: str) -> str:
        """Format one date or range; None stands for an open end."""
        if first is None or last is None:
            bound = first or last
            if bound is None:
                return ""
            return self.fill_date("from" if first else "by", self.format_date(bound), bool(bound.day))
        if first == last:
            return self.format_date(first)
        if form != "one":
            return self.format_range(first, last, "–")
        if first.day and last.latest - first.earliest == timedelta(days=1):
            return self.format_range(first, last, self.fill("or"))
        return self.fill("within", date=self.format_range(first, last, "–"))

    def format_range(self, first: EdtfDate, last: EdtfDate, separator: str) -> str:
        """Format two dates, with a common month or year once: «15–18 January 2024»."""
        shared = _shared_precision(first, last)
        if shared == "month":
            days: dict[str, str | int] = {"first": self.day_number(first), "last": int(last.day)}
            month = self.month_name(first)
            return self.fill("same month", **days, mark=separator, month=month, year=_year(first))
        is_brief = not (first.day or last.day if shared else first.month or last.month)
        spaced = separator if separator != "–" or is_brief else f" {separator} "
        if shared == "year":
            begin, end = (
                f"{self.day_number(date)} {self.month_name(date)}" if date.day else self.month_name(date)
                for date in (first, last)
            )
            return self.fill("same year", first=begin, last=end, mark=spaced, year=_year(first))
        return spaced.join((self.format_date(first), self.format_date(last)))

    def format_date(self, part: EdtfDate) -> str:
        """Format one date, as precise as it is written."""
        if "X" in part.year + part.month + part.day:
            return self.format_unspecified(part)
        if not part.month:
            return _year(part)
        if part.month in _SEASONS:
            return self.fill("season", season=self.translate(_SEASONS[part.month]), year=_year(part))
        if not part.day:
            return self.fill("month", month=self.month_name(part), year=_year(part))
        return self.fill("day", day=self.day_number(part), month=self.month_name(part), year=_year(part))

    def format_unspecified(self, part: EdtfDate) -> str:
        """Format a date with unspecified digits (X); as first to last day if no shorter form fits."""
        if re.fullmatch(_DECADE_OR_CENTURY, part.year) and not part.month:
            pattern = "decade" if part.year[2] != "X" else "century"
            return self.fill(pattern, year=part.earliest.year, last=part.latest.year)
        if "X" not in part.year and part.month == "XX" and part.day in ("", "XX"):
            return self.fill("some day" if part.day else "some month", date=_year(part))
        if "X" not in part.year + part.month and part.day == "XX":
            month = self.fill("month", month=self.month_name(part), year=_year(part))
            return self.fill("some day", date=month)
        bounds = (_day_as_written(part.earliest), _day_as_written(part.latest))
        return self.fill("within", date=self.format_range(*bounds, "–"))

    def day_number(self, part: EdtfDate) -> str:
        """Return the day of the month, where it is the first as the language writes that."""
        day = str(int(part.day))
        return self.translate(_FIRST_DAY) if day == _FIRST_DAY else day

    def month_name(self, part: EdtfDate) -> str:
        """Return the translated name of the month in which a date begins."""
        return self.translate(MONTHS[part.earliest.month - 1])

    def format_short(self, part: EdtfDate) -> str:
        """Format one date for a list, without its qualifier."""
        if not part.year.isdigit():
            return part.year
        year = part.year[2:] if part.year.startswith("20") else _year(part)
        if part.month in _SEASONS:
            return self.fill("season", season=self.translate(_SHORT_SEASONS[part.month]), year=year)
        if not part.month.isdigit():
            return _year(part)
        month = self.translate(SHORT_MONTHS[int(part.month) - 1])
        if part.day.isdigit():
            return self.fill("day", day=int(part.day), month=month, year=year)
        return self.fill("month", month=month, year=year)


def _shared_precision(first: EdtfDate, last: EdtfDate) -> str:
    """Return what two dates share and a range writes only once: `month`, `year` or nothing."""
    units = (first.year, last.year, first.month, last.month)
    if first.year != last.year or not all(unit.isdigit() for unit in units) or {*units} & _SEASONS.keys():
        return ""
    if first.month == last.month and first.day.isdigit() and last.day.isdigit():
        return "month"
    return "" if "X" in first.day + last.day else "year"


def _day_as_written(day: date) -> EdtfDate:
    """Return a calendar day as an EDTF date."""
    return EdtfDate(f"{day.year:04}", f"{day.month:02}", f"{day.day:02}", "", day, day)


def _year(part: EdtfDate) -> str:
    """Return the year of a date without leading zeros."""
    return part.year.lstrip("0")
