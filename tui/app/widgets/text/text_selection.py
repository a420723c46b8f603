"""Selected text by code points: lengthened and shortened by sentences and words, kept at another width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from textual.geometry import Offset
from textual.selection import Selection

from tui.app.widgets.text.span_index import Span
from tui.app.widgets.text.text_layout import TextLayout
from tui.model.sentences import sentence_around

Unit = Literal["sentence", "word"]
#: A word, or words with the marks around them; an apostrophe stands between two, so that a name can be
#: selected without its article.
_WORD = re.compile(r"\w+(?:-\w+)*")
_WORD_WITH_MARKS = re.compile(r"\S+")
#: So far around an end of the selection another place for it is looked for, in code points.
_REACH_CHARS = 4_000


def selection_of_span(layout: TextLayout, start: int, end: int) -> Selection:
    """Return the selection of a span of a text, as Textual describes it."""
    return Selection(_character_of(layout, start), _character_of(layout, max(start, end - 1), after=1))


def _character_of(layout: TextLayout, offset: int, after: int = 0) -> Offset:
    number = layout.row_of(offset)
    return Offset(layout.indent_of(number) + offset + after - layout.rows[number].start, number)


def move_edge(text: str, span: Span, unit: Unit, by: int, *, at_start: bool = False) -> Span:
    """Return a span with its end, or with `at_start` its start, moved to the next or previous unit.

    Something always stays selected; at the ends of the text nothing changes.
    """
    start, end = span
    edge = start if at_start else end
    places = [place for place in _find_edges(text, edge, unit, at_start) if by * (place - edge) > 0]
    fitting = [place for place in places if (place < end if at_start else place > start)]
    moved = min(fitting, key=lambda place: abs(place - edge), default=edge)
    return (moved, end) if at_start else (start, moved)


def _find_edges(text: str, edge: int, unit: Unit, at_start: bool) -> Iterator[int]:
    """Yield where units begin, or end, around an offset."""
    first, last = max(0, edge - _REACH_CHARS), min(len(text), edge + _REACH_CHARS)
    spans = _find_words if unit == "word" else _find_sentences
    for start, end in spans(text, first, last):
        yield start if at_start else end


def _find_words(text: str, first: int, last: int) -> Iterator[Span]:
    for pattern in (_WORD, _WORD_WITH_MARKS):
        for match in pattern.finditer(text, first, last):
            yield match.span()


def _find_sentences(text: str, first: int, last: int) -> Iterator[Span]:
    at = first
    while at < last:
        if text[at].isspace():
            at += 1
            continue
        start, end = sentence_around(text, at, at + 1)
        yield start, end
        at = max(end, at + 1)


def widen_to_words(text: str, span: Span) -> Span:
    """Return a span with the whole of the words in which it begins and ends."""
    start, end = span
    first, last = max(0, start - _REACH_CHARS), min(len(text), end + _REACH_CHARS)
    touched = [match.span() for match in _WORD.finditer(text, first, last)]
    touched = [word for word in touched if word[0] < end and start < word[1]]
    return min([start, *(word[0] for word in touched)]), max([end, *(word[1] for word in touched)])


class SelectionEdges:
    """Which edge of the selection the keys move."""

    def __init__(self, select: Callable[[Span], None]) -> None:
        self._select = select
        self._moves_start = False

    def begin(self, span: Span) -> None:
        """Select a span; the keys move its end."""
        self._moves_start = False
        self._select(span)

    def move(self, text: str, span: Span, unit: Unit, by: int) -> None:
        """Move the edge to the next unit (`by` = 1), or to the previous one."""
        self._select(move_edge(text, span, unit, by, at_start=self._moves_start))

    def switch(self) -> None:
        """Have the keys move the other edge."""
        self._moves_start = not self._moves_start
