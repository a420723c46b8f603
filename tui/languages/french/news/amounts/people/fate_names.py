"""What befell people in French sentences, by who they are, who did it to them, and of what disease."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.french.news.harm.casualty_words import NOUN
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

_CASES = re.compile(r" (?:cas|malades|contaminations)\b")
_PATIENTS = re.compile(
    r" (?:cas|patients|contaminations)\b(?! (?:ont|sont) (?:\w+ )?(?:succombe|peri|morts|decedes|gueri))"
)
_DISEASE = FilteredPattern(
    r"cholera|epidemie|virus|maladie|rougeole|meningite|dengue|diphterie|polio|fievre|mpox"
)
#: Who takes people away against the law, and by their office.
_RAVISHERS = re.compile(
    r"\b(?:inconnus|hommes armes|hommes en armes|assaillants|ravisseurs|bandits|d?jihadistes|terroristes"
    r"|individus|motards|agresseurs)\b"
)
_STATE = re.compile(r"\b(?:police|policiers|gendarmes|gendarmerie|agents|militaires|forces de l'ordre)\b")
#: Those who are told to leave a country by what they are.
ENVOYS = re.compile(
    r"\s?(?:d'|de )?(?:autres )?(?:responsables|cadres|diplomates|employes|salaries|expatries|journalistes"
    r"|cooperants|agents|dirigeants|experts|humanitaires)\b"
)
#: Who is handed over, and nothing else: «chaque camp rendra douze prisonniers».
_CAPTIVES = re.compile(r" (?:d'|de )?(?:\w+ )?(?:prisonniers|captifs|detenus|otages)\b")
_FOUND = re.compile(
    r"[^.;:,()]{0,50}\b(?:ont|a|avaient|avait|auraient|sont|est) (?:[\w-]+ ){0,2}?"
    r"(?:retrouvee?s?|localisee?s?|reapparue?s?|revenue?s?) (?:vivant|sain|vif|indemne)"
)
#: Who is held, and escapes; that what they bore is over.
_HELD = re.compile(r" (?:d'|de )?(?:prisonniers|detenus|suspects|prevenus|condamnes|otages)\b")
_OVER = re.compile(r"\b(?:fin|termine|acheve|bout)\b")


def read_cases(folded: str, figure: Figure) -> Amount | None:
    """Return a number of cases of a disease that has a part: «trois morts sur trente cas»."""
    return Amount("infected", figure) if _CASES.match(folded, figure.end) else None


def read_patients(folded: str, figure: Figure) -> Amount | None:
    """Return a number of cases of a disease that a sentence names."""
    is_told = _PATIENTS.match(folded, figure.end) and _DISEASE.search(folded)
    return Amount("infected", figure) if is_told else None


def name_fate_of(folded: str, figure: Figure, fate: str) -> str:
    """Return what befell people by who they are, empty for nothing: «deux assaillants ont été capturés»."""
    noun = NOUN.match(folded, figure.end)
    if fate == "missing" and _FOUND.match(folded, figure.end):
        return "rescued"  # «neuf orpailleurs disparus ont été retrouvés vivants»
    if noun is not None and noun["attackers"] and fate in ("abducted", "displaced"):
        return "arrested" if fate == "abducted" else ""
    return "escaped" if fate == "displaced" and _HELD.match(folded, figure.end) else fate


def name_fate_before(folded: str, figure: Figure, fate: str, words: str) -> str:
    """Return what befell people by who did it or what struck them; `words`: what stands in front of them."""
    if words.startswith(("captiv", "calvaire", "cauchem")) and not _OVER.search(folded):
        return ""
    is_handed_over = fate == "exchanged" and not words.startswith("echang")
    if is_handed_over and not _CAPTIVES.match(folded, figure.end):
        return ""
    if words.startswith("chass") and ENVOYS.match(folded, figure.end):
        return "expelled"
    if words.startswith("venu") and not _STATE.search(folded, 0, figure.start):
        return ""
    if words.startswith("embarque") and _RAVISHERS.search(folded, 0, figure.start):
        return "abducted"
    return "infected" if fate == "displaced" and _DISEASE.search(folded) else fate
