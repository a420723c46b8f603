"""The toll of a French report: the one that is called so, else the first; or one of each source."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from tui.languages.french.news.figure_sources import UNKNOWN, find_source
from tui.languages.french.news.harm.casualties import DOZENS, find_tolls
from tui.languages.french.news.harm.told_otherwise import find_listed_dead
from tui.languages.french.news.harm.toll_words import IS_OF_BOTH_SIDES
from tui.languages.french.news.harm.tolls import Harm, Toll
from tui.languages.french.news.harm.victims import find_victim
from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import is_attributed, make_figure_fact, title_as_sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure, hedge_figure
from tui.model.news import StatedFact
from tui.model.text import fold

#: What makes a toll one that others give or fear, beside that of the report.
_DOUBTFUL = FilteredPattern(
    r"\bplus (?:lourd|eleve)|\bpourrai(?:t|ent)\b|\bpretend\w*\b|\bs'alourdir\b|\bfais(?:ait|aient) etat\b"
    r"|\b(?:bilan|chiffre|decompte|total)s? officiels?\b|\bofficiellement\b"
)
#: What makes a toll one of a part of the area, and no other source's.
_OF_PART = FilteredPattern(r"\ba (?:lui seul|elle seule)\b")
#: A count that is nobody's: «on a dénombré quatre blessés».
_COUNTED_BY_NOBODY = FilteredPattern(r"\bon (?:a |en a |y a )?(?:denombre|compte|recense)\b")
#: Behind a number, that it is of others than those counted before.
_OTHERS = re.compile(r" (?:d')?autres\b")
#: A range whose end is more times its beginning says little.
MAX_VAGUE = 3
#: So few that are counted may be some of more whom a report does not count.
MAX_OF_MORE = 3
_MANY = (
    r"\b(?:plusieurs|nombreux|nombreuses|multiples|des(?! (?:siens|leurs|notres)\b)|les)(?: autres)?"
    r" (?:[\w-]{3,16} ){0,2}"
)
_UNNUMBERED: dict[Harm, FilteredPattern] = {
    "killed": FilteredPattern(rf"{_MANY}(?:morts?\b(?! de (?:faim|soif))|tues\b|deces\b|cadavres\b|corps\b)"),
    "wounded": FilteredPattern(rf"{_MANY}blesses\b"),
}
#: What a number comes to, in the next sentence: «Ils s’ajoutent aux quatre noyés de dimanche».
_ADDED = FilteredPattern(
    r"\bs'ajout(?:ent|er|e|aient) (?:a|aux?)\b|\b(?:a ces?|a cette|aux) [^.;:]{3,50} s'ajout(?:ent|e|aient)\b"
)


def state_tolls(title: str, read: Sequence[Sentence], recalled: Sequence[Sentence]) -> Iterator[StatedFact]:
    """Yield the killed and wounded: the toll that is called one, else the first; or one of each source."""
    abouts: tuple[Harm, ...] = ("killed", "wounded")
    stated = [(sentence, toll) for sentence in read for toll in find_tolls(sentence.folded)]
    stated += [
        (one, victim)
        for one in read
        if (victim := find_victim(one.folded)) and not any(victim.harm == toll.harm for _one, toll in stated)
    ]
    stated += [
        (one, listed)
        for before, one in pairwise(read)
        if (listed := find_listed_dead(one.folded, before.folded))
    ]
    earlier = [toll for sentence in recalled for toll in find_tolls(sentence.folded)]
    are_of_both = any(IS_OF_BOTH_SIDES.search(one.folded) for one in read)
    titled = [
        (title_as_sentence(read), toll)
        for toll in (() if are_of_both else find_tolls(fold(title)))
        if not any(toll.harm == one.harm and toll.figure.meets(one.figure) for one in earlier)
    ]
    for harm in abouts:
        own = [one for one in stated if one[1].harm == harm and not one[1].is_part]
        own = own or [one for one in titled if one[1].harm == harm and not one[1].is_part and not stated]
        own = [one for one in own if one[1].figure.high > 0] or own
        if not own:
            continue
        sure = [one for one in own if not _DOUBTFUL.search(one[0].folded)] or own
        sentence, toll = next((one for one in sure if one[1].is_total), sure[0])
        sentence, toll = _more_precise(sentence, toll, sure)
        of_title = [one for one in titled if one[1].harm == harm and not one[1].is_part]
        is_larger = of_title and toll.figure.high < of_title[0][1].figure.low / 2
        if is_larger and not toll.is_total and not _is_explained(of_title[0][1].figure, read):
            sentence, toll = of_title[0]  # what the body counts is a part
        figure, sentence = _with_added(sentence, toll, own)
        if figure.high <= MAX_OF_MORE and _have_unnumbered(harm, title, read):
            figure = hedge_figure(figure, "at-least")
        yield _make_toll_fact(sentence, toll, figure)
        if not toll.is_total and (other := _other_toll(sentence, toll, own, stated)):
            yield other


def _is_explained(figure: Figure, read: Sequence[Sentence]) -> bool:
    """Return whether a report gives the number of its title beside the toll of which it is the whole."""
    return any(
        one.low == figure.low and one.high == figure.high and find_tolls(sentence.folded)
        for sentence in read
        for one in find_numbers(sentence.folded)
    )


def _more_precise(
    sentence: Sentence, toll: Toll, own: Sequence[tuple[Sentence, Toll]]
) -> tuple[Sentence, Toll]:
    """Return a toll, or one that says more where it says little: «plusieurs dizaines», then «59»."""
    is_dozens = toll.figure.low == DOZENS[0] and toll.figure.high == math.inf
    if not is_dozens and (toll.figure.high <= toll.figure.low * MAX_VAGUE or toll.figure.high == math.inf):
        return sentence, toll
    better = (
        one for one in own if toll.figure.low <= one[1].figure.low <= toll.figure.high and one[1] != toll
    )
    return next(better, (sentence, toll))


def _have_unnumbered(harm: Harm, title: str, read: Sequence[Sentence]) -> bool:
    """Return whether a report tells of many who came to harm without their number: «plusieurs morts»."""
    pattern = _UNNUMBERED[harm]
    return any(pattern.search(text) for text in (fold(title), *(one.folded for one in read)))


def _with_added(
    sentence: Sentence, toll: Toll, own: Sequence[tuple[Sentence, Toll]]
) -> tuple[Figure, Sentence]:
    """Return a toll with those of the next sentence, where it says that they are added, and who states it."""
    for other_sentence, other in own:
        is_next = other_sentence.index == sentence.index + 1
        if is_next and (_ADDED.search(other_sentence.folded) or _is_of_more(other_sentence, other, toll)):
            return toll.figure.plus(other.figure), structs.replace(sentence, end=other_sentence.end)
    return toll.figure, sentence


def _is_of_more(sentence: Sentence, other: Toll, toll: Toll) -> bool:
    """Return whether a toll is of others than one before it: «une vingtaine d’autres ont été brûlés vifs»."""
    is_of_others = _OTHERS.match(sentence.folded, other.figure.end) is not None
    return is_of_others and other.harm == toll.harm and not (toll.is_total or other.is_part)


def _is_of_another(sentence: Sentence, toll: Toll, other_sentence: Sentence, other: Toll) -> bool:
    """Return whether another sentence gives a toll to a source, and not to the one of the toll before."""
    folded = other_sentence.folded
    if not is_attributed(folded) or _COUNTED_BY_NOBODY.search(folded):
        return False
    one, another = find_source(sentence.folded, toll.figure), find_source(folded, other.figure)
    return one != another or one in ("", UNKNOWN)


def _other_toll(
    sentence: Sentence,
    toll: Toll,
    own: Sequence[tuple[Sentence, Toll]],
    stated: Sequence[tuple[Sentence, Toll]],
) -> StatedFact | None:
    """Return a toll that another sentence gives, in the words of another source; None without one.

    One with far fewer killed is not of the event: `stated` is every toll, `own` those of the harm of `toll`.
    """
    most = max((one.figure.low for _sentence, one in stated if one.harm == "killed"), default=0.0)
    small = {
        id(one_sentence)
        for one_sentence, one in stated
        if one.harm == "killed" and not one.is_part and one.figure.high < most / 2
    }
    for other_sentence, other in own:
        is_more = _OTHERS.match(other_sentence.folded, other.figure.end) is not None
        if is_more or id(other_sentence) in small or _OF_PART.search(other_sentence.folded):
            continue
        high = toll.figure.low if math.isinf(toll.figure.high) else toll.figure.high
        is_whole = other.figure.low > high / 2 and not other.figure.meets(toll.figure)
        if (
            is_whole
            and other_sentence is not sentence
            and _is_of_another(sentence, toll, other_sentence, other)
        ):
            return _make_toll_fact(other_sentence, other, other.figure)
    return None


def _make_toll_fact(sentence: Sentence, toll: Toll, figure: Figure) -> StatedFact:
    """Return a toll as a fact, with who gives it: its own number, or what it comes to with others."""
    fact = make_figure_fact(sentence, toll.harm, "", figure)
    is_of_title = sentence.start == sentence.end
    return structs.replace(fact, source="" if is_of_title else find_source(sentence.folded, toll.figure))
