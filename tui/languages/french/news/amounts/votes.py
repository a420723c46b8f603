"""Votes in French sentences: for and against a text, the share of votes, turnout and abstention."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

_MEMBER = r"(?:deputes|parlementaires|elus|senateurs|conseillers|representants|membres|pays|etats)"
#: Behind a number, those who voted: «134 députés sénégalais»; nobody is named where they were before.
_WHO = rf"(?: (?:d'entre eux|autres|(?:voix|votes|suffrages|bulletins)|{_MEMBER}(?: [a-z-]{{4,14}})?))?"
_FOR = re.compile(
    rf"{_WHO} (?:(?:ont |ayant )?(?:vote )?pour\b(?! (?:les?|la|un|une|que)\b)|favorables\b|(?:ont "
    rf"|ayant )?(?:dit |vote |repondu )oui\b"
    r"|(?:se sont|s'etant) prononces (?:pour|en (?:sa )?faveur)\b|(?:l'|y )?ont (?:soutenue?|approuvee?"
    r"|ete favorables)\b"
    r"|ont (?:donne|accorde) leur (?:aval|accord|voix|feu vert|confiance)\b|ont dit leur accord\b|(?:l'"
    r"|les )ont votee?)"
    r"| (?:voix|votes|suffrages) (?:exprimes )?contre \d| oui\b"
)
_AGAINST = re.compile(
    rf"{_WHO} (?:(?:ont |ayant )?(?:vote )?contre\b|defavorables\b|hostiles\b|(?:ont |ayant )?(?:dit "
    rf"|vote |repondu )non\b"
    r"|(?:s'y |se )(?:sont|etaient|etant) (?:prononces contre|opposes)\b|(?:s'y |l'|y )?ont (?:rejete"
    r"|repousse)e?\b"
    r"|s'y (?:opposant|opposaient)\b|l'ont (?:rejete|repousse|refuse)e?\b)"
    r"| non\b(?!-)"
)
_ABSTAINED = re.compile(
    rf"{_WHO} (?:abstentions?\b|(?:se sont|s'etant) abstenus\b|ont prefere s'abstenir\b"
    rf"|ont choisi l'abstention\b)"
    r"| abstentions\b| bulletins blancs\b"
)
_VOICES = re.compile(r" (?:voix|suffrages|votes)\b(?! des| de l)")
_AGAINST_BEFORE = re.compile(r"\b(?:voix|votes|suffrages|pour|oui),? contre \Z")
#: By whom a text was passed.
_BY_BEFORE = re.compile(r"\b(?:vote|adopte|approuve|soutenu|signe|rejete)\w{0,2} (?:\w+ )?par \Z")
#: In front of voices, that they were not given: «il a manqué douze voix à l’opposition».
_LACKING = re.compile(
    r"\b(?:manqu\w{1,4}|faut|fallait|fallu|requi\w{1,3}|necessit\w{1,4}) (?:[\w']+ ){0,3}?\Z"
)
_MEMBERS = re.compile(r" (?:deputes|parlementaires|elus|senateurs|conseillers)\b")
#: So many voices are votes.
_MIN_VOTES = 100
_CAST = FilteredPattern(
    r"\b(?:adopt|rejet|vot|approuv|motion|resolution|texte|loi|recueill|obtenu|elu|scrutin|remport|election"
    r"|partielle|senatoriale|legislativ|presidentiel|municipal|candidat"
    r"|\bdit (?:oui|non)\b|\boppos|\babst|\bprononces (?:pour|contre|en))"
)


def read_vote(folded: str, figure: Figure) -> Amount | None:
    """Return a number of votes for or against something, or of those who abstained."""
    before = folded[max(0, figure.start - 24) : figure.start]
    is_many = figure.low >= _MIN_VOTES and _VOICES.match(folded, figure.end) is not None
    is_lacking = _LACKING.search(folded, max(0, figure.start - 40), figure.start) is not None
    if is_lacking or not (is_many or _CAST.search(folded)):
        return None
    if _AGAINST_BEFORE.search(before):
        return Amount("votes against", figure)
    if _FOR.match(folded, figure.end) or (_BY_BEFORE.search(before) and _MEMBERS.match(folded, figure.end)):
        return Amount("votes for", figure)
    if _AGAINST.match(folded, figure.end):
        return Amount("votes against", figure)
    if _ABSTAINED.match(folded, figure.end):
        return Amount("abstentions", figure)
    return Amount("votes for", figure) if _VOICES.match(folded, figure.end) else None
