"""A tokenized text: folded tokens, their offsets, and which of them are capitalized."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import compress, count

from tui.model.text import fold, tokenize

#: Marks after which a capital says nothing about a word, as it begins a sentence, a quotation or an item.
_OPENING_MARKS = frozenset('.!?…:;«“"([{–—-•*|/]})#')
#: Pictures and flags, which posts use as bullets, lie behind this character.
_LAST_BEFORE_PICTURES = "\U0001f000"
#: Marks that end a sentence.
_SENTENCE_ENDS = frozenset(".!?…")
#: Closing quotation marks; behind a sentence end they end the sentence too: «… pas. » Le Niger».
_CLOSING_QUOTES = frozenset("»”")
#: A blank line, which the tokenizer treats as a token.
_PARAGRAPH_BREAK = re.compile(r"\n[ \n]*\n")


def indexes_of(words: Sequence[str], some: Container[str]) -> list[int]:
    """Return the indexes of the words that are among `some`, in order."""
    return list(compress(count(), map(some.__contains__, words)))


class TokenizedText:
    """The tokens (words and separating marks) of one text; `i` is always the index of a token.

    `haystack` holds all tokens with a space before and after each, and no space within a token: the automaton
    of the gazetteer searches it, and `positions_of` converts its offsets to token indexes. All tokens are
    processed at once, in loops of the interpreter's C code, as every article of a corpus passes through.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(fold(text))
        self.words, self.starts, self.ends, self.folded = self.tokens
        spaced_tokens = f" {' '.join(self.words)} "
        self.haystack = (
            _PARAGRAPH_BREAK.sub("\n\n", spaced_tokens) if "\n " in spaced_tokens else spaced_tokens
        )
        # A single letter is in title case if it is a capital or a digraph such as «ǅ».
        self.is_capital = list(map(str.istitle, map(text.__getitem__, self.starts)))
        self.is_all_caps = self._find_all_caps()

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def capitals(self) -> list[int]:
        """Return the indexes of the tokens that begin with a capital."""
        return list(compress(range(len(self.words)), self.is_capital))

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Return the indexes of the tokens that end a sentence or paragraph."""
        return indexes_of(self.words, _SENTENCE_ENDS | self._words_of_breaks)

    @cached_property
    def _paragraph_breaks(self) -> list[int]:
        return indexes_of(self.words, self._words_of_breaks)

    @cached_property
    def _words_of_breaks(self) -> set[str]:
        return set(_PARAGRAPH_BREAK.findall(self.folded))

    def paragraph_of(self, i: int) -> int:
        """Return the number of the paragraph of token `i`."""
        return bisect_left(self._paragraph_breaks, i)

    def start_of_paragraph(self, i: int) -> int:
        """Return the first token of the paragraph of token `i`."""
        paragraph = self.paragraph_of(i)
        return self._paragraph_breaks[paragraph - 1] + 1 if paragraph else 0

    def paragraph_break_before(self, i: int) -> int:
        """Return the last token before token `i` that ends a paragraph; -1 in the first one."""
        count = bisect_left(self._paragraph_breaks, i)
        return self._paragraph_breaks[count - 1] if count else -1

    def passage_of(self, i: int, before: int) -> int:
        """Return the number of the passage of token `i`, as read at the later token `before`.

        A passage is a sentence if `before` is in it or in the next, else a paragraph, with a negative number;
        -1 before the text.
        """
        if i < 0:
            return -1
        sentence = bisect_left(self.sentence_ends, i)
        if sentence >= bisect_left(self.sentence_ends, before) - 1:
            return sentence
        return -2 - bisect_left(self._paragraph_breaks, i)

    def is_word(self, i: int) -> bool:
        """Return whether token `i` is a word and not a mark."""
        first_character = self.words[i][0]
        return first_character.isalnum() or first_character == "_"

    def _find_all_caps(self) -> list[bool]:
        """Return for each token whether its paragraph is written in capitals only."""
        is_all_caps = [False] * len(self.words)
        breaks = [match.span() for match in _PARAGRAPH_BREAK.finditer(self.folded)]
        starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(self.text)]
        for start, end in zip(starts, ends, strict=True):
            if self.text[start:end].isupper():
                first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
                is_all_caps[first:last] = [True] * (last - first)
        return is_all_caps

    def positions_of(self, matches: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
        """Yield the matches of an automaton with token indexes in place of the haystack's offsets.

        A match is (pattern number, start, end) and includes the space before and after; the matches must come
        in the order of their ends.
        """
        previous_end = last = 0
        for pattern_number, start, end in matches:
            # Every token has one space before it, so that the spaces up to an offset count the tokens.
            last += self.haystack.count(" ", previous_end, end - 1)
            previous_end = end - 1
            yield pattern_number, last - self.haystack.count(" ", start, previous_end), last

    def exact_text(self, first: int, last: int) -> str:
        """Return tokens `first` up to `last` (exclusive) as the text writes them."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def between(self, i: int) -> str:
        """Return the characters between token `i` and the next; empty at the end of the text."""
        return self.text[self.ends[i] : self.starts[i + 1]] if i + 1 < len(self.words) else ""

    def starts_sentence(self, i: int) -> bool:
        """Return whether token `i` begins a sentence, a quotation or a paragraph."""
        if i == 0:
            return True
        previous = self.words[i - 1]
        if i > 1 and previous in _CLOSING_QUOTES and self.words[i - 2] in _SENTENCE_ENDS:
            return True
        return previous[0] == "\n" or previous in _OPENING_MARKS or previous[0] > _LAST_BEFORE_PICTURES


@lru_cache(maxsize=2)
def tokenize_body(text: str) -> TokenizedText:
    """Return a text tokenized; that of the last article is kept, as it is read once more for suggestions."""
    return TokenizedText(text)
