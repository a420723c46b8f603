"""The passages of a corpus that name two actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct

from tui.analysis.query_filters import with_actor
from tui.index.query import Query
from tui.index.results import Cursor, Span
from tui.index.store import MATCH_ALL, Store
from tui.model.records import Article, Ref
from tui.model.sentences import sentence_around

#: Passages of one pair of actors.
MAX_PASSAGES = 1_000
_BATCH_ARTICLES = 50  # articles read at a time


class PairPassage(Struct, frozen=True):
    """A passage with two actors.

    Offsets are code points of the body, but those of `marked` are code points of `text`.
    """

    article: Ref
    start: int
    end: int
    text: str
    marked: tuple[Span, ...]
    title: str
    date: str | None
    source: str
    within: Literal["sentence", "article"]


def shared_passages(
    store: Store, one: Ref, other: Ref, limit: int = MAX_PASSAGES, query: Query = MATCH_ALL
) -> Iterator[PairPassage]:
    """Yield the passages with both actors, in the order of the articles' dates, at most `limit`.

    A passage is a sentence with both, or else the nearest mentions of an article. Articles, which fit
    `query`, are read as passages are asked for. Raises StoreError.
    """
    return islice(_read_passages(store, one, other, query), limit)


def _read_passages(store: Store, one: Ref, other: Ref, query: Query) -> Iterator[PairPassage]:
    """Yield all passages with both actors, page by page."""
    after: Cursor | None = None
    pair = with_actor(with_actor(MATCH_ALL, one), other)
    while True:
        page = store.matched_articles(pair, query, after, _BATCH_ARTICLES)
        for text in page.items:
            spans, other_spans = (
                [(mark.start, mark.end) for mark in text.marks.body if mark.actor == ref.id]
                for ref in (one, other)
            )
            if spans and other_spans:
                yield from _article_passages(text.article, spans, other_spans)
        after = page.after
        if after is None:
            return


def _article_passages(article: Article, spans: list[Span], other_spans: list[Span]) -> Iterator[PairPassage]:
    """Yield the sentences of an article with both actors, or else the passage of their nearest mentions."""
    has_sentence, sentence_end = False, -1
    for start, end in spans:
        if start < sentence_end:
            continue
        first, last = sentence_around(article.body, start, end)
        if any(first <= other_start and other_end <= last for other_start, other_end in other_spans):
            has_sentence, sentence_end = True, last
            yield _make_passage(article, [(first, last)], spans + other_spans, (start, end), "sentence")
    if not has_sentence:
        nearest, other_nearest = min(
            ((span, other_span) for span in spans for other_span in other_spans),
            key=lambda pair: abs(pair[0][0] - pair[1][0]),
        )
        sentences = sorted(sentence_around(article.body, *span) for span in (nearest, other_nearest))
        yield _make_passage(article, sentences, [nearest, other_nearest], nearest, "article")


def _make_passage(
    article: Article,
    parts: list[Span],
    spans: Sequence[Span],
    at: Span,
    within: Literal["sentence", "article"],
) -> PairPassage:
    """Return parts of a body as a passage on one line, with « … » between them.

    `spans`: the mentions to highlight. `at`: the span of the first mention.
    """
    text, marked = "", []
    for first, last in parts:
        text += " … " if text else ""
        shift = len(text) - first
        text += article.body[first:last].replace("\n", " ")
        marked += [(a + shift, b + shift) for a, b in sorted(spans) if first <= a and b <= last]
    return PairPassage(
        article.ref, *at, text, tuple(marked), article.title, article.date, article.credit, within
    )
