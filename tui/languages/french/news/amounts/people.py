"""Numbers of people in French sentences: those to whom something was done, and those who came."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.amounts.amount import CLAUSE, Amount
from tui.languages.french.news.amounts.things import is_thing
from tui.model.figures import Figure

_PERSON = (
    r"(?:personnes?|suspects?|individus?|passeurs?|trafiquants?|hommes|femmes|jeunes|manifestants?"
    r"|etudiants?|autres)"
)
#: «Des», where the number is a part; people; one person.
_OF_THESE = re.compile(r"\s?(?:des|d'entre|de (?:ces|leurs))\b")
_COUNTED = re.compile(rf"\s?(?:d'|de )?(?:autres )?(?:{_PERSON}|\w{{1,40}}(?:s|x)(?: \w{{1,40}}(?:s|x))?)?\b")
_COUNTED_PEOPLE = re.compile(rf"\s?(?:d'|de )?(?:autres )?(?:{_PERSON}|\w{{1,40}}s)\b")
_ONE_PERSON = re.compile(r" (?:personne|homme|femme|suspect)")
#: What separates a number from what happened to those it counts; a passive that joins them.
_OTHER_PHRASE = re.compile(r"\bpar\b|\bpour\b|,")
_BY = re.compile(r"\bpar (?:les |des |ces )?\Z")
_PASSIVE = re.compile(r"\b(?:ont|a|auraient|aurait) (?:\w+ )?ete |\b(?:sont|est|etaient) (?:\w+ ){0,3}\Z")
#: Words of a sentence that counts who came.
_COUNTING = re.compile(
    r"manifestants|participants|marcheurs|police|organisateurs|\bcompt|\bparl|denombr|etaient"
)
#: What happened to people who are counted, by the words around the number.
_FATES = {
    "arrested": (
        r"(?:arrete|interpelle|apprehende|ecroue|incarcere)(?:e?s)?|gardee?s? a vue|placee?s? en garde a vue"
        r"|mis sous les verrous|arrestations?|interpellations?"
    ),
    "abducted": (
        r"(?:enleve|kidnappe|emmene|sequestre|ravi)(?:e?s)?|otages?|captur(?:e|es|ees)|rapts?|enlevements?"
        r"|retenue?s? par (?:les |des |leurs )?(?:ravisseurs|hommes|bandits|inconnus|djihadistes)"
        r"|(?:aux|entre les) mains (?:de |d'|des )(?:leurs |ces )?"
        r"(?:ravisseurs|hommes|bandits|inconnus|djihadistes)"
    ),
    "released": r"(?:libere|relaxe|relache|gracie|amnistie)(?:e?s)?|retrouve la liberte",
    "displaced": (
        r"(?:deplace|sinistre|refugie|deloge)(?:e?s)?|sans-abri|sans abri"
        r"|evacue(?:e?s)?(?! (?:vers|a|dans|sur) (?:l'|les? |des |un )?(?:centre|hopita|chu))"
    ),
    "missing": r"disparu(?:e?s)?|portee?s? disparue?s?|introuvables?|manquent? (?:\w+ )?a l'appel",
    "escaped": (
        r"evade(?:e?s)?|enfuie?s|echappe(?:e?s)|fait la belle|fugitifs"
        r"|quitte la (?:prison|maison d'arret)|pris la fuite|fausse compagnie"
    ),
    "condemned": r"condamne(?:e?s)?",
    "expelled": r"(?:expulse|refoule|renvoye|reconduit)(?:e?s)?",
    "infected": (
        r"(?:contamine|infecte|atteint)(?:e?s)?|malades|contracte la maladie|cas(?=,? dont\b)"
        r"|cas (?:(?:ont ete|sont) (?:\w{2,12} )?)?(?:confirmes|suspects|recenses|enregistres|notifies"
        r"|declares|signales|detectes|portes|depuis"
        r"|de (?:cholera|rougeole|meningite|paludisme|dengue|diphterie|variole|polio|covid))"
    ),
}
_FATE = re.compile("|".join(f"(?P<{name}>(?<![\\w-])(?:{words})\\b)" for name, words in _FATES.items()))
_FATE_BEFORE = re.compile(
    r"(?:(?P<arrested>arrete|interpelle|apprehende|embarque|coffre"
    r"|(?:arrestation|interpellation)(?:,[^,.;:()0-9]{1,40},)? d[e'])"
    r"|(?P<abducted>enleve|kidnappe|enlevement d[e']|emmene|rapt d[e'])|(?P<released>libere"
    r"|liberation d[e']|relache|gracie)"
    r"|(?P<displaced>deplace|deloge)|(?P<condemned>condamne(?! (?:l'|la |le |les |cet|avec )))"
    r"|(?P<expelled>expulse|expulsion d[e']|renvoie|renvoye|refoule))"
    r" ?(?:[^.;:()0-9]{0,60}? )?\Z"
)
_GATHERED = re.compile(
    r"assist|particip|reuni|rassembl|defil|march|manifest|invit|cortege|present|meeting|foule|public"
    r"|mobilis|descendu|battu le pave"
    r"|\b(?:r?empli|envahi|occupe)|gradins|spectateur|fidele|compt|denombr|parl|estim|pris part"
    r"|fait le deplacement"
)
_CROWD = re.compile(
    r"\s?[»”\"]?\s?(?:d'|de )?(?:(?P<crowd>manifestants?|marcheurs?|participants?|invites?|convives?"
    r"|spectateurs?"
    r"|fideles|pelerins|supporters"
    r"|grevistes|protestataires|delegues|congressistes)|(?P<people>personnes|habitants|femmes|jeunes"
    r"|etudiants"
    r"|partisans|sympathisants"
    r"|militants|enseignants|travailleurs|nigeriens|citoyens|presidents|chefs d'etat"
    r"|dirigeants|delegations))\b"
)
#: A number of those who came to one of several towns: «36 000 personnes à Toulouse», «le cortège parisien …».
_IN_TOWN = re.compile(r"(?:[ »”\"]{1,3}[\w’-]{1,20}){0,7}? (?:à|dans les rues d[e’] ?)\s?[A-ZÀ-ÖØ-Þ]")
_OF_TOWN = re.compile(
    r"\bdont (?:\w{2,9} ){0,2}\Z|(?i:\b(?:cortège|défilé|manifestation|rassemblement)) "
    r"\w{2,20}(?:ien|ienne|ais|aise|ois|oise)s?\b[^.;:]*\Z"
)
#: What a number is the number of: «le nombre de sinistrés s’élève à 4 100».
_NUMBER_OF = re.compile(
    r"\bnombre (?:total )?(?:de |des |d')(?P<what>[^.,;:()\d]{3,40}?) (?:[\w']+ ){0,3}?"
    r"(?:s'eleve|s'etablit|s'etablissait|est|etait|atteint|passe|grimpe|monte|serait|evalue|estime)"
    r"[^.;:\d]{0,24}\Z"
)
#: The same behind the number: «porte à 388 le nombre de malades».
_AS_NUMBER_OF = re.compile(r" le nombre (?:total )?(?:de |des |d')(?P<what>[^.,;:()\d]{3,40})")
#: The number of all behind those who are told of: «les passagers enlevés dimanche, sept en tout, …».
_IN_ALL = re.compile(r" (?:en tout|au total)\b")
#: How far in front of it they may be.
MAX_CHARS_TO_FATE = 110
#: What befell nobody: «aucune interpellation n’a été enregistrée».
_NOBODY = re.compile(
    r"\b(?:aucune?|ni|sans(?: la moindre)?) (?:(?P<arrested>arrestation|interpellation)"
    r"|(?P<abducted>enlevement|rapt)|(?P<missing>disparition|disparu))\b"
)
#: Those who are tried: «comparaissait avec onze autres prévenus», «quatorze personnes jugées».
_TRIED = re.compile(
    r" (?:(?P<others>autres) )?(?:prevenus|accuses|coaccuses|inculpes|mis en cause"
    r"|(?:personnes|hommes|officiers|militaires|soldats) (?:ont ete |etaient |sont )?"
    r"(?:jugee?s|poursuivie?s|traduite?s))\b"
)
_ONE_AND = re.compile(r"\b(?:avec|aux cotes d[e']|en compagnie d[e']) ?\Z")
#: Those who were sent out of a country: by their noun, or as people of a convoy.
_SENT_OUT = re.compile(
    r"\s?(?:d'|de )?(?:autres )?(?:(?P<migrants>migrants|expulses|refoules|clandestins)"
    r"|personnes|ressortissants|(?:nigeri|mali|guine|ivoiri|gambi|senegal)\w{1,5}s)\b"
)
#: Those who are told to leave by what they are.
_ORDERED_OUT = re.compile(
    r"\s?(?:d'|de )?(?:autres )?(?:responsables|cadres|diplomates|employes|salaries|expatries|journalistes"
    r"|cooperants|agents|dirigeants|experts|humanitaires)\b"
)
_CONVOY = re.compile(r"\bconvois?\b|\bvagues?\b|\bgroupe\b")
#: Those who were aboard: travellers whom something carried, or any people whom a sentence says to be there.
_ABOARD = re.compile(
    r"\s?(?:d'|de )?(?:(?P<travellers>passagers|voyageurs|migrants)"
    r"|(?:personnes|pelerins|eleves|occupants))\b"
)
_CARRIED = re.compile(r"\btransport(?:ait|aient|ant)\b|\ba (?:son |leur )?bord\b|\bembarqu|\bcontenai")
_ON_BOARD = re.compile(r"\ba (?:son |leur )?bord\b|\btransport(?:ait|aient|ant)\b")
#: Fewer are some of those who were aboard.
_MIN_ABOARD = 5
_BENEFITING = re.compile(
    r"\s?(?:d'|de )?(?:personnes|habitants|ames|usagers|eleves|producteurs|agriculteurs|eleveurs|ruraux"
    r"|beneficiaires|nigeriens|maliens|burkinabe|tchadiens|senegalais|beninois|togolais|guineens|ivoiriens|camerounais)\b"
)
_BENEFIT = re.compile(
    r"benefici|\bprofit|\bdesserv|\bau profit\b|\bacces a\b|\bdestine|\b(?:sont|est) vise"
    r"|\b(?:doit|doivent|devrait|devraient|va|vont|permettr\w{1,4}) (?:\w+ )?"
    r"(?:toucher|atteindre|alimenter|approvisionner)"
)
#: Fewer are no people for whom money is given.
_MIN_BENEFICIARIES = 50
#: Fewer are a part of those who were sent out.
_MIN_SENT_OUT = 10
#: What is counted in milliards is no crowd.
MAX_STEP_OF_CROWD = 1e7
_BARE_END = re.compile(r"\s?(?:[,.;:]|selon|d'apres|pour|a |au |, |et |\Z)")


def read_fate(folded: str, figure: Figure, last: int) -> Amount | None:
    """Return a number of people with what happened to them: arrested, abducted, displaced."""
    if _OF_THESE.match(folded, figure.end) or folded.endswith("dont ", 0, figure.start):
        return None
    clause = CLAUSE.search(folded, figure.end)
    end = min(clause.start() if clause else len(folded), figure.end + 90, last)
    noun = _COUNTED.match(folded, figure.end, end)
    fate = _FATE.search(folded, figure.end, end)
    if fate is not None and noun is not None:
        between = folded[figure.end : fate.start()]
        is_near = len(between.split()) <= 2 and not _OTHER_PHRASE.search(between)
        is_passive = _PASSIVE.search(between)
        if is_near or is_passive:
            return Amount(fate.lastgroup or "", figure)
    before = _FATE_BEFORE.search(folded[max(0, figure.start - 90) : figure.start])
    if before is not None and _BY.search(before.group()):
        return None  # «enlevé par trois hommes»
    is_people = _COUNTED_PEOPLE.match(folded, figure.end)
    if before is not None and is_people and not is_thing(folded, figure.end) and figure.high > 0:
        if folded[figure.start : figure.end] in ("un", "une") and not _ONE_PERSON.match(folded, figure.end):
            return None
        return Amount(before.lastgroup or "", figure)
    return None


def read_number_of(folded: str, figure: Figure) -> Amount | None:
    """Return a number beside what it is the number of: «le nombre de sinistrés s’élève à …»."""
    counted = _NUMBER_OF.search(folded, max(0, figure.start - 110), figure.start)
    counted = counted or _AS_NUMBER_OF.match(folded, figure.end)
    fate = _FATE.search(counted["what"]) if counted is not None else None
    return Amount(fate.lastgroup or "", figure) if fate is not None else None


def read_in_all(folded: str, figure: Figure) -> Amount | None:
    """Return a number that is given as that of all behind what happened to them."""
    if not _IN_ALL.match(folded, figure.end):
        return None
    before = folded[max(0, figure.start - MAX_CHARS_TO_FATE) : figure.start]
    fate = next(iter(_FATE.finditer(CLAUSE.split(before)[-1])), None)
    return Amount(fate.lastgroup or "", figure) if fate is not None else None


def read_nobody(folded: str) -> Iterator[Amount]:
    """Yield what a sentence says to have befallen nobody."""
    for match in _NOBODY.finditer(folded):
        yield Amount(match.lastgroup or "", Figure(*match.span(), 0, 0))


def read_tried(folded: str, figure: Figure) -> Amount | None:
    """Return a number of people who are tried together."""
    tried = _TRIED.match(folded, figure.end)
    if tried is None or folded.endswith("dont ", 0, figure.start):
        return None
    is_one_more = tried["others"] and _ONE_AND.search(folded, max(0, figure.start - 20), figure.start)
    return Amount("tried", figure.plus(Figure(figure.end, figure.end, 1, 1)) if is_one_more else figure)


def read_aboard(folded: str, figure: Figure) -> Amount | None:
    """Return a number of people who were aboard."""
    aboard = _ABOARD.match(folded, figure.end)
    if aboard is None or figure.low < _MIN_ABOARD or folded.endswith("dont ", 0, figure.start):
        return None
    pattern = _CARRIED if aboard["travellers"] else _ON_BOARD
    return Amount("people aboard", figure) if pattern.search(folded) else None


def read_sent_out(folded: str, figure: Figure) -> Amount | None:
    """Return a number of people who were sent out of a country, by a report of an expulsion."""
    if _ORDERED_OUT.match(folded, figure.end) and not folded.endswith(
        ("dont ", "les ", "des "), 0, figure.start
    ):
        return Amount("expelled", figure)
    sent = _SENT_OUT.match(folded, figure.end)
    if sent is None or folded.endswith("dont ", 0, figure.start) or figure.low < _MIN_SENT_OUT:
        return None
    return Amount("expelled", figure) if sent["migrants"] or _CONVOY.search(folded) else None


def read_beneficiaries(folded: str, figure: Figure) -> Amount | None:
    """Return a number of people for whom something is given or built."""
    is_many = figure.low >= _MIN_BENEFICIARIES and _BENEFITING.match(folded, figure.end)
    return Amount("beneficiaries", figure) if is_many and _BENEFIT.search(folded) else None


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
