"""A passage as a quotation with its source, for a reader to paste."""

from __future__ import annotations

import re

from tui.i18n import gettext as _
from tui.languages.registry import find_language, knows_language
from tui.model.dates.formatting import format_long
from tui.model.records import Article, Record

#: Quotation marks within a quotation, with the blanks that French puts inside them.
_INNER = ((re.compile(r"«\s*"), "“"), (re.compile(r"(?<!\s)\s*+»"), "”"))


def format_quotation(record: Record, text: str) -> str:
    """Format a quotation: «text», title and, for an article, its source, date and address.

    An article is cited in its own language, where the program knows it.
    """
    return ", ".join((quote_words(text), *citation_parts(record, text)))


def quote_words(text: str) -> str:
    """Return a text on one line in quotation marks, those within it replaced by inner ones that close."""
    words = _within(text)
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        words = words[1:-1].strip()  # all of it is somebody's words
    return enclose(words)


def enclose(words: str) -> str:
    """Return words between quotation marks that no line parts from them."""
    return f"«\u00a0{words}\u00a0»"


def citation_parts(record: Record, text: str = "") -> list[str]:
    """Return where a text is from: title (unless that is the text), source, date, address, day of access."""
    title = " ".join(record.title.split())
    parts = [] if title == " ".join(text.split()) else [title]
    if isinstance(record, Article):
        parts += [record.credit, cite_date(record, record.date), record.url or "", accessed_words(record)]
    return [part for part in parts if part]


def cite_date(article: Article, edtf: str | None) -> str:
    """Return a date in words of the language of an article, else of the interface; empty without a date."""
    if not edtf:
        return ""
    if article.lang and knows_language(article.lang):
        return find_language(article.lang).citation_words().format_date(edtf)
    return format_long(edtf, _)


def accessed_words(article: Article) -> str:
    """Return on which day the page of an article was read; empty where that, or its address, is not known."""
    if not (article.accessed and article.url):
        return ""
    if article.lang and knows_language(article.lang):
        template = find_language(article.lang).citation_words().accessed
    else:
        template = _("accessed {date}")
    return template.format(date=cite_date(article, article.accessed))


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
