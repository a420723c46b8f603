"""The found events of the index, kept up by the news items that came and went.

An event that loses an item is dissolved: its items are gathered again, together with the new ones and with
those of the days around. A corpus of few items is gathered anew as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import apsw

from tui.annotate.found_events.finder import make_event
from tui.annotate.found_events.gathering import gather_items
from tui.annotate.found_events.published_item import PublishedItem
from tui.index import serialization
from tui.model.found_events import FoundEvent
from tui.model.records import Article

#: With no more items than this all are gathered anew, which takes less than a second.
MAX_ITEMS_GATHERED_ANEW = 1_500
#: Days around those of new items, whose items are gathered with them; and items, at most.
DAYS_AROUND, MAX_ITEMS_AROUND = 10, 1_500
#: Rowids of articles are made of their day (`record_ids.py`).
_DAY_SHIFT = 24
_WITH_ROWID = "SELECT article, number, item FROM news_item"


def dissolve_events(connection: apsw.Connection, articles: Iterable[int]) -> None:
    """Have the events that articles report gathered again; before the items of the articles are deleted."""
    for article in articles:
        query = "SELECT DISTINCT event FROM news_item WHERE article = ? AND event > 0"
        _dissolve(connection, [event for (event,) in connection.execute(query, (article,))])


def _dissolve(connection: apsw.Connection, events: Iterable[int]) -> None:
    rows = [(event,) for event in events]
    connection.executemany("UPDATE news_item SET event = 0 WHERE event = ?", rows)
    connection.executemany("DELETE FROM found_event WHERE number = ?", rows)


def gather_events(connection: apsw.Connection) -> None:
    """Gather the items that are of no event yet, inside the transaction of an update."""
    new_count = connection.execute("SELECT count(*) FROM news_item WHERE event = 0").get
    if not new_count:
        return
    count = connection.execute("SELECT count(*) FROM news_item").get
    if count <= MAX_ITEMS_GATHERED_ANEW or new_count > count // 2:
        connection.execute("UPDATE news_item SET event = 0")
        connection.execute("DELETE FROM found_event")
    else:
        _dissolve_around(connection)
    _store_events(connection, _read_items(connection))


def _dissolve_around(connection: apsw.Connection) -> None:
    """Dissolve the events of the days around those of items that are of none."""
    days = {article >> _DAY_SHIFT for article, *_ in connection.execute(f"{_WITH_ROWID} WHERE event = 0")}
    events: dict[int, None] = {}
    for day in sorted(days):
        first, last = max(0, day - DAYS_AROUND) << _DAY_SHIFT, (day + DAYS_AROUND + 1) << _DAY_SHIFT
        query = "SELECT DISTINCT event FROM news_item WHERE article BETWEEN ? AND ? AND event > 0 LIMIT ?"
        rows = connection.execute(query, (first, last, MAX_ITEMS_AROUND))
        events.update((event, None) for (event,) in rows)
        if len(events) >= MAX_ITEMS_AROUND:
            break
    _dissolve(connection, events)


def _read_items(connection: apsw.Connection) -> dict[tuple[str, int], tuple[int, PublishedItem]]:
    """Return the items that are of no event, with the rowids of their articles, by their keys."""
    rows = connection.execute(f"{_WITH_ROWID} WHERE event = 0")
    items = ((rowid, serialization.decode_as(PublishedItem, data)) for rowid, _number, data in rows)
    return {item.key: (rowid, item) for rowid, item in items}


def _store_events(
    connection: apsw.Connection, items: dict[tuple[str, int], tuple[int, PublishedItem]]
) -> None:
    """Gather items, and store the events."""
    rowids = {item.article: rowid for rowid, item in items.values()}

    def read_article(name: str) -> Article:
        query = "SELECT record FROM content WHERE number = ?"
        record = serialization.decode_record("article", connection.execute(query, (rowids[name],)).get)
        assert isinstance(record, Article)
        return record

    last = connection.execute("SELECT coalesce(max(number), 0) FROM found_event").get
    for number, group in enumerate(gather_items([item for _, item in items.values()]), last + 1):
        event = make_event(group, read_article)
        connection.execute("INSERT INTO found_event VALUES (?, ?, ?, ?, ?)", (number, *_columns(event)))
        connection.executemany(
            "UPDATE news_item SET event = ? WHERE article = ? AND number = ?",
            [(number, rowids[one.article], one.number) for one in group],
        )


def _columns(event: FoundEvent) -> Iterator[object]:
    """Yield the columns of an event behind its number."""
    yield (event.date or "").strip("[").partition("..")[0]
    yield len(event.articles)
    yield event.sharpness
    yield serialization.encode(event)
