"""Words that a text breaks at a line end or joins in a hashtag, put right before names are searched."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from tui.model.annotations import DateMention, Mention
from tui.model.text import fold

#: A longer part of a word is not searched, so that time grows linearly with the text.
_MAX_PART_CHARS = 30
_LINE_BREAK = re.compile(r"(?<=\w)-\n[ \n]{0,8}(?=\w)")
_WORD_BEFORE = re.compile(r"(?<!\w)\w+\Z")
_WORD_BEHIND = re.compile(r"\w+")
_HASHTAG = re.compile(r"(?<![\w#&/])#(?=[^\W\d_])")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-Þ])")
#: A hashtag behind a word in small letters is a word of the sentence: «Alliance des États du #Sahel».
_WITHIN_SENTENCE = re.compile(r"(?:\b[^\W\d_A-Z]\w{0,20}|['’]) ?\Z")

Found = TypeVar("Found", Mention, DateMention)


class _Edit(NamedTuple):
    """A replacement of a span of the text."""

    start: int
    end: int
    replacement: str


class RepairedText:
    """A text with whole words; its offsets are those of the repaired text until they are mapped back."""

    def __init__(self, original: str, is_known: Callable[[str], bool]) -> None:
        """Repair a cleaned text; `is_known` tells whether a folded word is one of a name, office or date.

        Only words that are known are joined across a line end.
        """
        self.original = original
        self._starts = [0]  # of the pieces of the repaired text
        self._originals = [0]  # the offsets of these pieces in the original
        edits = sorted(_edits(original, is_known)) if may_be_repaired(original) else []
        pieces: list[str] = []
        done = length = 0
        for edit in edits:
            for piece, at in ((original[done : edit.start], done), (edit.replacement, edit.start)):
                pieces.append(piece)
                self._starts.append(length)
                self._originals.append(at)
                length += len(piece)
            done = edit.end
            self._starts.append(length)
            self._originals.append(done)
        self.text = "".join([*pieces, original[done:]]) if edits else original

    def in_original(self, found: Found) -> Found:
        """Return a mention or date of the repaired text at its place in the original."""
        if self.text is self.original:
            return found
        start, end = self._original_offset(found.start), self._original_offset(found.end - 1) + 1
        return replace(found, start=start, end=end, exact=self.original[start:end])

    def _original_offset(self, offset: int) -> int:
        piece = bisect_right(self._starts, offset) - 1
        return self._originals[piece] + offset - self._starts[piece]


def may_be_repaired(text: str) -> bool:
    """Return whether there is anything to repair in a text, whatever words are known."""
    return "#" in text or "-\n" in text


def _edits(text: str, is_known: Callable[[str], bool]) -> Iterator[_Edit]:
    """Yield the replacements that a text needs."""
    for line_break in _LINE_BREAK.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, line_break.start() - _MAX_PART_CHARS), line_break.start())
        behind = _WORD_BEHIND.match(text, line_break.end(), line_break.end() + _MAX_PART_CHARS)
        if before and behind and behind[0][0].islower() and is_known(fold(before[0] + behind[0])):
            yield _Edit(line_break.start(), line_break.end(), "")
    for mark in _HASHTAG.finditer(text):
        first = mark.end()
        word = _WORD_BEHIND.match(text, first, first + _MAX_PART_CHARS)
        if word is None:
            continue
        if _WITHIN_SENTENCE.search(text, max(0, mark.start() - _MAX_PART_CHARS), mark.start()):
            yield _Edit(mark.start(), first, "")
        if text[first].islower():
            yield _Edit(first, first + 1, text[first].upper())
        for hump in _HUMP.finditer(word[0]):
            yield _Edit(first + hump.start(), first + hump.start(), " ")
