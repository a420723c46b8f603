"""What analyses ask of a database: relations, days, co-occurrence, and what was found and nobody has kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.index.lookup.query_cache import QueryCache
from tui.index.query import Query
from tui.index.results import Cooccurrence, MentionRef, RecordRow, Relation, Within
from tui.index.sql.store_connection import RowidQuery, SearchConnection, StoreDatabase
from tui.index.store import MATCH_ALL
from tui.model.records import Decision, Kind, Ref

if TYPE_CHECKING:
    from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
    from tui.annotate.suggestions.suggestion import Suggestion
    from tui.annotate.suggestions.uses.name_use import ArticleReports, UsedName, UseForm
    from tui.model.found_events import FoundEvent


class AnalysisAnswers:
    """The part of the protocol `Store`, where it is documented, that needs no list and no search."""

    def __init__(self, database: StoreDatabase) -> None:
        self._database = database
        self._cache = QueryCache()

    def related_records(self, ref: Ref, limit: int = 50, kind: Kind | None = None) -> list[Relation]:
        from tui.index.lookup import relations

        with self._database.reading() as connection:
            return relations.related_records(connection, ref, limit, kind)

    def similar_articles(self, text: str, limit: int = 20) -> list[Ref]:
        from tui.index.lookup.fingerprints import similar_articles
        from tui.index.tokenizer import index_text

        with self._database.reading() as connection:
            return similar_articles(connection, index_text(text), limit)

    def co_mentioned(self, actors: Sequence[Ref], limit: int = 20) -> list[Relation]:
        from tui.index.lookup import relations

        with self._database.reading() as connection:
            return relations.co_mentioned(connection, actors, limit)

    def cooccurrences(
        self, actor: Ref, within: Within, limit: int = 200, query: Query = MATCH_ALL
    ) -> Cooccurrence:
        from tui.index.lookup import cooccurrence

        with self._database.reading() as connection:
            kind: Kind = "event" if within == "event" else "article"
            rowid_query, of_actor = None, None
            if query != MATCH_ALL:
                rowid_query = self._cache.select_rowids(connection, kind, query)
                of_actor = self._cache.select_rowids(connection, kind, query.with_field("actor", actor.id))
            return cooccurrence.cooccurring_actors(connection, actor, within, limit, rowid_query, of_actor)

    def counts_by_day(self, kind: Kind, query: Query = MATCH_ALL) -> list[tuple[date | None, int]]:
        from tui.index.lookup import by_date

        with self._database.reading() as connection:
            return by_date.count_by_day(connection, self._cache.select_rowids(connection, kind, query))

    def dated_rows(self, kind: Kind, query: Query = MATCH_ALL, limit: int = 500) -> list[RecordRow]:
        from tui.index.lookup import by_date

        with self._database.reading() as connection:
            return by_date.dated_rows(
                connection, kind, self._cache.select_rowids(connection, kind, query), limit
            )

    def undated_rows(self, kind: Kind, query: Query = MATCH_ALL, limit: int = 500) -> list[RecordRow]:
        from tui.index.lookup import by_date

        with self._database.reading() as connection:
            return by_date.undated_rows(
                connection, kind, self._cache.select_rowids(connection, kind, query), limit
            )

    def mentions_of(self, actor: Ref, limit: int = 10_000, query: Query = MATCH_ALL) -> list[MentionRef]:
        from tui.index.lookup import matched_texts

        with self._database.reading() as connection:
            # The filter includes the actor, as both together select fewer articles than either.
            of_actor = query.with_field("actor", actor.id)
            rowid_query = (
                self._cache.select_rowids(connection, "article", of_actor) if query != MATCH_ALL else None
            )
            return matched_texts.mentions_of(connection, actor, rowid_query, limit)

    def found_events(
        self, differing: bool = False, limit: int = 500, query: Query = MATCH_ALL
    ) -> list[FoundEvent]:
        from tui.index.lookup import found_events

        with self._database.reading() as connection:
            rowids = self._cache.select_rowids(connection, "event", query) if query != MATCH_ALL else None
            return found_events.read_found_events(connection, differing, limit, rowids)

    def found_events_of(self, articles: Sequence[str]) -> list[FoundEvent]:
        from tui.index.lookup import found_events

        with self._database.reading() as connection:
            return found_events.read_found_events_of(connection, articles)

    def found_actor(self, ref: Ref) -> NewActorSuggestion | None:
        from tui.index.lookup import found_events

        with self._database.reading() as connection:
            return found_events.read_found_actor(connection, ref)

    def found_marks(self, article: Ref) -> list[tuple[int, int, Ref]]:
        from tui.index.lookup import found_events

        with self._database.reading() as connection:
            return found_events.read_found_marks(connection, article)

    def found_event(self, ref: Ref) -> FoundEvent | None:
        from tui.index.lookup import found_events

        with self._database.reading() as connection:
            return found_events.read_found_event(connection, ref)

    def used_names(
        self, limits: Mapping[UseForm, int], query: Query = MATCH_ALL
    ) -> dict[UseForm, list[UsedName]]:
        from tui.index.lookup import name_uses

        with self._database.reading() as connection:
            return name_uses.read_used_names(connection, limits, self._fitting(connection, query))

    def suggested_actors(self, decisions: Sequence[Decision]) -> Sequence[Suggestion] | None:
        return None

    def reports(self, skip: int = 0, limit: int = 500, query: Query = MATCH_ALL) -> list[ArticleReports]:
        from tui.index.lookup import name_uses

        with self._database.reading() as connection:
            return name_uses.read_reports(connection, skip, limit, self._fitting(connection, query))

    def _fitting(self, connection: SearchConnection, query: Query) -> RowidQuery | None:
        """Return the rowids of the articles that fit a query, for several statements; None for all."""
        return (
            None
            if query == MATCH_ALL
            else connection.keep(self._cache.select_rowids(connection, "article", query))
        )
