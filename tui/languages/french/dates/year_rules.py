"""Rules for dates that name a year, a part of a year or a season: «fin 2023», «l’été dernier»."""

from __future__ import annotations

import re

from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.rules import (
    COUNTABLE,
    OF_YEAR,
    compile_rules,
    direction_weights,
    group_or_empty,
    nearest_date,
    possible_years,
)
from tui.languages.french.dates.words import PARTS, SEASONS, year_number
from tui.model.dates import ranges
from tui.model.dates.ranges import DateRange

# What stands before a year; after the weak ones a number may also count something.
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:en|depuis|avant|apres|des|jusqu'en|d'ici(?: a)?|vers|annees?|l'an|exercice|budget|campagne"
    r"|remont\w{1,6} a|dat\w{1,4} de"
    r"|par rapport a|compare\w{0,2} a|retour a|edition"
    r"|coupe du monde|mondial|can|jeux olympiques|jo|elections?|presidentielles?|legislatives|municipales"
    r"|scrutin|debut|fin|courant)"
    r"[ \n]{1,8}(?:de )?"
    r"|\b(?P<weak>pour|de|a|et|ou|du mandat|entre)[ \n]{1,8}|\()\Z"
)
# What stands before a number that counts something: «plus de 2000».
_BEFORE_COUNT = re.compile(
    r"\b(?:plus|pres|moins|autour|nombre|total|somme|montant|dizaines?|centaines?|milliers?)[ \n]{1,8}"
    r"(?:de|en|a|depuis)[ \n]{1,8}\Z"
)


#: A year «for» which something is planned or counted is at most so long before and after publication.
_MAX_YEARS_BACK, _MAX_YEARS_AHEAD = 3, 60


def _is_year(match: re.Match[str], context: DateContext) -> bool:
    """Return whether four digits are a year: behind a word for years, and not counting anything."""
    before = context.match_before(match.start(), _BEFORE_YEAR)
    if before is None or COUNTABLE.match(context.folded, match.end()):
        return False
    return not before["weak"] or (
        before["weak"] != "a"
        and context.match_before(match.start(), _BEFORE_COUNT) is None
        and (before["weak"] != "pour" or _is_near(match, context))
        and year_number(match["year"]) >= 1900
    )


def _is_near(match: re.Match[str], context: DateContext) -> bool:
    """Return whether a year is one for which plans are made now: «pour 2030», not «pour 1950»."""
    if context.anchor is None:
        return False
    return -_MAX_YEARS_BACK <= year_number(match["year"]) - context.anchor.year <= _MAX_YEARS_AHEAD


def _year(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «en 2012», «les législatives de 2024», «(2013)»."""
    return ranges.year(year_number(match["year"])) if _is_year(match, context) else None


# What stands before a range of years.
_BEFORE_YEARS = re.compile(
    r"(?:\b(?:de|d'|entre|depuis|en|saison|annees?|periode|exercice|mandat)[ \n]{1,8}|\()\Z"
)


def _years(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «de 2011 à 2021», «entre 2011 et 2021», «(2011-2021)»."""
    first, last = year_number(match["first"]), year_number(match["year"])
    if (
        not first < last
        or COUNTABLE.match(context.folded, match.end())
        or context.match_before(match.start(), _BEFORE_YEARS) is None
    ):
        return None
    return ranges.span(ranges.year(first), ranges.year(last))


def _part_of_year(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «fin 2023», «mi-2022», «au début de l’année 2024», «fin de l’année dernière», «début d’année»."""
    if not group_or_empty(match, "year") and context.anchor is None:
        return None
    candidate_years = possible_years(match, context)
    year = candidate_years[0] if len(candidate_years) == 1 else context.anchor.year if context.anchor else 0
    return ranges.part_of_year(year, PARTS.get(match["part"]))


def _decade(match: re.Match[str], _: DateContext) -> DateRange | None:
    """Read «les années 1990», «les années 90», «début des années 2000»."""
    first_year = int(match["decade"])
    if first_year < 100:
        first_year += 1900
    part = {"debut": (0, 3), "milieu": (4, 6), "fin": (7, 9)}.get(match["part"] or "")
    if part is None:
        return ranges.decade(first_year)
    return ranges.span(ranges.year(first_year + part[0]), ranges.year(first_year + part[1]))


def _fraction_of_year(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «premier trimestre 2024», «le second semestre de 2023» as a range of months."""
    length = {"trimestre": 3, "quadrimestre": 4, "semestre": 6}[match["fraction"]]
    ordinal = {"p": 1, "1": 1, "d": 2, "s": 2, "2": 2, "t": 3, "3": 3, "q": 4, "4": 4}[match["order"][0]]
    if match["order"].startswith("dernier"):
        ordinal = 12 // length
    if ordinal * length > 12:
        return None
    first_month, last_month = (ordinal - 1) * length + 1, ordinal * length
    candidates = [
        ranges.months((year, first_month), (year, last_month)) for year in possible_years(match, context)
    ]
    if context.anchor is None:
        return next(iter(candidates), None)
    return nearest_date(candidates, context.anchor, *direction_weights(match, context, 100))


# The auxiliaries before the participle «été».
_BEFORE_PARTICIPLE = re.compile(
    r"\b(?:a|ont|ai|avons|avait|avaient|ayant|aura|auront|avoir|aurait|auraient)[ \n]{1,8}\Z"
)
# What stands before a season.
_BEFORE_SEASON = re.compile(
    r"\b(?P<this>cet?|meme)[ \n]{1,8}\Z|\ben plein[ \n]{1,8}\Z|\b(?:au|d'ici(?: au)?)[ \n]{1,8}\Z"
    r"|\b(?:a|pendant|durant|depuis|avant|apres|des|d'ici(?: a)?|vers|pour|fin|debut)"
    r"[ \n]{1,8}(?:de )?(?:l'|le )\Z"
)


def _season(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «été 2023», «au printemps», «l’été dernier», «cet hiver», «hiver 2023-2024»."""
    code = SEASONS[match["season"]]
    if code == SEASONS["ete"] and context.match_before(match.start(), _BEFORE_PARTICIPLE):
        return None  # the participle: «a été»
    if group_or_empty(match, "year"):
        return _part_of_season(ranges.season(year_number(match["year"]), code), group_or_empty(match, "part"))
    if context.anchor is None:
        return None
    before = context.match_before(match.start(), _BEFORE_SEASON)
    if before is None and match.lastgroup == "season" and not group_or_empty(match, "part"):
        return None
    candidates = [ranges.season(context.anchor.year + shift, code) for shift in (-2, -1, 0, 1)]
    if group_or_empty(match, "last"):
        candidates = [season for season in candidates if season.last and season.last < context.anchor]
    if group_or_empty(match, "next"):
        candidates = [season for season in candidates if season.first and season.first > context.anchor]
    back, ahead = (1, 1) if before and before["this"] else direction_weights(match, context, 100)
    season = nearest_date(candidates, context.anchor, back, ahead)
    return _part_of_season(season, group_or_empty(match, "part")) if season else None


# What stands before the return to school where it is a time, and not what is talked about.
_BEFORE_RETURN = re.compile(r"\b(?:a|des|depuis)[ \n]{1,8}la[ \n]{1,8}\Z")


def _back_to_school(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «la rentrée 2022», «à la rentrée» as September and October."""
    if group_or_empty(match, "year"):
        years = [year_number(match["year"])]
    elif context.anchor is None or context.match_before(match.start(), _BEFORE_RETURN) is None:
        return None
    else:
        years = possible_years(match, context)
    candidates = [ranges.months((year, 9), (year, 10)) for year in years]
    if context.anchor is None:
        return candidates[0]
    if group_or_empty(match, "next"):
        candidates = [months for months in candidates if months.first and months.first > context.anchor]
    return nearest_date(candidates, context.anchor, *direction_weights(match, context, 100))


# What stands before the rains where they are a time limit, and the words of what happens every year.
_BEFORE_RAINS = re.compile(r"\b(?:avant|d'ici(?:[ \n]a)?)[ \n]{1,8}la[ \n]{1,8}\Z")
_EVERY_YEAR = re.compile(r"\b(?:chaque|toujours|souvent|jamais|d'ordinaire|d'habitude|\w{5,14}ellement)\b")
#: The rains of the Sahel begin in June.
_MONTH_OF_RAINS = 6


def _rains(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «avant la saison des pluies» as before June; not in a sentence about every year."""
    if context.anchor is None or context.match_before(match.start(), _BEFORE_RAINS) is None:
        return None
    if _EVERY_YEAR.search(context.clause_around(match.start(), match.end())):
        return None
    months = [ranges.month(context.anchor.year + shift, _MONTH_OF_RAINS) for shift in (-1, 0, 1)]
    is_back = context.tense_of_clause(match.start(), match.end()) == "back"
    return nearest_date(months, context.anchor, *((1, 100) if is_back else (100, 1)))


def _part_of_season(season: DateRange, part: str) -> DateRange:
    """Return the month of a season that «début» (first), «milieu» (second) or «fin» (third) means."""
    if part not in ("debut", "milieu", "fin") or season.first is None:
        return season
    month_shift = ("debut", "milieu", "fin").index(part)
    return ranges.month(*ranges.months_later(season.first.year, season.first.month, month_shift))


#: The rules in order of precedence among matches of equal length.
YEAR_RULES = compile_rules(
    (
        (
            "PART",
            "(?P<part>PART)(?: de l'annee | de l'an | d'annee | de |-| )(?P<year>YEAR)",
            _part_of_year,
        ),
        (
            "PART",
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
            rf" (?P<fraction>trimestre|quadrimestre|semestre){OF_YEAR}?",
            _fraction_of_year,
        ),
        (
            "rentree",
            r"rentree(?: scolaire| politique| parlementaire| universitaire)?(?: de)? (?P<year>YEAR)(?![0-9])",
            _back_to_school,
        ),
        (
            "rentree",
            "rentree(?: scolaire| universitaire| des classes)?(?: (?P<last>LAST)| (?P<next>NEXT))?"
            "(?! [0-9]| d[eu] | des | d'| [a-z]+(?:ale|aire|ique|ante|elle)\\b)",
            _back_to_school,
        ),
        ("saison", "saison des pluies", _rains),
        ("SEASON", r"(?P<season>SEASON)(?: de)? (?P<year>YEAR)(?:[-/](?:20)?[0-9]{2})?", _season),
        (
            "SEASON debut milieu fin courant cours",
            "(?:(?P<part>debut|milieu|fin|courant|cours) (?:de l'|du |de ))?(?P<season>SEASON)"
            "(?: (?P<last>LAST)| (?P<next>NEXT)| (?P<year>YEAR))?",
            _season,
        ),
        ("YEAR", "(?P<first>YEAR)(?: (?:a|et|jusqu'en) |[-–])(?P<year>YEAR)", _years),
        ("YEAR", r"(?P<year>YEAR)(?![.,]?[0-9/%-]| ?%| [0-9]{3})", _year),
    )
)
