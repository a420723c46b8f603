"""What the words around a name say of it: a place, a relative, somebody who speaks, a signature."""

from __future__ import annotations

import re

from tui.annotate.analyzed_text import AnalyzedText
from tui.languages.language import Language

#: A name has at most this many words.
MAX_NAME_WORDS = 6
_ROMAN_NUMERAL = re.compile(r"[ivxlcdm]+")


class Surroundings:
    """The tests of the words around the name at tokens `first` up to `last` (exclusive)."""

    def __init__(self, language: Language) -> None:
        self._lexicon, self._words = language.lexicon, language.candidate_lexicon
        self._context = language.event_lexicon.context

    def name_start(self, analyzed: AnalyzedText, first: int, last: int) -> int:
        """Return the first token of a name behind words that are none: «l'Intérieur X», «l'ONG X»."""
        words, given_names = analyzed.tokenized.words, self._words.given_names
        while (
            first + 1 < last
            and analyzed.surface(first).isupper()
            and words[first] in self._words.heads_of_bodies
        ):
            first += 1
        if last - first < 3 or words[first] in given_names or words[first + 1] not in given_names:
            return first
        is_noun = words[first - 1] in self._lexicon.before_complements if first else False
        return first + (is_noun or analyzed.tokenized.starts_sentence(first))

    def is_place(self, analyzed: AnalyzedText, first: int) -> bool:
        """Return whether a name is that of a place, or of something called after a person."""
        previous = analyzed.word(first - 1)
        if previous in self._words.before_places:
            return True
        nouns = [self._head_noun(analyzed, first)]
        if not analyzed.tokenized.is_capital[first - 1]:
            nouns.append(analyzed.word(first - 2))  # «aéroport international X»
        return bool(self._words.heads_of_places & set(nouns))

    def is_named_after(self, analyzed: AnalyzedText, first: int) -> bool:
        """Return whether a place is called after the person whose title begins at a token."""
        return analyzed.word(first - 1) in self._words.heads_of_places

    def _head_noun(self, analyzed: AnalyzedText, first: int) -> str:
        """Return the noun to which «de» links a name: «la ville de X»."""
        i = first - 1
        while i > 0 and analyzed.word(i) in self._lexicon.before_complements:
            i -= 1
        return analyzed.word(i)

    def speaks(self, analyzed: AnalyzedText, first: int, last: int) -> bool:
        """Return whether a text lets the bearer of a name speak: «X a déclaré», «affirme X», «selon X»."""
        if analyzed.word(first - 1) in self._words.before_speakers:
            return True
        i = last
        while analyzed.word(i) in self._words.auxiliaries:
            i += 1
        if analyzed.word(i) in self._words.speech:
            return True
        if analyzed.word(first - 1) not in self._words.speech:
            return False
        i = first - 2
        while i >= 0 and analyzed.word(i) in self._words.auxiliaries:
            i -= 1
        return i >= 0 and not analyzed.tokenized.is_word(i)  # «…», a dit X: nobody else is the subject

    def is_beside_person(self, analyzed: AnalyzedText, first: int, last: int) -> bool:
        """Return whether a name follows the office of several persons: «les ministres russes X et Y».

        Or who leads something is named: «le groupe que dirige X», «le groupe, dirigé par X».
        """
        words = analyzed.tokenized.words
        if self._is_leader(analyzed, first) or self._is_counterpart(analyzed, first):
            return True
        i = first - 1
        while i >= max(0, first - MAX_NAME_WORDS) and (
            words[i] in self._words.plural_heads or not analyzed.tokenized.is_capital[i]
        ):
            if words[i] in self._words.plural_heads:
                return True
            if not analyzed.tokenized.is_word(i) or words[i] in self._words.office_barriers:
                return False
            i -= 1
        return False

    def _is_leader(self, analyzed: AnalyzedText, first: int) -> bool:
        before, previous = analyzed.word(first - 2), analyzed.word(first - 1)
        is_inverted = previous in self._words.leading and before in self._context.complementizers
        return is_inverted or (previous in self._context.agents and before in self._words.led)

    def _is_counterpart(self, analyzed: AnalyzedText, first: int) -> bool:
        """Return whether the name is one of several, each behind its country: «ses homologues malien, X»."""
        if analyzed.word(first - 1) != "," or first - 2 not in analyzed.demonyms:
            return False
        start = max(analyzed.start_of_sentence(first), first - 3 * MAX_NAME_WORDS)
        words = analyzed.tokenized.words[start : first - 2]
        return not self._words.plural_heads.isdisjoint(words)

    def is_kin(self, analyzed: AnalyzedText, first: int, last: int) -> bool:
        """Return whether a name is that of a relative: «son frère X», «X, son frère»."""
        kin = self._lexicon.kin
        previous = analyzed.word(first - 1)
        if previous in kin or (previous == "," and analyzed.word(first - 2) in kin):
            return True
        return analyzed.word(last) == "," and bool({analyzed.word(last + 1), analyzed.word(last + 2)} & kin)

    def is_acronym(self, analyzed: AnalyzedText, i: int) -> bool:
        """Return whether capitals are an acronym: no numeral (XIV), abbreviation or part of a compound."""
        word, tokenized = analyzed.word(i), analyzed.tokenized
        neighbouring_marks = tokenized.between(i - 1) + tokenized.between(i) if i else tokenized.between(i)
        is_numeral = _ROMAN_NUMERAL.fullmatch(word) is not None
        return word not in self._words.acronyms and not is_numeral and "-" not in neighbouring_marks

    def is_byline(self, analyzed: AnalyzedText, first: int) -> bool:
        """Return whether a name signs the article or a photograph: «Par X» as a paragraph, «© X»."""
        i = first - 1
        while i > 0 and (
            analyzed.word(i) in self._words.between_signatures or analyzed.tokenized.is_capital[i]
        ):
            i -= 1
        if analyzed.word(i) in ("©", "/"):
            return True
        return (
            analyzed.word(i) in self._words.bylines
            and analyzed.tokenized.is_capital[i]
            and analyzed.tokenized.starts_sentence(i)
        )
