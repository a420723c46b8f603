"""Rules for days relative to publication or to an earlier date: «mardi», «hier», «la veille»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.rules import (
    COUNTABLE,
    compile_rules,
    direction_weights,
    group_or_empty,
    nearest_date,
)
from tui.languages.french.dates.story.frame import opens_sentence
from tui.languages.french.dates.story.verbs import NEXT_IS
from tui.languages.french.dates.words import day_number
from tui.model.dates import ranges
from tui.model.dates.ranges import DateRange

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
# What has been so: «en vigueur depuis vendredi», not «dès vendredi».
_SINCE = re.compile(r"\bdepuis (?:le |ce )?\Z")
# What begins a time to come: «à partir de lundi».
_FROM_THEN_ON = re.compile(r"\ba (?:partir|compter) (?:de|du) \Z")
_COUNTDOWN = re.compile(r"\b(?:jours|semaines) (?:de|du) \Z")
#: In a heading without a verb a weekday is the nearest one.
_MAX_AGE_IN_HEADING = 3 * _DAY
_MAX_CHARS_BELOW_HEADING = 300
#: An imperfect among so many characters behind a weekday says that it is past.
_PAST = re.compile(r"\b\w{2,}(?:ait|aient)\b")
_MAX_CHARS_OF_AGENDA = 80
# What makes a weekday a date though an article precedes: «la nuit du lundi».
_BEFORE_TIME_OF_DAY = re.compile(
    r"\b(?:nuit|soiree|journee|matinee|soir|matin|apres-midi|aube)[ \n]{1,8}(?:de |du |d')\Z"
)
# What follows a weekday that is a feast: «Vendredi saint».
_FEAST = re.compile(
    r"[ \n]{1,8}(?:saint|noir|gras|des cendres|de paques|de (?:la )?pentecote|de l'ascension|des rameaux)\b"
)


def _weekday(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «mardi», «vendredi soir», «jeudi dernier» as the latest such day up to publication.

    It is the next such day if «prochain» or a future verb of the clause says so.
    """
    anchor = context.anchor
    modifier = match["last"] or match["next"] or match["after"] or match["before"]
    is_habit = context.match_before(match.start(), _BEFORE_HABIT) and not _is_time_of_day(match, context)
    if anchor is None or (is_habit and not modifier) or _FEAST.match(context.folded, match.end()):
        return None
    latest = _latest_weekday(anchor, match["weekday"])
    if match["last"]:
        return ranges.day(latest if latest < anchor else latest - 7 * _DAY)
    if match["next"]:
        return ranges.day(latest + 7 * _DAY)
    antecedent = context.antecedent(3, match.start()) if match["after"] or match["before"] else None
    if antecedent and antecedent.first and antecedent.last:
        return ranges.day(
            _latest_weekday(antecedent.first - _DAY, match["weekday"])
            if match["before"]
            else _latest_weekday(antecedent.last + 7 * _DAY, match["weekday"])
        )
    if coming := _next_of_agenda(match, context, anchor):
        return coming
    is_this_coming = context.match_before(match.start(), _THIS) and anchor - latest > _MAX_AGE_OF_THIS
    is_since = context.preposition == "since" and context.match_before(match.start(), _SINCE)
    is_ahead = is_this_coming or (not is_since and _is_coming(match, context, anchor - latest))
    is_next = latest < anchor or context.match_before(match.start(), NEXT_IS)
    return ranges.day(latest + 7 * _DAY if is_ahead and is_next else latest)


def _next_of_agenda(match: re.Match[str], context: DateContext, anchor: date) -> DateRange | None:
    """Return the weekday after a day to come that opened a sentence: «Lundi 13, … Mardi, …»; or None."""
    if context.mentioned is None or context.month_of_paragraph(match.start()) is None:
        return None
    start, end, day = context.mentioned
    is_agenda = opens_sentence(context.folded, start) and opens_sentence(context.folded, match.start())
    if not is_agenda or day.last is None or day.days > 7 or day.last < anchor:
        return None
    is_numbered = day.last > anchor or context.folded[end - 1].isdecimal()
    behind = context.folded[match.end() : match.end() + _MAX_CHARS_OF_AGENDA].partition(".")[0]
    if (
        not is_numbered
        or _PAST.search(behind)
        or context.tense_of_clause(match.start(), match.end()) == "back"
    ):
        return None
    return ranges.day(_latest_weekday(day.last + 7 * _DAY, match["weekday"]))


def _is_coming(match: re.Match[str], context: DateContext, age: timedelta) -> bool:
    """Return whether a weekday is the next such day; `age`: how long ago the latest was."""
    start = match.start()
    if context.preposition == "by":
        return True
    if context.preposition == "until":
        return not context.has_lasted(start)
    tense = context.tense_of_clause(start, match.end())
    is_from_then_on = context.preposition == "on" or context.match_before(start, _FROM_THEN_ON)
    if not tense and (is_from_then_on or context.match_before(start, _COUNTDOWN)):
        return True
    if not tense and context.heading(start):
        # A heading is read with the sentence below it that names the same day; else as the nearest day.
        below = context.folded.find(match["weekday"], match.end(), match.end() + _MAX_CHARS_BELOW_HEADING)
        tense = context.tense_of_clause(below, below + len(match["weekday"])) if below >= 0 else ""
        return tense == "ahead" or (not tense and age > _MAX_AGE_IN_HEADING)
    if not tense and context.is_called_for(start):
        return True
    return tense == "ahead" or (not tense and age > _MAX_AGE_IN_HEADING and context.is_requested(start))


def _weekday_in_weeks(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «jeudi en huit», «dimanche en quinze»: a week or two after the next such day."""
    if context.anchor is None:
        return None
    weeks = {"huit": 2, "quinze": 3}[match["days"]]
    return ranges.day(_latest_weekday(context.anchor, match["weekday"]) + 7 * weeks * _DAY)


def _latest_weekday(anchor: date, weekday: str) -> date:
    """Return the latest day with that weekday, the anchor included."""
    return anchor - (anchor.weekday() - WEEKDAYS[weekday]) % 7 * _DAY


def _weekdays(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «samedi et dimanche», «de lundi à mercredi», «dans la nuit de mercredi à jeudi»."""
    if context.anchor is None:
        return None
    if context.match_before(match.start(), _BEFORE_HABIT) and not _is_time_of_day(match, context):
        return None
    last = _latest_weekday(context.anchor, match["weekday"])
    if last < context.anchor and context.tense_of_clause(match.start(), match.end()) == "ahead":
        last += 7 * _DAY
    first = _latest_weekday(last - _DAY, match["first"])
    return ranges.days(first, last)


def _is_time_of_day(match: re.Match[str], context: DateContext) -> bool:
    """Return whether an expression belongs to a time of day: «la nuit du lundi»."""
    return context.match_before(match.start(), _BEFORE_TIME_OF_DAY) is not None


_OPEN_QUOTE = re.compile(r"[«“\"][ ]?\Z")


def _weekday_number(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «lundi 15», without a month, as the nearest such day; not the film «Vendredi 13»."""
    if context.anchor is None or context.match_before(match.start(), _OPEN_QUOTE):
        return None
    if COUNTABLE.match(context.folded, match.end()):
        return None
    anchor, day_of_month = context.anchor, day_number(match["day"])
    weekday = WEEKDAYS[match["weekday"]]
    days = (anchor + shift * _DAY for shift in range(-200, 200))
    candidates = [ranges.day(day) for day in days if day.day == day_of_month and day.weekday() == weekday]
    return nearest_date(candidates, anchor, *direction_weights(match, context, 8))


# What makes a day word figurative: «le monde de demain».
_WHITE = re.compile(r"[ \n]+")
_FIGURATIVE = re.compile(r"\b(?:d'|de |du |le |monde de |au )\Z")
# … but not that of an event: «la journée d'hier».
_EVENT_OF = re.compile(
    r"\b(?:journee|soiree|matinee|nuit|seance|session|reunion|match|scrutin|vote|audience|conseil|edition"
    r"|conference|marche|manifestation|attaque|attentat|discours|declaration|annonce|communique|entretien"
    r"|rencontre) (?:d'|de )\Z"
)
_FAREWELL = re.compile(r"(?:\A|[.!?…»\n] ?)a \Z")
# Behind «aujourd'hui» an hour, or the next day: «aujourd'hui les syndicats, demain le ministre».
_BEHIND_TODAY = re.compile(
    r" (?:a|vers|des) [0-9]{1,2} ?(?:h\b|heures?\b|:[0-9]{2})|[^.;:!?\n]{0,40}, demain\b"
)
# A verb in the passé composé before «aujourd’hui», or of an appointment: «a signé aujourd’hui». Unfolded, for
# the accent.
_BEFORE_TODAY = re.compile(
    r"\b(?:(?:a|ont|s['’]est|se sont) (?:été )?\w{0,20}(?:[éi]e?s?|u|mis|dit|pris|fait)"
    r"|(?:prévu|attendu|programmé|convoqué)e?s?|(?:a|ont) lieu|s['’]ouvre(?:nt)?"
    r"|se (?:tient|tiennent|réuni(?:t|ssent)|retrouvent))[ \n]{1,8}\Z"
)
#: The days from publication to the day of a word.
_DAY_SHIFTS = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "apres-demain": 2}


def _is_farewell(match: re.Match[str], context: DateContext) -> bool:
    """Return whether a day word is all of a sentence with «à», as a programme ends: «À demain !»."""
    before = context.match_before(match.start(), _FAREWELL)
    return before is not None and context.folded[match.end() : match.end() + 2].strip(" ")[:1] in (".", "!")


def _near_day(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «hier», «demain», «avant-hier soir»; «aujourd’hui» only as a day, not as «nowadays»."""
    if context.anchor is None:
        return None
    word = _WHITE.sub("-", match["near"])
    if word == "aujourd'hui":
        preceding = context.text[max(0, match.start() - 40) : match.start()]
        is_day = _BEFORE_TODAY.search(preceding) or _BEHIND_TODAY.match(context.folded, match.end())
        if not (group_or_empty(match, "sure") or is_day):
            return None
    elif _is_farewell(match, context) or (
        context.match_before(match.start(), _FIGURATIVE)
        and not context.match_before(match.start(), _EVENT_OF)
        and not group_or_empty(match, "time")
    ):
        return None
    return ranges.day(context.anchor + _DAY_SHIFTS[word] * _DAY)


def _this_time(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «ce matin», «ce soir», «cet après-midi», «cette nuit», «ce jour» as the day of publication."""
    return ranges.day(context.anchor) if context.anchor else None


def _last_night(_: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «la nuit dernière» as the two days that end with the day of publication."""
    return ranges.days(context.anchor - _DAY, context.anchor) if context.anchor else None


#: The rules in order of precedence among matches of equal length.
RELATIVE_RULES = compile_rules(
    (
        (
            "WEEKDAY",
            r"(?P<first>WEEKDAY)(?: TIME)?(?: et(?: le)?| a| au| ou| puis)? (?P<weekday>WEEKDAY)(?: TIME)?",
            _weekdays,
        ),
        ("WEEKDAY", "(?P<weekday>WEEKDAY) en (?P<days>huit|quinze)", _weekday_in_weeks),
        (
            "WEEKDAY",
            r"(?P<weekday>WEEKDAY) (?!premier\b)"
            r"(?P<day>DAY)(?! ?[-h/%]|,[0-9]|:| : ?[0-9]| (?:heures|h|ans|euros|personnes)\b)",
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
            r"(?P<near>avant(?:-| )hier|hier|apres(?:-| )demain|demain)(?:,? (?P<time>WEEKDAY|TIME))?",
            _near_day,
        ),
        ("aujourd'hui", r"(?P<near>aujourd'hui)(?P<sure>,?(?: le| ce)? WEEKDAY| meme)?", _near_day),
        (
            "ce cet cette",
            r"(?:ce matin|ce midi|ce soir|cet apres-midi|cette nuit|ce jour)(?!-)",
            _this_time,
        ),
        ("nuit", "nuit LAST|nuit precedente", _last_night),
    )
)
