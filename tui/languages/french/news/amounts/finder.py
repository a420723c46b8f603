"""Numbers of a French sentence that are no casualties: money, people arrested or present, shares, things.

Each is named by what it counts, so that numbers of different things are never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from tui.languages.french.news.amounts.amount import Amount, Scene
from tui.languages.french.news.amounts.any_things import read_any_things
from tui.languages.french.news.amounts.measures import (
    read_age,
    read_arrears,
    read_measure,
    read_share,
    read_share_of_strikers,
    read_share_of_ten,
    read_term,
)
from tui.languages.french.news.amounts.money import read_money
from tui.languages.french.news.amounts.outages import read_cut_hours, read_cut_off
from tui.languages.french.news.amounts.people.befallen import (
    read_fate,
    read_later_fate,
    read_pronoun,
)
from tui.languages.french.news.amounts.people.cabinets import read_cabinet
from tui.languages.french.news.amounts.people.companions import (
    find_companions,
    find_counted_with_theirs,
)
from tui.languages.french.news.amounts.people.counts import (
    read_in_all,
    read_listed,
    read_nobody,
)
from tui.languages.french.news.amounts.people.crowds import read_crowd
from tui.languages.french.news.amounts.people.electors import read_electors
from tui.languages.french.news.amounts.people.fate_names import read_cases, read_patients
from tui.languages.french.news.amounts.people.fighters import read_attackers
from tui.languages.french.news.amounts.people.travellers import (
    read_aboard,
    read_beneficiaries,
    read_sent_out,
    read_targeted,
)
from tui.languages.french.news.amounts.people.trials import read_decided, read_tried
from tui.languages.french.news.amounts.things import read_members, read_things
from tui.languages.french.news.amounts.votes import read_vote
from tui.languages.french.news.amounts.wholes import find_wholes, is_share
from tui.languages.french.news.harm.tolls import is_rejected
from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import Figure

#: In front of a number, what makes it a part of the one before: «neuf personnes, dont trois femmes, …».
_OF_PART = re.compile(r"\b(?:dont|soit|parmi lesquel(?:le)?s|parmi (?:eux|elles)|y compris) (?:\w{2,8} )?\Z")
_END_OF_PART = re.compile(r"[^.,;:()]{1,60},")
_AND = re.compile(r" [^.,;:()]{1,40} et ")
#: In front of a number, what makes it one of others than those of whom it is told: «face à cent marcheurs».
_FACING = ("face a ", "face aux ", "contre ", "contre les ", "malgre ", "malgre les ")
#: Those who are told of by whose they are, «deux de ses collaborateurs», and what is read for it.
_OF_THEIRS, _PERSONS = re.compile(r" de (?:ses|leurs|nos) \w+"), " personnes"
#: What has its name from a number: «la zone dite des trois frontières».
_BORDERS = re.compile(r" frontieres\b")
#: What began years ago, by the first words of a sentence, and numbers of people that are then no event's.
_SINCE_YEARS = re.compile(r"\W{0,3}(?:depuis|en) (?:le debut de l'annee|(?:19|20)\d\d|[\w-]+ (?:ans|mois))\b")
_OF_YEARS = frozenset({"displaced", "missing", "arrested", "abducted", "released", "infected"})
_TIME = re.compile(r" (?:ans?|annees?|mois|semaines?|jours?|heures?|minutes?)\b")


def _is_of_part(folded: str, at: int) -> bool:
    """Return whether the number at an offset is a part of the one before it, set between commas."""
    is_part = _OF_PART.search(folded, max(0, at - 40), at) is not None
    return is_part and _END_OF_PART.match(folded, at) is not None


def find_amounts(folded: str, scene: Scene, text: str = "") -> Iterator[Amount]:
    """Yield the numbers that a folded sentence gives of something that can be compared.

    `text`: the sentence with its capital letters, by which names are known.
    """
    figures = find_numbers(folded)
    times = [figure for figure in figures if _TIME.match(folded, figure.end)]
    yield from _read_times(folded, times, scene)
    numbers = [
        figure
        for figure in figures
        if figure not in times
        and folded[figure.start : figure.end] not in ("un", "une")
        and not is_rejected(folded, figure)
        and not (_BORDERS.match(folded, figure.end) and folded.endswith("des ", 0, figure.start))
    ]
    with_theirs = find_counted_with_theirs(folded, numbers)
    numbers = [figure for figure in numbers if figure.start not in with_theirs]
    wholes = find_wholes(folded, numbers)
    alone = {start for start, whole in wholes.items() if whole.start == start}
    was_of_attackers = False
    with_parts = {whole.start for whole in wholes.values()}
    for index, figure in enumerate(numbers):
        following = [one for one in numbers[index + 1 :] if not _is_of_part(folded, one.start)]
        whole = wholes.get(figure.start)
        if whole is not None and whole.start != figure.start:
            following = [one for one in following if one.start != whole.start]
        elif (
            following
            and _AND.fullmatch(folded, figure.end, following[0].start)
            and not folded.endswith(_FACING, 0, figure.start)
        ):
            following = following[1:]  # «sept cadres et quatre comptoirs sont sanctionnés»
        last = following[0].start if following else len(folded)
        if figure.start in with_parts:
            amount = _read_whole(folded, figure, scene, figure.start in alone)
        elif whole is not None:
            amount = _read_part(folded, figure, whole, last, scene)
        else:
            amount = _read_with_others(text, folded, figure, last) or _read_amount(
                folded, figure, last, scene
            )
        if amount is not None and amount.of in _OF_YEARS and _SINCE_YEARS.match(folded):
            continue
        if amount is not None:
            if was_of_attackers and amount.of == "abducted" and folded.startswith(" autres", figure.end):
                amount = amount._replace(
                    of="arrested"
                )  # «quatre ravisseurs ont été tués, deux autres capturés»
            was_of_attackers = amount.of.startswith("attackers")
            yield amount
            is_whole = figure.start in with_parts
            if not is_whole and (later := read_later_fate(folded, amount.figure, amount.of)) is not None:
                yield later
    yield from read_nobody(folded)


def _read_times(folded: str, times: Sequence[Figure], scene: Scene) -> Iterator[Amount]:
    """Yield terms of prison, months for which wages are owed, and the age of the one who is told of."""
    for figure in times:
        term = read_term(folded, figure) or read_arrears(folded, figure) or read_cut_hours(folded, figure)
        term = term or (read_age(folded, figure) if scene.is_of_one else None)
        if term is not None:
            yield term


def _read_whole(folded: str, figure: Figure, scene: Scene, is_alone: bool) -> Amount | None:
    """Return what a number counts of which another is a part: who are tried, were aboard, were taken."""
    end = folded.find(",", figure.end)
    return (
        read_tried(folded, figure, is_whole=True)
        or read_aboard(folded, figure, is_whole=True)
        or read_cases(folded, figure)
        or (read_fate(folded, figure, end) if is_alone and end > 0 else None)
        or (read_things(folded, figure) if is_alone else None)
    )


def _read_part(folded: str, figure: Figure, whole: Figure, last: int, scene: Scene) -> Amount | None:
    """Return what a part of a whole counts, by the noun of either: «onze des quatorze prévenus»."""
    if is_share(folded, figure, whole):
        return read_share_of_ten(folded, figure, whole, scene.is_strike)
    end = max(figure.end, whole.end)  # «onze des quatorze prévenus», «sur quatorze prévenus, onze …»
    if scene.is_ballot and (amount := read_electors(folded, figure)) is not None:
        return amount
    for one in (figure, Figure(figure.start, end, figure.low, figure.high, figure.step)):
        amount = (
            read_vote(folded, one) or read_fate(folded, one, last, is_part=True) or read_things(folded, one)
        )
        if amount is not None:
            return amount._replace(figure=figure)
    return None


def _read_with_others(text: str, folded: str, figure: Figure, last: int) -> Amount | None:
    """Return what happened to a number of people and to those who are named beside them; None without any."""
    companions = find_companions(text, folded, figure)
    if companions is None:
        return None
    skipped = figure.start - companions.start
    behind = folded[figure.end :]
    if (theirs := _OF_THEIRS.match(behind)) is not None:
        behind = _PERSONS + behind[theirs.end() :]
        last += len(_PERSONS) - theirs.end()
    alone = folded[: companions.start] + folded[figure.start : figure.end] + behind
    shifted = structs.replace(figure, start=figure.start - skipped, end=figure.end - skipped)
    amount = read_fate(alone, shifted, last - skipped)
    if amount is None:
        return None
    persons = Figure(figure.end, figure.end, companions.persons, companions.persons)
    return Amount(amount.of, figure.plus(persons))


def _read_amount(folded: str, figure: Figure, last: int, scene: Scene) -> Amount | None:
    """Return what a number counts; None where it is nothing that can be compared."""
    return (
        read_money(folded, figure, scene.day)
        or read_share(folded, figure)
        or (read_share_of_strikers(folded, figure) if scene.is_strike else None)
        or read_measure(folded, figure)
        or (read_electors(folded, figure) if scene.is_ballot else None)
        or read_vote(folded, figure)
        or read_in_all(folded, figure)
        or read_listed(folded, figure)
        or read_cabinet(folded, figure)
        or read_cut_off(folded, figure)
        or read_tried(folded, figure)
        or read_decided(folded, figure)
        or read_targeted(folded, figure)
        or read_fate(folded, figure, last)
        or read_attackers(folded, figure)
        or read_aboard(folded, figure)
        or read_beneficiaries(folded, figure)
        or read_patients(folded, figure)
        or (read_sent_out(folded, figure) if scene.is_expulsion else None)
        or read_pronoun(folded, figure)
        or (read_crowd(folded, figure, scene.is_protest) if scene.is_crowd else None)
        or read_members(folded, figure)
        or read_things(folded, figure)
        or (read_any_things(folded, figure) if scene.has_any_things else None)
    )
