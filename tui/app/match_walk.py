"""A match walk: the places, in any articles, that the keys for the next and previous name step through.

Without one they step through the mentions of the open text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tui.app.navigation import FrequencyRequest, RecordLocation
from tui.app.session.state import Highlight
from tui.i18n import gettext as _
from tui.index.results import MatchSpans, MentionRef, SearchHit, Span
from tui.index.tokenizer import (
    has_joined_particles,
    index_words,
    placed_words,
    spelling_variants,
    written_length,
)
from tui.model.records import Ref

if TYPE_CHECKING:
    from tui.index.search.search import SearchResults


class ResultCursor(Struct, frozen=True):
    """The articles that a search found, in the order of its list, and the index of the open one."""

    found: SearchResults
    at: int = 0

    @property
    def hits(self) -> list[SearchHit]:
        return self.found.groups["article"]

    @property
    def current(self) -> SearchHit:
        return self.hits[self.at]

    @property
    def has_more(self) -> bool:
        """Return whether the search has results that are not loaded yet."""
        return self.found.after is not None

    def step(self, by: int) -> ResultCursor | None:
        """Return the cursor moved by `by` results, or None past an end."""
        if 0 <= self.at + by < len(self.hits):
            return replace(self, at=self.at + by)
        return None

    def describe(self) -> str:
        """Return the position in words: «result 3 of 30+»."""
        total = f"{len(self.hits)}{'+' if self.has_more else ''}"
        return _("result {n} of {total}").format(n=self.at + 1, total=total)


class SearchChoice(NamedTuple):
    """What the reader chose in the search box, its text, and the results if the choice is one of them."""

    target: RecordLocation | FrequencyRequest
    text: str
    results: ResultCursor | None = None


class MatchWalk(Struct, frozen=True):
    """Places in articles to step through, the index of the current one, and a title that says what they are.

    Offsets are code points of a record's body. `results`: where the places are in one result of a search,
    that search, whose next result follows. A result found by its title alone has no places.
    """

    title: str
    places: tuple[MentionRef, ...]
    at: int = 0
    results: ResultCursor | None = None
    highlight: Highlight | None = None  # what would mark the same places in every article

    @property
    def current(self) -> MentionRef | None:
        return self.places[self.at] if self.places else None

    def step(self, by: int) -> MatchWalk | None:
        """Return the walk moved by `by` matches, or None past an end."""
        if 0 <= self.at + by < len(self.places):
            return replace(self, at=self.at + by)
        return None

    def spans_in(self, ref: Ref) -> tuple[list[tuple[int, int]], int | None]:
        """Return the spans of the matches in `ref`, and the index of the current one among them, or None."""
        inside = [(i, place) for i, place in enumerate(self.places) if place.article == ref]
        current = next((n for n, (i, _place) in enumerate(inside) if i == self.at), None)
        return [(place.start, place.end) for _i, place in inside], current

    def describe(self) -> str:
        """Return title and position: «Salifou Modi, everywhere 2/7»; of a search the result too."""
        where = f"{self.title} {self.at + 1}/{len(self.places)}" if self.places else self.title
        return f"{where} · {self.results.describe()}" if self.results else where


def mentions_walk(
    actor: Ref, name: str, places: Sequence[MentionRef], near: Ref, offset: int
) -> MatchWalk | None:
    """Return the walk through all mentions of an actor, from the one nearest to `offset` in `near`."""
    places = [place for place in places if not place.in_title]  # their offsets are not of the body
    if not places:
        return None
    inside = [i for i, place in enumerate(places) if place.article == near]
    at = min(inside, key=lambda i: abs(places[i].start - offset), default=0)
    title, highlight = _("{name} in all articles").format(name=name), Highlight(name, f"actor:{actor.id}")
    return MatchWalk(title, tuple(places), at, highlight=highlight)


def hits_walk(
    results: ResultCursor, matches: MatchSpans, body_at: int, start: int | None = None, last: bool = False
) -> MatchWalk:
    """Return the walk through the hits in the open one of `results`, from the first at or after `start`.

    Without `start` it begins at the first hit or, with `last`, at the last. Offsets are code points of the
    body, which begins at `body_at` of the page; hits in the title lie before it.
    """
    spans = [*((begin - body_at, end - body_at) for begin, end in matches.title), *matches.body]
    spans = spans or _title_spans(results.current, body_at)
    places = tuple(MentionRef(results.current.ref, begin, end) for begin, end in spans)
    at = len(places) - 1 if last and places else 0
    if start is not None:
        at = next((n for n, place in enumerate(places) if place.start >= start), at)
    query = results.found.query
    name = " ".join(term.value for term in query.terms if not term.field) or query.text.strip()
    highlight = Highlight(name, str(query), fuzzy=query.fuzzy)
    return MatchWalk(_("hits of “{text}”").format(text=name), places, at, results, highlight)


def _title_spans(hit: SearchHit, body_at: int) -> list[Span]:
    """Return the spans that matched in a result's title, as offsets from the body at `body_at`."""
    return [(start - body_at, end - body_at) for start, end in hit.matched]


def find_in_text(text: str, ref: Ref, document: str, base: int, offset: int) -> MatchWalk | None:
    """Return the walk through the places of `document` with the words of `text` in a row, or None.

    `base` is where the record's body begins in the document: matches are relative to it. The walk begins at
    the first match not before `offset` (in the document), else at the first.
    """
    spans = find_phrases(spelling_variants(index_words(text)), document)
    if not spans:
        return None
    at = next((i for i, (start, _end) in enumerate(spans) if start >= offset), 0)
    places = tuple(MentionRef(ref, start - base, end - base) for start, end in spans)
    title, highlight = _("“{text}” in this text").format(text=text), Highlight(text.strip(), text, words=True)
    return MatchWalk(title, places, at, highlight=highlight)


def find_phrases(phrases: Iterable[Sequence[str]], text: str) -> list[Span]:
    """Find the spans of `phrases` (index words in a row); the last word of a phrase may be a prefix."""
    words_at = [(start, word) for start, _, word in placed_words(text)]
    haystack = f" {' '.join(word for _, word in words_at)}"
    firsts = list(accumulate((len(word) + 1 for _, word in words_at), initial=1))  # of each word, in it
    spans: list[Span] = []
    for phrase in filter(None, phrases):
        needle = f"{'' if has_joined_particles(phrase[0]) else ' '}{' '.join(phrase)}"
        at = haystack.find(needle)
        while at >= 0:
            begin = at + (needle[0] == " ")
            first = bisect_right(firsts, begin) - 1
            start = words_at[first][0] + begin - firsts[first]
            last_start = start if len(phrase) == 1 else words_at[first + len(phrase) - 1][0]
            spans.append((start, last_start + written_length(text, last_start, len(phrase[-1]))))
            at = haystack.find(needle, at + len(needle))
    return _without_overlaps(spans)


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Return spans in the order of the text; the first of overlapping ones, the longer of equal starts."""
    disjoint: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not disjoint or start >= disjoint[-1][1]:
            disjoint.append((start, end))
    return disjoint
