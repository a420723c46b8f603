"""Killed and wounded in a French sentence: «17 soldats tués et 21 blessés, dont quatre grièvement».

Numbers are read with the noun behind them and the verb that governs them; those joined by «et» under one verb
are summed («deux militaires et un civil ont été tués»); what follows «dont» is a part of the number before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tui.languages.french.news.harm.casualty_words import (
    ACTIVE,
    AFTER_PART,
    AGE,
    AND_MISSING,
    ANY_HARM,
    ANY_NOUN,
    ANY_ONE,
    APPOSITION,
    AT_PLACE,
    AT_PLACE_TOO,
    BODIES_OF,
    CLAUSE,
    CUE,
    DEATHS_ARE,
    GRAVELY,
    IN_BRACKETS,
    INTRANSITIVE,
    JOINED,
    MAX_CHARS_TO_DEATHS,
    MORE_CHARS,
    NO_VICTIM,
    NO_WOUNDED,
    NOUN,
    OF,
    OF_ATTACKERS,
    OF_ONE_SIDE,
    OF_OTHERS,
    ONE_MORE,
    OTHER_THING,
    PART,
    PASSIVE,
    PROVISIONAL,
    SIDE,
    SUCCUMBED,
    TOTAL,
    VERB_FOLLOWS,
    WHO_THEY_ARE,
    WHOLE,
)
from tui.languages.french.news.harm.tolls import (
    Harm,
    Toll,
    are_foes,
    is_behind_part,
    is_earlier_toll,
    less_attackers,
    without_earlier,
)
from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import Figure, hedge_figure

#: «Des dizaines» of people who came to harm are said where nobody has counted them.
DOZENS = (20, 99)


class _Count(NamedTuple):
    """A number of people in a sentence, and what happened to them: killed, wounded, other or nothing."""

    figure: Figure
    noun_end: int
    harm: str
    is_before_cue: bool  # the word that says it stands behind the number
    is_part: bool
    side: str = ""  # national, civil or military: which of the people they are


@lru_cache(maxsize=64)
def find_tolls(folded: str) -> tuple[Toll, ...]:
    """Return the numbers of killed and wounded that a folded sentence gives, spans in its characters."""
    if not any(word in folded for word in ANY_HARM):
        return ()
    for pattern in (APPOSITION, WHO_THEY_ARE):
        folded = pattern.sub(lambda match: " " * len(match.group()), folded)
    tolls = _find_tolls(folded)
    if not PROVISIONAL.search(folded):
        return tuple(tolls)
    return tuple(
        toll._replace(figure=hedge_figure(toll.figure, "at-least")) if toll.figure.low else toll
        for toll in tolls
    )


def _find_tolls(folded: str) -> Iterator[Toll]:
    """Yield the tolls of a sentence in which somebody comes to harm."""
    if is_earlier_toll(folded):
        return
    total = TOTAL.search(folded)
    own = list(
        without_earlier(
            folded, list(_sum_groups(folded, _read_counts(folded), total.start() if total else None))
        )
    )
    yield from less_attackers(folded, own)
    nobody, unhurt = NO_VICTIM.search(folded), NO_WOUNDED.search(folded)
    if nobody is not None and not OF_ONE_SIDE.match(folded, nobody.end()):
        yield Toll("killed", Figure(*nobody.span(), 0, 0), False, False)
    if unhurt is not None and not OF_ONE_SIDE.match(folded, unhurt.end()):
        yield Toll("wounded", Figure(*unhurt.span(), 0, 0), False, False)


def _read_counts(folded: str) -> list[_Count]:
    """Return the numbers of people of a sentence in order, each with what happened to them."""
    figures = [
        one
        for one in find_numbers(folded)
        if not (_is_article(folded, one) or AGE.match(folded, one.end) or _is_whole(folded, one))
    ]
    counts: list[_Count] = []
    for index, figure in enumerate(figures):
        following = figures[index + 1].start if index + 1 < len(figures) else len(folded)
        previous = next((one for one in reversed(counts) if not one.is_part), counts[-1] if counts else None)
        count = _read_count(folded, figure, following, previous)
        if count is not None:
            side = SIDE.match(folded, figure.end) if count.figure == figure else None
            counts.append(count._replace(side=(side.lastgroup or "") if side else ""))
    # A number without a verb of its own has that of the next one to which it is joined.
    for index in range(len(counts) - 2, -1, -1):
        count, after = counts[index], counts[index + 1]
        is_joined = _is_joined(folded, count, after)
        if not count.harm and after.is_before_cue and not after.is_part and is_joined:
            counts[index] = count._replace(harm=after.harm, is_before_cue=True)
    return counts


def _is_article(folded: str, figure: Figure) -> bool:
    """Return whether «un» or «une» stands before something that is neither people nor what happened."""
    if folded[figure.start : figure.end] not in ("un", "une"):
        return False
    if OTHER_THING.match(folded, figure.end):
        return True
    if ANY_ONE.match(folded, figure.end):
        return False
    return not NOUN.match(folded, figure.end) and not CUE.match(folded, figure.end + 1)


def _is_whole(folded: str, figure: Figure) -> bool:
    """Return whether parts of a number follow, so that it says nothing by itself."""
    return WHOLE.search(folded, max(0, figure.start - 20), figure.start) is not None


def _read_count(folded: str, figure: Figure, following: int, previous: _Count | None) -> _Count | None:
    """Return what a number counts and what happened to them; None when it counts no people."""
    noun = NOUN.match(folded, figure.end) or ANY_NOUN.match(folded, figure.end)
    if noun is None and folded[figure.start : figure.end] in ("un", "une"):
        noun = ANY_ONE.match(folded, figure.end)
    noun_end = noun.end() if noun else figure.end
    if (noun and noun.groupdict().get("attackers")) or are_foes(folded, figure):
        return _Count(figure, noun_end, "attackers", False, False)
    is_part = bool(OF_OTHERS.match(folded, figure.end)) or is_behind_part(folded, figure.start)
    direct = CUE.match(folded, noun_end + 1) or (CUE.match(folded, figure.end + 1))
    of_cue = OF.match(folded, figure.end)
    direct = direct or (CUE.match(folded, of_cue.end()) if of_cue else None)
    if direct is not None:
        is_own = previous is None or direct.lastgroup == previous.harm
        is_gravest = direct.lastgroup == "wounded" and GRAVELY.match(folded, direct.end()) is not None
        is_noun = direct.group().startswith("massacre") and noun is None  # «deux massacres»
        is_other = direct.lastgroup == "wounded" and SUCCUMBED.match(folded, direct.end()) is not None
        is_other = is_other or AND_MISSING.match(folded, direct.end()) is not None
        is_foe = BODIES_OF.match(folded, direct.end())
        harm = "attackers" if is_foe else direct.lastgroup or ""
        count = _Count(figure, direct.end(), harm, not is_foe, (is_part and is_own) or is_gravest)
        return None if is_noun or is_other else count
    before = folded[max(0, figure.start - MAX_CHARS_TO_DEATHS) : figure.start]
    if noun is None and previous is not None and AT_PLACE.match(folded, figure.end):
        is_same = AT_PLACE_TOO.fullmatch(folded, previous.noun_end, figure.start)
        return previous._replace(figure=figure, noun_end=figure.end) if is_same else None
    if noun is None and (
        is_part or not (VERB_FOLLOWS.match(folded, figure.end) or DEATHS_ARE.search(before))
    ):
        return None
    if is_part:
        return _Count(figure, noun_end, "", False, True)
    return _read_governed(folded, figure, noun.group() if noun else "", noun_end, following, previous)


def _read_governed(
    folded: str, figure: Figure, noun: str, noun_end: int, following: int, previous: _Count | None
) -> _Count:
    """Return what a verb says of a number of people, in front of it or behind it in its clause."""
    clause = CLAUSE.search(folded, noun_end)
    last = min(clause.start() if clause else len(folded), noun_end + 110)
    part = PART.search(folded, noun_end, last)
    last = last if part and part.start() < following else min(last, following)
    cues = CUE.finditer(folded, noun_end, last)
    # «Onze soldats dont un officier tués»: without a comma, all of them.
    is_bare = part is not None and folded[noun_end : part.start()].isspace()
    cue = next((one for one in cues if not _is_of_part(folded, part, one.start(), is_bare)), None)
    if cue is not None and OF_ATTACKERS.search(folded, max(noun_end, cue.start() - 30), cue.start()):
        return _Count(figure, noun_end, "attackers", False, False)
    if cue is not None and cue.lastgroup == "wounded" and SUCCUMBED.match(folded, cue.end()):
        return _Count(figure, noun_end, "", False, False)
    before = ACTIVE.search(folded[max(0, figure.start - MAX_CHARS_TO_DEATHS) : figure.start])
    is_passive = cue is not None and bool(
        PASSIVE.match(folded[noun_end : cue.start()]) or INTRANSITIVE.match(cue.group())
    )
    figure = _with_more(folded, figure, noun_end)
    if before is not None and not is_passive:
        is_taken = before["killed"] == "emporte" and "autre" in noun
        harm = "" if is_taken else "killed" if before["death"] else before.lastgroup or ""
        return _Count(figure, noun_end, harm, False, False)
    is_listed = previous is not None and not previous.is_before_cue and bool(previous.harm)
    here = _Count(figure, noun_end, "", False, False)
    if is_listed and not is_passive and previous and _is_joined(folded, previous, here):
        return _Count(figure, noun_end, previous.harm, False, False)
    return _Count(figure, noun_end, (cue.lastgroup or "") if cue else "", cue is not None, False)


def _is_of_part(folded: str, part: re.Match[str] | None, at: int, is_bare: bool) -> bool:
    """Return whether what happened is said of a part alone: «126 otages, dont 33 blessés, sont libres»."""
    if is_bare and part is not None:
        between = folded[part.end() : at]
        if len(between.split()) > 1 and CUE.search(between) is None:
            return False
    return part is not None and part.end() < at and not AFTER_PART.search(folded, part.end(), at)


def _with_more(folded: str, figure: Figure, noun_end: int) -> Figure:
    """Return a number with those who are listed behind it without one: «six Français, leur guide»."""
    clause = CLAUSE.search(folded, noun_end)
    last = min(clause.start() if clause else len(folded), noun_end + MORE_CHARS)
    more = sum(1 for _match in ONE_MORE.finditer(folded, noun_end, last))
    one = Figure(figure.end, figure.end, 1, 1)
    for _ in range(min(more, 5)):
        figure = figure.plus(one)
    return figure


def _is_joined(folded: str, count: _Count, after: _Count) -> bool:
    """Return whether two numbers stand in one list, with no word between that says what happened."""
    between = IN_BRACKETS.sub("", folded[count.noun_end : after.figure.start])
    return JOINED.fullmatch(between) is not None and CUE.search(between) is None


def _sum_groups(folded: str, counts: list[_Count], total_at: int | None) -> Iterator[Toll]:
    """Yield the tolls of a sentence: numbers under one word are summed, parts are left out.

    `total_at`: where a word stands that calls what is behind it the toll.
    """
    group: _Count | None = None
    for count in counts:
        if count.harm not in ("killed", "wounded"):
            continue
        if count.is_part:
            if group is None:
                yield Toll(_harm_of(count), count.figure, False, True)
            continue
        is_joined = (
            group is not None
            and group.harm == count.harm
            and group.is_before_cue == count.is_before_cue
            and _is_joined(folded, group, count)
        )
        is_other_side = group is not None and {group.side, count.side} == {"civil", "military"}
        if group is not None and (is_joined or (is_other_side and group.harm == count.harm)):
            group = count._replace(figure=group.figure.plus(count.figure), side="")
            continue
        if group is not None:
            yield _toll_of(folded, group, total_at)
        group = count
    if group is not None:
        yield _toll_of(folded, group, total_at)


def _toll_of(folded: str, group: _Count, total_at: int | None) -> Toll:
    """Return the toll of numbers that are summed; those of one nation may be some of more."""
    is_vague = (group.figure.low, group.figure.high) == DOZENS
    is_least = group.side == "national" or is_vague
    figure = hedge_figure(group.figure, "at-least") if is_least else group.figure
    return Toll(_harm_of(group), figure, _is_total(folded, group.figure, total_at), False)


def _is_total(folded: str, figure: Figure, total_at: int | None) -> bool:
    """Return whether a number is given as the toll as a whole."""
    is_more = " autre" in folded[figure.end : figure.end + len(" autres")]
    return total_at is not None and total_at < figure.end and not is_more


def _harm_of(count: _Count) -> Harm:
    return "killed" if count.harm == "killed" else "wounded"
