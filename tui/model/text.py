"""Text from outside, made harmless and comparable.

`clean` runs once, on the way in: every offset anywhere is a code point of what it returns.
`fold` maps one character to one character, so an offset into the folded text is an offset into
the text.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

# Control sequences a terminal obeys: CSI, OSC/DCS/PM/APC/SOS strings (ended by BEL or ST, or by the
# end of the line where the end is missing), and two-character escapes. ECMA-48, section 5. The
# one-character forms (C1) are mostly the remains of wrongly decoded quotation marks and Cyrillic: a CSI
# counts only with its parameters, and a string's opening is removed alone, not with the text behind it.
_ESCAPES = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]?"
    "|\x9b[0-?]+[ -/]*[@-~]"
    "|\x1b[\\]PX^_][^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)?"
    "|\x1b[ -/]*[0-~]?"
)
# What is left of C0 and C1 but tab and newline; and characters that reorder or hide text (UAX 9, BOM,
# interlinear annotation, tags), and the two that are none. Zero-width joiners stay: scripts need them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029\x0b\x0c]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` with one kind of line end, in NFC, and with nothing in it that a terminal obeys.

    Removed: escape sequences (whole, with their arguments), other control characters, characters
    that reorder or hide text. Lone surrogates become U+FFFD; a tab becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text
    # A look for the marks is a hundred times cheaper than a pass, and most texts have none.
    if any(mark in text for mark in "\r\x85\u2028\u2029\x0b\x0c"):
        text = _LINE_ENDS.sub("\n", text)
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPES.sub("", text)
    text = _CONTROLS.sub("", text)
    text = _LONE_SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text.replace("\t", " "))


def clean_line(text: str) -> str:
    """`text` cleaned, on one line, with white space squeezed: for titles and names."""
    return " ".join(clean(text).split())


# Folding goes through Latin-1, where a byte table does the work at memory speed. The few characters
# French needs beyond Latin-1 borrow bytes that `clean` has emptied (C1 controls).
_BORROWED = {"’": "'", "‘": "'", "ʼ": "'", "œ": "\x80", "Œ": "\x80", "–": "\x81", "—": "\x82", "“": "\x83",
             "”": "\x84", "…": "\x85", "\u202f": " ", "‑": "-", "\u2010": "-"}  # fmt: skip
_RETURNED = {"\x80": "œ", "\x81": "–", "\x82": "—", "\x83": "“", "\x84": "”", "\x85": "…"}


def _fold_character(character: str) -> str:
    """One folded character for one character: small, without its marks."""
    known = {"’": "'", "‘": "'", "ʼ": "'", "\xa0": " ", "\u202f": " ", "‑": "-", "\u2010": "-",
             "ı": "i", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "ħ": "h", "ŧ": "t"}  # fmt: skip
    small = character.lower()[:1]
    base = unicodedata.normalize("NFD", small)[:1] or small
    if unicodedata.category(base).startswith("Z") and base != "\n":
        return " "
    return known.get(base, base)


class _Folded(dict[int, int]):
    """A translation table that fills itself."""

    def __missing__(self, key: int) -> int:
        value = self[key] = ord(_fold_character(chr(key)))
        return value


_FOLDED = _Folded()
_LATIN1 = bytes(
    byte if 0x80 <= byte < 0xA0 else min(ord(_fold_character(chr(byte))), 0xFF) for byte in range(256)
)


def fold(text: str) -> str:
    """`text` small, without accents, with one apostrophe, one hyphen and one blank; same length.

    One character stays one character: œ, æ and ß stay as they are (names carry their oe/ae/ss forms,
    see `variants`). `text` must be clean.
    """
    if text.isascii():
        return text.lower()
    plain = text
    for character, borrowed in _BORROWED.items():
        plain = plain.replace(character, borrowed)
    try:
        folded = plain.encode("latin-1").translate(_LATIN1).decode("latin-1")
    except UnicodeEncodeError:
        return text.translate(_FOLDED)
    if not folded.isascii():
        for borrowed, character in _RETURNED.items():
            folded = folded.replace(borrowed, character)
    return folded


_LIGATURES = (("œ", "oe"), ("æ", "ae"), ("ß", "ss"))


def variants(name: str) -> tuple[str, ...]:
    """The folded spellings of `name`: with its ligatures, and with them taken apart, and joined."""
    folded = fold(name)
    apart = folded
    for one, two in _LIGATURES:
        apart = apart.replace(one, two)
    joined = apart.replace("oe", "œ").replace("ae", "æ")
    return tuple(dict.fromkeys((folded, apart, joined)))


# Words, and between them the marks that end a name. Blanks, line ends, hyphens and apostrophes only
# part words; a blank line and every other mark stand between.
_TOKENS = r"(\w+|\n[ \n]*\n|[^\w\s'-])"
_ANY_TOKENS, _ASCII_TOKENS = re.compile(_TOKENS), re.compile(_TOKENS, re.ASCII)  # most, and quicker


class Tokens(NamedTuple):
    """The words and separating marks of a folded text, in order, and where each starts and ends."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    folded: str


def tokens(folded: str) -> Tokens:
    """The words and separating marks of a folded text."""
    pattern = _ASCII_TOKENS if folded.isascii() else _ANY_TOKENS
    parts = pattern.split(folded)  # by turns what is between and a token: much faster than match by match
    offsets = list(accumulate(map(len, parts)))
    return Tokens(parts[1::2], offsets[:-1:2], offsets[1::2], folded)


_WORDS = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The folded words of `text`."""
    return _WORDS.findall(fold(text))
