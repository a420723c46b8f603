"""Names of bodies in a text: long forms with their acronyms, and nouns that say what a name is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import EntrySpan
from tui.languages.language import Language
from tui.model.records import ActorType

#: Words in front of an acronym that may explain it.
_MAX_EXPLANATION_WORDS = 15
#: An acronym takes at most so many letters of a word: «SONIDEP».
_MAX_LETTERS_OF_WORD = 4
_MIN_ACRONYM_CHARS, _MAX_ACRONYM_CHARS = 2, 10
#: The name of a body has at most so many words.
_MAX_NAME_WORDS = 12
#: A rank has at most so many words before its last: «général de corps d’armée».
_MAX_RANK_WORDS = 4


class BodyName(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that name a body; `acronym`: as the text explains it."""

    first: int
    last: int
    type: ActorType
    acronym: str = ""
    acronym_at: int = -1  # the token

    def covers(self, first: int, last: int) -> bool:
        """Return whether other tokens lie within the name."""
        return self.first <= first and last <= self.last


class BodyNames:
    """A finder of the names of bodies in texts."""

    def __init__(self, language: Language) -> None:
        self._words, self._lexicon = language.candidate_lexicon, language.lexicon

    # -- acronyms --------------------------------------------------------------------------------

    def explained(self, analyzed: AnalyzedText) -> Iterator[BodyName]:
        """Yield long forms that an acronym stands for: «Front … (FPL)», «BOAD (Banque …)»."""
        tokens = analyzed.tokenized
        for i, word in enumerate(tokens.words):
            if word != "(" or i + 2 >= len(tokens):
                continue
            if tokens.words[i + 2] == ")" and _is_acronym(analyzed.surface(i + 1)):
                start = self._long_form_start(analyzed, i, tokens.words[i + 1])
                if start is not None:
                    yield BodyName(start, i, self.type_of(analyzed, start), analyzed.surface(i + 1), i + 1)
            elif i and _is_acronym(analyzed.surface(i - 1)):
                end = self._bracket_end(analyzed, i)
                if end is not None and self._spells(tokens.words[i + 1 : end], tokens.words[i - 1]):
                    yield BodyName(i + 1, end, self.type_of(analyzed, i + 1), analyzed.surface(i - 1), i - 1)

    def _long_form_start(self, analyzed: AnalyzedText, end: int, acronym: str) -> int | None:
        """Return the nearest capitalized token from which on the words up to `end` spell an acronym."""
        tokens = analyzed.tokenized
        for first in range(end - 1, max(-1, end - 1 - _MAX_EXPLANATION_WORDS), -1):
            if not tokens.is_word(first) and tokens.words[first] != ",":
                return None
            if tokens.is_capital[first] and self._spells(tokens.words[first:end], acronym):
                return first
        return None

    def _bracket_end(self, analyzed: AnalyzedText, i: int) -> int | None:
        """Return the token that closes the bracket at token `i`; None if it is too far or no name."""
        tokens = analyzed.tokenized
        if not tokens.is_capital[i + 1]:
            return None
        for end in range(i + 2, min(len(tokens), i + 2 + _MAX_EXPLANATION_WORDS)):
            if tokens.words[end] == ")":
                return end
        return None

    def _spells(self, words: Sequence[str], acronym: str) -> bool:
        """Return whether words begin with the letters of an acronym, in their order: «SOciété NIgérienne …».

        The first word must be used; small words may be left out, and a long word where two others are used.
        """
        words = [word for word in words if word[0].isalnum()]
        # How many letters are used after each word, and how many words at least were left out for it.
        left_out_at = {0: 0}
        for index, word in enumerate(words):
            following: dict[int, int] = {}
            cost = 0 if word in self._lexicon.function_words else 1
            for position, left_out in left_out_at.items():
                if index:
                    following[position] = min(left_out + cost, following.get(position, left_out + cost))
                for size in range(1, min(_MAX_LETTERS_OF_WORD, len(word)) + 1):
                    if word[:size] == acronym[position : position + size]:
                        end = position + size
                        following[end] = min(left_out, following.get(end, left_out))
            left_out_at = following
        fewest = left_out_at.get(len(acronym))
        return fewest is not None and len(words) > 1 and fewest * 3 <= len(acronym)

    # -- nouns -----------------------------------------------------------------------------------

    def type_of(self, analyzed: AnalyzedText, first: int) -> ActorType:
        """Return the type that the first word of a long form gives to a body."""
        return self._words.heads_of_names.get(analyzed.word(first), "organization")

    def class_noun(self, analyzed: AnalyzedText, first: int, last: int) -> ActorType | None:
        """Return the type that a noun beside a name gives to it: «la chaîne russe X», «X, filiale de»."""
        tokens = analyzed.tokenized
        for i in range(first - 1, max(-1, first - 4), -1):
            if not tokens.is_word(i) or (
                tokens.is_capital[i] and len(tokens.words[i]) > _MIN_ACRONYM_CHARS + 1
            ):
                break
            if type_ := self._words.heads_of_bodies.get(analyzed.word(i)):
                return type_
            if not self._words.is_adjective(analyzed.word(i)) and i not in analyzed.demonyms:
                break
        if analyzed.word(last) == ",":
            i = last + 1 + (analyzed.word(last + 1) in self._lexicon.determiners)
            if i < len(tokens) and not tokens.is_capital[i]:
                return self._words.heads_of_bodies.get(analyzed.word(i))
        return None

    def titled(self, analyzed: AnalyzedText) -> Iterator[BodyName]:
        """Yield names that begin with a noun in capitals: «la Cour suprême», «la Banque agricole du Mali»."""
        tokens, end = analyzed.tokenized, 0
        for first in tokens.capitals:
            type_ = self._words.heads_of_names.get(tokens.words[first])
            if type_ is None or first < end or first == 0 or tokens.is_all_caps[first]:
                continue
            if analyzed.word(first - 1) not in self._lexicon.determiners | self._lexicon.of:
                continue
            if self._is_rank(analyzed, first):
                continue
            end = self._end_of_name(analyzed, first)
            if end - first > 1 and analyzed.word(end) not in self._words.before_complements:
                yield BodyName(first, end, type_)

    def papers(self, analyzed: AnalyzedText, is_media: Callable[[EntrySpan], bool]) -> Iterator[BodyName]:
        """Yield papers called by an article and more than one noun: «Le Courrier du Sahel».

        Such a name is one where a noun says so, somebody reads or quotes it, or it begins with a known paper.
        """
        tokens = analyzed.tokenized
        known = {span.first: span for span in analyzed.names if is_media(span)}
        for first in tokens.capitals:
            if tokens.words[first] not in self._words.articles or tokens.is_all_caps[first]:
                continue
            if first not in known and (first == 0 or tokens.starts_sentence(first)):
                continue
            head = first + 1
            while head < len(tokens) and tokens.is_capital[head]:
                head += 1
            last = self._end_of_paper(analyzed, head, first in known) if head > first + 1 else head
            is_paper = first in known or analyzed.word(first - 1) in self._words.before_speakers
            if last > head and (is_paper or self.class_noun(analyzed, first, last) == "media"):
                yield BodyName(first, last, "media")

    def _end_of_paper(self, analyzed: AnalyzedText, end: int, is_known: bool) -> int:
        """Return where the name of a paper ends that goes on behind its noun: «du Sahel», «africain»."""
        tokens, i = analyzed.tokenized, end
        if is_known and (end == len(tokens) or not tokens.is_word(end)):
            return end
        if is_known and self._words.is_adjective(analyzed.word(end)):
            return end + 1
        while analyzed.word(i) in self._lexicon.before_complements and not tokens.is_capital[i]:
            i += 1
        while i > end and i < len(tokens) and tokens.is_capital[i]:
            i += 1
        return i if tokens.is_capital[i - 1] else end

    def _is_rank(self, analyzed: AnalyzedText, first: int) -> bool:
        """Return whether a capitalized noun is part of a rank: «le Général de Brigade»."""
        phrases = (analyzed.phrase_at(i) for i in range(max(0, first - _MAX_RANK_WORDS), first))
        return any(phrase is not None and phrase.is_rank and phrase.last > first for phrase in phrases)

    def _end_of_name(self, analyzed: AnalyzedText, first: int) -> int:
        """Return the end of a name that begins with a noun: behind adjectives, and complements in capitals.

        Where a complement in small letters follows, the name may go on: «Agence nationale de la sécurité».
        """
        tokens = analyzed.tokenized
        end = i = first + 1
        limit = min(len(tokens), first + _MAX_NAME_WORDS)
        while i < limit and tokens.is_word(i):
            if tokens.is_capital[i] or self._words.is_adjective(tokens.words[i]):
                i += 1
                end = i
            elif tokens.words[i] in self._lexicon.before_complements:
                i += 1
            else:
                break
        return end


def _is_acronym(surface: str) -> bool:
    """Return whether a word may be an acronym, also one with small letters: «SONIDEP», «Sonidep»."""
    is_short = _MIN_ACRONYM_CHARS <= len(surface) <= _MAX_ACRONYM_CHARS
    return is_short and surface.isalnum() and surface[0].isupper() and not surface.isdigit()
