"""The passage of a text in which what was searched stands, cut for one line of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from tui.index.store import Span
from tui.model.records import Mention
from tui.model.text import fold

_WIDTH = 160  # characters of a passage
_BEFORE = 50  # of them before the first match, at most
_LOOKED = 200  # matches: a text may have thousands
_SENTENCE = re.compile(r"[.!?…][ »”\"]*\s+|\n+")
_BLANK, _OTHER_BLANK = re.compile(r"\s"), re.compile(r"[^\S ]")
_GAP, _REST = re.compile(r"\W+"), re.compile(r"\w*")


class Marker:
    """What is to be marked: phrases, one whose last word is only begun, mentions of actors."""

    def __init__(self, phrases: Sequence[str], begun: str, actors: Set[str]) -> None:
        self._phrases = [_Phrase(phrase) for phrase in phrases if phrase not in ("", begun)]
        self._phrases += [_Phrase(begun, is_begun=True)] if begun else []
        self.actors = actors

    def spans(self, text: str, mentions: Sequence[Mention]) -> list[Span]:
        """Where they stand in a clean text, in order, none inside another."""
        folded = fold(text)
        found = [span for phrase in self._phrases for span in phrase.places(folded)]
        found += [(m.start, m.end) for m in mentions if m.actor in self.actors]
        spans: list[Span] = []
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            if not spans or start >= spans[-1][1]:
                spans.append((start, end))
        return spans


class _Phrase:
    """Words of the index that follow one another, to be found in folded texts.

    Without a pattern of its own: to make one takes longer than to look through the texts of a page.
    """

    def __init__(self, phrase: str, is_begun: bool = False) -> None:
        self._first, *self._following = map(_forms, phrase.split())
        self._is_begun = is_begun

    def places(self, folded: str) -> Iterator[Span]:
        """Where the words stand."""
        for first in self._first:
            at = folded.find(first)
            while at >= 0:
                if not _is_in_word(folded[at - 1 : at]) and (end := self._end(folded, at + len(first))):
                    yield at, end
                at = folded.find(first, at + 1)

    def _end(self, folded: str, end: int) -> int:
        """Where the words end whose first ends at `end`; 0 where the others do not follow."""
        for forms in self._following:
            gap = _GAP.match(folded, end)
            at = gap.end() if gap else len(folded)
            end = next((at + len(form) for form in forms if folded.startswith(form, at)), 0)
            if not end:
                return 0
        if self._is_begun and (rest := _REST.match(folded, end)):
            return rest.end()
        return 0 if _is_in_word(folded[end : end + 1]) else end


def _is_in_word(character: str) -> bool:
    """Whether a character is part of a word; none is not."""
    return character.isalnum() or character == "_"


def _forms(word: str) -> list[str]:
    """How a word of the index may stand in a folded text, where its ligatures may be one character."""
    forms = [word]
    for letters, ligature in (("oe", "œ"), ("ae", "æ"), ("ss", "ß")):
        if letters in word:
            forms += [form.replace(letters, ligature) for form in forms]
    return forms


class Passage(NamedTuple):
    """A piece of a text on one line; `at`: where in the text its first match begins."""

    text: str
    matched: tuple[Span, ...]
    at: int


def passage(text: str, spans: Sequence[Span]) -> Passage | None:
    """The piece of `text` with the most different matches; None where there is none."""
    if not spans:
        return None
    first = _most_various(text, spans)
    start = _beginning(text, spans[first][0])
    end = _ending(text, max(start + _WIDTH, spans[first][1]))
    inside = [(s - start, e - start) for s, e in spans[first:] if e <= end]
    lead, tail = "…" * (start > 0), "…" * (end < len(text))
    shown = lead + _OTHER_BLANK.sub(" ", text[start:end]) + tail
    return Passage(shown, tuple((s + len(lead), e + len(lead)) for s, e in inside), spans[first][0])


def _most_various(text: str, spans: Sequence[Span]) -> int:
    """The match with which the passage begins that has the most different ones; of several the first."""
    things = [text[start:end].casefold() for start, end in spans[:_LOOKED]]
    there = len(set(things))
    best, most = 0, 0
    for first, (start, _) in enumerate(spans[:_LOOKED]):
        reach = start + _WIDTH - _BEFORE
        near = zip(things[first : first + 12], spans[first : first + 12], strict=False)
        various = len({thing for thing, span in near if span[1] <= reach})
        if various > most:
            best, most = first, various
        if most == there:
            break
    return best


def _beginning(text: str, at: int) -> int:
    """Where a passage with a match `at` begins: its sentence, or else a word some way before."""
    low = max(0, at - _BEFORE)
    sentences = [match.end() for match in _SENTENCE.finditer(text, max(0, low - 2), at)]
    if low == 0 and not sentences:
        return 0
    if sentences:
        return sentences[-1] if sentences[-1] <= at else low
    blank = _BLANK.search(text, low, at)
    return blank.end() if blank else low


def _ending(text: str, reach: int) -> int:
    """Where a passage ends: a sentence's end in its last part, or else a word's."""
    if reach >= len(text):
        return len(text)
    sentences = [match.start() + 1 for match in _SENTENCE.finditer(text, reach - 40, reach)]
    if sentences:
        return sentences[-1]
    blank = text.rfind(" ", reach - 40, reach)
    return blank if blank > 0 else reach
