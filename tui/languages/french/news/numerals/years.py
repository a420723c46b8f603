"""Numbers in digits that are years: «depuis 2014», «le budget 2019», «les révolutionnaires de 1789»."""

from __future__ import annotations

import re

_CHARS = 4
_FIRST, _LAST = 1500, 2050
#: In front of a number, what makes it a year.
_IN_YEAR = re.compile(
    r"\b(?:en|depuis|d'ici(?: a)?|debut|fin|mi|(?:l'|d')?annees?|l'an|jusqu'en|printemps|ete|automne|hiver"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|budgets?"
    r"|finances?|presidentielles?|legislatives?|europeennes?|municipales?|regionales?|exercice|rentree"
    r"|campagne|edition|saison|avant|apres|des)[ -]\Z"
)
#: The same of a number that is not round, and behind which nothing is counted.
_OF_YEAR = re.compile(r"(?<!foule)(?<!total)(?<!nombre)(?<!groupe)(?<!chiffre) (?:de|pour)(?: l'an)? \Z")
_MAX_FRONT = 14
#: Behind a number, that it counts something.
_COUNTS = re.compile(
    r" (?:personnes|hommes|femmes|manifest|gilets|soldats|militaires|policiers|gendarmes|morts|blesses"
    r"|rassemblements|milli|euros|francs|dollars|fcfa|kilom|km|metres|tonnes|litres|hectares|m2)"
)
_NOTHING = re.compile(r"\s?(?:[,.;:!?)»\"]|\Z|(?:et|qui|ou|a|au|aux|par|sur|selon|dans|que|pour|contre)\b)")
_ROUND = 10


def is_year(folded: str, start: int, end: int) -> bool:
    """Return whether a number in digits is a year, and counts nothing."""
    word = folded[start:end]
    if len(word) != _CHARS or not word.isdigit() or not _FIRST <= int(word) <= _LAST:
        return False
    front = max(0, start - _MAX_FRONT)
    if _IN_YEAR.search(folded, front, start):
        return not _COUNTS.match(folded, end)
    is_bare = int(word) % _ROUND != 0 and _NOTHING.match(folded, end) is not None
    return is_bare and _OF_YEAR.search(folded, front, start) is not None
