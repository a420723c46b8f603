"""Articles that share passages with an article: which, how much, where, and which is the earlier.

The index finds candidates by a sample of their words; their shared passages are then determined exactly, word
by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from tui.i18n import format_number, format_percent
from tui.i18n import gettext as _
from tui.index.store import Store
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Article, Ref
from tui.model.text_reuse import SharedPassage, ShouldStop, Span, find_shared_passages, merge_spans

#: Similar articles that are compared with the article.
MAX_ARTICLES_COMPARED = 20
#: Code points of each body that are compared.
MAX_COMPARED_CHARS = 200_000
#: Code points of all bodies together that are compared, which bounds the time.
MAX_TOTAL_CHARS = 2_000_000
#: Articles that may share passages and are counted; there may be more.
MAX_ARTICLES_COUNTED = 200

#: Characters before the first word of a text and after its last.
_NON_WORD_CHARS = " \n\t\u00a0\u202f.,;:!?…«»“”\"'’()[]–—-*"


class SimilarArticle(Struct, frozen=True):
    """Another article that shares passages with an article.

    In `passages` the side `one` is the article that the copies are of.
    """

    ref: Ref
    title: str
    credit: str
    date: str | None  # EDTF
    earlier: bool | None  # whether the other is the earlier; None when the dates leave it open
    share: float  # of the compared text of the article, 0 to 1
    passages: tuple[SharedPassage, ...]

    @property
    def kept(self) -> int:
        """Return the number of words that both articles have."""
        return sum(passage.kept for passage in self.passages)

    @property
    def longest(self) -> Span:
        """Return the span of the longest shared passage in the other article."""
        return max(self.passages, key=lambda passage: passage.kept).other


class SimilarArticles(Struct, frozen=True):
    """The copies of an article, those that share most first, and how much was compared."""

    found: tuple[SimilarArticle, ...] = ()
    compared: int = 0  # articles that were compared
    alike: int = 0  # articles that may share passages, up to the limit of counting
    characters: int | None = None  # compared of each article; None when all of every article was

    def words(self) -> str:
        """Return what was left out of the comparison, for people; empty when nothing was."""
        return compared_words(self.compared, self.alike, self.characters)


def compared_words(compared: int, alike: int, characters: int | None) -> str:
    """Return what was left out of a comparison, for people; empty when nothing was."""
    sentences = []
    if compared < alike:
        template = _("Of at least {count} articles that may share text, the {n} most likely were compared.")
        sentences.append(template.format(n=compared, count=format_number(alike)))
    if characters is not None:
        sentences.append(
            _("Only the first {n} characters were compared.").format(n=format_number(characters))
        )
    return " ".join(sentences)


def find_similar_articles(
    store: Store, article: Article, stopped: ShouldStop = lambda _share: False
) -> SimilarArticles:
    """Return the articles that share passages with `article`. Raises StoreError."""
    body = article.body[:MAX_COMPARED_CHARS]
    refs = [ref for ref in store.similar_articles(body, MAX_ARTICLES_COUNTED + 1) if ref != article.ref]
    copies = []
    remaining_chars, compared, is_cut = MAX_TOTAL_CHARS, 0, len(article.body) > MAX_COMPARED_CHARS
    for other in store.read(refs[:MAX_ARTICLES_COMPARED]):
        assert isinstance(other, Article)
        remaining_chars -= len(body) + min(len(other.body), MAX_COMPARED_CHARS)
        if remaining_chars < 0 or stopped(0.0):
            break
        compared, is_cut = compared + 1, is_cut or len(other.body) > MAX_COMPARED_CHARS
        passages = find_shared_passages(body, other.body[:MAX_COMPARED_CHARS], stopped)
        if passages and not stopped(1.0):
            copies.append(_make_copy(article, other, passages, body))
    copies.sort(key=lambda copy: (-copy.share, copy.ref))
    return SimilarArticles(tuple(copies), compared, len(refs), MAX_COMPARED_CHARS if is_cut else None)


def _make_copy(
    article: Article, other: Article, passages: tuple[SharedPassage, ...], body: str
) -> SimilarArticle:
    """Return another article as a copy, with its share and whether it is the earlier."""
    share = share_of(body, [passage.one for passage in passages])
    earlier = is_earlier(other.date, article.date)
    return SimilarArticle(other.ref, other.title, other.credit, other.date, earlier, share, passages)


def share_of(body: str, spans: Sequence[Span]) -> float:
    """Return the share of a text, from its first word to its last, that some spans cover (0 to 1)."""
    length = len(body.strip(_NON_WORD_CHARS))
    covered_chars = sum(end - start for start, end in merge_spans(spans))
    return min(1.0, covered_chars / length) if length else 0.0


def is_earlier(one: str | None, other: str | None) -> bool | None:
    """Return whether one EDTF date is before another; None when the dates leave it open."""
    date, other_date = (parse_edtf(edtf) if edtf else None for edtf in (one, other))
    if date is None or other_date is None:
        return None
    if date.latest and other_date.earliest and date.latest < other_date.earliest:
        return True
    if other_date.latest and date.earliest and other_date.latest < date.earliest:
        return False
    return None


def copy_words(share: float, earlier: bool | None) -> str:
    """Return share and order of a copy for people, such as «62% of this · earlier»."""
    order = {True: _("earlier"), False: _("later"), None: ""}[earlier]
    return " · ".join(filter(None, (_("{share} of this").format(share=format_percent(share)), order)))


def copies_json(copies: SimilarArticles) -> dict[str, Any]:
    """Return how much was compared, as JSON."""
    return {"compared": copies.compared, "alike": copies.alike, "characters": copies.characters}


def copy_json(copy: SimilarArticle) -> dict[str, Any]:
    """Return a copy as JSON; offsets are code points of the two bodies."""
    passages = [
        {"start": p.one[0], "end": p.one[1], "there": list(p.other), "words": p.kept} for p in copy.passages
    ]
    return {
        "id": str(copy.ref),
        "title": copy.title,
        "source": copy.credit,
        "date": copy.date,
        "earlier": copy.earlier,
        "share": round(copy.share, 3),
        "passages": passages,
    }
