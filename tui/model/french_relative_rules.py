"""Rules for dates relative to publication or to an earlier date: «mardi», «la veille», «il y a un an»."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tui.model import date_readings as on
from tui.model.date_readings import Reading
from tui.model.french_calendar_rules import COUNTABLE, found, nearest, rules, weights
from tui.model.french_date_context import Context
from tui.model.french_date_words import UNIT_DAYS, UNIT_MONTHS, WEEKDAYS, day_number, number

_DAY = timedelta(days=1)

# What makes a weekday a habit and no date: «chaque vendredi», «le lundi», «un mardi», «la prière du
# vendredi».
_BEFORE_HABIT = re.compile(
    r"\b(?:les?|les \w{3,6}(?:di|che) et|un|du|au|chaque|tout|quelque|premier|deuxieme|dernier|jour|prochain"
    r"|meme)[ \n]{1,8}\Z"
)
# «Ce mercredi» published on a Tuesday is the next day: a Wednesday longer ago would be «mercredi dernier».
_THIS = re.compile(r"\bce[ \n]{1,8}\Z")
_MAX_AGE_OF_THIS = 4 * _DAY
# What makes a weekday a date though an article precedes: «la nuit du lundi».
_BEFORE_TIME_OF_DAY = re.compile(
    r"\b(?:nuit|soiree|journee|matinee|soir|matin|apres-midi|aube)[ \n]{1,8}(?:de |du |d')\Z"
)
# What follows a weekday that is a feast: «Vendredi saint».
_FEAST = re.compile(
    r"[ \n]{1,8}(?:saint|noir|gras|des cendres|de paques|de (?:la )?pentecote|de l'ascension|des rameaux)\b"
)


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Read «mardi», «vendredi soir», «jeudi dernier» as the latest such day up to publication.

    It is the next such day if «prochain» or a future verb of the clause says so.
    """
    anchor = context.anchor
    modifier = match["last"] or match["next"] or match["after"] or match["before"]
    is_habit = context.before(match.start(), _BEFORE_HABIT) and not _is_time_of_day(match, context)
    if anchor is None or (is_habit and not modifier) or _FEAST.match(context.folded, match.end()):
        return None
    latest = _latest_weekday(anchor, match["weekday"])
    if match["last"]:
        return on.day(latest if latest < anchor else latest - 7 * _DAY)
    if match["next"]:
        return on.day(latest + 7 * _DAY)
    antecedent = context.antecedent(3)
    if antecedent and antecedent.first and antecedent.last and (match["after"] or match["before"]):
        return on.day(
            _latest_weekday(antecedent.first - _DAY, match["weekday"])
            if match["before"]
            else _latest_weekday(antecedent.last + 7 * _DAY, match["weekday"])
        )
    is_this_coming = context.before(match.start(), _THIS) and anchor - latest > _MAX_AGE_OF_THIS
    is_ahead = is_this_coming or context.bound == "by" or context.looks(match.start(), match.end()) == "ahead"
    return on.day(latest + 7 * _DAY if is_ahead and latest < anchor else latest)


def _latest_weekday(anchor: date, weekday: str) -> date:
    """Return the latest day with that weekday, the anchor included."""
    return anchor - (anchor.weekday() - WEEKDAYS[weekday]) % 7 * _DAY


def _weekdays(match: re.Match[str], context: Context) -> Reading | None:
    """Read «samedi et dimanche», «de lundi à mercredi», «dans la nuit de mercredi à jeudi»."""
    if context.anchor is None:
        return None
    if context.before(match.start(), _BEFORE_HABIT) and not _is_time_of_day(match, context):
        return None
    last = _latest_weekday(context.anchor, match["weekday"])
    if last < context.anchor and context.looks(match.start(), match.end()) == "ahead":
        last += 7 * _DAY
    first = _latest_weekday(last - _DAY, match["first"])
    return on.days(first, last)


def _is_time_of_day(match: re.Match[str], context: Context) -> bool:
    """Return whether an expression belongs to a time of day: «la nuit du lundi»."""
    return context.before(match.start(), _BEFORE_TIME_OF_DAY) is not None


_OPEN_QUOTE = re.compile(r"[«“\"][ ]?\Z")


def _weekday_number(match: re.Match[str], context: Context) -> Reading | None:
    """Read «lundi 15», without a month, as the nearest such day; not the film «Vendredi 13»."""
    if context.anchor is None or context.before(match.start(), _OPEN_QUOTE):
        return None
    if COUNTABLE.match(context.folded, match.end()):
        return None
    anchor, day_of_month = context.anchor, day_number(match["day"])
    weekday = WEEKDAYS[match["weekday"]]
    days = (anchor + shift * _DAY for shift in range(-200, 200))
    candidates = [on.day(day) for day in days if day.day == day_of_month and day.weekday() == weekday]
    return nearest(candidates, anchor, *weights(match, context, 8))


# What makes a day word figurative: «le monde de demain».
_FIGURATIVE = re.compile(r"\b(?:d'|de |du |le |monde de |au )\Z")
# A verb in the passé composé before «aujourd’hui»: «a signé aujourd’hui». Unfolded, for the accent.
_BEFORE_TODAY = re.compile(
    r"\b(?:a|ont|s'est|se sont) (?:ete )?\w{0,20}(?:[éi]e?s?|u|mis|dit|pris|fait)[ \n]{1,8}\Z"
)
#: The days from publication to the day of a word.
_DAY_SHIFTS = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "apres-demain": 2}


def _near_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read «hier», «demain», «avant-hier soir»; «aujourd’hui» only as a day, not as «nowadays»."""
    if context.anchor is None:
        return None
    word = re.sub(r"[ \n]+", "-", match["near"])
    if word == "aujourd'hui":
        preceding = context.text[max(0, match.start() - 40) : match.start()]
        if not (found(match, "sure") or _BEFORE_TODAY.search(preceding)):
            return None
    elif context.before(match.start(), _FIGURATIVE) and not found(match, "time"):
        return None
    return on.day(context.anchor + _DAY_SHIFTS[word] * _DAY)


def _this_time(match: re.Match[str], context: Context) -> Reading | None:
    """Read «ce matin», «ce soir», «cet après-midi», «cette nuit», «ce jour» as the day of publication."""
    return on.day(context.anchor) if context.anchor else None


def _same_day(_: re.Match[str], context: Context) -> Reading | None:
    """Read «plus tôt dans la journée» as the latest day mentioned, else the day of publication."""
    antecedent = context.antecedent(1)
    return (antecedent or on.day(context.anchor)) if context.anchor else None


def _last_night(_: re.Match[str], context: Context) -> Reading | None:
    """Read «la nuit dernière» as the two days that end with the day of publication."""
    return on.days(context.anchor - _DAY, context.anchor) if context.anchor else None


# What follows a day word that refers to an event: «la veille du sommet».
_OF_EVENT = re.compile(r"[ \n]{1,8}(?:de |du |des |d'|meme (?:de|du|des) )")
# The article before a day word that refers to a day.
_DEFINITE_ARTICLE = re.compile(r"(?<!\ba )(?<!\w)(?:la|le|l'|ce|ce meme|des le|depuis la)[ \n]{0,8}\Z")
#: The days from the antecedent to the day of a word.
_SHIFTS_FROM_ANTECEDENT = {
    "avant-veille": -2, "veille": -1, "soir meme": 0, "meme jour": 0, "jour meme": 0, "jour-la": 0,
    "lendemain": 1, "surlendemain": 2,
}  # fmt: skip


def _other_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read «la veille», «le lendemain», «le même jour» from the latest day mentioned, else publication.

    «La veille du sommet» and «au lendemain du putsch» refer to an event and give no date.
    """
    antecedent = context.antecedent(3)
    shift = _SHIFTS_FROM_ANTECEDENT[" ".join(match["other"].split())]
    if context.anchor is None or _OF_EVENT.match(context.folded, match.end()):
        return None
    if context.before(match.start(), _DEFINITE_ARTICLE) is None:
        return None
    nearer_end = antecedent and (
        (antecedent.last or antecedent.first) if shift >= 0 else (antecedent.first or antecedent.last)
    )
    if nearer_end:
        return on.day(nearer_end + shift * _DAY)
    return on.day(context.anchor + shift * _DAY) if shift < 0 else None


def _unit_around(when: date, unit: str) -> Reading:
    """Return the week, month, year or other unit that contains a day."""
    if unit == "semaine":
        return on.week(when)
    if unit == "week-end":
        saturday = on.week(when).last or when
        return on.days(saturday - _DAY, saturday)
    if unit == "mois":
        return on.month(when.year, when.month)
    if unit in ("trimestre", "semestre"):
        length = UNIT_MONTHS[unit]
        first = (when.month - 1) // length * length + 1
        return on.months((when.year, first), (when.year, first + length - 1))
    if unit == "decennie":
        return on.decade(when.year // 10 * 10)
    return on.year(when.year)


def _shift(when: date, unit: str, count: int) -> date:
    """Return a day `count` units later; the last day of the month where the month is too short."""
    if unit in UNIT_MONTHS:
        year, month = on.months_later(when.year, when.month, count * UNIT_MONTHS[unit])
        return date(year, month, min(when.day, monthrange(year, month)[1]))
    return when + count * UNIT_DAYS.get(unit, 7) * _DAY


def _singular(unit: str) -> str:
    """Return the singular of a unit, with «week-end» hyphenated."""
    unit = " ".join(unit.split()).replace("week end", "week-end")
    return unit if unit == "mois" else unit.removesuffix("s")


def _unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read «la semaine dernière», «le mois prochain», «l’an dernier», «cette année», «ce week-end»."""
    if context.anchor is None:
        return None
    antecedent, when = context.antecedent(31), context.anchor
    shift = 1 if found(match, "next") or found(match, "after") else 0 if found(match, "this") else -1
    if antecedent and antecedent.first and (found(match, "before") or found(match, "after")):
        when = antecedent.first
    unit = _singular(match["unit"])
    if unit == "week-end":
        return _weekend(when, shift, context.looks(match.start(), match.end()) == "ahead")
    return _part_of_unit(_unit_around(_shift(when, unit, shift), unit), found(match, "part"), unit)


def _weekend(when: date, shift: int, is_ahead: bool) -> Reading:
    """Return the weekend before, around or after a day.

    Up to Wednesday «ce week-end» is the one just past, unless the clause is about the future.
    """
    if not shift:
        shift = -1 if when.weekday() < 3 and not is_ahead else 0
    elif shift > 0 and when.weekday() < 5:
        shift = 0
    return _unit_around(when + 7 * shift * _DAY, "week-end")


def _part_of_unit(unit_range: Reading, part: str, unit: str) -> Reading:
    """Return the beginning, middle or end of a month, year or week (Monday–Wednesday, from Thursday)."""
    first, last = unit_range.first, unit_range.last
    if not part or first is None or last is None:
        return unit_range
    if unit == "mois":
        return on.part_of_month(first.year, first.month, part)
    if unit in ("an", "annee"):
        return on.part_of_year(first.year, part)
    if unit == "semaine" and part in ("debut", "fin"):
        return on.days(first, first + 2 * _DAY) if part == "debut" else on.days(first + 3 * _DAY, last)
    return unit_range


def _distant(when: Reading, unit: str, count: int, has_half: bool, is_calendar_year: bool) -> Reading | None:
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
        return on.day(shifted) if when.days <= 3 else _unit_around(shifted, "mois")
    if unit == "mois" or (not is_calendar_year and when.days <= 31 and unit in ("an", "annee")):
        return on.month(shifted.year, shifted.month) if when.days <= 31 else on.year(shifted.year)
    return on.year(shifted.year)


def _unit_and_count(match: re.Match[str]) -> tuple[str, int]:
    """Return the unit of a duration and the number of units; 48 hours are two days."""
    unit, count = _singular(match["unit"]), number(match["number"])
    return ("jour", count // 24) if unit == "heure" else (unit, count)


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    """Read «il y a deux ans», «voici six mois», «depuis six mois», «dans trois jours», «d’ici deux ans»."""
    if context.anchor is None:
        return None
    unit, count = _unit_and_count(match)
    word = match["word"].split()[0]
    is_ahead = word in ("dans", "d'ici", "sous")
    if not count or (word == "dans" and context.looks(match.start(), match.end()) == "back"):
        return None
    has_half = bool(match["half"])
    when = _distant(
        on.day(context.anchor), unit, count if is_ahead else -count, has_half, is_calendar_year=not has_half
    )
    if when is None:
        return None
    if unit == "semaine" and word not in ("depuis", "d'ici") and when.first:
        when = on.week(when.first)
    if match["about"] or "aine" in match["number"] or unit in ("decennie", "siecle"):
        when = on.about(when)
    return on.since(when) if word == "depuis" else on.until(when) if word in ("d'ici", "sous") else when


def _later(match: re.Match[str], context: Context) -> Reading | None:
    """Read «deux jours plus tôt», «un an plus tard» from the latest date that is precise enough."""
    unit, count = _unit_and_count(match)
    if context.anchor is None or not count:
        return None
    is_back = match["later"].split()[-1] in ("tot", "auparavant", "avant")
    max_days = 3 if unit in ("jour", "semaine", "quinzaine") else 31 if unit == "mois" else 366
    antecedent = context.antecedent(max_days) or context.antecedent(366)
    if antecedent is None and not is_back:
        return None
    start = antecedent or on.day(context.anchor)
    return _distant(start, unit, -count if is_back else count, bool(match["half"]), is_calendar_year=False)


def _lately(match: re.Match[str], context: Context) -> Reading | None:
    """Read «les six derniers mois», «ces deux dernières années», «les trois prochains jours»."""
    if context.anchor is None:
        return None
    unit, count = _unit_and_count(match)
    is_ahead = match["side"].startswith("pro")
    today = on.day(context.anchor)
    far_end = _distant(today, unit, count if is_ahead else -count, False, is_calendar_year=False)
    if far_end is None:
        return None
    return on.span(today, far_end) if is_ahead else on.span(far_end, today)


_DURATION = r"(?:(?P<about>ABOUT) )?(?P<number>NUMBER) ?(?P<unit>UNIT|heures)(?P<half> et demie?)?"
_UNITS = "semaine|week[- ]end|mois|trimestre|semestre|annee|decennie"
#: The rules in order of precedence among matches of equal length.
RELATIVE_RULES = rules(
    (
        (
            "WEEKDAY",
            r"(?P<first>WEEKDAY)(?: TIME)?(?: et(?: le)?| a| au| ou| puis)? (?P<weekday>WEEKDAY)(?: TIME)?",
            _weekdays,
        ),
        (
            "WEEKDAY",
            r"(?P<weekday>WEEKDAY) (?!premier\b)"
            r"(?P<day>DAY)(?! ?[-:h/%]| (?:heures|h|ans|euros|personnes)\b)",
            _weekday_number,
        ),
        (
            "WEEKDAY",
            r"(?P<weekday>WEEKDAY)(?: (?P<last>LAST)| (?P<next>NEXT)| (?P<after>AFTER)| (?P<before>BEFORE))?"
            r"(?: (?:au )?TIME)?",
            _weekday,
        ),
        (
            "avant hier apres demain",
            r"(?P<near>avant[- ]hier|hier|apres[- ]demain|demain)(?:,? (?P<time>WEEKDAY|TIME))?",
            _near_day,
        ),
        ("aujourd'hui", r"(?P<near>aujourd'hui)(?P<sure>,?(?: le| ce)? WEEKDAY| meme)?", _near_day),
        (
            "ce cet cette",
            r"ce matin|ce midi|ce soir|cet apres-midi|cette nuit|ce jour(?!-)",
            _this_time,
        ),
        ("plus", "plus (?:tot|tard) dans (?:la|cette) (?:journee|matinee|soiree)", _same_day),
        ("nuit", "nuit LAST|nuit precedente", _last_night),
        (
            "avant veille lendemain surlendemain meme jour soir",
            r"(?P<other>avant-veille|veille|soir meme|surlendemain|lendemain|meme jour|jour meme|jour-la)"
            r"(?: au soir| TIME)?",
            _other_day,
        ),
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
            "debut milieu fin",
            r"(?P<this>(?P<part>debut|milieu|fin) (?:de|du|de la)) (?P<unit>semaine|mois)(?! de | d')",
            _unit,
        ),
        (
            "il voici voila depuis dans d'ici sous",
            rf"(?P<word>il y a|voici|voila|depuis|dans|d'ici|sous) (?:a )?{_DURATION}(?! d'| de (?!cela))",
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
