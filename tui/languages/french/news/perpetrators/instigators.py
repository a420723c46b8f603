"""Who is said to have led or plotted a coup or a mutiny, by a French report: a person, as they are named.

«Un groupe conduit par le colonel Issa Bako», «X serait le cerveau du putsch», «ourdi par le général X».
"""

from __future__ import annotations

from typing import NamedTuple

from tui.languages.patterns.filtered_alternatives import FilteredAlternatives
from tui.model.text import fold

_RANK = (
    r"(?:l[ae] |l[’'])?(?:(?:lieutenant|sous|vice)-)?(?:(?:général|colonel|capitaine|commandant|lieutenant"
    r"|sergent|adjudant|major|amiral|caporal|chef|officier|ancien|ex-)[\w-]*,? ){0,4}"
)
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,30}"
_PERSON = rf"{_WORD}(?: (?:ag |ould |de |da |dos |ben )?{_WORD}){{1,3}}"
_LED = r"(?:conduit|dirigé|mené|emmené|commandé|fomenté|ourdi|orchestré|planifié|préparé|monté|piloté)e?s?"
_PLOT = (
    r"(?:tentative|putsch|coup|complot|mutinerie|opération|soulèvement|conjuration|groupe|hommes|militaires"
    r"|soldats|mutins|putschistes|officiers|conjurés|éléments|commando)"
)
_HEAD = (
    r"(?:instigateur|cerveau|auteur|commanditaire|meneur|chef de file|tête pensante|maître d[’']œuvre|âme"
    r"|organisateur|patron)"
)
_INSTIGATOR = FilteredAlternatives(
    rf"\b{_PLOT}\b[^.;:«»]{{0,60}}?\b{_LED} par {_RANK}(?P<leader>{_PERSON})"
    rf"|(?P<head>{_PERSON})(?:, [^,.;:]{{3,60}},)?"
    r" (?:est|serait|était|aurait été|a été|passe pour|passerait pour)"
    r" (?:(?:présenté|désigné|considéré)e? comme )?(?:l[ae] |l[’'])?(?:[\w-]{5,12} )?"
    rf"{_HEAD}\b"
    rf"|\b{_HEAD} (?:présumé )?(?:d[eu]s? |de la |de l[’'])[^.;:,]{{3,50}}, {_RANK}(?P<apposed>{_PERSON})"
    rf"|(?P<accused>{_PERSON})(?:, [^,.;:]{{3,60}},)? (?:est |était |serait )?(?:accusé|soupçonné)e?"
    rf" d[’']avoir {_LED}\b"
)
#: Whom nobody is said to have been, or who says so.
_NOBODY = ("aucun", "n’est pas", "n’était pas", "ne serait pas", "nie ", "dément")


class Instigator(NamedTuple):
    """Who led or plotted it: the name as written, and by which names others may call them, folded."""

    words: str
    names: tuple[str, ...]


def find_instigator(text: str) -> Instigator | None:
    """Return who a sentence says to have led or plotted a coup; None where it says of nobody."""
    match = None if any(word in text.lower() for word in _NOBODY) else _INSTIGATOR.search(text)
    if match is None or match.lastgroup is None:
        return None
    words = match[match.lastgroup]
    name = fold(words)
    return Instigator(words, (name, name.split()[-1]))
