"""A number of people who came, as a French report states it."""

from __future__ import annotations

import math

from msgspec import Struct, structs

from tui.languages.french.news.amounts.people.crowd_scopes import name_scope
from tui.languages.french.news.figure_sources import are_of_two_sources
from tui.languages.french.news.prose import Sentence
from tui.model.figures import Figure, format_figure
from tui.model.news import StatedFact

#: A range whose end is more times its beginning says only how many digits a number has: «des milliers».
MAX_VAGUE = 2.5


class Crowd(Struct, frozen=True):
    """A number of people who came, with the sentence that states it.

    `scope`: a folded town, `WHOLE_COUNTRY`, or nothing where nobody says; `source`: as `find_source` has it.
    """

    sentence: Sentence
    fact: StatedFact
    figure: Figure
    scope: str
    source: str
    is_of_hour: bool = False

    @property
    def is_vague(self) -> bool:
        """Return whether the number says little: «des milliers»."""
        return not math.isinf(self.figure.high) and self.figure.high > self.figure.low * MAX_VAGUE

    def as_fact(self) -> StatedFact:
        """Return the number as a fact, with the name of whose it is."""
        names, words = name_scope(self.scope), format_figure(self.figure)
        return structs.replace(self.fact, figure=self.figure, words=words, names=names, source=self.source)


def is_set_against(crowd: Crowd, before: Crowd) -> bool:
    """Return whether a number is what a second source says beside one before it."""
    is_same = before.sentence.index == crowd.sentence.index
    return are_of_two_sources(before.source, crowd.source, crowd.sentence.folded, is_same)
