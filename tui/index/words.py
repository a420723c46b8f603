"""Words as the index keeps them, and where they stand in the text as written.

A word is folded (`tui.model.text.fold`), and its ligatures are taken apart: cœur and coeur are one
word. A word keeps its place, so positions and offsets are those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.model.text import fold

#: Raised when the words of a text become others; an index of another version is brought up to date.
FOLDING = "1"

_WORDS = re.compile(r"\w+")
# Beyond ASCII an index text has nothing but letters; within, what is no letter parts words.
_PLAIN = bytes(
    byte if byte >= 0x80 or chr(byte).isalnum() or byte == ord("_") else ord(" ") for byte in range(256)
)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})


def apart(folded: str) -> str:
    """A folded text with its ligatures taken apart; its length changes."""
    return folded if folded.isascii() else folded.translate(_LIGATURES)


def index_words(text: str) -> list[str]:
    """The words of a clean text, as the index keeps them."""
    return _WORDS.findall(apart(fold(text)))


def placed_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and index form of every word of a clean text."""
    for match in _WORDS.finditer(fold(text)):
        yield match.start(), match.end(), apart(match.group())


def index_text(text: str) -> str:
    """A clean text as FTS5's ascii tokenizer should get it: it takes every mark beyond ASCII for a letter."""
    folded = apart(fold(text))
    return folded if folded.isascii() else " ".join(_WORDS.findall(folded))


def plain_words(index_text: str) -> list[bytes]:
    """The words of what `index_text` gives."""
    return index_text.encode().translate(_PLAIN).split()


def quoted(word: str) -> str:
    """A word as a string of an FTS5 expression, in which nothing else has a meaning."""
    return '"' + word.replace('"', '""') + '"'
