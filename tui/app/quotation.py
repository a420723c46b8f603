"""A passage as a quotation with its source, for a reader to paste."""

from __future__ import annotations

import re

from tui.app.wording import say_date
from tui.model.records import Article, Record
from tui.model.sentences import sentence_around


def passage_around(text: str, start: int, end: int) -> str:
    """The sentence of `text` around `start`..`end` (code points)."""
    first, last = sentence_around(text, start, end)
    return text[first:last]


#: Quotation marks within a quotation, with the blanks that French puts inside them.
_INNER = ((re.compile(r"«\s*"), "“"), (re.compile(r"\s*»"), "”"))


def quotation(record: Record, text: str) -> str:
    """«text», title, source, date, address: for an article; for another record its title."""
    words = _within(text)
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        words = words[1:-1].strip()  # all of it is somebody's words
    credit = [record.title]
    if isinstance(record, Article):
        credit += [record.credit, say_date(record.date) if record.date else "", record.url or ""]
    return f"« {words} », " + ", ".join(part for part in credit if part)


def _within(text: str) -> str:
    """A text on one line, with the quotation marks that it has within another."""
    words = " ".join(text.split())
    for mark, inner in _INNER:
        words = mark.sub(inner, words)
    return words
