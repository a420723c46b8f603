"""A text as the annotator reads it: folded words, their places, and which of them are capitalised."""

from __future__ import annotations

from tui.model.text import fold, tokens

#: Marks after which a capital says nothing about a word: it opens a sentence, a quotation or a line.
_OPENING = frozenset('.!?…:;«“"([{–—-•*|/]})')

#: «… pas. » Le Niger»: a sentence ends within the quotation or the bracket that closes here.
_ENDING, _CLOSING = frozenset(".!?…"), frozenset("»”")


class Reading:
    """The words and separating marks of one text; `i` always counts these tokens.

    `haystack` is every token between blanks, with one before the first: the automaton searches it, and
    `token_at` leads from its offsets back to a token.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        found = tokens(self.folded)
        self.starts = [start for start, _, _ in found]
        self.ends = [end for _, end, _ in found]
        self.words = [word for _, _, word in found]
        self.haystack = " " + " ".join(self.words) + " "
        self.is_word = [self.folded[start].isalnum() or self.folded[start] == "_" for start in self.starts]
        self.is_capital = [text[start].isupper() or text[start].istitle() for start in self.starts]
        self.is_loud = self._loud()

    def __len__(self) -> int:
        return len(self.words)

    def _loud(self) -> list[bool]:
        """For each token, whether its paragraph is written in capitals alone."""
        loud = [False] * len(self.words)
        first = 0
        for i in range(len(self.words) + 1):
            if i == len(self.words) or self.words[i][0] == "\n":
                if i > first:
                    passage = self.text[self.starts[first] : self.ends[i - 1]]
                    if passage.isupper():
                        loud[first:i] = [True] * (i - first)
                first = i + 1
        return loud

    def token_at(self) -> dict[int, int]:
        """Offset in the haystack of the blank before each token -> the token; the last blank -> the end."""
        places = {}
        offset = 0
        for i, word in enumerate(self.words):
            places[offset] = i
            offset += len(word) + 1
        places[offset] = len(self.words)
        return places

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
