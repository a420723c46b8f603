"""Numbers of attackers in French sentences: of those who came, and of those who were killed."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import CLAUSE, Amount
from tui.languages.french.news.harm.casualty_words import NOUN
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

_KILLED = re.compile(
    r"\b(?:neutralise|tue|abattu|elimine|abattus|execute)(?:e?s?)\b"
    r"|\bmis(?:es)? hors (?:de combat|d'etat de nuire)"
    r"|\b(?:ont|auraient) peri\b|\b(?:perdu|laisse) la vie\b|\btrouve la mort\b|\bsont (?:morts|tombes)\b"
)
#: Those who attacked, by whose they are: «une vingtaine de leurs combattants», «vingt côté assaillants».
_OF_ATTACKERS = re.compile(
    r"(?: de leurs)? (?:combattants|hommes|membres|elements)(?: (?:d'un|du|des|de la|de l'|de ce(?:tte)?"
    r"|d[e']) ?"
    r"(?:groupes?|gsim|jnim|eigs|iswap|secte|organisation|mouvement|ei|boko haram|al-qaida))?\b"
)
_ON_THEIR_SIDE = re.compile(
    r"(?: morts| tues)? (?:du )?cote (?:des )?(?:assaillants?|ennemi|terroristes?|d?jihadistes?|rebelles?)\b"
)
_KILLED_BEFORE = re.compile(
    r"\b(?:neutralis|elimin|tu|abatt)(?:e|ee?s?|er|ant|u|us|re)(?: \w{3,12}){0,2} \Z"
    r"|\b(?:neutralisation|mort|elimination|pertes?|bilan|cadavres|corps) d(?:e |'|es )\Z"
)
_CAME = FilteredPattern(
    r"\b(?:attaqu|assaut|assailli|arriv|surgi|venu|fait irruption|incursion|moto|encercl|investi|penetr|pris)"
)
#: Fewer are some of those who came.
_MIN_CAME = 5
#: How far behind the number what befell them may stand.
_MAX_CHARS = 60


def _match_attackers(folded: str, at: int) -> re.Match[str] | None:
    """Return the words for those who attacked that stand at an offset; None where there are none."""
    noun = NOUN.match(folded, at)
    if noun is not None and noun["attackers"]:
        return noun
    theirs = _OF_ATTACKERS.match(folded, at)
    is_theirs = theirs is not None and (
        theirs.group().startswith(" de leurs") or len(theirs.group().split()) > 1
    )
    return theirs if is_theirs else None


def read_attackers(folded: str, figure: Figure) -> Amount | None:
    """Return a number of those who attacked: how many of them were killed, or how many came."""
    if _ON_THEIR_SIDE.match(folded, figure.end):
        return Amount("attackers killed", figure)
    noun = _match_attackers(folded, figure.end)
    if noun is None or folded.endswith("dont ", 0, figure.start):
        return None
    clause = CLAUSE.search(folded, noun.end())
    end = min(clause.start() if clause else len(folded), noun.end() + _MAX_CHARS)
    before = folded[max(0, figure.start - _MAX_CHARS) : figure.start]
    if _KILLED_BEFORE.search(before) or _KILLED.search(folded, noun.end(), end):
        return Amount("attackers killed", figure)
    return Amount("attackers", figure) if figure.low >= _MIN_CAME and _CAME.search(folded) else None
