"""Numbers of people beside a word that counts them: «une liste de 68 noms», «sept en tout»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.amounts.amount import CLAUSE, Amount
from tui.languages.french.news.amounts.people.fates import FATE
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

#: A list of so many names.
_LIST = re.compile(r"\b(?:liste|registre|fichier)\b[^.;]{0,12}\Z")
_NAMES = re.compile(r" (?:noms|personnes|victimes)\b")
#: The number of all behind those who are told of: «les passagers enlevés dimanche, sept en tout, …».
_IN_ALL = re.compile(r" (?:en tout|au total)\b")
#: What befell nobody: «aucune interpellation n’a été enregistrée».
_NOBODY = FilteredPattern(
    r"\b(?:aucune?|ni|sans(?: la moindre)?) (?:(?P<arrested>arrestation|interpellation)"
    r"|(?P<abducted>enlevement|rapt)|(?P<missing>disparition|disparu))\b"
)
#: The same of people: «aucun manifestant n’a été arrêté», «nul n’est détenu».
_NOBODY_WAS = FilteredPattern(
    r"\b(?:aucune? \w{4,16}|personne|nul(?:le)?) n'(?:(?:a|aurait|avait) (?:\w+ment )?ete|est) (?:\w+ment )?"
    r"(?:(?P<arrested>arretee?|interpellee?|apprehendee?|incarceree?|ecrouee?|detenue?"
    r"|(?:placee? )?en (?:garde a vue|detention))|(?P<abducted>enlevee?|kidnappee?|emmenee?))\b"
)
#: How far in front of it they may be.
MAX_CHARS_TO_FATE = 110


def read_listed(folded: str, figure: Figure) -> Amount | None:
    """Return a number of names on a list of those to whom something was done."""
    if not _NAMES.match(folded, figure.end) or not _LIST.search(
        folded, max(0, figure.start - 30), figure.start
    ):
        return None
    clause = CLAUSE.search(folded, figure.end)
    fate = FATE.search(folded, figure.end, clause.start() if clause else len(folded))
    return Amount(fate.lastgroup or "", figure) if fate is not None else None


def read_in_all(folded: str, figure: Figure) -> Amount | None:
    """Return a number that is given as that of all behind what happened to them."""
    if not _IN_ALL.match(folded, figure.end):
        return None
    before = folded[max(0, figure.start - MAX_CHARS_TO_FATE) : figure.start]
    fate = next(iter(FATE.finditer(CLAUSE.split(before.rstrip(" :"))[-1])), None)
    return Amount(fate.lastgroup or "", figure) if fate is not None else None


def read_nobody(folded: str) -> Iterator[Amount]:
    """Yield what a sentence says to have befallen nobody."""
    for pattern in (_NOBODY, _NOBODY_WAS):
        for match in pattern.finditer(folded):
            yield Amount(match.lastgroup or "", Figure(*match.span(), 0, 0))
