"""Which records a query lets through: a list, a view or a count narrowed by it.

Articles are narrowed as they are searched. An event fits a word that stands in its title or in the name
of an actor that takes part in it; `source:`, `author:`, `tag:` and `lang:` when an article that it is told
in fits; and dates when it may have gone on then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import apsw
import msgspec

from tui.index.numbers import DATED, END, first_number
from tui.index.query import Query, Term
from tui.index.words import quoted
from tui.model.dates import parse_edtf
from tui.model.records import Kind

if TYPE_CHECKING:
    from tui.index.asked import Asked
    from tui.index.vocabulary import Vocabulary

_Given = tuple[str | int, ...]
_DATES = ("after", "before", "on")


class Numbers(NamedTuple):
    """A statement of SQL that gives the numbers of records, as `number`, and its values."""

    sql: str
    given: _Given = ()

    def among(self, column: str) -> str:
        """A condition that a column is one of them."""
        return f"{column} IN ({self.sql})"


def narrowed(
    connection: apsw.Connection, kind: Kind, query: Query, asked: Asked, vocabulary: Vocabulary
) -> Numbers:
    """The articles or events that fit `query`, which asks `asked` of articles; all where it asks nothing."""
    kinds = {value.lower().rstrip("s") for value in query.values("kind")}
    if kinds and kind not in kinds:
        return Numbers("SELECT number FROM record WHERE 0")
    if kind == "event":
        return _Events(connection, query, vocabulary).numbers()
    return _articles(asked)


def naming(connection: apsw.Connection, query: Query) -> Numbers | None:
    """The articles that name an actor, where a query asks for those and no more; else None."""
    if len(query.terms) != 1 or query.without or query.terms[0].field != "actor":
        return None
    actor: int | None = connection.execute(
        "SELECT number FROM record WHERE kind = 'actor' AND id = ?", (query.terms[0].value,)
    ).get
    return (
        None if actor is None else Numbers("SELECT article AS number FROM mention WHERE actor = ?", (actor,))
    )


def _articles(asked: Asked) -> Numbers:
    given: _Given
    if asked.match:
        match = f"({asked.match}) NOT ({asked.without})" if asked.without else asked.match
        column, sql, given = "rowid", "SELECT rowid AS number FROM text WHERE text MATCH ?", (match,)
    else:
        column, sql, given = "number", "SELECT number FROM record WHERE kind = 'article'", ()
        if asked.without:
            sql += " AND number NOT IN (SELECT rowid FROM text WHERE text MATCH ?)"
            given = (asked.without,)
    if (asked.low, asked.high) != (0, END):
        sql += f" AND {column} >= ? AND {column} < ?"
        given += (asked.low, asked.high)
    if asked.among is not None:
        sql += f" AND +{column} IN (SELECT value FROM json_each(?))"
        given += (msgspec.json.encode(asked.among).decode(),)
    return Numbers(sql, given)


class _Events:
    """Reads a query as what it asks of events."""

    def __init__(self, connection: apsw.Connection, query: Query, vocabulary: Vocabulary) -> None:
        self._connection, self._query, self._vocabulary = connection, query, vocabulary
        self._given: list[str | int] = []
        connection.create_scalar_function("last_day", _last_day, 1, deterministic=True)

    def numbers(self) -> Numbers:
        """The events of which every clause holds, and nothing that is left out."""
        parts = ["kind = 'event'"]
        for clause in self._query.clauses:
            terms = [self._term(term) for term in clause if term.field != "kind"]
            parts += [f"({' OR '.join(terms)})"] if terms else []
        parts += [f"NOT {self._term(term)}" for term in self._query.without if term.field != "kind"]
        return Numbers(f"SELECT number FROM record WHERE {' AND '.join(parts)}", tuple(self._given))

    def _term(self, term: Term) -> str:
        """The condition of one term; its values go to those given."""
        if term.field in _DATES:
            return self._dated(term)
        if term.field == "type":
            return self._with("note = ?", term.value.lower())
        if term.field == "event":
            return self._with("id = ?", term.value.removeprefix("event:"))
        from tui.index.asked import understood  # late: slow to import, and a card needs none of it

        asked = understood(self._connection, Query("", ((term,),), fuzzy=self._query.fuzzy), self._vocabulary)
        if term.field == "actor":
            return self._with_part(asked)
        if term.field:
            return self._told(asked)
        title = "number IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)"
        named = self._with(title, quoted(" ".join(term.words)))
        return f"({named} OR {self._with_part(asked)})"

    def _with(self, condition: str, *given: str | int) -> str:
        self._given += given
        return condition

    def _with_part(self, asked: Asked) -> str:
        """Those in which an actor that was asked for takes part, or which took place there."""
        return self._with(
            "number IN (SELECT number FROM link WHERE kind = 'actor'"
            " AND id IN (SELECT value FROM json_each(?)) AND why IN ('participant', 'place'))",
            msgspec.json.encode(sorted(asked.actors)).decode(),
        )

    def _told(self, asked: Asked) -> str:
        """Those that are told in an article that fits; few articles are, so these are looked up."""
        articles = _articles(asked)
        return self._with(
            "number IN (SELECT l.number FROM link AS l"
            " CROSS JOIN record AS a ON a.kind = 'article' AND a.id = l.id"
            f" WHERE l.kind = 'article' AND l.why = 'claim' AND {articles.among('+a.number')})",
            *articles.given,
        )

    def _dated(self, term: Term) -> str:
        """Those that may have gone on in a span of days."""
        reading = parse_edtf(term.value)
        first, last = (reading.earliest, reading.latest) if reading else (None, None)
        parts, before = [f"number >= {DATED}"], term.field == "before"
        if first and not before:
            parts.append(
                self._with("(number >= ? OR last_day(date) >= ?)", first_number(first), first.toordinal())
            )
        if before and first:
            parts.append(self._with("number < ?", first_number(first)))
        elif term.field == "on" and last:
            parts.append(self._with("number < ?", first_number(last) + DATED))
        return f"({' AND '.join(parts)})"


def _last_day(*values: object) -> int:
    """The last day that an EDTF date allows, as an ordinal; beyond all days where the end is open."""
    (edtf,) = values
    reading = parse_edtf(edtf) if isinstance(edtf, str) else None
    last = reading.latest if reading else None
    return last.toordinal() if last else END
