"""Numbers of people in a French sentence, and what happened to them, before any are summed.

A number is read with the noun behind it and the verb that governs it: «a tué douze civils», «douze civils ont
été tués», «la mort de douze civils».
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from tui.languages.french.news.harm.casualty_words import (
    ACTIVE,
    AFTER_PART,
    AGE,
    AND_MISSING,
    ANY_NOUN,
    ANY_ONE,
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
    NO_PEOPLE,
    NOUN,
    NUMBER_OF_DEAD,
    OF,
    OF_ATTACKERS,
    OF_OTHERS,
    OF_PEOPLE_ALONE,
    OTHER_THING,
    PART,
    PASSIVE,
    SIDE,
    SUCCUMBED,
    TO_DIE,
    VERB_FOLLOWS,
    WHOLE,
    WHOLE_FIRST,
)
from tui.languages.french.news.harm.single_persons import (
    NAMED_BEFORE,
    OF_ITS_OWN,
    ONE_BEFORE,
    ONE_LISTED,
    ONE_MORE,
)
from tui.languages.french.news.harm.toll_words import AT_PLACE, AT_PLACE_TOO
from tui.languages.french.news.harm.tolls import are_foes, is_behind_part
from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import Figure

#: How far in front of a number one person more may stand.
_MAX_CHARS_TO_ONE = 90
#: In front of a number, what is done to people alone, whatever they are called: «a blessé cinq clients».
_HARMING = re.compile(
    r"\b(?:tue|tuant|tuer|blesse|blessant|blesser|assassine|massacre|la vie (?:a|de|d')|la mort (?:de|d')"
    r"|le deces (?:de|d'))(?: \w{5,14}ment)? ?(?:\w+ ){0,2}\Z"
)
_ANY_HARMED = re.compile(
    rf"\s?(?:d'|de )?(?!(?:{NO_PEOPLE}|cas)\b)\w{{3,24}}[sx]\b(?= (?:tue|blesse|assassine|egorge"
    rf"|decede)(?:e?s)\b"
    r"| (?:grievement|gravement|legerement|mortellement) )"
)
#: Between those who attack and more of them: «dix-huit assaillants ont été tués et six blessés».
_AND_OTHERS_OF_THEM = re.compile(r"[^.,;:()\d]{0,30} (?:ont|auraient) ete \w{3,12} et ")
#: Between people and what befell them all: «dix-neuf orpailleurs, tous morts».
_ALL_OF_THEM = re.compile(r", tou(?:s|tes) ")
_ORDINAL = re.compile(r" \w{3,9}ieme ")
#: Behind a number, more of the list in which one person stands first: «le chauffeur, deux apprentis et …».
_LISTED_AFTER = re.compile(
    r"[^.;:()]{3,40}? et (?:\d|une? |deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\w+ze )"
)
_ANY_PLURAL = re.compile(rf"\s?(?:d'|de )?(?!(?:{NO_PEOPLE}|cas)\b)\w{{2,24}}[sx]\b")


class PeopleCount(NamedTuple):
    """A number of people in a sentence, and what happened to them: killed, wounded, other or nothing."""

    figure: Figure
    noun_end: int
    harm: str
    is_before_cue: bool  # the word that says it stands behind the number
    is_part: bool
    side: str = ""  # national, civil or military: which of the people they are


def read_counts(folded: str) -> list[PeopleCount]:
    """Return the numbers of people of a sentence in order, each with what happened to them."""
    figures = [
        one
        for one in find_numbers(folded)
        if not (_is_article(folded, one) or AGE.match(folded, one.end) or _is_whole(folded, one))
    ]
    # «Onze des 15 000 pèlerins»: the second is of all; «deux des sept blessés»: of all who are counted.
    wholes = {
        after.start
        for one, after in pairwise(figures)
        if folded[one.end : after.start] == " des " and not CUE.match(folded, after.end + 1)
    }
    figures = [one for one in figures if one.start not in wholes]
    counts: list[PeopleCount] = []
    for index, figure in enumerate(figures):
        following = figures[index + 1].start if index + 1 < len(figures) else len(folded)
        previous = next((one for one in reversed(counts) if not one.is_part), counts[-1] if counts else None)
        is_dying = (TO_DIE.match(folded, figure.end) or NUMBER_OF_DEAD.match(folded, figure.end)) is not None
        dying = PeopleCount(figure, figure.end, "killed", True, False) if is_dying else None
        count = dying or _read_count(folded, figure, following, previous)
        if count is not None:
            side = SIDE.match(folded, figure.end) if count.figure == figure else None
            counts.append(count._replace(side=(side.lastgroup or "") if side else ""))
    # A number without a verb of its own has that of the next one to which it is joined.
    for index in range(len(counts) - 2, -1, -1):
        count, after = counts[index], counts[index + 1]
        is_noun = CUE.match(folded, after.figure.end + 1) is not None  # «23 000 sinistrés, 11 morts»
        is_waiting = not count.harm and after.is_before_cue and not (after.is_part or is_noun)
        if is_waiting and is_joined(folded, count, after):
            figure = (
                count.figure.plus(_one_at(count.figure.end))
                if _is_one_before(folded, count.figure)
                else count.figure
            )
            counts[index] = count._replace(figure=figure, harm=after.harm, is_before_cue=True)
    for index, (before, count) in enumerate(pairwise(counts), 1):
        is_bare = CUE.match(folded, count.figure.end + 1) is not None
        between = folded[before.noun_end : count.figure.start]
        if before.harm == "attackers" and is_bare and _AND_OTHERS_OF_THEM.fullmatch(between):
            counts[index] = count._replace(harm="attackers", is_before_cue=False)
    return counts


def _is_article(folded: str, figure: Figure) -> bool:
    """Return whether «un» or «une» stands before something that is neither people nor what happened."""
    if folded[figure.start : figure.end] not in ("un", "une"):
        return False
    if (
        folded.startswith("une mort", figure.start)
        or OTHER_THING.match(folded, figure.end)
        or _ORDINAL.match(folded, figure.end)
    ):
        return True
    if ANY_ONE.match(folded, figure.end) or AT_PLACE.match(folded, figure.end):
        return False
    return not NOUN.match(folded, figure.end) and not CUE.match(folded, figure.end + 1)


def _is_whole(folded: str, figure: Figure) -> bool:
    """Return whether parts of a number follow, so that it says nothing by itself."""
    if WHOLE.search(folded, max(0, figure.start - 20), figure.start):
        return True
    is_first = WHOLE_FIRST.search(folded, max(0, figure.start - 10), figure.start) is not None
    return is_first and CUE.match(folded, figure.end + 1) is None


def _read_count(
    folded: str, figure: Figure, following: int, previous: PeopleCount | None
) -> PeopleCount | None:
    """Return what a number counts and what happened to them; None when it counts no people."""
    noun = NOUN.match(folded, figure.end) or ANY_NOUN.match(folded, figure.end)
    before = folded[max(0, figure.start - MAX_CHARS_TO_DEATHS) : figure.start]
    if noun is None and _HARMING.search(before):
        noun = _ANY_PLURAL.match(folded, figure.end)
    if noun is None and folded[figure.start : figure.end] in ("un", "une"):
        noun = ANY_ONE.match(folded, figure.end)
    if noun is None and (harmed := _ANY_HARMED.match(folded, figure.end)) is not None:
        noun = harmed
    noun_end = noun.end() if noun else figure.end
    if (noun and noun.groupdict().get("attackers")) or are_foes(folded, figure):
        return PeopleCount(figure, noun_end, "attackers", False, False)
    is_of_others = OF_OTHERS.match(folded, figure.end) is not None and not _is_one_before(folded, figure)
    is_part = is_of_others or is_behind_part(folded, figure.start)
    direct = CUE.match(folded, noun_end + 1) or (CUE.match(folded, figure.end + 1))
    of_cue = OF.match(folded, figure.end)
    of_cue = of_cue or _ALL_OF_THEM.match(folded, noun_end)
    direct = direct or (CUE.match(folded, of_cue.end()) if of_cue else None)
    if direct is not None:
        is_own = previous is None or direct.lastgroup == previous.harm
        is_gravest = direct.lastgroup == "wounded" and GRAVELY.match(folded, direct.end()) is not None
        is_noun = direct.group().startswith("massacre") and noun is None  # «deux massacres»
        is_other = direct.lastgroup == "wounded" and SUCCUMBED.match(folded, direct.end()) is not None
        is_other = is_other or AND_MISSING.match(folded, direct.end()) is not None
        is_other = is_other or (noun is None and OF_PEOPLE_ALONE.match(direct.group()) is not None)
        is_foe = BODIES_OF.match(folded, direct.end())
        harm = "attackers" if is_foe else direct.lastgroup or ""
        is_part = is_of_others or (is_part and is_own) or is_gravest
        count = PeopleCount(figure, direct.end(), harm, not is_foe, is_part)
        return None if is_noun or is_other else count
    if noun is None and previous is not None and AT_PLACE.match(folded, figure.end):
        is_same = AT_PLACE_TOO.fullmatch(folded, previous.noun_end, figure.start)
        return previous._replace(figure=figure, noun_end=figure.end) if is_same else None
    if noun is None and (
        is_part or not (VERB_FOLLOWS.match(folded, figure.end) or DEATHS_ARE.search(before))
    ):
        return None
    if is_part:
        return PeopleCount(figure, noun_end, "", False, True)
    return _read_governed(folded, figure, noun.group() if noun else "", noun_end, following, previous)


def _read_governed(
    folded: str, figure: Figure, noun: str, noun_end: int, following: int, previous: PeopleCount | None
) -> PeopleCount:
    """Return what a verb says of a number of people, in front of it or behind it in its clause."""
    clause = CLAUSE.search(folded, noun_end)
    last = min(clause.start() if clause else len(folded), noun_end + 110)
    part = PART.search(folded, noun_end, last)
    last = last if part and part.start() < following else min(last, following)
    cues = CUE.finditer(folded, noun_end, last)
    # «Onze soldats dont un officier tués»: without a comma, all of them.
    is_bare = part is not None and folded[noun_end : part.start()].isspace()
    is_people = NOUN.match(folded, figure.end) is not None
    cue = next(
        (
            one
            for one in cues
            if not (_is_of_part(folded, part, one.start(), is_bare) or _is_of_others(folded, one))
            and (is_people or not OF_PEOPLE_ALONE.match(one.group()))
        ),
        None,
    )
    if cue is not None and OF_ATTACKERS.search(folded, max(noun_end, cue.start() - 30), cue.start()):
        return PeopleCount(figure, noun_end, "attackers", False, False)
    # «…, un homme ayant succombé», «…, trois patients étant décédés».
    is_aside = cue is not None and folded.endswith(("ayant ", "etant "), 0, cue.start())
    if is_aside or (cue is not None and cue.lastgroup == "wounded" and SUCCUMBED.match(folded, cue.end())):
        return PeopleCount(figure, noun_end, "", False, False)
    before = ACTIVE.search(folded[max(0, figure.start - MAX_CHARS_TO_DEATHS) : figure.start])
    is_passive = cue is not None and bool(
        PASSIVE.match(folded[noun_end : cue.start()]) or INTRANSITIVE.match(cue.group())
    )
    figure = _with_more(folded, figure, noun_end, is_passive or before is not None)
    if before is not None and not is_passive:
        is_taken = before["killed"] == "emporte" and ("autre" in noun or " avec eux" in folded[noun_end:])
        harm = "" if is_taken else "killed" if before["death"] else before.lastgroup or ""
        return PeopleCount(figure, noun_end, harm, False, False)
    is_listed = previous is not None and not previous.is_before_cue and bool(previous.harm)
    here = PeopleCount(figure, noun_end, "", False, False)
    if is_listed and not is_passive and previous and is_joined(folded, previous, here):
        return PeopleCount(figure, noun_end, previous.harm, False, False)
    return PeopleCount(figure, noun_end, (cue.lastgroup or "") if cue else "", cue is not None, False)


def _is_of_others(folded: str, cue: re.Match[str]) -> bool:
    """Return whether a word is a noun for others: «libérera dix détenus et prendra en charge des blessés»."""
    return folded.endswith((" des ", " aux "), 0, cue.start())


def _is_of_part(folded: str, part: re.Match[str] | None, at: int, is_bare: bool) -> bool:
    """Return whether what happened is said of a part alone: «126 otages, dont 33 blessés, sont libres»."""
    if is_bare and part is not None:
        between = folded[part.end() : at]
        if len(between.split()) > 1 and CUE.search(between) is None:
            return False
    return part is not None and part.end() < at and not AFTER_PART.search(folded, part.end(), at)


def _with_more(folded: str, figure: Figure, noun_end: int, has_verb: bool) -> Figure:
    """Return a number with those who are listed beside it without one: «six Français, leur guide»."""
    clause = CLAUSE.search(folded, noun_end)
    last = min(clause.start() if clause else len(folded), noun_end + MORE_CHARS)
    more = sum(1 for _match in ONE_MORE.finditer(folded, noun_end, last))
    more += has_verb and _is_one_before(folded, figure)
    for _ in range(min(more, 5)):
        figure = figure.plus(_one_at(figure.end))
    return figure


def _one_at(offset: int) -> Figure:
    """Return one person more, who stands at an offset."""
    return Figure(offset, offset, 1, 1)


def _is_one_before(folded: str, figure: Figure) -> bool:
    """Return whether one person stands in front of a number of others, in one list with them."""
    first = max(0, figure.start - _MAX_CHARS_TO_ONE)
    if ONE_BEFORE.search(folded, first, figure.start):
        return True
    if _LISTED_AFTER.match(folded, figure.end) and ONE_LISTED.search(folded, first, figure.start):
        return True
    is_own = OF_ITS_OWN.match(folded, figure.end) is not None
    return is_own and NAMED_BEFORE.search(folded, first, figure.start) is not None


def is_joined(folded: str, count: PeopleCount, after: PeopleCount) -> bool:
    """Return whether two numbers stand in one list, with no word between that says what happened."""
    between = IN_BRACKETS.sub("", folded[count.noun_end : after.figure.start])
    return JOINED.fullmatch(between) is not None and CUE.search(between) is None
