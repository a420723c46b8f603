"""The time of a story told in a paragraph: «Le 3 août 2023, … du 2 septembre à la mi-octobre …»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.model.dates.ranges import DateRange

_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
# What stands before an expression that opens a sentence or an entry of a chronology.
_OPENING = re.compile(
    r"(?:\A|[.!?…»]|\n)[ \n]{0,3}(?:[–—•*-][ ]?)?(?:(?:le|en|au|des|des le|a l'|des l')[ ])?\Z"
)
_PARAGRAPH_END = re.compile(r"\n[ ]?\n|\n[ ]?[–—•*-]")
# What ends the story and comes back to now.
_NOW = re.compile(
    r"\b(?:aujourd'hui|desormais|actuellement|maintenant|cette annee|ces dernier|a ce jour|depuis|hier"
    r"|ces jours-ci|derniere?s?)\b"
)
# A verb of what had happened before.
_PLUPERFECT = re.compile(r"\b(?:avait|avaient|etait|etaient)\b")
#: An expression that opens a sentence is of now, not of the story, if it was so shortly before publication.
_RECENT = timedelta(days=45)
#: A story is framed by a year at most, and for so many characters.
_MAX_DAYS, _MAX_CHARS = 366, 600
#: A clause reaches at most so far before an expression.
_MAX_CLAUSE_CHARS = 80


def opens_sentence(folded: str, start: int) -> bool:
    """Return whether an expression at an offset, with its article, is the beginning of a sentence."""
    return _OPENING.search(folded[max(0, start - 12) : start]) is not None


class StoryFrame:
    """The date with a year that opened a sentence and dates what follows in its paragraph."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._year, self._month, self._end = 0, 0, 0  # the month is 0 where only a year was named

    def open(self, reading: DateRange, start: int, end: int) -> None:
        """Let a date frame what follows if it opens a sentence and names its year."""
        if reading.first is None or reading.days > _MAX_DAYS or not _YEAR.search(self._folded, start, end):
            return
        if not opens_sentence(self._folded, start):
            return
        is_year = reading.days > 31
        self._year, self._month, self._end = reading.first.year, 0 if is_year else reading.first.month, end

    def year_of(self, month: int, day: int, start: int, anchor: date) -> int | None:
        """Return the year of a month and day at an offset in the story; None where no story dates it."""
        told = self._folded[self._end : start]
        if not self._year or len(told) > _MAX_CHARS or _PARAGRAPH_END.search(told) or _NOW.search(told):
            return None
        if opens_sentence(self._folded, start) and self._is_recent(month, day, anchor):
            return None
        year = self._year
        if self._month:
            is_earlier = _PLUPERFECT.search(self._folded, max(self._end, start - _MAX_CLAUSE_CHARS), start)
            year += month < self._month if not is_earlier else -(month > self._month)
        return year if (year, month) <= (anchor.year, anchor.month) else None

    def _is_recent(self, month: int, day: int, anchor: date) -> bool:
        """Return whether the latest such day was shortly before publication."""
        years = (anchor.year, anchor.year - 1)
        days = (date(year, month, min(day, 28)) for year in years)
        return any(timedelta(0) <= anchor - latest <= _RECENT for latest in days)
