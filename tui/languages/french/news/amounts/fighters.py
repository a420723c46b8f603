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
    r"|\b(?:ont|auraient) peri\b|\bperdu la vie\b|\btrouve la mort\b|\bsont (?:morts|tombes)\b"
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


def read_attackers(folded: str, figure: Figure) -> Amount | None:
    """Return a number of those who attacked: how many of them were killed, or how many came."""
    noun = NOUN.match(folded, figure.end)
    if noun is None or not noun["attackers"] or folded.endswith("dont ", 0, figure.start):
        return None
    clause = CLAUSE.search(folded, noun.end())
    end = min(clause.start() if clause else len(folded), noun.end() + _MAX_CHARS)
    before = folded[max(0, figure.start - _MAX_CHARS) : figure.start]
    if _KILLED_BEFORE.search(before) or _KILLED.search(folded, noun.end(), end):
        return Amount("attackers killed", figure)
    return Amount("attackers", figure) if figure.low >= _MIN_CAME and _CAME.search(folded) else None
