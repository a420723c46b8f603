"""Numbers beside that of a crowd in a French sentence: of its towns, and of others who counted it.

«29 000 personnes, dont 9 000 à Gani», «trois mille à Balma», «le ministère en a vu 29 000, le syndicat
110 000», «9 000 d’un côté, 50 000 de l’autre».
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from tui.languages.french.news.amounts.people.crowd_scopes import MIN_CROWD, is_part
from tui.languages.french.news.amounts.people.crowds import MAX_STEP_OF_CROWD
from tui.languages.french.news.days.crowd_days import is_of_day_before
from tui.languages.french.news.figure_sources import find_side, names_source
from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import make_figure_fact
from tui.model.figures import Figure
from tui.model.news import StatedFact

#: Between a crowd and a part of it; between two numbers of a list of towns; between those of two sources.
_REACH_OF_PART, _REACH_OF_LIST = 140, 70
_LISTED = re.compile(r"(?:[,;]|,? et|,? puis)(?: (?:encore|meme|enfin|seulement))? ?\Z")
_BY_ANOTHER = re.compile(
    r"(?:[,;]|,? et|,? mais) (?P<by>(?:l[ae]s? |l'|leurs? |ses? )"
    r"(?:(?!(?:a|ont|en|est|sont|avai(?:t|ent)|qui|que|dont)\b)[\w'-]+ ){1,8})\Z"
)
#: Behind a number, where its people were; that it has no noun.
_AT_PLACE = re.compile(
    r"(?: (?:autres|personnes|manifestants|marcheurs|protestataires|participants|grevistes))?,? "
    r"(?:a [a-z]|(?:dans|sur|a travers|en) l(?:a|es) |au [a-z]|dans l'|pour la (?:seule )?capitale\b)"
)
#: A town in front of a number in brackets: «à Gani (900 selon la police)».
_TOWN_WITH, _IN_BRACKETS = (
    re.compile(r"\ba [a-z][\w'-]*(?: [\w'-]+){0,2} \(\Z"),
    re.compile(r"(?: (?:personnes|manifestants|marcheurs))?(?:,? (?:selon|d'apres) [^()]{3,40})?\)"),
)
_BARE = re.compile(r"\s?(?:[.,;:!?)»]|\Z|(?:selon|dans|pour)\b)")
#: What is counted of other people than those who came, whatever stands between.
_OTHERS = re.compile(
    r"\b(?:bless|interpell|arret|gardes? a vue|polici|gendarmes? (?:ont|sont|etai)|mort|tu[ee])"
)


def state_crowd_parts(sentences: Sequence[Sentence], counted: Sequence[StatedFact]) -> Iterator[StatedFact]:
    """Yield the numbers of sentences, with their asides, that stand beside those of crowds in `counted`."""
    crowds: dict[int, list[Figure]] = {}
    for fact in counted:
        if fact.about == "attendance" and fact.figure is not None and fact.end > fact.start:
            crowds.setdefault(fact.start, []).append(fact.figure)
    before: list[Figure] = []
    for sentence in sentences if crowds else ():
        own = crowds.get(sentence.start, [])
        if own or before:
            for figure in find_crowd_parts(sentence.folded, own, bool(before)):
                yield make_figure_fact(sentence, "attendance", "", figure)
        before = own


def find_crowd_parts(
    folded: str, crowds: Collection[Figure], is_told_before: bool = False
) -> Iterator[Figure]:
    """Yield the numbers of a folded sentence that count a part of one of its crowds, or that crowd again.

    `is_told_before`: a crowd is counted in the sentence before.
    """
    known = {(one.low, one.high) for one in crowds}
    before: Figure | None = None
    for figure in find_numbers(folded):
        if (figure.low, figure.high) in known:
            before = None if is_of_day_before(folded, figure) else figure
        elif figure.high < MIN_CROWD or figure.step >= MAX_STEP_OF_CROWD:
            continue  # of towns, of days, of hours
        elif (is_told_before or before is not None) and find_side(folded, figure):
            yield figure
        elif before is not None and _is_beside(folded, before, figure):
            yield figure
            before = figure
        else:
            before = None


def _is_beside(folded: str, before: Figure, figure: Figure) -> bool:
    """Return whether a number counts a part of the crowd before it, another town, or that crowd again."""
    between = folded[before.end : figure.start]
    if _OTHERS.search(between):
        return False
    if is_part(folded, figure):
        return len(between) <= _REACH_OF_PART and _AT_PLACE.match(folded, figure.end) is not None
    if len(between) > _REACH_OF_LIST or is_of_day_before(folded, figure):
        return False
    if _TOWN_WITH.search(between) and _IN_BRACKETS.match(folded, figure.end):
        return True
    if _LISTED.search(between) and _AT_PLACE.match(folded, figure.end):
        return True
    other = _BY_ANOTHER.search(between)
    return other is not None and names_source(other["by"]) and _BARE.match(folded, figure.end) is not None
