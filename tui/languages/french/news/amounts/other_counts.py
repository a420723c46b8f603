"""Numbers that a French sentence gives by another source, without a noun: «La police parle de six»."""

from __future__ import annotations

import re

from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import Figure

#: Who counts.
_COUNTER = (
    r"(?:police|gendarmerie|commissa\w+|prefecture|prefet|gouverneur\w*|gouvernement|autorites|armee"
    r"|etat-major|ministere"
    r"|ministre|parquet|procureur|mairie|maire|protection civile|croix-rouge|hopital|medecins?"
    r"|organisateurs|\w*syndica\w+"
    r"|collectif|opposition|organisation|ong|association|union|coordination|habitants|temoins|riverains|elus?"
    r"|acad\w+|rectorat|inspection|patronat|employeur|tutelle|responsables?|sources?|communique"
    r"|direction|compagnie|groupe|mouvement|porte-parole|eux|elle|lui)"
)
#: A number that they give instead of the one before it.
_GIVEN = re.compile(
    rf"\b{_COUNTER}\b(?:,? [\w'-]+){{0,6}}?,? (?:(?:n')?en (?:\w+ )?(?:compt|denombr|recens|annonc"
    rf"|revendiqu|avanc"
    r"|reconn|admet|signal|evoqu|cit|donn)\w{0,7}"
    r"|(?:ne )?(?:parl|evoqu|avanc|annonc|s'en tien|reconn|admet|donn|cit)\w{0,7}|fait etat|font etat)"
    r"(?: (?:que|pas plus|plutot|seulement|pour sa part|quant a (?:elle|lui|eux)|de son cote|le chiffre"
    r"|un chiffre"
    r"|un bilan|un total))*"
    r" ?(?:de |d'|a )?\Z"
)
#: The same by a phrase: «ils seraient neuf selon le syndicat».
_SAID = re.compile(
    rf"\s?,? (?:selon|d'apres|pour|a en croire|de source) (?:[\w'-]+ ){{0,3}}?(?:l')?{_COUNTER}\b"
)
_THEY_ARE = re.compile(
    r"\b(?:ils|elles) (?:etaient|sont|seraient) (?:en realite |en fait |plutot )?\Z|(?:,| et|;|, mais) \Z"
)
_AND_OTHERS = re.compile(rf"(?:,| et|;) (?:l[ae]s? |l'|des |une? )?{_COUNTER}(?: \w+)?,? (?:de |d')\Z")
#: Behind such a number nothing is counted.
_BARE = re.compile(
    r"\s?(?:(?:%|pour cent) ?)?(?:[.,;:!?)»]|\Z|mais\b|et\b|quand\b|alors\b|tandis\b|au (?:moins|plus)\b)"
)
_MAX_CHARS = 110


def find_other_count(folded: str) -> Figure | None:
    """Return a number that a source gives of what was counted before; None without one."""
    for figure in find_numbers(folded):
        before = folded[max(0, figure.start - _MAX_CHARS) : figure.start]
        is_given = _GIVEN.search(before) or _AND_OTHERS.search(before)
        if is_given and _BARE.match(folded, figure.end):
            return figure
        if _THEY_ARE.search(before) and _SAID.match(folded, figure.end):
            return figure
    return None
