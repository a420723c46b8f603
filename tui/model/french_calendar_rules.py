"""Rules for dates that name a day, month, season or year: «mardi 16 janvier», «l’été dernier».

If the year is missing, the rules choose the date nearest to publication. As the press mostly reports the
past, a future date counts as three times as far away; the tense of the clause and «dernier», «prochain» or
«d’ici» weigh more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from tui.model import date_readings as on
from tui.model.date_readings import Reading
from tui.model.french_date_context import Context
from tui.model.french_date_words import MONTHS, SEASONS, WEEKDAYS, day_number, pattern

Read = Callable[[re.Match[str], Context], Reading | None]


class Rule(NamedTuple):
    """A rule for one form of date expression.

    `begins`: the words with which the expression may begin, or in capitals a class of words. `read` returns
    the date range of a match, or None where the match is no date.
    """

    begins: str
    pattern: re.Pattern[str]
    read: Read


def rules(table: Iterable[tuple[str, str, Read]]) -> tuple[Rule, ...]:
    """Return the rules of a table, with their patterns compiled."""
    return tuple(Rule(begins, pattern(source), read) for begins, source, read in table)


# The year behind a day or month: «2024», «dernier», «de l’an prochain».
_OF_YEAR = (
    "(?: (?:de )?(?P<year>YEAR)(?![0-9]|[.,][0-9]| ?%)| (?P<last>LAST)| (?P<next>NEXT)"
    "| de (?:(?P<this>cette annee)|l'(?P<ago>an LAST|annee LAST)|l'(?P<ahead>an NEXT|annee NEXT)"
    "|la (?P<same>meme annee)))"
)


def found(match: re.Match[str], name: str) -> str:
    """Return the text of a group; empty if the group matched nothing or the pattern has no such group."""
    return match.groupdict().get(name) or ""


def _distance(when: Reading, anchor: date) -> int:
    """Return the days from the anchor to the nearest day of a range; negative for a range before it."""
    if when.last and when.last < anchor:
        return (when.last - anchor).days
    return max(0, (when.first - anchor).days) if when.first else 0


def nearest(candidates: Iterable[Reading], anchor: date, back: int, ahead: int) -> Reading | None:
    """Return the range nearest to the anchor; None without candidates.

    A day before the anchor counts `back` times, a day after the anchor `ahead` times.
    """

    def weighted_distance(when: Reading) -> int:
        distance = _distance(when, anchor)
        return -distance * back if distance < 0 else distance * ahead

    return min(candidates, key=weighted_distance, default=None)


def weights(match: re.Match[str], context: Context, sure: int) -> tuple[int, int]:
    """Return how many times a day before and a day after publication count in a distance.

    `sure`: how many times a day against the tense of the clause counts.
    """
    prohibitive = 10_000
    if found(match, "last"):
        return 1, prohibitive
    if found(match, "next") or context.bound == "by":
        return prohibitive, 1
    direction = context.looks(match.start(), match.end())
    return {"back": (1, sure), "ahead": (sure, 1), "": (1, 3)}[direction]


def years(match: re.Match[str], context: Context) -> list[int]:
    """Return the years that an expression may mean, or only the one that is named; empty if unknown."""
    year_text = found(match, "year")
    if year_text:
        return [int(year_text)]
    if context.anchor is None:
        return []
    year = context.anchor.year
    antecedent = context.antecedent(366)
    if found(match, "same") and antecedent and antecedent.first:
        return [antecedent.first.year]
    for group, shift in (("this", 0), ("ago", -1), ("ahead", 1)):
        if found(match, group):
            return [year + shift]
    sentence_year = context.framed(match.start())
    if sentence_year and not (found(match, "last") or found(match, "next")):
        return [sentence_year]
    return [year - 1, year, year + 1]


def _date_or_none(year: int, month: int, day: int) -> date | None:
    """Return a date; None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve_day(match: re.Match[str], context: Context, month: int, number: int) -> date | None:
    """Return a day of a month in the most plausible year, on the named weekday if there is one."""
    possible_years = years(match, context)
    if len(possible_years) == 1:
        return _date_or_none(possible_years[0], month, number)
    if context.anchor is None:
        return None
    # A named weekday can point to a year beyond the possible ones.
    search_years = range(possible_years[0] - 5, possible_years[-1] + 5)
    days = [day for year in search_years if (day := _day(year, month, number))]
    in_possible_years = [day for day in days if day.first and day.first.year in possible_years]
    weekday = WEEKDAYS.get(found(match, "weekday"))
    on_weekday = [day for day in days if day.first and day.first.weekday() == weekday]
    candidates = on_weekday or in_possible_years or days
    chosen = nearest(candidates, context.anchor, *weights(match, context, 8))
    return chosen.first if chosen else None


def _day(year: int, month: int, number: int) -> Reading | None:
    """Return the range of a day; None where the calendar has no such day."""
    day = _date_or_none(year, month, number)
    return on.day(day) if day else None


def _named_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read «mardi 16 janvier», «le 16 janvier 2024»."""
    when = _resolve_day(match, context, MONTHS[match["month"]], day_number(match["day"]))
    return on.day(when) if when else None


#: The month and day of a feast with a fixed date.
_FEASTS = {"noel": (12, 25), "nouvel an": (1, 1), "jour de l'an": (1, 1)}
# What stands before a feast; without it «Noël» may be a person.
_BEFORE_FEAST = re.compile(
    r"\b(?:a|avant|apres|depuis|des|d'ici(?: a)?|pour|jusqu'a|le|au|du|de)[ \n]{1,4}\Z"
)


def _feast(match: re.Match[str], context: Context) -> Reading | None:
    """Read «à Noël», «avant le Nouvel An 2024»; not a person called Noël."""
    if context.before(match.start(), _BEFORE_FEAST) is None:
        return None
    when = _resolve_day(match, context, *_FEASTS[" ".join(match["feast"].split())])
    return on.day(when) if when else None


def _days_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read «les 9 et 10 septembre», «du 28 au 3 mai» as the range from the first day to the last."""
    last = _resolve_day(match, context, MONTHS[match["month"]], day_number(match["day"]))
    if last is None:
        return None
    first_number = day_number(match["first"])
    month_shift = 0 if first_number < last.day else -1
    first = _date_or_none(*on.months_later(last.year, last.month, month_shift), first_number)
    return on.days(first, last) if first else on.day(last)


def _numeric(match: re.Match[str], context: Context) -> Reading | None:
    """Read «17/03/2024», «17.3.24», «2024-03-17»; years of two digits run from 1970 to 2069."""
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    return _day(year, int(match["month"]), int(match["day"]))


# What stands before a month that is written with a capital; without it «Avril» may be a person.
_BEFORE_MONTH = re.compile(
    r"\b(?:en|mois d[e'] ?|depuis|avant|des|d'ici(?: a)?|jusqu'en|debut|fin|mi|courant)[ \n-]{0,3}\Z"
)


def _is_month(match: re.Match[str], context: Context) -> bool:
    """Return whether a name of a month means the month, and not a person or the planet Mars."""
    if found(match, "part") or match.lastgroup != "month" or context.text[match.start("month")].islower():
        return True
    return context.before(match.start(), _BEFORE_MONTH) is not None


def _month(match: re.Match[str], context: Context) -> Reading | None:
    """Read «décembre 2023», «en juillet», «fin juillet», «mars dernier»."""
    if not _is_month(match, context):
        return None
    number = MONTHS[match["month"]]
    candidates = [on.month(year, number) for year in years(match, context)]
    if found(match, "last") and context.anchor:
        candidates = [month for month in candidates if month.last and month.last < context.anchor]
    back, ahead = weights(match, context, 100)
    chosen = (
        nearest(candidates, context.anchor, back, ahead) if context.anchor else next(iter(candidates), None)
    )
    if chosen is None or chosen.first is None:
        return None
    return on.part_of_month(chosen.first.year, number, found(match, "part"))


def _months(match: re.Match[str], context: Context) -> Reading | None:
    """Read «juillet-août 2023», «de juillet à décembre», «entre novembre et janvier»."""
    last = _month(match, context)
    if last is None or last.first is None:
        return None
    first_number, last_month = MONTHS[match["first"]], (last.first.year, last.first.month)
    first_year = last_month[0] - (first_number >= last_month[1])
    return on.months((first_year, first_number), last_month)


# What stands before a year; after the weak ones a number may also count something.
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:en|depuis|avant|apres|des|jusqu'en|d'ici(?: a)?|vers|annees?|l'an|exercice|budget|campagne"
    r"|remont\w{1,6} a|dat\w{1,4} de"
    r"|par rapport a|compare\w{0,2} a|retour a|edition"
    r"|coupe du monde|mondial|can|jeux olympiques|jo|elections?|presidentielles?|legislatives|municipales"
    r"|scrutin|debut|fin|courant)"
    r"[ \n]{1,8}(?:de )?"
    r"|\b(?P<weak>de|a|et|ou|du mandat|entre)[ \n]{1,8}|\()\Z"
)
# What stands before a number that counts something: «plus de 2000».
_BEFORE_COUNT = re.compile(
    r"\b(?:plus|pres|moins|autour|nombre|total|somme|montant|dizaines?|centaines?|milliers?)[ \n]{1,8}"
    r"(?:de|en|a|depuis)[ \n]{1,8}\Z"
)
#: What follows a number that counts something: «2000 soldats», «3 blessés».
COUNTABLE = re.compile(
    r"(?:[ \n]a[ \n][0-9]{4})?[ \n]{1,8}"
    r"(?!(?:mais|dans|sans|apres|alors|lors|des|les|ses|ces|nos|leurs|sous|vers|depuis|puis|pas"
    r"|plus|tous|toutes|aux|eux|certains|plusieurs|jamais|toujours|nous|vous|ils|elles)\b)"
    r"(?:[a-z]+[sx]|km|m|kg|h|ha|f?cfa|euros?|hectares?|tonnes?|personnes?|\$|€)\b"
)


def _is_year(match: re.Match[str], context: Context) -> bool:
    """Return whether four digits are a year: behind a word for years, and not counting anything."""
    before = context.before(match.start(), _BEFORE_YEAR)
    if before is None or COUNTABLE.match(context.folded, match.end()):
        return False
    return not before["weak"] or (
        before["weak"] != "a"
        and context.before(match.start(), _BEFORE_COUNT) is None
        and int(match["year"]) >= 1900
    )


def _year(match: re.Match[str], context: Context) -> Reading | None:
    """Read «en 2012», «les législatives de 2024», «(2013)»."""
    return on.year(int(match["year"])) if _is_year(match, context) else None


# What stands before a range of years.
_BEFORE_YEARS = re.compile(
    r"(?:\b(?:de|d'|entre|depuis|en|saison|annees?|periode|exercice|mandat)[ \n]{1,8}|\()\Z"
)


def _years(match: re.Match[str], context: Context) -> Reading | None:
    """Read «de 2011 à 2021», «entre 2011 et 2021», «(2011-2021)»."""
    first, last = int(match["first"]), int(match["year"])
    if (
        not first < last
        or COUNTABLE.match(context.folded, match.end())
        or context.before(match.start(), _BEFORE_YEARS) is None
    ):
        return None
    return on.span(on.year(first), on.year(last))


def _part_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read «fin 2023», «mi-2022», «au début de l’année 2024», «fin de l’année dernière», «début d’année»."""
    if not found(match, "year") and context.anchor is None:
        return None
    possible_years = years(match, context)
    year = possible_years[0] if len(possible_years) == 1 else context.anchor.year if context.anchor else 0
    return on.part_of_year(year, match["part"])


def _decade(match: re.Match[str], _: Context) -> Reading | None:
    """Read «les années 1990», «les années 90», «début des années 2000»."""
    first_year = int(match["decade"])
    if first_year < 100:
        first_year += 1900
    part = {"debut": (0, 3), "milieu": (4, 6), "fin": (7, 9)}.get(match["part"] or "")
    if part is None:
        return on.decade(first_year)
    return on.span(on.year(first_year + part[0]), on.year(first_year + part[1]))


def _fraction_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read «premier trimestre 2024», «le second semestre de 2023» as a range of months."""
    length = {"trimestre": 3, "quadrimestre": 4, "semestre": 6}[match["fraction"]]
    ordinal = {"p": 1, "1": 1, "d": 2, "s": 2, "2": 2, "t": 3, "3": 3, "q": 4, "4": 4}[match["order"][0]]
    if match["order"].startswith("dernier"):
        ordinal = 12 // length
    if ordinal * length > 12:
        return None
    first_month, last_month = (ordinal - 1) * length + 1, ordinal * length
    candidates = [on.months((year, first_month), (year, last_month)) for year in years(match, context)]
    if context.anchor is None:
        return next(iter(candidates), None)
    return nearest(candidates, context.anchor, *weights(match, context, 100))


# The auxiliaries before the participle «été».
_BEFORE_PARTICIPLE = re.compile(
    r"\b(?:a|ont|ai|avons|avait|avaient|ayant|aura|auront|avoir|aurait|auraient)[ \n]{1,8}\Z"
)
# What stands before a season.
_BEFORE_SEASON = re.compile(
    r"\b(?P<this>cet?|meme)[ \n]{1,8}\Z|\b(?:au|d'ici(?: au)?)[ \n]{1,8}\Z"
    r"|\b(?:a|pendant|durant|depuis|avant|apres|des|d'ici(?: a)?|vers|pour|fin|debut)"
    r"[ \n]{1,8}(?:de )?(?:l'|le )\Z"
)


def _season(match: re.Match[str], context: Context) -> Reading | None:
    """Read «été 2023», «au printemps», «l’été dernier», «cet hiver», «hiver 2023-2024»."""
    code = SEASONS[match["season"]]
    if code == SEASONS["ete"] and context.before(match.start(), _BEFORE_PARTICIPLE):
        return None  # the participle: «a été»
    if found(match, "year"):
        return _part_of_season(on.season(int(match["year"]), code), found(match, "part"))
    if context.anchor is None:
        return None
    before = context.before(match.start(), _BEFORE_SEASON)
    if before is None and match.lastgroup == "season" and not found(match, "part"):
        return None
    candidates = [on.season(context.anchor.year + shift, code) for shift in (-2, -1, 0, 1)]
    if found(match, "last"):
        candidates = [season for season in candidates if season.last and season.last < context.anchor]
    if found(match, "next"):
        candidates = [season for season in candidates if season.first and season.first > context.anchor]
    back, ahead = (1, 1) if before and before["this"] else weights(match, context, 100)
    season = nearest(candidates, context.anchor, back, ahead)
    return _part_of_season(season, found(match, "part")) if season else None


def _part_of_season(season: Reading, part: str) -> Reading:
    """Return the month of a season that «début» (first), «milieu» (second) or «fin» (third) means."""
    if part not in ("debut", "milieu", "fin") or season.first is None:
        return season
    month_shift = ("debut", "milieu", "fin").index(part)
    return on.month(*on.months_later(season.first.year, season.first.month, month_shift))


_PARTS = "debut mi fin courant milieu cours"
_PART_OF = rf"(?:(?P<part>{_PARTS.replace(' ', '|')})(?: du mois de | du mois d'| de | d'|-| ))?"
_MONTH_OF = rf"(?P<month>FULLMONTH){_OF_YEAR}?"
#: The rules in order of precedence among matches of equal length.
CALENDAR_RULES = rules(
    (
        ("noel nouvel jour", r"(?P<feast>noel|nouvel an|jour de l'an)(?: (?P<year>YEAR))?", _feast),
        ("DIGIT", r"(?P<year>YEAR)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])", _numeric),
        (
            "DIGIT",
            r"(?P<day>[0-3]?[0-9])(?P<mark>[/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<year>YEAR)",
            _numeric,
        ),
        ("DIGIT", r"(?P<day>[0-3]?[0-9])/(?P<month>0[1-9]|1[0-2])/(?P<year>[0-9]{2})", _numeric),
        (
            "DIGIT WEEKDAY premier",
            r"(?:WEEKDAY )?(?P<first>DAY)(?:, DAY){0,6}(?:,? (?:et|au|ou|puis|jusqu'au)(?: le| les)?"
            rf"(?: (?P<weekday>WEEKDAY))? |-)(?P<day>DAY) (?P<month>MONTH){_OF_YEAR}?",
            _days_of_month,
        ),
        (
            "DIGIT WEEKDAY premier",
            rf"(?:(?P<weekday>WEEKDAY)(?: TIME)?,? (?:le )?)?(?P<day>DAY) (?P<month>MONTH){_OF_YEAR}?",
            _named_day,
        ),
        ("MONTH", rf"(?P<first>FULLMONTH)(?:-| (?:a|et|jusqu'en) ){_MONTH_OF}", _months),
        (f"MONTH {_PARTS}", f"{_PART_OF}{_MONTH_OF}", _month),
        ("MONTH", "(?P<month>MONTH) (?P<year>YEAR)", _month),
        (
            _PARTS,
            rf"(?P<part>{_PARTS.replace(' ', '|')})(?: de l'annee | de l'an | d'annee | de |-| )"
            "(?P<year>YEAR)",
            _part_of_year,
        ),
        (
            _PARTS,
            r"(?P<part>debut|fin|milieu|cours) (?:d'(?P<this>annee)|de l'annee(?! LAST| NEXT| [0-9])"
            r"|de cette annee|de l'(?P<ago>an LAST|annee LAST)|de l'(?P<ahead>an NEXT|annee NEXT))",
            _part_of_year,
        ),
        (
            "debut milieu fin annees",
            r"(?:(?P<part>debut|milieu|fin) des )?annees (?P<decade>1[0-9]{2}0|20[0-9]0|[2-9]0)",
            _decade,
        ),
        (
            "DIGIT premier premiere deuxieme second troisieme quatrieme dernier derniere",
            r"(?P<order>premiere?|1 ?ere?|deuxieme|2 ?e|second|troisieme|3 ?e|quatrieme|4 ?e|derniere?)"
            rf" (?P<fraction>trimestre|quadrimestre|semestre){_OF_YEAR}?",
            _fraction_of_year,
        ),
        ("SEASON", r"(?P<season>SEASON)(?: de)? (?P<year>YEAR)(?:[-/](?:20)?[0-9]{2})?", _season),
        (
            "SEASON debut milieu fin",
            "(?:(?P<part>debut|milieu|fin) (?:de l'|du |de ))?(?P<season>SEASON)"
            "(?: (?P<last>LAST)| (?P<next>NEXT)| (?P<year>YEAR))?",
            _season,
        ),
        ("DIGIT", "(?P<first>YEAR)(?: (?:a|et|jusqu'en) |[-–])(?P<year>YEAR)", _years),
        ("DIGIT", r"(?P<year>YEAR)(?![.,]?[0-9/%-]| ?%| [0-9]{3})", _year),
    )
)
