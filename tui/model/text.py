"""Cleaning, folding and tokenizing of text.

`clean` runs once, when a text enters the program: every offset in the program counts code points of the
cleaned text. `fold` maps each character to one character, so that offsets into the folded text are offsets
into the text.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import charmap_build, charmap_decode, charmap_encode
from functools import cache
from itertools import accumulate
from typing import NamedTuple

# Patterns that few texts need are compiled by the first that does.
# Control sequences that a terminal obeys: CSI, OSC/DCS/PM/APC/SOS strings (ended by BEL or ST, or by the end
# of the line if the terminator is missing), and two-character escapes. ECMA-48, section 5. The one-character
# forms (C1) are mostly the remains of wrongly decoded quotation marks and Cyrillic: a CSI counts only with
# its parameters, and the introducer of a string is removed alone, without the text that follows.
_ESCAPES = (
    "\x1b\\[[0-?]*[ -/]*[@-~]?"
    "|\x9b[0-?]+[ -/]*[@-~]"
    "|\x1b[\\]PX^_][^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)?"
    "|\x1b[ -/]*[0-~]?"
)
# The other C0 and C1 controls except tab and newline; characters that reorder text (UAX 9) or are not seen
# (Default_Ignorable_Code_Point of UAX 44: fillers, variation selectors, invisible marks, tags; interlinear
# annotation); the two noncharacters of the BMP. Zero-width joiners stay: some scripts need them.
_CONTROLS = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_LINE_ENDS = "\r\n?|[\x85\u2028\u2029\x0b\x0c]"
_LONE_SURROGATES = "[\ud800-\udfff]"


@cache
def controls_pattern() -> re.Pattern[str]:
    """Return the pattern of a character that `clean` removes."""
    return re.compile(_CONTROLS)


def clean(text: str) -> str:
    """Return a text in NFC, with `\\n` as its only line end and nothing that a terminal obeys.

    Removed are escape sequences (with their arguments), other control characters, and characters that reorder
    or hide text. Lone surrogates become U+FFFD; a tab becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text
    # A membership test is a hundred times cheaper than a substitution, and most texts have none of these.
    if any(line_end in text for line_end in "\r\x85\u2028\u2029\x0b\x0c"):
        text = re.sub(_LINE_ENDS, "\n", text)
    if "\x1b" in text or "\x9b" in text:
        text = re.sub(_ESCAPES, "", text)
    text = controls_pattern().sub("", text)
    try:
        text.encode()  # which only lone surrogates prevent
    except UnicodeEncodeError:
        text = re.sub(_LONE_SURROGATES, "\ufffd", text)
    return unicodedata.normalize("NFC", text.replace("\t", " "))


def clean_line(text: str) -> str:
    """Return a cleaned text on one line, with single spaces: for titles and names."""
    return " ".join(clean(text).split())


# Folding goes through bytes, one for each character: those of Latin-1, and in place of the C1 controls, which
# `clean` removes, characters beyond it that are frequent in the press (U+FFFE: none).
_FREQUENT = "’‘ʼ′œŒ–—“”…\u202f‑\u2010\u2009•€"
_ONE_BYTE_CHARACTERS = "".join(map(chr, range(0x80))) + _FREQUENT.ljust(0x20, "\ufffe")
_ONE_BYTE_CHARACTERS += "".join(map(chr, range(0xA0, 0x100)))

_FOLDED = {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "´": "'", "`": "'", "\xa0": " ", "\u202f": " ",
           "‑": "-", "\u2010": "-", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "ð": "d",
           "ħ": "h", "ŧ": "t"}  # fmt: skip


def _fold_character(character: str) -> str:
    """Return one character in lower case, without diacritics."""
    lower = character.lower()[:1]
    is_hangul = "\uac00" <= lower <= "\ud7a3"  # its NFD is several letters, none of them a mark
    base = lower if is_hangul else unicodedata.normalize("NFD", lower)[:1] or lower
    if unicodedata.category(base).startswith("Z") and base != "\n":
        return " "
    return _FOLDED.get(base, base)


class _FoldingTable(dict[int, int]):
    """A table for `str.translate` that computes each character at first use."""

    def __missing__(self, key: int) -> int:
        value = self[key] = ord(_fold_character(chr(key)))
        return value


_FOLDING_TABLE = _FoldingTable()
_TO_BYTES = charmap_build(_ONE_BYTE_CHARACTERS)
_FOLDED_CHARACTERS = "".join(map(_fold_character, _ONE_BYTE_CHARACTERS))


def fold(text: str) -> str:
    """Return a cleaned text in lower case, without accents, with one kind of apostrophe, hyphen and space.

    The length stays the same, so œ, æ and ß are unchanged (`variants` gives names their oe/ae/ss forms).
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    try:
        return charmap_decode(charmap_encode(text, "strict", _TO_BYTES)[0], "strict", _FOLDED_CHARACTERS)[0]
    except UnicodeEncodeError:
        return text.translate(_FOLDING_TABLE)


_LIGATURES = (("œ", "oe"), ("æ", "ae"), ("ß", "ss"))


def ligature_variants(name: str) -> tuple[str, ...]:
    """Return the folded spellings of a name: as written, with ligatures expanded, and with ligatures."""
    folded = fold(name)
    expanded = folded
    for ligature, letters in _LIGATURES:
        expanded = expanded.replace(ligature, letters)
    ligated = expanded.replace("oe", "œ").replace("ae", "æ")
    return tuple(dict.fromkeys((folded, expanded, ligated)))


# Tokens are words and the marks that can end a name. Single white space, hyphens and apostrophes only
# separate words; a blank line, a hyphen that stands for a dash, and every other mark is a token.
_TOKEN_PATTERN = r"(\w+|\n[ \n]*\n|(?<= )-(?= )|[^\w\s'-])"


class TokenTable(NamedTuple):
    """The tokens (words and separating marks) of a folded text in order, and the span of each."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    folded: str


@cache
def _token_pattern(is_ascii: bool) -> re.Pattern[str]:
    """Return the pattern of a token; that for texts in ASCII is faster."""
    return re.compile(_TOKEN_PATTERN, re.ASCII if is_ascii else 0)


def tokenize(folded: str) -> TokenTable:
    """Split a folded text into its words and separating marks."""
    pattern = _token_pattern(folded.isascii())
    pieces = pattern.split(folded)  # gaps and tokens by turns: much faster than a match for each token
    offsets = list(accumulate(map(len, pieces)))
    return TokenTable(pieces[1::2], offsets[:-1:2], offsets[1::2], folded)


_WORD = re.compile(r"\w+")


def split_words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return _WORD.findall(fold(text))
