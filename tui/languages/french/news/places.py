"""Where a French report says that something was: towns and sites, and areas around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.languages.french.news.prose import Sentence
from tui.model.text import fold

#: A name of a place: up to four words; bounded, so that a text of capitals takes no longer than others.
_WORD = r"(?!Premier|Président|Ministre|Général)[A-ZÀ-ÖØ-Þ][\w’'-]{0,30}"
_NAME = rf"(?<!\w){_WORD}(?:(?:[ -](?:(?:de|du|des|d’)[ -]?)?|-(?:la|le|les|en|sur)-){_WORD}){{0,3}}"
#: Nouns of areas in front of a name, then of sites within a town.
_AREA = (
    r"r[ée]gions?|d[ée]partements?|cercles?|provinces?|zones?|[ÉEé]tats?|pr[ée]fectures?"
    r"|communes? rurales?|arrondissements?|secteurs?"
    r"|districts?|canton|vallée|forêt|pays|nord|sud|est|ouest|centre|nord-est|nord-ouest|sud-est|sud-ouest"
    r"|frontière|parc|bassin"
)
_SITE = (
    r"place|rond-point|carrefour|stade|palais|avenue|boulevard|quartier|aéroport|base|camp|pont|marché"
    r"|lycée|université|bourse|gare"
    r"|échangeur|siège|Bourse|Place|Stade|Palais"
)
_TOWN = re.compile(
    rf"(?<![\w-])(?:à|À|A(?= [A-Z])|dans la ville d[e’] ?|la ville d[e’] ?"
    rf"|localité d[e’] ?|village (?:[a-zà-ÿ]{{2,12}} )?d[e’] ?"
    rf"|station balnéaire (?:[a-zà-ÿ]{{2,12}} )?(?:d[e’] ?)?"
    rf"|commune d[e’] ?"
    r"|(?:poste|base|camp|position|garnison|détachement|caserne)"
    r"(?: (?:militaire|avancée?|de l’armée|de (?:la )?gendarmerie))? d[e’] ?"
    r"|(?:domicile|centre-ville|mairie|[Cc]ampus|[Uu]niversité) d[e’] ?"
    rf"|site d[e’] ?|ville d[e’] ?"
    rf"|mine d[e’] ?"
    rf"|(?:attaque|embuscade|assaut|attentat|massacre|tuerie|partielle|élection|scrutin|accident"
    rf"|naufrage) (?:contre |sur )?d[e’] ?)\s?"
    rf"(?P<name>{_NAME})"
)
#: What it was near to: another town may have been where it was.
_NEAR = re.compile(
    r"(?<![\w-])(?:(?:à (?:la sortie|l’entrée|la périphérie)(?: (?:est|ouest|nord|sud))?"
    r"|à hauteur|au large|en face|près|proche|non loin|aux abords|aux environs"
    r"|kilomètres|mètres|km)(?: du (?:village|bourg|camp|poste|port|quai|marché)"
    r"| de la (?:ville|localité|commune|cité|base))? d[e’]|vers)"
    rf"\s?(?P<name>{_NAME})"
)
#: The town in front of a title: «Gaya : un bus percute un camion».
_LABEL = re.compile(rf"(?P<name>{_NAME}) ?:")
#: What stands in front of a town in a body that tells of it.
_TOWN_TOLD = ("à ", "À ", " de ", "d’")
#: What a town is in, behind it: «à Kituku, Goma».
_WITHIN = re.compile(rf", (?P<name>{_NAME})(?=[,.)]| \()")
#: What is said of a town that is not where it was: «non loin de la ville de …», «le maire de la ville de …».
_NEAR_THE = re.compile(
    r"(?i)(?:près|loin|proche|voisine?|abords|environs|kilomètres|km|sortie|maire|préfet|gouverneur"
    r"|habitante?s?) (?:de|du) (?:la |l’)?\Z"
)
#: Whom something was said to, or who said it where: «a annoncé le ministère à Niamey», «confié à RFI».
_SAID = re.compile(
    r"(?i)(?:annonc|indiqu|déclar|confi(?:é|rm)|précis|rapport|affirm|appris|transmis|expliqu|ajout|accord"
    r"|inflig|décern|reproch|notifi"
    r"|\bdit|savoir|assur|communiqu|répond|témoign|\bselon|\bd’après)\w{0,6}(?: [\w’'-]+){0,7} ?\Z"
)
#: A vote is of a town, or of whom it was won by: «l’élection de Mohamed Bazoum».
_VOTE_OF = re.compile(r"élection|scrutin")
#: What was before, in one sentence with what is told: «sept mois après un drame à Niamey».
_ANOTHER = re.compile(
    r"\b(?:jours?|semaines?|mois|ans?|survient|intervient|survenue?) (?:\w+ )?après"
    r" (?:un|une|celle|celui|l[ae’])\b|\bil y a (?:\w{1,20} ){1,3}(?:jours?|semaines?|mois|ans?)\b"
    r"|\b(?:[Uu]ne?|d’|deux) ?autres? (?:attaque|assaut|raid|embuscade|explosion|accident|incident"
    r"|effondrement|eboulement|incendie|naufrage|drame)s?\b"
    r"|\b(?:nouve(?:au|l|lle)|prochaine?) [^.;]{0,60}?(?:se tiendra|aura lieu|est prévue?|se réunira)\b"
)
#: A road or a stretch: «entre Ansongo et Gao», where something moves or happens.
_BETWEEN = re.compile(
    rf"\b(?:axe|route|tronçon|piste|tombé|survenue?s?|embuscade|attaqu\w+|sauté|circul\w+|rel\w+|convoi"
    rf"|accident\w*)[^.;:]{{0,40}}?"
    rf" entre (?P<one>{_NAME}) et (?P<other>{_NAME})"
)
_AREA_NAME = re.compile(
    rf"(?<![\w-])(?:{_AREA})(?: \w+)? (?:de la |de l’|des |du |de |d’)(?P<name>{_NAME})"
    rf"|(?<![\w-])(?:au|en|aux|le|du) (?P<country>{_NAME})|(?<![\w-])dans (?:le|la|l’|les) ?(?P<in>{_NAME})"
)
_SITE_NAME = re.compile(
    rf"(?<![\w-])(?:{_SITE}) (?:de la |de l’|des |du |de |d’)?(?P<name>{_NAME}|[a-zà-ÿ]+)"
)
#: Where a march sets out: «partis de la place …», «au départ du rond-point …».
_DEPARTURE = re.compile(
    r"(?i:\bpartie?s?|\bébranlée?s?|\bdémarré|\bau départ|\bélancée?s?|\bont quitté|\ba quitté|\bs’ébranle"
    r"|\bpoint de départ)"
    r"(?: [\w’]+){0,2}? (?:de la |de l’|du |des |de |d’|la |le |les |l’)(?P<site>[^,.;:()]{3,60}?)"
    r"(?= vers\b| pour\b| jusqu| à la\b| au petit| en direction| où\b| peu (?:avant|après)| avant\b"
    r"| aux (?:environs|alentours)"
    r"| [àa] \d| et\b|[,.;:()]|\Z)"
)
#: The same, behind the place: «la place …, d’où le cortège s’est ébranlé».
_DEPARTURE_BEHIND = re.compile(
    r"\b(?P<site>(?:place|rond-point|stade|palais|bourse|carrefour|siège|marché|pont|gare|esplanade|maison)"
    r"[^,.;:()]{0,40}),(?: d’où (?:[\w’]+ ){1,5}?(?:est|sont|s’est|se sont) (?:ébranl|part|élanc)"
    r"| (?:leur |son )?point de départ)"
)
#: Where one goes back to or comes from, which is not where it was.
_ELSEWHERE = re.compile(
    r"(?i)(?<!\w)(?:regagn\w+|retours?|rentr\w+|quitt\w+|évacu\w+|transfér\w+|conduit\w*|transport\w+"
    r"|hôpital\w*|acheminé\w*|venus?|originaires?"
    r"|partis?|arrivés? de|basée?s?|reli(?:e|ant|ait)|entre|destination|présentés?|correspondant\w*"
    r"|envoyé\w*|inhumés?"
    r"|né\w*|siège|formé\w*|attendue?s?|se rendr\w+|doi(?:t|vent) se rendre|poursuivr\w+)"
    r"(?: [\w’'-]+){0,3} ?\Z|\battendue?s?,(?: [\w’'-]+,?){0,4} ?\Z"
)
#: What is behind «le», «du» or «au» and no place: bodies, and where movements have their names from.
_INSTITUTION = re.compile(
    r"(?:comite|gouvernement|rassemblement|nouveau front|front|parlement|senat|assemblee|mouvement|parti"
    r"|bureau|ministere|haut[- ]commissariat|haut[- ]conseil|tribunal|cour|palais|programme|fonds|groupe"
    r"|cadre|jnim|gsim|eigs|famas?|wagner|csp|cnsp|chef|colonel|capitaine|sultan|pape|prophete|ramadan|covid\w{0,9}|monde|figaro|parisien|soleil)\b"
)
_MOVEMENT = re.compile(r"(?i)(?:qa[iï]da|islamique|islam|djihad) \Z")
_COUNTRY_ACRONYMS = frozenset(["RDC", "RCA", "USA", "EAU", "MALI", "NIGER", "TCHAD", "TOGO"])
#: What reads as a place only behind another preposition.
_NO_PLACE = frozenset(
    [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "etat",
        "al-qaida",
        "islam",
        "dieu",
        "premier",
        "conseil",
        "defense",
        "tresor",
        "justice",
        "reuters",
        "afp",
        "rfi",
        "trophee",
        "boko haram",
        "al-shabab",
        "daech",
        "wagner",
        "jnim",
        "gsim",
        "aqmi",
        "hamas",
        "hezbollah",
        "etat islamique",
        "ansaroul islam",
    ]
)


class Places(NamedTuple):
    """Where something was, by its report: towns and sites apart from areas around them."""

    towns: tuple[str, ...]
    areas: tuple[str, ...]
    site: str | None  # where a march set out
    near: tuple[str, ...] = ()  # those of the areas that it was near to


def find_places(sentences: Sequence[Sentence]) -> Places:
    """Return the places that the sentences of a report name as those of the event."""
    towns: dict[str, str] = {}
    areas: dict[str, str] = {}
    near: dict[str, str] = {}
    site = None
    for sentence in sentences:
        text = " " * sentence.lead + sentence.text[sentence.lead :]
        before = _ANOTHER.search(text)
        text = text[: before.start()] if before else text
        if text.isupper():
            continue  # every word looks like a name
        for names, found in (
            (towns, _town_names(text)),
            (near, _near_names(text)),
            (areas, _area_names(text)),
        ):
            for name in found:
                names.setdefault(fold(name), name)
        departure = _DEPARTURE.search(text) or _DEPARTURE_BEHIND.search(text)
        if site is None and departure is not None:
            site = departure["site"].strip()
    areas = near | areas
    inside = tuple(name for folded, name in towns.items() if folded not in areas)
    return Places(inside, tuple(areas.values()), site, tuple(near.values()))


def find_towns(title: str, body: str = "") -> tuple[str, ...]:
    """Return the names of the towns in a title; in front of a colon, where the body tells «à Gaya»."""
    if title.isupper():
        return ()
    title = title.replace("'", "’")
    label = _LABEL.match(title)
    labels = [label["name"]] if label and any(before + label["name"] in body for before in _TOWN_TOLD) else []
    return tuple(dict.fromkeys((*labels, *_town_names(title))))


def _town_names(text: str) -> Iterator[str]:
    """Yield the names of towns in a sentence."""
    for match in _TOWN.finditer(text):
        name = match["name"]
        before = text[max(0, match.start() - 90) : match.start()]
        if fold(name) in _NO_PLACE or _ELSEWHERE.search(before[-40:]):
            continue
        if match.group().startswith(("à", "À", "A")) and _SAID.search(before):
            continue
        if _NEAR_THE.search(before[-30:]) or (_VOTE_OF.match(match.group()) and " " in name):
            continue
        yield name


def _near_names(text: str) -> Iterator[str]:
    """Yield the names of what a sentence says that it was near to, within, or between."""
    for match in _TOWN.finditer(text):
        within = _WITHIN.match(text, match.end("name"))
        if (
            within is not None
            and match.group().startswith(("à", "À"))
            and fold(within["name"]) not in _NO_PLACE
        ):
            yield within["name"]
    for match in _BETWEEN.finditer(text):
        if not {fold(match["one"]), fold(match["other"])} & _NO_PLACE:
            yield match["one"]
            yield match["other"]
    for match in _NEAR.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if fold(match["name"]) not in _NO_PLACE and not _ELSEWHERE.search(before):
            yield match["name"]


def _area_names(text: str) -> Iterator[str]:
    """Yield the names of areas in a sentence."""
    for match in _AREA_NAME.finditer(text):
        name = match[match.lastgroup or "name"]
        is_acronym = name.isupper() and name not in _COUNTRY_ACRONYMS
        is_movement = _MOVEMENT.search(text, max(0, match.start() - 20), match.start())
        if not (is_acronym or is_movement or _INSTITUTION.match(fold(name)) or fold(name) in _NO_PLACE):
            yield name
