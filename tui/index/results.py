"""What a store returns: rows, hits, relations, counts. Offsets are code points of the cleaned text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tui.i18n import N_
from tui.model.annotations import Annotations
from tui.model.records import Article, Kind, Record, Ref

T = TypeVar("T")
#: Where the next page of a result begins.
Cursor = tuple[str | int | float, ...]
Span = tuple[int, int]
#: How many of the newest matches facets are counted in: counting in all of them would take too long.
MAX_FACETED = 1_000


class Counts(Struct, frozen=True):
    """The number of records of each kind in the store, with those found, and of known problems."""

    article: int = 0
    actor: int = 0
    event: int = 0
    problems: int = 0
    found: dict[Kind, int] = {}  # of these, how many nobody has kept

    def kept(self, kind: Kind) -> int:
        """Return how many records of a kind have a file."""
        return int(getattr(self, kind)) - self.found.get(kind, 0)


class RecordRow(Struct, frozen=True):
    """One row of a record list."""

    ref: Ref
    title: str
    date: str | None = None  # EDTF
    subtitle: str | None = None  # the credit of an article, the type of an actor or event
    count: int | None = None  # how often an actor is mentioned
    differs: bool = False  # whether an event has sources that differ
    labels: str = ""  # a person's own, with commas between them


class SearchHit(Struct, frozen=True):
    """One search result."""

    ref: Ref
    title: str
    score: float
    matched: tuple[Span, ...] = ()  # spans in the title
    reason: str | None = None  # why it matches, when the title does not show it
    snippet: str | None = None  # of a hit in a text: the piece with the matches
    snippet_matched: tuple[Span, ...] = ()  # spans in the snippet
    at: int | None = None  # offset in the body of the first match of the snippet
    date: str | None = None  # EDTF
    subtitle: str | None = None  # as in a row; of an actor the type and current office


class MatchSpans(Struct, frozen=True):
    """The spans in an article that a query matches; in order, none inside another."""

    title: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()


class MatchedArticle(Struct, frozen=True):
    """An article, the spans of its title and body that a query matches, and its marks."""

    article: Article
    found: MatchSpans
    marks: Annotations


class AnnotatedRecord(Struct, frozen=True):
    """A whole record, and what is marked in it; only articles have marks."""

    record: Record
    marks: Annotations


class Relation(Struct, frozen=True):
    """A relation of one record to another: the other record, the reason, and how often it holds."""

    ref: Ref
    title: str
    reason: str  # mentioned | participant | claim | place | related | of | member | together
    role: str | None = None  # a participant's role
    count: int = 1
    date: str | None = None
    differs: bool = False


def one_per_record(relations: Iterable[Relation]) -> list[Relation]:
    """Return relations with each actor once, at its first place.

    What is stated of it stands before that it is named in the same articles; `count` is of these.
    """
    merged: dict[tuple[Ref, str], Relation] = {}
    for relation in relations:
        key = relation.ref, "" if relation.ref.kind == "actor" else relation.reason
        first = merged.setdefault(key, relation)
        if first.reason == "together" != relation.reason:
            merged[key] = replace(relation, count=first.count)
    return list(merged.values())


class MentionRef(Struct, frozen=True):
    """One mention of an actor in an article, as a span of its body, or of its title (`in_title`)."""

    article: Ref
    start: int
    end: int
    in_title: bool = False


#: The unit in which two actors are counted as co-occurring.
Within = Literal["sentence", "article", "event"]


class Cooccurring(Struct, frozen=True):
    """An actor that co-occurs with another; counts are of sentences, articles or events."""

    ref: Ref
    title: str
    type: str
    shared: int  # units with both actors
    own: int  # units with this actor


class Cooccurrence(Struct, frozen=True):
    """The actors that co-occur with one actor, and the totals needed to judge the association."""

    within: Within
    units: int = 0  # units that were counted
    own: int = 0  # of these, units with the actor
    companions: list[Cooccurring] = []
    partial: bool = False  # only the newest articles of the actor were counted


class Facet(Struct, frozen=True):
    """A value that articles have, with its count, in the form a query takes: `field:value`."""

    field: str  # of the query language: source, on, actor, type, tag …
    value: str  # as the field takes it, such as an actor's id or a year
    label: str  # for people
    count: int  # how many articles have it; 0: not counted


class Facets(Struct, frozen=True):
    """The values that the articles of a query have, field by field, most frequent first."""

    values: tuple[Facet, ...] = ()
    counted: int = 0  # articles that were counted: the newest matches, up to `MAX_FACETED`
    is_all: bool = True  # whether these are all matches

    def of(self, field: str) -> tuple[Facet, ...]:
        """Return the facets of one field."""
        return tuple(facet for facet in self.values if facet.field == field)


class ResultPage(Struct, Generic[T], frozen=True):
    """Some rows of a result, and the cursor of the next ones; None at the end."""

    items: list[T]
    after: Cursor | None = None
    notes: tuple[str, ...] = ()  # how the query was understood where that is not plain, for people


#: What an update tells of its work, in words for whoever waits.
READING, MARKING, TIDYING = N_("reading"), N_("marking names"), N_("tidying up")
#: Told once what is open has its marks, while other articles are still to be marked; and once all have, and
#: what counts them is right, while what they use and report is still to be read.
OPEN_MARKED, ALL_MARKED = N_("what is open is marked"), N_("all names are marked")


class UpdateSummary(Struct, frozen=True):
    """The outcome of an index update, as `niger-tui index --json` prints it."""

    articles: int
    actors: int
    events: int
    changed: int
    removed: int
    seconds: float
