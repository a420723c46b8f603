"""The results of a search over time, as a sparkline."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message

from tui.analysis.frequency import Days
from tui.analysis.frequency_plot import sparkline
from tui.app.runtime.background import run_in_thread
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _
from tui.index.search.search import SearchResults
from tui.index.store import CancelToken, Store, StoreError

#: The width of the sparkline.
SPARKLINE_CELLS = 48


class DaysCounted(Message):
    """Report how many results there are on each day."""

    def __init__(self, token: CancelToken, days: Days) -> None:
        super().__init__()
        self.token, self.days = token, days


class ResultsSparkline(StatusLine):
    """Shows when the articles of the results appeared; hidden where there is nothing to show."""

    def __init__(self, store: Store) -> None:
        super().__init__(id="over-time")
        self.display = False
        self._store = store
        self._token = CancelToken()  # of the search whose results are counted

    def count(self, results: SearchResults, token: CancelToken) -> None:
        """Count the articles of the results by day in a thread, and show them."""
        self._token, store = token, self._store
        if not results.groups.get("article"):
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
        if message.token is self._token:
            self._show_days(message.days)

    def clear(self) -> None:
        """Show nothing, whatever is still being counted."""
        self._token = CancelToken()
        self._show_days(())

    def _show_days(self, days: Days) -> None:
        columns = sparkline(days, SPARKLINE_CELLS, _)
        self.display = columns is not None
        if columns is not None:
            first, blocks, last, per = columns
            self.content = Content.assemble(
                (f" {first} ", "dim"), (blocks, "$text-accent"), (f" {last} · {per}", "dim")
            )
