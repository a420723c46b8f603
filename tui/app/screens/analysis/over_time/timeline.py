"""The timeline: events and publications on one axis, from centuries to days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.analysis.query_filters import period, with_actor
from tui.analysis.timeline import (
    Mark,
    Window,
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
from tui.app.screens.analysis.base import COPY_WIDTH_CELLS, AnalysisScreen
from tui.app.screens.analysis.over_time.timeline_records import (
    TimelineLoaded,
    TimelineRecords,
    WindowLoaded,
    read_records,
    read_window,
)
from tui.app.screens.analysis.over_time.timeline_rows import (
    axis_content,
    is_inside,
    mark_item,
    mark_words,
    undated_items,
)
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.model.records import Kind, Ref

#: The width of the column of dates.
DATE_COLUMN_CELLS = 11
#: The least width of a screen that has room for the column of dates.
MIN_WIDTH_WITH_DATES_CELLS = 76
#: The least height of a screen with a row of blocks for each kind; a lower one has one row for both.
MIN_TALL_ROWS = 20
#: The height of the axis with a row of blocks for each kind.
AXIS_ROWS = 4


class TimelineScreen(AnalysisScreen):
    """Show a timeline of an actor or of all records; the cursor begins on `near`."""

    DEFAULT_CSS = """
    TimelineScreen #axis { height: auto; padding: 0 2; }
    """
    SCOPES = ("timeline", "view", "everywhere")

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
        yield from super().compose_panes()

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
        self.items.empty = _("Searching …")
        query, actor = self.shown_query, self.actor if self.of_actor else None

        def work(_worker: object) -> TimelineLoaded:
            return TimelineLoaded(query, read_records(self.store, query, actor))

        run_in_thread(self, "timeline", work)

    @property
    def shown_query(self) -> Query:
        """Return the query of the timeline: the filter, and the actor if there is one."""
        return with_actor(self.filter, self.actor if self.of_actor else None)

    def apply_filter(self) -> None:
        """Show everything that fits the new filter."""
        self.window = None
        super().apply_filter()

    def on_timeline_loaded(self, message: TimelineLoaded) -> None:
        """Show all records, or the window that was shown before."""
        if message.query == self.shown_query:
            self.records = message.records
            self.events, _undated = marks_of(message.records.events)
            self.whole = message.records.whole_window(period(self.filter) or "")
            words = _("Nothing in this period. {keys} move, {out} zooms out, {all} shows everything.")
            keys = {"keys": f"{self.key('earlier')} {self.key('later')}", "out": self.key("zoom-out")}
            self.say_nothing(words.format(**keys, all=self.key("timeline")))
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
            self.say_nothing(
                _("Nothing here is dated. Dates are given in the files, like this: date: 2024-01-16")
            )
            self.window = None
            self.draw()

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
        records, query = self.records, self.shown_query
        if records is None:
            return
        is_few = records.has_few_articles(window)
        if not is_few and not records.has_more_events:
            self.workers.cancel_group(self, "lying")
            self.draw()
            return

        def work(_worker: object) -> WindowLoaded:
            return read_window(self.store, query, window, articles=is_few, events=records.has_more_events)

        run_in_thread(self, "lying", work)

    def on_window_loaded(self, message: WindowLoaded) -> None:
        """Show the records, unless the window has moved since."""
        if message.window == self.window:
            self.articles, _undated = marks_of(message.articles)
            if message.events is not None:
                self.events, _undated = marks_of(message.events)
            self.draw()

    # -- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the axis, and a row for each record on it."""
        width = self.list_width
        lead = DATE_COLUMN_CELLS if self.size.width >= MIN_WIDTH_WITH_DATES_CELLS else 0
        room = max(0, width - 1 - (lead + 1 if lead else 0))
        window = self.window
        if window is not None:
            self.query_one("#axis", Static).update(self._axis(window, room, lead))
            marks = sorted(marks_inside(self.events, window) + self.articles, key=lambda mark: mark.begins)
            rows = [mark_item(mark, window, room, lead, self.store.marks) for mark in marks]
            if self.newest_first:
                rows.reverse()
            self.items.set_items([*self._omission_items(window), *rows, *self._undated_items()])
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
            name: [pair for kind in group for pair in self.records.counts(kind)] if self.records else []
            for name, group in kinds.items()
        }
        return axis_content(counts, window, room, lead)

    def _omission_items(self, window: Window) -> list[ListItem]:
        """Return headings that say which records are too many to list."""
        notes = (
            self.records.omission_notes(window, len(self.events), self.key("zoom-in")) if self.records else ()
        )
        return [ListItem(key=None, text=words, heading=True) for words in notes]

    def _undated_items(self) -> list[ListItem]:
        """Return the rows of the undated records, if the window holds everything."""
        if self.records is None or not is_inside(self.whole, self.window):
            return []
        return undated_items(
            self.records.undated, self.records.undated_counts(), self.key("narrow"), self.store.marks
        )

    @on(RowList.Highlighted)
    def show_current(self) -> None:
        """Show a line about the record under the cursor."""
        mark = self._current_mark()
        self.query_one("#notes", StatusLine).content = Content(f" {mark_words(mark)}" if mark else "")

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Timeline  Niger · 9 events · 2 articles · Jul 23 – Feb 24»."""
        parts = [_("Timeline")]
        if self.records is None:
            return [*parts, _("reading …")]
        parts += [self.records.name or _("all records"), *self.records.count_labels()]
        if self.window is not None:
            ends = (date.fromordinal(self.window.first), date.fromordinal(self.window.last))
            parts.append(" – ".join(short_date(day.isoformat()) for day in ends))
        return parts

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        entries: list[FooterEntry] = [
            "open",
            ("zoom-in zoom-out", _("zoom")),
            ("earlier later", _("move")),
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
