"""The sentences of an open text."""

from __future__ import annotations

from tui.index.results import Span
from tui.model.records import FOUND_SIGN
from tui.model.sentences import sentence_around


def sentence_at(text: str, start: int, end: int, heading: int = 0) -> str:
    """Return the sentence of `text` around `start`..`end` (code points), or the line within `heading`."""
    if start < heading:
        last = text.find("\n", end)
        line = text[text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(text)]
        if line.strip():
            return line
    first, last = sentence_around(text, start, end)
    return text[first:last]


def title_line(text: str, at: int) -> Span:
    """Return the line of a title at an offset of `text`, without the sign of what was only found."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    sign = f"{FOUND_SIGN} "
    return start + len(sign) * text.startswith(sign, start), end if end >= 0 else len(text)


def body_sentence(text: str, span: Span, body_at: int) -> Span:
    """Return the sentence around a span; above the body, which begins at `body_at`, the body’s first."""
    start, end = span
    if start < body_at:
        start = end = min(len(text), body_at + len(text[body_at:]) - len(text[body_at:].lstrip()))
    return sentence_around(text, start, end)
