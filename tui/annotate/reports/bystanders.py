"""Countries and places that a sentence names only to say where something is, or who somebody is."""

from __future__ import annotations

from collections.abc import Set

from tui.annotate.reports.sentence_words import SentenceWords
from tui.annotate.reports.triggers import Trigger
from tui.languages.event_words import ContextWords

#: So far in front of a country its border is, in words: «la frontière du Burkina Faso et du Mali».
_BORDER_WORDS = 7
#: So far in front of a border is what says that something is beside it: «dans la zone des trois frontières».
_BESIDE_WORDS = 4


class BystanderReader:
    """A reader of territories that have no part in an event, by the prepositions of a language."""

    def __init__(self, context: ContextWords, of: Set[str]) -> None:
        self._context, self._of = context, of

    def is_beyond_border(self, words: SentenceWords, at: int) -> bool:
        """Return whether a country is only where a border is: «près des frontières du Mali»."""
        border = words.index_of(self._context.borders, at - _BORDER_WORDS, at)
        if border is None or any(words.is_divided(index) for index in range(border + 1, at + 1)):
            return False
        before = words.words[max(0, border - _BESIDE_WORDS) : border]
        return not self._context.beside_borders.isdisjoint(before)

    def is_described(self, words: SentenceWords, at: int, trigger: Trigger) -> bool:
        """Return whether a place says which one is meant: «le maire de Gao»; not «l’attaque de Gao»."""
        return at > 0 and words.words[at - 1] in self._of and at - 1 != trigger.last
