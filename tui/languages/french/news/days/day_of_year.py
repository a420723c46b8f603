"""The day of an event in a French report that leaves its year open, as an article without a date does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.languages.french.calendar import MONTHS, WEEKDAYS
from tui.languages.french.news.days.start import is_of_event
from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.news import DayOfYear

_DAY_OF_YEAR = FilteredPattern(
    rf"(?<![\w-])(?:(?P<weekday>{'|'.join(WEEKDAYS)}) )?(?P<day>0?[1-9]|[12]\d|3[01])(?:er)? "
    rf"(?P<month>{'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))})(?!\w| \d{{4}})"
)


def find_day_of_year(sentences: Iterable[tuple[Sentence, bool]]) -> DayOfYear | None:
    """Return the day that the first sentences of a report tell of, without its year; None without one.

    Each sentence comes with whether it has a word for the event.
    """
    for order, (sentence, is_told) in enumerate(sentences):
        for match in _DAY_OF_YEAR.finditer(sentence.folded) if is_told or order == 0 else ():
            if match.start() >= sentence.lead and is_of_event(sentence.folded, *match.span()):
                weekday = WEEKDAYS.get(match["weekday"] or "")
                return DayOfYear(MONTHS[match["month"]], int(match["day"]), weekday)
    return None
