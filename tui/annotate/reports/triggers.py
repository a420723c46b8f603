"""The words of a sentence that tell of events, with the tense in which they do and what is said of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from tui.annotate.reports.sentence_words import SentenceWords
from tui.annotate.tokenized_text import indexes_of
from tui.languages.event_words import FAINT, EventLexicon, EventSense, VerbTense
from tui.languages.lexicon import Lexicon
from tui.model.text import fold

#: How far, in words, an object may stand behind its verb or, in the passive, before it; an auxiliary before
#: its participle.
_OBJECT_AFTER, _OBJECT_BEFORE, _AUXILIARY = 9, 12, 7
_PRESENT: frozenset[VerbTense | None] = frozenset(("present",))
_PARTICIPLE: frozenset[VerbTense | None] = frozenset(("past participle",))
#: What a verb that depends on another says, as a share of what it says alone.
_DEPENDENT = 0.75


class Trigger(Struct, frozen=True):
    """Words that tell of an event: word indexes, end-exclusive; `begin`: with auxiliary and negation."""

    first: int
    last: int
    begin: int
    senses: tuple[EventSense, ...]
    tense: VerbTense | None  # None: a noun
    is_compound: bool = False  # a participle with its auxiliary
    is_passive: bool = False

    @property
    def is_finite(self) -> bool:
        """Return whether a clause can have this as its verb."""
        return self.is_compound or self.tense in (
            "present", "imperfect", "past historic", "future", "conditional",
        )  # fmt: skip

    @property
    def weight(self) -> float:
        """Return how much it says: a verb of a clause more than one that depends on another, or a noun."""
        heaviest = max(sense.weight for sense in self.senses)
        return heaviest if self.is_finite or self.tense is None else heaviest * _DEPENDENT


class TriggerFinder:
    """A finder of the words that tell of events in a language."""

    def __init__(self, events: EventLexicon, lexicon: Lexicon) -> None:
        self._events, self._context = events, events.context
        self._before_verbs = self._context.reflexives | self._context.negations
        self._before_nouns = lexicon.determiners | lexicon.articles | lexicon.of
        self._clause_links = self._context.complementizers | self._context.relatives
        self._pronouns, self._of = lexicon.articles, lexicon.of
        self._links = lexicon.before_places | lexicon.of | lexicon.determiners

    def find(self, words: SentenceWords, named: Collection[int] = ()) -> Iterator[Trigger]:
        """Yield the triggers of a sentence in their order; none overlap, none is in a name.

        `named`: the words that name known actors.
        """
        senses, end = self._events.senses, 0
        for index in indexes_of(words.words, senses.beginnings):
            if index < end or not (match := senses.longest(words.words, index)):
                continue
            is_word = index not in named and not words.is_in_address(index, match[0])
            trigger = self._read(words, index, *match) if is_word else None
            if trigger:
                yield trigger
            is_told_before = index and words.words[index - 1] in self._context.demonstratives
            if trigger or is_told_before:
                end = match[0]

    def tells_of_earlier(self, words: SentenceWords, trigger: Trigger) -> bool:
        """Return whether a trigger, or the verb before a noun, is in the pluperfect."""
        if trigger.tense is not None:
            return trigger.is_compound and trigger.tense == "imperfect"
        before = reversed(words.words[: trigger.begin])
        tenses = next((tense for word in before if (tense := self._events.auxiliaries.get(word))), ())
        return "imperfect" in tenses

    def has_auxiliary(self, words: SentenceWords, index: int) -> bool:
        """Return whether the participle at a word has an auxiliary before it."""
        return self._auxiliary(words, index) is not None

    def is_participle(self, word: str) -> bool:
        """Return whether a word in lower case can be the past participle of a verb that tells of an event."""
        match = self._events.senses.longest((word,), 0)
        return match is not None and any(sense.tense == "past participle" for sense in match[1])

    def _read(
        self, words: SentenceWords, first: int, last: int, senses: tuple[EventSense, ...]
    ) -> Trigger | None:
        """Return the trigger that a phrase is in its sentence; None where nothing near it makes it one."""
        if words.is_in_name(first):
            senses = tuple(sense for sense in senses if sense.tense is None)
        has_participle = any(sense.tense == "past participle" for sense in senses)
        auxiliary = self._auxiliary(words, first) if has_participle else None
        begin = first if auxiliary is None else auxiliary
        is_reflexive = words.index_of(self._context.reflexives, begin - 2, first) is not None
        tenses = self._tenses(words, first, senses, auxiliary)
        fitting = tuple(
            sense
            for sense in senses
            if sense.tense in tenses
            and (is_reflexive or not sense.is_reflexive)
            and (not sense.objects or self._has_near(words, first, last, sense, sense.objects))
            and not (sense.barred and self._has_near(words, first, last, sense, sense.barred))
        )
        if is_reflexive and words.words[first] in self._events.unreflexive and not self._is_if(words, begin):
            return None  # «les opérations se poursuivent»
        if not fitting or self._is_written_name(words, first, fitting[0].tense):
            return None
        tense = fitting[0].tense
        is_passive = auxiliary is not None and not is_reflexive and self._is_passive(words, auxiliary, first)
        effective = self._compound_tense(words, auxiliary) if auxiliary is not None else tense
        return Trigger(
            first,
            last,
            self._group_begin(words, begin),
            fitting,
            effective,
            auxiliary is not None,
            is_passive,
        )

    def _tenses(
        self, words: SentenceWords, first: int, senses: tuple[EventSense, ...], auxiliary: int | None
    ) -> set[VerbTense | None]:
        """Return the tenses that a form can have where it stands: a form may be a noun and two tenses."""
        tenses: set[VerbTense | None] = {sense.tense for sense in senses}
        if auxiliary is not None:
            return tenses & _PARTICIPLE
        before = fold(words.words[first - 1]) if first else ""
        if first and words.words[first - 1] in self._events.auxiliaries and not words.is_divided(first):
            tenses -= {None, "present"}  # «est prête», «sont prêts»
        if words.words[first] in self._context.homographs and not self._has_object(words, first):
            tenses -= _PRESENT  # «contact presse»
        if None in tenses and before in self._context.demonstratives:
            return set()  # «cette visite» is one that has been told of
        if None in tenses and before in self._before_nouns and self._is_in_name(words, first):
            return tenses - {None}
        if None in tenses and len(tenses) > 1:
            return {None} if before in self._before_nouns or not first else tenses - {None}
        return self._verb_tenses(words, first, tenses, before)

    def _verb_tenses(
        self, words: SentenceWords, first: int, tenses: set[VerbTense | None], before: str
    ) -> set[VerbTense | None]:
        """Return the tenses that the form of a verb can have without an auxiliary, behind a folded word."""
        if "present" in tenses and before in self._before_nouns and self._is_noun(words, first):
            return tenses - _PRESENT  # «devant la presse»
        if "past participle" in tenses and before in self._before_nouns:
            tenses -= _PARTICIPLE  # «une partie»
        if "past participle" in tenses and len(tenses) > 1:
            return tenses - _PARTICIPLE  # without an auxiliary it is the present or past historic
        return tenses

    def _is_if(self, words: SentenceWords, begin: int) -> bool:
        """Return whether what looks like a reflexive pronoun before a verb is «s’il»."""
        return begin > 0 and words.words[begin - 1] in self._context.pronouns

    def _has_object(self, words: SentenceWords, first: int) -> bool:
        """Return whether what may be a verb has words behind it that can be its object."""
        after = first + 1
        if after >= len(words) or words.is_divided(after):
            return False
        if first and words.words[first - 1] in self._context.before_homographs:
            return False  # «contact presse»
        word = words.words[after]
        return fold(word) not in self._of and word not in self._events.auxiliaries

    def _is_written_name(self, words: SentenceWords, first: int, tense: VerbTense | None) -> bool:
        """Return whether a word is written as a name: «l’Agence Sahel Presse», «écrit Libération»."""
        if tense is None and words.has_acronym_behind(first):
            return True
        if not words.is_capitalized(first):
            return False
        before = fold(words.words[first - 1])
        if tense is not None or before not in self._before_nouns:
            return True
        return before in self._of and first > 1 and words.is_capitalized(first - 2)

    def _is_in_name(self, words: SentenceWords, first: int) -> bool:
        """Return whether a noun only says what another is for: «ministre de la Guerre»."""
        head = words.index_of(self._context.heads_of_names, first - 3, first - 1)
        links = words.words[head + 1 : first] if head is not None else ()
        return bool(links) and all(fold(word) in self._before_nouns for word in links)

    def _is_noun(self, words: SentenceWords, first: int) -> bool:
        """Return whether what may be an article before a word is one, and no pronoun: «il les accuse»."""
        if fold(words.words[first - 1]) not in self._pronouns:
            return True
        before = words.words[first - 2] if first > 1 else ""
        is_first = not before or first - 1 in words.comma_before or words.is_opened(first - 1)
        return is_first or before in self._context.prepositions

    def _auxiliary(self, words: SentenceWords, first: int) -> int | None:
        """Return the index of the auxiliary before a participle: no noun can stand between them."""
        begin = first - 1 - _AUXILIARY
        spans = words.phrases(self._context.interposed, begin, first)
        interposed = {index for start, end in spans for index in range(start, end)}
        for index in range(first - 1, max(-1, begin), -1):
            word = words.words[index]
            if index in interposed:
                continue
            if word in self._events.auxiliaries:
                return index
            if fold(word) in self._links or word in self._clause_links or index in words.divided_before:
                return None
        return None

    def _compound_tense(self, words: SentenceWords, auxiliary: int) -> VerbTense | None:
        return min(self._events.auxiliaries[words.words[auxiliary]])

    def _is_passive(self, words: SentenceWords, auxiliary: int, first: int) -> bool:
        if words.words[first] in self._events.unaccusatives:
            return False  # «est arrivé»
        return any(word in self._context.passive_auxiliaries for word in words.words[auxiliary:first])

    def _group_begin(self, words: SentenceWords, begin: int) -> int:
        """Return where a verb begins with its pronoun and negation: «ne s’est pas rendu»."""
        while begin and words.words[begin - 1] in self._before_verbs:
            begin -= 1
        return begin

    def _has_near(
        self, words: SentenceWords, first: int, last: int, sense: EventSense, wanted: frozenset[str]
    ) -> bool:
        """Return whether one of some words is near a verb, as its object or subject."""
        reach = last + (3 if sense.is_reflexive else _OBJECT_AFTER)
        stops = (index for index in range(last, min(reach, len(words))) if self._starts_verb(words, index))
        after = words.words[last : next(stops, reach)]
        before = () if sense.is_reflexive else words.words[max(0, first - _OBJECT_BEFORE) : first]
        return any(word in wanted for word in (*after, *before))

    def _starts_verb(self, words: SentenceWords, index: int) -> bool:
        """Return whether another verb, with an object of its own, begins at a word."""
        word = words.words[index]
        return (
            word in self._events.auxiliaries
            or word in self._context.negations
            or index in words.divided_before
        )


def is_faint(trigger: Trigger) -> bool:
    """Return whether a trigger tells of an event only beside another."""
    return trigger.weight <= FAINT
