"""A text as the annotator reads it: folded words, their places, and which of them are capitalised."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import compress

from tui.model.text import fold, tokens

#: Marks after which a capital says nothing about a word: it opens a sentence, a quotation or a line.
_OPENING = frozenset('.!?…:;«“"([{–—-•*|/]})')

#: A blank line, as `tokens` has it.
_BREAK = re.compile(r"\n[ \n]*\n")

#: «… pas. » Le Niger»: a sentence ends within the quotation or the bracket that closes here.
_ENDING, _CLOSING = frozenset(".!?…"), frozenset("»”")


class Reading:
    """The words and separating marks of one text; `i` always counts these tokens.

    `haystack` is every token between blanks, with one before the first and none within a token: the automaton
    searches it, and `places` gives the tokens that stand between two of its offsets. Everything here is done
    for all the tokens at once, in the interpreter's own loops: a text is read for every article of a corpus.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(fold(text))
        self.words, self.starts, self.ends, self.folded = self.tokens
        words = f" {' '.join(self.words)} "
        self.haystack = _BREAK.sub("\n\n", words) if "\n " in words else words
        # For one letter «like a title» is: a capital, or one of the few that are half of a pair.
        self.is_capital = list(map(str.istitle, map(text.__getitem__, self.starts)))
        self.is_loud = self._loud()

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def capitals(self) -> list[int]:
        """The tokens with a capital."""
        return list(compress(range(len(self.words)), self.is_capital))

    def is_word(self, i: int) -> bool:
        """Whether token `i` is a word, no mark."""
        first = self.words[i][0]
        return first.isalnum() or first == "_"

    def _loud(self) -> list[bool]:
        """For each token, whether its paragraph is written in capitals alone."""
        loud = [False] * len(self.words)
        breaks = [m.span() for m in _BREAK.finditer(self.folded)]
        starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(self.text)]
        for start, end in zip(starts, ends, strict=True):
            if self.text[start:end].isupper():
                first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
                loud[first:last] = [True] * (last - first)
        return loud

    def places(self, found: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
        """What was found between blanks of the haystack, with the tokens there in place of the offsets.

        What is found must come in the order of its ends.
        """
        at = last = 0
        for what, start, end in found:  # the last offset is that of a blank, and each token has one before it
            last += self.haystack.count(" ", at, end - 1)
            at = end - 1
            yield what, last - self.haystack.count(" ", start, at), last

    def exact(self, first: int, last: int) -> str:
        """The text of tokens `first` up to `last` (exclusive)."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def between(self, i: int) -> str:
        """What stands between token `i` and the next."""
        return self.text[self.ends[i] : self.starts[i + 1]] if i + 1 < len(self.words) else ""

    def opens(self, i: int) -> bool:
        """Whether token `i` opens a sentence, a quotation or a paragraph."""
        if i == 0:
            return True
        before = self.words[i - 1]
        if i > 1 and before in _CLOSING and self.words[i - 2] in _ENDING:
            return True
        return before[0] == "\n" or before in _OPENING
