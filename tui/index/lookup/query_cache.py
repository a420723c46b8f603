"""What is compiled or read for a query and asked for again: kept until the index changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.index.lookup import list_queries
from tui.index.lookup.list_pages import ListPages, list_pages
from tui.index.query import Query
from tui.index.sql.store_connection import RowidQuery, SearchConnection, StoreConnection
from tui.index.store import MATCH_ALL, SORTS_BY_KIND, Sort
from tui.index.stored_records import read_meta_value
from tui.model.reading_marks import NO_MARKS
from tui.model.records import Kind

if TYPE_CHECKING:
    from tui.index.search.fts_query import FtsQuery
    from tui.index.search.record_sets import RecordSet
    from tui.index.search.vocabulary import Vocabulary

#: Lists with their filter and order that are kept: those on the screen, and those shown before.
_MAX_CACHED_LISTS = 9


class QueryCache:
    """Keeps the last compiled query, the lists used last, and the words of names; for any thread."""

    def __init__(self) -> None:
        self.marks = NO_MARKS  # what `is:` asks
        self._vocabularies: dict[Kind, tuple[str, Vocabulary]] = {}
        self._last_compiled: tuple[tuple[object, ...], FtsQuery] | None = None
        #: The state of the index, and its lists; the most recently used comes last.
        self._cached_lists: tuple[str, dict[tuple[object, ...], ListPages]] = "", {}

    def compile_query(self, connection: StoreConnection, query: Query) -> FtsQuery:
        """Return the compiled query; the last one is kept, since its facets are asked for next."""
        from tui.index.search.fts_query import compile_query  # late: the first frame needs no search

        marks = self.marks
        key = read_meta_value(connection, "stamp"), query, marks
        compiled = self._last_compiled
        if compiled is None or compiled[0] != key:
            fts_query = compile_query(connection, query, self.read_vocabulary(connection, "actor"), marks)
            compiled = self._last_compiled = key, fts_query
        return compiled[1]

    def select_rowids(self, connection: StoreConnection, kind: Kind, query: Query) -> RowidQuery:
        """Return the rowids of the articles or events that fit a query."""
        from tui.index.lookup import query_filter

        if kind == "article" and (of_actor := query_filter.actor_filter_sql(connection, query)) is not None:
            return of_actor
        fts_query = self.compile_query(connection, query)
        return query_filter.filter_sql(
            connection, kind, query, fts_query, self.read_vocabulary(connection, "actor"), self.marks
        )

    def open_list(
        self, connection: SearchConnection, kind: Kind, contains: str, sort: Sort | None, query: Query
    ) -> ListPages:
        """Return access to the rows of a list; kept until the index changes, as many parts are asked for."""
        stamp = read_meta_value(connection, "stamp")
        marks = self.marks if query.values("is") or query.excluded else None
        key = kind, contains, sort or SORTS_BY_KIND[kind][0], query, marks
        if self._cached_lists[0] != stamp:
            self._cached_lists = stamp, {}
        lists_by_key = self._cached_lists[1]
        pages = lists_by_key.pop(key, None)
        if pages is None:
            vocabulary = self.read_vocabulary(connection, kind) if contains and kind != "actor" else None
            rowid_queries, sets = self._restrict_list(connection, kind, query)
            list_query = list_queries.list_query(
                connection, kind, vocabulary, contains, sort, rowid_queries, sets
            )
            total: int = getattr(list_queries.stored_counts(connection), kind)
            pages = list_pages(connection, list_query, total)
        lists_by_key[key] = pages
        for oldest_key in list(lists_by_key)[:-_MAX_CACHED_LISTS]:
            lists_by_key.pop(oldest_key, None)
        return pages

    def _restrict_list(
        self, connection: StoreConnection, kind: Kind, query: Query
    ) -> tuple[list[RowidQuery], list[RecordSet]]:
        """Return what limits a list: of actors, the articles and events of a query, and sets of actors."""
        if query == MATCH_ALL:
            return [], []
        if kind != "actor":
            return [self.select_rowids(connection, kind, query)], []
        from tui.index.search.record_sets import personal_sets  # late, as above

        sets = list(personal_sets(query, kind, self.marks))
        other = query.impersonal
        if not (other.clauses or other.excluded):
            return [], sets
        kinds: tuple[Kind, ...] = ("article", "event")
        return [self.select_rowids(connection, one, other) for one in kinds], sets

    def read_vocabulary(self, connection: StoreConnection, kind: Kind) -> Vocabulary:
        """Return the words of the names or titles of a kind; kept until the index changes."""
        stamp = read_meta_value(connection, "stamp")
        cached = self._vocabularies.get(kind)
        if cached is None or cached[0] != stamp:
            from tui.index.search.vocabulary import Vocabulary  # late, as above

            rows = connection.execute(f"SELECT term FROM {kind}_vocabulary")
            cached = self._vocabularies[kind] = stamp, Vocabulary([term for (term,) in rows])
        return cached[1]
