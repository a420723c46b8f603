"""A passage as a quotation with its source, for a reader to paste."""

from __future__ import annotations

import re

from tui.app.wording import say_date
from tui.model.records import Article, Record

# The end of a sentence: a mark, what closes after it, a blank, and a capital or an opening quote.
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\")\s]*\s+(?=[«“\"(]?\s?[A-ZÀ-ÖØ-Þ])|\n+")


def passage_around(body: str, offset: int) -> str:
    """The sentence of `body` in which the code point `offset` stands."""
    start, end = 0, len(body)
    for match in _SENTENCE_END.finditer(body):
        if match.end() <= offset:
            start = match.end()
        elif match.start() >= offset:
            end = match.start()
            break
    return body[start:end].strip()


def quotation(record: Record, text: str) -> str:
    """«text», source, date, address: for an article; for another record its title stands for them."""
    words = " ".join(text.split())
    if not isinstance(record, Article):
        return f"« {words} », {record.title}"
    credit = [record.credit, say_date(record.date) if record.date else "", record.url or ""]
    return f"« {words} », " + ", ".join(part for part in credit if part)
