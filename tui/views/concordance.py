"""Key words in context: every place where an actor or words stand, a line for each.

The form is Luhn's (KWIC, 1960): the key word in a column of its own, what stands before and after it on
both sides. Offsets are code points of the article's cleaned body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Literal, NamedTuple, get_args

from msgspec import Struct

from tui.i18n import gettext as _
from tui.index.query import Query, parse
from tui.index.store import EVERYTHING, Cursor, Place, Span, Store, StoreError
from tui.model.dates import parse_edtf
from tui.model.datewords import short
from tui.model.records import Article, Ref
from tui.model.text import fold, words
from tui.views.cells import Measure, cells, left_part, right_part, shortened
from tui.views.filters import of_actor

Order = Literal["date", "source", "left", "right"]
ORDERS: tuple[Order, ...] = get_args(Order)
#: Characters of context kept on each side.
CONTEXT = 120
#: As many lines at most.
MOST = 10_000
#: Words that count when lines are sorted by what stands beside the key word.
_COMPARED = 4
#: Articles read at a time, and those whose texts are kept for lines that are made when they are drawn.
_BATCH, _KEPT = 50, 200
_BLANKS = re.compile(r"\s+")


class Subject(Struct, frozen=True):
    """What a concordance is of: an actor, or the words of a query; in one article or in those that fit."""

    actor: Ref | None = None
    text: str = ""  # a query, where there is no actor
    article: Ref | None = None
    within: Query = EVERYTHING  # narrows the articles, where it is not of one

    @property
    def query(self) -> Query:
        """What is looked for: an actor, or what a query asks, each of its words by itself."""
        return of_actor(EVERYTHING, self.actor) if self.actor else parse(self.text)

    @property
    def row(self) -> Query | None:
        """Several plain words as a phrase; None where there is one, or quotation marks, or operators."""
        asked = self.query
        plain = [term.value for term in asked.terms if not term.field and not term.quoted]
        is_plain = len(plain) > 1 and plain == self.text.split()
        return parse(f'"{self.text}"') if is_plain and not self.actor else None


#: How several plain words are looked for: in a row, else each; empty where that is no question.
How = Literal["", "row", "each"]


class Line(Struct, frozen=True):
    """One place with its context, on one line."""

    article: Ref
    start: int
    end: int
    left: str
    exact: str
    right: str
    date: str | None  # the article's; EDTF
    source: str


class Columns(NamedTuple):
    """The width of each part of a line, in cells; 0: left out."""

    date: int
    left: int
    right: int  # with the key word
    source: int


def concordance(store: Store, subject: Subject, limit: int = MOST, how: How | None = None) -> Iterator[Line]:
    """Every place of `subject`, read as it is asked for, in the order of the articles' dates.

    At most `limit`. `how`: as `how_asked` has it, where that is known. Raises StoreError.
    """
    row = subject.row if (how_asked(store, subject) if how is None else how) == "row" else None
    found = _found(store, subject, row or subject.query)
    return islice((line for article, spans in found for line in _lines(article, spans)), limit)


def how_asked(store: Store, subject: Subject) -> How:
    """How the words of `subject` are looked for: in a row, or each where they stand nowhere in a row.

    Raises StoreError.
    """
    if (row := subject.row) is None:
        return ""
    return "row" if any(spans for _article, spans in _found(store, subject, row)) else "each"


def how_words(how: How) -> str:
    """The same for people; empty where there is nothing to say."""
    return {"row": _("in a row"), "each": _("each word")}.get(how, "")


def _found(store: Store, subject: Subject, query: Query) -> Iterator[tuple[Article, Sequence[Span]]]:
    if subject.article is not None:
        spans = store.matches(query, subject.article).body
        yield from ((each, spans) for each in store.read([subject.article]) if isinstance(each, Article))
        return
    after: Cursor | None = None
    while True:
        page = store.texts(query, subject.within, after, _BATCH)
        yield from ((text.article, text.found) for text in page.items)
        after = page.after
        if after is None:
            return


def _lines(article: Article, spans: Iterable[Span]) -> Iterator[Line]:
    return (_line(article, start, end) for start, end in spans)


class Contexts:
    """Makes the lines of places as they are asked for; what was read lately is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[Ref, Article | None] = {}

    def line(self, place: Place | Line) -> Line:
        """The line of a place; one without words where its article cannot be read any more."""
        if isinstance(place, Line):
            return place
        article = self._article(place.article)
        if article is None:
            return Line(place.article, place.start, place.end, "", "…", "", None, place.article.id)
        return _line(article, place.start, place.end)

    def _article(self, ref: Ref) -> Article | None:
        if ref not in self._known:
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            try:
                found = self._store.read([ref])
            except StoreError:  # the index is being written, or made anew
                return None
            self._known[ref] = found[0] if found and isinstance(found[0], Article) else None
        return self._known[ref]


def _line(article: Article, start: int, end: int) -> Line:
    body = article.body
    return Line(
        article.ref,
        start,
        end,
        _BLANKS.sub(" ", body[max(0, start - CONTEXT) : start]).lstrip(),
        _BLANKS.sub(" ", body[start:end]),
        _BLANKS.sub(" ", body[end : end + CONTEXT]).rstrip(),
        article.date,
        article.credit,
    )


def sort_lines(lines: Iterable[Line], order: Order) -> list[Line]:
    """The lines sorted by date (undated last), by source, or by the words next to the key word."""
    if order == "left":
        return sorted(lines, key=lambda line: (words(line.left)[: -_COMPARED - 1 : -1], *_dated(line)))
    if order == "right":
        return sorted(lines, key=lambda line: (words(line.right)[:_COMPARED], *_dated(line)))
    if order == "source":
        return sorted(lines, key=lambda line: (fold(line.source), *_dated(line)))
    return sorted(lines, key=_dated)


def _dated(line: Line) -> tuple[bool, str, Ref, int]:
    edtf = parse_edtf(line.date) if line.date else None
    return edtf is None, edtf.sort_key if edtf else "", line.article, line.start


# -- drawn -------------------------------------------------------------------------------------


def columns(width: int) -> Columns:
    """How `width` cells are shared: first the source gives way, then the date; the text never."""
    date = 12 if width >= 66 else 0
    source = 18 if width >= 110 else 14 if width >= 96 else 0
    room = max(0, width - date - source)
    left = room * 9 // 20
    return Columns(date, left, room - left, source)


def aligned(line: Line, left: int, right: int, measure: Measure = cells) -> tuple[str, Span]:
    """The line's text with the key word in a column of its own, and where that stands in it.

    `left` and `right` are cells before the key word, and from it on.
    """
    before = right_part(line.left, left, measure)
    after = left_part(line.exact + line.right, right, measure)
    return before + after, (len(before), len(before) + min(len(line.exact), len(after)))


def concordance_lines(lines: Iterable[Line], width: int) -> Iterator[str]:
    """The lines for people, `width` cells wide."""
    each = columns(width)
    for line in lines:
        text, _span = aligned(line, each.left, each.right)
        date = left_part(short(line.date) or "–", each.date) if each.date else ""
        source = "  " + shortened(line.source, each.source - 2) if each.source else ""
        yield (date + text + source).rstrip()


def line_json(line: Line) -> dict[str, Any]:
    """A line in the contract's shape."""
    return {
        "article": str(line.article),
        "start": line.start,
        "end": line.end,
        "left": line.left,
        "exact": line.exact,
        "right": line.right,
        "date": line.date,
        "source": line.source,
    }
