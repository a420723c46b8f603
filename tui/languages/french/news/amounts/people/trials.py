"""Numbers of people who are tried in French sentences, of sentences and of acquittals."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.model.figures import Figure

#: Those who are tried: «comparaissait avec onze autres prévenus», «quatorze personnes jugées».
_TRIED = re.compile(
    r" (?:(?P<others>autres) )?(?:prevenus|accuses|coaccuses|inculpes|mis en cause"
    r"|(?:personnes|hommes|femmes|officiers|militaires|soldats|jeunes) (?:ont ete |etaient |sont )?"
    r"(?:accusee?s|jugee?s|poursuivie?s|traduite?s))\b"
)
_ONE_AND = re.compile(r"\b(?:avec|aux cotes d[e']|en compagnie d[e']) ?\Z")
#: In front of a number, who is tried with them; behind it, who they are.
_TRIED_WITH = re.compile(
    r"\b(?:juge|poursuivi|inculpe|accuse|comparai\w{1,6}|traduit|repon\w{1,5}|attrait)(?:e?s?) [^.;:]{0,50}?"
    r"\b(?:avec|aux cotes d[e']|en compagnie d[e']) ?\Z"
)
_WITH_THEM = re.compile(
    r" (?:autres )?(?:personnes|prevenus|accuses|coaccuses|inculpes|complices|hommes|femmes|militaires"
    r"|officiers)\b"
)
#: What a court decided, as a noun that is counted.
_DECIDED = re.compile(
    r" (?:nouvelles |autres )?(?:(?P<condemned>condamnations?|peines (?:de mort|capitales|de prison|fermes"
    r"|de [\w-]+ (?:ans|mois))"
    r"|verdicts? de culpabilite)"
    r"|(?P<acquitted>acquittements?|relaxes?|non-lieux?|mises? hors de cause))\b(?! (?:prononce"
    r"|recens)\w+ (?:en|depuis) )"
)
#: What befell those who were tried, behind their name: they are no longer all who were.
_WERE = re.compile(
    r" (?:\w+ )?(?:ont (?:\w+ )?ete|sont|seront|ont (?:ecope|obtenu)|ecopent)\b(?! (?:poursuivis|juges"
    r"|accuses))"
)
#: In front of a number, what was decided of those it counts.
_DECIDED_ON = re.compile(
    r"\b(?:charges|poursuites|culpabilite|acquitt\w{1,6}|relax\w{1,3}|condamn\w{1,6}|retien\w{1,3}"
    r"|retenu|blanchi)"
    r" [^.;:,]{0,40}\Z"
)


def read_tried(folded: str, figure: Figure, is_whole: bool = False) -> Amount | None:
    """Return a number of people who are tried together; `is_whole`: another number is a part of it."""
    if _WITH_THEM.match(folded, figure.end) and _TRIED_WITH.search(
        folded, max(0, figure.start - 80), figure.start
    ):
        return Amount("tried", figure.plus(Figure(figure.end, figure.end, 1, 1)))
    tried = _TRIED.match(folded, figure.end)
    if tried is None or folded.endswith("dont ", 0, figure.start):
        return None
    is_decided = _WERE.match(folded, tried.end()) or _DECIDED_ON.search(
        folded, max(0, figure.start - 50), figure.start
    )
    if is_decided and not is_whole:
        return None
    is_one_more = tried["others"] and _ONE_AND.search(folded, max(0, figure.start - 20), figure.start)
    return Amount("tried", figure.plus(Figure(figure.end, figure.end, 1, 1)) if is_one_more else figure)


def read_decided(folded: str, figure: Figure) -> Amount | None:
    """Return a number of sentences or acquittals, as those of people."""
    decided = _DECIDED.match(folded, figure.end)
    return Amount(decided.lastgroup or "", figure) if decided is not None else None
