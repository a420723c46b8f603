"""Numbers of a French sentence that are no casualties: money, people arrested or present, shares, things.

Each is named by what it counts, so that numbers of different things are never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import Figure

#: CFA francs for a euro: fixed since 1999.
XOF_PER_EURO = 655.957
#: CFA francs for a dollar, the mean of each year (from the reference rates of the European Central Bank), and
#: how far days of a year lie from it.
XOF_PER_DOLLAR = {
    2010: 495, 2011: 471, 2012: 510, 2013: 494, 2014: 494, 2015: 591, 2016: 593, 2017: 581,
    2018: 556, 2019: 586, 2020: 575, 2021: 555, 2022: 623, 2023: 607, 2024: 606, 2025: 581,
}  # fmt: skip
DOLLAR_SPREAD = 0.05

#: «Les deux hommes» are persons named before; fewer than so many with an article are no troops.
MIN_TROOPS_AS_KNOWN = 10
_FCFA = r"(?:de |d')?(?:f(?:rancs?)? ?cfa\b|fcfa\b|francs? (?:de la )?cfa\b|francs\b|f\b)"
_EURO = r"(?:d'|de )?(?:euros?\b|€)"
_DOLLAR = r"(?:de )?(?:dollars?\b|usd\b|\$)"
_CURRENCY = re.compile(rf"\s?(?:(?P<xof>{_FCFA})|(?P<eur>{_EURO})|(?P<usd>{_DOLLAR}))")
_SYMBOL_BEFORE = re.compile(r"(?:(?P<usd>\$|usd)|(?P<eur>€|eur)) ?\Z")
#: A whole of which the amount is a part, a price, a debt: not the amount of the event.
_OTHER_MONEY = re.compile(
    r"cout (?:total|global)|\bcoute|est(?:imee?)? a|budget (?:national|de l'etat)|chiffre d'affaires"
    r"|\bdette|\bpar an\b"
    r"|\bpar mois\b|le reste|amende|caution|\bprix\b|engagements|au total (?:depuis|en)|rancon"
)

_PERSON = (
    r"(?:personnes?|suspects?|individus?|passeurs?|trafiquants?|hommes|femmes|jeunes|manifestants?"
    r"|etudiants?|autres)"
)
#: What may stand behind a number: a word that is counted; «des», where it is a part; people; one person.
_WORD_BEHIND = re.compile(r" (?:d[e']|\w)")
_OF_THESE = re.compile(r"\s?(?:des|d'entre|de (?:ces|leurs))\b")
_COUNTED = re.compile(rf"\s?(?:d'|de )?(?:autres )?(?:{_PERSON}|\w{{1,40}}(?:s|x)(?: \w{{1,40}}(?:s|x))?)?\b")
_COUNTED_PEOPLE = re.compile(rf"\s?(?:d'|de )?(?:autres )?(?:{_PERSON}|\w{{1,40}}s)\b")
_ONE_PERSON = re.compile(r" (?:personne|homme|femme|suspect)")
#: What separates a number from what happened to those it counts; a passive that joins them.
_OTHER_PHRASE = re.compile(r"\bpar\b|\bpour\b|,")
_BY = re.compile(r"\bpar \Z")
_PASSIVE = re.compile(r"\b(?:ont|a|auraient|aurait) ete |\b(?:sont|est|etaient) (?:\w+ )?\Z")
#: Words of a sentence that counts who came.
_COUNTING = re.compile(
    r"manifestants|participants|marcheurs|police|organisateurs|\bcompt|\bparl|denombr|etaient"
)
_VERB_GAP = r"[^.;:()]{0,80}?"
#: What happened to people who are counted, by the words around the number.
_FATES = {
    "arrested": (
        r"(?:arrete|interpelle|apprehende|ecroue|incarcere)(?:e?s)?|gardee?s? a vue|placee?s? en garde a vue"
        r"|mis sous les verrous|arrestations?|interpellations?"
    ),
    "abducted": (
        r"(?:enleve|kidnappe|emmene|sequestre)(?:e?s)?|otages?|captur(?:e|es|ees)|rapts?|enlevements?"
    ),
    "released": r"(?:libere|relaxe|relache|gracie|amnistie)(?:e?s)?|retrouve la liberte",
    "displaced": (
        r"(?:deplace|sinistre|refugie|deloge)(?:e?s)?|sans-abri|sans abri"
        r"|evacue(?:e?s)?(?! (?:vers|a|dans|sur) (?:l'|les? |des |un )?(?:centre|hopita|chu))"
    ),
    "missing": r"disparu(?:e?s)?|portee?s? disparue?s?|introuvables?|manquent? a l'appel",
    "condemned": r"condamne(?:e?s)?",
    "expelled": r"(?:expulse|refoule)(?:e?s)?",
    "infected": r"(?:contamine|infecte)(?:e?s)?|cas (?:confirmes|suspects|de (?:cholera|rougeole|meningite))",
}
_FATE = re.compile("|".join(f"(?P<{name}>(?<![\\w-])(?:{words})\\b)" for name, words in _FATES.items()))
_FATE_BEFORE = re.compile(
    r"(?:(?P<arrested>arrete|interpelle|apprehende|arrestation d[e']|interpellation d[e']|coffre)"
    r"|(?P<abducted>enleve|kidnappe|enlevement d[e']|emmene|rapt d[e'])|(?P<released>libere"
    r"|liberation d[e']|relache|gracie)"
    r"|(?P<displaced>deplace|deloge)|(?P<condemned>condamne)|(?P<expelled>expulse|expulsion d[e']))"
    r" ?(?:[^.;:()0-9]{0,60}? )?\Z"
)
#: Things that are counted, by the noun; nouns of one line are one kind.
_THINGS = {
    "houses": r"maisons?|habitations?|cases|logements?|concessions|domiciles?",
    "vehicles": r"vehicules?|pick-ups?|voitures?|4x4|automobiles?|engins roulants",
    "motorcycles": r"motos?|motocyclettes?|motocycles?",
    "trucks": r"camions?|poids lourds|camions-citernes|citernes",
    "boats": r"pirogues?|embarcations?|bateaux?",
    "families": r"familles?|menages?|foyers?",
    "villages": r"villages?|hameaux|localites?",
    "schools": r"ecoles?|classes|etablissements scolaires",
    "animals": r"tetes de betail|animaux|bovins|boeufs|chameaux|moutons|chevres",
    "hectares": r"hectares?|ha",
    "weapons": r"armes?|fusils?|kalachnikovs?|ak-47",
    "polling stations": r"bureaux de vote",
    "seats": r"sieges?|deputes",
}
_THING = re.compile(
    r"\s?(?:d'|de )?(?:autres )?(?:"
    + "|".join(f"(?P<t{i}>{words})" for i, words in enumerate(_THINGS.values()))
    + r")\b"
)
_TROOPS = re.compile(
    r"\s?(?:d'|de )?(?:autres )?(?:soldats?|militaires?|hommes|casques bleus|gendarmes|elements)\b"
)
_TROOP_WORDS = re.compile(
    r"\b(?:retrait|retir|depart|quitt|contingent|deploi|deploy|stationn|base|renfort|rapatri|effectif"
    r"|evacu|troupes|partir"
    r"|mission|restent|restaient|embarqu|decoll)"
)
_POWER = re.compile(
    r"\s?(?:de )?(?P<kw>kilowatts?\b|kw\b)|\s?(?:de )?(?P<mw>megawatts?\b|mw\b|mwc\b)"
    r"|\s?(?:de )?(?P<gw>gigawatts?\b|gw\b)"
)
_WEIGHT = re.compile(
    r"\s?(?:de )?(?:(?P<kg>kilos?|kilogrammes?|kg)|(?P<t>tonnes?|t)|(?P<g>grammes?|g))\b(?: (?:de "
    r"|d')(?P<what>\w+))?"
)
_WEIGHT_BEFORE = re.compile(
    r"(?:de l'|du |de la |de |d')(?P<what>or|cannabis|drogue|cocaine|resine|uranium|ivoire), \Z"
)
_IN_KG = {"kg": 1.0, "t": 1000.0, "g": 0.001}
_PERCENT = re.compile(r"\s?(?:%|pour cent|p\. ?100)")
_TURNOUT = re.compile(
    r"participation|se sont deplaces|ont vote|taux de (?:vote|participation)|electeurs|inscrits|aux urnes"
    r"|votants"
)
_VOTES = re.compile(
    r"voix|suffrages|des votes|en tete|score|l'emporte|remport|elu|vainqueur|gagne|obtient|obtenu|recueill"
    r"|credite"
)
_GATHERED = re.compile(
    r"assist|particip|reuni|rassembl|defil|march|manifest|invit|cortege|present|meeting|foule|public"
    r"|mobilis|descendu|battu le pave"
    r"|spectateur|fidele|compt|denombr|parl|estim"
)
_CROWD = re.compile(
    r"\s?[»”\"]?\s?(?:d'|de )?(?:(?P<crowd>manifestants?|marcheurs?|participants?|invites?|convives?"
    r"|spectateurs?"
    r"|fideles|pelerins|supporters"
    r"|grevistes|protestataires|delegues|congressistes)|(?P<people>personnes|habitants|femmes|jeunes"
    r"|etudiants"
    r"|militants|enseignants|travailleurs|nigeriens|citoyens))\b"
)
#: A number of those who came to one of several towns: «36 000 personnes à Toulouse», «le cortège parisien …».
_IN_TOWN = re.compile(r"(?:[ »”\"]{1,3}[\w’-]{1,20}){0,7}? (?:à|dans les rues d[e’] ?)\s?[A-ZÀ-ÖØ-Þ]")
_OF_TOWN = re.compile(
    r"\bdont (?:\w{2,9} ){0,2}\Z|(?i:\b(?:cortège|défilé|manifestation|rassemblement)) "
    r"\w{2,20}(?:ien|ienne|ais|aise|ois|oise)s?\b[^.;:]*\Z"
)
_BARE_END = re.compile(r"\s?(?:[,.;:]|selon|d'apres|pour|a |au |, |et |\Z)")
_OPPONENT = re.compile(r"(?:contre|face a|devant|a son rival)\s?\Z")
_TIME = re.compile(r" (?:ans?|annees?|mois|semaines?|jours?|heures?|minutes?|kilometres?|km)\b")
_CLAUSE = re.compile(r"[.;:!?()«»]")


class Amount(NamedTuple):
    """A number of a sentence, with what it counts; money is in CFA francs, weight in kg, power in MW."""

    of: str
    figure: Figure
    is_attendance: bool = False


def find_amounts(folded: str, year: int | None, is_crowd: bool) -> Iterator[Amount]:
    """Yield the numbers that a folded sentence gives of something that can be compared.

    `year`: of publication, for the rate of the dollar; `is_crowd`: the event is one that people attend.
    """
    numbers = [
        one
        for one in find_numbers(folded)
        if folded[one.start : one.end] not in ("un", "une") and not _TIME.match(folded, one.end)
    ]
    for index, figure in enumerate(numbers):
        last = numbers[index + 1].start if index + 1 < len(numbers) else len(folded)
        amount = (
            _read_money(folded, figure, year)
            or _read_share(folded, figure)
            or _read_measure(folded, figure)
            or _read_fate(folded, figure, last)
            or (_read_crowd(folded, figure) if is_crowd else None)
            or _read_things(folded, figure)
        )
        if amount is not None:
            yield amount


def _read_money(folded: str, figure: Figure, year: int | None) -> Amount | None:
    """Return an amount of money in CFA francs; a number of milliards without a currency is one too."""
    currency = _CURRENCY.match(folded, figure.end) or _SYMBOL_BEFORE.search(
        folded[max(0, figure.start - 4) : figure.start]
    )
    kind = currency.lastgroup if currency else None
    if (
        kind is None
        and figure.step >= 1e5
        and figure.low >= 1e8
        and not _WORD_BEHIND.match(folded, figure.end)
    ):
        kind = "xof"
    if (
        kind is None
        or figure.high < 1000
        or _OTHER_MONEY.search(folded, max(0, figure.start - 60), min(len(folded), figure.end + 30))
    ):
        return None
    exact = figure.loosened()
    # Of money, «almost N» may also be a little more: what was converted is rounded.
    is_almost = not figure.is_exact and folded.startswith(("pres", "presque"), figure.start)
    if is_almost:
        exact = Figure(figure.start, figure.end, exact.low, exact.high * 1.05, figure.step)
    if kind == "eur":
        return Amount("money", exact.times(XOF_PER_EURO))
    if kind == "usd":
        rate = XOF_PER_DOLLAR.get(year or 0)
        return Amount("money", exact.times(rate, DOLLAR_SPREAD)) if rate else None
    return Amount("money", exact)


def _read_share(folded: str, figure: Figure) -> Amount | None:
    """Return a share of votes or a turnout in per cent."""
    is_opponent = _OPPONENT.search(folded[max(0, figure.start - 12) : figure.start])
    if not _PERCENT.match(folded, figure.end) or is_opponent:
        return None
    near = folded[max(0, figure.start - 70) : figure.end + 50]
    if _TURNOUT.search(near):
        return Amount("turnout", figure.loosened())
    return Amount("share of the votes", figure.loosened()) if _VOTES.search(near) else None


def _read_measure(folded: str, figure: Figure) -> Amount | None:
    """Return a weight in kilograms or a power in megawatts."""
    if power := _POWER.match(folded, figure.end):
        factor = {"kw": 0.001, "mw": 1.0, "gw": 1000.0}[power.lastgroup or "mw"]
        return Amount("power", figure.loosened().times(factor))
    weight = _WEIGHT.match(folded, figure.end)
    if weight is None:
        return None
    before = _WEIGHT_BEFORE.search(folded[max(0, figure.start - 24) : figure.start])
    what = weight["what"] or (before["what"] if before else "")
    unit = next(name for name in _IN_KG if weight[name])
    return Amount(f"kg {what}", figure.loosened().times(_IN_KG[unit])) if what else None


def _read_fate(folded: str, figure: Figure, last: int) -> Amount | None:
    """Return a number of people with what happened to them: arrested, abducted, displaced."""
    if _OF_THESE.match(folded, figure.end) or folded.endswith("dont ", 0, figure.start):
        return None
    clause = _CLAUSE.search(folded, figure.end)
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
    if before is not None and is_people and not _THING.match(folded, figure.end) and figure.high > 0:
        if folded[figure.start : figure.end] in ("un", "une") and not _ONE_PERSON.match(folded, figure.end):
            return None
        return Amount(before.lastgroup or "", figure)
    return None


def _read_crowd(folded: str, figure: Figure) -> Amount | None:
    """Return a number of people who came."""
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


def _read_things(folded: str, figure: Figure) -> Amount | None:
    """Return a number of things, or of soldiers who come or go."""
    if folded[figure.start : figure.end] in ("un", "une") or folded[: figure.start].endswith("dont "):
        return None
    if (thing := _THING.match(folded, figure.end)) is not None:
        return Amount(list(_THINGS)[int((thing.lastgroup or "t0")[1:])], figure)
    is_two_men = figure.high < MIN_TROOPS_AS_KNOWN and folded.endswith("les ", 0, figure.start)
    if not is_two_men and _TROOPS.match(folded, figure.end) and _TROOP_WORDS.search(folded):
        return Amount("troops", figure)
    return None
