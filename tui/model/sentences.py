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
    first, last = max(0, start - _MAX_SIDE_CHARS), min(len(text), end + _MAX_SIDE_CHARS)
    for match in _SENTENCE_END.finditer(text, first, last):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    while first < start and (text[first].isspace() or (first and text[first - 1].isalnum())):
        first += 1  # a cut sentence begins with a whole word
    while last > end and (
        text[last - 1].isspace() or (text[last - 1 : last + 1].isalnum() and last < len(text))
    ):
        last -= 1
    return first, last


def sentence_end(text: str, at: int) -> int:
    """Return the offset (code points) at which the sentence around offset `at` ends."""
    last = min(len(text), at + _MAX_SIDE_CHARS)
    match = _SENTENCE_END.search(text, at, last)
    if match is not None and match.end() == at:  # a sentence begins here: its end is the next one
        match = next((other for other in _SENTENCE_END.finditer(text, at, last) if other.end() > at), None)
    return last if match is None else match.start()
