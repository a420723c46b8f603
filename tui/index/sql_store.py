"""A store over a database: what every engine of SQL is asked in the same words.

Opening reads nothing of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.index.lookup import list_queries
from tui.index.lookup.analysis_answers import AnalysisAnswers
from tui.index.query import Query, parse_query
from tui.index.results import (
    AnnotatedRecord,
    Counts,
    Cursor,
    Facet,
    Facets,
    MatchedArticle,
    MatchSpans,
    RecordRow,
    ResultPage,
    SearchHit,
)
from tui.index.store import MATCH_ALL, CancelToken, Sort
from tui.index.stored_records import (
    read_annotations,
    read_meta_value,
    read_notes,
    read_problems,
    record_from_row,
)
from tui.model.annotations import Annotations
from tui.model.reading_marks import ReadingMarks
from tui.model.records import KINDS, Kind, Note, Problem, Record, Ref

_SEARCH_DEADLINE_S = 5


class SqlStore(AnalysisAnswers):
    """Implements the protocol `Store` on the connections of a database; may be called from any thread."""

    @property
    def marks(self) -> ReadingMarks:
        """Return what `is:` asks: the marks of a person, which whoever knows them sets."""
        return self._cache.marks

    @marks.setter
    def marks(self, marks: ReadingMarks) -> None:
        self._cache.marks = marks

    @property
    def is_ready(self) -> bool:
        """Return whether the index has been completed; until then it is empty."""
        with self._database.reading() as connection:
            return read_meta_value(connection, "complete") == "yes"

    @property
    def notice(self) -> str:
        """Return a notice for people when the index is in memory or was rebuilt; empty when all is normal."""
        return " ".join(dict.fromkeys(self._database.notices))

    def corpus_title(self) -> str:
        """Return the title of the corpus when it was read; empty where it has none. Raises StoreError."""
        with self._database.reading() as connection:
            return read_meta_value(connection, "title")

    def counts(self) -> Counts:
        """Return the stored counts; this and all methods below are documented in `Store`."""
        with self._database.reading() as connection:
            return list_queries.stored_counts(connection)

    def state(self) -> str:
        with self._database.reading() as connection:
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
        with self._database.reading() as connection:
            return self._cache.open_list(connection, kind, contains, sort, query).page(
                connection, after, limit
            )

    def size(self, kind: Kind, contains: str = "", sort: Sort | None = None, query: Query = MATCH_ALL) -> int:
        with self._database.reading() as connection:
            return self._cache.open_list(connection, kind, contains, sort, query).size

    def rows_at(
        self,
        kind: Kind,
        contains: str = "",
        sort: Sort | None = None,
        row_index: int = 0,
        limit: int = 200,
        query: Query = MATCH_ALL,
    ) -> list[RecordRow]:
        with self._database.reading() as connection:
            return self._cache.open_list(connection, kind, contains, sort, query).part(
                connection, row_index, limit
            )

    def row_index(
        self, ref: Ref, contains: str = "", sort: Sort | None = None, query: Query = MATCH_ALL
    ) -> int | None:
        with self._database.reading() as connection:
            return self._cache.open_list(connection, ref.kind, contains, sort, query).index_of(
                connection, ref.id
            )

    def articles(
        self,
        query: Query,
        after: Cursor | None = None,
        limit: int = 50,
        deadline: float = 5,
        token: CancelToken | None = None,
    ) -> ResultPage[SearchHit]:
        from tui.index.search import full_text  # late: the first frame needs no search

        with self._database.reading(deadline, token) as connection:
            fts_query = self._cache.compile_query(connection, query)
            return full_text.search_texts(connection, fts_query, after, limit)

    def matched_articles(
        self, query: Query, within: Query = MATCH_ALL, after: Cursor | None = None, limit: int = 50
    ) -> ResultPage[MatchedArticle]:
        from tui.index.lookup import matched_texts
        from tui.index.search.snippets import MatchFinder

        with self._database.reading() as connection:
            fts_query = self._cache.compile_query(connection, query)
            if not (fts_query.phrases or fts_query.prefixes or fts_query.actors):
                return ResultPage([])
            both_queries = parse_query(f"{query} {within}", fuzzy=query.fuzzy)
            rowids = self._cache.select_rowids(connection, "article", both_queries)
            finder = MatchFinder(fts_query)
            return matched_texts.matched_articles(connection, rowids, finder, after, limit)

    def matches(self, query: Query, article: Ref) -> MatchSpans:
        from tui.index.lookup.found_events import with_found_mentions
        from tui.index.lookup.relations import find_rowid
        from tui.index.search.snippets import MatchFinder

        with self._database.reading() as connection:
            finder = MatchFinder(self._cache.compile_query(connection, query))
            marks = read_annotations(connection, article)
            if finder.has_found_actors and (number := find_rowid(connection, article)) is not None:
                marks = with_found_mentions(connection, number, marks)
        for record in self.read([article]):
            title_spans = finder.spans(record.title, marks.title)
            body_spans = finder.spans(record.body, marks.body)
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

        with self._database.reading(_SEARCH_DEADLINE_S, token) as connection:
            vocabulary = self._cache.read_vocabulary(connection, kind)
            return names.search_names(connection, vocabulary, kind, text, limit, fuzzy, partial)

    def cancel(self, token: CancelToken) -> None:
        token.is_cancelled = True

    def read(self, refs: Sequence[Ref]) -> list[Record]:
        from tui.index.lookup import found_events

        with self._database.reading() as connection:
            read_found = found_events.read_found_record
            records = ((read_found if ref.is_found else record_from_row)(connection, ref) for ref in refs)
            return [record for record in records if record is not None]

    def stream(self, kind: Kind, query: Query = MATCH_ALL) -> Iterator[AnnotatedRecord]:
        from tui.index.lookup.record_stream import PAGE_RECORDS, STREAM_ORDERS, read_annotated_records

        with self._database.reading() as connection:
            listed = self._cache.open_list(connection, kind, "", STREAM_ORDERS[kind], query)
            rowids = listed.rowids(connection)
        for start in range(0, len(rowids), PAGE_RECORDS):
            with self._database.reading() as connection:
                page = read_annotated_records(connection, kind, rowids[start : start + PAGE_RECORDS])
            yield from page

    def filter_refs(self, refs: Sequence[Ref], query: Query) -> list[Ref]:
        if query == MATCH_ALL:
            return list(refs)
        with self._database.reading() as connection:
            kinds = {ref.kind for ref in refs}
            list_pages = {kind: self._cache.open_list(connection, kind, "", None, query) for kind in kinds}
            return [ref for ref in refs if list_pages[ref.kind].has(connection, ref.id)]

    def notes(self, about: Ref | None = None) -> list[Note]:
        with self._database.reading() as connection:
            return read_notes(connection, about)

    def mentions(self, article: Ref) -> Annotations:
        with self._database.reading() as connection:
            return read_annotations(connection, article)

    def problems(self, limit: int = 1_000) -> list[Problem]:
        with self._database.reading() as connection:
            return read_problems(connection, limit)

    def count_facets(self, query: Query, token: CancelToken | None = None, limit: int = 8) -> Facets:
        from tui.index.search import facets

        if "article" not in query.kinds:
            return Facets()
        with self._database.reading(_SEARCH_DEADLINE_S, token) as connection:
            return facets.count_facets(connection, self._cache.compile_query(connection, query), limit)

    def field_values(self, field: str, prefix: str = "", limit: int = 12) -> list[Facet]:
        from tui.index.search import facets

        if field in ("actor", "event"):
            hits = self.search_names("actor" if field == "actor" else "event", prefix, limit)
            return [Facet(field, hit.ref.id, hit.title, 0) for hit in hits]
        with self._database.reading() as connection:
            return facets.field_values(connection, field, prefix, limit)

    def warm(self) -> None:
        """Load what the first search would wait for; meant for a thread after the first frame."""
        with self._database.reading() as connection:
            for kind in KINDS:
                self._cache.read_vocabulary(connection, kind)

    def close(self) -> None:
        self._database.close()
