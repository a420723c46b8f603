"""Lists of persons by their offices in French sentences, which are so many people, though no number is given.

«Le consul, l’attaché militaire et le premier secrétaire ont été expulsés» tells of three.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.languages.french.news.amounts.people.fates import FATE
from tui.languages.patterns.filtered_pattern import FilteredPattern

_HEAD = (
    r"(?:(?:premi|deuxi)\w{2,5} |vice-|ex-|ancien(?:ne)? )?"
    r"(?:attachee?|consule?|ambassad(?:eur|rice)|secretaire|conseill(?:er|ere)|charge(?:e)? d'affaires"
    r"|direct(?:eur|rice)|presidente?|redact(?:eur|rice)|journaliste|maire|prefete?|sous-prefet|adjointe?"
    r"|gouverneure?|ministre|chef|commandante?|tresori(?:er|ere)|coordonnat(?:eur|rice)|coordinat(?:eur|rice)"
    r"|representante?|correspondante?|porte-parole|proprietaire|gerante?|responsable|avocate?|imam|pasteur"
    r"|pretre|medecin|infirmi(?:er|ere)|chauffeur|guide|interprete|cameraman|technicien(?:ne)?|comptable"
    r"|deputee?|procureure?|juge|greffi(?:er|ere)|anim(?:ateur|atrice)|presentat(?:eur|rice)|photographe)\b"
)
_MORE = r"(?: (?!(?:et|ainsi|ont|sont|est|qui|que|se|dont|avaient|auraient|seraient)\b)[\w'-]+){0,8}?"
_FIRST = rf"(?:l[ea] |l')(?:{_HEAD}){_MORE}"
_NEXT = rf"(?:(?:l[ea] |son |sa |leur )|l'|une? )(?:{_HEAD}){_MORE}"
#: At the beginning of a sentence or behind its day.
_LIST = FilteredPattern(
    r"(?:\A\W{0,3}|[;:] )(?:\w{4,8}(?: (?:matin|soir))?, )?"
    rf"(?P<list>{_FIRST}(?:, {_NEXT}){{0,6}},? et {_NEXT}),?"
    r"(?= (?:ont|sont|avaient|auraient|seraient|se sont)\b)"
)
_ONE = re.compile(rf"(?:\A|, | et ){_NEXT}(?=,|\Z| et )")
#: What is done to them all; between them and it.
_DONE_TO_THEM = frozenset(
    {"arrested", "abducted", "expelled", "released", "condemned", "acquitted", "dismissed"}
)
_PASSIVE = re.compile(
    r",? (?:(?:ont|avaient|auraient) (?:\w+ )?ete|sont|seraient|se sont|ont)"
    r"(?: (?!par\b|pour\b)[\w'-]+){0,3} \Z"
)
_ACTIVE = re.compile(r",? (?:ont|avaient|auraient)(?! (?:\w+ )?ete\b)(?: [\w'-]+)? \Z")
_REACH = 70


class OfficeList(NamedTuple):
    """A list of persons by their offices: where it stands, and how many they are."""

    start: int
    end: int
    total: int


def find_office_list(folded: str) -> OfficeList | None:
    """Return the list of persons that is the subject of a folded sentence which tells what befell them."""
    if " et " not in folded or (match := _LIST.search(folded)) is None:
        return None
    end = match.end("list")
    fate = FATE.search(folded, end, end + _REACH)
    if fate is None or fate.lastgroup not in _DONE_TO_THEM:
        return None
    between = folded[end : fate.start()]
    is_verb = fate.group().startswith("recu")  # «ont reçu l’ordre de quitter le pays»
    if not _PASSIVE.fullmatch(between) or (_ACTIVE.fullmatch(between) and not is_verb):
        return None
    count = len(_ONE.findall(match["list"]))
    return OfficeList(match.start("list"), end, count) if count > 1 else None
