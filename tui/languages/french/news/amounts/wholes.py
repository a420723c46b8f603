"""Wholes in French sentences, of which another number is a part: «onze des quatorze prévenus»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tui.languages.french.news.harm.casualty_words import NOUN
from tui.model.figures import Figure

#: Between a part and its whole.
_OF = re.compile(r" (?:des|d'entre les|parmi les|sur les|sur) ")
_NOUN_ON = re.compile(r" (?:[a-z][\w'-]+ ){1,3}(?:sur|parmi) (?:les |un total d(?:e |'))?")
#: In front of a whole, at the beginning of a clause; a part of it follows.
_FIRST = re.compile(r"(?:\A\W{0,3}|[.;:,] |\bet )(?P<of>sur (?:les |ces |un total d(?:e |'))?|des )\Z")
#: Behind a number, a length or an area, which things lie on: «sur 3 200 hectares».
_MEASURED = re.compile(r" (?:hectares|ha|kilometres|km|metres|ans|mois|jours|semaines|annees)\b")
_NOUN_BEHIND = re.compile(r" (?!(?:ont|sont|a|est|selon|d'apres|seulement|environ|au|en|n'ont|ne)\b)[a-z]")
#: Of so many, a number is a share: «neuf enseignants sur dix».
_SHARES, _TEN = frozenset({2.0, 3.0, 10.0, 100.0}), 10


def find_wholes(folded: str, figures: Sequence[Figure]) -> Mapping[int, Figure]:
    """Return the wholes of a sentence by where their parts begin, one in front of its part by its own."""
    wholes: dict[int, Figure] = {}
    for part, whole in pairwise(figures):
        if part.high > whole.high or _MEASURED.match(folded, whole.end):
            continue
        if _OF.fullmatch(folded, part.end, whole.start) or _NOUN_ON.fullmatch(folded, part.end, whole.start):
            wholes[part.start] = whole
    taken = {whole.start for whole in wholes.values()}
    for whole, part in pairwise(figures):
        is_first = _FIRST.search(folded, max(0, whole.start - 24), whole.start) is not None
        if (
            whole.start not in taken
            and is_first
            and part.high <= whole.high
            and not _MEASURED.match(folded, whole.end)
        ):
            wholes[whole.start] = wholes[part.start] = whole
    return wholes


def is_share(folded: str, part: Figure, whole: Figure) -> bool:
    """Return whether a part and its whole tell but a share: «neuf enseignants sur dix», «deux sur trois»."""
    is_bare = _NOUN_BEHIND.match(folded, whole.end) is None
    is_bare = is_bare or (whole.high >= _TEN and NOUN.match(folded, whole.end) is None)
    return whole.high in _SHARES and is_bare and folded.find(" sur ", part.end, whole.start + 1) >= 0
