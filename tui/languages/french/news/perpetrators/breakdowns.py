"""What nobody did, by a French report: a breakdown, bad weather, an error."""

from __future__ import annotations

from tui.languages.patterns.filtered_pattern import FilteredPattern

_BREAKDOWN = FilteredPattern(
    r"\b(?:panne|defaillance|avarie|ennui|incident|probleme|defaut|souci|rupture|bris|casse|blocage"
    r"|eclatement)s? "
    r"(?:de (?:la |l')?|d'(?:une? )?|du |des )?(?:\w+ )?(?:technique|mecanique|moteur|electrique|liaison"
    r"|rotor|turbine"
    r"|helice|frein|pneu|train|reacteur|gouverne|direction|transmission|essieu|boite)s?\b|\b(?:panne|avarie)\b"
    r"|erreur humaine|causes? accidentelles?"
    r"|origine accidentelle|un accident\b(?! de la (?:circulation|route))|court-circuit|mauvais temps"
    r"|perte de (?:controle|liaison)|erreurs? de (?:pilotage|manipulation|conduite)|conditions meteo"
    r"|\b(?:corrosion|vetuste|surchauffe|usure|surcharge|surtension|foudre|megots?|intemperies)\b"
    r"|\b(?:fuite|bonbonne|bouteille)s? de gaz\b|feux? de brousse"
    r"|branchements? (?:sauvage|clandestin|anarchique|electrique)"
    r"|exces de vitesse|crevaison|pneu(?:matique)? (?:eclate|creve)"
)
#: What is told of a cause.
_CAUSE = FilteredPattern(
    r"\bdue?s? (?:a|au|aux)\b|\ba cause d|\bimputable|\bresult\w{1,4} d|\bsuite (?:a|aux?|d[eu]s?|d')\b"
    r"|\bapres (?:la |le |l'|une? )|\ben cause\b"
    r"|\bconclu\w{0,6} (?:a|que)\b|\bs'agi(?:t|rait|ssait) d"
    r"|\b(?:version|these|hypothese|piste|explication)(?: [a-z]{6,12})? d(?:e |')(?:la |l'|une? )?"
    r"(?:panne|defaillance|avarie|ennui|incident|probleme|defaut|rupture|erreur|corrosion|vetuste|fuite)"
    r"|\borigine\b|\bcausee? par\b|\bprovoquee? par\b|\ben raison d|\ba l'origine d|\bs'explique"
)
_RULED_OUT = FilteredPattern(
    r"(?:\bpas|\bnon|\baucune?|\bexclu\w{0,5}|\becart\w{0,5})\b[^.;]{0,30}(?:panne|defaillance|technique)"
)
#: What somebody did, nobody says who.
_ON_PURPOSE = FilteredPattern(
    r"\b(?:acte|incendie|origine|main|piste|geste)s? (?:d'origine )?(?:criminel|volontaire"
    r"|malveillant)\w{0,2}\b"
    r"|\bactes? de (?:malveillance|sabotage|vandalisme)\b|\bmis le feu\b|\bincendiaires?\b|\bpyromanes?\b"
)
_NOT_ON_PURPOSE = FilteredPattern(
    r"\b(?:pas|non|aucune?|exclu\w{0,5}|ecart\w{0,5})\b[^.;]{0,30}(?:criminel|volontaire|malveill|sabotage)"
    r"|(?:criminel|volontaire|malveill)\w{0,4} [^.;]{0,20}\b(?:exclu|ecart)"
)


def is_on_purpose(folded: str) -> bool:
    """Return whether a sentence tells that somebody did it on purpose, whoever it was."""
    return _ON_PURPOSE.search(folded) is not None and _NOT_ON_PURPOSE.search(folded) is None


def is_breakdown(folded: str, is_told: bool) -> bool:
    """Return whether a sentence tells that nobody did it; `is_told`: it has a word for some harm."""
    if _BREAKDOWN.search(folded) is None:
        return False
    return (is_told or _CAUSE.search(folded) is not None) and _RULED_OUT.search(folded) is None
