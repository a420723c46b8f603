"""Numbers of things in French sentences, and of soldiers who come or go."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

#: «Les deux hommes» are persons named before; fewer than so many with an article are no troops.
MIN_TROOPS_AS_KNOWN = 10
#: Things that are counted, by the noun; nouns of one line are one kind.
_THINGS = {
    "houses": (
        r"maisons?(?! (?:d'|de (?!paysans|fortune|terre|banco|pise|paille|torchis|brique|toile)|des ))"
        r"|habitations?|cases|logements?"
        r"|concessions|domiciles?|batiments|batisses|immeubles|demeures"
        r"|paillotes|huttes|villas"
    ),
    "vehicles": r"vehicules?|pick-ups?|voitures?|4x4|automobiles?|engins roulants",
    "motorcycles": r"motos?|motocyclettes?|motocycles?",
    "trucks": r"camions?|poids lourds|camions-citernes|citernes",
    "boats": r"pirogues?|embarcations?|bateaux?|barques?|navires?|vedettes",
    "aircraft": r"avions?|aeronefs?|appareils|helicopteres?",
    "uncrewed aircraft": r"drones?",
    "buses": r"bus|autobus|autocars|cars|minibus",
    "tanks": r"blindes|chars|vehicules blindes",
    "families": r"familles?|menages?|foyers?",
    "villages": r"villages?|hameaux|localites?",
    "classrooms": r"salles de classes?|classes",
    "schools": r"ecoles?|etablissements scolaires|etablissements",
    "wells": r"forages?|puits|points d'eau|bornes-fontaines",
    "tents": r"tentes?|abris",
    "beds": r"lits?",
    "tablets": r"comprimes|pilules|cachets|gelules",
    "rounds": r"munitions|cartouches|balles",
    "explosive devices": r"engins explosifs|eei|ied|bombes artisanales",
    "doses": r"doses|vaccins",
    "trees": r"arbres|plants",
    "companies": r"entreprises|societes|firmes|exposants",
    "media": r"medias|radios|chaines|journaux|stations",
    "associations": r"ong|associations|organisations|syndicats|centrales",
    "parties": r"partis|formations politiques",
    "candidates": r"candidats?|candidatures|pretendants",
    "bridges": r"ponts",
    "health centres": r"centres de sante|cases de sante|dispensaires|csi",
    "computers": r"ordinateurs?",
    "telephones": r"telephones?|smartphones?|cartes sim",
    "passports": r"passeports",
    "countries": r"pays|etats membres",
    "animals": (
        r"tetes de (?:betail|bovins|petits ruminants)|tetes|animaux|bovins|boeufs|vaches|chameaux|dromadaires"
        r"|moutons|chevres|betes"
    ),
    "hectares": r"hectares?|ha",
    "weapons": r"armes?|fusils?|kalachnikovs?|ak-47",
    "polling stations open": (
        r"bureaux(?: de vote)?(?: ouverts|(?= (?:ont|avaient) (?:\w{3,12} )?(?:ouvert|fonctionn|accueilli)))"
    ),
    "polling stations": r"bureaux de vote",
    "seats": r"sieges?|deputes",
    "regions": r"regions?|provinces",
    "communes": r"communes|municipalites",
    "shops": r"boutiques?|magasins?|echoppes?|commerces|etals",
    "jobs": r"emplois|postes(?: de travail)?(?! (?:de|militaires|avances|frontal|douan))|embauches",
    "grants": r"bourses",
    "business people": (
        r"(?:operateurs|acteurs) economiques|operateurs|chefs d'entreprises?|hommes d'affaires|entrepreneurs"
        r"|patrons|industriels"
    ),
    "agreements": r"accords|conventions|memorandums?|protocoles",
    "barrels": r"barils(?! (?:par|/) ?jour)",
}
_THING = re.compile(
    r"\s?(?:d'|de )?(?:autres )?(?:"
    + "|".join(f"(?P<t{i}>{words})" for i, words in enumerate(_THINGS.values()))
    + r")\b"
)
#: What was done with vehicles, which are counted apart by it: destroyed ones are not those that were taken.
_DONE_WITH = {
    "taken": r"emport|vole(?:e?s)?\b|volant|derob|pris(?:es?)?\b|captur",
    "destroyed": r"la perte|carcasse|en fumee|en cendres|detrui|brul|incendi|calcin|endommag|saccag",
    "seized": r"saisi|recuper|confisqu",
}
_DONE = re.compile("|".join(f"(?P<{name}>\\b(?:{words})\\w{{0,6}})" for name, words in _DONE_WITH.items()))
#: The same in the passive, whatever they carried: «camions chargés de riz et de mil ont été incendiés».
_WERE_DONE = re.compile(
    r"[^.,;:!?()«»\d]{0,50}? (?:ont ete|sont|furent) (?:\w{1,12}ment )?(?:"
    + "|".join(f"(?P<{name}>(?:{words})\\w{{0,6}})" for name, words in _DONE_WITH.items())
    + ")"
)
#: Fewer heads of companies are named, and are no number.
_MIN_BUSINESS = 5
#: What makes agreements those of the event.
_SIGNED = FilteredPattern(
    r"\bsign(?:ee?s?|er|ent|ature|atures|era|eront|ant)\b|\bparaph|\bconclu|\bscell"
    r"|\b(?:rapport|ramen)(?:e|ent|era|eront|ait|aient|ant) (?!qu)|\brepart\w{0,4} [^.;:]{0,30}avec\b"
    r"|\ben poche\b"
    r"|\bdans (?:ses|leurs) (?:bagages|valises)\b|\b(?:sold|achev|conclu"
    r"|termin)\w{1,3} (?:[\w']+ ){0,3}?(?:par|sur)\b"
    r"|\b(?:debouch|accouch)\w{1,5} (?:sur|de|d)\b"
    r"|\blaisse\w{0,3} derriere (?:lui|elle|eux)\b|\bmoisson\b|\bengrang\w+"
)
#: Those who came with somebody, and in front of their number, that they did.
_MEMBERS = re.compile(r" (?:membres|personnes|personnalites|officiels|responsables)\b")
_DELEGATION = re.compile(
    r"\bdelegation (?:[\w'-]+ ){0,3}?(?:forte )?d(?:e |')(?:plus de |pres de |environ )?\Z"
)
_OF_VEHICLES = frozenset({"vehicles", "motorcycles", "trucks"})
#: In front of a number of vehicles, whose they were: the army’s enemies’.
_OF_ATTACKERS = re.compile(
    r"\b(?:tue|abattu|neutralis)\w{0,4} (?:[\w']{1,12} ){0,3}"
    r"(?:terroristes|assaillants|d?jihadistes|ennemis)\b[^.;]*\Z"
)
_END_OF_THINGS = re.compile(r"[.,;:!?()«»]| et ")
#: How far from the number it stands, in words.
_MAX_WORDS_TO_VERB = 5
#: In front of a number of areas, all of which are known: «les huit régions du pays».
_ALL_OF_THEM = re.compile(r"\b(?:les|des|aux|ses|nos|leurs|ces) \Z")
_AREAS = frozenset({"regions", "communes", "countries", "parties", "associations", "media", "candidates"})
#: «Centrales» of workers are counted with associations; in front of, behind or about those that make power.
_STATIONS, _OF_POWER = (
    "centrales",
    FilteredPattern(
        r"\bsolaires?\b|\bphotovolt|\bhydro|\bthermiques?\b|\belectri|\benerg|\b(?:mega|giga)?watts?\b|\bmw\b"
        r"|\bnucleaires?\b|\bcharbon\b|\bgaz\b|\bconstru|\bbati(?:r|ra|ront|e|es|ssent)?\b|\breseau\b"
        r"|\bverr(?:a|ont) le jour\b|\bsort(?:ir|ira|iront) de terre\b"
    ),
)
_TROOPS = re.compile(
    r"\s?(?:d'|de )?(?:autres )?(?:soldats?|militaires?|hommes(?!,? (?:et )?[\w-]+ (?:femmes|enfants))"
    r"|casques bleus|gendarmes|elements|policiers"
    r"|mercenaires|paramilitaires|instructeurs|formateurs|soldates|supplétifs|combattants)\b"
)
_TROOP_WORDS = FilteredPattern(
    r"\b(?:retrait|retir|depart|quitt|contingent|deploi|deploy|stationn|base|renfort|rapatri|effectif"
    r"|evacu|troupes|parti(?:e?s|r)?\b|bagage|arriv|debarqu|mobilis|dispositif|patrouill"
    r"|force\b|forte? d(?=e |')|s'en (?:va|vont|iront)\b|brigade|bataillon|comptera\b"
    r"|mission|envoi|envoy|enver|restent|restaient|embarqu|decoll|depech|quadrill"
    r"|(?:pris|prennent|prendre) position|cantonn|regagn\w{1,4} (?:leur|le) pays"
    r"|(?:cents?|mille|\d{3}) hommes sont (?:\w+ )?(?:rentr|revenu)|repass\w{1,4} la frontiere"
    r"|(?:serv|combatt)\w{1,5} sous (?:[\w']+ ){1,2}(?:banniere|drapeau|commandement|couleurs|pavillon))"
)


def name_thing(folded: str) -> str | None:
    """Return the kind of a thing at the beginning of a folded text; None where none stands there."""
    thing = _THING.match(folded)
    return list(_THINGS)[int((thing.lastgroup or "t0")[1:])] if thing else None


def is_thing(folded: str, at: int) -> bool:
    """Return whether a thing that is counted stands at an offset."""
    return _THING.match(folded, at) is not None


def _done_with(folded: str, figure: Figure, end: int) -> str:
    """Return what was done with things that are counted; empty where the words around them do not say."""
    behind = _END_OF_THINGS.split(folded[end : end + 60])[0]
    pieces = _END_OF_THINGS.split(folded[max(0, figure.start - 60) : figure.start])
    # «Ils ont brûlé douze motos et trois véhicules»: the verb is of both.
    before = pieces[-2] if len(pieces) > 1 and not pieces[-1].strip() else pieces[-1]
    after = _DONE.search(" ".join(behind.split()[:_MAX_WORDS_TO_VERB]))
    after = after or _WERE_DONE.match(folded, end)
    if after is not None:
        return after.lastgroup or ""
    verbs = list(_DONE.finditer(" ".join(before.split()[-_MAX_WORDS_TO_VERB:])))
    return (verbs[-1].lastgroup or "") if verbs else ""


def tells_of_troops(folded: str) -> bool:
    """Return whether a sentence tells of soldiers who come, go or are stationed."""
    return _TROOP_WORDS.search(folded) is not None


def read_members(folded: str, figure: Figure) -> Amount | None:
    """Return how many came with somebody: «à la tête d’une délégation de neuf membres»."""
    is_told = _MEMBERS.match(folded, figure.end) and _DELEGATION.search(
        folded, max(0, figure.start - 70), figure.start
    )
    return Amount("members of the delegation", figure) if is_told else None


def read_things(folded: str, figure: Figure) -> Amount | None:
    """Return a number of things, or of soldiers who come or go."""
    if folded[figure.start : figure.end] in ("un", "une") or folded[: figure.start].endswith("dont "):
        return None
    if (thing := _THING.match(folded, figure.end)) is not None:
        of = list(_THINGS)[int((thing.lastgroup or "t0")[1:])]
        if folded[thing.start() : thing.end()].endswith(_STATIONS) and _OF_POWER.search(folded):
            of = "stations"
        is_known = of in _AREAS and _ALL_OF_THEM.search(folded, max(0, figure.start - 10), figure.start)
        is_named = of == "business people" and figure.high < _MIN_BUSINESS  # «deux patrons seulement, …»
        if is_known or is_named or (of == "agreements" and not _SIGNED.search(folded)):
            return None
        if of in _OF_VEHICLES and _OF_ATTACKERS.search(folded, max(0, figure.start - 80), figure.start):
            return None
        done = _done_with(folded, figure, thing.end()) if of in _OF_VEHICLES else ""
        return Amount(f"{of} {done}" if done else of, figure)
    is_two_men = figure.high < MIN_TROOPS_AS_KNOWN and folded.endswith("les ", 0, figure.start)
    if not is_two_men and _TROOPS.match(folded, figure.end) and tells_of_troops(folded):
        return Amount("troops", figure)
    return None
