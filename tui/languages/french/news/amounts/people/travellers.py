"""Numbers of people in French sentences who were aboard or sent out of a country, and for whom"
" something is given."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

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
_CONVOY = FilteredPattern(r"\bconvois?\b|\bvagues?\b|\bgroupe\b")
#: Those who were aboard: travellers whom something carried, or any people whom a sentence says to be there.
_ABOARD = re.compile(
    r"\s?(?:d'|de )?(?:(?P<travellers>passagers|voyageurs|migrants)"
    r"|(?:personnes|pelerins|eleves|occupants))\b"
)
_CARRIED = FilteredPattern(r"\btransport(?:ait|aient|ant)\b|\ba (?:son |leur )?bord\b|\bembarqu|\bcontenai")
_ON_BOARD = FilteredPattern(r"\ba (?:son |leur )?bord\b|\btransport(?:ait|aient|ant)\b")
#: Fewer are some of those who were aboard.
_MIN_ABOARD = 5
_BENEFITING = re.compile(
    r"\s?(?:d'|de )?(?:personnes|habitants|ames|usagers|eleves|producteurs|agriculteurs|eleveurs|ruraux"
    r"|beneficiaires|nigeriens|maliens|burkinabe|tchadiens|senegalais|beninois|togolais|guineens|ivoiriens"
    r"|camerounais)\b"
)
_BENEFIT = FilteredPattern(
    r"benefici|\bnourrir\b|\baider\b|\bsoutenir\b|\bsecourir\b|\bprofit|\bdesserv|\bau profit\b"
    r"|\bacces a\b|\bdestine|\b(?:sont|est) vise"
    r"|\b(?:doit|doivent|devrait|devraient|va|vont|permettr\w{1,4}) (?:\w+ )?"
    r"(?:toucher|atteindre|alimenter|approvisionner)"
)
#: Fewer are no people for whom money is given.
_MIN_BENEFICIARIES = 50
#: Fewer are a part of those who were sent out.
_MIN_SENT_OUT = 10


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
