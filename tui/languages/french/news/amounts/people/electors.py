"""Numbers of those who came to elect somebody: «douze conseillers sur trente ont répondu à l’appel»."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

#: Those who have a seat, and a vote.
_MEMBER = (
    r"(?:conseill(?:er|ere)s|deput(?:e|ee)s|senat(?:eur|rice)s|elue?s|delegue?e?s|congressistes|membres"
    r"|parlementaires|grands electeurs)"
)
_MEMBERS = re.compile(
    rf"\s?(?:de |d'|de[sn] )?(?:\w{{1,16}} )?{_MEMBER}\b"
    r"(?! (?:d[eu]s?|de l[a']) (?:partis?|bureau|gouvernement))"
)
#: That they were there, behind them in one clause.
_CAME = FilteredPattern(
    r"\betaient (?:bien |tous |toutes |effectivement )?(?:presente?s|la\b|reunie?s)"
    r"|\bpresente?s (?:dans|a|au)\b|\bont (?:tous |toutes |effectivement )?"
    r"(?:repondu (?:present\b|a l'appel\b)|pris part\b|participe\b"
    r"|siege\b|fait le deplacement\b|pris place\b)|\bsiegeaient\b|\ba l'appel\b"
)
_MAX_CHARS_TO_CAME, _MAX_CHARS_WITHOUT_NOUN = 80, 26
_CLAUSE = re.compile(r"[.;:]")
#: In front of a number, what makes it one of all who have a seat; all of them, and of so many the next.
_OF_ALL = re.compile(r"\b(?:sur|parmi|d'entre|des|compte|comptait) (?:les |ses |nos )?\Z")
_SOME_OF = re.compile(
    rf"\bsur (?:les |ses |nos )?[\w-]+(?: [\w-]+){{0,3}}? {_MEMBER}\b[^.;:]{{0,30}}, (?:seule?s )?\Z"
)


def read_electors(folded: str, figure: Figure) -> Amount | None:
    """Return a number of those with a vote who came; None where it counts others, or all who have one."""
    first = max(0, figure.start - 80)
    members = _MEMBERS.match(folded, figure.end)
    if members is None and _SOME_OF.search(folded, first, figure.start) is None:
        return None
    if members is not None and _OF_ALL.search(folded, first, figure.start):
        return None
    begin = members.end() if members else figure.end
    clause = _CLAUSE.search(folded, begin)
    most = _MAX_CHARS_TO_CAME if members else _MAX_CHARS_WITHOUT_NOUN
    end = min(begin + most, clause.start() if clause else len(folded))
    return Amount("", figure, True) if _CAME.search(folded, begin, end) else None
