"""Persons who came to harm, told without a number: «le chauffeur du camion et son apprenti ont été tués»."""

from __future__ import annotations

import re

from tui.languages.french.news.harm.casualty_words import ATTACKERS
from tui.languages.french.news.harm.tolls import Harm, Toll
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter
from tui.model.figures import Figure

_PERSON = (
    r"chauffeur|conducteur|conductrice|apprenti|gendarme|soldat|militaire|policier|garde|gardien|vigile"
    r"|maire|prefet|chef (?:de |du )(?:village|canton|quartier|groupement|poste)|imam|marabout|berger|eleveur"
    r"|agriculteur|cultivateur|commercante?|enseignante?|instituteur|institutrice|journaliste|otage"
    r"|fillette|garconnet|nourrisson|lieutenant|colonel|capitaine|commandant|adjudant|sergent|officier"
    r"|infirmiere?|medecin|sage-femme|humanitaire|employee?|passagere?|pilote|motocycliste|pieton|eleve"
    r"|etudiante?|manifestante?|pretre|missionnaire|ressortissante?|depute|conseiller|geolier|surveillant"
    r"|victime|octogenaire|sexagenaire|quinquagenaire|trentenaire|malheureux|suspect|detenu"
)
_HARMED = (
    r"(?:(?P<killed>(?:a|ont|aurait) (?:egalement |aussi )?(?:ete (?:tuee?s?|abattue?s?"
    r"|mortellement \w+|assassinee?s?|egorgee?s?|executee?s?|fauchee?s?|lynchee?s?)"
    r"|peri|succombe|perdu la vie|trouve la mort"
    r"|rendu l'ame)"
    r"|(?:est|sont|serai(?:en)?t) (?:morte?s?|decedee?s?)|,? ?(?:atteinte?|blessee?|touchee?) mortellement)"
    r"|(?P<wounded>(?:a|ont) (?:egalement |aussi )?ete (?:grievement |legerement )?blessee?s?))\b"
)
_VICTIM = FilteredPattern(
    r"(?:\A[\W]{0,3}|[,;:.–—] |\b(?:et|que|ou|quand|lorsque|dont) )"
    rf"(?:l[ae] |l'|son |sa |leur |ce |cette |cet )"
    rf"(?P<who>{_PERSON})\b(?P<between>[^.;:]{{0,90}}?)\s?{_HARMED}"
)
#: One person more, in the same list.
_MORE = re.compile(
    rf"(?:,? et|,) (?:son|sa|leur|le|la|l'|une?) ?(?:{_PERSON}|ami|fils|fille|epouse|frere|soeur|mari"
    rf"|guide)\b"
)
#: Between a person and what happened, what makes it happen to somebody else; or tells that it did not.
_OTHERS = re.compile(r"\bet\b|\bdont\b|\bqui\b|\bou\b|\d|\bn'|\bselon\b|\bque\b")
#: What every sentence about one has.
_HARM_WORDS = LiteralFilter(" ete ", "peri", "mort", "vie", "succomb", "decede", "rendu l'ame")


def find_victim(folded: str) -> Toll | None:
    """Return the toll of a sentence that tells of the death or wounds of a few, without a number."""
    if not _HARM_WORDS.passes(folded):
        return None
    match = _VICTIM.search(folded)
    if match is None or ATTACKERS.search(match["between"]):
        return None
    more = len(_MORE.findall(match["between"]))
    if _OTHERS.search(_MORE.sub("", match["between"])):
        return None
    harm: Harm = "killed" if match["killed"] else "wounded"
    return Toll(harm, Figure(match.start("who"), match.end("who"), 1 + more, 1 + more), False, False)
