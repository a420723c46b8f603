"""Key words in context: every place where an actor or words stand, a line for each.

The form is Luhn's (KWIC, 1960): the key word in a column of its own, what stands before and after it on
both sides. Offsets are code points of the article's cleaned body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any, Literal, NamedTuple, get_args

from msgspec import Struct

from tui.index.query import parse
from tui.index.store import Cursor, Span, Store
from tui.model.dates import parse_edtf
from tui.model.datewords import short
from tui.model.records import Article, Ref
from tui.model.text import fold, words
from tui.views.cells import Measure, cells, left_part, right_part, shortened

Order = Literal["date", "source", "left", "right"]
ORDERS: tuple[Order, ...] = get_args(Order)
#: Characters of context kept on each side.
CONTEXT = 120
#: As many lines at most.
MOST = 10_000
#: Words that count when lines are sorted by what stands beside the key word.
_COMPARED = 4
#: Articles read at a time, and hits asked for at a time.
_BATCH, _HITS = 50, 200
_BLANKS = re.compile(r"\s+")
_LIGATURES = (("oe", "(?:oe|œ)"), ("ae", "(?:ae|æ)"), ("ss", "(?:ss|ß)"))


class Subject(Struct, frozen=True):
    """What a concordance is of: an actor, or the words of a query; in one article or in all."""

    actor: Ref | None = None
    text: str = ""  # a query, where there is no actor
    article: Ref | None = None


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


def concordance(store: Store, subject: Subject, limit: int = MOST) -> Iterator[Line]:
    """Every place of `subject`, read as it is asked for; at most `limit`. Raises StoreError."""
    found = _actor_places(store, subject, limit) if subject.actor else _word_places(store, subject)
    every = (_line(article, start, end) for article, spans in found for start, end in spans)
    return islice(every, limit)


_Found = Iterator[tuple[Article, Sequence[Span]]]


def _actor_places(store: Store, subject: Subject, limit: int) -> _Found:
    assert subject.actor is not None
    if subject.article is not None:
        marks = store.mentions(subject.article).body
        spans = [(mention.start, mention.end) for mention in marks if mention.actor == subject.actor.id]
        yield from ((article, spans) for article in _articles(store, [subject.article]))
        return
    places = groupby(store.places(subject.actor, limit), key=lambda place: place.article)
    by_article = [(article, [(place.start, place.end) for place in group]) for article, group in places]
    for first in range(0, len(by_article), _BATCH):
        batch = dict(by_article[first : first + _BATCH])
        yield from ((article, batch[article.ref]) for article in _articles(store, list(batch)))


def _word_places(store: Store, subject: Subject) -> _Found:
    query = parse(subject.text)
    spans = phrase_finder([term.words for term in query.terms if not term.field])
    if subject.article is not None:
        yield from ((article, spans(article.body)) for article in _articles(store, [subject.article]))
        return
    after: Cursor | None = None
    while True:
        page = store.articles(query, after, _HITS)
        for first in range(0, len(page.items), _BATCH):
            hits = {hit.ref: hit for hit in page.items[first : first + _BATCH]}
            for article in _articles(store, list(hits)):
                hit = hits[article.ref]
                found = spans(article.body)
                if not found and hit.at is not None and hit.snippet_matched:
                    # Written otherwise there; the passage that was found has it.
                    begin, end = hit.snippet_matched[0]
                    found = [(hit.at, hit.at + end - begin)]
                yield article, found
        after = page.after
        if after is None:
            return


def _articles(store: Store, refs: Sequence[Ref]) -> Iterator[Article]:
    yield from (record for record in store.read(refs) if isinstance(record, Article))


def phrase_finder(phrases: Iterable[Sequence[str]]) -> Callable[[str], list[Span]]:
    """A function that gives the places of a clean text where one of `phrases` stands.

    A phrase is words as the index keeps them, one after another; the longer phrase wins.
    """
    patterns = [r"\W+".join(map(_spelled, phrase)) for phrase in phrases if phrase]
    if not patterns:
        return lambda text: []
    either = "|".join(sorted(patterns, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    return lambda text: [match.span() for match in pattern.finditer(fold(text))]


def _spelled(word: str) -> str:
    """An expression for an index word as it may be written: with ligatures or without."""
    written = re.escape(word)
    for apart, either in _LIGATURES:
        written = written.replace(apart, either)
    return written


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
