"""Rules for days without a month: «le 14», «au 7 juin puis au 14», «du 17 au 21»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.languages.french.calendar import MONTHS
from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.rules import (
    compile_rules,
    direction_weights,
    group_or_empty,
    nearest_date,
)
from tui.languages.french.dates.words import day_number
from tui.model.dates import ranges
from tui.model.dates.ranges import DateRange

#: How many times a day against the tense of the clause counts.
_SURE = 200
# What stands before a day without a month, and what makes the number another one: «composez le 18».
_BEFORE_BARE_DAY = re.compile(
    r"(?<![\w'-])(?:le|(?P<strict>autour du|aux (?:alentours|environs) du|(?:a partir|a compter) du|jusqu'au"
    r"|d'ici (?:a|au)"
    r"|(?:puis|report\w{1,4}|renvoy\w{1,4}|repouss\w{1,4}|ajourn\w{1,4}|prolong\w{1,4}|fix\w{1,4}) au"
    r"|(?:reunion|audience|rencontre|seance|nuit|journee|soiree|matinee) du))[ \n]{1,4}\Z"
)
_OF_OTHER_NUMBER = re.compile(
    r"\b(?:appel\w{1,4}|compos\w{1,4}|numero|ligne|bus|chaine|page|article)[^.,;]{0,20}\Z"
)
#: What follows a day without a month: a mark or a preposition, but nothing that is counted.
_BEHIND_BARE_DAY = r" ?[,.;:)»]| (?:a|au|aux|dans|devant|par|pour|lors|et|mais|en (?!nombre|tout))\b"
#: What follows it after words that may count something too.
_BEHIND_STRICTLY = re.compile(r" ?(?:[,.;)»](?![0-9])|\Z)")
_MONTH = re.compile(rf"\b(?:{'|'.join(map(re.escape, MONTHS))})(?!\w)")
#: What has been done behind a day, unfolded for «a»; and how long before publication the day is of now.
_HAS_DONE = re.compile(r"\b(?:a|ont) (?:été )?\w{2,20}(?:é|i|u|is|it)e?s?\b")
_MAX_DAYS_OF_NOW, _MAX_CHARS_BEHIND = 8, 80
# What stands between a month and a day of it that follows at once: «en octobre. Le 19, …».
_DIRECTLY_AFTER = re.compile(r"[ .,;:!?»\n]{1,5}(?:le|des le|a partir du)[ \n]{1,4}")


def _bare_day(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «le 14», «le 26 du mois» as a day of the month that the text has named, else the nearest."""
    words_before = context.match_before(match.start(), _BEFORE_BARE_DAY)
    if words_before is None or (
        words_before["strict"] and not _BEHIND_STRICTLY.match(context.folded, match.end())
    ):
        return None
    before = context.folded[max(0, match.start() - 40) : match.start()]
    if context.text[match.end() : match.end() + 2] in (",5", ".5") or _OF_OTHER_NUMBER.search(before):
        return None
    return _nearest_day(match, context)


def _day_of_month(month: tuple[int, int], number: int) -> DateRange | None:
    """Return the range of a day of a (year, month); None where the calendar has no such day."""
    whole = ranges.month(*month)
    if whole.first is None or whole.last is None or number > whole.last.day:
        return None
    return ranges.day(whole.first.replace(day=number))


def _nearest_day(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Return the day of a match in the month that fits best; None where the calendar has no such day."""
    number = day_number(match["day"])
    month = context.month_of_sentence(match.start())
    if month is None and group_or_empty(match, "of").split()[1:2] == ["meme"]:
        month = context.month_of_paragraph(match.start())
    if month is not None:
        return _day_of_month(month, number)
    anchor = context.anchor
    if anchor is None:
        return None
    weights = direction_weights(match, context, _SURE)
    if told := _day_of_story(match, context, number, is_ahead=weights[0] > weights[1]):
        return told
    months = (ranges.months_later(anchor.year, anchor.month, shift) for shift in (-2, -1, 0, 1))
    days = [day for month in months if (day := _day_of_month(month, number))]
    return nearest_date(days, anchor, *(weights if _SURE in weights else (1, 1)))


def _day_of_story(
    match: re.Match[str], context: DateContext, number: int, is_ahead: bool
) -> DateRange | None:
    """Return the day of the month that a sentence before has named, if the story goes on there; or None.

    It does if the day comes after the one told before («Le 8 janvier, … Le 15, …»), or directly after the
    month («en octobre. Le 19, …»), on the side of publication that the tense says.
    """
    month, anchor = context.month_of_paragraph(match.start()), context.anchor
    if month is None or context.mentioned is None or anchor is None:
        return None
    start, end, reading = context.mentioned
    names_month = _MONTH.search(context.folded, start, end) is not None
    is_direct = _DIRECTLY_AFTER.fullmatch(context.folded, end, match.start()) is not None
    if not is_direct and _is_of_now(match, context, number, anchor):
        return None
    is_refined = reading.days > 1 and names_month and (is_direct or context.is_adverbial(start))
    is_later = (
        reading.first is not None
        and reading.first == reading.last
        and reading.first.day < number
        and context.is_adverbial(start)
        and (names_month or not is_ahead)
    )
    told = _day_of_month(month, number) if is_refined or is_later else None
    if told is None or told.first is None:
        return None
    return told if (told.first >= anchor if is_ahead else told.first <= anchor) else None


def _is_of_now(match: re.Match[str], context: DateContext, number: int, anchor: date) -> bool:
    """Return whether something has been done on a day that was just before publication.

    «Le 17 au soir, l’assaut a été revendiqué.»
    """
    behind = context.text[match.end() : match.end() + _MAX_CHARS_BEHIND].partition(".")[0]
    days = (anchor - timedelta(days) for days in range(_MAX_DAYS_OF_NOW))
    return _HAS_DONE.search(behind) is not None and any(day.day == number for day in days)


def _bare_days(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «du 17 au 21» as days of the nearest month."""
    is_read = context.match_before(match.start(), _BEFORE_BARE_DAYS) is not None
    return _nearest_days(match, context) if is_read else None


def _listed_days(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «les 15 et 16» as days of the nearest month."""
    is_read = context.match_before(match.start(), _BEFORE_LISTED_DAYS) is not None
    return _nearest_days(match, context) if is_read else None


def _nearest_days(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Return the days from the first to the last of a match, in the month that fits the last one best."""
    last, first_number = _nearest_day(match, context), day_number(match["first"])
    if last is None or last.last is None or first_number >= last.last.day:
        return None
    return ranges.days(last.last.replace(day=first_number), last.last)


# What stands before several days without a month.
_BEFORE_LISTED_DAYS = re.compile(r"(?<![\w'-])(?:les|des)[ \n]{1,4}\Z")
_BEFORE_BARE_DAYS = re.compile(r"(?<![\w'-])du[ \n]{1,4}\Z")
#: The rules in order of precedence among matches of equal length.
BARE_DAY_RULES = compile_rules(
    (
        ("DIGIT", rf"(?P<day>DAY)(?P<of> du (?:meme )?mois)?(?={_BEHIND_BARE_DAY})", _bare_day),
        ("DIGIT", r"(?P<first>DAY) au (?P<day>DAY)(?= ?[,.;:)])", _bare_days),
        (
            "DIGIT",
            r"(?P<first>DAY)(?:, DAY){0,4} et (?P<day>DAY)(?: (?:du mois|courant))?"
            r"(?= ?[,.;:)]| (?:a|au|aux|dans|lors|pour) )",
            _listed_days,
        ),
    )
)
