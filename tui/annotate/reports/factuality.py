"""Whether what a sentence tells took place: negation, denial, condition, plan."""

from __future__ import annotations

from tui.annotate.reports.report import Factuality
from tui.annotate.reports.sentence_words import SentenceWords
from tui.annotate.reports.triggers import Trigger
from tui.languages.event_words import EventLexicon

#: How far, in words, a negation stands before a noun; a modal before its infinitive; a word that plans beside
#: what it is about.
_NEGATION, _MODAL, _BESIDE = 9, 6, 4


class FactualityReader:
    """A reader of the words around a trigger that say how certain it is."""

    def __init__(self, events: EventLexicon) -> None:
        self._events, self._context = events, events.context

    def read(self, words: SentenceWords, trigger: Trigger) -> Factuality:
        """Return how a sentence presents what a trigger in it tells of."""
        if self._is_negated(words, trigger) or self._is_denied(words, trigger):
            return "denied"
        begin, context = trigger.begin, self._context
        if words.has_phrase(context.hypothetical, begin - 3, begin) or self._is_conditional(words, trigger):
            return "hypothetical"
        if trigger.tense in ("future", "conditional"):
            return self._read_unreal_tense(words, trigger)
        if trigger.tense == "infinitive" and not trigger.is_compound:
            return self._read_infinitive(words, trigger)
        end = trigger.last + (2 if trigger.tense is None else 0)
        return "planned" if words.has_phrase(context.planned, begin - _BESIDE, end) else "reported"

    def _read_unreal_tense(self, words: SentenceWords, trigger: Trigger) -> Factuality:
        if trigger.tense == "future":
            return "planned"
        if trigger.is_compound:
            return "alleged"
        told = words.index_of(self._context.complementizers, 0, trigger.begin) is not None
        return "planned" if told else "hypothetical"  # «il a dit qu’il partirait» is a future

    def _is_negated(self, words: SentenceWords, trigger: Trigger) -> bool:
        context, begin, last = self._context, trigger.begin, trigger.last
        if trigger.tense is None:
            negative_words = context.negative_words | context.negative_prepositions
            if words.index_of(negative_words, begin - 2, begin) is not None:
                return True
            negation = words.index_of(context.negations, begin - _NEGATION, begin)
            return negation is not None and any(
                word in context.negative_words for word in words.words[max(0, negation - 6) : begin]
            )
        if words.index_of(context.negative_prepositions, begin - 3, begin) is not None:
            return True
        negation = words.index_of(context.negations, begin - 2, trigger.first)
        return negation is not None and any(
            word in context.negative_words for word in words.words[max(0, negation - 6) : last + 3]
        )

    def _is_denied(self, words: SentenceWords, trigger: Trigger) -> bool:
        """Return whether a verb of denial governs a trigger."""
        for index in range(max(0, trigger.begin - _MODAL), trigger.begin):
            if words.words[index] in self._events.denials and index + 1 not in words.divided_before:
                return True
        return False

    def _is_conditional(self, words: SentenceWords, trigger: Trigger) -> bool:
        """Return whether a trigger is in a condition; «si» before a past tense grants what is a fact."""
        condition = words.index_of(self._context.conditions, trigger.begin - 2 * _MODAL, trigger.begin)
        return condition is not None and not trigger.is_compound and trigger.tense in ("present", "imperfect")

    def _read_infinitive(self, words: SentenceWords, trigger: Trigger) -> Factuality:
        for index in range(trigger.begin - 1, max(-1, trigger.begin - 1 - _MODAL), -1):
            word = words.words[index]
            if word in self._events.recent:
                return "reported"
            if tenses := self._events.modals.get(word):
                return (
                    "hypothetical" if word in self._events.possible or "conditional" in tenses else "planned"
                )
        return "planned"
