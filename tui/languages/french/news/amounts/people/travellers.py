"""Numbers of people in French sentences: aboard, sent out of a country, or given something."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.french.news.amounts.people.fate_names import ENVOYS
from tui.languages.french.news.harm.casualty_words import NOUN
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

#: Those who were sent out of a country: by their noun, or as people of a convoy.
_SENT_OUT = re.compile(
    r"\s?(?:d'|de )?(?:autres )?(?:(?P<migrants>migrants|expulses|refoules|clandestins)"
    r"|personnes|ressortissants|(?:nigeri|mali|guine|ivoiri|gambi|senegal)\w{1,5}s)\b"
)
_CONVOY = FilteredPattern(r"\bconvois?\b|\bvagues?\b|\bgroupe\b")
#: Those who were aboard: travellers, or any people whom a sentence says to be there.
_ABOARD = re.compile(
    r"\s?(?:d'|de )?(?:(?P<travellers>passagers|voyageurs|occupants|naufrages|migrants)"
    r"|personnes|pelerins|eleves|ames|ouvriers|supporters|etudiants|embarquee?s)\b(?P<behind>[^.;:]{0,40})"
)
_VEHICLE = (
    r"(?:cars?|autocars?|bus|minibus|autobus|pirogues?|embarcations?|barques?|bateaux?|navires?|ferry"
    r"|avions?|appareils?"
    r"|helicopteres?|camions?|camionnettes?|vehicules?|taxis?(?:-brousse)?|trains?|pick-up|tricycles?)"
)
_CARRIED = FilteredPattern(
    rf"\b{_VEHICLE}\b|\btransport(?:ait|aient|ant)\b|\ba (?:son |leur )?bord\b|\bembarqu|\bcontenai"
    rf"|\bmanifeste\b"
)
_ON_BOARD = FilteredPattern(
    r"\ba (?:son |leur )?bord\b|\btransport(?:ait|aient|ant)\b"
    r"|\bpris place\b(?! (?:dans|sous|sur|autour|devant) (?:la |le |l'|les |une? )?"
    r"(?:salle|tribunes?|chapiteau|tente|hangar|table|gradins?|stade|nattes?|cour|chaises?|bancs?|amphitheatre|assistance|hemicycle))"
    rf"|\bcharge?e? de\b|\bbonde"
    rf"|\b{_VEHICLE}\b[^.;:]{{0,60}}\bparti\w{{0,2}} [^.;:]{{0,30}}\bavec\b|\bembarquee?s\b"
)
#: Behind travellers, what befell some of them; in front of a number, what makes it of some, or of seats.
_BEFELL = re.compile(
    r"(?: [\w'-]+){0,2} (?:ont|sont|seraient|auraient|manqu\w+|etaient (?!a (?:son |leur )?bord|montes)"
    r"|figur\w+)\b| par (?:an|jour|mois|semaine)\b"
)
_OF_SEATS = re.compile(
    r"\b(?:prevue?s? (?:initialement )?pour|capacite (?:\w+ )?(?:de|d')|(?:accueillir|contenir"
    r"|transporter|embarquer"
    r"|recevoir)(?: \w+)?|parmi|dont|autres|reste|emport\w+|tu\w+|bless\w+|perdu|la mort d[e']) ?(?:les )?\Z"
)
#: Those whom a pronoun stands for: «ils étaient 52 dans la pirogue», «en transportait 52».
_THEY_WERE = re.compile(r"\b(?:ils|elles|nous) (?:etaient|etions|auraient ete|seraient) \Z")
_WERE_IN = re.compile(
    rf" (?:a bord|dans (?:l[ea] |l'|cet(?:te)? |ce |un |une )(?:\w+ )?{_VEHICLE}\b|a (?:y )?(?:avoir "
    rf"|etre )?(?:embarqu|pris place|monte))"
)
_CARRIED_OF_THEM = re.compile(r"\ben (?:transportait|contenait|comptait|avait|convoyait) \Z")
_NAMES_LISTED = re.compile(r" noms\b")
#: Fewer are some of those who were aboard.
_MIN_ABOARD = 5
_BENEFITING = re.compile(
    r"\s?(?:d'|de )?(?:personnes|habitants|ames|usagers|citadins|urbains|eleves|producteurs|agriculteurs"
    r"|eleveurs|ruraux|beneficiaires|nigeriens|maliens|burkinabe|tchadiens|senegalais|beninois|togolais"
    r"|guineens|ivoiriens|camerounais)\b"
)
_BENEFIT = FilteredPattern(
    r"benefici|\bnourrir\b|\baider\b|\bsoutenir\b|\bsecourir\b|\bprofit|\bdesserv|\bau profit\b"
    r"|\bacces a\b|\bdestine|\b(?:sont|est) vise"
    r"|\b(?:doit|doivent|devrait|devraient|va|vont|permettr\w{1,4}) (?:\w+ )?"
    r"(?:toucher|atteindre|alimenter|approvisionner)"
)
#: Directly behind people, that something is for them; directly in front of them, that it will reach them.
_FOR_THEM = re.compile(
    r"[^.,;:()]{0,40}? (?:(?:sont|seront|etaient|seraient|doivent etre|devraient etre|pourront etre) "
    r"(?:vise|concerne|desservi|raccorde|approvisionne|aliment|branche|connecte|electrifie|ravitaill"
    r"|touchee?s par (?:le|ce) (?:projet|programme|don|pret))"
    r"|(?:doivent|devraient|vont|pourront) (?:en |y )?(?:benefici|profit)"
    r"|(?:en )?(?:benefici|profit)(?:ent|eront|eraient)\b"
    r"|(?:auront|recevront|disposeront|boiront|ne (?:manqueront|souffriront) plus"
    r"|pourront (?:avoir|boire|disposer|recevoir))\b)"
)
_WILL_REACH = re.compile(
    r"\b(?:touchera|atteindra|couvrira|desservira|alimentera|approvisionnera|ravitaillera|aidera|sortira"
    r"|(?P<anybody>concerne(?:ra)?|vise(?:ra)?|cible(?:ra)?)"
    r"|(?:profit|benefici)eron?t|(?:alimenter|desservir|approvisionner|ravitailler|raccorder|aider|soulager)"
    r"|(?:vie|quotidien|calvaire|besoins|conditions de vie|soif) de"
    r"|(?:arrivera|coulera|ira) (?:jusque )?chez|(?:eau|electricite) a|(?:foyers|robinets) d[e']"
    r"|profitera a|beneficiera a|permettra a|destinee?s? a"
    r"|au profit d[e']"
    r"|au benefice d[e']|viendra en aide a|en faveur d[e']) ?\Z"
)
#: Fewer are no people for whom money is given.
_MIN_BENEFICIARIES = 50
#: Fewer are a part of those who were sent out.
_MIN_SENT_OUT = 10


def read_aboard(folded: str, figure: Figure, is_whole: bool = False) -> Amount | None:
    """Return a number of people who were aboard; `is_whole`: another number is a part of it."""
    first = max(0, figure.start - 60)
    if figure.low < _MIN_ABOARD or _OF_SEATS.search(folded, first, figure.start):
        return None
    aboard = _ABOARD.match(folded, figure.end)
    if aboard is None:
        return Amount("people aboard", figure) if _is_bare_aboard(folded, figure, first) else None
    if not is_whole and _BEFELL.match(aboard["behind"]):
        return None
    pattern = _CARRIED if aboard["travellers"] else _ON_BOARD
    return Amount("people aboard", figure) if pattern.search(folded) else None


def _is_bare_aboard(folded: str, figure: Figure, first: int) -> bool:
    """Return whether a number without a noun is that of those who were aboard."""
    if _NAMES_LISTED.match(folded, figure.end):
        return "manifeste" in folded
    if _CARRIED_OF_THEM.search(folded, first, figure.start):
        return _CARRIED.search(folded) is not None
    are_they = _THEY_WERE.search(folded, first, figure.start) is not None
    return are_they and _WERE_IN.match(folded, figure.end) is not None


def read_sent_out(folded: str, figure: Figure) -> Amount | None:
    """Return a number of people who were sent out of a country, by a report of an expulsion."""
    if ENVOYS.match(folded, figure.end) and not folded.endswith(("dont ", "les ", "des "), 0, figure.start):
        return Amount("expelled", figure)
    sent = _SENT_OUT.match(folded, figure.end)
    if sent is None or folded.endswith("dont ", 0, figure.start) or figure.low < _MIN_SENT_OUT:
        return None
    return Amount("expelled", figure) if sent["migrants"] or _CONVOY.search(folded) else None


def read_targeted(folded: str, figure: Figure) -> Amount | None:
    """Return a number of people of whom the words beside it say that something is for them."""
    if figure.low < _MIN_BENEFICIARIES:
        return None
    is_benefiting = _BENEFITING.match(folded, figure.end) is not None
    reach = _WILL_REACH.search(folded, max(0, figure.start - 30), figure.start)
    is_reached = reach is not None and (is_benefiting or reach["anybody"] is None)
    is_told = is_reached or _FOR_THEM.match(folded, figure.end) is not None
    is_people = is_benefiting or NOUN.match(folded, figure.end) is not None
    return Amount("beneficiaries", figure) if is_people and is_told else None


def read_beneficiaries(folded: str, figure: Figure) -> Amount | None:
    """Return a number of people for whom something is given or built."""
    is_many = figure.low >= _MIN_BENEFICIARIES and _BENEFITING.match(folded, figure.end)
    return Amount("beneficiaries", figure) if is_many and _BENEFIT.search(folded) else None
