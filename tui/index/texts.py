"""Articles read one after another: the oldest first, with where in them stands what was asked."""

from __future__ import annotations

import apsw

from tui.index import coding
from tui.index.narrowing import Numbers
from tui.index.numbers import DATED, END
from tui.index.passages import Marker
from tui.index.store import Cursor, Page, Place, Text
from tui.model.records import Article, Marks, Ref


def texts(
    connection: apsw.Connection, among: Numbers, marker: Marker, after: Cursor | None, limit: int
) -> Page[Text]:
    """See `Store.texts`."""
    numbers = _page(connection, among, after, limit + 1)
    found = [_text(connection, number, marker) for number in numbers[:limit]]
    return Page(found, (numbers[limit - 1],) if len(numbers) > limit else None)


def _page(connection: apsw.Connection, among: Numbers, after: Cursor | None, limit: int) -> list[int]:
    """Numbers after a cursor: the dated ones, then the undated ones, whose numbers are lower."""
    here = int(after[0]) if after else DATED - 1
    spans = [(here, END), (-1, DATED)] if here >= DATED - 1 else [(here, DATED)]
    found: list[int] = []
    for low, high in spans:
        rows = connection.execute(
            f"SELECT number FROM ({among.sql}) WHERE number > ? AND number < ? ORDER BY number LIMIT ?",
            (*among.given, low, high, limit - len(found)),
        )
        found += [number for (number,) in rows]
    return found


def _text(connection: apsw.Connection, number: int, marker: Marker) -> Text:
    record, marked = connection.execute(
        "SELECT c.record, k.marks FROM content AS c LEFT JOIN marks AS k ON k.article = c.number"
        " WHERE c.number = ?",
        (number,),
    ).fetchone()  # type: ignore[misc]  # the record is there in this state of the index
    article, marks = coding.record("article", record), coding.marks(marked) if marked else Marks()
    assert isinstance(article, Article)
    return Text(article, tuple(marker.spans(article.body, marks.body)), marks)


def places(connection: apsw.Connection, actor: Ref, among: Numbers | None, limit: int) -> list[Place]:
    """See `Store.places`."""
    number = connection.execute("SELECT number FROM record WHERE kind = 'actor' AND id = ?", (actor.id,)).get
    where, given = (f"AND {among.among('m.article')}", among.given) if among else ("", ())
    found: list[Place] = []
    for span in (f">= {DATED}", f"< {DATED}"):
        rows = connection.execute(
            "SELECT r.id, k.marks FROM mention AS m JOIN record AS r ON r.number = m.article"
            " JOIN marks AS k ON k.article = m.article"
            f" WHERE m.actor = ? AND m.article {span} {where} ORDER BY m.article",
            (number, *given),
        )
        for id_, marks in rows:
            article = Ref("article", id_)
            found += [Place(article, m.start, m.end) for m in coding.marks(marks).body if m.actor == actor.id]
            if len(found) >= limit:
                return found[:limit]
    return found
