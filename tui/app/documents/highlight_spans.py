"""Highlights in all articles: the matches of a walk, marked from then on."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.documents.record_page import HighlightedSpans, RecordPage
from tui.app.match_walk import find_phrases
from tui.app.session.state import Highlight
from tui.index.query import parse_query
from tui.index.results import Span
from tui.index.store import Store
from tui.index.tokenizer import index_words, spelling_variants
from tui.model.records import Article


def find_highlights(
    store: Store, page: RecordPage, highlights: Sequence[Highlight]
) -> tuple[HighlightedSpans, ...]:
    """Find the spans of highlights in the page of an article; none in other pages. Raises StoreError."""
    if not isinstance(page.record, Article):
        return ()
    return tuple(HighlightedSpans(highlight, _spans(store, page, highlight)) for highlight in highlights)


def _spans(store: Store, page: RecordPage, highlight: Highlight) -> tuple[Span, ...]:
    if highlight.words:
        return tuple(find_phrases(spelling_variants(index_words(highlight.text)), page.document.text))
    query = parse_query(highlight.text, unfinished=True, fuzzy=highlight.fuzzy)
    matches, base = store.matches(query, page.ref), page.body_at
    return (*matches.title, *((base + start, base + end) for start, end in matches.body))
