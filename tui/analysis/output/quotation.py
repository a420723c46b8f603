"""A passage as a quotation with its source, for a reader to paste."""

from __future__ import annotations

import re

from tui.i18n import gettext as _
from tui.model.dates.formatting import format_long
from tui.model.records import Article, Record

#: Quotation marks within a quotation, with the blanks that French puts inside them.
_INNER = ((re.compile(r"«\s*"), "“"), (re.compile(r"(?<!\s)\s*+»"), "”"))


def format_quotation(record: Record, text: str) -> str:
    """Format a quotation: «text», title and, for an article, its source, date and address."""
    words = _within(text)
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        words = words[1:-1].strip()  # all of it is somebody's words
    title = " ".join(record.title.split())
    credit = [] if title == " ".join(text.split()) else [title]
    if isinstance(record, Article):
        credit += [record.credit, format_long(record.date, _) if record.date else "", record.url or ""]
    return ", ".join(filter(None, (f"« {words} »", *credit)))


def _within(text: str) -> str:
    """Return a text on one line, its quotation marks replaced by inner ones."""
    words = " ".join(text.split())
    for mark, inner in _INNER:
        words = mark.sub(inner, words)
    return _balance_marks(words)


def _balance_marks(words: str) -> str:
    """Return a text with the inner quotation marks that are missing where a quotation in it was cut."""
    depth = missing = 0
    for character in words:
        depth += (character == "“") - (character == "”")
        if depth < 0:
            missing, depth = missing + 1, 0
    return "“" * missing + words + "”" * depth
