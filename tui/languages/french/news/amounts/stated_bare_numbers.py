"""What the numbers without a noun in a French report count: what was counted last, or who is named before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tui.languages.french.news.amounts.bare_numbers import BareNumber, find_bare_numbers
from tui.languages.french.news.amounts.crowds.crowd import MAX_VAGUE
from tui.languages.french.news.amounts.groups import Group, name_group
from tui.languages.french.news.amounts.people.fates import FATE
from tui.languages.french.news.amounts.things import tells_of_troops
from tui.languages.french.news.days.words import LEAVING
from tui.languages.french.news.families import main_families
from tui.languages.french.news.harm.tolls import is_earlier_toll, is_of_years, is_rejected
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import is_attributed, make_figure_fact
from tui.model.news import StatedFact

#: What each side counts in its own way, beside the killed and the wounded.
COUNTED_BY_SIDES = frozenset(
    {
        "arrested",
        "abducted",
        "missing",
        "displaced",
        "released",
        "dismissed",
        "share on strike",
        "infected",
        "houses",
        "people aboard",
        "attackers killed",
    }
)
_TROOPS = Group("amount", "troops")
_MISSING, _ABDUCTED = Group("amount", "missing"), Group("amount", "abducted")
#: How many sentences in front of a number its group may be named.
_MAX_SENTENCES_BACK = 2


def state_bare_numbers(
    read: Sequence[Sentence],
    whole: Sequence[Sentence],
    counted: Sequence[StatedFact],
    families: Mapping[str, float],
) -> Iterator[StatedFact]:
    """Yield the numbers without a noun that say anything new; `counted`: the other numbers of the report.

    `whole`: the sentences with their asides, in which sources give other numbers.
    """
    stated = list(counted)
    for index, sentence in enumerate(read):
        if is_earlier_toll(sentence.folded):
            continue
        before = read[index - 1].folded if index else ""
        numbers = list(find_bare_numbers(sentence.folded, before))
        if whole[index] is not sentence:
            numbers += (one for one in find_bare_numbers(whole[index].folded, before) if one.of == "source")
        for number in numbers:
            if is_of_years(sentence.folded, number.figure) or is_rejected(sentence.folded, number.figure):
                continue
            group = number.group or _find_group(number, index, read, stated, families)
            if group == _MISSING and "abduction" in main_families(families):
                group = _ABDUCTED  # «huit, c’est le nombre de disparus depuis la descente des ravisseurs»
            if group is None or (group.of == "troops" and not _tells_of_troops(index, read)):
                continue
            same = [one.figure for one in stated if (one.about, one.of) == group and one.figure]
            if group.about == "attendance":  # «des milliers» is none of those that may be counted again
                is_new = not any(number.figure.meets(one) for one in same if one.high <= one.low * MAX_VAGUE)
            else:
                is_new = not any(number.figure.meets(figure) for figure in same)
            has_source = number.of == "source" or is_attributed(sentence.folded)
            if is_new and (not same or has_source):
                fact = make_figure_fact(sentence, group.about, group.of, number.figure)
                stated.append(fact)
                yield fact


def _find_group(
    number: BareNumber,
    index: int,
    read: Sequence[Sentence],
    stated: Sequence[StatedFact],
    families: Mapping[str, float],
) -> Group | None:
    """Return what a number counts that stands for what was counted last, or named before."""
    own = name_group(read[index].folded[: number.figure.start]) if number.of == "pronoun" else None
    if own is not None:
        return own
    named = [one.folded for one in reversed(read[max(0, index - _MAX_SENTENCES_BACK) : index])]
    group = next(filter(None, map(name_group, named)), None)
    if number.of == "pronoun" and group == _TROOPS and LEAVING in main_families(families):
        return group  # «ils étaient 72 à embarquer», who are people aboard too
    spans = {(one.start, one.end) for one in read[max(0, index - 1) : index + 1]}
    last = [one for one in stated if one.figure is not None and (one.start, one.end) in spans]
    last = [one for one in last if one.about != "amount" or one.of in COUNTED_BY_SIDES]
    start = read[index].start
    last = [
        one for one in last if one.start != start or (one.figure and one.figure.start < number.figure.start)
    ]
    if last:
        known = max(last, key=lambda one: (one.start, one.figure.start if one.figure else 0))
        return Group(known.about, known.of)
    if number.of == "source":
        return None
    if group is None and index == 0 and len(read) > 1:  # «Ils étaient neuf. Les otages ont été libérés …»
        fate = next((one.lastgroup for one in reversed([*FATE.finditer(read[1].folded)])), None)
        group = Group("amount", fate) if fate in COUNTED_BY_SIDES else None
    return group or (Group("attendance") if "protest" in families else None)


def _tells_of_troops(index: int, read: Sequence[Sentence]) -> bool:
    """Return whether a sentence, or one of those before it, tells of soldiers who come or go."""
    return any(tells_of_troops(one.folded) for one in read[max(0, index - _MAX_SENTENCES_BACK) : index + 1])
