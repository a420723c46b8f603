"""The found events of the index, kept up by the news items that came and went.

An event that loses an item is dissolved: its items are gathered again, together with the new ones and with
those of the days around. A corpus of few items is gathered anew as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import apsw
from msgspec import structs

from tui.annotate.found_events.finder import make_event, refit_event
from tui.annotate.found_events.gathering import gather_items
from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.weighed_item import KindCounts
from tui.annotate.suggestions.suggestion import key_words
from tui.index import serialization
from tui.index.indexing.derived.found_records import (
    KnownEvents,
    delete_records,
    insert_record,
    refit_record,
)
from tui.index.record_ids import allocate_rowid, first_day
from tui.model.found_events import FoundEvent
from tui.model.records import Article, Decision

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
        events = [event for (event,) in connection.execute(query, (article,))]
        _free_items(connection, events)
        _delete_events(connection, events)


def has_other_reports(before: Sequence[bytes], after: Sequence[bytes]) -> bool:
    """Return whether the items of an article differ in more than the known actors that have a part.

    Which items are of one event does not depend on these.
    """
    sides = [
        [
            structs.replace(serialization.decode_as(PublishedItem, item), participants=(), told_type="")
            for item in items
        ]
        for items in (before, after)
    ]
    return sides[0] != sides[1]


def refit_events(connection: apsw.Connection, batch: Sequence[tuple[int, Sequence[bytes]]]) -> None:
    """Store the items of articles, with their rowids, which differ in known actors alone."""
    connection.executemany(
        "UPDATE news_item SET item = ? WHERE article = ? AND number = ?",
        [(item, article, number) for article, items in batch for number, item in enumerate(items)],
    )
    query = "SELECT DISTINCT event FROM news_item WHERE article = ? AND event > 0"
    for event in {event for article, _items in batch for (event,) in connection.execute(query, (article,))}:
        rows = connection.execute("SELECT item FROM news_item WHERE event = ?", (event,))
        group = [serialization.decode_as(PublishedItem, item) for (item,) in rows]
        encoded = connection.execute("SELECT event FROM found_event WHERE number = ?", (event,)).get
        refitted = refit_event(serialization.decode_as(FoundEvent, encoded), group)
        connection.execute(
            "UPDATE found_event SET event = ? WHERE number = ?", (serialization.encode(refitted), event)
        )
        refit_record(connection, int(event), refitted)


def _free_items(connection: apsw.Connection, events: Iterable[int]) -> None:
    """Let the items of some events be of none."""
    connection.executemany("UPDATE news_item SET event = 0 WHERE event = ?", [(event,) for event in events])


def _delete_events(connection: apsw.Connection, events: Sequence[int]) -> None:
    delete_records(connection, events)
    connection.executemany("DELETE FROM found_event WHERE number = ?", [(event,) for event in events])


def gather_events(connection: apsw.Connection, decisions: Iterable[Decision]) -> None:
    """Gather the items that are of no event yet, inside the transaction of an update."""
    new_count = connection.execute("SELECT count(*) FROM news_item WHERE event = 0").get
    if not new_count:
        return
    count = connection.execute("SELECT count(*) FROM news_item").get
    if count <= MAX_ITEMS_GATHERED_ANEW or new_count > count // 2:
        events = [event for (event,) in connection.execute("SELECT number FROM found_event")]
    else:
        events = _events_around(connection)
    _store_events(connection, events, KnownEvents(connection, decisions))


def refresh_records(
    connection: apsw.Connection,
    articles: Collection[str],
    decisions: Iterable[Decision],
    decisions_before: Iterable[Decision],
) -> None:
    """Give found events their record, or take it away, where what people kept or rejected has changed.

    `articles`: ids of those that claims of changed events quote.
    """
    numbers: dict[int, None] = {}
    of_article = (
        "SELECT DISTINCT n.event FROM record AS r JOIN news_item AS n ON n.article = r.number"
        " WHERE r.kind = 'article' AND r.id = ? AND n.event > 0"
    )
    for article in articles:
        numbers.update((event, None) for (event,) in connection.execute(of_article, (article,)))
    for decision in set(decisions) ^ set(decisions_before):
        if decision.suggestion == "event":
            names = (key_words(decision.name or ""),)
            rows = connection.execute("SELECT number FROM found_event WHERE name = ?", names)
            numbers.update((event, None) for (event,) in rows)
            rows = connection.execute(of_article, (decision.article or "",))
            numbers.update((event, None) for (event,) in rows)
    known = KnownEvents(connection, decisions)
    for number in numbers:
        encoded = connection.execute("SELECT event FROM found_event WHERE number = ?", (number,)).get
        event = serialization.decode_as(FoundEvent, encoded)
        delete_records(connection, [number])
        if not known.leaves_out(event):
            insert_record(connection, number, event, known.kept_event(event))


def _events_around(connection: apsw.Connection) -> list[int]:
    """Return the events of the days around those of items that are of none."""
    days = {article >> _DAY_SHIFT for article, *_ in connection.execute(f"{_WITH_ROWID} WHERE event = 0")}
    events: dict[int, None] = {}
    for day in sorted(days):
        first, last = max(0, day - DAYS_AROUND) << _DAY_SHIFT, (day + DAYS_AROUND + 1) << _DAY_SHIFT
        query = "SELECT DISTINCT event FROM news_item WHERE article BETWEEN ? AND ? AND event > 0 LIMIT ?"
        rows = connection.execute(query, (first, last, MAX_ITEMS_AROUND))
        events.update((event, None) for (event,) in rows)
        if len(events) >= MAX_ITEMS_AROUND:
            break
    return list(events)


_Items = dict[tuple[str, int], tuple[int, PublishedItem]]


def _read_items(connection: apsw.Connection) -> _Items:
    """Return the items that are of no event, with the rowids of their articles, by their keys."""
    rows = connection.execute(f"{_WITH_ROWID} WHERE event = 0")
    items = ((rowid, serialization.decode_as(PublishedItem, data)) for rowid, _number, data in rows)
    return {item.key: (rowid, item) for rowid, item in items}


def _store_events(connection: apsw.Connection, events: Sequence[int], known: KnownEvents) -> None:
    """Gather anew the items of some events, and those of none; what is as before stays as it is."""
    before: dict[frozenset[tuple[int, int]], int] = {}
    for event in events:
        rows = connection.execute("SELECT article, number FROM news_item WHERE event = ?", (event,))
        before[frozenset(rows.fetchall())] = event  # type: ignore[arg-type]
    _free_items(connection, events)
    items = _read_items(connection)
    rowids = {item.article: rowid for rowid, item in items.values()}
    new_groups: list[list[PublishedItem]] = []
    published = [item for _, item in items.values()]
    counts = KindCounts(published)
    for group in gather_items(published):
        number = before.pop(frozenset((rowids[one.article], one.number) for one in group), None)
        if number is None:
            new_groups.append(group)
        else:
            _assign(connection, number, group, rowids)
    _delete_events(connection, list(before.values()))
    for group in new_groups:
        crowd = max(map(counts.crowd_of, group))
        number = _store_event(connection, group, rowids, known, crowd)
        _assign(connection, number, group, rowids)


def _assign(
    connection: apsw.Connection, event: int, group: Sequence[PublishedItem], rowids: Mapping[str, int]
) -> None:
    """Let the items of a group be of an event."""
    connection.executemany(
        "UPDATE news_item SET event = ? WHERE article = ? AND number = ?",
        [(event, rowids[one.article], one.number) for one in group],
    )


def _store_event(
    connection: apsw.Connection,
    group: Sequence[PublishedItem],
    rowids: Mapping[str, int],
    known: KnownEvents,
    crowd: int,
) -> int:
    """Store the event of a group of items, and return its rowid; `crowd`: as many are of its kind."""

    def read_article(name: str) -> Article:
        query = "SELECT record FROM content WHERE number = ?"
        record = serialization.decode_record("article", connection.execute(query, (rowids[name],)).get)
        assert isinstance(record, Article)
        return record

    taken = "SELECT 1 FROM record WHERE number = ?1 UNION ALL SELECT 1 FROM found_event WHERE number = ?1"
    event = make_event(group, read_article, crowd)
    number = allocate_rowid(
        str(event.ref),
        first_day(event.date or event.published),
        lambda rowid: connection.execute(taken, (rowid,)).get is not None,
    )
    row = (number, key_words(event.title), len(event.articles), event.sharpness, serialization.encode(event))
    connection.execute("INSERT INTO found_event VALUES (?, ?, ?, ?, ?)", row)
    if not known.leaves_out(event):
        insert_record(connection, number, event, known.kept_event(event))
    return number
