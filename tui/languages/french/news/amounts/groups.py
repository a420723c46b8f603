"""Groups of people or things that French sentences name: who were killed, who marched, what was destroyed."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.languages.french.news.amounts.people.fates import FATE
from tui.languages.french.news.amounts.things import name_thing
from tui.languages.french.news.harm.casualty_words import ATTACKERS
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.news import About

_HARMED = (
    r"(?:(?P<killed>morts?|tues|deces|decedes|defunts|depouilles|cadavres|noyes|disparues? a jamais)"
    r"|(?P<wounded>(?:blesse|hospitalise|soigne)(?:e?s)))"
)
_GATHERED = (
    r"(?P<attendance>manifestant(?:e?s)|marcheu(?:rs|ses)|participant(?:e?s)|protestataires|fideles|pelerins"
    r"|spectateurs|grevistes|invites|delegues|convives|festivaliers|visiteurs|militants|sympathisants|partisans"
    r"|manifester|marcher|defiler|battre le pave|descendre dans la rue|protester|repondre a l'appel)"
)
_SOLDIERS = r"(?P<troops>soldats|militaires|casques bleus|troupes|mercenaires|instructeurs)"
_SERVED = r"(?P<beneficiaries>benefici\w+|profiter)"
_NAMED = FilteredPattern(rf"(?<![\w-])(?:{_HARMED}|{_GATHERED}|{_SOLDIERS}|{_SERVED})\b")
_DETERMINER = re.compile(r"\b(?:les|des|ces|nos|leurs|ses|aux) ")


class Group(NamedTuple):
    """What a number of a report counts: as in `StatedFact.about` and `of`."""

    about: About
    of: str = ""


#: What the words of a group are in a report.
_GROUPS = {
    "killed": Group("killed"),
    "wounded": Group("wounded"),
    "attendance": Group("attendance"),
    "troops": Group("amount", "troops"),
    "beneficiaries": Group("amount", "beneficiaries"),
}


def name_group(words: str) -> Group | None:
    """Return the last group that folded words name; None where they name none, or those who attack."""
    if ATTACKERS.search(words):
        return None
    found: list[tuple[int, Group]] = []
    for match in _NAMED.finditer(words):
        found.append((match.start(), _GROUPS[match.lastgroup or ""]))
    found += [(match.start(), Group("amount", match.lastgroup or "")) for match in FATE.finditer(words)]
    for determiner in _DETERMINER.finditer(words):
        if (thing := name_thing(words[determiner.end() - 1 :])) is not None:
            found.append((determiner.start(), Group("amount", thing)))
    return max(found, key=lambda one: one[0])[1] if found else None
