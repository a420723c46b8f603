"""Long names of organisations in a French text as their acronyms, given or made of their initials."""

from __future__ import annotations

import re

from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

_NOUN = (
    r"(?:Syndicat|Union|Confédération|Fédération|Front|Mouvement|Collectif|Association|Parti|Ligue|Comité"
    r"|Organisation|Coordination|Conseil|Alliance|Groupe|Armée|Forces?|Centrale|Intersyndicale|Coalition"
    r"|Rassemblement|Réseau|Convention|Congrès|Cadre|Plateforme|Société|Amicale|Chambre|Ordre)"
)
_WITH_ACRONYM = FilteredPattern(
    rf"\b{_NOUN}(?:(?! et l[ae’]| et (?:d[eu]s?|par) )(?! {_NOUN}) [\w’'-]+){{1,12}}?"
    rf" \((?P<acronym>[A-Z][\w-]{{1,9}})\)"
)
_ADJECTIVE = (
    r"[a-zà-ÿ]{3,14}(?:al|ale|aux|ique|iques|ien|ienne|iens|aire|aires|iste|istes|if|ive|ain|ois|aine"
    r"|ome|omes|endant|endante|endants|endantes)"
)
_OF = r"(?:de la |de l’|du |des |de |d’|pour la |pour le |pour l’|pour )"
_LITTLE = r"(?:grand |petit |haut |bas |vieux )?"
#: Nouns of those who call for a march, which are written in small letters, too.
_SMALL_NOUN = (
    r"(?:syndicat|union|confédération|fédération|collectif|association|ligue|coordination|amicale|chambre"
    r"|ordre"
    r"|plateforme|coalition|réseau|centrale|corporation)"
)
#: A long name; one with little behind its noun ends there.
_LONG = FilteredPattern(
    rf"\b(?:{_NOUN}(?: {_ADJECTIVE}\b(?! \()| {_OF}{_LITTLE}[a-zà-ÿ][\w-]{{3,}}"
    rf"| et de l[a’] ?[a-zà-ÿ]{{4,}}){{2,6}}"
    rf"|(?:{_NOUN}|{_SMALL_NOUN}) {_OF}[a-zà-ÿ][\w-]{{3,}}(?: {_ADJECTIVE}| [a-zà-ÿ]{{4,12}}(?:iers|ères"
    rf"|enne|ennes|ants|antes|és|ées))?"
    rf"(?: {_OF}{_LITTLE}[\w-]{{3,}}){{0,2}}(?=[,.;:)»]| et |\Z| (?:ont|a|est|sont|avai(?:t|ent)"
    rf"|appel\w+)\b))"
)
_LINKS = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "et", "pour", "au", "aux", "a"))
_WORD = re.compile(r"\w+")
_MIN_INITIALS = 2


def shorten_names(text: str) -> tuple[str, dict[str, str]]:
    """Return a text in which acronyms stand for long names, with what those of initials stand for."""
    names: dict[str, str] = {}
    for match in list(_WITH_ACRONYM.finditer(text))[::-1]:
        text = text[: match.start()] + match["acronym"] + text[match.end() :]
    for match in list(_LONG.finditer(text))[::-1]:
        initials = "".join(word[0] for word in _WORD.findall(fold(match.group())) if word not in _LINKS)
        if len(initials) >= _MIN_INITIALS:
            names[initials.upper()] = match.group()
            text = text[: match.start()] + initials.upper() + text[match.end() :]
    return text, names
