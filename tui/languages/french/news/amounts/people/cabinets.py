"""Numbers of members of a government in French sentences: all, women, those who come and those who go."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

_CABINET = r"(?:gouvernement|cabinet|equipe gouvernementale|executif|equipe|conseil des ministres)"
#: A government that is made or made anew.
_MADE = FilteredPattern(
    r"\b(?:nouveau|nouvelle|premier|remanie|forme|composition|constitu|nomm|compte|compos"
    r"|fort[e]? d)\w{0,4}\b"
    rf"[^.;]{{0,60}}\b{_CABINET}\b|\b{_CABINET}\b[^.;]{{0,80}}\b(?:forme|compte|comprend|compose|constitu"
    rf"|nomm"
    r"|fort|remani|reduit|elargi|resserr|de \d+|de [a-z-]+ (?:membres|ministres|portefeuilles))|\bremani"
)
_MEMBERS = re.compile(r" (?:ministres|membres|portefeuilles)\b(?! (?:d'etat|delegues?|du parti))")
_SHIFTED = re.compile(r" (?:[\w']+ ){0,2}?(?:nombre|total) (?:de |des )(?:ministres|membres|portefeuilles)\b")
_WOMEN = re.compile(r" (?:sont des |autres )?femmes\b")
_AMONG_THEM = re.compile(r" femmes (?:y (?:siegent|figurent|entrent)|siegent au gouvernement)\b")
_GONE = re.compile(
    r" (?:[a-z]{4,12} )?ministres (?:\w+ )?(?:ont (?:\w+ )?(?:quitte|perdu|rendu|ete (?:\w+ment )?(?:limoges"
    r"|remercies|debarques|revoques|demis|ecartes|remplaces))|quittent|perdent|sortent|partent"
    r"|sont (?:\w+ment )?(?:limoges|remercies|debarques|ecartes|sortis|remplaces))\b"
)
_COST = re.compile(r"\bcout\w{1,4} (?:leurs? )?(?:place|poste|portefeuille|fauteuil)s? a \Z")
_COME = re.compile(
    r" (?:[a-z]{4,12} )?(?:ministres|nouveaux venus|entrants|visages)? ?(?:\w+ )?(?:font (?:leur|une) entree"
    r"|ont fait leur entree|entrent|arrivent|rejoignent|nouveaux ministres)\b"
)
_MIN_MEMBERS = 8


def read_cabinet(folded: str, figure: Figure) -> Amount | None:
    """Return how many members a government has, how many women, or how many ministers come or go."""
    if _GONE.match(folded, figure.end) or (
        folded.startswith(" ministres", figure.end)
        and _COST.search(folded, max(0, figure.start - 50), figure.start)
    ):
        return Amount("dismissed", figure)
    if _AMONG_THEM.match(folded, figure.end):
        return Amount("women in the government", figure)
    return _read_members(folded, figure) if "ministre" in folded or "gouvernement" in folded else None


def _read_members(folded: str, figure: Figure) -> Amount | None:
    """Return how many members, women or newcomers a government has."""
    if _COME.match(folded, figure.end):
        return Amount("new ministers", figure)
    if _MADE.search(folded) is None:
        return None
    if figure.low >= _MIN_MEMBERS and (
        _MEMBERS.match(folded, figure.end) or _SHIFTED.match(folded, figure.end)
    ):
        return Amount("members of the government", figure)
    return Amount("women in the government", figure) if _WOMEN.match(folded, figure.end) else None
