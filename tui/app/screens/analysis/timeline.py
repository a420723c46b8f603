"""The timeline: events and publications on one axis, from centuries to days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.analysis.query_filters import period, with_actor, with_period
from tui.analysis.timeline import (
    SIGNS,
    Mark,
    Window,
    fit_window,
    marks_inside,
    marks_of,
    timeline_lines,
    window_of,
    window_words,
)
from tui.app.documents.labels import short_date
from tui.app.documents.list_items import ListItem
from tui.app.key_table import FooterEntry
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import COPY_WIDTH_CELLS, AnalysisScreen, drawable_width
from tui.app.screens.analysis.timeline_rows import axis_content, mark_item, mark_words, undated_items
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.results import RecordRow
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Kind, Ref

#: Most events that are shown; if there are more, only those of the window are read.
MAX_EVENTS = 5_000
#: Most articles of a window that are shown in rows.
MAX_ARTICLES = 500
#: Most undated records of each kind that are listed.
MAX_UNDATED = 500
#: The width of the column of dates.
DATE_COLUMN_CELLS = 11
#: The least width of a screen that has room for the column of dates.
MIN_WIDTH_WITH_DATES_CELLS = 76
#: The least height of a screen with a row of blocks for each kind; a lower one has one row for both.
MIN_TALL_ROWS = 20
#: The height of the axis with a row of blocks for each kind.
AXIS_ROWS = 4

Days = list[tuple[date | None, int]]


class TimelineRecords(NamedTuple):
    """Hold what is read once: events, and on which days records begin."""

    name: str  # of the actor; empty: everything
    events: list[RecordRow]
    days: dict[Kind, Days]
    undated: dict[Kind, list[RecordRow]]


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


class TimelineScreen(AnalysisScreen):
    """Show a timeline of an actor or of all records; the cursor begins on `near`."""

    DEFAULT_CSS = """
    TimelineScreen #axis { height: auto; padding: 0 2; }
    """
    PLACES = ("timeline", "view", "everywhere")

    def __init__(self, actor: Ref | None = None, near: Ref | None = None) -> None:
        super().__init__()
        self.actor, self.near = actor, near
        self.of_actor = actor is not None
        self.records: TimelineRecords | None = None
        self.window: Window | None = None
        self.whole: Window | None = None  # the window that holds everything
        self.events: list[Mark] = []
        self.articles: list[Mark] = []
        self.newest_first = False

    def compose_panes(self) -> ComposeResult:
        """Compose the axis and, below it, the list of records."""
        rows = AXIS_ROWS if self.app.size.height >= MIN_TALL_ROWS else AXIS_ROWS - 1
        yield Static("\n" * (rows - 1), id="axis", markup=False)
        yield self.list_with_keys()

    def compose_foot(self) -> ComposeResult:
        """Compose a line about the record under the cursor."""
        yield StatusLine(id="notes")
        yield from super().compose_foot()

    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""
        return ViewSnapshot("timeline", (self.actor,) if self.actor else ())

    def display_options(self) -> Iterable[str]:
        """Return the order, and the window if it is not the whole one."""
        order = ["newest"] if self.newest_first else []
        if self.window is None or self.window == self.whole:
            return order
        return [*order, window_words(self.window)]

    def restore_display(self, options: Sequence[str]) -> None:
        """Restore the order and the window."""
        self.newest_first = "newest" in options
        self.window = next(filter(None, map(window_of, options)), None)

    def restore_cursor(self, location: RecordLocation) -> None:
        """Begin with the cursor on the record of `place`."""
        self.near = location.ref

    def read(self) -> None:
        """Read the records in a thread."""
        self.items.empty = _("Looking …")
        query, actor = self.shown_query, self.actor if self.of_actor else None
        run_in_thread(self, "timeline", lambda _worker: self._read(query, actor))

    @property
    def shown_query(self) -> Query:
        """Return the query of the timeline: the filter, and the actor if there is one."""
        return with_actor(self.filter, self.actor if self.of_actor else None)

    def apply_filter(self) -> None:
        """Show everything that fits the new filter."""
        self.window = None
        super().apply_filter()

    def _read(self, query: Query, actor: Ref | None) -> TimelineLoaded:
        store = self.store
        name = next((record.title for record in store.read([actor])), actor.id) if actor else ""
        events = store.dated_rows("event", query, MAX_EVENTS)
        days: dict[Kind, Days] = {kind: store.counts_by_day(kind, query) for kind in ("event", "article")}
        undated: dict[Kind, list[RecordRow]] = {
            kind: store.undated_rows(kind, query, MAX_UNDATED)
            for kind, day_counts in days.items()
            if any(day is None for day, _count in day_counts)
        }
        return TimelineLoaded(query, TimelineRecords(name, events, days, undated))

    def on_timeline_loaded(self, message: TimelineLoaded) -> None:
        """Show all records, or the window that was shown before."""
        if message.query == self.shown_query:
            self.records = message.records
            self.events, _undated = marks_of(message.records.events)
            self.whole = self._whole_window()
            self.items.empty = _(
                "Nothing lies here. {keys} go along, {out} shows more, {all} shows all."
            ).format(
                keys=f"{self.key('earlier')} {self.key('later')}",
                out=self.key("zoom-out"),
                all=self.key("timeline"),
            )
            if self.window is None or self.whole is None:
                self.action_whole()
            else:
                self._move_to(self.window)

    # -- the window ----------------------------------------------------------------------------

    def action_whole(self) -> None:
        """Show the window that holds everything."""
        if self.whole is not None:
            self._move_to(self.whole)
        elif self.records is not None:
            self.items.empty = _("Nothing here has a date. Dates stand in the files, as date: 2024-01-16.")
            self.window = None
            self.draw()

    def _whole_window(self) -> Window | None:
        """Return the window of all records within the filter's period; None without dated records."""
        ends = [day for mark in self.events for day in (mark.first, mark.last) if day is not None]
        days = self.records.days.values() if self.records else ()
        ends += [day.toordinal() for day_counts in days for day, _count in day_counts if day]
        chosen = parse_edtf(period(self.filter) or "")
        low, high = (chosen.earliest, chosen.latest) if chosen else (None, None)
        first, last = (low or date.min).toordinal(), (high or date.max).toordinal()
        ends = [max(first, min(day, last)) for day in ends]
        return fit_window(min(ends), max(ends)) if ends else None

    def action_zoom(self, by: int) -> None:
        """Zoom in (1) or out (-1) around the record under the cursor."""
        if self.window is not None:
            self._move_to(self.window.zoomed(by, self._zoom_center(self.window)))

    def action_pan(self, share: float) -> None:
        """Move along the axis by a share of the window."""
        if self.window is not None:
            self._move_to(self.window.panned(share))

    def _zoom_center(self, window: Window) -> int:
        mark = self._current_mark()
        if mark is None:
            return window.middle
        return max(window.first, min(mark.begins, window.last))

    def _current_mark(self) -> Mark | None:
        key = self.items.current.key if self.items.current else None
        ref = key.ref if isinstance(key, RecordLocation) else None
        return next((mark for mark in (*self.events, *self.articles) if mark.row.ref == ref), None)

    def _move_to(self, window: Window) -> None:
        """Show a window, with its articles in rows if they are few enough."""
        self.window, self.articles = window, []
        is_few = 0 < self._count_articles() <= MAX_ARTICLES
        if is_few or self._has_more_events:
            run_in_thread(self, "lying", lambda _worker: self._read_window(window, is_few))
        else:
            self.workers.cancel_group(self, "lying")
            self.draw()

    @property
    def _has_more_events(self) -> bool:
        """Return whether there are more events than were read."""
        return self.records is not None and len(self.records.events) >= MAX_EVENTS

    def _count_articles(self) -> int:
        if self.window is None:
            return 0
        counts = self._counts("article")
        return sum(count for day, count in counts if self.window.first <= day <= self.window.last)

    def _read_window(self, window: Window, is_few: bool) -> WindowLoaded:
        since, until = date.fromordinal(window.first), date.fromordinal(window.last)
        query = with_period(self.shown_query, since, until)
        articles = self.store.dated_rows("article", query, MAX_ARTICLES) if is_few else []
        events = self.store.dated_rows("event", query, MAX_EVENTS) if self._has_more_events else None
        return WindowLoaded(window, articles, events)

    def on_window_loaded(self, message: WindowLoaded) -> None:
        """Show the records, unless the window has moved since."""
        if message.window == self.window:
            self.articles, _undated = marks_of(message.articles)
            if message.events is not None:
                self.events, _undated = marks_of(message.events)
            self.draw()

    def _counts(self, kind: Kind) -> list[tuple[int, int]]:
        """Return how many records of a kind begin on each day, as pairs of day ordinal and count."""
        days = self.records.days[kind] if self.records else []
        return [(day.toordinal(), count) for day, count in days if day]

    # -- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the axis, and a row for each record on it."""
        width = drawable_width(self.items)
        lead = DATE_COLUMN_CELLS if self.size.width >= MIN_WIDTH_WITH_DATES_CELLS else 0
        room = max(0, width - 1 - (lead + 1 if lead else 0))
        window = self.window
        if window is not None:
            self.query_one("#axis", Static).update(self._axis(window, room, lead))
            marks = sorted(marks_inside(self.events, window) + self.articles, key=lambda mark: mark.begins)
            rows = [mark_item(mark, window, room, lead) for mark in marks]
            if self.newest_first:
                rows.reverse()
            self.items.set_items([*self._omission_items(), *rows, *self._undated_items()])
            if self.near is not None and self.items.move_to_key(RecordLocation(self.near)):
                self.near = None
        elif self.records is not None:
            rows = self._undated_items()
            self.query_one("#axis", Static).update(Content(self.items.empty if rows else ""))
            self.items.set_items(rows)
        self.update_bars()
        self.show_current()

    def _axis(self, window: Window, room: int, lead: int) -> Content:
        """Return the axis with a row of blocks for the counts above it."""
        kinds: dict[str, Sequence[Kind]] = {_("events"): ["event"], _("articles"): ["article"]}
        if self.size.height < MIN_TALL_ROWS:
            kinds = {"": ["event", "article"]}
        counts = {
            name: [pair for kind in group for pair in self._counts(kind)] for name, group in kinds.items()
        }
        return axis_content(counts, window, room, lead)

    def _omission_items(self) -> list[ListItem]:
        """Return headings that say which records are too many to list."""
        notes = []
        if (article_count := self._count_articles()) > MAX_ARTICLES:
            words = _("{n} articles here: {key} goes nearer, until they are shown one by one")
            notes.append(words.format(n=f"{article_count:,}", key=self.key("zoom-in")))
        if len(self.events) >= MAX_EVENTS:
            words = _("only the {n} oldest events here are listed: {key} goes nearer")
            notes.append(words.format(n=f"{MAX_EVENTS:,}", key=self.key("zoom-in")))
        return [ListItem(key=None, text=words, heading=True) for words in notes]

    def _undated_items(self) -> list[ListItem]:
        """Return the rows of the undated records, if the window holds everything."""
        if self.records is None or self.window not in (None, self.whole):
            return []
        counts = {
            kind: sum(count for day, count in days if day is None) for kind, days in self.records.days.items()
        }
        return undated_items(self.records.undated, counts, self.key("narrow"))

    @on(RowList.Highlighted)
    def _highlighted(self, message: RowList.Highlighted) -> None:
        self.show_current()

    def show_current(self) -> None:
        """Show a line about the record under the cursor."""
        mark = self._current_mark()
        self.query_one("#notes", StatusLine).content = Content(f" {mark_words(mark)}" if mark else "")

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Timeline  Niger · 9 events · 2 articles · Jul 23 – Feb 24»."""
        parts = [_("Timeline")]
        if self.records is None:
            return [*parts, _("reading …")]
        days = self.records.days
        events, articles = (sum(count for _day, count in days[kind]) for kind in ("event", "article"))
        undated = sum(count for kind in days.values() for day, count in kind if day is None)
        parts.append(self.records.name or _("all records"))
        counted: tuple[tuple[Kind, int, str], ...] = (
            ("event", events, ngettext("{n} event", "{n} events", events)),
            ("article", articles, ngettext("{n} article", "{n} articles", articles)),
        )
        parts += [f"{SIGNS[kind]} " + words.format(n=f"{number:,}") for kind, number, words in counted]
        if undated:
            parts.append(_("{n} undated").format(n=f"{undated:,}"))
        if self.window is not None:
            ends = (date.fromordinal(self.window.first), date.fromordinal(self.window.last))
            parts.append(" – ".join(short_date(day.isoformat()) for day in ends))
        return parts

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        entries: list[FooterEntry] = [
            "open",
            ("zoom-in zoom-out", _("zoom")),
            ("earlier later", _("along")),
            *self.filter_entries(),
        ]
        if self.actor is not None:
            entries.append(("everywhere", _("all records") if self.of_actor else _("this actor")))
        return [*entries, "timeline", "sort", "jump", "step-out"]

    def text_lines(self) -> Iterable[str]:
        """Return the axis and the records in the window as lines of text."""
        marks = marks_inside(self.events, self.window) + self.articles if self.window else []
        return timeline_lines([mark.row for mark in marks], COPY_WIDTH_CELLS, _)

    def action_sort(self) -> None:
        """Switch between the newest first and the oldest first."""
        self.newest_first = not self.newest_first
        self.draw()

    def action_everywhere(self) -> None:
        """Switch between all records and those of the actor."""
        if self.actor is not None:
            self.of_actor = not self.of_actor
            self.apply_filter()
