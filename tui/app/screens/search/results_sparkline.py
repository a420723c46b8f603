"""How the results of a search lie in time: a line of columns below them, and the way to the large plot."""

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

#: The columns of the line.
COLUMNS = 48


class DaysCounted(Message):
    """On which days the results appeared."""

    def __init__(self, token: CancelToken, days: Days) -> None:
        super().__init__()
        self.token, self.days = token, days


class SparklineSearch(FacetedSearch):
    """The box, its results, what they have in common, and when they appeared."""

    def feet(self) -> ComposeResult:
        """The line of columns."""
        line = StatusLine(id="over-time")
        line.display = False
        yield line

    def load_more(self, found: SearchResults) -> None:
        """Count the articles over time, once results are shown."""
        super().load_more(found)
        store, token = self.owner.store, self.token
        if self.kinds != KINDS or not found.groups.get("article"):
            self._show_days(())
            return

        def work(_worker: object) -> DaysCounted:
            try:
                return DaysCounted(token, store.counts_by_day("article", found.narrowed))
            except StoreError:  # the search itself says what is wrong
                return DaysCounted(token, ())

        run_in_thread(self, "over-time", work)

    def on_days_counted(self, message: DaysCounted) -> None:
        """Show it, unless something else has been asked since."""
        if message.token is self.token:
            self._show_days(message.days)

    def show_start(self) -> None:
        """Nothing lies in time, either."""
        super().show_start()
        self._show_days(())

    def _show_days(self, days: Days) -> None:
        drawn = sparkline(days, COLUMNS, _)
        line = self.query_one("#over-time", StatusLine)
        line.display = drawn is not None
        if drawn is not None:
            first, blocks, last, per = drawn
            line.content = Content.assemble(
                (f" {first} ", "dim"), (blocks, "$text-accent"), (f" {last} · {per}", "dim")
            )

    def action_as_filter(self) -> None:
        """Narrow the lists and the views to what is searched, and close."""
        query = parse_query(self.text, fuzzy=self.fuzzy)
        if self.kinds == KINDS and (query.clauses or query.excluded):
            self.owner.remember_search(self.text)
            self.owner.explorer.set_filter(query.intersect(self.within))
            self.dismiss(None)

    def action_over_time(self) -> None:
        """How often there is anything of it, over time; there a period can be chosen."""
        query = parse_query(self.text, fuzzy=self.fuzzy)
        if self.kinds == KINDS and (query.clauses or query.excluded):
            self.owner.remember_search(self.text)
            self.dismiss(SearchChoice(FrequencyRequest(text=str(query)), self.text))
