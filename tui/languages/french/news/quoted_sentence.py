"""Which sentence of a French report stands for it: the one that says most of the event, near its beginning.

«On fouille la boue.» says less than what follows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.languages.french.news.families import find_triggers
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.recalls import has_recall_words
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.news import ReportedDay, StatedFact

#: The first sentences, of which some tell the news itself.
_TELLING_SENTENCES = 4
#: Sentences one of which is chosen.
_CHOSEN_SENTENCES = 7
#: What speaks for a sentence: that it tells the news first, a number of those concerned, a day, any number.
_FIRST_TOLD, _MAIN_NUMBER, _DAY, _NUMBER = 1.5, 3.5, 1.0, 0.5
#: What speaks against it: each sentence in front of it, that it recalls, or says little in a few words.
_BEHIND, _RECALLS, _SHORT = -0.8, -1.5, -3.0
_SHORT_CHARS = 60
#: Who is appointed is what an appointment is known by.
_APPOINTMENT = "appointment"
_APPOINTS = FilteredPattern(
    r"\b(?:est|sont|a ete|ont ete) (?:\w+ )?(?:nomme|promu|designe|porte|reconduit|choisi)e?s?\b"
    r"|\ba (?:\w+ )?(?:nomme|porte|promu|designe|choisi)\b"
)
#: Troops, of whom a sentence without a word for the event tells only where they are.
_TROOPS = "troops"
#: The numbers by which events are known, and who won.
_MAIN_KINDS = frozenset({"killed", "attendance"})
_MAIN_NUMBERS = frozenset(
    {
        "arrested", "abducted", "released", "missing", "troops", "share of the votes", "money", "prison",
        "expelled", "votes for", "embezzled", "infected", "winner",
    }
)  # fmt: skip

#: What a report is known by that denies what others tell.
_DENIED = ("denied",)


def find_core_sentences(news: Sequence[Sentence], told: Sequence[bool]) -> list[Sentence]:
    """Return the sentences that tell the news itself; `told`: which of the first ones have its words."""
    telling = [one for one, is_told in zip(news[:_TELLING_SENTENCES], told, strict=False) if is_told]
    return telling[:2] or [news[0]]


def choose_sentence(
    first: Sentence,
    news: Sequence[Sentence],
    facts: Sequence[StatedFact],
    begun: ReportedDay | None,
    kind: str,
) -> Sentence:
    """Return the sentence by which an event of a kind is quoted; `first`: the one that tells it first."""
    by_start: dict[int, list[StatedFact]] = {}
    for fact in facts:
        if fact.end > fact.start:
            by_start.setdefault(fact.start, []).append(fact)
    rated = [
        _rate_sentence(one, by_start.get(one.start, ()), begun, kind)
        + _BEHIND * at
        + _FIRST_TOLD * (one.start == first.start)
        + _MAIN_NUMBER * (kind == _APPOINTMENT and _APPOINTS.search(one.folded) is not None)
        for at, one in enumerate(news[:_CHOSEN_SENTENCES])
    ]
    return news[rated.index(max(rated))]


def _rate_sentence(
    sentence: Sentence, facts: Sequence[StatedFact], begun: ReportedDay | None, kind: str
) -> float:
    """Return how much a sentence says of an event of a kind, by the facts that it states."""
    tells_kind = any(one.family == kind for one in find_triggers(sentence.news))
    is_main = any(
        one.about in _MAIN_KINDS or (one.of in _MAIN_NUMBERS and (tells_kind or one.of != _TROOPS))
        for one in facts
    )
    has_number = any(one.figure is not None for one in facts)
    has_day = _has_day(sentence, begun)
    is_short = len(sentence.text) < _SHORT_CHARS and not has_day
    is_main = is_main or (not is_short and any(one.names == _DENIED for one in facts))
    return (
        _MAIN_NUMBER * is_main
        + _NUMBER * (has_number and not is_main)
        + _DAY * has_day
        + _RECALLS * has_recall_words(sentence.folded)
        + _SHORT * is_short
    )


def _has_day(sentence: Sentence, begun: ReportedDay | None) -> bool:
    """Return whether a sentence names the day on which its event began, or any where that is not known."""
    spans = [(one.first, one.last or one.first) for one in sentence.dates if one.first is not None]
    if begun is None:
        return bool(spans)
    return any(first <= begun.last and last is not None and begun.first <= last for first, last in spans)
