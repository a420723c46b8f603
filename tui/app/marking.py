"""Highlights that the reader keeps over articles: what was walked through, marked from then on."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.pages import Marked, Page
from tui.app.state import Highlight
from tui.app.walk import spans_of
from tui.index.query import parse
from tui.index.store import Span, Store
from tui.model.records import Article
from tui.model.text import words


def marks_of(store: Store, page: Page, highlights: Sequence[Highlight]) -> tuple[Marked, ...]:
    """Where each of `highlights` stands in the page of an article; none in other pages. Raises StoreError."""
    if not isinstance(page.record, Article):
        return ()
    return tuple(Marked(highlight, _spans(store, page, highlight)) for highlight in highlights)


def _spans(store: Store, page: Page, highlight: Highlight) -> tuple[Span, ...]:
    if highlight.words:
        return tuple(spans_of([words(highlight.text)], page.document.text))
    query = parse(highlight.text, unfinished=True, fuzzy=highlight.fuzzy)
    matches, base = store.matches(query, page.ref), page.body_at
    return (*matches.title, *((base + start, base + end) for start, end in matches.body))
