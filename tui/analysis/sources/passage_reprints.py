"""Reprints of the passages that claims quote: copies in other articles, and copies of these copies.

A passage is reprinted where an article shares the words around the quote, or is mostly identical. The
articles of the claims are compared with each other, and with other articles of the corpus that have sequences
of words in common with the text around the quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.index.store import Store
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Article
from tui.model.text_reuse import SharedPassage, Span, find_reuse, merge_spans

#: Code points of a body that are compared: the comparison takes longer the longer the bodies are.
MAX_COMPARED_CHARS = 200_000
#: The share of a quote that a shared passage must cover to be a reprint of it.
MIN_QUOTE_COVERAGE = 0.6
#: The share of an article that must be shared for two articles to count as mostly identical.
MIN_IDENTICAL_SHARE = 0.8
#: Code points on each side of a quote that are searched for in other articles.
CONTEXT_CHARS = 400
#: Quotes for which other articles are searched.
MAX_QUOTES_SEARCHED = 40
#: Other articles that are compared for one quote.
MAX_ARTICLES_PER_QUOTE = 8
#: Other articles of the corpus that are compared for one event.
MAX_OTHER_ARTICLES = 24
#: Articles that are counted for a quote; there may be more.
MAX_ARTICLES_COUNTED = 64
#: Other articles that are listed for a passage.
MAX_REPRINTS_LISTED = 8

Articles = Callable[[str], Article | None]


class ArticleSpan(Struct, frozen=True):
    """A passage of an article, as a span of its body in code points."""

    article: str
    span: Span


class _Copy(Struct, frozen=True):
    """A passage of an article, and its copy in another one."""

    span: Span
    target: ArticleSpan


class SearchCoverage(Struct, frozen=True):
    """The extent of the search for copies: quotes of all quotes, other articles of all similar ones."""

    quotes: int = 0
    all_quotes: int = 0
    articles: int = 0
    alike: int = 0

    @property
    def is_all(self) -> bool:
        """Return whether nothing was left out."""
        return (self.quotes, self.articles) == (self.all_quotes, self.alike)


class Reprints(Struct, frozen=True):
    """For each passage its reprints, its own article first, then the earliest; and their number."""

    places: list[tuple[ArticleSpan, ...]]
    counts: list[int]
    looked: SearchCoverage = SearchCoverage()


def find_reprints(store: Store, places: Sequence[ArticleSpan | None], articles: Articles) -> Reprints:
    """Return the reprints of passages; none for a passage that is None. Raises StoreError."""
    articles_by_id = {
        place.article: article for place in places if place and (article := articles(place.article))
    }
    other_ids, coverage = _find_other_articles(store, [place for place in places if place], articles_by_id)
    for other_id in other_ids:
        if article := articles(other_id):
            articles_by_id[other_id] = article
    bodies = {
        article.id: article.body[:MAX_COMPARED_CHARS]
        for article in sorted(articles_by_id.values(), key=publication_dates)
    }
    copies = _find_copies(bodies)
    positions = {name: index for index, name in enumerate(bodies)}
    groups: dict[str, list[tuple[Span, list[ArticleSpan]]]] = {name: [] for name in bodies}
    reprints_by_place: list[tuple[ArticleSpan, ...]] = []
    counts: list[int] = []
    for place in places:
        if place is None or place.article not in bodies:
            reprints_by_place.append(())
            counts.append(0)
            continue
        reprints = next(
            (known_reprints for span, known_reprints in groups[place.article] if _covers(span, place.span)),
            None,
        )
        if reprints is None:
            reprints = sorted(
                _follow_copies(place, copies, bodies), key=lambda reprint: positions[reprint.article]
            )
            for reprint in reprints:
                groups[reprint.article].append((reprint.span, reprints))
        other_reprints = [reprint for reprint in reprints if reprint.article != place.article]
        reprints_by_place.append((place, *other_reprints[:MAX_REPRINTS_LISTED]))
        counts.append(1 + len(other_reprints))
    return Reprints(reprints_by_place, counts, coverage)


def publication_dates(article: Article) -> tuple[str, bool, str]:
    """Return the sort key of articles by date, undated ones last.

    Of one day, articles that credit a source come first.
    """
    parsed_date = parse_edtf(article.date) if article.date else None
    return parsed_date.sort_key if parsed_date else "~", article.source is None, article.id


def _find_other_articles(
    store: Store, places: Sequence[ArticleSpan], articles_by_id: dict[str, Article]
) -> tuple[list[str], SearchCoverage]:
    """Return ids of other articles that may carry a passage, and how much was searched.

    They are articles of the corpus that are not in `articles_by_id`.
    """
    candidates: dict[str, None] = {}
    similar: set[str] = set()
    for place in places[:MAX_QUOTES_SEARCHED]:
        if place.article in articles_by_id:
            start, end = place.span
            text = articles_by_id[place.article].body[max(0, start - CONTEXT_CHARS) : end + CONTEXT_CHARS]
            sharing = [ref.id for ref in store.similar_articles(text, MAX_ARTICLES_COUNTED)]
            similar.update(id_ for id_ in sharing if id_ not in articles_by_id)
            candidates.update(
                (id_, None) for id_ in sharing[:MAX_ARTICLES_PER_QUOTE] if id_ not in articles_by_id
            )
    selected = list(candidates)[:MAX_OTHER_ARTICLES]
    return selected, SearchCoverage(
        min(len(places), MAX_QUOTES_SEARCHED), len(places), len(selected), len(similar)
    )


def _find_copies(bodies: dict[str, str]) -> dict[str, list[_Copy]]:
    """Return the passages that the articles share, by the article that contains them."""
    copies: dict[str, list[_Copy]] = {name: [] for name in bodies}
    for later, reuse in find_reuse(bodies):
        reversed_passages = [
            SharedPassage(passage.other, passage.one, passage.kept) for passage in reuse.passages
        ]
        copies[reuse.name] += _copies_in(reuse.passages, later, len(bodies[reuse.name]))
        copies[later] += _copies_in(reversed_passages, reuse.name, len(bodies[later]))
    return copies


def _copies_in(passages: Sequence[SharedPassage], other: str, length: int) -> list[_Copy]:
    """Return what an article shares with another: passages, or all of it when mostly identical."""
    copies = [_Copy(passage.one, ArticleSpan(other, passage.other)) for passage in passages]
    shared_chars = sum(end - start for start, end in merge_spans([passage.one for passage in passages]))
    if shared_chars >= MIN_IDENTICAL_SHARE * length:
        start = max(passages, key=lambda passage: passage.kept).other[0]
        copies.append(_Copy((0, length), ArticleSpan(other, (start, start))))
    return copies


def _follow_copies(
    place: ArticleSpan, copies: dict[str, list[_Copy]], bodies: dict[str, str]
) -> list[ArticleSpan]:
    """Return the places of a passage: its own first, then its copies, then copies of these."""
    places, visited = [place], {place.article}
    for current in places:  # grows in the loop
        for copy in copies[current.article]:
            if copy.target.article not in visited and _covers(copy.span, current.span):
                visited.add(copy.target.article)
                places.append(_locate_in_copy(current, copy, bodies))
    return places


def _locate_in_copy(place: ArticleSpan, copy: _Copy, bodies: dict[str, str]) -> ArticleSpan:
    """Return where a part of a copied passage is in the copy: by its words, or else in proportion."""
    (start, end), (copy_start, copy_end) = place.span, copy.target.span
    text = bodies[place.article][start:end]
    offset = bodies[copy.target.article].find(text, copy_start, copy_end) if text else -1
    if offset < 0:
        share = (start - copy.span[0]) / max(1, copy.span[1] - copy.span[0])
        offset = copy_start + round(max(0.0, share) * (copy_end - copy_start))
    return ArticleSpan(copy.target.article, (offset, min(copy_end, offset + end - start)))


def _covers(span: Span, quote: Span) -> bool:
    """Return whether a span covers enough of a quote."""
    return min(span[1], quote[1]) - max(span[0], quote[0]) >= MIN_QUOTE_COVERAGE * (quote[1] - quote[0])
