"""Numbers of any other things in French sentences, named by the noun that is counted: «40 motopompes»."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.french.news.harm.casualty_words import NO_PEOPLE, NOUN
from tui.model.figures import Figure

#: Fewer things may be those named before, or parts of what is told.
_MIN_COUNTED = 3
#: In front of two things, what was done to them.
_DONE_TO = re.compile(
    r"\b(?:incendi|detrui|brul|saisi|emport|vol|offert|remis|recu|livr|constru|endommag|perdu|pris"
    r"|abattu)\w{0,3} \Z"
)
#: In front of a number, all of which are known, a part of another, or one of a row: «les trois points».
_KNOWN = re.compile(
    r"(?:\b(?:les|des|ses|nos|leurs|ces|aux|dont|vos|mes|notre|tous|toutes|autres|sur|numero|article|page"
    r"|parmi"
    r"|apres|depuis|il y a|a|ans|entre|meme)"
    r"|[:(]|\bn°) ?\Z"
)
#: The same where it is done to them, or given: «une amende infligée à cinq comptoirs».
_TO_WHOM = re.compile(
    r"\b(?:coute|inflig|notifi|impos|interdi|retir|remis|offert|livr|distribu|accord|appliqu|signifi)\w{0,4}"
    r" (?:[\w']+ ){0,2}(?:a|aux) \Z"
)
#: Nouns of what is not counted alike by all who report: parts of a text, ways to put it, people.
_NO_THINGS = frozenset(
    """points fois parties pays reprises articles phases axes raisons objectifs volets tranches cotes camps
    etapes tours manches rounds jours mois semaines heures minutes secondes ans annees siecles
    decennies nuits matins personnes individus hommes femmes gens autres moins uns unes sources textes
    mots voix votes questions sujets themes facons manieres cas victimes morts blesses disparus
    membres responsables dirigeants chefs langues ministres pages lignes paragraphes chapitres
    generations versions scenarios hypotheses facteurs causes aspects niveaux types sortes
    categories formes nationalites regions provinces departements cercles secteurs domaines mesures
    decisions accords conventions attaques assauts attentats embuscades raids frappes incidents
    explosions tirs coups combats affrontements elements civils soldats militaires gendarmes
    policiers agents enfants jeunes filles garcons freres soeurs fils parents amis collegues voisins
    temoins habitants communautes ethnies peuples reunions rencontres visites sessions audiences
    seances entretiens visages choses chances pour pas plus dans sous sans mais alors puis vers chez
    avis cours corps temps poids bras dos fonds biens frais degats dommages pertes moyens efforts
    resultats grandes grands petits petites nouvelles nouveaux premiers premieres derniers dernieres
    principaux principales differents differentes divers diverses gros hauts anciens anciennes
    metres kilometres kilos tonnes litres grammes hectares francs euros dollars nairas cedis dirhams
    livres millions milliards degres pourcents centimetres ares""".split()  # noqa: SIM905
)
_NOUN = re.compile(
    r"\s(?:d'|de )?(?:(?:autres|nouveaux|nouvelles|grands|grandes|petits|petites|gros|grosses) )?"
    r"(?P<noun>[a-z][a-z-]{2,23}[sx])(?!\w)(?: (?:de |d'|en |a )(?P<of>(?!la\b|le\b|les\b|l'|ces\b|ses\b"
    r"|cette\b|leur)[a-z-]{3,20}))?"
)
#: In front of a number, what somebody has at all times: «l’opérateur revendique trois millions d’abonnés».
_OWNED = re.compile(
    r"\b(?:revendiqu|comptabilis|emploi|dessert|possed|detien|gere|exploit|dispos|aliment)\w{0,5}"
    r" (?:(?:aujourd'hui|desormais|deja|actuellement|pres de|plus de|environ|quelque|d'|de|au moins|pas moins"
    r" de) ?){0,3}\Z"
)
#: «Des milliers» of things are no number that anybody has counted.
_MAX_RATIO = 4
_MEASURED = re.compile(NO_PEOPLE)
#: Days and places behind a noun are no part of its name.
_NO_PART = re.compile(
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|plus|moins|nuit|jour|suite|cause|part|partir"
)


def read_any_things(folded: str, figure: Figure) -> Amount | None:
    """Return a number of things by the noun that is counted; None where it counts people, days or ideas."""
    is_told = _DONE_TO.search(folded, max(0, figure.start - 16), figure.start) is not None
    is_known = _KNOWN.search(folded, max(0, figure.start - 10), figure.start) is not None
    is_known = is_known and _TO_WHOM.search(folded, max(0, figure.start - 40), figure.start) is None
    if figure.low < _MIN_COUNTED - is_told or is_known or figure.high > _MAX_RATIO * figure.low:
        return None
    if _OWNED.search(folded, max(0, figure.start - 50), figure.start):
        return None
    noun = _NOUN.match(folded, figure.end)
    if noun is None or noun["noun"] in _NO_THINGS or NOUN.match(folded, figure.end):
        return None
    if _MEASURED.fullmatch(noun["noun"]):
        return None
    part = noun["of"]
    has_part = part is not None and not _NO_PART.fullmatch(part)
    return Amount(folded[noun.start("noun") : noun.end("of" if has_part else "noun")], figure)
