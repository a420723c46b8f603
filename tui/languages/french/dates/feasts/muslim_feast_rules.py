"""Rules for the feasts of Islam that stand for their day: «depuis la Tabaski», «avant le ramadan».

Their days depend on the sight of the moon in each country: a reading is the day that the tabular calendar
gives and the one before, and approximate.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.rules import compile_rules, direction_weights, nearest_date
from tui.languages.french.dates.words import year_number
from tui.model.dates import ranges
from tui.model.dates.ranges import DateRange

_DAY = timedelta(days=1)
#: How many times a day against the tense of the clause counts.
_SURE = 200
#: The day before the first one of the Islamic calendar, as a proleptic Gregorian ordinal.
_EPOCH = 227_014
#: The month and day of a feast in the Islamic calendar.
_FEASTS = {
    "tabaski": (12, 10), "aid el-kebir": (12, 10), "aid-el-kebir": (12, 10), "aid el kebir": (12, 10),
    "aid al-adha": (12, 10), "aid el-adha": (12, 10), "fete du mouton": (12, 10),
    "korite": (10, 1), "aid el-fitr": (10, 1), "aid-el-fitr": (10, 1), "aid el fitr": (10, 1),
    "aid al-fitr": (10, 1), "mouloud": (3, 12), "maouloud": (3, 12), "mawlid": (3, 12), "achoura": (1, 10),
}  # fmt: skip
_RAMADAN, _RAMADAN_DAYS = 9, 30
#: The days from a feast to the day that is named after it.
_SHIFTS = {"": 0, "avant-veille": -2, "veille": -1, "lendemain": 1, "surlendemain": 2}
# What stands before a feast that is a day, and not the subject of the sentence.
_BEFORE_FEAST = re.compile(
    r"\b(?:a|avant|apres|depuis|des|d'ici(?: a)?|pour|jusqu'a|vers|pendant|durant"
    r"|(?:jour|matin|soir|lors) de)"
    r"[ \n]{1,4}(?:(?:la|le)[ \n]{1,4}|l')\Z|\bjusqu'au[ \n]{1,4}\Z"
)


def _gregorian_day(year: int, month: int, day: int) -> date:
    """Return the day of the tabular Islamic calendar."""
    leap_days = (3 + 11 * year) // 30
    days = day + 29 * (month - 1) + (6 * month - 1) // 11 + (year - 1) * 354 + leap_days
    return date.fromordinal(_EPOCH + days)


def _islamic_years(first: int, last: int) -> range:
    """Return the Islamic years that overlap with Gregorian ones."""
    return range((first - 622) * 33 // 32 - 1, (last - 621) * 33 // 32 + 2)


def _choose(candidates: list[DateRange], match: re.Match[str], context: DateContext) -> DateRange | None:
    """Return the feast in the year that is named, or nearest to publication."""
    if match["year"]:
        year = year_number(match["year"])
        return next((feast for feast in candidates if feast.first and feast.first.year == year), None)
    if context.anchor is None:
        return None
    return nearest_date(candidates, context.anchor, *direction_weights(match, context, _SURE))


def _years(match: re.Match[str], context: DateContext) -> range:
    """Return the Islamic years around the year that is named, or around publication."""
    year = year_number(match["year"]) if match["year"] else context.anchor.year if context.anchor else 0
    return _islamic_years(year - 1, year + 1) if 1000 < year < 3000 else range(0)


def _feast(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «depuis la Tabaski», «la veille de l’Aïd el-Kébir», «à la Korité 2024»."""
    if not match["shift"] and context.match_before(match.start(), _BEFORE_FEAST) is None:
        return None
    month_and_day = _FEASTS[" ".join(match["feast"].split())]
    days = [_gregorian_day(year, *month_and_day) for year in _years(match, context)]
    feast = _choose([ranges.days(day - _DAY, day) for day in days], match, context)
    if feast is None or feast.first is None or feast.last is None:
        return None
    shift = _SHIFTS[match["shift"] or ""] * _DAY
    return ranges.approximate(ranges.days(feast.first + shift, feast.last + shift))


def _ramadan(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «avant le ramadan», «pendant le ramadan», «au début du ramadan» as the days of the fast."""
    part = match["part"]
    if not part and context.match_before(match.start(), _BEFORE_FEAST) is None:
        return None
    firsts = [_gregorian_day(year, _RAMADAN, 1) for year in _years(match, context)]
    fast = _choose([ranges.days(day, day + (_RAMADAN_DAYS - 1) * _DAY) for day in firsts], match, context)
    if fast is None or fast.first is None or fast.last is None:
        return None
    if part:
        skipped = {"debut": 0, "milieu": 10, "mi": 10, "fin": 20}[part]
        first = fast.first + skipped * _DAY
        return ranges.approximate(ranges.days(first, first + 9 * _DAY))
    return ranges.approximate(fast)


_NAMES = "|".join(sorted(_FEASTS, key=len, reverse=True))
#: The rules in order of precedence among matches of equal length.
MUSLIM_FEAST_RULES = compile_rules(
    (
        (
            "tabaski aid korite mouloud maouloud mawlid achoura fete veille lendemain avant surlendemain",
            r"(?:(?P<shift>avant-veille|veille|surlendemain|lendemain) (?:de la |de l'|de |du ))?"
            rf"(?:fete de (?:la |l')?)?(?P<feast>{_NAMES})(?: (?:de )?(?P<year>YEAR)(?![0-9]))?",
            _feast,
        ),
        (
            "ramadan mois debut milieu mi fin",
            r"(?:(?P<part>debut|milieu|mi|fin)(?: du |-| de ))?(?:mois (?:de |du ))?ramadan"
            r"(?: (?:de )?(?P<year>YEAR)(?![0-9]))?",
            _ramadan,
        ),
    )
)
