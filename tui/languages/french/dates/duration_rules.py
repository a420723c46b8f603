"""Rules for durations from publication or an earlier date: «la semaine dernière», «il y a un an»."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.rules import compile_rules, group_or_empty
from tui.languages.french.dates.words import PARTS, UNIT_DAYS, UNIT_MONTHS, number
from tui.model.dates import ranges
from tui.model.dates.ranges import DateRange

_DAY = timedelta(days=1)
#: «L’année suivante» can refer to so many years.
_MAX_DAYS_OF_YEARS = 5 * 366


def _unit_around(when: date, unit: str) -> DateRange:
    """Return the week, month, year or other unit that contains a day."""
    if unit == "semaine":
        return ranges.week(when)
    if unit == "week-end":
        sunday = ranges.week(when).last or when
        return ranges.days(sunday - _DAY, sunday)
    if unit == "mois":
        return ranges.month(when.year, when.month)
    if unit in ("trimestre", "semestre"):
        length = UNIT_MONTHS[unit]
        first = (when.month - 1) // length * length + 1
        return ranges.months((when.year, first), (when.year, first + length - 1))
    if unit == "decennie":
        return ranges.decade(when.year // 10 * 10)
    return ranges.year(when.year)


def _shift(when: date, unit: str, count: int) -> date:
    """Return a day `count` units later; the last day of the month where the month is too short."""
    if unit in UNIT_MONTHS:
        year, month = ranges.months_later(when.year, when.month, count * UNIT_MONTHS[unit])
        return date(year, month, min(when.day, monthrange(year, month)[1]))
    return when + count * UNIT_DAYS.get(unit, 7) * _DAY


def _singular(unit: str) -> str:
    """Return the singular of a unit, with «week-end» hyphenated."""
    unit = " ".join(unit.split()).replace("week end", "week-end")
    return unit if unit == "mois" else unit.removesuffix("s")


def _unit(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «la semaine dernière», «le mois prochain», «l’an dernier», «cette année», «ce week-end»."""
    if context.anchor is None:
        return None
    when = context.anchor
    is_next, is_after = group_or_empty(match, "next"), group_or_empty(match, "after")
    is_this, is_before = group_or_empty(match, "this"), group_or_empty(match, "before")
    shift = 1 if is_next or is_after else 0 if is_this else -1
    unit = _singular(match["unit"])
    if is_before or is_after:
        longest = _MAX_DAYS_OF_YEARS if unit in ("an", "annee") else 31
        antecedent = context.antecedent(longest, match.start())
        when = _side_of(antecedent, is_after=bool(is_after)) or when
    if unit == "mois" and is_this.endswith("du"):
        when = _month_of_story(match, context) or when
    if unit == "week-end":
        return _weekend(when, shift, context.tense_of_clause(match.start(), match.end()) == "ahead")
    return _part_of_unit(_unit_around(_shift(when, unit, shift), unit), group_or_empty(match, "part"), unit)


def _side_of(antecedent: DateRange | None, is_after: bool) -> date | None:
    """Return the day of an earlier date from which to count on or back: its end or its beginning."""
    if antecedent is None or (not is_after and antecedent.edtf.endswith("/..")):
        return None  # «L’année précédente» is not that before «depuis 1929»
    first, last = antecedent.first, antecedent.last
    return (last or first) if is_after else (first or last)


def _month_of_story(match: re.Match[str], context: DateContext) -> date | None:
    """Return the first day of the month that «la fin du mois» means behind «le 9 juin», or None.

    It is that of an earlier date of the paragraph, on the side of publication that the tense says.
    """
    month, anchor = context.month_of_paragraph(match.start()), context.anchor
    if month is None or anchor is None or context.mentioned is None or context.preposition == "since":
        return None
    this_month = (anchor.year, anchor.month)
    tense = context.tense_of_clause(match.start(), match.end())
    fits = month < this_month if tense == "back" else month > this_month
    return date(*month, 1) if fits and context.is_adverbial(context.mentioned[0]) else None


def _weekend(when: date, shift: int, is_ahead: bool) -> DateRange:
    """Return the weekend before, around or after a day.

    Up to Wednesday «ce week-end» is the one just past, unless the clause is about the future.
    """
    if not shift:
        shift = -1 if when.weekday() < 3 and not is_ahead else 0
    elif shift > 0 and when.weekday() < 5:
        shift = 0
    return _unit_around(when + 7 * shift * _DAY, "week-end")


def _part_of_unit(unit_range: DateRange, part: str, unit: str) -> DateRange:
    """Return the beginning, middle or end of a month, year or week (Monday–Wednesday, from Thursday)."""
    first, last = unit_range.first, unit_range.last
    if not part or first is None or last is None:
        return unit_range
    if unit == "mois":
        return ranges.part_of_month(first.year, first.month, PARTS.get(part))
    if unit in ("an", "annee"):
        return ranges.part_of_year(first.year, PARTS.get(part))
    if unit == "semaine" and part in ("debut", "fin"):
        return (
            ranges.days(first, first + 2 * _DAY) if part == "debut" else ranges.days(first + 3 * _DAY, last)
        )
    return unit_range


def _distant(
    when: DateRange, unit: str, count: int, has_half: bool, is_calendar_year: bool
) -> DateRange | None:
    """Return the date `count` units from a date, as precise as the unit and no more than the date.

    `has_half`: another half unit («deux ans et demi»). `is_calendar_year`: years are whole years («il y a
    deux ans»); else they keep the month of the date. None: the date has no end to count from.
    """
    start = (when.first or when.last) if count < 0 else (when.last or when.first)
    if start is None:
        return None
    if has_half and unit in ("an", "annee"):
        unit, count = "mois", count * 12 + (6 if count > 0 else -6)
    shifted = _shift(start, unit, count)
    if unit in UNIT_DAYS:
        return ranges.day(shifted) if when.days <= 3 else _unit_around(shifted, "mois")
    if unit == "mois" or (not is_calendar_year and when.days <= 31 and unit in ("an", "annee")):
        return ranges.month(shifted.year, shifted.month) if when.days <= 31 else ranges.year(shifted.year)
    return ranges.year(shifted.year)


def _unit_and_count(match: re.Match[str]) -> tuple[str, int]:
    """Return the unit of a duration and the number of units; 48 hours are two days."""
    unit, count = _singular(match["unit"]), number(match["number"])
    return ("jour", count // 24) if unit == "heure" else (unit, count)


def _ago(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «il y a deux ans», «voici six mois», «depuis six mois», «dans trois jours», «d’ici deux ans»."""
    if context.anchor is None:
        return None
    unit, count = _unit_and_count(match)
    word = match["word"].split()[0]
    is_within = "delai" in match["word"]
    is_ahead = word in ("dans", "d'ici", "sous")
    if not count or (
        word == "dans" and not is_within and context.tense_of_clause(match.start(), match.end()) == "back"
    ):
        return None
    has_half = bool(match["half"])
    when = _distant(
        ranges.day(context.anchor),
        unit,
        count if is_ahead else -count,
        has_half,
        is_calendar_year=not has_half,
    )
    if when is None:
        return None
    if match["least"] and word != "d'ici":
        return _between(match, context.anchor, unit, when, is_ahead=is_ahead)
    if unit == "semaine" and word not in ("depuis", "d'ici") and not is_within and when.first:
        when = ranges.week(when.first)
    if match["about"] or "aine" in match["number"] or unit in ("decennie", "siecle"):
        when = ranges.approximate(when)
    return (
        ranges.open_end(when)
        if word == "depuis"
        else ranges.open_start(when)
        if word in ("d'ici", "sous") or is_within
        else when
    )


def _between(
    match: re.Match[str], anchor: date, unit: str, farther: DateRange, is_ahead: bool
) -> DateRange | None:
    """Read «il y a deux ou trois ans», «dans deux à trois semaines» as from one count to the other."""
    least = number(match["least"])
    nearer = _distant(ranges.day(anchor), unit, least if is_ahead else -least, False, is_calendar_year=True)
    if nearer is None or least >= number(match["number"]):
        return None
    if match["word"] == "depuis":
        return ranges.open_end(farther)
    return ranges.span(nearer, farther) if is_ahead else ranges.span(farther, nearer)


def _later(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «deux jours plus tôt», «un an plus tard» from the latest date that is precise enough."""
    unit, count = _unit_and_count(match)
    if not count:
        return None
    is_back = match["later"].split()[-1] in ("tot", "auparavant", "avant")
    max_days = 3 if unit in ("jour", "semaine", "quinzaine") else 31 if unit == "mois" else 366
    antecedent = context.antecedent(max_days, match.start()) or context.antecedent(366, match.start())
    if antecedent is None and (not is_back or context.anchor is None):
        return None
    start = antecedent or ranges.day(context.anchor or date.max)
    return _distant(start, unit, -count if is_back else count, bool(match["half"]), is_calendar_year=False)


def _lately(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «les six derniers mois», «ces deux dernières années», «les trois prochains jours»."""
    if context.anchor is None:
        return None
    unit, count = _unit_and_count(match)
    is_ahead = match["side"].startswith("pro")
    today = ranges.day(context.anchor)
    far_end = _distant(today, unit, count if is_ahead else -count, False, is_calendar_year=False)
    if far_end is None:
        return None
    return ranges.span(today, far_end) if is_ahead else ranges.span(far_end, today)


_DURATION = (
    r"(?:(?P<about>ABOUT)(?: |(?<=')))?(?:(?P<least>NUMBER) (?:a|ou) )?(?P<number>NUMBER)"
    " ?(?P<unit>UNIT|heures)(?P<half> et demie?)?"
)
_UNITS = "semaine|week[- ]end|mois|trimestre|semestre|annee|decennie"
#: The rules in order of precedence among matches of equal length.
DURATION_RULES = compile_rules(
    (
        (
            "debut milieu fin semaine week mois trimestre semestre annee an decennie",
            rf"(?:(?P<part>debut|milieu|fin) (?:de la |de l'|du |de |d'))?(?P<unit>{_UNITS}|an)"
            r"(?: (?P<last>LAST)| (?P<next>NEXT)| (?P<after>AFTER)| (?P<before>BEFORE))",
            _unit,
        ),
        (
            "debut milieu fin cette ce",
            rf"(?:(?P<part>debut|milieu|fin) de )?(?P<this>cette|ce) (?P<unit>{_UNITS})"
            "(?:-ci)?(?!-| de | d')",
            _unit,
        ),
        (
            "debut milieu fin courant",
            r"(?P<this>(?P<part>debut|milieu|fin|courant) (?:de|du|de la))"
            " (?P<unit>semaine|mois|trimestre|semestre)(?! de | d')",
            _unit,
        ),
        (
            "il voici voila depuis dans d'ici sous",
            "(?P<word>il y a|voici|voila|depuis|dans(?: un delai(?: maximal| maximum)?(?: de)?)?|d'ici|sous)"
            rf" (?:a |d')?{_DURATION}(?! d'| de (?!cela))",
            _ago,
        ),
        (
            "NUMBER DIGIT",
            rf"{_DURATION} (?P<later>plus tot|plus tard|auparavant|(?:avant|apres)(?= ?[,.;:)]))",
            _later,
        ),
        (
            "NUMBER DIGIT",
            r"(?P<number>NUMBER) (?P<side>derniers|dernieres|prochains|prochaines) (?P<unit>UNIT|heures)",
            _lately,
        ),
    )
)
