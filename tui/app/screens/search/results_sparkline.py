"""The results of a search over time: a sparkline below them, and the way to the large plot."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from tui.analysis.frequency import Days, sparkline
from tui.app.match_walk import SearchChoice
from tui.app.navigation import FrequencyRequest
from tui.app.runtime.background import run_in_thread
from tui.app.screens.search.facet_panel import FacetedSearch
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _
from tui.index.query import parse_query
from tui.index.search.search import SearchResults
from tui.index.store import CancelToken, StoreError
from tui.model.records import KINDS

#: The width of the sparkline.
SPARKLINE_CELLS = 48


class DaysCounted(Message):
    """Report how many results there are on each day."""

    def __init__(self, token: CancelToken, days: Days) -> None:
        super().__init__()
        self.token, self.days = token, days


class SparklineSearch(FacetedSearch):
    """Show when the results appeared, in a line below them."""

    def compose_foot(self) -> ComposeResult:
        """Compose the line of the sparkline."""
        line = StatusLine(id="over-time")
        line.display = False
        yield line

    def load_more(self, results: SearchResults) -> None:
        """Count the articles by day once the results are shown."""
        super().load_more(results)
        store, token = self.owner.store, self.token
        if self.kinds != KINDS or not results.groups.get("article"):
            self._show_days(())
            return

        def work(_worker: object) -> DaysCounted:
            try:
                return DaysCounted(token, store.counts_by_day("article", results.narrowed))
            except StoreError:  # the search itself shows the error
                return DaysCounted(token, ())

        run_in_thread(self, "over-time", work)

    def on_days_counted(self, message: DaysCounted) -> None:
        """Show the sparkline, unless another search has begun since."""
        if message.token is self.token:
            self._show_days(message.days)

    def show_start(self) -> None:
        """Show the start list, without a sparkline."""
        super().show_start()
        self._show_days(())

    def _show_days(self, days: Days) -> None:
        columns = sparkline(days, SPARKLINE_CELLS, _)
        line = self.query_one("#over-time", StatusLine)
        line.display = columns is not None
        if columns is not None:
            first, blocks, last, per = columns
            line.content = Content.assemble(
                (f" {first} ", "dim"), (blocks, "$text-accent"), (f" {last} · {per}", "dim")
            )

    def action_as_filter(self) -> None:
        """Make the query the filter of the lists and the analyses, and close."""
        query = parse_query(self.text, fuzzy=self.fuzzy)
        if self.kinds == KINDS and (query.clauses or query.excluded):
            self.owner.remember_search(self.text)
            self.owner.explorer.set_filter(query.intersect(self.within))
            self.dismiss(None)

    def action_over_time(self) -> None:
        """Open the frequency of the query over time, where a period can be chosen."""
        query = parse_query(self.text, fuzzy=self.fuzzy)
        if self.kinds == KINDS and (query.clauses or query.excluded):
            self.owner.remember_search(self.text)
            self.dismiss(SearchChoice(FrequencyRequest(text=str(query)), self.text))
