"""Full-text search of articles: ranked, in pages, with snippets.

Matches are visited newest first. The newest of them are ranked by relevance; older ones follow by date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tui.i18n import N_
from tui.index import serialization
from tui.index.results import Cursor, ResultPage, SearchHit
from tui.index.search.fts_query import FtsQuery
from tui.index.search.snippets import MatchFinder, best_snippet
from tui.index.sql.store_connection import Params, SearchConnection, StoreConnection
from tui.model.annotations import Annotations
from tui.model.records import Article

#: Takes the place of the score in the cursor of a page by date; a score lies between 0 and 100.
_BY_DATE = -1000.0
#: With so many matches among the newest articles older ones are not searched: a first page is full.
_ENOUGH_RECENT = 20

_Ranked = tuple[float, int]  # score, rowid


def search_texts(
    connection: SearchConnection, fts_query: FtsQuery, after: Cursor | None, limit: int
) -> ResultPage[SearchHit]:
    """Return a page of articles that match a compiled query, with snippets, after a cursor."""
    if fts_query.is_empty or limit < 1:
        return ResultPage([], notes=fts_query.notes)
    is_by_date = after is not None and after[0] == _BY_DATE
    ranked, low = ([], 0) if is_by_date else _rank_newest(connection, fts_query)
    page = _read_page(connection, fts_query, ranked, low, after, limit)
    items = list(_make_hits(connection, fts_query, page[:limit]))
    next_cursor = page[limit - 1] if len(page) > limit else None
    notes = (*fts_query.notes, *([fts_query.reason] if fts_query.reason and items else []))
    if low and fts_query.match:
        notes += (N_("the newest {n:,} are ranked; older ones follow by date").format(n=len(ranked)),)
    return ResultPage(items, next_cursor, notes)


def _read_page(
    connection: StoreConnection,
    fts_query: FtsQuery,
    ranked: list[_Ranked],
    low: int,
    after: Cursor | None,
    limit: int,
) -> list[_Ranked]:
    """Return the `limit` matches after a cursor, and one more where there is one.

    `low`: the rowid before which no match has been ranked; 0 when all have been.
    """
    if after is not None and after[0] == _BY_DATE:
        return [
            (_BY_DATE, rowid) for rowid in matching_rowids(connection, fts_query, int(after[1]), limit + 1)
        ]
    remaining = [scored for scored in ranked if after is None or scored > _sort_key(after)]
    page = [(-score, -rowid) for score, rowid in remaining[: limit + 1]]
    if len(page) <= limit and low:
        older = matching_rowids(connection, fts_query, low, limit + 1 - len(page))
        page += [(_BY_DATE, rowid) for rowid in older]
    return page


def _sort_key(after: Cursor) -> _Ranked:
    """Return a cursor in the form of the ranked matches, both numbers negated."""
    return -float(after[0]), -int(after[1])


def _rank_newest(connection: SearchConnection, fts_query: FtsQuery) -> tuple[list[_Ranked], int]:
    """Return the newest matches, best first, and the rowid before which none was visited; 0 when all were.

    Where the newest articles have enough matches, older ones are not visited: in a corpus of a million
    articles that takes long.
    """
    low = fts_query.recent if fts_query.low < fts_query.recent < fts_query.high else fts_query.low
    scored = _score_newest(connection, msgspec.structs.replace(fts_query, low=low))
    if low > fts_query.low and len(scored) < fts_query.ranked:
        if len(scored) >= _ENOUGH_RECENT:
            return sorted(scored), low
        remaining = fts_query.ranked - len(scored)
        scored += _score_newest(connection, msgspec.structs.replace(fts_query, high=low, ranked=remaining))
    return sorted(scored), -max(rowid for _, rowid in scored) if len(scored) == fts_query.ranked else 0


def _score_newest(connection: SearchConnection, fts_query: FtsQuery) -> list[_Ranked]:
    """Return score and rowid of the newest matches, both negated so that the best sort first."""
    if not fts_query.match:
        return [
            (0.0, -rowid)
            for rowid in matching_rowids(connection, fts_query, fts_query.high, fts_query.ranked)
        ]
    limits_sql, params = _limits_sql(fts_query)
    where, given = f"text MATCH ? {limits_sql}", (fts_query.wanted, *params)
    scored = connection.score_matches(fts_query.terms, where, given, fts_query.ranked)
    return [(-score, -rowid) for score, rowid in scored]


def _limits_sql(fts_query: FtsQuery, high: int | None = None) -> tuple[str, Params]:
    """Return the SQL conditions for the limits that are no match of full text, and their parameters.

    The plus before `rowid` keeps SQLite from a lookup for each row of the list.
    """
    sql = "AND rowid >= ? AND rowid < ?"
    params: Params = (
        fts_query.low,
        fts_query.high if high is None else min(high, fts_query.high),
    )
    if fts_query.rowids is not None:
        sql += " AND +rowid IN (SELECT value FROM json_each(?))"
        params += (fts_query.rowids,)
    for record_set in fts_query.sets:
        sql += f" AND {record_set.sql('+rowid')}"
        params += record_set.given
    return sql, params


def matching_rowids(connection: StoreConnection, fts_query: FtsQuery, high: int, limit: int) -> list[int]:
    """Return the rowids below `high` that match, newest first."""
    limits_sql, params = _limits_sql(fts_query, high)
    if fts_query.match:
        query = f"SELECT rowid FROM text WHERE text MATCH ? {limits_sql} ORDER BY rowid DESC LIMIT ?"
        rows = connection.execute(query, (fts_query.wanted, *params, limit))
    else:
        exclusion = (
            "AND number NOT IN (SELECT rowid FROM text WHERE text MATCH ?)" if fts_query.without else ""
        )
        query = (
            "SELECT number FROM record WHERE kind = 'article'"
            f" {exclusion} {limits_sql.replace('rowid', 'number')} ORDER BY -number LIMIT ?"
        )
        rows = connection.execute(query, (*([fts_query.without] if exclusion else []), *params, limit))
    return [rowid for (rowid,) in rows]


def _make_hits(
    connection: StoreConnection, fts_query: FtsQuery, page: Sequence[_Ranked]
) -> Iterator[SearchHit]:
    """Yield the hits of a page, each with its snippet."""
    marker = MatchFinder(fts_query)
    marks_sql = ("k.marks", "LEFT JOIN marks AS k ON k.article = c.number") if marker.actors else ("NULL", "")
    rows = connection.execute(
        f"SELECT r.number, c.record, r.note, {marks_sql[0]} FROM record AS r"
        f" JOIN content AS c ON c.number = r.number {marks_sql[1]}"
        " WHERE r.number IN (SELECT value FROM json_each(?))",
        ([rowid for _, rowid in page],),
    )
    by_rowid = {rowid: columns for rowid, *columns in rows}
    for score, rowid in page:
        if rowid in by_rowid:
            record, subtitle, encoded_marks = by_rowid[rowid]
            article = serialization.decode_record("article", record)
            assert isinstance(article, Article)
            yield _make_hit(
                article,
                subtitle,
                serialization.decode_marks(encoded_marks) if encoded_marks else Annotations(),
                fts_query,
                marker,
                score,
            )


def _make_hit(
    article: Article,
    subtitle: str,
    marks: Annotations,
    fts_query: FtsQuery,
    marker: MatchFinder,
    score: float,
) -> SearchHit:
    """Return one article as a hit, with the matches in its title and its best snippet."""
    snippet = best_snippet(article.body, marker.spans(article.body, marks.body))
    return SearchHit(
        article.ref,
        article.title,
        max(score, 0.0),
        tuple(marker.spans(article.title, marks.title)),
        fts_query.reason,
        snippet.text if snippet else None,
        snippet.matched if snippet else (),
        snippet.at if snippet else None,
        article.date,
        subtitle,
    )
