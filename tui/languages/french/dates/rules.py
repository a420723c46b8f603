"""Rules for French date expressions: their form, and the choice of the year or the nearest date.

If the year is missing, the rules choose the date nearest to publication. As the press mostly reports the
past, a future date counts as three times as far away; the tense of the clause and «dernier», «prochain» or
«d’ici» weigh more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from tui.languages.french.calendar import MONTHS
from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.words import day_number, pattern, year_number
from tui.model.dates.ranges import DateRange

Resolve = Callable[[re.Match[str], DateContext], DateRange | None]


class DateRule(NamedTuple):
    """A rule for one form of date expression.

    `begins`: the words with which the expression may begin, or in capitals a class of words. `resolve`
    returns the date range of a match, or None where the match is no date.
    """

    begins: str
    pattern: re.Pattern[str]
    resolve: Resolve


def compile_rules(table: Iterable[tuple[str, str, Resolve]]) -> tuple[DateRule, ...]:
    """Return the rules of a table, with their patterns compiled."""
    return tuple(DateRule(begins, pattern(source), resolve) for begins, source, resolve in table)


#: The fragment of a pattern for the year behind a day or month: «2024», «dernier», «de l’an prochain».
OF_YEAR = (
    "(?: (?:de )?(?P<year>YEAR)(?![0-9]|[.,][0-9]| ?%)| (?P<last>LAST)| (?P<next>NEXT)"
    "| de (?:(?P<this>cette annee)|l'(?P<ago>an LAST|annee LAST)|l'(?P<ahead>an NEXT|annee NEXT)"
    "|la (?P<same>meme annee)))"
)
#: What counts the time up to a date: «à deux mois de Noël».
COUNTDOWN = re.compile(r"\b(?:jours|semaines|mois) (?:de|d'|du) ?\Z")
#: What of the text before a date is read for it.
MAX_COUNTDOWN_CHARS = 16
#: What follows a number that counts something: «2000 soldats», «3 blessés».
COUNTABLE = re.compile(
    r"(?:[ \n]a[ \n][0-9]{4})?(?:[ \n][0-9]{3}(?![0-9])){0,3}[ \n]{1,8}"
    r"(?!(?:mais|dans|sans|apres|alors|lors|des|les|ses|ces|nos|leurs|sous|vers|depuis|puis|pas"
    r"|plus|tous|toutes|aux|eux|certains|plusieurs|jamais|toujours|nous|vous|ils|elles)\b)"
    r"(?:[a-z]+[sx]|km|m|kg|h|ha|f?cfa|euros?|hectares?|tonnes?|personnes?|\$|€)\b"
)


def group_or_empty(match: re.Match[str], name: str) -> str:
    """Return the text of a group; empty if the group matched nothing or the pattern has no such group."""
    return (match[name] or "") if name in match.re.groupindex else ""


def _distance(when: DateRange, anchor: date) -> int:
    """Return the days from the anchor to the nearest day of a range; negative for a range before it."""
    if when.last and when.last < anchor:
        return (when.last - anchor).days
    return max(0, (when.first - anchor).days) if when.first else 0


def nearest_date(candidates: Iterable[DateRange], anchor: date, back: int, ahead: int) -> DateRange | None:
    """Return the range nearest to the anchor; None without candidates.

    A day before the anchor counts `back` times, a day after the anchor `ahead` times.
    """

    def weighted_distance(when: DateRange) -> int:
        distance = _distance(when, anchor)
        return -distance * back if distance < 0 else distance * ahead

    return min(candidates, key=weighted_distance, default=None)


def direction_weights(match: re.Match[str], context: DateContext, sure: int) -> tuple[int, int]:
    """Return how many times a day before and a day after publication count in a distance.

    `sure`: how many times a day against the tense of the clause counts.
    """
    prohibitive = 10_000
    if group_or_empty(match, "last"):
        return 1, prohibitive
    if group_or_empty(match, "next") or context.preposition == "by":
        return prohibitive, 1
    direction = context.tense_of_clause(match.start(), match.end())
    return {"back": (1, sure), "ahead": (sure, 1), "": (1, 3)}[direction]


def possible_years(match: re.Match[str], context: DateContext) -> list[int]:
    """Return the years that an expression may mean, or only the one that is named; empty if unknown."""
    year_text = group_or_empty(match, "year")
    if year_text:
        return [year_number(year_text)]
    if context.anchor is None:
        month = context.month_of_paragraph(match.start())
        return [month[0]] if month else []
    told = _year_relative_to_now(match, context.anchor.year) or _year_of_text(match, context, context.anchor)
    year = context.anchor.year
    return [told] if told else [year - 1, year, year + 1]


def _year_relative_to_now(match: re.Match[str], this_year: int) -> int | None:
    """Return the year of «de cette année», «de l’an dernier», «de l’année prochaine»; None without them."""
    shifts = (("this", 0), ("ago", -1), ("ahead", 1))
    return next((this_year + shift for group, shift in shifts if group_or_empty(match, group)), None)


def _year_of_text(match: re.Match[str], context: DateContext, anchor: date) -> int | None:
    """Return the year in which the text around an expression is told; None where it says none."""
    if group_or_empty(match, "same"):
        antecedent = context.antecedent(366, match.start())
        if antecedent and antecedent.first:
            return antecedent.first.year
    if group_or_empty(match, "last") or group_or_empty(match, "next"):
        return None
    said = context.year_of_sentence(match.start()) or context.year_directly_before(match.start())
    month = MONTHS.get(group_or_empty(match, "month"))
    if said or month is None or context.preposition in ("by", "until"):
        return said
    day = day_number(group_or_empty(match, "day") or "1")
    return context.frame.year_of(month, day, match.start(), match.end(), anchor)
