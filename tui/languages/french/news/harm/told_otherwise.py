"""Tolls that a French sentence tells without a word for it beside the number: «aucun survivant»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.languages.french.news.harm.casualty_words import NOUN
from tui.languages.french.news.harm.tolls import Toll
from tui.languages.french.news.numbers import find_numbers
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import hedge_figure

#: «Il n’y a aucun survivant», «aucun des six occupants n’a survécu»: all who were there have died.
_NO_SURVIVOR = FilteredPattern(
    r"\b(?:aucune?|pas (?:de|un seul)|sans(?: un seul| aucun)?) (?:survivante?|rescapee?)s?\b"
    r"|\baucune? (?:[\w'-]+ ){0,8}?n'(?:en )?(?:a|aurait|avait) (?:survecu|rechappe|reussi a s'en sortir)\b"
)
#: «Deux morts et autant de blessés».
_AS_MANY = FilteredPattern(r"(?:,| et) (?P<about>presque |a peu pres |pratiquement )?autant de blesses\b")
#: «L’attaque a fait six victimes», which says in the press that they have died.
_MADE = re.compile(r"\b(?:fait|faisant|faire|faisait|fera|cause|causant|provoque)(?: [\w']{2,12}){0,3} \Z")
_VICTIMS = re.compile(r"(?: nouvelles| autres)? victimes?\b(?! (?:collaterale|indirecte|d[e'u]))")
#: So far in front of a number its verb may stand.
_MAX_CHARS = 50


def find_tolls_otherwise(folded: str, tolls: Sequence[Toll]) -> Iterator[Toll]:
    """Yield what a folded sentence tells of its killed and wounded beside its other tolls."""
    killed = next((toll for toll in tolls if toll.harm == "killed" and not toll.is_part), None)
    if "autant de" in folded and killed is not None and (as_many := _AS_MANY.search(folded)):
        figure = hedge_figure(killed.figure, "about") if as_many["about"] else killed.figure
        yield Toll("wounded", figure, False, False)
    if tolls:
        return
    has_no_survivor = ("surv" in folded or "rechapp" in folded or "rescap" in folded) and _NO_SURVIVOR.search(
        folded
    )
    if not (has_no_survivor or "victime" in folded):
        return
    for figure in find_numbers(folded):
        noun = NOUN.match(folded, figure.end)
        is_all = has_no_survivor and noun is not None and noun["people"] and figure.low > 1
        is_made = _VICTIMS.match(folded, figure.end) and _MADE.search(
            folded, max(0, figure.start - _MAX_CHARS), figure.start
        )
        if is_all or is_made:
            yield Toll("killed", figure, False, False)
            return
