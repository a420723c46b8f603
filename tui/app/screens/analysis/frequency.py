"""How often, over time: columns with a cursor, what lies below it, and a period that narrows everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.analysis.frequency import (
    MARGIN_CELLS,
    PER,
    UNITS,
    Bin,
    Days,
    Frequency,
    Unit,
    choose_unit,
    count_by_day,
    count_frequency,
    frequency_lines,
)
from tui.analysis.query_filters import is_in_period, period, with_period
from tui.analysis.timeline import SIGNS, marks_of
from tui.app.documents.labels import date_label
from tui.app.documents.list_items import ListItem, row_item
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import TEXT_WIDTH
from tui.app.screens.analysis.filtered_screen import FilteredScreen
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.bar_plot import BarPlot
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.query import Query, parse_query
from tui.index.store import RecordRow
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Ref

#: So many records of each kind are listed at most.
MOST = 500
#: Rows of blocks: where the screen is at least so high, so many.
HEIGHTS = ((34, 10), (24, 6), (18, 4), (0, 2))


class FrequencyCounted(Message):
    """How many there are on each day is here."""

    def __init__(self, asked: Query, name: str, articles: Days, events: Days) -> None:
        super().__init__()
        self.asked, self.name, self.articles, self.events = asked, name, articles, events


class PeriodListed(Message):
    """The records of some bins are here."""

    def __init__(self, asked: Query, rows: list[RecordRow], cut: bool) -> None:
        super().__init__()
        self.asked, self.rows, self.cut = asked, rows, cut


class FrequencyScreen(FilteredScreen):
    """Of an actor, of a search, or of everything."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "along(1)", show=False),
        Binding("left", "along(-1)", show=False),
        Binding("shift+right", "along(12)", show=False),
        Binding("shift+left", "along(-12)", show=False),
        Binding("plus", "unit(1)", show=False),
        Binding("minus", "unit(-1)", show=False),
        Binding("space", "select", show=False),
        Binding("asterisk", "everywhere", show=False, id="everywhere"),
    ]

    def __init__(self, ref: Ref | None = None, text: str = "") -> None:
        """`ref`: an actor or an event; `text`: a search."""
        super().__init__()
        self.ref, self.text = ref, text
        self.of_subject = ref is not None or bool(text)
        self.called = ""
        self.days: tuple[Days, Days] = ((), ())
        self.found: Frequency | None = None
        self.cursor = 0
        self._unit: Unit | None = None  # in which it is first shown, and the day of the cursor; None: chosen
        self._day: date | None = None
        self._anchor: Bin | None = None  # where a selection began that may go on
        self._listed: Query | None = None

    def panes(self) -> ComposeResult:
        """The columns, and below them the records."""
        yield BarPlot(id="plot")
        yield from super().panes()

    def identity(self) -> ViewSnapshot:
        """What the trail keeps of the view."""
        return ViewSnapshot("frequency", (self.ref,) if self.ref else (), self.text)

    def display_options(self) -> Iterable[str]:
        """The unit, and the bin below the cursor."""
        if self.found is None or not self.found.bins:
            return ()
        return self.found.unit, self.found.bins[self.cursor].first.isoformat()

    def restore_display(self, how: Sequence[str]) -> None:
        """In this unit, with the cursor on this day."""
        self._unit = next((known for known in UNITS if known in how), None)
        days = (reading.earliest for word in how if (reading := parse_edtf(word)))
        self._day = next(filter(None, days), None)

    @property
    def asked(self) -> Query:
        """What is counted: the subject where the filter fits, at any time."""
        query = is_in_period(self.filter, None)
        if not self.of_subject:
            return query
        if self.ref is not None:
            return query.with_field(self.ref.kind, self.ref.id)
        return parse_query(f"{query} {self.text}")

    def read(self) -> None:
        """Count, in a thread."""
        self.items.empty = _("Counting …")
        asked, ref = self.asked, self.ref

        def work(_worker: object) -> FrequencyCounted:
            name = next((record.title for record in self.store.read([ref])), ref.id) if ref else self.text
            return FrequencyCounted(asked, name, *count_by_day(self.store, asked))

        run_in_thread(self, "frequency", work)

    def on_frequency_counted(self, message: FrequencyCounted) -> None:
        """Put it into bins, unless other things are asked by now."""
        if message.asked != self.asked:
            return
        self.called, self.days = message.name, (message.articles, message.events)
        self.items.empty = _("Nothing lies here. ← → go along.")
        columns = max(10, self.size.width - MARGIN_CELLS - 4)
        unit = self.found.unit if self.found else self._unit
        self._bin(unit or choose_unit(*self.days, columns))

    def _bin(self, unit: Unit) -> None:
        """Count in another unit; the cursor stays on its day, and begins at what is selected or newest."""
        here = self.found.bins[self.cursor].first if self.found and self.found.bins else self._day
        self.found = count_frequency(*self.days, unit)
        if here is None:
            days = parse_edtf(period(self.filter) or "")
            here = days.earliest if days else None
        newest = max((n for n, one in enumerate(self.found.bins) if one.articles or one.events), default=0)
        self.cursor = self.found.at(here) if here else newest
        self.draw()
        self._list()

    # -- what is below the cursor ----------------------------------------------------------------

    @property
    def selected(self) -> range:
        """The bins that the filter's period has."""
        days = parse_edtf(period(self.filter) or "")
        if days is None or self.found is None or not self.found.bins:
            return range(0)
        bins = self.found.bins
        first, last = days.earliest or bins[0].first, days.latest or bins[-1].last
        numbers = [n for n, one in enumerate(bins) if one.last >= first and one.first <= last]
        return range(numbers[0], numbers[-1] + 1) if numbers else range(0)

    @property
    def here(self) -> Bin | None:
        """The bin below the cursor; all that are selected where it is one of them."""
        if self.found is None or not self.found.bins:
            return None
        bins, selected = self.found.bins, self.selected
        group = bins[selected.start : selected.stop] if self.cursor in selected else bins[self.cursor :][:1]
        articles, events = (sum(getattr(one, kind) for one in group) for kind in ("articles", "events"))
        return Bin(group[0].first, group[-1].last, articles, events)

    def _list(self) -> None:
        """Read the records below the cursor, in a thread."""
        here = self.here
        if here is None:
            self.items.set_items([])
            return
        self._listed = asked = with_period(self.asked, here.first, here.last)

        def work(_worker: object) -> PeriodListed:
            rows = [row for kind in ("event", "article") for row in self.store.dated_rows(kind, asked, MOST)]
            begun, _undated = marks_of(rows)
            within = range(here.first.toordinal(), here.last.toordinal() + 1)
            kept = [mark.row for mark in begun if mark.begins in within]
            return PeriodListed(asked, kept, len(kept) < here.articles + here.events)

        run_in_thread(self, "items", work)

    def on_period_listed(self, message: PeriodListed) -> None:
        """Show them, unless the cursor has moved on."""
        if message.asked == self._listed:
            items = [_item(row) for row in message.rows]
            if message.cut:
                words = _("more than can be listed here: + goes nearer")
                items.append(ListItem(key=None, text=words, heading=True))
            self.items.set_items(items, keep=False)

    # -- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        """The columns in the room there is."""
        plot = self.query_one(BarPlot)
        if self.found is not None and self.found.bins:
            height = next(rows for least, rows in HEIGHTS if self.size.height >= least)
            plot.show(self.found.bins, self.cursor, self.selected, height)
        elif self.found is not None:
            plot.update("")
            self.items.empty = _("Nothing here has a date. Dates stand in the files, as date: 2024-01-16.")
        self.update_bars()

    def title_parts(self) -> list[str]:
        """«Over time  Niger · January 2024: 2 articles, 10 events · per month · 3,214 articles»."""
        if self.found is None:
            return [_("Over time"), _("reading …")]
        parts = [_("Over time"), (self.of_subject and self.called) or _("all records")]
        if (here := self.here) is not None:
            said = ", ".join(_counted(here.articles, here.events))
            parts.append(f"{date_label(here.edtf)}: {said}")
        parts += [_(PER[self.found.unit]), ", ".join(_counted(self.found.articles, self.found.events))]
        undated = self.found.undated_articles + self.found.undated_events
        return [*parts, _("{n} undated").format(n=f"{undated:,}")] if undated else parts

    def key_pairs(self) -> list[tuple[str, str]]:
        """What can be done here."""
        select = _("up to here") if self._anchor else _("only this")
        pairs = [("← →", _("along")), ("Space", select), *self.filter_pairs(), ("Enter", _("open"))]
        if self.ref is not None or self.text:
            pairs.append(("*", _("all records") if self.of_subject else _("only these")))
        return [*pairs, ("+ -", _("day, month, year")), ("Esc", _("back"))]

    def text_lines(self) -> Iterable[str]:
        """The bins with their counts."""
        return frequency_lines(self.found, TEXT_WIDTH, _) if self.found else ()

    # -- what can be done ------------------------------------------------------------------------

    def action_along(self, by: int) -> None:
        """Move the cursor by some bins."""
        if self.found is not None and self.found.bins:
            self.cursor = max(0, min(self.cursor + by, len(self.found.bins) - 1))
            self.draw()
            self._list()

    @on(BarPlot.Clicked)
    def _clicked(self, message: BarPlot.Clicked) -> None:
        message.stop()
        self.action_along(message.number - self.cursor)

    def action_unit(self, by: int) -> None:
        """Nearer (1), to days, or further, to years."""
        if self.found is not None:
            self._bin(UNITS[max(0, min(UNITS.index(self.found.unit) + by, len(UNITS) - 1))])

    def action_select(self) -> None:
        """Narrow everything to the bin below the cursor; the next time, to all up to there."""
        if self.found is None or not self.found.bins:
            return
        here = self.found.bins[self.cursor]
        if self._anchor is None:
            self._anchor, chosen = here, here
        else:
            first, last = sorted((self._anchor, here), key=lambda one: one.first)
            self._anchor, chosen = None, Bin(first.first, last.last)
        self.set_filter(is_in_period(self.filter, chosen.edtf))

    def action_widen(self) -> None:
        """Everything again."""
        self._anchor = None
        super().action_widen()

    def filtered_title(self) -> None:
        """The period alone changes no column."""
        self.draw()
        self._list()
        super().filtered_title()

    def action_everywhere(self) -> None:
        """Everything, or only the subject."""
        if self.ref is not None or self.text:
            self.of_subject = not self.of_subject
            self.read()

    def action_sort(self) -> None:
        """Records come by date."""


def _counted(articles: int, events: int) -> Iterable[str]:
    """«2 articles», «10 events»."""
    yield ngettext("{n} article", "{n} articles", articles).format(n=f"{articles:,}")
    if events:
        yield ngettext("{n} event", "{n} events", events).format(n=f"{events:,}")


def _item(row: RecordRow) -> ListItem:
    """A record, with the mark of its kind."""
    item = row_item(row)
    return ListItem(
        RecordLocation(row.ref), f"{SIGNS[row.ref.kind]} {item.text}", item.lead, trail=item.trail
    )
