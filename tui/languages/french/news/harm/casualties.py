"""Killed and wounded in a French sentence: «17 soldats tués et 21 blessés, dont quatre grièvement».

Numbers are read with the noun behind them and the verb that governs them; those joined by «et» under one verb
are summed («deux militaires et un civil ont été tués»); what follows «dont» is a part of the number before.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tui.languages.french.news.harm.casualty_words import (
    ANY_HARM,
    ANY_PEOPLE,
    APPOSITION,
    CUE,
    WHO_THEY_ARE,
)
from tui.languages.french.news.harm.people_counts import PeopleCount, is_joined, read_counts
from tui.languages.french.news.harm.told_otherwise import find_added_dead, find_tolls_otherwise
from tui.languages.french.news.harm.toll_words import (
    AT_PLACE,
    AT_PLACE_TOO,
    BOTH_SIDES,
    IN_ALL,
    NO_VICTIM,
    NO_WOUNDED,
    OF_ONE_SIDE,
    PROVISIONAL,
    SO_MANY_NOW,
    TOTAL,
)
from tui.languages.french.news.harm.tolls import (
    Harm,
    Toll,
    find_earlier_clause,
    is_of_years,
    is_rejected,
    less_attackers,
    without_earlier,
)
from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import Figure, hedge_figure

#: «Des dizaines» of people who came to harm are said where nobody has counted them.
DOZENS = (20, 99)


@lru_cache(maxsize=64)
def find_tolls(folded: str) -> tuple[Toll, ...]:
    """Return the numbers of killed and wounded that a folded sentence gives, spans in its characters."""
    if not ANY_HARM.passes(folded):
        return ()
    for pattern in (APPOSITION, WHO_THEY_ARE):
        folded = pattern.sub(lambda match: " " * len(match.group()), folded)
    tolls = tuple(_find_tolls(folded))
    if not tolls or not PROVISIONAL.search(folded):
        return tolls
    return tuple(
        toll._replace(figure=hedge_figure(toll.figure, "at-least")) if toll.figure.low else toll
        for toll in tolls
    )


def _find_tolls(folded: str) -> Iterator[Toll]:
    """Yield the tolls of a sentence in which somebody comes to harm."""
    if (earlier := find_earlier_clause(folded)) is not None:
        start, end = earlier
        folded = folded[:start] + " " * (end - start) + folded[end:]
    total = TOTAL.search(folded)
    counts = [
        count
        for count in read_counts(folded)
        if not (is_of_years(folded, count.figure) or is_rejected(folded, count.figure))
        and not BOTH_SIDES.match(folded, count.noun_end)
    ]
    counts = _without_listed(folded, counts)
    own = list(without_earlier(folded, list(_sum_groups(folded, counts, total.start() if total else None))))
    if (added := find_added_dead(folded)) is not None:
        own = [*(toll for toll in own if toll.figure.start != added.figure.start), added]
    yield from less_attackers(folded, own)
    otherwise = find_tolls_otherwise(folded, own)
    yield from (toll for toll in otherwise if not is_of_years(folded, toll.figure))
    nobody, unhurt = NO_VICTIM.search(folded), NO_WOUNDED.search(folded)
    if nobody is not None and not OF_ONE_SIDE.match(folded, nobody.end()):
        yield Toll("killed", Figure(*nobody.span(), 0, 0), False, False)
    if unhurt is not None and not OF_ONE_SIDE.match(folded, unhurt.end()):
        yield Toll("wounded", Figure(*unhurt.span(), 0, 0), False, False)


def _without_listed(folded: str, counts: list[PeopleCount]) -> list[PeopleCount]:
    """Return the numbers of people but those that only list who they are: «cinq personnes, un vieux, …»."""
    figures = find_numbers(folded)
    for count in counts:
        if not (count.figure.is_exact and ANY_PEOPLE.match(folded, count.figure.end)):
            continue
        total = 0.0
        for index, one in enumerate(figure for figure in figures if figure.start >= count.noun_end):
            total += one.low
            if CUE.search(folded, count.noun_end, one.start) or CUE.match(folded, one.end + 1):
                break
            if index and total == count.figure.low:
                return [other for other in counts if not count.noun_end <= other.figure.start <= one.start]
    return counts


def _sum_groups(folded: str, counts: list[PeopleCount], total_at: int | None) -> Iterator[Toll]:
    """Yield the tolls of a sentence: numbers under one word are summed, parts are left out.

    `total_at`: where a word stands that calls what is behind it the toll.
    """
    group: PeopleCount | None = None
    for count in counts:
        if count.harm not in ("killed", "wounded"):
            continue
        if count.is_part:
            if group is None:
                yield Toll(_harm_of(count), count.figure, False, True)
            continue
        if group is not None and group.harm == count.harm and IN_ALL.match(folded, count.noun_end):
            group = count  # «deux corps repêchés, onze morts au total»
            continue
        is_in_list = (
            group is not None
            and group.harm == count.harm
            and group.is_before_cue == count.is_before_cue
            and (is_joined(folded, group, count) or _is_of_next_place(folded, group, count))
        )
        is_other_side = group is not None and {group.side, count.side} == {"civil", "military"}
        if group is not None and (is_in_list or (is_other_side and group.harm == count.harm)):
            group = count._replace(figure=group.figure.plus(count.figure), side="")
            continue
        if group is not None:
            yield _toll_of(folded, group, total_at)
        group = count
    if group is not None:
        yield _toll_of(folded, group, total_at)


def _is_of_next_place(folded: str, count: PeopleCount, after: PeopleCount) -> bool:
    """Return whether two numbers are of two places: «six personnes sont mortes à Gani, trois à Bani»."""
    is_there = AT_PLACE_TOO.fullmatch(folded, count.noun_end, after.figure.start) is not None
    return is_there and AT_PLACE.match(folded, after.figure.end) is not None


def _toll_of(folded: str, group: PeopleCount, total_at: int | None) -> Toll:
    """Return the toll of numbers that are summed; those of one nation may be some of more."""
    is_vague = (group.figure.low, group.figure.high) == DOZENS
    is_least = group.side == "national" or is_vague
    figure = hedge_figure(group.figure, "at-least") if is_least else group.figure
    return Toll(_harm_of(group), figure, _is_total(folded, group.figure, total_at), False)


def _is_total(folded: str, figure: Figure, total_at: int | None) -> bool:
    """Return whether a number is given as the toll as a whole."""
    is_more = " autre" in folded[figure.end : figure.end + len(" autres")]
    is_called = total_at is not None and total_at < figure.end
    return (is_called and not is_more) or SO_MANY_NOW.match(folded, figure.end) is not None


def _harm_of(count: PeopleCount) -> Harm:
    return "killed" if count.harm == "killed" else "wounded"
