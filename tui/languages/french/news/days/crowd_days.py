"""Of which day a number of people in a French sentence is: that of the event, or one before it."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import DatedSpan, Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure
from tui.model.news import ReportedDay
from tui.model.text import fold

#: So many days before that of an event, a number is that of an earlier one.
MIN_DAYS_BEFORE = 2
#: What is longer is no day of an event; what was longer ago is none of an event that has no day.
MAX_DAYS_OF_EVENT, MAX_DAYS_AGO = 60, 10
#: In front of a number of people and behind it, what makes it that of a day before: «contre 4 000 samedi
#: dernier».
_AGAINST = re.compile(
    r"\b(?:contre|que les|apres les|que l[ae]|par rapport aux?|loin des|(?:infe|supe)rieure?s? aux?)"
    r" (?:[\w']+ ){0,3}(?:\d[\d .]* et )?\Z|\bcontre [^.;:()]{3,50} et \Z"
)
_BEFORE_THAT = re.compile(
    r"(?:[^.;]|\.\d){0,90}?\b(?:(?:dernier|derniere|precedente?|passee?|anterieure?|d'avant)s?\b|plus tot\b"
    r"|auparavant\b|il y a\b|la veille\b|l'an |(?:le|du|de l'acte|l'acte) \d|au (?:pic|plus fort)\b"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b)"
)
#: The same where nothing stands behind it, and the day in front: «plus que samedi dernier : 900, contre 700».
_AGAINST_ALONE, _END = re.compile(r"\bcontre \Z"), re.compile(r"\s?(?:[.;,)]|\Z)")
_EARLIER_DAY = (
    r"(?:(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|week-end|mois|an) (?:dernier|precedent|passe)"
    r"|(?:deux|trois|quatre) derniere?s (?:samedis|dimanches|episodes|actes|week-ends|marches|journees)"
    r"|(?:semaine|annee|fois|journee|mobilisation) (?:derniere|precedente|passee|d'avant)"
    r"|(?:une|deux|trois|quelques) (?:jours?|semaines?|mois) (?:plus tot|auparavant)|la veille)\b"
)
#: The same directly behind the people: «66 000 manifestants une semaine plus tôt».
_DAY_BEHIND = re.compile(
    rf"(?: (?!comme\b|que?\b)[\w'-]{{1,16}}){{0,2}}? (?:(?:le|la|l'|en|du|de la) ?)?{_EARLIER_DAY}"
    rf"|[^.;,]{{0,60}} lors des {_EARLIER_DAY}"
    r"|(?: [\w'-]{1,16}){0,2}? (?:pour|lors de) l[ae] (?:toute )?premiere?"
    r" (?:journee|manifestation|mobilisation|samedi|acte|marche)\b"
)
#: The same in front, where it is told of what had been: «la semaine dernière, 50 000 avaient défilé».
_DAY_IN_FRONT = FilteredPattern(rf"\b{_EARLIER_DAY}")
#: The same in brackets behind it: «autant que la semaine dernière (2 700 selon le maire)».
_DAY_BEFORE = re.compile(rf"\b{_EARLIER_DAY} ?\(\Z")
_HAD = re.compile(r"\b(?:avai(?:t|ent)|s'etai(?:t|ent))\b")
_STOP = re.compile(r"[.;:()]")
#: In front of a date, what compares with it.
_COMPARES = re.compile(
    r"\b(?:contre|comme|depuis|que|qu'(?:en|au|a)|avant|apres|lors|rapport|recul|hausse|baisse)\b"
    r"[^.,;:]{0,30}\Z"
)


class EventDays(NamedTuple):
    """When an event was, by its report, and the first day on which that may have appeared."""

    begun: ReportedDay | None
    published: date | None

    def is_before(self, day: DatedSpan) -> bool:
        """Return whether a day is before that of the event; a whole year is that of no event."""
        if day.first is None or day.last is None:
            return False
        if self.begun is not None:
            return (self.begun.first - day.last).days >= MIN_DAYS_BEFORE
        is_of_year = (day.last - day.first).days > MAX_DAYS_OF_EVENT
        return is_of_year or (self.published is not None and (self.published - day.last).days > MAX_DAYS_AGO)


def is_of_day_before(folded: str, figure: Figure) -> bool:
    """Return whether a number of people is of a day before, with which that of now is compared."""
    against = _AGAINST.search(folded, max(0, figure.start - 60), figure.start)
    if against is not None and _BEFORE_THAT.match(folded, figure.end) is not None:
        return True
    if _DAY_BEHIND.match(folded, figure.end):
        return True
    if folded.endswith("(", 0, figure.start) and _DAY_BEFORE.search(
        folded, max(0, figure.start - 40), figure.start
    ):
        return True
    is_alone = _AGAINST_ALONE.search(folded, max(0, figure.start - 8), figure.start) is not None
    if (
        is_alone
        and _END.match(folded, figure.end)
        and next(_DAY_IN_FRONT.finditer(folded, 0, figure.start), None)
    ):
        return True
    first = max(0, folded.rfind(";", 0, figure.start))
    days = [one.end() for one in _DAY_IN_FRONT.finditer(folded, first, figure.start)]
    return bool(days) and _HAD.search(folded, days[-1], figure.end + 60) is not None


def find_day(sentence: Sentence, figure: Figure) -> DatedSpan | None:
    """Return the day that a sentence gives beside a number of people; None where it gives none."""
    if not sentence.dates:
        return None
    folded = sentence.folded
    numbers = [one for one in find_numbers(folded) if one.start != figure.start]
    first = max((one.end for one in numbers if one.end <= figure.start), default=0)
    last = min((one.start for one in numbers if one.start >= figure.end), default=len(folded))
    behind = front = None
    for one in sentence.dates:
        at = folded.find(fold(one.words))
        if at < 0 or _COMPARES.search(folded, max(0, at - 40), at):
            continue
        if figure.end <= at < last and not _STOP.search(folded, figure.end, at):
            behind = behind or one
        elif first <= at < figure.start:
            front = front or one
    return behind or front
