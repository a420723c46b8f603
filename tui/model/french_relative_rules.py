"""Rules for dates that lean on publication or on a date said before: «mardi», «la veille», «il y a un an»."""

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

# «chaque vendredi», «le lundi», «un mardi», «la prière du vendredi» are habits, not dates.
_HABIT = re.compile(
    r"\b(?:les?|les \w{3,6}(?:di|che) et|un|du|au|chaque|tout|quelque|premier|deuxieme|dernier|jour|prochain"
    r"|meme)[ \n]{1,8}\Z"
)
# «Ce mercredi» said on a Tuesday is tomorrow: of what is longer gone one says «mercredi dernier».
_THIS = re.compile(r"\bce[ \n]{1,8}\Z")
_LONG_GONE = 4 * _DAY
_OF_DAY = re.compile(
    r"\b(?:nuit|soiree|journee|matinee|soir|matin|apres-midi|aube)[ \n]{1,8}(?:de |du |d')\Z"
)
_FEAST = re.compile(
    r"[ \n]{1,8}(?:saint|noir|gras|des cendres|de paques|de (?:la )?pentecote|de l'ascension|des rameaux)\b"
)


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    """«mardi», «vendredi soir», «jeudi dernier»: the latest one not after publication.

    The coming one where the words («prochain») or a future verb of the clause say so.
    """
    anchor = context.anchor
    modified = match["last"] or match["next"] or match["after"] or match["before"]
    habit = context.before(match.start(), _HABIT) and not context.before(match.start(), _OF_DAY)
    if anchor is None or (habit and not modified) or _FEAST.match(context.folded, match.end()):
        return None
    past = _latest(anchor, match["weekday"])
    if match["last"]:
        return on.day(past if past < anchor else past - 7 * _DAY)
    if match["next"]:
        return on.day(past + 7 * _DAY)
    said = context.antecedent(3)
    if said and said.first and said.last and (match["after"] or match["before"]):
        return on.day(
            _latest(said.first - _DAY, match["weekday"])
            if match["before"]
            else _latest(said.last + 7 * _DAY, match["weekday"])
        )
    is_near = context.before(match.start(), _THIS) and anchor - past > _LONG_GONE
    ahead = is_near or context.bound == "by" or context.looks(match.start(), match.end()) == "ahead"
    return on.day(past + 7 * _DAY if ahead and past < anchor else past)


def _latest(anchor: date, weekday: str) -> date:
    """The latest such weekday not after the anchor."""
    return anchor - (anchor.weekday() - WEEKDAYS[weekday]) % 7 * _DAY


def _weekdays(match: re.Match[str], context: Context) -> Reading | None:
    """«samedi et dimanche», «de lundi à mercredi», «dans la nuit de mercredi à jeudi»."""
    if context.anchor is None or (context.before(match.start(), _HABIT) and not _night(match, context)):
        return None
    last = _latest(context.anchor, match["weekday"])
    if last < context.anchor and context.looks(match.start(), match.end()) == "ahead":
        last += 7 * _DAY
    first = _latest(last - _DAY, match["first"])
    return on.days(first, last)


def _night(match: re.Match[str], context: Context) -> bool:
    return context.before(match.start(), _OF_DAY) is not None


_QUOTED = re.compile(r"[«“\"][ ]?\Z")


def _weekday_number(match: re.Match[str], context: Context) -> Reading | None:
    """«lundi 15», without a month: the nearest such day; not the film «Vendredi 13»."""
    if context.anchor is None or context.before(match.start(), _QUOTED):
        return None
    if COUNTABLE.match(context.folded, match.end()):
        return None
    anchor, wanted = context.anchor, day_number(match["day"])
    first = anchor - 200 * _DAY
    around = [first + shift * _DAY for shift in range(400)]
    weekday = WEEKDAYS[match["weekday"]]
    fits = [on.day(day) for day in around if day.day == wanted and day.weekday() == weekday]
    return nearest(fits, anchor, *weights(match, context, 8))


_FIGURATIVE = re.compile(r"\b(?:d'|de |du |le |monde de |au )\Z")
_SAID_TODAY = re.compile(
    r"\b(?:a|ont|s'est|se sont) (?:ete )?\w{0,20}(?:[éi]e?s?|u|mis|dit|pris|fait)[ \n]{1,8}\Z"
)
_SHIFTS = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "apres-demain": 2}


def _near_day(match: re.Match[str], context: Context) -> Reading | None:
    """«hier», «demain», «avant-hier soir»; «aujourd’hui» only where it is the day and not these times."""
    if context.anchor is None:
        return None
    word = re.sub(r"[ \n]+", "-", match["near"])
    if word == "aujourd'hui":
        written = context.text[max(0, match.start() - 40) : match.start()]
        if not (found(match, "sure") or _SAID_TODAY.search(written)):
            return None
    elif context.before(match.start(), _FIGURATIVE) and not found(match, "time"):
        return None
    return on.day(context.anchor + _SHIFTS[word] * _DAY)


def _this_time(match: re.Match[str], context: Context) -> Reading | None:
    """«ce matin», «ce soir», «cet après-midi», «cette nuit», «ce jour»."""
    return on.day(context.anchor) if context.anchor else None


def _same_day(_: re.Match[str], context: Context) -> Reading | None:
    """«plus tôt dans la journée»: the day said last, else that of publication."""
    said = context.antecedent(1)
    return (said or on.day(context.anchor)) if context.anchor else None


def _last_night(_: re.Match[str], context: Context) -> Reading | None:
    return on.days(context.anchor - _DAY, context.anchor) if context.anchor else None


_OF_EVENT = re.compile(r"[ \n]{1,8}(?:de |du |des |d'|meme (?:de|du|des) )")
_THE_DAY = re.compile(r"(?<!\ba )(?<!\w)(?:la|le|l'|ce|ce meme|des le|depuis la)[ \n]{0,8}\Z")
_OTHER_DAYS = {
    "avant-veille": -2, "veille": -1, "soir meme": 0, "meme jour": 0, "jour meme": 0, "jour-la": 0,
    "lendemain": 1, "surlendemain": 2,
}  # fmt: skip


def _other_day(match: re.Match[str], context: Context) -> Reading | None:
    """«la veille», «le lendemain», «le même jour»: from the day said last, else from publication.

    «La veille du sommet», «au lendemain du putsch» lean on an event and are not read.
    """
    said = context.antecedent(3)
    shift = _OTHER_DAYS[" ".join(match["other"].split())]
    if context.anchor is None or _OF_EVENT.match(context.folded, match.end()):
        return None
    if context.before(match.start(), _THE_DAY) is None:
        return None
    known = said and ((said.last or said.first) if shift >= 0 else (said.first or said.last))
    if known:
        return on.day(known + shift * _DAY)
    return on.day(context.anchor + shift * _DAY) if shift < 0 else None


def _whole(when: date, unit: str) -> Reading:
    """The week, month, year … that a day is in."""
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


def _moved(when: date, unit: str, count: int) -> date:
    """A day moved by so many units; in a shorter month the last day."""
    if unit in UNIT_MONTHS:
        year, month = on.months_later(when.year, when.month, count * UNIT_MONTHS[unit])
        return date(year, month, min(when.day, monthrange(year, month)[1]))
    return when + count * UNIT_DAYS.get(unit, 7) * _DAY


def _singular(unit: str) -> str:
    unit = " ".join(unit.split()).replace("week end", "week-end")
    return unit if unit == "mois" else unit.removesuffix("s")


def _unit(match: re.Match[str], context: Context) -> Reading | None:
    """«la semaine dernière», «le mois prochain», «l’an dernier», «cette année», «ce week-end»."""
    if context.anchor is None:
        return None
    said, when = context.antecedent(31), context.anchor
    shift = 1 if found(match, "next") or found(match, "after") else 0 if found(match, "this") else -1
    if said and said.first and (found(match, "before") or found(match, "after")):
        when = said.first
    unit = _singular(match["unit"])
    if unit == "week-end":
        return _weekend(when, shift, context.looks(match.start(), match.end()) == "ahead")
    return _early_or_late(_whole(_moved(when, unit, shift), unit), found(match, "part"), unit)


def _weekend(when: date, shift: int, ahead: bool) -> Reading:
    """The week-end before, after or at a day; until Wednesday «ce week-end» is the one just gone."""
    if not shift:
        shift = -1 if when.weekday() < 3 and not ahead else 0
    elif shift > 0 and when.weekday() < 5:
        shift = 0
    return _whole(when + 7 * shift * _DAY, "week-end")


def _early_or_late(whole: Reading, part: str, unit: str) -> Reading:
    """The beginning, middle or end of a month, a year or a week (Monday–Wednesday, from Thursday)."""
    first, last = whole.first, whole.last
    if not part or first is None or last is None:
        return whole
    if unit == "mois":
        return on.part_of_month(first.year, first.month, part)
    if unit in ("an", "annee"):
        return on.part_of_year(first.year, part)
    if unit == "semaine" and part in ("debut", "fin"):
        return on.days(first, first + 2 * _DAY) if part == "debut" else on.days(first + 3 * _DAY, last)
    return whole


def _from(when: Reading, unit: str, count: int, half: bool, calendar: bool) -> Reading | None:
    """So many units from a date, as sharp as the unit and no sharper than the date.

    `calendar`: years are whole years («il y a deux ans»); else they keep the month of the date.
    """
    start = (when.first or when.last) if count < 0 else (when.last or when.first)
    if start is None:
        return None
    if half and unit in ("an", "annee"):
        unit, count = "mois", count * 12 + (6 if count > 0 else -6)
    moved = _moved(start, unit, count)
    if unit in UNIT_DAYS:
        return on.day(moved) if when.days <= 3 else _whole(moved, "mois")
    if unit == "mois" or (not calendar and when.days <= 31 and unit in ("an", "annee")):
        return on.month(moved.year, moved.month) if when.days <= 31 else on.year(moved.year)
    return on.year(moved.year)


def _count(match: re.Match[str]) -> tuple[str, int]:
    """The unit and how many: 48 hours are two days."""
    unit, count = _singular(match["unit"]), number(match["number"])
    return ("jour", count // 24) if unit == "heure" else (unit, count)


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    """«il y a deux ans», «voici six mois», «depuis six mois», «dans trois jours», «d’ici deux ans»."""
    if context.anchor is None:
        return None
    unit, count = _count(match)
    word = match["word"].split()[0]
    ahead = word in ("dans", "d'ici", "sous")
    if not count or (word == "dans" and context.looks(match.start(), match.end()) == "back"):
        return None
    half = bool(match["half"])
    when = _from(on.day(context.anchor), unit, count if ahead else -count, half, calendar=not half)
    if when is None:
        return None
    if unit == "semaine" and word not in ("depuis", "d'ici") and when.first:
        when = on.week(when.first)
    if match["about"] or "aine" in match["number"] or unit in ("decennie", "siecle"):
        when = on.about(when)
    return on.since(when) if word == "depuis" else on.until(when) if word in ("d'ici", "sous") else when


def _later(match: re.Match[str], context: Context) -> Reading | None:
    """«deux jours plus tôt», «un an plus tard»: from the last date said that is sharp enough."""
    unit, count = _count(match)
    if context.anchor is None or not count:
        return None
    back = match["later"].split()[-1] in ("tot", "auparavant", "avant")
    longest = 3 if unit in ("jour", "semaine", "quinzaine") else 31 if unit == "mois" else 366
    said = context.antecedent(longest) or context.antecedent(366)
    if said is None and not back:
        return None
    start = said or on.day(context.anchor)
    return _from(start, unit, -count if back else count, bool(match["half"]), calendar=False)


def _lately(match: re.Match[str], context: Context) -> Reading | None:
    """«les six derniers mois», «ces deux dernières années», «les trois prochains jours»."""
    if context.anchor is None:
        return None
    unit, count = _count(match)
    ahead = match["side"].startswith("pro")
    other = _from(on.day(context.anchor), unit, count if ahead else -count, False, calendar=False)
    if other is None:
        return None
    today = on.day(context.anchor)
    return on.span(today, other) if ahead else on.span(other, today)


_NUMBERED = r"(?:(?P<about>ABOUT) )?(?P<number>NUMBER) ?(?P<unit>UNIT|heures)(?P<half> et demie?)?"
_UNITS = "semaine|week[- ]end|mois|trimestre|semestre|annee|decennie"
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
            rf"(?P<word>il y a|voici|voila|depuis|dans|d'ici|sous) (?:a )?{_NUMBERED}(?! d'| de (?!cela))",
            _ago,
        ),
        (
            "NUMBER DIGIT",
            rf"{_NUMBERED} (?P<later>plus tot|plus tard|auparavant|(?:avant|apres)(?= ?[,.;:)]))",
            _later,
        ),
        (
            "NUMBER DIGIT",
            r"(?P<number>NUMBER) (?P<side>derniers|dernieres|prochains|prochaines) (?P<unit>UNIT|heures)",
            _lately,
        ),
    )
)
