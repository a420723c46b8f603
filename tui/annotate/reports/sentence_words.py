"""The words of a sentence, and where its clauses begin."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Literal

from msgspec import Struct

from tui.languages.event_words import ContextWords
from tui.languages.phrase_table import PhraseTable

BreakKind = Literal["mark", "adverbial", "relative", "complement"]
_TOKEN = re.compile(r"\w+|[^\w\s]")
#: Marks that divide a sentence as a full stop would; a colon only behind some words: «Niger : …» is a
#: heading.
_DIVIDING_MARKS = frozenset(";:–—")


class Clause(Struct, frozen=True):
    """A clause: word indexes, end-exclusive, and by what it is set off from the words before."""

    first: int
    last: int
    kind: BreakKind


class SentenceWords:
    """The words of a sentence in lower case, with accents, and their offsets in the text; marks apart."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.is_question = "?" in text[max(start, end - 3) : end]
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.divided_before: set[int] = set()  # words with a dividing mark before them
        self.comma_before: set[int] = set()
        for match in _TOKEN.finditer(text, start, end):
            token = match.group()
            if token[0].isalnum() or token[0] == "_":
                self.words.append(token.lower())
                self.starts.append(match.start())
                self.ends.append(match.end())
            elif token in _DIVIDING_MARKS:
                self.divided_before.add(len(self.words))
            elif token == ",":
                self.comma_before.add(len(self.words))

    def __len__(self) -> int:
        return len(self.words)

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that ends behind an offset of the text."""
        for index, end in enumerate(self.ends):
            if end > offset:
                return index
        return len(self.words)

    def clauses(self, context: ContextWords) -> list[Clause]:
        """Return the clauses in their order; each word is in one."""
        opening = context.breaks.longest(self.words, 0)
        phrase_end = opening[0] if opening else 1
        breaks: list[tuple[int, BreakKind]] = [(0, "adverbial" if opening else "mark")]
        for index, word in enumerate(self.words):
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

    def last_comma(self, first: int, last: int) -> int | None:
        """Return the last word between two that has a comma before it; None if none has."""
        return max((index for index in self.comma_before if first < index < last), default=None)

    def phrases(self, table: PhraseTable[str], first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the phrases of a table that begin between two words."""
        beginnings = table.beginnings
        for index, word in enumerate(self.words[max(0, first) : max(0, last)], max(0, first)):
            if word in beginnings and (match := table.longest(self.words, index)):
                yield index, match[0]

    def has_phrase(self, table: PhraseTable[str], first: int, last: int) -> bool:
        """Return whether a phrase of a table begins between two words."""
        return next(self.phrases(table, first, last), None) is not None

    def index_of(self, words: Container[str], first: int, last: int) -> int | None:
        """Return the index of the last word between two that is one of `words`."""
        for index in range(min(last, len(self.words)) - 1, max(0, first) - 1, -1):
            if self.words[index] in words:
                return index
        return None
