"""Plain dates in texts of a language without rules of its own, by English names: «7 May 2024»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from tui.model.annotations import DateMention
from tui.model.dates import ranges
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import MONTHS, SHORT_MONTHS
from tui.model.dates.ranges import DateRange

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
_BARE_MONTH = re.compile(
    rf"\b(?:(?P<open>since|until|by|before)|in|last|early|late|mid){_S}{_MONTH}\b(?!{_S}[0-9])"
)
_END_OF_UNIT = re.compile(
    rf"\b(?:(?P<by>before|by|until){_S})?(?:the{_S})?end{_S}of{_S}(?:the|this){_S}(?P<unit>month|year)\b",
    re.I,
)
# What refers to the date before it in the paragraph.
_NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {"a": 1} | {word: number for number, word in enumerate(_NUMERALS, 1)}
_FROM_OTHER = re.compile(
    rf"\b(?:the{_S}same{_S}day|(?P<count>{'|'.join(_COUNTS)}|[1-9][0-9]?){_S}(?P<unit>day|week|month|year)s?{_S}"
    r"(?P<side>later|earlier))\b",
    re.I,
)
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
    plain = list(_readings(text, anchor))
    found = sorted((*plain, *_relative_readings(text, plain)), key=lambda reading: (reading[0], -reading[1]))
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
        (_BARE_MONTH, _read_bare_month),
        (_END_OF_UNIT, _read_end_of_unit),
    )
    for pattern, read in rules:
        for match in pattern.finditer(text):
            reading = read(match, anchor)
            if reading is not None:
                yield match.start(), match.end(), reading


def _relative_readings(
    text: str, plain: Iterable[tuple[int, int, DateRange]]
) -> Iterator[tuple[int, int, DateRange]]:
    """Yield what is read from the last day before it in its paragraph: «the same day», «two weeks later»."""
    days = sorted(
        (start, reading.first) for start, _, reading in plain if reading.first and reading.days == 1
    )
    starts = [start for start, _ in days]
    for match in _FROM_OTHER.finditer(text):
        k = bisect_left(starts, match.start()) - 1
        if k < 0 or "\n\n" in text[starts[k] : match.start()]:
            continue
        reading = _shift(days[k][1], match)
        if reading is not None:
            yield match.start(), match.end(), reading


def _shift(day: date, match: re.Match[str]) -> DateRange | None:
    """Return the day, or for months and years the month, so many units from a day."""
    if match["count"] is None:
        return ranges.day(day)
    word = match["count"].lower()
    count = (_COUNTS.get(word) or int(word)) * (1 if match["side"].lower() == "later" else -1)
    unit = match["unit"].lower()
    try:
        if unit in ("day", "week"):
            return ranges.day(day + (7 if unit == "week" else 1) * count * _DAY)
        months = count * (12 if unit == "year" else 1)
        return ranges.month(*ranges.months_later(day.year, day.month, months))
    except (OverflowError, ValueError):
        return None


def _read_bare_month(match: re.Match[str], anchor: date | None) -> DateRange | None:
    """Read «in June», «since March», «by May» as the nearest such month."""
    if anchor is None:
        return None
    number = _MONTH_NUMBERS[match["month"]]
    try:
        months = [ranges.month(anchor.year + shift, number) for shift in (-1, 0, 1)]
    except ValueError:
        return None
    near = min(months, key=lambda month: _distance(month.first or anchor, anchor))
    opening = {"since": ranges.open_end, None: None}.get(match["open"], ranges.open_start)
    return opening(near) if opening else near


def _read_end_of_unit(match: re.Match[str], anchor: date | None) -> DateRange | None:
    """Read «before the end of the year», «at the end of the month»."""
    if anchor is None:
        return None
    is_month = match["unit"].lower() == "month"
    last = ranges.month(anchor.year, anchor.month).last if is_month else date(anchor.year, 12, 31)
    if last is None:
        return None
    return ranges.open_start(ranges.day(last)) if match["by"] else ranges.days(last - 9 * _DAY, last)


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
