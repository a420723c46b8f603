"""The text in which a phrase for an office is parsed, and the ends of its complements."""

from __future__ import annotations

from msgspec import Struct

from tui.annotate.gazetteer import EntrySpan
from tui.languages.language import Language


class ParseState(Struct):
    """A text, or a record's title, in which a phrase is parsed."""

    words: list[str]
    capitals: list[bool]
    spans: dict[int, EntrySpan]  # names by their first token
    language: Language
    is_record_title: bool = False  # words of a title that the table lacks are a complement

    def after_articles(self, i: int) -> int:
        """Return the index of the first token from `i` on that is no article."""
        while i < len(self.words) and self.words[i] in self.language.lexicon.articles:
            i += 1
        return i

    def is_function_word(self, word: str) -> bool:
        """Return whether a word is an article or «de», and no part of a complement's name."""
        return word in self.language.lexicon.of or word in self.language.lexicon.articles

    def end_of_new_complement(self, start: int) -> int:
        """Return the end of a new complement: all words of a record's title, but one word in a text.

        In a text a name may begin with the next word: «le ministre de la Pêche Ali Gado».
        """
        end = start
        limit = len(self.words) if self.is_record_title else min(start + 1, len(self.words))
        while end < limit and end not in self.spans and (self.is_record_title or self._is_capitalized(end)):
            end += 1
        while end > start and self.is_function_word(self.words[end - 1]):
            end -= 1
        while start < end < len(self.words) and self.words[end] in self.language.offices.portfolio_words:
            end += 1
        return end

    def after_conjunctions(self, i: int) -> int:
        """Return the end of a coordinated portfolio: «de la Défense et des Anciens combattants»."""
        while i + 2 < len(self.words) and self._is_coordination(self.words[i], self.words[i + 1]):
            start = self.after_articles(i + 2)
            if start >= len(self.words) or not self.capitals[start] or start in self.spans:
                break
            i = start + 1
            while i < len(self.words) and self.words[i] in self.language.offices.portfolio_words:
                i += 1
        return i

    def _is_capitalized(self, i: int) -> bool:
        """Return whether token `i` is a word with a capital."""
        return self.capitals[i] and self.words[i].isalnum()

    def _is_coordination(self, word: str, next_word: str) -> bool:
        """Return whether two words coordinate another complement: «et de», «, du»."""
        lexicon = self.language.lexicon
        return (word == "," or word in lexicon.conjunctions) and next_word in lexicon.of
