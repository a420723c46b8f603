"""Concordance: every occurrence of an actor or of words, one a line, with its context.

The form is Luhn's (KWIC, 1960): the keyword in a column of its own, with the text before and after it on both
sides. Offsets are code points of the cleaned body of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Literal, NamedTuple, get_args

from msgspec import Struct

from tui.analysis.output.cell_width import Measure, cell_width, pad_left, pad_right, truncate
from tui.analysis.query_filters import with_actor
from tui.i18n import gettext as _
from tui.index.query import Query, parse_query
from tui.index.results import Cursor, MatchSpans, MentionRef, Span
from tui.index.store import MATCH_ALL, Store, StoreError
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import Translate, format_short
from tui.model.records import Article, Ref
from tui.model.text import fold, split_words

Order = Literal["date", "source", "left", "right"]
ORDERS: tuple[Order, ...] = get_args(Order)
#: Code points of context that are kept on each side.
CONTEXT_CHARS = 120
#: Lines of one concordance.
MAX_LINES = 10_000
#: Words beside the keyword that lines are sorted by.
_MAX_SORT_WORDS = 4
#: Articles read at a time.
_BATCH_ARTICLES = 50
#: Articles that are kept in memory for lines made when they are drawn.
_MAX_CACHED_ARTICLES = 200
_BLANKS = re.compile(r"\s+")


class Subject(Struct, frozen=True):
    """The subject of a concordance: an actor or words, in one article or in those that fit a filter."""

    actor: Ref | None = None
    text: str = ""  # the query when there is no actor
    article: Ref | None = None
    within: Query = MATCH_ALL  # the filter of articles when `article` is None

    @property
    def query(self) -> Query:
        """Return the query of the subject: its actor, or its words, each by itself."""
        return with_actor(MATCH_ALL, self.actor) if self.actor else parse_query(self.text)

    @property
    def row(self) -> Query | None:
        """Return the words as a phrase; None for one word, or a text with quotation marks or operators."""
        query = self.query
        plain_words = [term.value for term in query.terms if not term.field and not term.quoted]
        is_plain = len(plain_words) > 1 and plain_words == self.text.split()
        return parse_query(f'"{self.text}"') if is_plain and not self.actor else None


#: How several plain words are searched: as a phrase («row») or each by itself; empty for other subjects.
How = Literal["", "row", "each"]


class ConcordanceLine(Struct, frozen=True):
    """One occurrence with its context, on one line."""

    article: Ref
    start: int
    end: int
    left: str
    exact: str
    right: str
    date: str | None  # EDTF; of the article
    source: str
    in_title: bool = False  # the offsets are those of the title


class Columns(NamedTuple):
    """The width of each part of a line in cells; 0 for a part that is left out."""

    date: int
    left: int
    right: int  # includes the keyword
    source: int


def find_concordance(
    store: Store, subject: Subject, limit: int = MAX_LINES, how: How | None = None
) -> Iterator[ConcordanceLine]:
    """Yield every occurrence of the subject, in the order of the articles' dates, at most `limit`.

    Articles are read as lines are asked for. `how`: the result of `how_asked`, when the caller has it. Raises
    StoreError.
    """
    row = subject.row if (describe_subject(store, subject) if how is None else how) == "row" else None
    matches = _matching_spans(store, subject, row or subject.query)
    return islice((line for article, found in matches for line in _make_lines(article, found)), limit)


def describe_subject(store: Store, subject: Subject) -> How:
    """Return how the words of the subject are searched: as a phrase, or each when no article has it.

    Raises StoreError.
    """
    if (row := subject.row) is None:
        return ""
    matches = _matching_spans(store, subject, row)
    return "row" if any(found.title or found.body for _article, found in matches) else "each"


def how_words(how: How) -> str:
    """Return the way of searching in words, for people; empty when there is nothing to say."""
    return {"row": _("as a phrase"), "each": _("word by word")}.get(how, "")


def _matching_spans(store: Store, subject: Subject, query: Query) -> Iterator[tuple[Article, MatchSpans]]:
    """Yield each article of the subject with the spans that the query matches in its title and body."""
    if subject.article is not None:
        found = store.matches(query, subject.article)
        yield from (
            (article, found) for article in store.read([subject.article]) if isinstance(article, Article)
        )
        return
    after: Cursor | None = None
    while True:
        page = store.matched_articles(query, subject.within, after, _BATCH_ARTICLES)
        yield from ((text.article, text.found) for text in page.items)
        after = page.after
        if after is None:
            return


def _make_lines(article: Article, found: MatchSpans) -> Iterator[ConcordanceLine]:
    """Yield the lines of the spans of an article, those of its title first."""
    for in_title, spans in ((True, found.title), (False, found.body)):
        yield from (_make_line(article, start, end, in_title) for start, end in spans)


class Contexts:
    """Makes lines of occurrences as they are asked for; the articles read last are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._cached_articles: dict[Ref, Article | None] = {}

    def line(self, place: MentionRef | ConcordanceLine) -> ConcordanceLine:
        """Return the line of an occurrence; without text when its article can no longer be read."""
        if isinstance(place, ConcordanceLine):
            return place
        article = self._read_article(place.article)
        if article is None:
            return ConcordanceLine(place.article, place.start, place.end, "", "…", "", None, place.article.id)
        return _make_line(article, place.start, place.end, place.in_title)

    def _read_article(self, ref: Ref) -> Article | None:
        """Return an article, from memory if possible; None when it cannot be read."""
        if ref not in self._cached_articles:
            if len(self._cached_articles) >= _MAX_CACHED_ARTICLES:
                del self._cached_articles[next(iter(self._cached_articles))]
            try:
                records = self._store.read([ref])
            except StoreError:  # the index is being written, or rebuilt
                return None
            self._cached_articles[ref] = records[0] if records and isinstance(records[0], Article) else None
        return self._cached_articles[ref]


def _make_line(article: Article, start: int, end: int, in_title: bool) -> ConcordanceLine:
    """Return one span of an article's title or body as a line."""
    text = article.title if in_title else article.body
    return ConcordanceLine(
        article.ref,
        start,
        end,
        _BLANKS.sub(" ", text[max(0, start - CONTEXT_CHARS) : start]).lstrip(),
        _BLANKS.sub(" ", text[start:end]),
        _BLANKS.sub(" ", text[end : end + CONTEXT_CHARS]).rstrip(),
        article.date,
        article.credit,
        in_title,
    )


def sort_lines(lines: Iterable[ConcordanceLine], order: Order) -> list[ConcordanceLine]:
    """Return the lines sorted by date (undated last), by source, or by the words beside the keyword."""
    if order == "left":
        return sorted(
            lines, key=lambda line: (split_words(line.left)[: -_MAX_SORT_WORDS - 1 : -1], *_date_key(line))
        )
    if order == "right":
        return sorted(lines, key=lambda line: (split_words(line.right)[:_MAX_SORT_WORDS], *_date_key(line)))
    if order == "source":
        return sorted(lines, key=lambda line: (fold(line.source), *_date_key(line)))
    return sorted(lines, key=_date_key)


def _date_key(line: ConcordanceLine) -> tuple[bool, str, Ref, bool, int]:
    """Return the sort key by date, then article, then position: the title is before the body."""
    edtf = parse_edtf(line.date) if line.date else None
    return edtf is None, edtf.sort_key if edtf else "", line.article, not line.in_title, line.start


# -- layout ------------------------------------------------------------------------------------


def columns(width: int) -> Columns:
    """Return the widths of the columns in a line of `width` cells.

    When there is no room the source is left out first, then the date; never the text.
    """
    date = 12 if width >= 66 else 0
    source = 18 if width >= 110 else 14 if width >= 96 else 0
    room = max(0, width - date - source)
    left = room * 9 // 20
    return Columns(date, left, room - left, source)


def align_columns(
    line: ConcordanceLine, left: int, right: int, measure: Measure = cell_width
) -> tuple[str, Span]:
    """Return the text of a line with its keyword aligned, and the span of the keyword in it.

    `left` and `right` are the cells before the keyword, and from its beginning on.
    """
    before = pad_left(line.left, left, measure)
    after = pad_right(line.exact + line.right, right, measure)
    text = before + after
    text += " " * (left + right - measure(text))  # what begins with a skin tone is narrower after an emoji
    return text, (len(before), len(before) + min(len(line.exact), len(after)))


def concordance_lines(
    lines: Iterable[ConcordanceLine], width: int, translate: Translate = str
) -> Iterator[str]:
    """Yield the lines for people, `width` cells wide."""
    widths = columns(width)
    for line in lines:
        text, _span = align_columns(line, widths.left, widths.right)
        date = pad_right(format_short(line.date, translate) or "–", widths.date) if widths.date else ""
        source = "  " + truncate(line.source, widths.source - 2) if widths.source else ""
        yield (date + text + source).rstrip()


def line_json(line: ConcordanceLine) -> dict[str, Any]:
    """Return one line as JSON."""
    return {
        "article": str(line.article),
        "start": line.start,
        "end": line.end,
        "in_title": line.in_title,
        "left": line.left,
        "exact": line.exact,
        "right": line.right,
        "date": line.date,
        "source": line.source,
    }
