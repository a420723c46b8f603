"""The names that articles use and no record has, those used most first, and what articles report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import apsw

from tui.annotate.suggestions.uses.name_use import ArticleReports, NameKey, NameUse, UsedName, UseForm
from tui.index import serialization

if TYPE_CHECKING:
    from tui.index.lookup.query_filter import RowidQuery

#: Of so many uses in all are the articles read, but of so many at least, and at most, of each name.
_MAX_USES, _MIN_USES_OF_NAME, _MAX_USES_OF_NAME = 30_000, 5, 200


def read_used_names(
    connection: apsw.Connection, limits: Mapping[UseForm, int], fitting: RowidQuery | None
) -> dict[UseForm, list[UsedName]]:
    """Return by form the names that are used most, up to a limit, and how some of their articles use each.

    `fitting`: the articles that count; None: all.
    """
    if fitting is not None:
        _select_articles(connection, fitting)
    counted = (
        "SELECT number, words, of, count FROM used_name WHERE form = ? ORDER BY -count, words, of LIMIT ?"
        if fitting is None
        else "SELECT n.number, n.words, n.of, sum(u.count) AS times FROM used_name AS n"
        " CROSS JOIN name_use AS u ON u.name = n.number"
        " WHERE n.form = ? AND u.article IN temp.fitting"
        " GROUP BY n.number ORDER BY -times, n.words, n.of LIMIT ?"
    )
    names: dict[UseForm, list[UsedName]] = {}
    for form, limit in limits.items():
        rows: list[tuple[Any, ...]] = connection.execute(counted, (form, limit)).fetchall()
        each = max(_MIN_USES_OF_NAME, min(_MAX_USES_OF_NAME, _MAX_USES // (len(rows) or 1)))
        names[form] = [
            UsedName(
                NameKey(form, words, of),
                count,
                tuple(_read_uses(connection, number, each, is_filtered=fitting is not None)),
            )
            for number, words, of, count in rows
        ]
    return names


def _read_uses(
    connection: apsw.Connection, name: int, limit: int, *, is_filtered: bool
) -> Iterator[tuple[str, NameUse]]:
    """Yield how articles use a name, with their ids: first those that say who bears it, then the newest."""
    query = (
        "SELECT r.id, u.use FROM name_use AS u JOIN record AS r ON r.number = u.article"
        f" WHERE u.name = ? {'AND u.article IN temp.fitting' if is_filtered else ''}"
        " ORDER BY u.rank, u.article DESC LIMIT ?"
    )
    for article, use in connection.execute(query, (name, limit)):
        yield article, serialization.decode_as(NameUse, use)


def read_reports(
    connection: apsw.Connection, skip: int, limit: int, fitting: RowidQuery | None
) -> list[ArticleReports]:
    """Return what articles report, those with the surest reports first, of equal ones the newest.

    `fitting`: the articles that count; None: all.
    """
    where = ""
    if fitting is not None:
        _select_articles(connection, fitting)
        where = "AND article IN temp.fitting"
    query = (
        f"SELECT reports FROM article_use WHERE confidence > 0 {where}"
        " ORDER BY -confidence, -article LIMIT ? OFFSET ?"
    )
    rows = connection.execute(query, (limit, skip))
    return [serialization.decode_as(ArticleReports, reports) for (reports,) in rows]


def _select_articles(connection: apsw.Connection, fitting: RowidQuery) -> None:
    """Put the rowids of the articles that fit into the table `temp.fitting` of this connection."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS fitting (number INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.fitting")
    connection.execute(f"INSERT OR IGNORE INTO temp.fitting {fitting.sql}", fitting.given)
