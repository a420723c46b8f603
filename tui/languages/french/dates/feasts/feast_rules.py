"""Rules for feasts that stand for their day: «à Noël», «avant la Pentecôte», «depuis les fêtes»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.rules import (
    COUNTDOWN,
    compile_rules,
    direction_weights,
    nearest_date,
    possible_years,
)
from tui.languages.french.dates.words import year_number
from tui.model.dates import ranges
from tui.model.dates.ranges import DateRange

_DAY = timedelta(days=1)
#: How many times a day against the tense of the clause counts.
_SURE = 200
#: The month and day of a feast with a fixed date.
_FIXED_FEASTS = {
    "noel": (12, 25), "nouvel an": (1, 1), "jour de l'an": (1, 1), "saint-sylvestre": (12, 31),
    "toussaint": (11, 1), "assomption": (8, 15), "epiphanie": (1, 6), "saint-valentin": (2, 14),
}  # fmt: skip
#: The days from Easter Sunday to a feast that moves with it.
_MOVABLE_FEASTS = {
    "paques": 0, "lundi de paques": 1, "dimanche de paques": 0, "vendredi saint": -2, "jeudi saint": -3,
    "samedi saint": -1, "dimanche des rameaux": -7, "mardi gras": -47, "mercredi des cendres": -46,
    "ascension": 39, "jeudi de l'ascension": 39, "pentecote": 49, "lundi de pentecote": 50,
    "lundi de la pentecote": 50, "dimanche de pentecote": 49, "dimanche de la pentecote": 49,
}  # fmt: skip
#: The feasts whose words are common ones, or names of persons, without an article and a capital.
_WITH_ARTICLE = ("toussaint", "assomption", "ascension", "pentecote", "epiphanie", "saint-valentin")
#: The days from a feast to the day that is named after it: «la veille de Noël».
_FEAST_SHIFTS = {"": 0, "avant-veille": -2, "veille": -1, "lendemain": 1, "surlendemain": 2}
# What stands before a feast with a fixed day; without it «Noël» may be a person.
_BEFORE_FEAST = re.compile(
    r"\b(?:a|avant|apres|depuis|des|d'ici(?: a)?|pour|jusqu'a|le|la|au|du|de)[ \n]{1,4}\Z"
)
# What stands before another feast that is a day, and not the subject of the sentence.
_BEFORE_DAY_OF_FEAST = re.compile(
    r"\b(?:a|avant|apres|depuis|des|d'ici(?: a)?|pour|jusqu'a|vers|(?:jour|matin|soir|lors) de)"
    r"[ \n]{1,4}(?P<article>la[ \n]{1,4}|l')?\Z"
)
# What stands before the feasts at the end of the year; other feasts are not named so.
_BEFORE_FEASTS = re.compile(
    r"\b(?:pendant|durant|depuis|avant|apres|pour|passe|des)[ \n]{1,4}les[ \n]{1,4}\Z"
)
#: The end of the year is named «les fêtes» at most so many days away from it.
_MAX_DAYS_FROM_FEASTS = 130


def _easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def _day_of_feast(name: str, year: int) -> date:
    """Return the day of a feast in a year."""
    if name in _FIXED_FEASTS:
        return date(year, *_FIXED_FEASTS[name])
    return _easter(year) + _MOVABLE_FEASTS[name] * _DAY


def _is_day(match: re.Match[str], context: DateContext, name: str) -> bool:
    """Return whether the name of a feast stands for its day."""
    if match["shift"] or match["year"] or (name.split(maxsplit=1)[0] in WEEKDAYS and name != "mardi gras"):
        return True
    if name in _WITH_ARTICLE:
        before = context.match_before(match.start(), _BEFORE_DAY_OF_FEAST)
        return bool(before and before["article"] and context.text[match.start("feast")].isupper())
    pattern = _BEFORE_DAY_OF_FEAST if name in _MOVABLE_FEASTS else _BEFORE_FEAST
    return context.match_before(match.start(), pattern) is not None


def _feast(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «à Noël», «avant le Nouvel An 2024», «dès la Toussaint»; not a person called Noël."""
    name = " ".join(match["feast"].split())
    if not _is_day(match, context, name):
        return None
    days = [ranges.day(_day_of_feast(name, year)) for year in possible_years(match, context)]
    if context.match_before(match.start(), COUNTDOWN) and context.anchor:
        days = [day for day in days if day.first and day.first >= context.anchor]
    if context.anchor and len(days) > 1:
        feast = nearest_date(days, context.anchor, *direction_weights(match, context, _SURE))
    else:
        feast = next(iter(days), None)
    shift = _FEAST_SHIFTS[match["shift"] or ""]
    return ranges.day(feast.first + shift * _DAY) if feast and feast.first else None


def _feasts(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «depuis les fêtes», «pendant les fêtes de fin d’année» as the days from Christmas to New Year."""
    anchor = context.anchor
    if context.match_before(match.start(), _BEFORE_FEASTS) is None:
        return None
    if match["year"]:
        return _end_of_year(year_number(match["year"]))
    if anchor is None:
        return None
    candidates = [_end_of_year(anchor.year + shift) for shift in (-1, 0)]
    feasts = nearest_date(candidates, anchor, *direction_weights(match, context, _SURE))
    if feasts is None or feasts.first is None or feasts.last is None:
        return None
    is_near = feasts.first - anchor <= _MAX_DAYS_FROM_FEASTS * _DAY >= anchor - feasts.last
    return feasts if match["sure"] or is_near else None


def _end_of_year(year: int) -> DateRange:
    """Return the days from Christmas Eve of a year to the day after New Year."""
    return ranges.days(date(year, 12, 24), date(year + 1, 1, 2))


_NAMES = "|".join(sorted((*_FIXED_FEASTS, *_MOVABLE_FEASTS), key=len, reverse=True))
#: The rules in order of precedence among matches of equal length.
FEAST_RULES = compile_rules(
    (
        (
            "WEEKDAY noel nouvel jour saint toussaint assomption epiphanie paques ascension pentecote veille"
            " lendemain avant surlendemain",
            r"(?:(?P<shift>avant-veille|veille|surlendemain|lendemain) (?:de la |de l'|de |du ))?"
            rf"(?P<feast>{_NAMES})(?: (?:de )?(?P<year>YEAR)(?![0-9]))?",
            _feast,
        ),
        (
            "fetes",
            "fetes(?P<sure> de fin d'annee| de noel| de la fin de l'annee)?(?: (?P<year>YEAR))?"
            "(?! des? | du | d'| [a-z]+es )",
            _feasts,
        ),
    )
)
