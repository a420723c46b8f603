"""Numbers of people who came, in French sentences: marchers, guests, heads of state."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

#: Words of a sentence that counts who came.
_COUNTING = FilteredPattern(
    r"manifestants|participants|marcheurs|police|organisateurs|\bcompt|\bparl|denombr|etaient|chiffre"
    r"|prefecture"
    r"|affluence|revendiqu"
)
_GATHERED = FilteredPattern(
    r"assist|particip|reuni|rassembl|defil|march|manifest|invit|cortege|present|meeting|foule|public"
    r"|mobilis|descend|batt\w{0,2} le pave|sit-in|bloqu|scand|barricad|affluence|ralli|protest|reclam"
    r"|drain|attir|pris d'assaut|masse|converg|accueill|devant|venus|ecout|applaudi|debatt|discut"
    r"|\b(?:r?empli|envahi|occupe)|gradins|spectateur|fidele|compt|denombr|parl|estim|pris part|prennent part"
    r"|fait le (?:deplacement|plein)"
)
_CROWD = re.compile(
    r"\s?[»”\"]?\s?(?:d'|de )?(?:(?P<crowd>manifestants?|marcheurs?|participants?|invites?|convives?"
    r"|spectateurs?"
    r"|fideles|pelerins|supporters|visiteurs|festivaliers|exposants"
    r"|grevistes|protestataires|delegues|congressistes)|(?P<people>personnes|habitants|femmes|jeunes"
    r"|hommes et (?:de )?femmes|etudiants|eleves|lyceens|ames|gens|fans|membres"
    r"|partisans|sympathisants|opposants|syndicalistes|avocats|magistrats|medecins|infirmiers|journalistes"
    r"|militants|enseignants|travailleurs|nigeriens|maliens|burkinabe|citoyens|presidents|chefs d'etat"
    r"|agents|fonctionnaires|ouvriers|employes|salaries|retraites|veuves|eleveurs|paysans|producteurs"
    r"|commercants|chauffeurs|transporteurs|diplomes|cadres|representants|experts|ministres|elus|maires"
    r"|responsables|officiers|investisseurs|chercheurs|ambassadeurs"
    r"|dirigeants|delegations))\b"
)
#: A number of those who came to one of several towns: «36 000 personnes à Toulouse», «le cortège parisien …».
_IN_TOWN = re.compile(r"(?:[ »”\"]{1,3}[\w’-]{1,20}){0,7}? (?:à|dans les rues d[e’] ?)\s?[A-ZÀ-ÖØ-Þ]")
_OF_TOWN = re.compile(
    r"\bdont (?:\w{2,9} ){0,2}\Z|(?i:\b(?:cortège|défilé|manifestation|rassemblement)) "
    r"\w{2,20}(?:ien|ienne|ais|aise|ois|oise)s?\b[^.;:]*\Z"
)
#: What is counted in milliards is no crowd.
MAX_STEP_OF_CROWD = 1e7
_BARE_END = re.compile(r"\s?(?:[,.;:]|selon|d'apres|pour|a |au |, |et |\Z)")


def read_crowd(folded: str, figure: Figure) -> Amount | None:
    """Return a number of people who came."""
    if folded.endswith("dont ", 0, figure.start) or figure.step >= MAX_STEP_OF_CROWD:
        return None
    crowd = _CROWD.match(folded, figure.end)
    is_bare = _BARE_END.match(folded, figure.end) is not None and figure.low >= 20
    is_crowd = bool(crowd["crowd"] or _GATHERED.search(folded)) if crowd else is_bare
    if not is_crowd or (crowd is None and not _COUNTING.search(folded)):
        return None
    return Amount("", figure, True)


def is_of_town(text: str, figure: Figure) -> bool:
    """Return whether a sentence gives a number of people as that of one town, or as a part of all."""
    before = text[max(0, figure.start - 80) : figure.start]
    return _IN_TOWN.match(text, figure.end) is not None or _OF_TOWN.search(before) is not None
