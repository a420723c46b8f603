"""Plain dates in texts of a language without rules of its own, by English names: «7 May 2024»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from tui.model.dates import ranges
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import MONTHS, SHORT_MONTHS
from tui.model.dates.ranges import DateRange
from tui.model.records import DateMention

_DAY = timedelta(days=1)
#: As the press mostly reports the past, a future date counts as so many times as far away.
_WEIGHT_AHEAD = 3

_MONTH_NUMBERS = {name: number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    )
}
_MONTH = f"(?P<month>{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})"
_WEEKDAY = f"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_DAY_OF_MONTH = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_S = r"[ \u00a0\n]"

_ISO = re.compile(rf"(?<![\w-]){_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])(?![\w-])")
_DAY_FIRST = re.compile(rf"(?<![\w.,/-]){_DAY_OF_MONTH}(?:{_S}of)?{_S}{_MONTH}\b\.?(?:,?{_S}{_YEAR}\b)?")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\.?{_S}{_DAY_OF_MONTH}\b(?!:)(?:,?{_S}{_YEAR}\b)?")
_MONTH_AND_YEAR = re.compile(rf"\b{_MONTH}\.?,?{_S}{_YEAR}\b")
_NAMED_WEEKDAY = re.compile(rf"\b(?:(?P<side>last|next){_S})?{_WEEKDAY}\b")
_NEAR_DAY = re.compile(r"\b(?P<near>yesterday|tomorrow)\b", re.I)
_UNIT = re.compile(rf"\b(?P<side>last|next|this){_S}(?P<unit>week|month|year)\b", re.I)
#: A verb in the future tense before a weekday in its sentence.
_WILL = re.compile(r"\b(?:will|due|expected|scheduled)\b[^.!?]{0,80}\Z")
_MAX_CLAUSE_CHARS = 120


_NAMES = frozenset(name.lower() for name in (*_MONTH_NUMBERS, *_WEEKDAYS, "yesterday", "tomorrow"))


def has_english_dates(words: Iterable[str]) -> bool:
    """Return whether any folded word of a text is the English name of a month, a weekday or a near day."""
    return not _NAMES.isdisjoint(words)


def find_plain_dates(text: str, reference: str | None) -> tuple[DateMention, ...]:
    """Find the plain dates in a cleaned text of any language, in order and without overlap.

    `reference` is the date of publication as EDTF, by its first day; without it only dates with a year are
    found.
    """
    published = parse_edtf(reference) if reference else None
    anchor = published.earliest if published else None
    found = sorted(_readings(text, anchor), key=lambda reading: (reading[0], -reading[1]))
    mentions: list[DateMention] = []
    for start, end, reading in found:
        if not mentions or mentions[-1].end <= start:
            mentions.append(DateMention(start, end, text[start:end], reading.edtf))
    return tuple(mentions)


def _readings(text: str, anchor: date | None) -> Iterator[tuple[int, int, DateRange]]:
    """Yield the start, the end and the meaning of every match that is a date."""
    rules: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], DateRange | None]], ...] = (
        (_ISO, _read_day),
        (_DAY_FIRST, _read_day),
        (_MONTH_FIRST, _read_day),
        (_MONTH_AND_YEAR, _read_month),
        (_NAMED_WEEKDAY, _read_weekday),
        (_NEAR_DAY, _read_near_day),
        (_UNIT, _read_unit),
    )
    for pattern, read in rules:
        for match in pattern.finditer(text):
            reading = read(match, anchor)
            if reading is not None:
                yield match.start(), match.end(), reading


def _read_day(match: re.Match[str], anchor: date | None) -> DateRange | None:
    """Read «2024-05-07», «7 May 2024», «May 7»; without a year as the nearest such day."""
    month = _MONTH_NUMBERS.get(match["month"]) or int(match["month"])
    if match["year"]:
        days = [_date_or_none(int(match["year"]), month, int(match["day"]))]
    elif anchor is None:
        return None
    else:
        days = [_date_or_none(anchor.year + shift, month, int(match["day"])) for shift in (-1, 0, 1)]
    candidates = [day for day in days if day]
    if not candidates:
        return None
    return ranges.day(min(candidates, key=lambda day: _distance(day, anchor or day)))


def _distance(day: date, anchor: date) -> int:
    days = (day - anchor).days
    return -days if days < 0 else _WEIGHT_AHEAD * days


def _date_or_none(year: int, month: int, day: int) -> date | None:
    """Return a date; None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_month(match: re.Match[str], _: date | None) -> DateRange | None:
    """Read «March 2024»."""
    return ranges.month(int(match["year"]), _MONTH_NUMBERS[match["month"]])


def _read_weekday(match: re.Match[str], anchor: date | None) -> DateRange | None:
    """Read «Monday» as the latest such day; as the next one with «next», or with «will» before."""
    if anchor is None:
        return None
    try:
        latest = anchor - (anchor.weekday() - _WEEKDAYS[match["weekday"]]) % 7 * _DAY
        if match["side"] == "last" and latest == anchor:
            latest -= 7 * _DAY
        clause = match.string[max(0, match.start() - _MAX_CLAUSE_CHARS) : match.start()]
        is_ahead = match["side"] == "next" or (not match["side"] and latest < anchor and _WILL.search(clause))
        return ranges.day(latest + 7 * _DAY if is_ahead else latest)
    except OverflowError:
        return None


def _read_near_day(match: re.Match[str], anchor: date | None) -> DateRange | None:
    """Read «yesterday», «tomorrow»."""
    if anchor is None:
        return None
    try:
        return ranges.day(anchor + (_DAY if match["near"].lower() == "tomorrow" else -_DAY))
    except OverflowError:
        return None


def _read_unit(match: re.Match[str], anchor: date | None) -> DateRange | None:
    """Read «last week», «next month», «this year»."""
    if anchor is None:
        return None
    shift = {"last": -1, "this": 0, "next": 1}[match["side"].lower()]
    try:
        if match["unit"].lower() == "week":
            return ranges.week(anchor + 7 * shift * _DAY)
        if match["unit"].lower() == "month":
            return ranges.month(*ranges.months_later(anchor.year, anchor.month, shift))
        return ranges.year(anchor.year + shift)
    except (OverflowError, ValueError):
        return None
