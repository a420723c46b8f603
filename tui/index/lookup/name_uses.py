"""The names that articles use and no record has, those used most first, and what articles report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.annotate.suggestions.uses.name_use import ArticleReports, NameKey, NameUse, UsedName, UseForm
from tui.index import serialization
from tui.index.sql.store_connection import Params, RowidQuery, StoreConnection

#: Of so many uses in all are the articles read, but of so many at least, and at most, of each name.
_MAX_USES, _MIN_USES_OF_NAME, _MAX_USES_OF_NAME = 30_000, 5, 200


def read_used_names(
    connection: StoreConnection, limits: Mapping[UseForm, int], fitting: RowidQuery | None
) -> dict[UseForm, list[UsedName]]:
    """Return by form the names that are used most, up to a limit, and how some of their articles use each.

    `fitting`: the articles that count; None: all.
    """
    if fitting is None:
        counted = RowidQuery(
            "SELECT number, words, of, count FROM used_name WHERE form = ? ORDER BY -count, words, of LIMIT ?"
        )
    else:
        counted = RowidQuery(
            "SELECT n.number, n.words, n.of, CAST(sum(u.count) AS bigint) AS times FROM name_use AS u"
            f" JOIN used_name AS n ON n.number = u.name WHERE {fitting.restricted_to('u.article')}"
            " AND n.form = ? GROUP BY n.number, n.words, n.of ORDER BY times DESC, n.words, n.of LIMIT ?",
            fitting.given,
        )
    names: dict[UseForm, list[UsedName]] = {}
    for form, limit in limits.items():
        rows: list[tuple[Any, ...]] = connection.execute(
            counted.sql, (*counted.given, form, limit)
        ).fetchall()
        each = max(_MIN_USES_OF_NAME, min(_MAX_USES_OF_NAME, _MAX_USES // (len(rows) or 1)))
        names[form] = [
            UsedName(
                NameKey(form, words, of),
                count,
                tuple(_read_uses(connection, number, each, fitting)),
            )
            for number, words, of, count in rows
        ]
    return names


def _read_uses(
    connection: StoreConnection, name: int, limit: int, fitting: RowidQuery | None
) -> list[tuple[str, NameUse]]:
    """Return how articles use a name, with their ids: first those that say who bears it, then the newest."""
    where, given = (
        ("", ()) if fitting is None else (f"AND {fitting.restricted_to('u.article')}", fitting.given)
    )
    query = (
        "SELECT r.id, u.use FROM name_use AS u JOIN record AS r ON r.number = u.article"
        f" WHERE u.name = ? {where} ORDER BY u.rank, u.article DESC LIMIT ?"
    )
    decode = serialization.decoder_of(NameUse).decode
    return [(article, decode(use)) for article, use in connection.execute(query, (name, *given, limit))]


def read_reports(
    connection: StoreConnection, skip: int, limit: int, fitting: RowidQuery | None
) -> list[ArticleReports]:
    """Return what articles report, those with the surest reports first, of equal ones the newest.

    `fitting`: the articles that count; None: all.
    """
    where, given = _and_fitting(fitting, "article")
    query = (
        f"SELECT reports FROM article_use WHERE confidence > 0 {where}"
        " ORDER BY -confidence, -article LIMIT ? OFFSET ?"
    )
    rows = connection.execute(query, (*given, limit, skip))
    return [serialization.decode_as(ArticleReports, reports) for (reports,) in rows]


def _and_fitting(fitting: RowidQuery | None, column: str) -> tuple[str, Params]:
    """Return a further SQL condition that a column is in `fitting`, and its parameters."""
    return (f"AND {fitting.restricted_to(column)}", fitting.given) if fitting else ("", ())
