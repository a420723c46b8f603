"""A fact as a sentence of a French report states it, or its title."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure, format_figure
from tui.model.news import About, StatedFact

_ATTRIBUTED = FilteredPattern(
    r"\bselon\b|d'apres|\bofficiel|\bparle(?:nt)?\b|affirm|assur|indiqu|precis|annonc|avanc|\bpolice\b"
    r"|organisateurs"
    r"|autorites|habitants"
    r"|temoins|denombr|\bcompte|estim|source|\bcroi(?:t|re)\b|si l'on|commissa|syndicats?\b"
    # who holds to a figure against another one
    r"|\bs'en tien|\bcamp(?:e|ent) sur|\bmaintien(?:t|nent)\b|\bn(?:e |'en )(?:reconnai|admet)"
)


def is_attributed(folded: str) -> bool:
    """Return whether a folded sentence says who states what it tells."""
    return _ATTRIBUTED.search(folded) is not None


def make_fact(
    sentence: Sentence, about: About, of: str, words: str, names: tuple[str, ...] = (), is_open: bool = False
) -> StatedFact:
    """Return a fact that names somebody or something, stated by a sentence."""
    return StatedFact(
        about=about,
        of=of,
        words=words,
        start=sentence.start,
        end=sentence.end,
        names=names,
        is_open=is_open,
    )


def make_figure_fact(sentence: Sentence, about: About, of: str, figure: Figure) -> StatedFact:
    """Return a number as a fact, stated by a sentence."""
    return structs.replace(make_fact(sentence, about, of, format_figure(figure)), figure=figure)


def title_as_sentence(read: Sequence[Sentence]) -> Sentence:
    """Return the title in the place of a sentence: of no words in the body."""
    return structs.replace(read[0], end=read[0].start)
