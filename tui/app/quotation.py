"""A passage as a quotation with its source, for a reader to paste."""

from __future__ import annotations

from tui.app.wording import say_date
from tui.model.records import Article, Record
from tui.model.sentences import sentence_around


def passage_around(text: str, start: int, end: int) -> str:
    """The sentence of `text` around `start`..`end` (code points)."""
    first, last = sentence_around(text, start, end)
    return text[first:last]


#: Quotation marks within a quotation.
_INNER = {ord("«"): "“", ord("»"): "”"}


def quotation(record: Record, text: str) -> str:
    """«text», source, date, address: for an article; for another record its title stands for them."""
    words = " ".join(text.split()).translate(_INNER)
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        words = words[1:-1].strip()  # all of it is somebody's words
    if not isinstance(record, Article):
        return f"« {words} », {record.title}"
    credit = [record.credit, say_date(record.date) if record.date else "", record.url or ""]
    return f"« {words} », " + ", ".join(part for part in credit if part)
