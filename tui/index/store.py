"""The protocol of a store: everything that screens and commands can ask of a corpus.

It is synchronous and thread-safe; the explorer calls it from worker threads. Any implementation can stand
behind the same screens. Pages are addressed by keyset cursors. Offsets are code points of the cleaned text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

from tui.index.query import Query
from tui.index.results import (
    AnnotatedRecord,
    Cooccurrence,
    Counts,
    Cursor,
    Facet,
    Facets,
    MatchedArticle,
    MatchSpans,
    MentionRef,
    RecordRow,
    Relation,
    ResultPage,
    SearchHit,
    Within,
)
from tui.model.annotations import Annotations
from tui.model.reading_marks import ReadingMarks
from tui.model.records import Decision, Kind, Note, Problem, Record, Ref

if TYPE_CHECKING:
    from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
    from tui.annotate.suggestions.suggestion import Suggestion
    from tui.annotate.suggestions.uses.name_use import ArticleReports, UsedName, UseForm
    from tui.model.found_events import FoundEvent

#: The orders of a list: `mentions` sorts actors by how often they are mentioned, `differing` puts first the
#: events whose sources differ. The SQL of each is in `lookup/list_queries.py`.
Sort = Literal["newest", "oldest", "title", "mentions", "type", "differing"]
#: The orders that the list of each kind offers; the first is the default.
SORTS_BY_KIND: dict[Kind, tuple[Sort, ...]] = {
    "article": ("newest", "oldest", "title"),
    "actor": ("mentions", "title", "type"),
    "event": ("oldest", "newest", "differing", "title"),
}
#: The query that every record fits.
MATCH_ALL = Query("")


class StoreError(Exception):
    """Raised when a request cannot be answered: bad query, deadline passed, cancelled, wrong schema."""


class StoreUnavailable(StoreError):  # noqa: N818 — a state, as it is shown to people
    """Raised when the store cannot answer now; trying again may help."""


class StoreBusy(StoreUnavailable):
    """Raised while another program writes the index; what has been committed can be read."""


class NoRoomError(StoreUnavailable):
    """The index cannot be written where it is: the disk is full, or closed to us."""


class UpdateStopped(StoreError):  # noqa: N818 — what happened, not an error
    """Raised when the progress callback stopped an update; the index is whole, the next update continues."""


class RequestCancelled(StoreError):  # noqa: N818 — what happened: nobody waits for the answer any more
    """Raised by a request whose token was cancelled; there is nothing to report."""


class CancelToken:
    """Identifies one or several requests, so that they can be cancelled; used once."""

    def __init__(self) -> None:
        self.is_cancelled = False


class ReportProgress(Protocol):
    """A callback that is told how far long work is; returns False to stop the work."""

    def __call__(self, done: int, total: int, what: str) -> bool: ...


class Store(Protocol):
    """A corpus that can be searched, listed and read."""

    marks: ReadingMarks  # the person's own, which `is:` asks; set by whoever knows them

    @property
    def is_ready(self) -> bool:
        """Return whether the index has been completed; until then it is empty."""

    @property
    def notice(self) -> str:
        """Return a notice for people when the index is in memory or was rebuilt; empty when all is normal."""

    def counts(self) -> Counts: ...

    def state(self) -> str:
        """Return a text that differs after every change of the store, whoever made the change.

        It also differs where a request was refused meanwhile because the store could not answer then.
        """

    def rows(
        self,
        kind: Kind,
        contains: str = "",
        sort: Sort | None = None,
        after: Cursor | None = None,
        limit: int = 500,
        query: Query = MATCH_ALL,
    ) -> ResultPage[RecordRow]:
        """Return a page of a record list.

        `contains`: only titles (and other names of actors) with these words. `query`: only what fits it; of
        actors, those that fitting articles mention, with how often they do, and those with a part in fitting
        events; the actors themselves must fit what it asks of a person's own fields (`is:`, `label:`,
        `note:`).
        """

    def size(self, kind: Kind, contains: str = "", sort: Sort | None = None, query: Query = MATCH_ALL) -> int:
        """Return how many rows a list has."""

    def rows_at(
        self,
        kind: Kind,
        contains: str = "",
        sort: Sort | None = None,
        row_index: int = 0,
        limit: int = 200,
        query: Query = MATCH_ALL,
    ) -> list[RecordRow]:
        """Return the rows of a list from a row index on; the first row has index 0.

        The cost is that of the rows themselves, however far down they are: next to rows read before, and at
        the end.
        """

    def row_index(
        self, ref: Ref, contains: str = "", sort: Sort | None = None, query: Query = MATCH_ALL
    ) -> int | None:
        """Return the row index of a record in the list of its kind; None when it is not in the list."""

    def articles(
        self,
        query: Query,
        after: Cursor | None = None,
        limit: int = 50,
        deadline: float = 5,
        token: CancelToken | None = None,
    ) -> ResultPage[SearchHit]:
        """Return a page of articles that fit `query`, with snippets; `deadline` is in seconds."""

    def matched_articles(
        self, query: Query, within: Query = MATCH_ALL, after: Cursor | None = None, limit: int = 50
    ) -> ResultPage[MatchedArticle]:
        """Return a page of articles that fit both queries, oldest first, undated last.

        Each comes with the spans of `query` in its body. A query without words and actors has no matches.
        """

    def matches(self, query: Query, article: Ref) -> MatchSpans:
        """Return the spans in `article` of the words of `query` and of the actors they name."""

    def search_names(
        self,
        kind: Kind,
        text: str,
        limit: int = 20,
        fuzzy: bool = True,
        token: CancelToken | None = None,
        partial: bool = True,
    ) -> list[SearchHit]:
        """Return names and titles that `text`, typed so far, may mean, best first.

        `fuzzy`: typos and other spellings too. `partial`: where nothing has all words, what has some.
        """

    def cancel(self, token: CancelToken) -> None:
        """Cancel all requests under `token`, running and future; they raise RequestCancelled."""

    def read(self, refs: Sequence[Ref]) -> list[Record]:
        """Return the records in the order of `refs`; one that does not exist is left out.

        A found one is what it would be when kept, under the id that it has now.
        """

    def stream(self, kind: Kind, query: Query = MATCH_ALL) -> Iterator[AnnotatedRecord]:
        """Yield the fitting records whole, articles and events by date, actors by name, page by page.

        They are those that fit at the beginning: one that comes later is not among them, one that is deleted
        before its turn is left out.
        """

    def filter_refs(self, refs: Sequence[Ref], query: Query) -> list[Ref]:
        """Return those of `refs` whose records fit `query`, in the same order."""

    def notes(self, about: Ref | None = None) -> list[Note]:
        """Return the notes on a record, or, without one, all notes, the oldest first."""

    def mentions(self, article: Ref) -> Annotations: ...

    def related_records(self, ref: Ref, limit: int = 50, kind: Kind | None = None) -> list[Relation]:
        """Return the relations of `ref`, strongest first, at most `limit` of each kind, or only of one kind.

        The complete list of an actor's articles or events comes from `rows` with the query `actor:id`.
        """

    def similar_articles(self, text: str, limit: int = 20) -> list[Ref]:
        """Return articles that may share passages with `text`, most in common first.

        They are found by a sample of the words in the text. The article that the text is from is among them.
        """

    def co_mentioned(self, actors: Sequence[Ref], limit: int = 20) -> list[Relation]:
        """Return actors mentioned in the same articles as all of `actors`, with the number of articles."""

    def cooccurrences(
        self, actor: Ref, within: Within, limit: int = 200, query: Query = MATCH_ALL
    ) -> Cooccurrence:
        """Return the actors that co-occur with `actor`, most frequent first, counted where `query` fits.

        Units are articles; or the sentences, of the actor's articles, that mention anybody; or events, in
        which actors are participants.
        """

    def counts_by_day(self, kind: Kind, query: Query = MATCH_ALL) -> list[tuple[date | None, int]]:
        """Return how many of the fitting articles or events begin on each day, oldest first.

        Days with none are left out; None stands for undated.
        """

    def dated_rows(self, kind: Kind, query: Query = MATCH_ALL, limit: int = 500) -> list[RecordRow]:
        """Return the fitting articles or events, oldest first, undated ones last.

        An event fits `on:`, `after:` and `before:` when it may have gone on then.
        """

    def undated_rows(self, kind: Kind, query: Query = MATCH_ALL, limit: int = 500) -> list[RecordRow]:
        """Return the fitting articles or events that have no first day."""

    def mentions_of(self, actor: Ref, limit: int = 10_000, query: Query = MATCH_ALL) -> list[MentionRef]:
        """Return the mentions of an actor in fitting articles, by date; those in undated ones last."""

    def problems(self, limit: int = 1_000) -> list[Problem]: ...

    def count_facets(self, query: Query, token: CancelToken | None = None, limit: int = 8) -> Facets:
        """Return the sources, years, actors, event types and tags of the newest matching articles.

        At most `limit` of each. Only the newest matches are counted, up to `MAX_FACETED`.
        """

    def field_values(self, field: str, prefix: str = "", limit: int = 12) -> list[Facet]:
        """Return values that a field of the query language takes, most frequent first.

        One word of each value begins with `prefix`, which may have typos when it is the name of an actor or
        event.
        """

    def found_events(
        self, differing: bool = False, limit: int = 500, query: Query = MATCH_ALL
    ) -> list[FoundEvent]:
        """Return the fitting found events, oldest first; `differing`: those that differ, surest first."""

    def found_events_of(self, articles: Sequence[str]) -> list[FoundEvent]:
        """Return the events found in some of the articles (their ids) and kept by nobody, in no order."""

    def found_actor(self, ref: Ref) -> NewActorSuggestion | None:
        """Return a found actor as it would be written; None where there is none, or none any more."""

    def found_marks(self, article: Ref) -> list[tuple[int, int, Ref]]:
        """Return where an article's body names found actors: spans in code points, in order."""

    def found_event(self, ref: Ref) -> FoundEvent | None:
        """Return a found event; None where there is none, or none any more."""

    def used_names(
        self, limits: Mapping[UseForm, int], query: Query = MATCH_ALL
    ) -> dict[UseForm, list[UsedName]]:
        """Return the names that fitting articles use most and no record has, by form, each up to a limit.

        With each are only some of its articles; its count is of all.
        """

    def suggested_actors(self, decisions: Sequence[Decision]) -> Sequence[Suggestion] | None:
        """Return all that is suggested of actors, also if rejected; None where it is to be found anew."""

    def reports(self, skip: int = 0, limit: int = 500, query: Query = MATCH_ALL) -> list[ArticleReports]:
        """Return the events that sentences of fitting articles report, the article with the surest first."""

    def close(self) -> None: ...
