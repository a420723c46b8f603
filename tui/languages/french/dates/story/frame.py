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
# What stands before and behind the date of an entry of a chronology: «– 3 août : rupture des accords».
_BEFORE_ENTRY = re.compile(r"(?:\A|\n)[ \n]{0,2}(?:[–—•*-][ ]?)?(?:(?:le|les|en|du)[ ])?\Z")
_BEHIND_ENTRY = re.compile(r" ?[:–—]| - |\. ?[–—-]")
_PARAGRAPH_END = re.compile(r"\n[ ]?\n|\n[ ]?[–—•*-]")
_SENTENCE_END = re.compile(r"[.;!?\n]")
# What stands between a date and a later sentence.
_NEXT_SENTENCE = re.compile(r"[.!?…] ?[»”\"]?\s")
# What opens a date on one side: it dates its own sentence at most.
_BOUND = re.compile(r"(?:depuis|jusqu|des|avant|apres)\b")
# A sum, a quantity or a share, which is all that a year beside it dates.
_FIGURE = re.compile(r"[0-9] ?%|\b(?:pour cent|millions?|milliards?|tonnes?|barils?|hectares?|megawatts?)\b")
# What ends the story and comes back to now.
_NOW = re.compile(
    r"\b(?:aujourd'hui|desormais|actuellement|maintenant|cette annee|ces dernier|a ce jour|depuis|hier"
    r"|ces jours-ci|derniere?s?)\b"
)
# A verb of what had happened before.
_PLUPERFECT = re.compile(r"\b(?:avait|avaient|etait|etaient)\b")
# What has been done, up to the expression: «a proposé, [le 29 août]».
_HAS_DONE = re.compile(r"\b(?:a|ont) (?:ete )?\w{2,}(?:e|ee?s?|i|is|it|u|us)\b[^.;]{0,30}\Z")
#: What opens a sentence, or has been done, is of now if it was so shortly before publication.
_RECENT = timedelta(days=45)
#: A story is framed by a year at most, and for so many characters; so many has an entry of a chronology.
_MAX_DAYS, _MAX_CHARS, _MAX_ENTRY_CHARS = 366, 600, 1_500
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
        self._is_chronology = False
        self._is_of_sentence = False  # dates nothing beyond its sentence

    def open(self, reading: DateRange, start: int, end: int) -> None:
        """Let a date frame what follows if it opens a sentence, or goes on in a story, and names its year.

        In a chronology the date of an entry does so without a year.
        """
        if reading.first is None or reading.days > _MAX_DAYS:
            return
        is_entry = self._is_entry(start, end)
        if not _YEAR.search(self._folded, start, end):
            if not (is_entry and self._is_chronology):
                return
        elif not opens_sentence(self._folded, start) and not self._goes_on(reading.first.year, start):
            return
        elif not is_entry and _PLUPERFECT.search(self._rest_of_sentence(end)):
            return  # what had happened before the story
        is_figure = not is_entry and self._dates_figure(reading, start, end)
        if is_figure and not opens_sentence(self._folded, start):
            self._year = 0  # the story of an earlier year is over
            return
        self._is_chronology = is_entry or (self._is_chronology and self._goes_on(reading.first.year, start))
        is_year = reading.days > 31
        self._year, self._month, self._end = reading.first.year, 0 if is_year else reading.first.month, end
        self._is_of_sentence = is_figure or _BOUND.match(self._folded, start) is not None

    def _dates_figure(self, reading: DateRange, start: int, end: int) -> bool:
        """Return whether an expression is a year that says of when a figure in its sentence is."""
        if not reading.first or reading.edtf != f"{reading.first.year:04}":
            return False
        before = _SENTENCE_END.split(self._folded[max(0, start - _MAX_CLAUSE_CHARS) : start])[-1]
        return _FIGURE.search(before) is not None or _FIGURE.search(self._rest_of_sentence(end)) is not None

    def _is_entry(self, start: int, end: int) -> bool:
        """Return whether an expression is the date of an entry of a chronology."""
        before = _BEFORE_ENTRY.search(self._folded[max(0, start - 8) : start])
        return before is not None and _BEHIND_ENTRY.match(self._folded, end) is not None

    def _rest_of_sentence(self, end: int) -> str:
        """Return what follows an expression in its sentence, cut after some characters."""
        return _SENTENCE_END.split(self._folded[end : end + _MAX_CLAUSE_CHARS], maxsplit=1)[0]

    def _goes_on(self, year: int, start: int) -> bool:
        """Return whether a year named at an offset is a later one of the story told so far."""
        told = self._folded[self._end : start]
        return 0 < self._year <= year and len(told) <= _MAX_CHARS and not _PARAGRAPH_END.search(told)

    def year_of(self, month: int, day: int, start: int, end: int, anchor: date) -> int | None:
        """Return the year of a month and day in the story; None where no story dates it.

        `start`, `end`: the offsets of the expression.
        """
        told = self._folded[self._end : start]
        if self._is_chronology and len(told) <= _MAX_ENTRY_CHARS and self._is_entry(start, end):
            return self._year + (month < self._month)
        if not self._year or len(told) > _MAX_CHARS or _PARAGRAPH_END.search(told) or _NOW.search(told):
            return None
        if self._is_of_sentence and _NEXT_SENTENCE.search(told):
            return None
        before = self._folded[max(self._end, start - _MAX_CLAUSE_CHARS) : start]
        is_of_now = opens_sentence(self._folded, start) or _HAS_DONE.search(before)
        if is_of_now and self._is_recent(month, day, anchor):
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
