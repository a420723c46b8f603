"""A passage as a quotation with its source, for a reader to paste."""

from __future__ import annotations

from tui.app.wording import say_date
from tui.model.records import Article, Record
from tui.model.sentences import sentence_around


def passage_around(body: str, offset: int) -> str:
    """The sentence of `body` in which the code point `offset` stands."""
    start, end = sentence_around(body, offset, offset)
    return body[start:end]


def quotation(record: Record, text: str) -> str:
    """«text», source, date, address: for an article; for another record its title stands for them."""
    words = " ".join(text.split())
    if not isinstance(record, Article):
        return f"« {words} », {record.title}"
    credit = [record.credit, say_date(record.date) if record.date else "", record.url or ""]
    return f"« {words} », " + ", ".join(part for part in credit if part)
