"""Articles in order of date, oldest first, with the spans that a query matches in them."""

from __future__ import annotations

from tui.index import serialization
from tui.index.lookup.found_events import with_found_mentions
from tui.index.record_ids import FIRST_DATED_ROWID, ROWID_END
from tui.index.results import Cursor, MatchedArticle, MatchSpans, MentionRef, ResultPage
from tui.index.search.snippets import MatchFinder
from tui.index.sql.store_connection import RowidQuery, StoreConnection
from tui.model.annotations import Annotations
from tui.model.records import Article, Ref


def matched_articles(
    connection: StoreConnection,
    rowid_query: RowidQuery,
    marker: MatchFinder,
    after: Cursor | None,
    limit: int,
) -> ResultPage[MatchedArticle]:
    """Return a page of the articles in `rowid_query`, oldest first, undated last, with their matches."""
    rowids = _read_rowids(connection, rowid_query, after, limit + 1)
    items = [_read_text(connection, rowid, marker) for rowid in rowids[:limit]]
    return ResultPage(items, (rowids[limit - 1],) if len(rowids) > limit else None)


def _read_rowids(
    connection: StoreConnection, rowid_query: RowidQuery, after: Cursor | None, limit: int
) -> list[int]:
    """Return rowids after a cursor: those of dated articles, then of undated ones, which are lower."""
    last_rowid = int(after[0]) if after else FIRST_DATED_ROWID - 1
    ranges = (
        [(last_rowid, ROWID_END), (-1, FIRST_DATED_ROWID)]
        if last_rowid >= FIRST_DATED_ROWID - 1
        else [(last_rowid, FIRST_DATED_ROWID)]
    )
    rowids: list[int] = []
    for low, high in ranges:
        rows = connection.execute(
            f"SELECT number FROM ({rowid_query.sql}) AS n WHERE number > ? AND number < ?"
            " ORDER BY number LIMIT ?",
            (*rowid_query.given, low, high, limit - len(rowids)),
        )
        rowids += [rowid for (rowid,) in rows]
    return rowids


def _read_text(connection: StoreConnection, rowid: int, marker: MatchFinder) -> MatchedArticle:
    """Return an article with its marks and the spans that match in its body."""
    record, encoded_marks = connection.execute(
        "SELECT c.record, k.marks FROM content AS c LEFT JOIN marks AS k ON k.article = c.number"
        " WHERE c.number = ?",
        (rowid,),
    ).fetchone()  # the record is there in this state of the index
    article = serialization.decode_record("article", record)
    marks = serialization.decode_marks(encoded_marks) if encoded_marks else Annotations()
    if marker.has_found_actors:
        marks = with_found_mentions(connection, rowid, marks)
    assert isinstance(article, Article)
    found = MatchSpans(
        tuple(marker.spans(article.title, marks.title)), tuple(marker.spans(article.body, marks.body))
    )
    return MatchedArticle(article, found, marks)


def mentions_of(
    connection: StoreConnection, actor: Ref, rowid_query: RowidQuery | None, limit: int
) -> list[MentionRef]:
    """Return the mentions of an actor in the articles of `rowid_query`, by date; undated articles last."""
    rowid = connection.execute("SELECT number FROM record WHERE kind = 'actor' AND id = ?", (actor.id,)).get
    among_sql, params = (
        (f"AND {rowid_query.restricted_to('m.article')}", rowid_query.given) if rowid_query else ("", ())
    )
    mentions: list[MentionRef] = []
    for rowid_range in (f">= {FIRST_DATED_ROWID}", f"< {FIRST_DATED_ROWID}"):
        rows = connection.execute(
            "SELECT m.article, r.id, k.marks FROM mention AS m JOIN record AS r ON r.number = m.article"
            " JOIN marks AS k ON k.article = m.article"
            f" WHERE m.actor = ? AND m.article {rowid_range} {among_sql} ORDER BY m.article",
            (rowid, *params),
        )
        for number, id_, marks in rows:
            article, decoded = Ref("article", id_), serialization.decode_marks(marks)
            if actor.is_found:
                decoded = with_found_mentions(connection, number, decoded)
            mentions += [
                MentionRef(article, mention.start, mention.end, in_title)
                for in_title, part in ((True, decoded.title), (False, decoded.body))
                for mention in part
                if mention.actor == actor.id
            ]
            if len(mentions) >= limit:
                return mentions[:limit]
    return mentions
