"""A toll of a sentence: a number of killed or wounded people, of the event and of those who were struck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tui.languages.french.news.harm.casualty_words import (
    ATTACKERS,
    ATTACKERS_AMONG,
    DEAD,
    ENEMY_SIDE,
    NEW_CLAUSE,
    OF_BEFORE,
    OF_CASES,
    OF_THEM,
    PART,
    THEIR_OWN,
    THEY_LOST,
)
from tui.languages.french.news.harm.toll_words import (
    EARLIER,
    GOES_ON,
    GREATEST,
    OF_MOVEMENT,
    OF_WHOLE_MOVEMENT,
    OF_YEARS,
    REJECTED,
    SINCE_LONG,
    SOME_DAY,
    TOTAL,
)
from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import Figure

Harm = Literal["killed", "wounded"]
#: In front of a number, that those who attack have lost so many.
_LOST_BY_FOES = re.compile(rf"{ATTACKERS.pattern}[^.;:]{{0,60}}\bperdu (?:\w+ ){{0,2}}\Z")
#: What ends the toll that holds, in front of an earlier one.
_NEW_TOLL = re.compile(
    r" ?;|,? (?:contre|et non|au lieu d(?:es? |'))"
    r"|(?:, | \(| [-–—] )(?:soit |c'est )?(?:\w+ )?[\w-]+ (?:(?:morts|tues|victimes|deces) )?"
    r"de plus qu"
)
#: Behind a toll, its parts in brackets: «soixante tués (40 djihadistes et 20 gendarmes)».
_BRACKET = re.compile(r"[^.;:()\d]{0,60}\(")
#: Behind a toll, how far its parts are read.
MAX_PART_CHARS = 80


class Toll(NamedTuple):
    """A number of killed or wounded people; `is_total`: given as the toll, as a whole."""

    harm: Harm
    figure: Figure
    is_total: bool
    is_part: bool


def find_earlier_clause(folded: str) -> tuple[int, int] | None:
    """Return the span of what gives a toll that no longer holds: «seize, contre dix au premier bilan»."""
    earlier = EARLIER.search(folded)
    if earlier is None or TOTAL.search(folded, 0, earlier.start()):
        return None
    start = max((match.start() for match in _NEW_TOLL.finditer(folded, 0, earlier.start())), default=0)
    end = folded.find(";", earlier.end())
    if not find_numbers(folded[:start]):
        return 0, end if end >= 0 and find_numbers(folded[end:]) else len(folded)
    return start, end if end >= 0 else len(folded)


def is_earlier_toll(folded: str) -> bool:
    """Return whether a sentence gives only a toll that no longer holds: «le précédent bilan était de …»."""
    return find_earlier_clause(folded) == (0, len(folded))


def without_earlier(folded: str, tolls: list[Toll]) -> Iterator[Toll]:
    """Yield the tolls of a sentence but those of an event before it, which it only mentions."""
    before = [OF_BEFORE.search(folded, max(0, toll.figure.start - 180), toll.figure.start) for toll in tolls]
    for toll, match in zip(tolls, before, strict=True):
        has_own = any(
            other.harm == toll.harm and one is None for other, one in zip(tolls, before, strict=True)
        )
        if match is None or not (match["past"] or match["other"] or has_own):
            yield toll


def is_rejected(folded: str, figure: Figure) -> bool:
    """Return whether a sentence gives a number to say that it is another."""
    return REJECTED.search(folded, max(0, figure.start - 60), figure.start) is not None


def is_of_years(folded: str, figure: Figure) -> bool:
    """Return whether a number of people is that of months or years, of what does not go on for so long."""
    if GOES_ON.search(folded):
        return False
    if SINCE_LONG.search(folded, 0, figure.start) or OF_MOVEMENT.search(folded):
        return True
    if OF_WHOLE_MOVEMENT.search(folded) and not SOME_DAY.search(folded):
        return True
    years = OF_YEARS.match(folded, figure.end)
    return years is not None and not GREATEST.search(years["told"])


def less_attackers(folded: str, tolls: list[Toll]) -> Iterator[Toll]:
    """Yield the tolls without the attackers that they say to be among the killed."""
    for toll in tolls:
        whole = toll.figure
        part = (
            DEAD.match(folded, whole.end)
            or PART.search(folded, whole.end, whole.end + MAX_PART_CHARS)
            or _BRACKET.match(folded, whole.end)
        )
        attackers = [
            figure.high
            for figure in (find_numbers(folded) if part and whole.is_exact and toll.harm == "killed" else ())
            if part and part.end() <= figure.start <= part.end() + MAX_PART_CHARS
            if figure.high < whole.low and _are_attackers(folded, whole, figure)
        ]
        rest = whole.low - sum(attackers[:1])
        yield toll._replace(figure=Figure(whole.start, whole.end, rest, rest)) if attackers else toll


def _are_attackers(folded: str, whole: Figure, figure: Figure) -> bool:
    """Return whether a number among the killed, whose whole stands in front, is of those who did it."""
    if ATTACKERS_AMONG.match(folded, figure.end):
        return True
    return bool(OF_THEM.match(folded, figure.end)) and bool(ATTACKERS.search(folded, 0, whole.start))


def are_foes(folded: str, figure: Figure) -> bool:
    """Return whether a number is said to be of those who attack: «77 parmi les assaillants»."""
    if ENEMY_SIDE.search(folded, max(0, figure.start - 40), figure.start):
        return True
    if THEIR_OWN.match(folded, figure.end) and THEY_LOST.search(folded, 0, figure.start):
        return True
    if _LOST_BY_FOES.search(folded, 0, figure.start):
        return True
    is_among = ATTACKERS_AMONG.match(folded, figure.end) is not None
    return is_among and not is_behind_part(folded, figure.start)


def is_behind_part(folded: str, at: int) -> bool:
    """Return whether a number stands behind «dont», with nothing but parts between."""
    if OF_CASES.search(folded, max(0, at - 60), at):
        return False
    ends = [match.end() for match in PART.finditer(folded, max(0, at - 80), at)]
    return bool(ends) and NEW_CLAUSE.search(folded, ends[-1], at) is None
