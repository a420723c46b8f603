"""The day that the title of a French article names."""

from __future__ import annotations

import re
from datetime import date

from tui.languages.french.calendar import MONTHS, WEEKDAYS
from tui.languages.french.news.days.words import DAYS_OF_WEEK, MAX_DAYS_BEFORE
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.dates.ranges import shift_day
from tui.model.news import ReportedDay
from tui.model.text import fold

#: A day in a title: «Une nuit de mardi», «L’aube du 1er juillet».
_TITLE_DAY = FilteredPattern(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b(?! (?:prochain|\d))"
    rf"|\b(?P<day>[12]?\d|3[01])(?:er)? (?P<month>{'|'.join(map(re.escape, MONTHS))})\b(?! \d)"
)


def find_title_day(title: str, published: tuple[date, date] | None) -> ReportedDay | None:
    """Return the last day before publication of which a title names the weekday, or day and month."""
    named = list(_TITLE_DAY.finditer(fold(title))) if published else []
    if published is None or len(named) != 1:
        return None
    (match,) = named
    for before in range(MAX_DAYS_BEFORE):
        day = shift_day(published[1], -before)
        is_weekday = before < DAYS_OF_WEEK and WEEKDAYS.get(match["weekday"] or "") == day.weekday()
        if is_weekday or (
            match["day"] and (int(match["day"]), MONTHS[match["month"]]) == (day.day, day.month)
        ):
            return ReportedDay(day, day, "", False)
    return None
