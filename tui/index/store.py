"""What every store can be asked: the protocol behind all screens and commands.

Synchronous and thread-safe; the explorer calls it from thread workers. Any store that keeps it can
stand behind the same screens. Pages go by keyset cursor. Offsets are code points of the cleaned text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic, Literal, Protocol, TypeVar

from msgspec import Struct

from tui.index.query import Query
from tui.model.records import Article, Kind, Marks, Problem, Record, Ref

T = TypeVar("T")
Cursor = tuple[str | int | float, ...]
#: How a list is sorted: articles and events `newest`, `oldest`, `title`; actors `mentions`, `title`, `type`;
#: events also `differing`, those first on which sources differ.
Sort = Literal["newest", "oldest", "title", "mentions", "type", "differing"]
Sorts: dict[Kind, tuple[Sort, ...]] = {
    "article": ("newest", "oldest", "title"),
    "actor": ("mentions", "title", "type"),
    "event": ("oldest", "newest", "differing", "title"),
}
Span = tuple[int, int]
#: What narrows nothing.
EVERYTHING = Query("")
#: Facets count the newest matches up to so many.
COUNTED = 1_000


class StoreError(Exception):
    """A request the store cannot answer: bad query, timeout, cancelled, schema."""


class Unavailable(StoreError):  # noqa: N818 — a state, as people are told it
    """The store cannot answer now; trying again may help (another program writes)."""


class Busy(Unavailable):
    """Another program writes the index now; what it has written can be read."""


class Token:
    """What one request or several run under, for `Store.cancel`; used once."""

    def __init__(self) -> None:
        self.is_cancelled = False


class Counts(Struct, frozen=True):
    """How many records of each kind the store holds, and how many problems it knows of."""

    article: int = 0
    actor: int = 0
    event: int = 0
    problems: int = 0


class Row(Struct, frozen=True):
    """A line of a list pane."""

    ref: Ref
    title: str
    date: str | None = None  # EDTF
    note: str | None = None  # an article's credit, an actor's type, an event's type
    count: int | None = None  # an actor's mentions
    differs: bool = False  # an event on which sources differ


class Hit(Struct, frozen=True):
    """A search result."""

    ref: Ref
    title: str
    score: float
    matched: tuple[Span, ...] = ()  # in the title
    reason: str | None = None  # what matched, when it was not the plain word
    snippet: str | None = None  # the passage, for a hit in a text
    snippet_matched: tuple[Span, ...] = ()  # in the snippet
    at: int | None = None  # where in the body the snippet's match begins
    date: str | None = None  # EDTF
    note: str | None = None  # as in `Row`; for an actor its type and current office


class Matches(Struct, frozen=True):
    """Where in an article what a query asks stands; in order, none inside another."""

    title: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()


class Text(Struct, frozen=True):
    """An article, where in its body stands what was asked, and what is marked in it."""

    article: Article
    found: tuple[Span, ...]
    marks: Marks


class Link(Struct, frozen=True):
    """What a record is tied to, why, and how often."""

    ref: Ref
    title: str
    why: str  # mentioned | participant | claim | place | related | of | member | together
    role: str | None = None  # a participant's role
    count: int = 1
    date: str | None = None
    differs: bool = False


class Place(Struct, frozen=True):
    """One mention of an actor in an article: a step of a walk."""

    article: Ref
    start: int
    end: int


#: In what two actors stand together.
Within = Literal["sentence", "article", "event"]


class Companion(Struct, frozen=True):
    """An actor that stands together with another; counts are of sentences, articles or events."""

    ref: Ref
    title: str
    type: str
    shared: int  # with both
    own: int  # with this one


class Company(Struct, frozen=True):
    """Whom an actor stands together with, and what it takes to judge that."""

    within: Within
    units: int = 0  # that were looked at
    own: int = 0  # of them with the actor
    companions: list[Companion] = []
    partial: bool = False  # only the actor's newest articles were looked at


class Facet(Struct, frozen=True):
    """A value that records have, as a query can ask for it: `field:value`."""

    field: str  # of the query language: source, on, actor, type, tag …
    value: str  # as the field takes it: an actor's id, a year
    label: str  # for people
    count: int  # how many articles have it; 0: not counted


class Facets(Struct, frozen=True):
    """The values that the articles of a query have, field after field, most frequent first."""

    values: tuple[Facet, ...] = ()
    counted: int = 0  # articles that were looked at: the newest matches, up to `COUNTED`
    is_all: bool = True  # these are all matches

    def of(self, field: str) -> tuple[Facet, ...]:
        """Those of one field."""
        return tuple(facet for facet in self.values if facet.field == field)


class Page(Struct, Generic[T], frozen=True):
    """Some rows, and the cursor that gives the next ones (None at the end)."""

    items: list[T]
    after: Cursor | None = None
    notes: tuple[str, ...] = ()  # what was odd in a query or done about it, for people


class Progress(Protocol):
    """Told how a long piece of work goes on; returns False to have it stopped."""

    def __call__(self, done: int, total: int, what: str) -> bool: ...


class Summary(Struct, frozen=True):
    """What an index run did (`niger-tui index --json`)."""

    articles: int
    actors: int
    events: int
    changed: int
    removed: int
    seconds: float


class Store(Protocol):
    """A corpus that can be asked."""

    @property
    def is_ready(self) -> bool:
        """Whether the index has once been completed; until then it is empty."""

    @property
    def notice(self) -> str:
        """What is unusual about the index, for people: kept in memory, made anew; empty for nothing."""

    def counts(self) -> Counts: ...

    def state(self) -> str:
        """Another text after every change of what the store holds, whoever changed it."""

    def rows(
        self,
        kind: Kind,
        contains: str = "",
        sort: Sort | None = None,
        after: Cursor | None = None,
        limit: int = 500,
        query: Query = EVERYTHING,
    ) -> Page[Row]:
        """A list pane's rows. `contains`: only titles (and actors' other names) that have these words.

        `query`: only what fits it; of actors those that fitting articles name, with how often these do, and
        those that have a part in fitting events.
        """

    def size(
        self, kind: Kind, contains: str = "", sort: Sort | None = None, query: Query = EVERYTHING
    ) -> int:
        """How many rows a list has."""

    def rows_at(
        self,
        kind: Kind,
        contains: str = "",
        sort: Sort | None = None,
        place: int = 0,
        limit: int = 200,
        query: Query = EVERYTHING,
    ) -> list[Row]:
        """The rows of a list from a place on, the first being 0.

        However far down that is: next to rows that were read before, and at the end, it costs those rows.
        """

    def place(
        self, ref: Ref, contains: str = "", sort: Sort | None = None, query: Query = EVERYTHING
    ) -> int | None:
        """The place of a record in the list of its kind; None where it is not in it."""

    def articles(
        self,
        query: Query,
        after: Cursor | None = None,
        limit: int = 50,
        deadline: float = 5,
        token: Token | None = None,
    ) -> Page[Hit]:
        """Articles whose title or body fits `query`, with the passage; `deadline` in seconds."""

    def texts(
        self, query: Query, within: Query = EVERYTHING, after: Cursor | None = None, limit: int = 50
    ) -> Page[Text]:
        """Articles that fit both queries, oldest first, undated last, with where `query` is in the body.

        A query that asks for no words and no actors is nowhere.
        """

    def matches(self, query: Query, article: Ref) -> Matches:
        """Where in `article` stand the words of `query`, and the actors that they name."""

    def suggest(
        self,
        kind: Kind,
        text: str,
        limit: int = 20,
        fuzzy: bool = True,
        token: Token | None = None,
        partial: bool = True,
    ) -> list[Hit]:
        """As-you-type: names and titles that `text` may mean, best first.

        `fuzzy`: typos and other spellings too. `partial`: where nothing has all words, what has some.
        """

    def cancel(self, token: Token) -> None:
        """End what runs under `token`, and let nothing more begin; it raises StoreError there."""

    def read(self, refs: Sequence[Ref]) -> list[Record]:
        """The records, in the order asked; one that is not there is left out."""

    def fitting(self, refs: Sequence[Ref], query: Query) -> list[Ref]:
        """Those of the records that are in the lists narrowed to `query`, in the order asked."""

    def mentions(self, article: Ref) -> Marks: ...

    def related(self, ref: Ref, limit: int = 50, kind: Kind | None = None) -> list[Link]:
        """What `ref` is tied to, at most `limit` of each kind (or only of one), most tied first.

        All articles or events of an actor, in pages: `rows` with the query `actor:id`.
        """

    def sharing(self, text: str, limit: int = 20) -> list[Ref]:
        """Articles that may share passages with `text`, most in common first: by a sample of their words.

        The article the text is from is among them.
        """

    def together(self, actors: Sequence[Ref], limit: int = 20) -> list[Link]:
        """Actors that occur in the same articles as all of `actors`; count: articles shared."""

    def company(self, actor: Ref, within: Within, limit: int = 200, query: Query = EVERYTHING) -> Company:
        """Who stands together with `actor`, most often first; counted where `query` fits.

        `sentence`: of those that name anybody in the actor's articles; `event`: as its participants.
        """

    def days(self, kind: Kind, query: Query = EVERYTHING) -> list[tuple[date | None, int]]:
        """How many of the articles or events that fit begin on each day that has any, oldest first.

        None: undated.
        """

    def dated(self, kind: Kind, query: Query = EVERYTHING, limit: int = 500) -> list[Row]:
        """The articles or events that fit, oldest first; undated ones last.

        An event fits `on:`, `after:` and `before:` when it may have gone on then.
        """

    def undated(self, kind: Kind, query: Query = EVERYTHING, limit: int = 500) -> list[Row]:
        """The articles or events that fit and have no first day."""

    def places(self, actor: Ref, limit: int = 10_000, query: Query = EVERYTHING) -> list[Place]:
        """Every mention of an actor in the articles that fit, by their dates; in undated ones last."""

    def problems(self, limit: int = 1_000) -> list[Problem]: ...

    def facets(self, query: Query, token: Token | None = None, limit: int = 8) -> Facets:
        """The sources, years, actors, types of events and tags of the newest matching articles.

        Of each at most `limit`; counts are of the articles looked at, which are at most `COUNTED`.
        """

    def values(self, field: str, begun: str = "", limit: int = 12) -> list[Facet]:
        """Values that a field of the query language can take, one of whose words begins as `begun`.

        Most frequent first. `begun` may be mistyped where it is an actor's or event's name.
        """

    def close(self) -> None: ...
