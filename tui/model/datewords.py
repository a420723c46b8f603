"""How a date is said to a reader; every word goes through the caller's `translate`."""

from __future__ import annotations

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
    return _long(edtf, translate) if edtf else text or ""


def short(text: str | None, translate: Translate = _untranslated) -> str:
    """An EDTF text for a list: «15 Jan 24»; what is not EDTF is returned as it stands.

    At most eleven characters in English: the day, month or year on which it begins (or, where its start is
    open, ends), without qualifiers.
    """
    edtf = parse_edtf(text) if text else None
    return _short(edtf, translate) if edtf else text or ""


def _long(edtf: Edtf, translate: Translate) -> str:
    """All that the expression says."""
    said = [_say_span(first, last, edtf.form, translate) for first, last in edtf.members]
    joined = translate(_PATTERNS["and" if edtf.form == "all" else "or"]).join(said)
    pattern = _QUALIFIED.get(edtf.qualifier)
    return translate(_PATTERNS[pattern]).format(date=joined) if pattern else joined


def _say_span(first: Part | None, last: Part | None, form: str, translate: Translate) -> str:
    """One date or range, open ends included."""
    if not first or not last:
        known = first or last
        assert known
        return translate(_PATTERNS["from" if first else "by"]).format(date=_say(known, translate))
    if first == last:
        return _say(first, translate)
    if form == "one" and first.day and last.latest - first.earliest == timedelta(days=1):
        return _say_range(first, last, translate(_PATTERNS["or"]), translate)
    said = _say_range(first, last, "–", translate)
    return translate(_PATTERNS["within"]).format(date=said) if form == "one" else said


def _say_range(first: Part, last: Part, mark: str, translate: Translate) -> str:
    """Two dates with what they share said once: «15–18 January 2024», «30 July – 5 August 2023»."""
    plain = not any("X" in part.year + part.month + part.day for part in (first, last))
    spaced = f" {mark} " if mark == "–" else mark
    if plain and first.year == last.year and first.day and last.day and first.month == last.month:
        return translate(_PATTERNS["same month"]).format(
            first=int(first.day), last=int(last.day), mark=mark, month=_month(first, translate), year=_year(first)
        )
    if plain and first.year == last.year and first.month and last.month and not (
        {first.month, last.month} & _SEASONS.keys()
    ):
        begin, end = (f"{int(p.day)} {_month(p, translate)}" if p.day else _month(p, translate) for p in (first, last))
        between = spaced if first.day or last.day else mark
        return translate(_PATTERNS["same year"]).format(first=begin, last=end, mark=between, year=_year(first))
    between = mark if plain and not (first.month or last.month) else spaced
    return between.join((_say(first, translate), _say(last, translate)))


def _say(part: Part, translate: Translate) -> str:
    """One date, as precise as it is written."""
    year = _year(part)
    if "X" in part.year:
        return _say_open_year(part, translate)
    if part.month in _SEASONS:
        return translate(_PATTERNS["season"]).format(season=translate(_SEASONS[part.month]), year=year)
    if part.month == "XX" and part.day in ("", "XX"):
        pattern = "some day" if part.day else "some month"
        return translate(_PATTERNS[pattern]).format(date=year)
    if "X" in part.month or part.day not in ("", "XX") and "X" in part.day:
        return _say_bounds(part, translate)
    if not part.month:
        return year
    month = translate(_PATTERNS["month"]).format(month=_month(part, translate), year=year)
    if part.day == "XX":
        return translate(_PATTERNS["some day"]).format(date=month)
    return _say_day(part.earliest, translate) if part.day else month


def _say_open_year(part: Part, translate: Translate) -> str:
    """A decade, a century, or whatever a year with open digits leaves."""
    if part.month or part.year.startswith("X"):
        return _say_bounds(part, translate)
    pattern = "decade" if part.year[:3].isdigit() else "century"
    return translate(_PATTERNS[pattern]).format(year=part.earliest.year, last=part.latest.year)


def _say_bounds(part: Part, translate: Translate) -> str:
    """The first and last day, where nothing shorter says it."""
    first, last = (
        Part(f"{day:%Y}".zfill(4), f"{day:%m}", f"{day:%d}", "", day, day) for day in (part.earliest, part.latest)
    )
    return translate(_PATTERNS["within"]).format(date=_say_range(first, last, "–", translate))


def _say_day(day: date, translate: Translate) -> str:
    month = translate(_MONTHS[day.month - 1])
    return translate(_PATTERNS["day"]).format(day=day.day, month=month, year=day.year)


def _year(part: Part) -> str:
    return part.year.lstrip("0") or "0"


def _month(part: Part, translate: Translate) -> str:
    return translate(_MONTHS[part.earliest.month - 1])


def _short(edtf: Edtf, translate: Translate) -> str:
    """For a list: one date, two digits for a year of this century."""
    part = next(part for span in edtf.members for part in span if part)
    year = f"{int(part.year) % 100:02}" if part.year.isdigit() and part.year[:2] == "20" else _year(part)
    if "X" in part.year:
        return part.year
    if not part.month or "X" in part.month:
        return _year(part)
    if part.month in _SEASONS:
        season = translate(_SHORT_SEASONS[part.month])
        return translate(_PATTERNS["season"]).format(season=season, year=year)
    month = translate(_SHORT_MONTHS[int(part.month) - 1])
    if not part.day or "X" in part.day:
        return translate(_PATTERNS["month"]).format(month=month, year=year)
    return translate(_PATTERNS["day"]).format(day=int(part.day), month=month, year=year)
