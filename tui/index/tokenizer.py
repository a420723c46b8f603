"""The tokenizer of the index: words in index form, and their spans in the text as written.

A word is folded (case and accents), and its ligatures are expanded: cœur and coeur are one word. Every word
is kept at its position, so offsets are those of the text, in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.model.text import fold

#: Increase it when texts are tokenized differently: an index of another version is then updated.
FOLDING = "2"

_WORD_PATTERN = re.compile(r"\w+")
# Beyond ASCII an index text has nothing but letters; an ASCII character that is none separates words.
_SEPARATORS_TO_BLANKS = bytes(
    byte if byte >= 0x80 or chr(byte).isalnum() or byte == ord("_") else ord(" ") for byte in range(256)
)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})


def expand_ligatures(folded: str) -> str:
    """Return a folded text with its ligatures expanded; offsets in it differ from those of the text."""
    return folded if folded.isascii() else folded.translate(_LIGATURES)


def index_words(text: str) -> list[str]:
    """Return the words of a clean text in index form."""
    return _WORD_PATTERN.findall(expand_ligatures(fold(text)))


def placed_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (code points) and index form of every word of a clean text."""
    for match in _WORD_PATTERN.finditer(fold(text)):
        yield match.start(), match.end(), expand_ligatures(match.group())


def index_text(text: str) -> str:
    """Return a clean text as input for the ascii tokenizer of FTS5.

    That tokenizer takes every character beyond ASCII for a letter, so no other such characters may remain.
    """
    folded = expand_ligatures(fold(text))
    return folded if folded.isascii() else " ".join(_WORD_PATTERN.findall(folded))


def split_index_text(index_text: str) -> list[bytes]:
    """Return the words of an index text, as UTF-8."""
    return index_text.encode().translate(_SEPARATORS_TO_BLANKS).split()


def fts_quote(word: str) -> str:
    """Return a word as a string of an FTS5 expression, in which no character is an operator."""
    return '"' + word.replace('"', '""') + '"'
