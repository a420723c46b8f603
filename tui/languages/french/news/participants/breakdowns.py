"""What nobody did, by a French report: a breakdown, bad weather, an error."""

from __future__ import annotations

from tui.languages.patterns.filtered_pattern import FilteredPattern

_BREAKDOWN = FilteredPattern(
    r"(?:\bpanne|defaillance|avarie|ennui|incident|probleme|defaut|souci) (?:de |d'|du )?"
    r"(?:technique|mecanique|moteur|electrique|liaison)|\bpanne\b|erreur humaine|causes? accidentelles?"
    r"|origine accidentelle|un accident\b(?! de la (?:circulation|route))|court-circuit|mauvais temps"
    r"|perte de (?:controle|liaison)|erreurs? de (?:pilotage|manipulation|conduite)|conditions meteo"
    r"|\b(?:corrosion|vetuste|surchauffe|usure|surcharge|surtension|foudre|megots?|intemperies)\b"
    r"|\b(?:fuite|bonbonne|bouteille)s? de gaz\b|feux? de brousse"
    r"|branchements? (?:sauvage|clandestin|anarchique|electrique)"
    r"|exces de vitesse|eclatement d'un pneu|pneu(?:matique)? (?:eclate|creve)"
)
#: What is told of a cause.
_CAUSE = FilteredPattern(
    r"\bdue?s? (?:a|au|aux)\b|\ba cause d|\bimputable|\b(?:a la )?suite (?:a|d)\b|\bsuite d'|\ben cause\b"
    r"|\borigine\b|\bcausee? par\b|\bprovoquee? par\b|\ben raison d|\ba l'origine d|\bs'explique"
)
_RULED_OUT = FilteredPattern(
    r"(?:\bpas|\bnon|\baucune?|\bexclu\w{0,5}|\becart\w{0,5})\b[^.;]{0,30}(?:panne|defaillance|technique)"
)


def is_breakdown(folded: str, is_told: bool) -> bool:
    """Return whether a sentence tells that nobody did it; `is_told`: it has a word for some harm."""
    if _BREAKDOWN.search(folded) is None:
        return False
    return (is_told or _CAUSE.search(folded) is not None) and _RULED_OUT.search(folded) is None
