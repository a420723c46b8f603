"""Whether what a sentence tells took place: negation, denial, condition, plan."""

from __future__ import annotations

from tui.annotate.reports.report import Factuality
from tui.annotate.reports.sentence_words import SentenceWords
from tui.annotate.reports.triggers import Trigger
from tui.languages.event_words import EventLexicon

#: How far, in words, a negation stands from a noun; a modal before its infinitive; a word that plans beside
#: what it is about; a verb of doubt before the verb of its complement.
_NEGATION, _MODAL, _BESIDE, _UNREAL = 9, 6, 4, 10


class FactualityReader:
    """A reader of the words around a trigger that say how certain it is."""

    def __init__(self, events: EventLexicon) -> None:
        self._events, self._context = events, events.context
        self._negative = self._context.negative_words | self._context.negative_prepositions

    def read(self, words: SentenceWords, trigger: Trigger) -> Factuality:
        """Return how a sentence presents what a trigger in it tells of."""
        unreal = self._read_unreal(words, trigger)
        if unreal:
            return unreal
        if trigger.tense in ("future", "conditional"):
            return self._read_unreal_tense(words, trigger)
        if trigger.tense == "infinitive" and not trigger.is_compound:
            return self._read_infinitive(words, trigger)
        if trigger.tense is None:
            return self._read_noun(words, trigger)
        is_planned = words.has_phrase(self._context.planned, trigger.begin - _BESIDE, trigger.last)
        return "planned" if is_planned else "reported"

    def _read_unreal(self, words: SentenceWords, trigger: Trigger) -> Factuality | None:
        """Return how a sentence says that no single event took place; None where it does not."""
        if self._is_unable(words, trigger):
            return "hypothetical"
        if self._is_negated(words, trigger) or self._is_denied(words, trigger):
            return "denied"
        if self._is_possible(words, trigger):
            return "hypothetical"
        return "habitual" if self._is_habitual(words, trigger) else None

    # -- what did not take place ---------------------------------------------------------------

    def _is_negated(self, words: SentenceWords, trigger: Trigger) -> bool:
        context, begin, last = self._context, trigger.begin, trigger.last
        if trigger.tense is None:
            is_negative = words.index_of(self._negative, begin - 2, begin) is not None
            return is_negative or self._has_negated_verb(words, trigger)
        if words.index_of(context.negative_prepositions, begin - 3, begin) is not None:
            return True
        is_dependent = trigger.tense == "infinitive" and not trigger.is_compound  # «n’est à déplorer»
        negation = words.index_of(context.negations, begin - (4 if is_dependent else 2), trigger.first)
        return negation is not None and self._is_complete(words, negation, negation - 6, last + 3)

    def _has_negated_verb(self, words: SentenceWords, trigger: Trigger) -> bool:
        """Return whether the verb before or behind a noun is negated: «la visite n’a pas eu lieu»."""
        begin, last = trigger.begin, trigger.last
        before = words.index_of(self._context.negations, begin - _NEGATION, begin)
        if before is not None and self._is_complete(words, before, before - 6, begin):
            return True
        for index in range(last, min(last + _NEGATION, len(words))):
            word = words.words[index]
            if word in self._context.negations:
                return self._is_complete(words, index, index, index + _MODAL)
            if word in self._events.auxiliaries or index in words.divided_before:
                break
        return any(word in self._events.cancellations for word in words.words[last : last + 2 * _MODAL])

    def _is_complete(self, words: SentenceWords, negation: int, first: int, last: int) -> bool:
        """Return whether a negation has its second part: «ne … que» has none."""
        return any(word in self._context.negative_words for word in words.words[max(0, first) : last])

    def _is_denied(self, words: SentenceWords, trigger: Trigger) -> bool:
        """Return whether a verb of denial governs a trigger."""
        for index in range(max(0, trigger.begin - _MODAL), trigger.begin):
            if words.words[index] in self._events.denials and index + 1 not in words.divided_before:
                return True
        return False

    def _is_unable(self, words: SentenceWords, trigger: Trigger) -> bool:
        """Return whether somebody could not do it, which is no refusal: «n’a pas pu rencontrer»."""
        if trigger.tense != "infinitive":
            return False
        inability = words.index_of(self._events.inability.keys(), trigger.begin - _MODAL, trigger.begin)
        if inability is None:
            return False
        return words.index_of(self._context.negations, inability - 3, inability) is not None

    def _is_habitual(self, words: SentenceWords, trigger: Trigger) -> bool:
        """Return whether it is done again and again, and no single time is told of."""
        is_past = trigger.is_compound or trigger.tense == "past historic"
        return not is_past and words.has_phrase(self._context.habits, 0, len(words))

    # -- what may take place -------------------------------------------------------------------

    def _is_possible(self, words: SentenceWords, trigger: Trigger) -> bool:
        begin, context = trigger.begin, self._context
        return (
            words.is_question
            or words.has_phrase(context.hypothetical, begin - 3, begin)
            or words.has_phrase(context.unreal_complements, begin - _UNREAL, begin)
            or self._is_conditional(words, trigger)
        )

    def _is_conditional(self, words: SentenceWords, trigger: Trigger) -> bool:
        """Return whether a trigger is in a condition or in an indirect question.

        «Si» at the beginning of a clause, before a past tense, grants what is a fact.
        """
        condition = words.index_of(self._context.conditions, trigger.begin - 2 * _MODAL, trigger.begin)
        if condition is None:
            return False
        if condition and condition not in words.comma_before:
            return True  # «on ignore si …»
        is_fact = trigger.is_compound and trigger.tense == "present"
        return not is_fact and trigger.tense in ("present", "imperfect")

    def _read_unreal_tense(self, words: SentenceWords, trigger: Trigger) -> Factuality:
        if trigger.tense == "future":
            return "planned"
        if words.index_of(self._context.conditions, 0, len(words)) is not None:
            return "hypothetical"
        if trigger.is_compound:
            return "alleged"
        told = words.index_of(self._context.complementizers, 0, trigger.begin) is not None
        return "planned" if told else "hypothetical"  # «il a dit qu’il partirait» is a future

    def _read_noun(self, words: SentenceWords, trigger: Trigger) -> Factuality:
        """Return how a noun is presented by the verb before it and the words beside it."""
        begin, last = trigger.begin, trigger.last
        for index in range(begin - 1, max(-1, begin - 1 - _MODAL), -1):
            word = words.words[index]
            if index + 1 in words.comma_before:
                break
            if word in self._events.possible or word.endswith(self._context.unreal_endings):
                return "hypothetical"
            if word in self._events.planning:
                return "planned"
        is_planned = words.has_phrase(self._context.planned, begin - _BESIDE, last + _BESIDE)
        return "planned" if is_planned else "reported"

    def _read_infinitive(self, words: SentenceWords, trigger: Trigger) -> Factuality:
        for index in range(trigger.begin - 1, max(-1, trigger.begin - 1 - _MODAL), -1):
            word = words.words[index]
            if word in self._events.recent:
                return "reported"
            if word in self._events.modals:
                return "hypothetical" if word in self._events.possible else "planned"
        return "planned"
