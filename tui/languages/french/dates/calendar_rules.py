"""Rules for dates that name a day or month: «mardi 16 janvier», «fin juillet», «mars dernier».

`rules.py` says how they choose the year where it is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tui.languages.french.calendar import MONTHS, WEEKDAYS
from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.rules import (
    COUNTDOWN,
    MAX_COUNTDOWN_CHARS,
    OF_YEAR,
    compile_rules,
    direction_weights,
    group_or_empty,
    nearest_date,
    possible_years,
)
from tui.languages.french.dates.words import PARTS, day_number, year_number
from tui.model.dates import ranges
from tui.model.dates.ranges import DateRange

#: How many times a day against the tense of the clause counts, where the date is an adverb, and elsewhere.
_SURE, _UNSURE = 200, 8
_AS_ADVERB = re.compile(r"(?<!pour )(?<!vers )(?<!avant )(?<!apres )(?<!depuis )(?<!d'ici )(?<![\w])le \Z")
#: What is read before a day for the preposition in front of «le».
_MAX_ADVERB_CHARS = 12

# What follows a day that is the subject, so that the tense says nothing of it: «Le 3 mai restera une date».
_AS_SUBJECT = re.compile(
    r" (?:reste|restera|demeure|demeurera|sera|est|fut|marque|marquera|aura ete|a ete)\b"
)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    """Return a date; None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_in(years: Iterable[int], month: int, number: int) -> list[date]:
    """Return a day of a month in each of some years whose calendar has it."""
    return [day for year in years if (day := _date_or_none(year, month, number))]


def _resolve_day(
    match: re.Match[str], context: DateContext, month: int, number: int, sure: int = 0
) -> date | None:
    """Return a day of a month in the most plausible year, on the named weekday if there is one.

    `sure`: how many times a day against the tense counts; 0: by the words before.
    """
    candidate_years = possible_years(match, context)
    if len(candidate_years) == 1:
        return _date_or_none(candidate_years[0], month, number)
    if context.anchor is None:
        return None
    weekday = WEEKDAYS.get(group_or_empty(match, "weekday"))
    candidates = [] if weekday is not None else _days_in(candidate_years, month, number)
    if not candidates:
        # A named weekday, or the 29th of February, can point to a year beyond the possible ones.
        days = _days_in(range(candidate_years[0] - 5, candidate_years[-1] + 5), month, number)
        on_weekday = [day for day in days if day.weekday() == weekday]
        candidates = on_weekday or [day for day in days if day.year in candidate_years] or days
    if context.match_before(match.start(), COUNTDOWN, MAX_COUNTDOWN_CHARS):
        candidates = [day for day in candidates if day >= context.anchor]
    if len(candidates) < 2:
        return next(iter(candidates), None)
    # «Le 2 janvier, l’armée a attaqué» is past even if the next one is nearer; not so «fixé au 2 janvier».
    sure = sure or (_SURE if context.match_before(match.start(), _AS_ADVERB, _MAX_ADVERB_CHARS) else _UNSURE)
    if _AS_SUBJECT.match(context.folded, match.end()):
        return _nearest(candidates, context.anchor)
    weights = direction_weights(match, context, sure)
    return _nearest(candidates, context.anchor, *weights)


def _nearest(days: list[date], anchor: date, back: int = 1, ahead: int = 3) -> date | None:
    """Return the day nearest to the anchor, which counts days before and after it as often."""

    def weigh(day: date) -> int:
        distance = (day - anchor).days
        return -distance * back if distance < 0 else distance * ahead

    return min(days, key=weigh, default=None)


def _day(year: int, month: int, number: int) -> DateRange | None:
    """Return the range of a day; None where the calendar has no such day."""
    day = _date_or_none(year, month, number)
    return ranges.day(day) if day else None


def _named_day(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «mardi 16 janvier», «le 16 janvier 2024»."""
    when = _resolve_day(match, context, MONTHS[match["month"]], day_number(match["day"]))
    return ranges.day(when) if when else None


# What stands before a day in words; without it «deux mars» may be bars of chocolate.
_BEFORE_DAY = re.compile(r"\b(?:le|du|au|dès|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) \Z")


def _day_in_words(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «le vingt-six juillet deux mille vingt-trois», «le premier mars»."""
    year_words = group_or_empty(match, "yearwords")
    if not year_words and not match["weekday"] and context.match_before(match.start(), _BEFORE_DAY) is None:
        return None
    month, number = MONTHS[match["month"]], day_number(match["day"])
    if year_words:
        rest = " ".join(year_words.split()).removeprefix("deux mille").strip()
        return _day(2000 + (day_number(rest) if rest else 0), month, number)
    when = _resolve_day(match, context, month, number)
    return ranges.day(when) if when else None


def _days_of_month(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «les 9 et 10 septembre», «du 28 au 3 mai» as the range from the first day to the last."""
    last = _resolve_day(match, context, MONTHS[match["month"]], day_number(match["day"]))
    if last is None:
        return None
    first_number = day_number(match["first"])
    month_shift = 0 if first_number < last.day else -1
    first = _date_or_none(*ranges.months_later(last.year, last.month, month_shift), first_number)
    return ranges.days(first, last) if first else ranges.day(last)


# What stands before a day and month in figures; without it «2/3» is a fraction.
_BEFORE_DAY_AND_MONTH = re.compile(
    r"(?<![\w'-])(?:le|du|au|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[ \n]{1,4}\Z"
)


def _day_and_month(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «le 2/2», «du 15/03» as the nearest such day."""
    if context.match_before(match.start(), _BEFORE_DAY_AND_MONTH) is None:
        return None
    when = _resolve_day(match, context, int(match["month"]), int(match["day"]))
    return ranges.day(when) if when else None


def _numeric(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «17/03/2024», «17.3.24», «2024-03-17»; years of two digits run from 1970 to 2069."""
    year = year_number(match["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    return _day(year, int(match["month"]), int(match["day"]))


# What stands before a month that is written with a capital; without it «Avril» may be a person.
_BEFORE_MONTH = re.compile(
    r"\b(?:en|mois d[e'] ?|depuis|avant|des|d'ici(?: a)?|jusqu'en|debut|fin|mi|courant)[ \n-]{0,3}\Z"
)


def _is_month(match: re.Match[str], context: DateContext) -> bool:
    """Return whether a name of a month means the month, and not a person or the planet Mars."""
    if (
        group_or_empty(match, "part")
        or match.lastgroup != "month"
        or context.text[match.start("month")].islower()
    ):
        return True
    return context.match_before(match.start(), _BEFORE_MONTH) is not None


def _month(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «décembre 2023», «en juillet», «fin juillet», «mars dernier»."""
    if not _is_month(match, context):
        return None
    number = MONTHS[match["month"]]
    candidates = [ranges.month(year, number) for year in possible_years(match, context)]
    if group_or_empty(match, "last") and context.anchor:
        candidates = [month for month in candidates if month.last and month.last < context.anchor]
    if context.anchor and len(candidates) > 1:
        chosen = nearest_date(candidates, context.anchor, *direction_weights(match, context, 100))
    else:
        chosen = next(iter(candidates), None)
    if chosen is None or chosen.first is None:
        return None
    return ranges.part_of_month(chosen.first.year, number, PARTS.get(group_or_empty(match, "part")))


def _goes_on(
    match: re.Match[str], context: DateContext, first_number: int, last_month: tuple[int, int]
) -> bool:
    """Return whether months without a year are those of now, a year after the last: «d’avril à octobre»."""
    anchor = context.anchor
    if anchor is None or len(possible_years(match, context)) < 2 or group_or_empty(match, "last"):
        return False
    first_year = last_month[0] - (first_number >= last_month[1])
    begins, ends = (first_year + 1, first_number), (last_month[0] + 1, last_month[1])
    is_now = begins <= (anchor.year, anchor.month) <= ends
    return is_now and context.tense_of_clause(match.start(), match.end()) != "back"


def _months(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «juillet-août 2023», «de juillet à décembre», «entre novembre et janvier»."""
    last = _month(match, context)
    if last is None or last.first is None:
        return None
    first_number, last_month = MONTHS[match["first"]], (last.first.year, last.first.month)
    if _goes_on(match, context, first_number, last_month):
        last_month = (last_month[0] + 1, last_month[1])
    first_year = last_month[0] - (first_number >= last_month[1])
    return ranges.months((first_year, first_number), last_month)


_PART_OF = "(?:(?P<part>PART)(?: du mois de | du mois d'| de | d'|-| ))?"
_MONTH_OF = rf"(?P<month>FULLMONTH){OF_YEAR}?"
#: The rules in order of precedence among matches of equal length.
CALENDAR_RULES = compile_rules(
    (
        ("YEAR", r"(?P<year>YEAR)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])", _numeric),
        (
            "DIGIT",
            r"(?P<day>[0-3]?[0-9])(?P<mark>[/.-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<year>YEAR)",
            _numeric,
        ),
        (
            "YEAR",
            r"(?P<year>YEAR)(?P<mark>[/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]?[0-9])(?![/.][0-9])",
            _numeric,
        ),
        ("DIGIT", r"(?P<day>[0-3]?[0-9])/(?P<month>0[1-9]|1[0-2])/(?P<year>[0-9]{2})", _numeric),
        (
            "DIGIT",
            r"(?P<day>[0-3][0-9])(?P<mark>[.-])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<year>[0-9]{2})(?![.-]?[0-9])",
            _numeric,
        ),
        (
            "DIGIT",
            r"(?P<day>[0-3]?[0-9])/(?P<month>0?[1-9]|1[0-2])(?![/.,]?[0-9]| d[eu] | des | d')",
            _day_and_month,
        ),
        (
            "DIGIT WEEKDAY premier",
            r"(?:WEEKDAY )?(?P<first>DAY)(?:, DAY){0,6}(?:,? (?:et|au|ou|puis|jusqu'au)(?: le| les)?"
            rf"(?: (?P<weekday>WEEKDAY))? |-)(?P<day>DAY) (?P<month>MONTH){OF_YEAR}?",
            _days_of_month,
        ),
        (
            "DIGIT WEEKDAY premier",
            rf"(?:(?P<weekday>WEEKDAY)(?: TIME)?,? (?:le )?)?(?P<day>DAY) (?P<month>MONTH){OF_YEAR}?",
            _named_day,
        ),
        (
            "WEEKDAY DAYWORD",
            "(?:(?P<weekday>WEEKDAY),? )?(?P<day>WORDDAY) (?P<month>FULLMONTH)"
            "(?: (?:de l'an )?(?P<yearwords>WORDYEAR))?",
            _day_in_words,
        ),
        ("MONTH", rf"(?P<first>FULLMONTH)(?:-| (?:a|et|jusqu'en) ){_MONTH_OF}", _months),
        ("MONTH PART", f"{_PART_OF}{_MONTH_OF}", _month),
        ("MONTH", "(?P<month>MONTH) (?P<year>YEAR)", _month),
    )
)
