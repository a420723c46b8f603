"""Sentence boundaries around a span of a text."""

from __future__ import annotations

import re
from functools import lru_cache

# The end of a sentence: a full stop or the like, closing marks, white space, and a capital or an opening
# quotation mark; or a blank line. The point of an abbreviation («M.», «Dr.») or of an initial ends no
# sentence. Where a page has lost the space between its paragraphs, «mardi.Les secours», the point of a word
# or a number ends one in front of a word with a capital; «site.Com» is an address.
_SENTENCE_END = re.compile(
    r"(?<=[.!?…»])(?:(?<!»)(?<!\b[A-ZÀ-ÖØ-Þ]\.)(?<!\bMM\.)(?<!\bDr\.)(?<!\bPr\.)(?:[»”\")]*+\s++)++"
    r"(?=[«“\"(]?\s?[A-ZÀ-ÖØ-Þ])"
    r"|(?=«?[ \u00a0]?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’'])"
    r"(?:(?<=[a-zà-öø-ÿ]{3}[.!?…])|(?<=\d\d[.!?…])|(?<=[a-zà-öø-ÿ]\s[!?])|(?<=[.!?…]»)|(?<=[.!?…]\s»)|(?<=»\.))"
    r"(?!(?:Com|Org|Net|Info|Fr|Html)\b))"
    r"|\n\s*\n"
)
#: A sentence is cut where it extends further than this on one side of the span.
_MAX_SIDE_CHARS = 2_000
#: Most sentences begin at most so far before a span in them, which is looked at first.
_NEAR_CHARS = 300


@lru_cache(maxsize=2)  # an article is read for its news, then for what it reports of actors
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans (code points) of the sentences of a text, without white space around them."""
    borders = [match.span() for match in _SENTENCE_END.finditer(text)]
    firsts, ends = [0, *(end for _, end in borders)], [*(start for start, _ in borders), len(text)]
    spans = []
    for first, end in zip(firsts, ends, strict=True):
        if sentence := text[first:end].lstrip():
            start = end - len(sentence)
            spans.append((start, start + len(sentence.rstrip())))
    return tuple(spans)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span (code points) of the sentence around a span, without white space around it.

    A span beyond a text that has become shorter since is one at its end.
    """
    start, end = min(start, len(text)), min(end, len(text))
    first, last, is_sure = _borders_around(text, start, end, _NEAR_CHARS)
    if not is_sure:
        first, last, _ = _borders_around(text, start, end, _MAX_SIDE_CHARS)
    while first < start and (text[first].isspace() or (first and text[first - 1].isalnum())):
        first += 1  # a cut sentence begins with a whole word
    while last > end and (
        text[last - 1].isspace() or (text[last - 1 : last + 1].isalnum() and last < len(text))
    ):
        last -= 1
    return first, last


def _borders_around(text: str, start: int, end: int, before: int) -> tuple[int, int, bool]:
    """Return where the sentence around a span begins and ends, white space included; it is cut at a distance.

    The text is read from `before` code points before the span; the third value is whether the sentence surely
    begins behind that: a border in which the reading begins is not seen whole.
    """
    read_from = first = max(0, start - before)
    last = min(len(text), end + _MAX_SIDE_CHARS)
    is_sure = first == 0
    for match in _SENTENCE_END.finditer(text, first, last):
        if match.end() <= start:
            first = match.end()
            is_sure = is_sure or any(map(str.isalnum, text[read_from : match.start()]))
        elif match.start() >= end:
            last = match.start()
            break
    return first, last, is_sure


def sentence_end(text: str, at: int) -> int:
    """Return the offset (code points) at which the sentence around offset `at` ends."""
    last = min(len(text), at + _MAX_SIDE_CHARS)
    match = _SENTENCE_END.search(text, at, last)
    if match is not None and match.end() == at:  # a sentence begins here: its end is the next one
        match = next((other for other in _SENTENCE_END.finditer(text, at, last) if other.end() > at), None)
    return last if match is None else match.start()
