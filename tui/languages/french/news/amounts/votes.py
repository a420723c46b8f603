"""Votes in French sentences: for and against a text, the share of votes, turnout and abstention."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

_FOR = re.compile(
    r" (?:(?:voix|votes|suffrages|deputes|parlementaires|elus|senateurs)(?: ont vote)? )?"
    r"(?:pour|favorables)\b| (?:voix|votes|suffrages) (?:exprimes )?contre \d| oui\b"
)
_AGAINST = re.compile(
    r" (?:(?:voix|votes|suffrages|deputes|parlementaires|elus|senateurs)(?: ont vote)? )?"
    r"(?:contre|defavorables|hostiles)\b| non\b"
)
_ABSTAINED = re.compile(r" (?:abstentions|(?:voix|deputes|elus)?\s?se sont abstenus|bulletins blancs)\b")
_VOICES = re.compile(r" (?:voix|suffrages|votes)\b(?! des| de l)")
_AGAINST_BEFORE = re.compile(r"\b(?:voix|votes|suffrages|pour|oui),? contre \Z")
#: By whom a text was passed.
_BY_BEFORE = re.compile(r"\b(?:vote|adopte|approuve|soutenu|signe|rejete)\w{0,2} (?:\w+ )?par \Z")
_MEMBERS = re.compile(r" (?:deputes|parlementaires|elus|senateurs|conseillers)\b")
#: So many voices are votes.
_MIN_VOTES = 100
_CAST = FilteredPattern(
    r"\b(?:adopt|rejet|vot|approuv|motion|resolution|texte|loi|recueill|obtenu|elu|scrutin|remport|election"
    r"|partielle|senatoriale|legislativ|presidentiel|municipal|candidat)"
)


def read_vote(folded: str, figure: Figure) -> Amount | None:
    """Return a number of votes for or against something, or of those who abstained."""
    is_many = figure.low >= _MIN_VOTES and _VOICES.match(folded, figure.end) is not None
    if not (is_many or _CAST.search(folded)):
        return None
    before = folded[max(0, figure.start - 24) : figure.start]
    if _AGAINST_BEFORE.search(before):
        return Amount("votes against", figure)
    if _FOR.match(folded, figure.end) or (_BY_BEFORE.search(before) and _MEMBERS.match(folded, figure.end)):
        return Amount("votes for", figure)
    if _AGAINST.match(folded, figure.end):
        return Amount("votes against", figure)
    if _ABSTAINED.match(folded, figure.end):
        return Amount("abstentions", figure)
    return Amount("votes for", figure) if _VOICES.match(folded, figure.end) else None
