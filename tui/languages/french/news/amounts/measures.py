"""Shares, weights and powers in French sentences, in one unit each."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.model.figures import Figure

_POWER = re.compile(
    r"\s?(?:de )?(?P<kw>kilowatts?\b|kw\b)|\s?(?:de )?(?P<mw>megawatts?\b|mw\b|mwc\b)"
    r"|\s?(?:de )?(?P<gw>gigawatts?\b|gw\b)"
)
_WEIGHT = re.compile(
    r"\s?(?:de )?(?:(?P<kg>kilos?|kilogrammes?|kg)|(?P<t>tonnes?|t)|(?P<g>grammes?|g))\b(?: (?:de "
    r"|d')(?P<what>\w+))?"
)
_WEIGHT_BEFORE = re.compile(
    r"(?:de l'|du |de la |de |d')(?P<what>or|cannabis|drogue|cocaine|resine|uranium|ivoire), \Z"
)
_IN_KG = {"kg": 1.0, "t": 1000.0, "g": 0.001}
_PERCENT = re.compile(r"\s?(?:%|pour cent|p\. ?100)")
_TURNOUT = re.compile(
    r"participation|se sont deplaces|ont vote|taux de (?:vote|participation)|electeurs|inscrits|aux urnes"
    r"|votants"
)
_VOTES = re.compile(
    r"voix|suffrages|des votes|en tete|score|l'emporte|remport|elu|vainqueur|gagne|obtient|obtenu|recueill"
    r"|credite"
)
_OPPONENT = re.compile(r"(?:contre|face a|devant|a son rival)\s?\Z")


def read_share(folded: str, figure: Figure) -> Amount | None:
    """Return a share of votes or a turnout in per cent."""
    is_opponent = _OPPONENT.search(folded[max(0, figure.start - 12) : figure.start])
    if not _PERCENT.match(folded, figure.end) or is_opponent:
        return None
    near = folded[max(0, figure.start - 70) : figure.end + 50]
    if _TURNOUT.search(near):
        return Amount("turnout", figure.loosened())
    return Amount("share of the votes", figure.loosened()) if _VOTES.search(near) else None


def read_measure(folded: str, figure: Figure) -> Amount | None:
    """Return a weight in kilograms or a power in megawatts."""
    if power := _POWER.match(folded, figure.end):
        factor = {"kw": 0.001, "mw": 1.0, "gw": 1000.0}[power.lastgroup or "mw"]
        return Amount("power", figure.loosened().times(factor))
    weight = _WEIGHT.match(folded, figure.end)
    if weight is None:
        return None
    before = _WEIGHT_BEFORE.search(folded[max(0, figure.start - 24) : figure.start])
    what = weight["what"] or (before["what"] if before else "")
    unit = next(name for name in _IN_KG if weight[name])
    return Amount(f"kg {what}", figure.loosened().times(_IN_KG[unit])) if what else None
