"""What a preview shows of a record: an article's passage in its paragraphs, the card of an actor or event."""

from __future__ import annotations

from msgspec import Struct

from tui.app.documents.article import credit_runs, read_links
from tui.app.documents.builder import DocumentBuilder, TextRun
from tui.app.documents.document import Document, LinkSpan
from tui.app.documents.record_page import load_page
from tui.app.navigation import RecordLocation
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import Span
from tui.index.store import Store
from tui.model.records import Article

#: Most code points of a body that are shown on each side of a passage.
MAX_SIDE_CHARS = 2_000
_TITLES = {"article": N_("Article"), "actor": N_("Actor"), "event": N_("Event")}


class PreviewPage(Struct, frozen=True):
    """A document, the spans to mark in it, and which of these is shown in the middle (None: the top)."""

    title: str
    document: Document
    hits: tuple[Span, ...] = ()
    current: int | None = None


def record_preview(store: Store, location: RecordLocation, query: Query | None = None) -> PreviewPage | None:
    """Return the preview of a record, with what `query` matches marked; None where it is gone.

    Raises StoreError.
    """
    if location.ref.kind == "article":
        record = next(iter(store.read([location.ref])), None)
        return _article_preview(store, record, location, query) if isinstance(record, Article) else None
    page = load_page(store, location.ref)
    return PreviewPage(_(_TITLES[location.ref.kind]), page.document) if page else None


def _article_preview(
    store: Store, article: Article, location: RecordLocation, query: Query | None
) -> PreviewPage:
    """Return the paragraphs around a passage, or the first ones."""
    start = location.start or 0
    end = max(start, location.end or start)
    window = paragraphs_around(article.body, start, end)
    document, body_at = _excerpt(store, article, window)
    spans = [(start, end)] if end > start else []
    if query is not None:
        spans = sorted({*spans, *store.matches(query, article.ref).body})
    inside = [(a, b) for a, b in spans if window[0] <= a and b <= window[1]]
    current = next((number for number, (a, _b) in enumerate(inside) if a == start and end > start), None)
    hits = tuple((body_at + a, body_at + b) for a, b in inside)
    return PreviewPage(_(_TITLES["article"]), document, hits, current)


def paragraphs_around(body: str, start: int, end: int) -> Span:
    """Return the span of the whole paragraphs around a passage, `MAX_SIDE_CHARS` on each side at most.

    A paragraph longer than that is cut.
    """
    first, last = max(0, start - MAX_SIDE_CHARS), min(len(body), end + MAX_SIDE_CHARS)
    if first:
        paragraph = body.find("\n\n", first, start)
        first = paragraph + 2 if paragraph >= 0 else first
    if last < len(body):
        paragraph = body.rfind("\n\n", end, last)
        last = paragraph if paragraph >= 0 else last
    return first, last


def _excerpt(store: Store, article: Article, window: Span) -> tuple[Document, int]:
    """Return a part of an article, and what to add to an offset of the body for one of the document."""
    first, last = window
    title_links, body_links = read_links(store, article)
    links = [
        LinkSpan(link.start - first, link.end - first, link.target, link.style, link.layer, link.reason)
        for link in body_links
        if first <= link.start and link.end <= last
    ]
    builder = DocumentBuilder()
    builder.body(article.title, title_links, [(0, len(article.title), "title")])
    builder.blank()
    builder.line(*credit_runs(article))
    builder.blank()
    if first:
        builder.line(TextRun("…", "dim"))
    body_at = builder.body(article.body[first:last], links, []) - first
    if last < len(article.body):
        builder.blank()
        builder.line(TextRun("…", "dim"))
    return builder.document(), body_at
