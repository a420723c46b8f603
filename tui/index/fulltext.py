"""The full text of articles: what was asked, ranked, in pages, with passages.

Matches are looked at newest first. The newest of them are ranked (`relevance.py`); older ones follow by date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import apsw
import msgspec

from tui.index import coding, relevance
from tui.index.asked import Asked
from tui.index.passages import Marker, passage
from tui.index.store import Cursor, Hit, Page
from tui.model.records import Article, Marks

#: What the pages after the ranked ones begin with in a cursor; a rank is not above 100.
_BY_DATE = -1000.0
#: So many matches among the newest articles are enough.
_ENOUGH = 20

_Ranked = tuple[float, int]  # score, number


def hits(connection: apsw.Connection, asked: Asked, after: Cursor | None, limit: int) -> Page[Hit]:
    """A page of articles; see `Store.articles`."""
    if asked.is_empty or limit < 1:
        return Page([], notes=asked.notes)
    is_by_date = after is not None and after[0] == _BY_DATE
    ranked, low = ([], 0) if is_by_date else _ranked(connection, asked)
    found = _page(connection, asked, ranked, low, after, limit)
    items = list(_hits(connection, asked, found[:limit]))
    more = found[limit - 1] if len(found) > limit else None
    notes = (*asked.notes, *([asked.reason] if asked.reason and items else []))
    if low and asked.match:
        notes += (f"the newest {len(ranked):,} are ranked; older ones follow by date",)
    return Page(items, more, notes)


def _page(
    connection: apsw.Connection,
    asked: Asked,
    ranked: list[_Ranked],
    low: int,
    after: Cursor | None,
    limit: int,
) -> list[_Ranked]:
    """`limit` matches after a cursor, and one more where there is one."""
    if after is not None and after[0] == _BY_DATE:
        return [(_BY_DATE, n) for n in matching(connection, asked, int(after[1]), limit + 1)]
    found = [each for each in ranked if after is None or each > _flipped(after)]
    page = [(-score, -number) for score, number in found[: limit + 1]]
    if len(page) <= limit and low:
        older = matching(connection, asked, low, limit + 1 - len(page))
        page += [(_BY_DATE, number) for number in older]
    return page


def _flipped(after: Cursor) -> _Ranked:
    return -float(after[0]), -int(after[1])


def _ranked(connection: apsw.Connection, asked: Asked) -> tuple[list[_Ranked], int]:
    """The newest matches, best first, and the number before which none was looked at, 0 where all were.

    Where the newest articles have enough of them, older ones are not looked at: of a million that takes long.
    """
    low = asked.recent if asked.low < asked.recent < asked.high else asked.low
    found = _scored(connection, msgspec.structs.replace(asked, low=low))
    if low > asked.low and len(found) < asked.ranked:
        if len(found) >= _ENOUGH:
            return sorted(found), low
        left = asked.ranked - len(found)
        found += _scored(connection, msgspec.structs.replace(asked, high=low, ranked=left))
    return sorted(found), -max(number for _, number in found) if len(found) == asked.ranked else 0


def _scored(connection: apsw.Connection, asked: Asked) -> list[_Ranked]:
    """The newest matches: score and number, both negative, so that they sort upwards."""
    if not asked.match:
        return [(0.0, -number) for number in matching(connection, asked, asked.high, asked.ranked)]
    where, given = _where(asked)
    found = connection.execute(
        f"SELECT -round(relevance(text, ?), 4), -rowid FROM text WHERE text MATCH ? {where}"
        " ORDER BY rowid DESC LIMIT ?",
        (relevance.request(asked.terms), _expression(asked), *given, asked.ranked),
    )
    return [(score, number) for score, number in found]


def _expression(asked: Asked) -> str:
    return f"({asked.match}) NOT ({asked.without})" if asked.without else asked.match


def _where(asked: Asked, high: int | None = None) -> tuple[str, tuple[int | str, ...]]:
    """The limits that are no FTS5 expression. The plus keeps SQLite from looking up row by row."""
    given = (asked.low, asked.high if high is None else min(high, asked.high))
    if asked.among is None:
        return "AND rowid >= ? AND rowid < ?", given
    among = msgspec.json.encode(asked.among).decode()
    return (
        "AND rowid >= ? AND rowid < ? AND +rowid IN (SELECT value FROM json_each(?))",
        (*given, among),
    )


def matching(connection: apsw.Connection, asked: Asked, high: int, limit: int) -> list[int]:
    """The numbers below `high` that match, newest first."""
    where, given = _where(asked, high)
    if asked.match:
        query = f"SELECT rowid FROM text WHERE text MATCH ? {where} ORDER BY rowid DESC LIMIT ?"
        found = connection.execute(query, (_expression(asked), *given, limit))
    else:
        left_out = "AND number NOT IN (SELECT rowid FROM text WHERE text MATCH ?)" if asked.without else ""
        query = (
            f"SELECT number FROM record WHERE kind = 'article' {left_out} {where.replace('rowid', 'number')}"
            " ORDER BY -number LIMIT ?"
        )
        found = connection.execute(query, (*([asked.without] if left_out else []), *given, limit))
    return [number for (number,) in found]


def _hits(connection: apsw.Connection, asked: Asked, found: Sequence[_Ranked]) -> Iterator[Hit]:
    """Matches with their passages."""
    marker = Marker(asked.phrases, asked.begun, asked.actors)
    marks = "(SELECT marks FROM marks WHERE article = r.number)" if marker.actors else "NULL"
    rows = connection.execute(
        f"SELECT r.number, c.record, r.note, {marks} FROM record AS r"
        " JOIN content AS c ON c.number = r.number WHERE r.number IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode([number for _, number in found]).decode(),),
    )
    known = {number: rest for number, *rest in rows}
    for score, number in found:
        if number in known:
            record, note, marked = known[number]
            article = coding.record("article", record)
            assert isinstance(article, Article)
            yield _hit(article, note, coding.marks(marked) if marked else Marks(), asked, marker, score)


def _hit(article: Article, note: str, marks: Marks, asked: Asked, marker: Marker, score: float) -> Hit:
    found = passage(article.body, marker.spans(article.body, marks.body))
    return Hit(
        article.ref,
        article.title,
        max(score, 0.0),
        tuple(marker.spans(article.title, marks.title)),
        asked.reason,
        found.text if found else None,
        found.matched if found else (),
        found.at if found else None,
        article.date,
        note,
    )
