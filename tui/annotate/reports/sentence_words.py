"""The words of a sentence, and where its clauses begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Set
from itertools import accumulate, compress, count
from typing import Literal

from msgspec import Struct

from tui.languages.event_words import ContextWords
from tui.languages.phrase_table import PhraseTable

BreakKind = Literal["mark", "adverbial", "relative", "complement"]
_WORD = re.compile(r"(\w+)")
#: What mostly stands between two words, and is no mark.
_PLAIN_GAPS = frozenset((" ", "’", "'", ""))
#: The marks that divide a sentence as a full stop would; a hyphen, where blanks are around it.
_DIVIDING_MARK = re.compile(r"[;:–—]|(?<=\s)-(?=\s)")
#: Behind one of these a capital letter says nothing: quotation marks, brackets, the dash of a line.
_OPENING = frozenset('.!?:;–—-«»“”"‘([{•*…')
#: Beside one of these a word is part of an address.
_IN_ADDRESS = frozenset("@/_\\")


class Clause(Struct, frozen=True):
    """A clause: word indexes, end-exclusive, and by what it is set off from the words before."""

    first: int
    last: int
    kind: BreakKind


class SentenceWords:
    """The words of a sentence in lower case, with accents, and their offsets in the text; marks apart."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end, self._text = start, end, text
        self.is_question = "?" in text[max(start, end - 3) : end]
        pieces = _WORD.split(text[start:end])  # gaps and words by turns: faster than a match for each word
        offsets = list(accumulate(map(len, pieces), initial=start))
        self.starts, self.ends = offsets[1:-1:2], offsets[2::2]
        written = pieces[1::2]
        self.words = list(map(str.lower, written))
        self.capitalized = set(compress(count(), map(str.istitle, written)))
        self.divided_before: set[int] = set()  # words with a dividing mark before them
        self.comma_before: set[int] = set()
        self.hyphen_before: set[int] = set()
        for index, gap in enumerate(pieces[::2]):
            if gap in _PLAIN_GAPS:
                continue
            if "," in gap:
                self.comma_before.add(index)
            if gap == "-" and 0 < index < len(self.words):
                self.hyphen_before.add(index)
            elif _DIVIDING_MARK.search(text, offsets[2 * index], min(offsets[2 * index + 1] + 1, end)):
                self.divided_before.add(index)

    def __len__(self) -> int:
        return len(self.words)

    def is_capitalized(self, index: int) -> bool:
        """Return whether a word has a capital initial that no mark, and no line in capitals, gives it."""
        word = self._text[self.starts[index] : self.ends[index]]
        if not word[:1].isupper() or index == 0:
            return False
        before = self._text[self.ends[index - 1] : self.starts[index]]
        if "\n" in before or not _OPENING.isdisjoint(before):
            return False
        return not (word.isupper() and self._text[self.starts[index - 1] : self.ends[index - 1]].isupper())

    def is_opened(self, index: int) -> bool:
        """Return whether a quotation or bracket begins with a word."""
        before = self._text[self.ends[index - 1] if index else self.start : self.starts[index]]
        return not _OPENING.isdisjoint(before)

    def is_in_address(self, first: int, last: int) -> bool:
        """Return whether some words are part of a mail or web address."""
        around = self._text[self.starts[first] - 1 : self.starts[first]] if self.starts[first] else ""
        return not _IN_ADDRESS.isdisjoint(around + self._text[self.ends[last - 1] : self.ends[last - 1] + 1])

    def has_acronym_behind(self, index: int) -> bool:
        """Return whether capitals in brackets behind a word end with its initial: «de libération (FPL)»."""
        behind = self._text[self.ends[index] : self.starts[index + 1]] if index + 1 < len(self) else ""
        if behind.strip() != "(":
            return False
        acronym = self._text[self.starts[index + 1] : self.ends[index + 1]]
        initial = self.words[index][:1].upper()
        return len(acronym) > 1 and acronym.isupper() and acronym[-1] == initial

    def is_divided(self, index: int) -> bool:
        """Return whether a mark or comma is before a word."""
        return index in self.divided_before or index in self.comma_before

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that ends behind an offset of the text."""
        return bisect_right(self.ends, offset)

    def clauses(self, context: ContextWords) -> list[Clause]:
        """Return the clauses in their order; each word is in one."""
        opening = context.breaks.longest(self.words, 0)
        phrase_end = opening[0] if opening else 1
        breaks: list[tuple[int, BreakKind]] = [(0, "adverbial" if opening else "mark")]
        beginnings, relatives, complementizers = (
            context.breaks.beginnings,
            context.relatives,
            context.complementizers,
        )
        openings = [
            (index, word)
            for index, word in enumerate(self.words)
            if word in beginnings
            or word in relatives
            or word in complementizers
            or index in self.divided_before
        ]
        for index, word in openings:
            if index < phrase_end:
                continue  # the «que» of «alors que» begins nothing
            kind = self._break_kind(index, word, context)
            if kind:
                breaks.append((index, kind))
            if kind == "adverbial" and (match := context.breaks.longest(self.words, index)):
                phrase_end = match[0]
        ends = [first for first, _kind in breaks[1:]] + [len(self.words)]
        return [Clause(first, last, kind) for (first, kind), last in zip(breaks, ends, strict=True)]

    def _break_kind(self, index: int, word: str, context: ContextWords) -> BreakKind | None:
        if index in self.divided_before:
            return "mark"
        if word in context.breaks.beginnings and context.breaks.longest(self.words, index):
            return "adverbial"
        if word in context.relatives:
            return "relative"
        return "complement" if word in context.complementizers else None

    def is_in_name(self, index: int) -> bool:
        """Return whether a word has a capital, and another word directly before it: «Agence Sahel Presse»."""
        return index in self.capitalized and index > 0 and self.starts[index] - self.ends[index - 1] == 1

    def last_comma(self, first: int, last: int) -> int | None:
        """Return the last word between two that has a comma before it; None if none has."""
        return max((index for index in self.comma_before if first < index < last), default=None)

    def phrases(self, table: PhraseTable[str], first: int, last: int) -> list[tuple[int, int]]:
        """Return the spans of the phrases of a table that begin between two words."""
        beginnings, some = table.beginnings, self.words[max(0, first) : max(0, last)]
        if beginnings.isdisjoint(some):
            return []
        return [
            (index, match[0])
            for index, word in enumerate(some, max(0, first))
            if word in beginnings and (match := table.longest(self.words, index))
        ]

    def has_phrase(self, table: PhraseTable[str], first: int, last: int) -> bool:
        """Return whether a phrase of a table begins between two words."""
        return bool(self.phrases(table, first, last))

    def index_of(self, words: Set[str], first: int, last: int) -> int | None:
        """Return the index of the last word between two that is one of `words`."""
        some = self.words[max(0, first) : max(0, last)]
        if words.isdisjoint(some):
            return None
        return max(index for index, word in enumerate(some, max(0, first)) if word in words)
