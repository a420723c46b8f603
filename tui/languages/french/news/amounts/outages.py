"""Power, water and network cuts in French sentences: for how many hours, and how many had none."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

_SUPPLY = (
    r"(?:electricite|courant|eau(?: potable| courante)?|internet|reseau|connexion|lumiere|telephone|signal)"
)
#: What tells of a cut.
_CUT = FilteredPattern(
    rf"\bprive(?:e?s|nt|e)? (?:\w+ ){{0,3}}?(?:d'|de )(?:l')?{_SUPPLY}\b"
    rf"|\bsans (?:{_SUPPLY})\b|\bcoupures?\b|\bdelestages?\b|\bblack-?out\b|\bdans (?:le noir|l'obscurite)\b"
    rf"|\bpannes?\b[^.;]{{0,40}}\b(?:{_SUPPLY}|reseau electrique|generale|geante)\b"
)
_TIME = re.compile(r" (?P<unit>heures?|jours?)\b(?! (?:du (?:matin|soir)|\d))")
#: In front of a time, that the cut went on for it; behind, that it was that time without.
_FOR = re.compile(
    r"\b(?:pendant|durant|dur\w{1,5}|apres|coupure d[e']|panne d[e']|delestage d[e']|black-?out d[e']|passe"
    r"|reste\w{0,3}) (?:\w+ ){0,2}?\Z"
)
_WITHOUT = re.compile(
    r" \w+ (?:plus tard|sans|dans le noir)|(?: heures?| jours?) (?:sans|de (?:coupure|panne|delestage|noir"
    r"|black))"
)
_CUSTOMERS = re.compile(
    r"\s?(?:d'|de )?(?:abonnes|foyers|menages|clients|usagers|habitants|personnes|familles)\b"
)
#: Those who buy it were struck, where another sentence tells of the cut.
_BUYERS = re.compile(
    r"\s?(?:d'|de )?(?:abonnes|clients) (?:[\w']+ ){0,3}?(?:ont ete|sont|etaient) (?:\w{4,14} )?"
    r"(?:touches|affectes|concernes|prives|plonges)\b"
)
_HOURS_OF_DAY = 24


def read_cut_hours(folded: str, figure: Figure) -> Amount | None:
    """Return for how many hours a cut went on."""
    time = _TIME.match(folded, figure.end)
    if time is None or _CUT.search(folded) is None:
        return None
    is_told = _FOR.search(folded, max(0, figure.start - 40), figure.start) or _WITHOUT.match(
        folded, figure.end
    )
    hours = 1 if time["unit"].startswith("heure") else _HOURS_OF_DAY
    return Amount("hours without", figure.times(hours)) if is_told else None


def read_cut_off(folded: str, figure: Figure) -> Amount | None:
    """Return how many households or people a cut left without."""
    is_told = _BUYERS.match(folded, figure.end) or (
        _CUSTOMERS.match(folded, figure.end) and _CUT.search(folded)
    )
    return Amount("customers without", figure) if is_told else None
