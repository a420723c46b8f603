"""The connection through which a store is asked: SQL with `?` for parameters.

A statement is written once, in what SQLite and PostgreSQL share. Parameters may be lists, for
`IN (SELECT value FROM json_each(?))`, and what full text is asked (`match.py`); a connection gives both the
form that its engine takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from tui.index.store import CancelToken

if TYPE_CHECKING:
    from tui.index.sql.match import WeightedTerm

Params = tuple[object, ...]


class Rows(Protocol):
    """The rows that a statement selects."""

    @property
    def get(self) -> Any:
        """Return the value of the first row, if it has one; None without a row."""

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...

    def __iter__(self) -> Iterator[Any]: ...


class StoreConnection(Protocol):
    """A connection that sees one state of the store throughout."""

    def execute(self, statements: str, bindings: Any = ..., /) -> Rows:
        """Run a statement with its parameters, and return its rows."""


class RowidQuery(Struct, frozen=True):
    """A SQL statement that selects rowids, as `number`, and its parameters."""

    sql: str
    given: Params = ()

    def restricted_to(self, column: str) -> str:
        """Return the condition that a column has one of these rowids."""
        return f"{column} IN ({self.sql})"


class SearchConnection(StoreConnection, Protocol):
    """A connection that also answers what every engine is asked in words of its own."""

    #: Whether all columns of an order, compared with keys at once, are found by its SQL index.
    finds_rows_after_keys: bool

    def score_matches(
        self, terms: Sequence[WeightedTerm], where: str, given: Params, limit: int
    ) -> list[tuple[float, int]]:
        """Return relevance and rowid of the newest matches, at most `limit`.

        `where`: the SQL of a match. `given`: its parameters; the first are what full text is asked, and the
        first and the end rowid.
        """

    def find_shingles(self, shingles: Sequence[int], limit: int) -> Iterator[list[int]]:
        """Yield for each shingle the rowids of at most `limit` articles with it."""

    def keep(self, rowid_query: RowidQuery) -> RowidQuery:
        """Return the same rowids for several statements: selected once, as long as the connection reads."""


class StoreDatabase(Protocol):
    """The connections to one store, for any thread."""

    notices: list[str]

    def reading(
        self, deadline: float = 60, token: CancelToken | None = None
    ) -> AbstractContextManager[SearchConnection]:
        """Provide a connection that sees one state of the store throughout.

        Raises StoreError when cancelled or after `deadline` seconds, StoreUnavailable when trying may help.
        """

    def close(self) -> None:
        """Close all connections that are not in use."""
