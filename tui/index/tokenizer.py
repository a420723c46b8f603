"""The tokenizer of the index: words in index form, and their spans in the text as written.

A word is folded (case and accents), and its ligatures are expanded: cœur and coeur are one word. Every word
is kept at its position, so offsets are those of the text, in code points. Scripts that put no blanks between
words are split into their characters, so that a word of them is a sequence in any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tui.model.text import fold

#: Increase it when texts are tokenized differently: an index of another version is then updated.
FOLDING = "3"

#: Thai, Lao, Burmese, Khmer, Japanese, Chinese and Korean, as the inside of a character class.
_UNSEGMENTED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
#: The first character of Hebrew and Arabic, and the one behind them.
JOINING_SCRIPTS = ("\u0590", "\u0780")
_WORD_PATTERN = re.compile(r"\w+")
# Beyond ASCII an index text has nothing but letters; an ASCII character that is none separates words.
_SEPARATORS_TO_BLANKS = bytes(
    byte if byte >= 0x80 or chr(byte).isalnum() or byte == ord("_") else ord(" ") for byte in range(256)
)
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}
_LIGATURE_TABLE = str.maketrans(_LIGATURES)
#: Where a word of letters and digits falls into parts: «f16», «20h30».
_PARTS_OF_MIXED_WORD = re.compile(r"[0-9]+|[^\W0-9_]+")
#: A number as the press groups its digits: «10 000».
_GROUPED_NUMBER = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])")


def expand_ligatures(folded: str) -> str:
    """Return a folded text with its ligatures expanded; offsets in it differ from those of the text."""
    return folded if folded.isascii() else folded.translate(_LIGATURE_TABLE)


@cache
def _unsegmented_character() -> re.Pattern[str]:
    """Return the pattern of a letter of these scripts; compiled late, as many texts have only others."""
    return re.compile(f"[{_UNSEGMENTED}](?<=\\w)")


@cache
def _splitting_pattern() -> re.Pattern[str]:
    """Return the pattern of the words of texts with these scripts; slower than the other."""
    return re.compile(rf"[{_UNSEGMENTED}](?<=\w)|[^\W{_UNSEGMENTED}]+")


def is_unsegmented(character: str) -> bool:
    """Return whether a character is a letter of a script without blanks between words; "" is not."""
    return character > "\u0e00" and _unsegmented_character().match(character) is not None


def has_joined_particles(word: str) -> bool:
    """Return whether a word is of a script that joins articles and particles to a word: Arabic, Hebrew."""
    return JOINING_SCRIPTS[0] <= word[:1] < JOINING_SCRIPTS[1]


def _word_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of the words of a folded text."""
    if text.isascii():
        return _WORD_PATTERN
    try:
        text.encode("cp1252")  # which has none of these scripts, and nearly all that the press writes
    except UnicodeEncodeError:
        return _splitting_pattern() if _unsegmented_character().search(text) else _WORD_PATTERN
    return _WORD_PATTERN


def index_words(text: str) -> list[str]:
    """Return the words of a clean text in index form."""
    folded = expand_ligatures(fold(text))
    return _word_pattern(folded).findall(folded)


def placed_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (code points) and index form of every word of a clean text."""
    folded = fold(text)
    for match in _word_pattern(folded).finditer(folded):
        yield match.start(), match.end(), expand_ligatures(match.group())


def written_length(text: str, start: int, index_chars: int) -> int:
    """Return how many characters of a text, from `start` on, give so many characters of index form."""
    written_chars = 0
    while index_chars > 0 and start + written_chars < len(text):
        index_chars -= len(_LIGATURES.get(fold(text[start + written_chars]), " "))
        written_chars += 1
    return written_chars


def index_text(text: str) -> str:
    """Return a clean text as input for the ascii tokenizer of FTS5.

    That tokenizer takes every character beyond ASCII for a letter, so no other such characters may remain.
    """
    folded = expand_ligatures(fold(text))
    if folded.isascii():
        return folded
    words = " ".join(_WORD_PATTERN.findall(folded))
    return words if words.isascii() else " ".join(_word_pattern(words).findall(words))


def split_index_text(index_text: str) -> list[bytes]:
    """Return the words of an index text, as UTF-8."""
    return index_text.encode().translate(_SEPARATORS_TO_BLANKS).split()


def spelling_variants(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return a sequence of index words in the ways that a text may write its numbers; as given first.

    «10000» and «10 000», «f16» and «f 16» (as F-16 is indexed) are the same.
    """
    given = tuple(words)
    if not any(character.isdecimal() for word in given for character in word):
        return [given]
    parts = tuple(part for word in given for part in _split_number(word))
    return list(dict.fromkeys((given, parts, tuple(_join_numbers(given)))))


def _split_number(word: str) -> list[str]:
    """Return a number in groups of three digits, a word of letters and digits in its parts."""
    if word.isdecimal() and len(word) > 3 and word[0] != "0":
        head = len(word) % 3
        return [*([word[:head]] if head else []), *(word[at : at + 3] for at in range(head, len(word), 3))]
    return _PARTS_OF_MIXED_WORD.findall(word) or [word]


def _join_numbers(words: Sequence[str]) -> list[str]:
    """Return words with the groups of a number joined, and a number joined with the letters before it."""
    joined = _GROUPED_NUMBER.sub(lambda match: match.group().replace(" ", ""), " ".join(words)).split()
    result: list[str] = []
    for word in joined:
        if word.isdecimal() and result and result[-1].isalpha():
            result[-1] += word
        else:
            result.append(word)
    return result


def fts_quote(word: str) -> str:
    """Return a word as a string of an FTS5 expression, in which no character is an operator."""
    return '"' + word.replace('"', '""') + '"'
