"""The records of a timeline: what is read once, and what is read for a window of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from textual.message import Message

from tui.analysis.query_filters import with_period
from tui.analysis.timeline import (
    SIGNS,
    Window,
    fit_window,
    marks_of,
)
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import RecordRow
from tui.index.store import Store
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Kind, Ref

#: Most events that are shown; if there are more, only those of the window are read.
MAX_EVENTS = 5_000


#: Most articles of a window that are shown in rows.
MAX_ARTICLES = 500


#: Most undated records of each kind that are listed.
MAX_UNDATED = 500


Days = list[tuple[date | None, int]]


class TimelineRecords(NamedTuple):
    """Hold what is read once: events, and on which days records begin."""

    name: str  # of the actor; empty: everything
    events: list[RecordRow]
    days: dict[Kind, Days]
    undated: dict[Kind, list[RecordRow]]

    @property
    def has_more_events(self) -> bool:
        """Return whether there are more events than were read."""
        return len(self.events) >= MAX_EVENTS

    def counts(self, kind: Kind) -> list[tuple[int, int]]:
        """Return how many records of a kind begin on each day, as pairs of day ordinal and count."""
        return [(day.toordinal(), count) for day, count in self.days[kind] if day]

    def count_articles(self, window: Window) -> int:
        """Return how many articles there are in a window."""
        return sum(count for day, count in self.counts("article") if window.first <= day <= window.last)

    def has_few_articles(self, window: Window) -> bool:
        """Return whether the articles in a window are few enough to be listed, and not none."""
        return 0 < self.count_articles(window) <= MAX_ARTICLES

    def omission_notes(self, window: Window, event_count: int, zoom_key: str) -> Iterator[str]:
        """Yield which records of a window are too many to list; `zoom_key`: the key that zooms in."""
        if (article_count := self.count_articles(window)) > MAX_ARTICLES:
            words = _("{n} articles here: {key} zooms in until they are shown one by one")
            yield words.format(n=format_number(article_count), key=zoom_key)
        if event_count >= MAX_EVENTS:
            words = _("only the {n} oldest events here are listed: {key} zooms in")
            yield words.format(n=format_number(MAX_EVENTS), key=zoom_key)

    def count_labels(self) -> Iterator[str]:
        """Yield how many records there are: «● 9 events», «○ 2 articles», «1 undated»."""
        events, articles = (sum(count for _day, count in self.days[kind]) for kind in ("event", "article"))
        yield f"{SIGNS['event']} " + ngettext("{n} event", "{n} events", events).format(
            n=format_number(events)
        )
        yield f"{SIGNS['article']} " + ngettext("{n} article", "{n} articles", articles).format(
            n=format_number(articles)
        )
        if undated := sum(self.undated_counts().values()):
            yield _("{n} undated").format(n=format_number(undated))

    def undated_counts(self) -> dict[Kind, int]:
        """Return how many records of each kind have no date."""
        return {kind: sum(count for day, count in days if day is None) for kind, days in self.days.items()}

    def whole_window(self, chosen_period: str) -> Window | None:
        """Return the window of all records within a period (EDTF); None without dated records."""
        marks, _undated = marks_of(self.events)
        ends = [day for mark in marks for day in (mark.first, mark.last) if day is not None]
        ends += [day for kind in self.days for day, _count in self.counts(kind)]
        chosen = parse_edtf(chosen_period)
        low, high = (chosen.earliest, chosen.latest) if chosen else (None, None)
        first, last = (low or date.min).toordinal(), (high or date.max).toordinal()
        ends = [max(first, min(day, last)) for day in ends]
        return fit_window(min(ends), max(ends)) if ends else None


class TimelineLoaded(Message):
    """Report the records of the timeline."""

    def __init__(self, query: Query, records: TimelineRecords) -> None:
        super().__init__()
        self.query, self.records = query, records


class WindowLoaded(Message):
    """Report the articles of a window, and its events if not all events were read."""

    def __init__(self, window: Window, articles: list[RecordRow], events: list[RecordRow] | None) -> None:
        super().__init__()
        self.window, self.articles, self.events = window, articles, events


def read_records(store: Store, query: Query, actor: Ref | None) -> TimelineRecords:
    """Read what fits a query; `actor`: whose name is read too. Raises StoreError."""
    name = next((record.title for record in store.read([actor])), actor.id) if actor else ""
    events = store.dated_rows("event", query, MAX_EVENTS)
    days: dict[Kind, Days] = {kind: store.counts_by_day(kind, query) for kind in ("event", "article")}
    undated: dict[Kind, list[RecordRow]] = {
        kind: store.undated_rows(kind, query, MAX_UNDATED)
        for kind, day_counts in days.items()
        if any(day is None for day, _count in day_counts)
    }
    return TimelineRecords(name, events, days, undated)


def read_window(store: Store, query: Query, window: Window, *, articles: bool, events: bool) -> WindowLoaded:
    """Read the articles, and the events, of a window. Raises StoreError."""
    inside = with_period(query, date.fromordinal(window.first), date.fromordinal(window.last))
    return WindowLoaded(
        window,
        store.dated_rows("article", inside, MAX_ARTICLES) if articles else [],
        store.dated_rows("event", inside, MAX_EVENTS) if events else None,
    )
