"""Numbers of people beside a word for what they count: «le nombre de sinistrés s’élève à 4 100»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.amounts.amount import CLAUSE, Amount
from tui.languages.french.news.amounts.people.fates import FATE
from tui.languages.french.news.amounts.things import name_thing
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

#: What a number is the number of: «le nombre de sinistrés s’élève à 4 100».
_NUMBER_OF = re.compile(
    r"\bnombre (?:total )?(?:de |des |d')(?P<what>[^.,;:()\d]{3,40}?) (?:[\w']+ ){0,3}?"
    r"(?:s'eleve|s'etablit|s'etablissait|est|etait|atteint|passe|grimpe|monte|serait|evalue|estime)"
    r"[^.;:\d]{0,24}\Z"
)
#: The same in apposition: «les sinistrés, au nombre de 4 100».
_WHOSE_NUMBER = re.compile(
    r"\b(?:les|des|ces) (?P<what>[^.,;:()\d]{3,60}), (?:au nombre d(?:e |')|soit |estimee?s a "
    r"|evaluee?s a )\Z"
)
#: The same behind the number: «porte à 388 le nombre de malades».
_AS_NUMBER_OF = re.compile(
    r" (?:le nombre (?:total )?(?:de |des |d')|celui (?:de |des |d'))(?P<what>[^.,;:()\d]{3,40})"
)
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
#: The same of people: «aucun manifestant n’a été arrêté».
_NOBODY_WAS = FilteredPattern(
    r"\b(?:aucune? \w{4,16}|personne) n'(?:a|aurait) (?:\w+ment )?ete (?:\w+ment )?"
    r"(?:(?P<arrested>arretee?|interpellee?|placee? en garde a vue)|(?P<abducted>enlevee?|kidnappee?))\b"
)
#: How far in front of it they may be.
MAX_CHARS_TO_FATE = 110


def read_number_of(folded: str, figure: Figure) -> Amount | None:
    """Return a number beside what it is the number of: «le nombre de sinistrés s’élève à …»."""
    counted = _NUMBER_OF.search(folded, max(0, figure.start - 110), figure.start)
    counted = counted or _WHOSE_NUMBER.search(folded, max(0, figure.start - 90), figure.start)
    counted = counted or _AS_NUMBER_OF.match(folded, figure.end)
    if counted is None:
        return None
    if (thing := name_thing(" " + counted["what"])) is not None:
        return Amount(thing, figure)
    fate = FATE.search(counted["what"])
    return Amount(fate.lastgroup or "", figure) if fate is not None else None


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
    fate = next(iter(FATE.finditer(CLAUSE.split(before)[-1])), None)
    return Amount(fate.lastgroup or "", figure) if fate is not None else None


def read_nobody(folded: str) -> Iterator[Amount]:
    """Yield what a sentence says to have befallen nobody."""
    for pattern in (_NOBODY, _NOBODY_WAS):
        for match in pattern.finditer(folded):
            yield Amount(match.lastgroup or "", Figure(*match.span(), 0, 0))
