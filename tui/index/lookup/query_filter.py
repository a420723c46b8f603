"""Filters: the SQL of the records that a query lets through, for lists, analyses and counts.

Articles are filtered as they are searched. What a person made of records (`is:`, `label:`, `note:`) is asked
of each kind by itself. An event fits a word in its title or in the name of an actor that
takes part in it; it fits `source:`, `author:`, `tag:` and `lang:` when an article that reports it does; and
dates when it may have gone on then.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.index.query import Query, Term
from tui.index.record_ids import FIRST_DATED_ROWID, ROWID_END, first_rowid_of_day
from tui.index.search.record_sets import select_records
from tui.index.search_fields import DATE_FIELDS, PERSONAL_FIELDS
from tui.index.sql.match import Words, any_of
from tui.index.sql.store_connection import Params, RowidQuery, StoreConnection
from tui.index.tokenizer import spelling_variants
from tui.model.dates.edtf import parse_edtf
from tui.model.reading_marks import ReadingMarks
from tui.model.records import Kind

if TYPE_CHECKING:
    from tui.index.search.fts_query import FtsQuery
    from tui.index.search.vocabulary import Vocabulary


def filter_sql(
    connection: StoreConnection,
    kind: Kind,
    query: Query,
    fts_query: FtsQuery,
    vocabulary: Vocabulary,
    marks: ReadingMarks,
) -> RowidQuery:
    """Return the rowids of the articles or events that fit `query`; of all when it is empty.

    `fts_query`: the query compiled for articles.
    """
    kinds = {value.lower().rstrip("s") for value in query.values("kind")}
    if kinds and kind not in kinds:
        return RowidQuery("SELECT number FROM record WHERE 1 = 0")
    if kind == "event":
        return _EventFilter(connection, query, vocabulary, marks).numbers()
    return _filter_articles(fts_query)


def actor_filter_sql(connection: StoreConnection, query: Query) -> RowidQuery | None:
    """Return the SQL of the articles that mention an actor, where a query asks for nothing else.

    None for any other query, and where `actor:` has a name in place of an id.
    """
    if len(query.terms) != 1 or query.excluded or query.terms[0].field != "actor":
        return None
    rowid: int | None = connection.execute(
        "SELECT number FROM record WHERE kind = 'actor' AND id = ?", (query.terms[0].value,)
    ).get
    return (
        None
        if rowid is None
        else RowidQuery("SELECT article AS number FROM mention WHERE actor = ?", (rowid,))
    )


def _filter_articles(fts_query: FtsQuery) -> RowidQuery:
    """Return the rowids of the articles that fit a compiled query."""
    params: Params
    if fts_query.match:
        column, params = "rowid", (fts_query.wanted,)
        sql = "SELECT rowid AS number FROM text WHERE text MATCH ?"
    else:
        column, sql, params = "number", "SELECT number FROM record WHERE kind = 'article'", ()
        if fts_query.without:
            sql += " AND number NOT IN (SELECT rowid FROM text WHERE text MATCH ?)"
            params = (fts_query.without,)
    if (fts_query.low, fts_query.high) != (0, ROWID_END):
        sql += f" AND {column} >= ? AND {column} < ?"
        params += (fts_query.low, fts_query.high)
    if fts_query.rowids is not None:
        sql += f" AND +{column} IN (SELECT value FROM json_each(?))"
        params += (fts_query.rowids,)
    for record_set in fts_query.sets:
        sql += f" AND {record_set.sql(f'+{column}')}"
        params += record_set.given
    return RowidQuery(sql, params)


class _EventFilter:
    """Compiles a query into a filter of events; used once."""

    def __init__(
        self, connection: StoreConnection, query: Query, vocabulary: Vocabulary, marks: ReadingMarks
    ) -> None:
        self._connection, self._query, self._vocabulary, self._marks = connection, query, vocabulary, marks
        self._params: list[object] = []

    def numbers(self) -> RowidQuery:
        """Return the rowids of the events that fit every clause and nothing excluded."""
        conditions = ["kind = 'event'"]
        for clause in self._query.clauses:
            alternatives = [self._condition(term) for term in clause if term.field != "kind"]
            conditions += [f"({' OR '.join(alternatives)})"] if alternatives else []
        conditions += [
            f"NOT {self._condition(term)}" for term in self._query.excluded if term.field != "kind"
        ]
        return RowidQuery(f"SELECT number FROM record WHERE {' AND '.join(conditions)}", tuple(self._params))

    def _condition(self, term: Term) -> str:
        """Return the condition of one term, and collect its parameters."""
        if term.field in DATE_FIELDS:
            return self._is_dated(term)
        if term.field in ("type", "event"):
            column, value = ("note", term.value.lower()) if term.field == "type" else ("id", term.value)
            return self._add_params(f"{column} = ?", value.removeprefix("event:"))
        if term.field in PERSONAL_FIELDS:
            record_set = select_records([term], "event", self._marks)
            return self._add_params(record_set.sql("number"), *record_set.given)
        from tui.index.search.fts_query import (
            compile_query,  # late: slow to import, and not needed to show a record
        )

        fts_query = compile_query(
            self._connection, Query("", ((term,),), fuzzy=self._query.fuzzy), self._vocabulary, self._marks
        )
        if term.field == "actor":
            return self._has_actor(fts_query)
        if term.field:
            return self._is_reported(fts_query)
        has_words = "number IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)"
        phrases = spelling_variants(term.words)
        is_titled = self._add_params(has_words, any_of(Words(phrase, term.is_prefix) for phrase in phrases))
        return f"({is_titled} OR {self._has_actor(fts_query)})"

    def _add_params(self, condition: str, *params: object) -> str:
        """Return `condition`, and collect its parameters in the order of the statement."""
        self._params += params
        return condition

    def _has_actor(self, fts_query: FtsQuery) -> str:
        """Return the condition that an actor of the query takes part, or is the place."""
        return self._add_params(
            "number IN (SELECT number FROM link WHERE kind = 'actor'"
            " AND id IN (SELECT value FROM json_each(?)) AND why IN ('participant', 'place'))",
            sorted(fts_query.actors),
        )

    def _is_reported(self, fts_query: FtsQuery) -> str:
        """Return the condition that a fitting article reports the event.

        Few articles report events, so these are looked up rather than all fitting ones.
        """
        articles = _filter_articles(fts_query)
        return self._add_params(
            "number IN (SELECT l.number FROM link AS l"
            " CROSS JOIN record AS a ON a.kind = 'article' AND a.id = l.id"
            f" WHERE l.kind = 'article' AND l.why = 'claim' AND {articles.restricted_to('+a.number')})",
            *articles.given,
        )

    def _is_dated(self, term: Term) -> str:
        """Return the condition that the event may have gone on in the days of a term."""
        parsed_date = parse_edtf(term.value)
        first, last = (parsed_date.earliest, parsed_date.latest) if parsed_date else (None, None)
        conditions, is_before = [f"number >= {FIRST_DATED_ROWID}"], term.field == "before"
        if first and not is_before:
            conditions.append(
                self._add_params(
                    "(number >= ? OR number IN (SELECT value FROM json_each(?)))",
                    first_rowid_of_day(first),
                    self._lasting_until(first),
                )
            )
        if is_before and first:
            conditions.append(self._add_params("number < ?", first_rowid_of_day(first)))
        elif term.field == "on" and last:
            conditions.append(self._add_params("number < ?", first_rowid_of_day(last) + FIRST_DATED_ROWID))
        return f"({' AND '.join(conditions)})"

    def _lasting_until(self, day: date) -> list[int]:
        """Return the events that begin before a day and may go on then, or whose end is open."""
        rows = self._connection.execute(
            f"SELECT number, date FROM record WHERE kind = 'event' AND number >= {FIRST_DATED_ROWID}"
            " AND number < ?",
            (first_rowid_of_day(day),),
        )
        return [number for number, edtf in rows if _may_last(edtf, day)]


def _may_last(edtf: str | None, day: date) -> bool:
    """Return whether an EDTF date allows a day or a later one."""
    parsed_date = parse_edtf(edtf) if edtf else None
    last = parsed_date.latest if parsed_date else None
    return last is None or last >= day
