"""Who only says what happened: the source behind «selon», whoever confirms or announces it."""

from __future__ import annotations

from tui.annotate.reports.sentence_words import SentenceWords
from tui.languages.event_words import EventLexicon

#: Words between «selon» and the name of the source.
_MAX_TO_SOURCE = 9
#: Words between a verb of speech and its «que».
_MAX_TO_COMPLEMENT = 5
#: Words that a verb of speech and its auxiliary may span: «ont conjointement annoncé».
_MAX_VERB_WORDS = 3

#: The first word, and the one behind the last.
_Span = tuple[int, int]


class SpeakerFinder:
    """A finder of those whom a sentence names only because they say what it tells."""

    def __init__(self, lexicon: EventLexicon) -> None:
        self._lexicon, self._context = lexicon, lexicon.context

    def is_speaker(self, words: SentenceWords, name: _Span, trigger: _Span | None) -> bool:
        """Return whether who is named by some words only says what others tell, those of a trigger."""
        return self._is_source(words, name, trigger) or self._announces(words, name[0], trigger)

    def _is_source(self, words: SentenceWords, name: _Span, trigger: _Span | None) -> bool:
        """Return whether a name stands behind «selon» or «joint par», as all of it or between its commas."""
        at = name[0]
        for _first, last in words.phrases(self._context.credited, at - _MAX_TO_SOURCE, at):
            between = range(last, at + 1)
            commas = [index for index in between if index in words.comma_before]
            has_trigger = trigger is not None and last <= trigger[0] < at
            is_apposed = not commas or (len(commas) == 1 and name[1] in words.comma_before)
            is_divided = any(index in words.divided_before for index in between)
            if is_apposed and not (is_divided or has_trigger or last > at):
                return True
        return False

    def _announces(self, words: SentenceWords, at: int, trigger: _Span | None) -> bool:
        """Return whether a name is the subject of a verb of speech: before its «que», or behind a quote."""
        reporting = self._lexicon.reporting
        if reporting.keys().isdisjoint(words.words):
            return False
        for index, word in enumerate(words.words):
            if word not in reporting or (trigger is not None and trigger[0] <= index < trigger[1]):
                continue
            begin = self._verb_begin(words, index)
            complement = words.index_of(
                self._context.complementizers, index + 1, index + 1 + _MAX_TO_COMPLEMENT
            )
            if at < begin:
                is_divided = any(other in words.divided_before for other in range(at + 1, begin))
                if complement is not None and not is_divided and (trigger is None or trigger[0] > complement):
                    return True
                continue
            is_behind = at > index and begin in words.comma_before and complement is None
            if is_behind and (trigger is None or trigger[0] < begin):
                return True
        return False

    def _verb_begin(self, words: SentenceWords, index: int) -> int:
        """Return the word at which a verb begins: that of its auxiliary."""
        first = max(0, index - _MAX_VERB_WORDS)
        auxiliary = words.index_of(self._lexicon.auxiliaries.keys(), first, index)
        return index if auxiliary is None else auxiliary
