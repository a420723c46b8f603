"""Numbers of a French sentence that are no casualties: money, people arrested or present, shares, things.

Each is named by what it counts, so that numbers of different things are never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.amounts.amount import Amount, Scene
from tui.languages.french.news.amounts.any_things import read_any_things
from tui.languages.french.news.amounts.crowds import read_crowd
from tui.languages.french.news.amounts.fighters import read_attackers
from tui.languages.french.news.amounts.measures import (
    read_age,
    read_arrears,
    read_measure,
    read_share,
    read_term,
)
from tui.languages.french.news.amounts.money import read_money
from tui.languages.french.news.amounts.people import (
    read_aboard,
    read_beneficiaries,
    read_fate,
    read_in_all,
    read_later_fate,
    read_listed,
    read_nobody,
    read_number_of,
    read_pronoun,
    read_sent_out,
    read_tried,
)
from tui.languages.french.news.amounts.things import read_things
from tui.languages.french.news.amounts.votes import read_vote
from tui.languages.french.news.numbers import find_numbers

#: In front of a number, what makes it a part of the one before: «neuf personnes, dont trois femmes, …».
_OF_PART = re.compile(r"\b(?:dont|parmi lesquel(?:le)?s|parmi (?:eux|elles)|y compris) (?:\w{2,8} )?\Z")
_END_OF_PART = re.compile(r"[^.,;:()]{1,60},")
_AND = re.compile(r" [^.,;:()]{1,40} et ")
_TIME = re.compile(r" (?:ans?|annees?|mois|semaines?|jours?|heures?|minutes?)\b")


def _is_of_part(folded: str, at: int) -> bool:
    """Return whether the number at an offset is a part of the one before it, set between commas."""
    is_part = _OF_PART.search(folded, max(0, at - 40), at) is not None
    return is_part and _END_OF_PART.match(folded, at) is not None


def find_amounts(folded: str, scene: Scene) -> Iterator[Amount]:
    """Yield the numbers that a folded sentence gives of something that can be compared."""
    numbers = []
    for figure in find_numbers(folded):
        if _TIME.match(folded, figure.end):
            term = read_term(folded, figure) or read_arrears(folded, figure)
            term = term or (read_age(folded, figure) if scene.is_of_one else None)
            if term is not None:
                yield term
        elif folded[figure.start : figure.end] not in ("un", "une"):
            numbers.append(figure)
    for index, figure in enumerate(numbers):
        following = [one for one in numbers[index + 1 :] if not _is_of_part(folded, one.start)]
        if following and _AND.fullmatch(folded, figure.end, following[0].start):
            following = following[1:]  # «sept cadres et quatre comptoirs sont sanctionnés»
        last = following[0].start if following else len(folded)
        amount = (
            read_money(folded, figure, scene.day)
            or read_share(folded, figure)
            or read_measure(folded, figure)
            or read_vote(folded, figure)
            or read_number_of(folded, figure)
            or read_in_all(folded, figure)
            or read_listed(folded, figure)
            or read_tried(folded, figure)
            or read_fate(folded, figure, last)
            or read_attackers(folded, figure)
            or read_aboard(folded, figure)
            or read_beneficiaries(folded, figure)
            or (read_sent_out(folded, figure) if scene.is_expulsion else None)
            or read_pronoun(folded, figure)
            or (read_crowd(folded, figure) if scene.is_crowd else None)
            or read_things(folded, figure)
            or (read_any_things(folded, figure) if scene.has_any_things else None)
        )
        if amount is not None:
            yield amount
            if (later := read_later_fate(folded, figure, amount.of)) is not None:
                yield later
    yield from read_nobody(folded)
