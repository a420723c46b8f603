"""The default store: SQLite, in the user's cache folder.

Opening reads nothing of the corpus; a separate run brings the index up to date.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import apsw

from tui.index import serialization
from tui.index.database import Database, index_file
from tui.index.lookup import record_lists
from tui.index.lookup.list_pages import ListPages, list_pages
from tui.index.query import Query, parse_query
from tui.index.results import (
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
from tui.index.search.vocabulary import Vocabulary
from tui.index.store import MATCH_ALL, CancelToken, Sort, Sorts
from tui.model.records import KINDS, Annotations, Kind, Problem, Record, Ref

if TYPE_CHECKING:
    from tui.index.lookup.query_filter import RowidQuery
    from tui.index.search.fts_query import FtsQuery

#: Lists with their filter and order that are kept: those on the screen, and those shown before.
_MAX_CACHED_LISTS = 9
_SEARCH_DEADLINE_S = 5


def open_store(root: Path, *, cache: Path | None = None) -> SqliteStore:
    """Return the store of the corpus in `root`, with the index as it was last committed.

    Fast, and independent of the corpus itself. `cache`: the folder for indexes; else $NIGER_TUI_CACHE, else
    the user's. Raises Unavailable while another program is creating the index.
    """
    return SqliteStore(Database(index_file(root, cache)))


class SqliteStore:
    """Implements the protocol `Store` on an SQLite index; may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._vocabularies: dict[Kind, tuple[str, Vocabulary]] = {}
        #: The processor of articles that an update keeps here, after the actors and decisions it knows.
        self.kept_processor: tuple[object, object] | None = None
        self.learning = Lock()  # held while the actors are learnt for it
        self._last_compiled: tuple[tuple[str, Query], FtsQuery] | None = None
        #: The state of the index, and its lists; the most recently used comes last.
        self._cached_lists: tuple[str, dict[tuple[object, ...], ListPages]] = "", {}

    @property
    def is_ready(self) -> bool:
        """True once the index has been completed; until then it is empty."""
        with self.database.reading() as connection:
            return read_meta_value(connection, "complete") == "yes"

    @property
    def notice(self) -> str:
        """A notice for people when the index is in memory or was rebuilt; empty when all is normal."""
        return " ".join(dict.fromkeys(self.database.notices))

    def counts(self) -> Counts:
        """Return the stored counts; this and all methods below are documented in `Store`."""
        with self.database.reading() as connection:
            return record_lists.stored_counts(connection)

    def state(self) -> str:
        with self.database.reading() as connection:
            return read_meta_value(connection, "stamp")

    def rows(
        self,
        kind: Kind,
        contains: str = "",
        sort: Sort | None = None,
        after: Cursor | None = None,
        limit: int = 500,
        query: Query = MATCH_ALL,
    ) -> ResultPage[RecordRow]:
        with self.database.reading() as connection:
            return self._list_pages(connection, kind, contains, sort, query).page(connection, after, limit)

    def size(self, kind: Kind, contains: str = "", sort: Sort | None = None, query: Query = MATCH_ALL) -> int:
        with self.database.reading() as connection:
            return self._list_pages(connection, kind, contains, sort, query).size

    def rows_at(
        self,
        kind: Kind,
        contains: str = "",
        sort: Sort | None = None,
        place: int = 0,
        limit: int = 200,
        query: Query = MATCH_ALL,
    ) -> list[RecordRow]:
        with self.database.reading() as connection:
            return self._list_pages(connection, kind, contains, sort, query).part(connection, place, limit)

    def row_index(
        self, ref: Ref, contains: str = "", sort: Sort | None = None, query: Query = MATCH_ALL
    ) -> int | None:
        with self.database.reading() as connection:
            return self._list_pages(connection, ref.kind, contains, sort, query).index_of(connection, ref.id)

    def articles(
        self,
        query: Query,
        after: Cursor | None = None,
        limit: int = 50,
        deadline: float = 5,
        token: CancelToken | None = None,
    ) -> ResultPage[SearchHit]:
        from tui.index.search import full_text  # late: the first frame needs no search

        with self.database.reading(deadline, token) as connection:
            fts_query = self._compile(connection, query)
            return full_text.search_texts(connection, fts_query, after, limit)

    def matched_articles(
        self, query: Query, within: Query = MATCH_ALL, after: Cursor | None = None, limit: int = 50
    ) -> ResultPage[MatchedArticle]:
        from tui.index.lookup import matched_texts
        from tui.index.search.snippets import MatchFinder

        with self.database.reading() as connection:
            fts_query = self._compile(connection, query)
            if not (fts_query.phrases or fts_query.prefix or fts_query.actors):
                return ResultPage([])
            marker = MatchFinder(fts_query.phrases, fts_query.prefix, fts_query.actors)
            both_queries = parse_query(f"{query} {within}", fuzzy=query.fuzzy)
            return matched_texts.matched_articles(
                connection, self._filter(connection, "article", both_queries), marker, after, limit
            )

    def matches(self, query: Query, article: Ref) -> MatchSpans:
        from tui.index.search.snippets import MatchFinder

        with self.database.reading() as connection:
            fts_query = self._compile(connection, query)
        marker, marks = (
            MatchFinder(fts_query.phrases, fts_query.prefix, fts_query.actors),
            self.mentions(article),
        )
        for record in self.read([article]):
            title_spans = marker.spans(record.title, marks.title)
            body_spans = marker.spans(record.body, marks.body)
            return MatchSpans(tuple(title_spans), tuple(body_spans))
        return MatchSpans()

    def search_names(
        self,
        kind: Kind,
        text: str,
        limit: int = 20,
        fuzzy: bool = True,
        token: CancelToken | None = None,
        partial: bool = True,
    ) -> list[SearchHit]:
        from tui.index.search import name_search as names

        with self.database.reading(_SEARCH_DEADLINE_S, token) as connection:
            vocabulary = self._vocabulary(connection, kind)
            return names.search_names(connection, vocabulary, kind, text, limit, fuzzy, partial)

    def cancel(self, token: CancelToken) -> None:
        token.is_cancelled = True

    def read(self, refs: Sequence[Ref]) -> list[Record]:
        with self.database.reading() as connection:
            records = (record_from_row(connection, ref) for ref in refs)
            return [record for record in records if record is not None]

    def filter_refs(self, refs: Sequence[Ref], query: Query) -> list[Ref]:
        if query == MATCH_ALL:
            return list(refs)
        with self.database.reading() as connection:
            kinds = {ref.kind for ref in refs}
            list_pages = {kind: self._list_pages(connection, kind, "", None, query) for kind in kinds}
            return [ref for ref in refs if list_pages[ref.kind].has(connection, ref.id)]

    def mentions(self, article: Ref) -> Annotations:
        with self.database.reading() as connection:
            encoded_marks = connection.execute(
                "SELECT marks FROM marks JOIN record ON number = article WHERE kind = ? AND id = ?",
                (article.kind, article.id),
            ).get
            return serialization.decode_marks(encoded_marks) if encoded_marks else Annotations()

    def related_records(self, ref: Ref, limit: int = 50, kind: Kind | None = None) -> list[Relation]:
        from tui.index.lookup import relations

        with self.database.reading() as connection:
            return relations.related_records(connection, ref, limit, kind)

    def similar_articles(self, text: str, limit: int = 20) -> list[Ref]:
        from tui.index.lookup.fingerprints import similar_articles
        from tui.index.tokenizer import index_text

        with self.database.reading() as connection:
            return similar_articles(connection, index_text(text), limit)

    def co_mentioned(self, actors: Sequence[Ref], limit: int = 20) -> list[Relation]:
        from tui.index.lookup import relations

        with self.database.reading() as connection:
            return relations.co_mentioned(connection, actors, limit)

    def cooccurrences(
        self, actor: Ref, within: Within, limit: int = 200, query: Query = MATCH_ALL
    ) -> Cooccurrence:
        from tui.index.lookup import cooccurrence

        with self.database.reading() as connection:
            kind: Kind = "event" if within == "event" else "article"
            rowid_query, of_actor = None, None
            if query != MATCH_ALL:
                rowid_query = self._filter(connection, kind, query)
                of_actor = self._filter(connection, kind, query.with_field("actor", actor.id))
            return cooccurrence.cooccurring_actors(connection, actor, within, limit, rowid_query, of_actor)

    def counts_by_day(self, kind: Kind, query: Query = MATCH_ALL) -> list[tuple[date | None, int]]:
        from tui.index.lookup import by_date

        with self.database.reading() as connection:
            return by_date.count_by_day(connection, self._filter(connection, kind, query))

    def dated_rows(self, kind: Kind, query: Query = MATCH_ALL, limit: int = 500) -> list[RecordRow]:
        from tui.index.lookup import by_date

        with self.database.reading() as connection:
            return by_date.dated_rows(connection, kind, self._filter(connection, kind, query), limit)

    def undated_rows(self, kind: Kind, query: Query = MATCH_ALL, limit: int = 500) -> list[RecordRow]:
        from tui.index.lookup import by_date

        with self.database.reading() as connection:
            return by_date.undated_rows(connection, kind, self._filter(connection, kind, query), limit)

    def mentions_of(self, actor: Ref, limit: int = 10_000, query: Query = MATCH_ALL) -> list[MentionRef]:
        from tui.index.lookup import matched_texts

        with self.database.reading() as connection:
            # The filter includes the actor, as both together select fewer articles than either.
            of_actor = query.with_field("actor", actor.id)
            rowid_query = self._filter(connection, "article", of_actor) if query != MATCH_ALL else None
            return matched_texts.mentions_of(connection, actor, rowid_query, limit)

    def problems(self, limit: int = 1_000) -> list[Problem]:
        with self.database.reading() as connection:
            query = (
                "SELECT path, line, field, message FROM problem ORDER BY path, line, field, message LIMIT ?"
            )
            return [Problem(*row) for row in connection.execute(query, (limit,))]

    def count_facets(self, query: Query, token: CancelToken | None = None, limit: int = 8) -> Facets:
        from tui.index.search import facets

        if "article" not in query.kinds:
            return Facets()
        with self.database.reading(_SEARCH_DEADLINE_S, token) as connection:
            return facets.count_facets(connection, self._compile(connection, query), limit)

    def field_values(self, field: str, prefix: str = "", limit: int = 12) -> list[Facet]:
        from tui.index.search import facets

        if field in ("actor", "event"):
            hits = self.search_names("actor" if field == "actor" else "event", prefix, limit)
            return [Facet(field, hit.ref.id, hit.title, 0) for hit in hits]
        with self.database.reading() as connection:
            return facets.field_values(connection, field, prefix, limit)

    def writing(self) -> AbstractContextManager[apsw.Connection]:
        """Provide one transaction that changes the index; see `Database`."""
        return self.database.writing()

    def warm(self) -> None:
        """Load what the first search would wait for; meant for a thread after the first frame."""
        with self.database.reading() as connection:
            for kind in KINDS:
                self._vocabulary(connection, kind)

    def close(self) -> None:
        self.database.close()

    def _compile(self, connection: apsw.Connection, query: Query) -> FtsQuery:
        """Return the compiled query; the last one is kept, since its facets are asked for next."""
        from tui.index.search.fts_query import compile_query  # late: the first frame needs no search

        key = read_meta_value(connection, "stamp"), query
        compiled = self._last_compiled
        if compiled is None or compiled[0] != key:
            fts_query = compile_query(connection, query, self._vocabulary(connection, "actor"))
            compiled = self._last_compiled = key, fts_query
        return compiled[1]

    def _filter(self, connection: apsw.Connection, kind: Kind, query: Query) -> RowidQuery:
        """Return the rowids of the articles or events that fit a query."""
        from tui.index.lookup import query_filter

        if kind == "article" and (of_actor := query_filter.actor_filter_sql(connection, query)) is not None:
            return of_actor
        fts_query = self._compile(connection, query)
        return query_filter.filter_sql(
            connection, kind, query, fts_query, self._vocabulary(connection, "actor")
        )

    def _list_pages(
        self, connection: apsw.Connection, kind: Kind, contains: str, sort: Sort | None, query: Query
    ) -> ListPages:
        """Return access to the rows of a list; kept until the index changes, as many parts are asked for."""
        stamp, key = read_meta_value(connection, "stamp"), (kind, contains, sort or Sorts[kind][0], query)
        if self._cached_lists[0] != stamp:
            self._cached_lists = stamp, {}
        lists_by_key = self._cached_lists[1]
        pages = lists_by_key.pop(key, None)
        if pages is None:
            vocabulary = self._vocabulary(connection, kind) if contains and kind != "actor" else None
            kinds: tuple[Kind, ...] = ("article", "event") if kind == "actor" else (kind,)
            rowid_queries = (
                [self._filter(connection, kind_, query) for kind_ in kinds] if query != MATCH_ALL else []
            )
            list_query = record_lists.list_query(connection, kind, vocabulary, contains, sort, rowid_queries)
            total: int = getattr(record_lists.stored_counts(connection), kind)
            pages = list_pages(connection, list_query, total)
        lists_by_key[key] = pages
        for oldest_key in list(lists_by_key)[:-_MAX_CACHED_LISTS]:
            lists_by_key.pop(oldest_key, None)
        return pages

    def _vocabulary(self, connection: apsw.Connection, kind: Kind) -> Vocabulary:
        """Return the words of the names or titles of a kind; kept until the index changes."""
        stamp = read_meta_value(connection, "stamp")
        cached = self._vocabularies.get(kind)
        if cached is None or cached[0] != stamp:
            rows = connection.execute(f"SELECT term FROM {kind}_vocabulary")
            cached = self._vocabularies[kind] = stamp, Vocabulary([term for (term,) in rows])
        return cached[1]


def read_meta_value(connection: apsw.Connection, key: str) -> str:
    """Return a fact that the index stores about itself; empty when it has none under this key."""
    value: str | None = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).get
    return value or ""


def record_from_row(connection: apsw.Connection, ref: Ref) -> Record | None:
    """Return the whole record, or None when there is none."""
    encoded = connection.execute(
        "SELECT c.record FROM record AS r JOIN content AS c USING (number) WHERE r.kind = ? AND r.id = ?",
        (ref.kind, ref.id),
    ).get
    return serialization.decode_record(ref.kind, encoded) if encoded else None
