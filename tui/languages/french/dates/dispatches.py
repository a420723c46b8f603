"""The day on which a text, or one of several dispatches in it, was spoken or sent, by its own words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.languages.french.calendar import MONTHS
from tui.languages.french.dates.words import day_number, pattern, year_number

#: A dispatch is sent at most this long before it is published, and a day after it by another clock.
_MAX_AGE = timedelta(days=10)
_MAX_LEAD = timedelta(days=1)
#: A programme says its day at the beginning.
_MAX_INTRODUCTION_CHARS = 3_000

_SPOKEN = pattern(
    r"nous sommes,? (?:aujourd'hui,? )?(?:le )?(?:WEEKDAY,? )?(?:le )?"
    "(?P<day>DAY) (?P<month>FULLMONTH) (?P<year>YEAR)"
)
_SPOKEN_WORDS = re.compile(r"\bnous sommes\b")
# The first words of a dispatch: «LE CAIRE, 5 mai (Xinhua) –», «NIAMEY (AFP) –», «NIAMEY –».
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-ÖØ-Þ][\w'’ -]{1,30}(?:, ?(?P<date>[^\n()–—:.]{3,30}?))? ?\([\w./ -]{2,20}\) ?[–—:.-]"
    r"|[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’ -]{2,30} ?[–—] )",
    re.M,
)
_DAY_AND_MONTH = pattern(r"(?:le )?(?:WEEKDAY,? )?(?:le )?(?P<day>DAY) (?P<month>MONTH)(?: (?P<year>YEAR))?")


def find_spoken_date(folded: str) -> date | None:
    """Return the full date of «nous sommes le mardi 7 mai 2024» near the beginning of a folded text."""
    for words in _SPOKEN_WORDS.finditer(folded, 0, _MAX_INTRODUCTION_CHARS):
        if match := _SPOKEN.match(folded, words.start()):
            return _date_or_none(year_number(match["year"]), match)
    return None


def find_dispatch_dates(text: str, folded: str, published: date) -> list[tuple[int, date]]:
    """Return where in a text the dispatches begin that have a dateline, with the day each was sent.

    One without a date, among others, was sent on the day of publication. Empty where no dateline has a date.
    """
    dispatches = [
        (dateline.end(), _sent_on(folded, dateline, published)) for dateline in _DATELINE.finditer(text)
    ]
    return dispatches if any(day != published for _, day in dispatches) else []


def _sent_on(folded: str, dateline: re.Match[str], published: date) -> date:
    """Return the day that a dateline says if it is shortly before publication; else that of publication."""
    if dateline["date"] is None:
        return published
    match = _DAY_AND_MONTH.match(folded, dateline.start("date"), dateline.end("date"))
    if match is None:
        return published
    years = [year_number(match["year"])] if match["year"] else [published.year, published.year - 1]
    days = (_date_or_none(year, match) for year in years)
    fitting = (day for day in days if day and -_MAX_LEAD <= published - day <= _MAX_AGE)
    return next(fitting, published)


def _date_or_none(year: int, match: re.Match[str]) -> date | None:
    """Return the day of a match; None where the calendar has no such day."""
    try:
        return date(year, MONTHS[match["month"]], day_number(match["day"]))
    except ValueError:
        return None
