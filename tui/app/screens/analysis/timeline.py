"""The timeline: events and publications on one axis, from centuries to days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
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
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import TEXT_WIDTH, width_of
from tui.app.screens.analysis.filtered_screen import FilteredScreen
from tui.app.screens.analysis.timeline_rows import axis_content, mark_item, mark_words, undated_items
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query
from tui.index.store import RecordRow
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Kind, Ref

#: So many events are shown at most (where there are more, those of the window), and so many articles.
MOST_EVENTS, MOST_ARTICLES = 5_000, 500
#: So many undated records of a kind are listed at most.
MOST_UNDATED = 500
#: The column of dates, from this width on; in cells.
LEAD, LEAD_FROM = 11, 76
#: Where the screen is lower than this, one row of blocks stands for both kinds; the rows of the axis else.
TALL, AXIS = 20, 4

Days = list[tuple[date | None, int]]


class TimelineRecords(NamedTuple):
    """What is asked once: events, and on which days articles appeared."""

    name: str  # of the actor; empty: everything
    events: list[RecordRow]
    days: dict[Kind, Days]
    undated: dict[Kind, list[RecordRow]]


class TimelineLoaded(Message):
    """What there is, is here."""

    def __init__(self, asked: Query, known: TimelineRecords) -> None:
        super().__init__()
        self.asked, self.known = asked, known


class UndatedLoaded(Message):
    """What lies in a window is here: its articles, and its events where not all are known."""

    def __init__(self, window: Window, articles: list[RecordRow], events: list[RecordRow] | None) -> None:
        super().__init__()
        self.window, self.articles, self.events = window, articles, events


class TimelineScreen(FilteredScreen):
    """Of an actor, or of everything. `near`: the record on which the cursor begins."""

    DEFAULT_CSS = """
    TimelineScreen #axis { height: auto; padding: 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "zoom(1)", show=False),
        Binding("minus", "zoom(-1)", show=False),
        Binding("right", "pan(0.25)", show=False),
        Binding("left", "pan(-0.25)", show=False),
        Binding("0,t", "whole", show=False, id="timeline"),
        Binding("asterisk", "everywhere", show=False, id="everywhere"),
    ]

    def __init__(self, actor: Ref | None = None, near: Ref | None = None) -> None:
        super().__init__()
        self.actor, self.near = actor, near
        self.of_actor = actor is not None
        self.known: TimelineRecords | None = None
        self.window: Window | None = None
        self.whole: Window | None = None  # the one that holds everything
        self.events: list[Mark] = []
        self.articles: list[Mark] = []
        self.newest_first = False

    def panes(self) -> ComposeResult:
        """The axis, and below it what lies on it."""
        rows = AXIS if self.app.size.height >= TALL else AXIS - 1
        yield Static("\n" * (rows - 1), id="axis", markup=False)
        yield self.list_with_keys()

    def feet(self) -> ComposeResult:
        """A line about what the cursor is on."""
        yield StatusLine(id="notes")
        yield from super().feet()

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot("timeline", (self.actor,) if self.actor else ())

    def display_options(self) -> Iterable[str]:
        """The order, and the window where it is not everything."""
        order = ["newest"] if self.newest_first else []
        if self.window is None or self.window == self.whole:
            return order
        return [*order, window_words(self.window)]

    def restore_display(self, how: Sequence[str]) -> None:
        """In this order, this window."""
        self.newest_first = "newest" in how
        self.window = next(filter(None, map(window_of, how)), None)

    def restore_cursor(self, place: RecordLocation) -> None:
        """Begin there."""
        self.near = place.ref

    def read(self) -> None:
        """Ask what there is, in a thread."""
        self.items.empty = _("Looking …")
        query, actor = self.asked, self.actor if self.of_actor else None
        run_in_thread(self, "timeline", lambda _worker: self._read(query, actor))

    @property
    def asked(self) -> Query:
        """What is shown: what concerns the actor, where the filter fits."""
        return with_actor(self.filter, self.actor if self.of_actor else None)

    def filtered_title(self) -> None:
        """Another filter, another time: all that fits is shown."""
        self.window = None
        super().filtered_title()

    def _read(self, query: Query, actor: Ref | None) -> TimelineLoaded:
        store = self.store
        name = next((record.title for record in store.read([actor])), actor.id) if actor else ""
        events = store.dated_rows("event", query, MOST_EVENTS)
        days: dict[Kind, Days] = {kind: store.counts_by_day(kind, query) for kind in ("event", "article")}
        undated: dict[Kind, list[RecordRow]] = {
            kind: store.undated_rows(kind, query, MOST_UNDATED)
            for kind, each in days.items()
            if any(day is None for day, _count in each)
        }
        return TimelineLoaded(query, TimelineRecords(name, events, days, undated))

    def on_timeline_loaded(self, message: TimelineLoaded) -> None:
        """Show it whole; where it was shown before, at the same place."""
        if message.asked == self.asked:
            self.known = message.known
            self.events, _undated = marks_of(message.known.events)
            self.whole = self._fitting()
            self.items.empty = _("Nothing lies here. ← → go along, - shows more, t shows all.")
            if self.window is None or self.whole is None:
                self.action_whole()
            else:
                self._move_to(self.window)

    # -- the window ----------------------------------------------------------------------------

    def action_whole(self) -> None:
        """A window that holds everything."""
        if self.whole is not None:
            self._move_to(self.whole)
        elif self.known is not None:
            self.items.empty = _("Nothing here has a date. Dates stand in the files, as date: 2024-01-16.")
            self.window = None
            self.draw()

    def _fitting(self) -> Window | None:
        """The window of all that there is, within the filter's period."""
        ends = [day for mark in self.events for day in (mark.first, mark.last) if day is not None]
        days = self.known.days.values() if self.known else ()
        ends += [day.toordinal() for each in days for day, _count in each if day]
        chosen = parse_edtf(period(self.filter) or "")
        low, high = (chosen.earliest, chosen.latest) if chosen else (None, None)
        first, last = (low or date.min).toordinal(), (high or date.max).toordinal()
        ends = [max(first, min(day, last)) for day in ends]
        return fit_window(min(ends), max(ends)) if ends else None

    def action_zoom(self, by: int) -> None:
        """Nearer or further, around what the cursor is on."""
        if self.window is not None:
            self._move_to(self.window.zoomed(by, self._day_here(self.window)))

    def action_pan(self, share: float) -> None:
        """Along the axis, by a share of what is shown."""
        if self.window is not None:
            self._move_to(self.window.panned(share))

    def _day_here(self, window: Window) -> int:
        mark = self._mark_here()
        if mark is None:
            return window.middle
        return max(window.first, min(mark.begins, window.last))

    def _mark_here(self) -> Mark | None:
        key = self.items.current.key if self.items.current else None
        ref = key.ref if isinstance(key, RecordLocation) else None
        return next((mark for mark in (*self.events, *self.articles) if mark.row.ref == ref), None)

    def _move_to(self, window: Window) -> None:
        """Show a window: its articles one by one where they are few enough."""
        self.window, self.articles = window, []
        is_few = 0 < self._articles_here() <= MOST_ARTICLES
        if is_few or self._has_more_events:
            run_in_thread(self, "lying", lambda _worker: self._lying(window, is_few))
        else:
            self.workers.cancel_group(self, "lying")
            self.draw()

    @property
    def _has_more_events(self) -> bool:
        """Whether there are more events than are known at once."""
        return self.known is not None and len(self.known.events) >= MOST_EVENTS

    def _articles_here(self) -> int:
        if self.window is None:
            return 0
        counts = self._counts("article")
        return sum(count for day, count in counts if self.window.first <= day <= self.window.last)

    def _lying(self, window: Window, is_few: bool) -> UndatedLoaded:
        since, until = date.fromordinal(window.first), date.fromordinal(window.last)
        query = with_period(self.asked, since, until)
        articles = self.store.dated_rows("article", query, MOST_ARTICLES) if is_few else []
        events = self.store.dated_rows("event", query, MOST_EVENTS) if self._has_more_events else None
        return UndatedLoaded(window, articles, events)

    def on_undated_loaded(self, message: UndatedLoaded) -> None:
        """Show it, unless the window has moved on."""
        if message.window == self.window:
            self.articles, _undated = marks_of(message.articles)
            if message.events is not None:
                self.events, _undated = marks_of(message.events)
            self.draw()

    def _counts(self, kind: Kind) -> list[tuple[int, int]]:
        """How many of a kind begin on each day (ordinal)."""
        days = self.known.days[kind] if self.known else []
        return [(day.toordinal(), count) for day, count in days if day]

    # -- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        """The axis, and a row for everything on it."""
        width = width_of(self.items)
        lead = LEAD if self.size.width >= LEAD_FROM else 0
        room = max(0, width - 1 - (lead + 1 if lead else 0))
        window = self.window
        if window is not None:
            self.query_one("#axis", Static).update(self._axis(window, room, lead))
            found = sorted(marks_inside(self.events, window) + self.articles, key=lambda mark: mark.begins)
            rows = [mark_item(mark, window, room, lead) for mark in found]
            if self.newest_first:
                rows.reverse()
            self.items.set_items([*self._too_many(), *rows, *self._undated()])
            if self.near is not None and self.items.move_to_key(RecordLocation(self.near)):
                self.near = None
        elif self.known is not None:
            rows = self._undated()
            self.query_one("#axis", Static).update(Content(self.items.empty if rows else ""))
            self.items.set_items(rows)
        self.update_bars()
        self.show_current()

    def _axis(self, window: Window, room: int, lead: int) -> Content:
        """The ruler, with blocks above it for how many there are."""
        kinds: dict[str, Sequence[Kind]] = {_("events"): ["event"], _("articles"): ["article"]}
        if self.size.height < TALL:
            kinds = {"": ["event", "article"]}
        counts = {
            name: [pair for kind in each for pair in self._counts(kind)] for name, each in kinds.items()
        }
        return axis_content(counts, window, room, lead)

    def _too_many(self) -> list[ListItem]:
        """Rows that say what is not listed, where there is too much of it."""
        said = []
        if (here := self._articles_here()) > MOST_ARTICLES:
            words = _("{n} articles here: + goes nearer, until they are shown one by one")
            said.append(words.format(n=f"{here:,}"))
        if len(self.events) >= MOST_EVENTS:
            words = _("only the {n} oldest events here are listed: + goes nearer")
            said.append(words.format(n=f"{MOST_EVENTS:,}"))
        return [ListItem(key=None, text=words, heading=True) for words in said]

    def _undated(self) -> list[ListItem]:
        """What has no date, below what has one, where everything is shown."""
        if self.known is None or self.window not in (None, self.whole):
            return []
        counts = {
            kind: sum(count for day, count in days if day is None) for kind, days in self.known.days.items()
        }
        return undated_items(self.known.undated, counts)

    @on(RowList.Highlighted)
    def _highlighted(self, message: RowList.Highlighted) -> None:
        self.show_current()

    def show_current(self) -> None:
        """What the cursor is on."""
        mark = self._mark_here()
        self.query_one("#notes", StatusLine).content = Content(f" {mark_words(mark)}" if mark else "")

    def title_parts(self) -> list[str]:
        """«Timeline  Niger · 9 events · 2 articles · 1 undated · Jul 23 – Feb 24»."""
        parts = [_("Timeline")]
        if self.known is None:
            return [*parts, _("reading …")]
        days = self.known.days
        events, articles = (sum(count for _day, count in days[kind]) for kind in ("event", "article"))
        undated = sum(count for kind in days.values() for day, count in kind if day is None)
        parts.append(self.known.name or _("all records"))
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

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        pairs = [("Enter", _("open")), ("+ -", _("zoom")), ("← →", _("along")), *self.filter_pairs()]
        if self.actor is not None:
            pairs.append(("*", _("all records") if self.of_actor else _("this actor")))
        return [*pairs, ("t", _("whole")), ("o", _("newest first")), ("f", _("jump")), ("Esc", _("back"))]

    def text_lines(self) -> Iterable[str]:
        """The axis and what lies in the window."""
        found = marks_inside(self.events, self.window) + self.articles if self.window else []
        return timeline_lines([mark.row for mark in found], TEXT_WIDTH, _)

    def action_sort(self) -> None:
        """The newest or the oldest first."""
        self.newest_first = not self.newest_first
        self.draw()

    def action_everywhere(self) -> None:
        """Everything, or only what concerns the actor."""
        if self.actor is not None:
            self.of_actor = not self.of_actor
            self.filtered_title()
