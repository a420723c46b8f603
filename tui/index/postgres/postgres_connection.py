"""The connection of one request to PostgreSQL, as lookups and searches use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tui.index.postgres.frequent_matches import plan_walk
from tui.index.postgres.kept_answers import KeptAnswers
from tui.index.postgres.relevance import RelevanceQuery
from tui.index.postgres.server_connection import ServerConnection
from tui.index.postgres.statements import translate_parameter, translate_statement
from tui.index.search.frequent_words import read_statistic
from tui.index.sql.match import WeightedTerm
from tui.index.sql.store_connection import Params, RowidQuery

_SHINGLES_PER_ROUND = 200
#: What a statement has in it that asks among the rowids of a `RowidQuery`: it pays to plan it by how many
#: these are likely to be.
_AMONG_ROWIDS = " AS number"
_PLAN_EACH = b"SET LOCAL plan_cache_mode = force_custom_plan"


class FetchedRows:
    """The rows of a statement, all of them fetched."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = rows
        self._unread = iter(rows)

    @property
    def get(self) -> Any:
        """Return the value of the first row; None without a row."""
        return self._rows[0][0] if self._rows else None

    def fetchone(self) -> Any:
        """Return the next row; None after the last."""
        return next(self._unread, None)

    def fetchall(self) -> list[Any]:
        """Return the rows that were not read yet."""
        return list(self._unread)

    def __iter__(self) -> Iterator[Any]:
        return self._unread


class PostgresConnection:
    """A connection as lookups and searches use it."""

    finds_rows_after_keys = True

    def __init__(self, server: ServerConnection, answers: KeptAnswers) -> None:
        """`answers`: those in the state that the transaction of the connection sees."""
        self._server, self._answers = server, answers
        self._plans_each = False  # for the rest of the request

    def execute(self, statements: str, bindings: Sequence[object] = (), /) -> FetchedRows:
        """Run a statement with its parameters, and return its rows; what is kept is not asked again."""
        parameters = [translate_parameter(one) for one in bindings]
        question = None if any(isinstance(one, list) for one in parameters) else (statements, *parameters)
        rows = self._answers.find(question) if question else None
        if rows is None:
            if _AMONG_ROWIDS in statements and not self._plans_each:
                self._server.run(_PLAN_EACH)
                self._plans_each = True
            (rows,) = self._server.ask(translate_statement(statements), [parameters])
            if question:
                self._answers.keep(question, rows)
        return FetchedRows(rows)

    def score_matches(
        self, terms: Sequence[WeightedTerm], where: str, given: Params, limit: int
    ) -> list[tuple[float, int]]:
        """Return relevance and rowid of the newest matches; documented in `SearchConnection`."""
        relevance = RelevanceQuery(terms, read_statistic(self, "mean_size"))
        if walk := plan_walk(self, given, limit):
            newest = f"SELECT * FROM ({walk.texts}) AS text WHERE {where} ORDER BY place LIMIT ?"
            rows = self.execute(*relevance.select(newest, (*walk.given, *given, limit))).fetchall()
            if len(rows) == limit:
                return rows
        newest = f"SELECT rowid, size, title, words FROM text WHERE {where} ORDER BY rowid DESC LIMIT ?"
        return self.execute(*relevance.select(newest, (*given, limit))).fetchall()

    def find_shingles(self, shingles: Sequence[int], limit: int) -> Iterator[list[int]]:
        """Yield for each shingle the rowids of at most `limit` articles with it; asked many at a time."""
        statement = translate_statement(
            "SELECT rowid FROM shingle WHERE marks @> ARRAY[CAST(? AS bigint)] LIMIT ?"
        )
        for start in range(0, len(shingles), _SHINGLES_PER_ROUND):
            asked = [(shingle, limit) for shingle in shingles[start : start + _SHINGLES_PER_ROUND]]
            yield from ([rowid for (rowid,) in rows] for rows in self._server.ask(statement, asked))

    def keep(self, rowid_query: RowidQuery) -> RowidQuery:
        """Return the same rowids for several statements, which then travel with each."""
        rowids = [rowid for (rowid,) in self.execute(rowid_query.sql, rowid_query.given)]
        return RowidQuery("SELECT unnest(CAST(? AS bigint[])) AS number", (rowids,))
