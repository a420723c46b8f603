"""Rules for days told from one named before: «la veille», «le même matin», «depuis cette date»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.rules import compile_rules
from tui.model.dates import ranges
from tui.model.dates.ranges import DateRange

_DAY = timedelta(days=1)


def _same_day(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «plus tôt dans la journée» as the latest day mentioned, else the day of publication."""
    antecedent = context.antecedent(1, match.start())
    return (antecedent or ranges.day(context.anchor)) if context.anchor else None


# What follows a day word that refers to an event: «la veille du sommet».
_OF_EVENT = re.compile(r"[ \n]{1,8}(?:de |du |des |d'|meme (?:de|du|des) )")
# The article before a day word that refers to a day.
_DEFINITE_ARTICLE = re.compile(r"(?<!\ba )(?<!\w)(?:la|le|l'|ce|ce meme|des le|depuis la)[ \n]{0,8}\Z")
# What follows it where the event was told of just before: «la veille de cette nomination».
_OF_THAT_EVENT = re.compile(r"[ \n]{1,8}de (?:cet|cette|ce) ")
# A watch that is kept, and no day: «la Coordination de la veille citoyenne».
_WATCH = re.compile(
    r"[ \n]{1,8}(?:citoyen|patriotique|sanitaire|climatique|strateg|technologique|informationnelle|concurrent"
    r"|economique|mediatique|documentaire|juridique|reglementaire|epidemiolog|scientifique|communautaire)"
)
# Who came or went, in front of «la veille de» and a name: «partis la veille de Bosso».
_MOVED = re.compile(
    r"\b(?:(?:re)?partie?s?|(?:re)?venue?s?|arrivee?s?|rentree?s?|sortie?s?|retiree?s?|evacuee?s?|delogee?s?"
    r"|chassee?s?|decollee?s?|rapatriee?s?|expulsee?s?|libere?e?s?) (?:depuis )?\Z"
)
_FROM_PLACE = re.compile(r"[ \n]{1,8}(?:de |d['’])[A-ZÀ-ÖØ-Þ]")
# A verb of what had happened before the story.
_PLUPERFECT = re.compile(r"\b(?:avait|avaient|etait|etaient)\b")
#: The days from the antecedent to the day of a word.
_SHIFTS_FROM_ANTECEDENT = {
    "avant-veille": -2, "veille": -1, "meme matin": 0, "meme soir": 0, "meme nuit": 0, "meme apres-midi": 0,
    "soir meme": 0, "meme jour": 0, "jour meme": 0, "jour-la": 0,
    "lendemain": 1, "surlendemain": 2,
}  # fmt: skip


def _other_day(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «la veille», «le lendemain», «le même jour» from the latest day mentioned, else publication.

    «La veille du sommet» and «au lendemain du putsch» refer to an event and give no date.
    """
    is_of_event = _OF_EVENT.match(context.folded, match.end()) is not None
    article = context.match_before(match.start(), _DEFINITE_ARTICLE)
    if article is None or _WATCH.match(context.folded, match.end()):
        return None
    if is_of_event and _FROM_PLACE.match(context.text, match.end()):
        behind = match.start() - len(article[0])
        is_of_event = context.match_before(behind, _MOVED) is None
    if is_of_event and not _OF_THAT_EVENT.match(context.folded, match.end()):
        return None
    shift = _SHIFTS_FROM_ANTECEDENT[" ".join(match["other"].split())]
    antecedent = _day_of_story(match, context, is_before=shift < 0)
    if antecedent is None and (context.anchor is None or is_of_event):
        return None
    nearer_end = antecedent and (
        (antecedent.last or antecedent.first) if shift >= 0 else (antecedent.first or antecedent.last)
    )
    if nearer_end:
        return ranges.day(nearer_end + shift * _DAY)
    return ranges.day(context.anchor + shift * _DAY) if context.anchor and shift < 0 else None


def _day_of_story(match: re.Match[str], context: DateContext, *, is_before: bool) -> DateRange | None:
    """Return the day told of before an expression that refers to one; None: the text has named none.

    `is_before`: the expression means a day before it.
    """
    start = match.start()
    antecedent = context.antecedent(3, start)
    if context.anchor and context.tense_of_clause(start, match.end()) == "back":
        # «publié la veille» is not the day before a day to come
        past = context.antecedent(3, start, until=context.anchor)
        antecedent = past if past or is_before else antecedent
    if antecedent is None and _PLUPERFECT.search(context.clause_around(start, match.end())):
        # «La veille, il avait reçu …» goes back from the story, also from one paragraph to the next
        return context.last_closed_date(3, until=context.anchor or date.max)
    return antecedent


# What stands before «cette date» where it is one.
_BEFORE_THAT_DATE = re.compile(r"\b(?:depuis|avant|apres|jusqu'a|a|des|(?:partir|compter) de)[ \n]{1,8}\Z")


def _that_date(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «depuis cette date», «à cette date» as the latest date mentioned."""
    is_date = context.match_before(match.start(), _BEFORE_THAT_DATE)
    return context.antecedent(31, match.start()) if is_date else None


#: The rules in order of precedence among matches of equal length.
ANAPHORIC_RULES = compile_rules(
    (
        ("plus", "plus (?:tot|tard) dans (?:la|cette) (?:journee|matinee|soiree)", _same_day),
        ("cette", "cette (?:meme )?date", _that_date),
        (
            "avant veille lendemain surlendemain meme jour soir",
            r"(?P<other>avant-veille|meme (?:matin|soir|nuit|apres-midi)|"
            r"veille|soir meme|surlendemain|lendemain|meme jour|jour meme|jour-la)"
            r"(?: au soir| TIME)?",
            _other_day,
        ),
    )
)
