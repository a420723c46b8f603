"""Who gives a number of a French sentence: authorities, who called for a march, who counted on their own."""

from __future__ import annotations

import re

from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.sentence_facts import is_attributed
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure
from tui.model.news import UNKNOWN_SOURCE

#: A source that cannot be told from others.
UNKNOWN = UNKNOWN_SOURCE
#: Kinds of sources; what two of one kind give is no difference between two.
_SOURCE = FilteredPattern(
    r"\b(?:(?P<state>polic|prefe[ct]|gendarm|autorites|ministere|ministre|gouvernement|gouvernorat|commissa"
    r"|mairie\b|maire\b|officiel|l'interieur\b|sous-prefet|services de l'etat\b)"
    r"|(?P<callers>organisat|organiser|\w*syndica|collectif|centrales?\b|coalition|opposition"
    r"|confederation|union\b|coordination\b|comite\b|plateforme\b|(?<=le )front\b|cgt\b"
    r"|les (?:manifestants|marcheurs|grevistes)\b"
    r"(?:(?<=selon les manifestants)|(?<=selon les marcheurs)"
    r"|(?= (?:qui )?(?:affirm|assur|revendiq|parl|dis))))"
    r"|(?P<counters>cabinet\b|comptage|correspondants?\b|journalistes?\b|reporters?\b|medias?\b"
    r"|observateurs|temoins?\b|afp\b|onu\b|nations unies|ong\b))"
)
#: Who gives the number in front of it: «3 000 selon la police».
_BY = re.compile(
    r"(?: \(|[^.;:]{0,60}?(?:\bselon|\bd'apres|\baux dires d[e']s?|\bau dire d[eu]|\bde source"
    r"|\ben? croi(?:re|t)|\bsi l'on (?:en croit|prefere|suit|ecoute)"
    r"|\bpour(?= l[ea]s? (?:polic|prefec|autor|gendar|organis|\w*syndic|collect|minist|gouver|mairie))) ?)"
    r"(?P<by>[^.,;:()]{2,40})"
)
_OWN = re.compile(
    r" ?(?:%|pour cent)?(?: (?:de participation|de taux|des inscrits))?,? (?:\()?(?:selon|d'apres"
    r"|aux dires d|pour) \w"
)
#: The same without a name: «9 000 d’un côté, 50 000 de l’autre».
_SIDE = re.compile(
    r" (?:personnes |manifestants |marcheurs )?(?P<side>d'un cote|de l'autre|(?:pour|selon|d'apres) les uns"
    r"|(?:pour|selon|d'apres) les autres)\b"
)
_SAME = "meme source"
#: What sets a number against the one before.
_AGAINST = FilteredPattern(
    r"\bcontre\b|\btandis que\b|\balors que\b|\bde (?:son|leur) cote\b|\bpour (?:sa|leur) part\b"
    r"|\bquant (?:a|aux?)\b"
    r"|\ben revanche\b|\bmais\b|\bcontest|\brevendiqu|\bn'en [^.;]{0,30}\bque\b|\bs'en tien"
    r"|, (?:lui|elle|eux), "
    r"|\bcamp(?:e|ent) sur|\bmaintien(?:t|nent)\b|\breconnai|\badmet|\bserai(?:t|ent)\b|\baurai(?:t|ent)\b"
)


def find_source(folded: str, figure: Figure) -> str:
    """Return who gives a number of a folded sentence: a kind of source, other words for one, or nothing.

    `UNKNOWN` stands for one that cannot be told from others.
    """
    after = [one.start for one in find_numbers(folded) if one.start >= figure.end and one.high > 1]
    last = after[0] if after else len(folded)
    if side := find_side(folded, figure):
        return side
    by = _BY.match(folded, figure.end, last)
    if by is not None:
        kinds = _kinds_in(folded, *by.span("by"))
        if not kinds and _SAME in by["by"]:
            return UNKNOWN
        return kinds[0] if kinds else by["by"].strip()
    if before := _kinds_in(folded, 0, figure.start):
        return before[-1]
    if behind := _kinds_in(folded, figure.end, last):
        return behind[0]
    return UNKNOWN if is_attributed(folded) else ""


def has_own_source(folded: str, figure: Figure) -> bool:
    """Return whether a folded sentence says right behind a number who gives it: «52 % selon l’opposition»."""
    return _OWN.match(folded, figure.end) is not None


def find_side(folded: str, figure: Figure) -> str:
    """Return the words behind a number that say that it is of one of two sides; empty where none do."""
    side = _SIDE.match(folded, figure.end)
    return side["side"] if side else ""


def names_source(folded: str) -> bool:
    """Return whether folded words name somebody who counts people."""
    return _SOURCE.search(folded) is not None


def _kinds_in(folded: str, start: int, end: int) -> list[str]:
    """Return the kinds of sources that a part of a folded sentence names."""
    return [match.lastgroup or "" for match in _SOURCE.finditer(folded, start, end)]


def are_of_two_sources(one: str, other: str, folded: str, is_same_sentence: bool) -> bool:
    """Return whether a number is of another source than one before it; `folded`: its own sentence."""
    if not other or (one == other and other != UNKNOWN):
        return False
    is_beside = other != UNKNOWN and (bool(one) or is_same_sentence)
    return is_beside or _AGAINST.search(folded) is not None


def are_of_named_sources(one: str, other: str) -> bool:
    """Return whether a number is given to another source than one before it, of which both can be told."""
    return bool(one and other) and one != other and UNKNOWN not in (one, other)
