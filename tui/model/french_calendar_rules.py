"""Rules for dates that name a day, month, season or year: «mardi 16 janvier», «fin 2023», «l’été dernier».

A missing year is the one that brings the date nearest to publication. The press looks back, so a coming
date counts as three times as far; the tense of the clause and «dernier», «prochain», «d’ici» weigh more.
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
    """The words an expression may begin with (capitals: a kind of word), its pattern, what it is read as."""

    begins: str
    pattern: re.Pattern[str]
    read: Read


def rules(table: Iterable[tuple[str, str, Read]]) -> tuple[Rule, ...]:
    """The rules of a table, with their patterns compiled."""
    return tuple(Rule(begins, pattern(source), read) for begins, source, read in table)


_OF_YEAR = (
    "(?: (?:de )?(?P<year>YEAR)(?![0-9]|[.,][0-9]| ?%)| (?P<last>LAST)| (?P<next>NEXT)"
    "| de (?:(?P<this>cette annee)|l'(?P<ago>an LAST|annee LAST)|l'(?P<ahead>an NEXT|annee NEXT)"
    "|la (?P<same>meme annee)))"
)


def found(match: re.Match[str], name: str) -> str:
    """What a group of a rule's pattern found; empty where the rule has no such group."""
    return match.groupdict().get(name) or ""


def _distance(when: Reading, anchor: date) -> int:
    """Days from the anchor to the nearest day of a reading: below 0 before it, above 0 after it."""
    if when.last and when.last < anchor:
        return (when.last - anchor).days
    return max(0, (when.first - anchor).days) if when.first else 0


def nearest(candidates: Iterable[Reading], anchor: date, back: int, ahead: int) -> Reading | None:
    """The candidate nearest to the anchor, a day before or after it counting `back` or `ahead` times."""

    def cost(when: Reading) -> int:
        distance = _distance(when, anchor)
        return -distance * back if distance < 0 else distance * ahead

    return min(candidates, key=cost, default=None)


def weights(match: re.Match[str], context: Context, sure: int) -> tuple[int, int]:
    """How much a day before and a day after publication count; `sure`: how much the tense says."""
    never = 10_000
    if found(match, "last"):
        return 1, never
    if found(match, "next") or context.bound == "by":
        return never, 1
    looks = context.looks(match.start(), match.end())
    return {"back": (1, sure), "ahead": (sure, 1), "": (1, 3)}[looks]


def years(match: re.Match[str], context: Context) -> list[int]:
    """The years that an expression without a certain year may mean; the one it names, if it does."""
    written = found(match, "year")
    if written:
        return [int(written)]
    if context.anchor is None:
        return []
    year = context.anchor.year
    said = context.antecedent(366)
    if found(match, "same") and said and said.first:
        return [said.first.year]
    for group, shift in (("this", 0), ("ago", -1), ("ahead", 1)):
        if found(match, group):
            return [year + shift]
    framed = context.framed(match.start())
    if framed and not (found(match, "last") or found(match, "next")):
        return [framed]
    return [year - 1, year, year + 1]


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve_day(match: re.Match[str], context: Context, month: int, number: int) -> date | None:
    """The day of a month in the year that fits, with the weekday where one is named."""
    possible = years(match, context)
    if len(possible) == 1:
        return _real(possible[0], month, number)
    if context.anchor is None:
        return None
    around = [day for year in range(possible[0] - 5, possible[-1] + 5) if (day := _day(year, month, number))]
    close = [day for day in around if day.first and day.first.year in possible]
    weekday = WEEKDAYS.get(found(match, "weekday"))
    fits = [day for day in around if day.first and day.first.weekday() == weekday]
    chosen = nearest(fits or close or around, context.anchor, *weights(match, context, 8))
    return chosen.first if chosen else None


def _day(year: int, month: int, number: int) -> Reading | None:
    real = _real(year, month, number)
    return on.day(real) if real else None


def _named_day(match: re.Match[str], context: Context) -> Reading | None:
    when = _resolve_day(match, context, MONTHS[match["month"]], day_number(match["day"]))
    return on.day(when) if when else None


_FEASTS = {"noel": (12, 25), "nouvel an": (1, 1), "jour de l'an": (1, 1)}
_BEFORE_FEAST = re.compile(
    r"\b(?:a|avant|apres|depuis|des|d'ici(?: a)?|pour|jusqu'a|le|au|du|de)[ \n]{1,4}\Z"
)


def _feast(match: re.Match[str], context: Context) -> Reading | None:
    """«à Noël», «avant le Nouvel An 2024»: not a person called Noël."""
    if context.before(match.start(), _BEFORE_FEAST) is None:
        return None
    when = _resolve_day(match, context, *_FEASTS[" ".join(match["feast"].split())])
    return on.day(when) if when else None


def _days_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """«les 9 et 10 septembre», «du 28 au 3 mai»: from the first day to the last."""
    last = _resolve_day(match, context, MONTHS[match["month"]], day_number(match["day"]))
    if last is None:
        return None
    number = day_number(match["first"])
    back = 0 if number < last.day else -1
    first = _real(*on.months_later(last.year, last.month, back), number)
    return on.days(first, last) if first else on.day(last)


def _numeric(match: re.Match[str], context: Context) -> Reading | None:
    """«17/03/2024», «17.3.24», «2024-03-17»."""
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    return _day(year, int(match["month"]), int(match["day"]))


_BEFORE_MONTH = re.compile(
    r"\b(?:en|mois d[e'] ?|depuis|avant|des|d'ici(?: a)?|jusqu'en|debut|fin|mi|courant)[ \n-]{0,3}\Z"
)


def _is_month(match: re.Match[str], context: Context) -> bool:
    """Whether a month's name is not a person or planet: small, or with a word that goes with months."""
    if found(match, "part") or match.lastgroup != "month" or context.text[match.start("month")].islower():
        return True
    return context.before(match.start(), _BEFORE_MONTH) is not None


def _month(match: re.Match[str], context: Context) -> Reading | None:
    """«décembre 2023», «en juillet», «fin juillet», «mars dernier»."""
    if not _is_month(match, context):
        return None
    number = MONTHS[match["month"]]
    possible = [on.month(year, number) for year in years(match, context)]
    if found(match, "last") and context.anchor:
        possible = [month for month in possible if month.last and month.last < context.anchor]
    back, ahead = weights(match, context, 100)
    chosen = nearest(possible, context.anchor, back, ahead) if context.anchor else next(iter(possible), None)
    if chosen is None or chosen.first is None:
        return None
    return on.part_of_month(chosen.first.year, number, found(match, "part"))


def _months(match: re.Match[str], context: Context) -> Reading | None:
    """«juillet-août 2023», «de juillet à décembre», «entre novembre et janvier»."""
    last = _month(match, context)
    if last is None or last.first is None:
        return None
    first, end = MONTHS[match["first"]], (last.first.year, last.first.month)
    return on.months((end[0] - (first >= end[1]), first), end)


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:en|depuis|avant|apres|des|jusqu'en|d'ici(?: a)?|vers|annees?|l'an|exercice|budget|campagne"
    r"|remont\w{1,6} a|dat\w{1,4} de"
    r"|par rapport a|compare\w{0,2} a|retour a|edition"
    r"|coupe du monde|mondial|can|jeux olympiques|jo|elections?|presidentielles?|legislatives|municipales"
    r"|scrutin|debut|fin|courant)"
    r"[ \n]{1,8}(?:de )?"
    r"|\b(?P<weak>de|a|et|ou|du mandat|entre)[ \n]{1,8}|\()\Z"
)
_COUNTED = re.compile(
    r"\b(?:plus|pres|moins|autour|nombre|total|somme|montant|dizaines?|centaines?|milliers?)[ \n]{1,8}"
    r"(?:de|en|a|depuis)[ \n]{1,8}\Z"
)
#: What makes the number before it a count: «2000 soldats», «3 blessés».
COUNTABLE = re.compile(
    r"(?:[ \n]a[ \n][0-9]{4})?[ \n]{1,8}"
    r"(?!(?:mais|dans|sans|apres|alors|lors|des|les|ses|ces|nos|leurs|sous|vers|depuis|puis|pas"
    r"|plus|tous|toutes|aux|eux|certains|plusieurs|jamais|toujours|nous|vous|ils|elles)\b)"
    r"(?:[a-z]+[sx]|km|m|kg|h|ha|f?cfa|euros?|hectares?|tonnes?|personnes?|\$|€)\b"
)


def _is_year(match: re.Match[str], context: Context) -> bool:
    """Whether four digits are a year: after a word that goes with years, and nothing counted by them."""
    before = context.before(match.start(), _BEFORE_YEAR)
    if before is None or COUNTABLE.match(context.folded, match.end()):
        return False
    return not before["weak"] or (
        before["weak"] != "a"
        and context.before(match.start(), _COUNTED) is None
        and int(match["year"]) >= 1900
    )


def _year(match: re.Match[str], context: Context) -> Reading | None:
    """«en 2012», «les législatives de 2024», «(2013)»."""
    return on.year(int(match["year"])) if _is_year(match, context) else None


_BEFORE_YEARS = re.compile(
    r"(?:\b(?:de|d'|entre|depuis|en|saison|annees?|periode|exercice|mandat)[ \n]{1,8}|\()\Z"
)


def _years(match: re.Match[str], context: Context) -> Reading | None:
    """«de 2011 à 2021», «entre 2011 et 2021», «(2011-2021)»."""
    first, last = int(match["first"]), int(match["year"])
    if (
        not first < last
        or COUNTABLE.match(context.folded, match.end())
        or context.before(match.start(), _BEFORE_YEARS) is None
    ):
        return None
    return on.span(on.year(first), on.year(last))


def _part_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """«fin 2023», «mi-2022», «au début de l’année 2024», «fin de l’année dernière», «en début d’année»."""
    if not found(match, "year") and context.anchor is None:
        return None
    named = years(match, context)
    number = named[0] if len(named) == 1 else context.anchor.year if context.anchor else 0
    return on.part_of_year(number, match["part"])


def _decade(match: re.Match[str], _: Context) -> Reading | None:
    """«les années 1990», «les années 90», «début des années 2000»."""
    first = int(match["decade"])
    if first < 100:
        first += 1900
    part = {"debut": (0, 3), "milieu": (4, 6), "fin": (7, 9)}.get(match["part"] or "")
    return on.span(on.year(first + part[0]), on.year(first + part[1])) if part else on.decade(first)


def _fraction_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """«premier trimestre 2024», «le second semestre de 2023»: as months."""
    length = {"trimestre": 3, "quadrimestre": 4, "semestre": 6}[match["fraction"]]
    order = {"p": 1, "1": 1, "d": 2, "s": 2, "2": 2, "t": 3, "3": 3, "q": 4, "4": 4}[match["order"][0]]
    if match["order"].startswith("dernier"):
        order = 12 // length
    if order * length > 12:
        return None
    possible = [
        on.months((year, (order - 1) * length + 1), (year, order * length)) for year in years(match, context)
    ]
    if context.anchor is None:
        return next(iter(possible), None)
    return nearest(possible, context.anchor, *weights(match, context, 100))


_BEFORE_SUMMER = re.compile(
    r"\b(?:a|ont|ai|avons|avait|avaient|ayant|aura|auront|avoir|aurait|auraient)[ \n]{1,8}\Z"
)
_BEFORE_SEASON = re.compile(
    r"\b(?P<this>cet?|meme)[ \n]{1,8}\Z|\b(?:au|d'ici(?: au)?)[ \n]{1,8}\Z"
    r"|\b(?:a|pendant|durant|depuis|avant|apres|des|d'ici(?: a)?|vers|pour|fin|debut)"
    r"[ \n]{1,8}(?:de )?(?:l'|le )\Z"
)


def _season(match: re.Match[str], context: Context) -> Reading | None:
    """«été 2023», «au printemps», «l’été dernier», «cet hiver», «hiver 2023-2024»."""
    code = SEASONS[match["season"]]
    if code == SEASONS["ete"] and context.before(match.start(), _BEFORE_SUMMER):
        return None  # the participle: «a été»
    if found(match, "year"):
        return _part_of_season(on.season(int(match["year"]), code), found(match, "part"))
    if context.anchor is None:
        return None
    before = context.before(match.start(), _BEFORE_SEASON)
    if before is None and match.lastgroup == "season" and not found(match, "part"):
        return None
    possible = [on.season(context.anchor.year + shift, code) for shift in (-2, -1, 0, 1)]
    if found(match, "last"):
        possible = [season for season in possible if season.last and season.last < context.anchor]
    if found(match, "next"):
        possible = [season for season in possible if season.first and season.first > context.anchor]
    back, ahead = (1, 1) if before and before["this"] else weights(match, context, 100)
    season = nearest(possible, context.anchor, back, ahead)
    return _part_of_season(season, found(match, "part")) if season else None


def _part_of_season(season: Reading, part: str) -> Reading:
    """«début», «milieu», «fin» of a season: its first, second, last month."""
    if part not in ("debut", "milieu", "fin") or season.first is None:
        return season
    shift = ("debut", "milieu", "fin").index(part)
    return on.month(*on.months_later(season.first.year, season.first.month, shift))


_PARTS = "debut mi fin courant milieu cours"
_PARTED = rf"(?:(?P<part>{_PARTS.replace(' ', '|')})(?: du mois de | du mois d'| de | d'|-| ))?"
_MONTH_OF = rf"(?P<month>FULLMONTH){_OF_YEAR}?"
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
        (f"MONTH {_PARTS}", f"{_PARTED}{_MONTH_OF}", _month),
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
