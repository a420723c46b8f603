"""Frequency over time: columns with a cursor, the records of the period below it, a period as filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from tui.analysis.frequency import (
    PER,
    UNITS,
    Bin,
    Days,
    Frequency,
    Lasting,
    Unit,
    choose_unit,
    count_by_day,
    count_frequency,
    frequency_lines,
    join_bins,
    read_lasting,
)
from tui.analysis.frequency_plot import MARGIN_CELLS
from tui.analysis.query_filters import period, replace_period, with_period
from tui.app.documents.labels import date_label
from tui.app.documents.list_items import ListItem
from tui.app.key_table import FooterEntry
from tui.app.runtime.background import run_in_thread
from tui.app.screens.analysis.base import COPY_WIDTH_CELLS, AnalysisScreen
from tui.app.screens.analysis.over_time.period_records import (
    PeriodListed,
    count_labels,
    read_period,
    record_item,
)
from tui.app.session.history import ViewSnapshot
from tui.app.widgets.bar_plot import BarPlot
from tui.i18n import format_number
from tui.i18n import gettext as _
from tui.index.query import Query, parse_query
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Ref

#: Pairs of the least height of a screen and the height of the plot on it, in rows.
PLOT_ROWS = ((34, 10), (24, 6), (18, 4), (0, 2))
#: A column of few articles is no higher than this many rows for each.
MAX_ROWS_PER_ARTICLE = 2


class FrequencyCounted(Message):
    """Report how many articles and events there are on each day, and the events that last."""

    def __init__(self, query: Query, name: str, articles: Days, events: Days, lasting: Lasting) -> None:
        super().__init__()
        self.query, self.name, self.articles, self.events = query, name, articles, events
        self.lasting = lasting


class FrequencyScreen(AnalysisScreen):
    """Plot the frequency of an actor, of an event, of a search, or of all records."""

    SCOPES = ("frequency", "view", "everywhere")

    def __init__(self, ref: Ref | None = None, text: str = "") -> None:
        """Take an actor or an event (`ref`) or a search (`text`) as the subject."""
        super().__init__()
        self.ref, self.text = ref, text
        self.of_subject = ref is not None or bool(text)
        self.subject_name = ""
        self.days: tuple[Days, Days] = ((), ())
        self.lasting: Lasting = ()
        self.frequency: Frequency | None = None
        self.cursor = 0
        self._unit: Unit | None = None  # the unit to begin with; None: chosen by `choose_unit`
        self._day: date | None = None
        self._anchor: Bin | None = None  # the first bin of a selection that may be extended
        self._listed_query: Query | None = None

    def compose_panes(self) -> ComposeResult:
        """Compose the plot and, below it, the list of records."""
        yield BarPlot(id="plot")
        yield from super().compose_panes()

    def identity(self) -> ViewSnapshot:
        """Return the snapshot that identifies the view in the history."""
        return ViewSnapshot("frequency", (self.ref,) if self.ref else (), self.text)

    def display_options(self) -> Iterable[str]:
        """Return the unit, and the first day of the bin under the cursor."""
        if self.frequency is None or not self.frequency.bins:
            return ()
        return self.frequency.unit, self.frequency.bins[self.cursor].first.isoformat()

    def restore_display(self, options: Sequence[str]) -> None:
        """Restore the unit, and the day of the cursor."""
        self._unit = next((known for known in UNITS if known in options), None)
        days = (reading.earliest for word in options if (reading := parse_edtf(word)))
        self._day = next(filter(None, days), None)

    @property
    def counted_query(self) -> Query:
        """Return the query that is counted: the subject within the filter, without its period."""
        query = replace_period(self.filter, None)
        if not self.of_subject:
            return query
        if self.ref is not None:
            return query.with_field(self.ref.kind, self.ref.id)
        return parse_query(f"{query} {self.text}")

    def read(self) -> None:
        """Count the records by day in a thread."""
        self.items.empty = _("Counting …")
        counted_query, ref = self.counted_query, self.ref

        def work(_worker: object) -> FrequencyCounted:
            name = next((record.title for record in self.store.read([ref])), ref.id) if ref else self.text
            days, lasting = count_by_day(self.store, counted_query), read_lasting(self.store, counted_query)
            return FrequencyCounted(counted_query, name, *days, lasting)

        run_in_thread(self, "frequency", work)

    def on_frequency_counted(self, message: FrequencyCounted) -> None:
        """Show the counts in bins, unless the query has changed since."""
        if message.query != self.counted_query:
            return
        self.subject_name, self.days = message.name, (message.articles, message.events)
        self.lasting = message.lasting
        self.say_nothing(
            _("Nothing in this period. {keys} go to others.").format(
                keys=f"{self.key('earlier')} {self.key('later')}"
            )
        )
        columns = max(10, self.size.width - MARGIN_CELLS - 4)
        unit = self.frequency.unit if self.frequency else self._unit
        self._bin(unit or choose_unit(*self.days, columns))

    def _bin(self, unit: Unit) -> None:
        """Count by `unit`; the cursor keeps its day, or begins at the filter's period or the newest bin."""
        day = self.frequency.bins[self.cursor].first if self.frequency and self.frequency.bins else self._day
        self.frequency = count_frequency(*self.days, unit, self.lasting)
        if day is None:
            days = parse_edtf(period(self.filter) or "")
            day = days.earliest if days else None
        self.cursor = self.frequency.at(day) if day else self.frequency.newest
        self.draw()
        self._list_records()

    # -- records under the cursor ----------------------------------------------------------------

    @property
    def selected(self) -> range:
        """Return the indexes of the bins within the filter's period."""
        days = parse_edtf(period(self.filter) or "")
        return self.frequency.within(days) if days and self.frequency else range(0)

    @property
    def current_bin(self) -> Bin | None:
        """Return the bin under the cursor, or all selected bins as one if it is among them."""
        if self.frequency is None or not self.frequency.bins:
            return None
        bins, selected = self.frequency.bins, self.selected
        group = bins[selected.start : selected.stop] if self.cursor in selected else bins[self.cursor :][:1]
        return join_bins(group)

    def _list_records(self) -> None:
        """Read the records of the bin under the cursor in a thread."""
        current_bin = self.current_bin
        if current_bin is None:
            self.items.set_items([])
            return
        self._listed_query = counted_query = with_period(
            self.counted_query, current_bin.first, current_bin.last
        )

        run_in_thread(self, "items", lambda _worker: read_period(self.store, counted_query, current_bin))

    def on_period_listed(self, message: PeriodListed) -> None:
        """Show the records, unless the cursor has moved since."""
        if message.query == self._listed_query:
            items = [record_item(row, self.store.marks) for row in message.rows]
            if message.is_cut:
                words = _("too many to list: {key} zooms in")
                items.append(ListItem(key=None, text=words.format(key=self.key("zoom-in")), heading=True))
            self.items.set_items(items, keep=False)
            self.update_bars()  # the list has the room that it needs

    # -- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the columns in the room there is."""
        plot = self.query_one(BarPlot)
        if self.frequency is not None and self.frequency.bins:
            height = next(rows for least, rows in PLOT_ROWS if self.size.height >= least)
            height = min(height, MAX_ROWS_PER_ARTICLE * max(one.articles for one in self.frequency.bins) or 1)
            plot.show(self.frequency.bins, self.cursor, self.selected, height)
        elif self.frequency is not None:
            plot.update("")
            self.say_nothing(
                _("Nothing here is dated. Dates are given in the files, like this: date: 2024-01-16")
            )
        self._title_list()
        self.update_bars()

    def title_parts(self) -> list[str]:
        """Return the parts of the title: «Frequency over time  Niger · articles per month, ● events»."""
        if self.frequency is None:
            return [_("Frequency over time"), _("reading …")]
        parts = [_("Frequency over time"), (self.of_subject and self.subject_name) or _("all records")]
        per = _(PER[self.frequency.unit])
        has_events = any(bin_.all_events for bin_ in self.frequency.bins)
        words = _("articles {per}, ● events") if has_events else _("articles {per}")
        return [*parts, words.format(per=per)]

    def _title_list(self) -> None:
        """Say above the list of which period it is, and below it how much there is in all."""
        frequency, current_bin = self.frequency, self.current_bin
        if frequency is None or current_bin is None:
            self.items.border_title = self.items.border_subtitle = Content("")
            return
        counts = ", ".join(count_labels(current_bin.articles, current_bin.all_events))
        self.items.border_title = Content(f"{date_label(current_bin.edtf)}{_(': ')}{counts}")
        undated = frequency.undated_articles + frequency.undated_events
        all_counts = ", ".join(count_labels(frequency.articles, frequency.events))
        totals = _("in all {counts}").format(counts=all_counts)
        also = " · " + _("{n} undated").format(n=format_number(undated)) if undated else ""
        self.items.border_subtitle = Content(totals + also)

    def footer_entries(self) -> list[FooterEntry]:
        """Return what stands in the line of keys."""
        select = _("filter up to here") if self._anchor else _("filter by this period")
        entries: list[FooterEntry] = [
            ("earlier later", _("move")),
            ("select", select),
            *self.filter_entries(),
            "open",
        ]
        if self.ref is not None or self.text:
            entries.append(("everywhere", _("all records") if self.of_subject else _("only this subject")))
        return [*entries, ("zoom-in zoom-out", _("day, month, year")), "step-out"]

    def text_lines(self) -> Iterable[str]:
        """Return the bins and their counts as lines of text."""
        return frequency_lines(self.frequency, COPY_WIDTH_CELLS, _) if self.frequency else ()

    # -- commands ---------------------------------------------------------------------------------

    def action_along(self, by: int) -> None:
        """Move the cursor by `by` bins."""
        if self.frequency is not None and self.frequency.bins:
            self.cursor = max(0, min(self.cursor + by, len(self.frequency.bins) - 1))
            self.draw()
            self._list_records()

    @on(BarPlot.Clicked)
    def _clicked(self, message: BarPlot.Clicked) -> None:
        message.stop()
        self.action_along(message.number - self.cursor)

    def action_unit(self, by: int) -> None:
        """Zoom in towards days (1) or out towards years (-1)."""
        if self.frequency is not None:
            self._bin(UNITS[max(0, min(UNITS.index(self.frequency.unit) + by, len(UNITS) - 1))])

    def action_select(self) -> None:
        """Filter by the bin under the cursor; the next time, by all bins from there to the cursor."""
        if self.frequency is None or not self.frequency.bins:
            return
        current_bin = self.frequency.bins[self.cursor]
        if self._anchor is None:
            self._anchor, chosen = current_bin, current_bin
        else:
            first, last = sorted((self._anchor, current_bin), key=lambda bin_: bin_.first)
            self._anchor, chosen = None, Bin(first.first, last.last)
        self.set_filter(replace_period(self.filter, chosen.edtf))

    def action_widen(self) -> None:
        """Clear the filter, and the start of a selection."""
        self._anchor = None
        super().action_widen()

    def apply_filter(self) -> None:
        """Mark the new period at once, then count again."""
        self.draw()
        self._list_records()
        super().apply_filter()

    def action_everywhere(self) -> None:
        """Switch between all records and the subject."""
        if self.ref is not None or self.text:
            self.of_subject = not self.of_subject
            self.read()
