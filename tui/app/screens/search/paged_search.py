"""Further results: of articles when the cursor comes near the last one, of other kinds through a row."""

from __future__ import annotations

from textual import on
from textual.message import Message

from tui.app.documents.list_items import MoreResults, hit_items
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.search.search_base import MAX_RESULTS, SearchBase
from tui.app.widgets.list.row_list import RowList
from tui.index.search.search import SearchResults, search_more
from tui.index.store import CancelToken
from tui.model.records import Kind

#: Further articles are read once the cursor is among the last rows, this many.
NEAR_END_ROWS = 8


class MoreResultsLoaded(Message):
    """Report the results with further ones of a kind."""

    def __init__(self, token: CancelToken, results: SearchResults) -> None:
        super().__init__()
        self.token, self.search_results = token, results


class PagedSearch(SearchBase):
    """Load all results, page by page."""

    @on(RowList.Highlighted, "#results")
    def _load_near_end(self, message: RowList.Highlighted) -> None:
        results, key = self.search_results, message.item.key
        if results is None or results.after is None or not isinstance(key, RecordLocation):
            return
        articles = [hit.ref for hit in results.groups.get("article", ())]
        if key.ref in articles[max(0, len(articles) - NEAR_END_ROWS) :]:
            self._load_page(results, "article")

    @on(RowList.Chosen, "#results")
    def _load_chosen_kind(self, message: RowList.Chosen) -> None:
        key = message.item.key
        if self.search_results is not None and isinstance(key, MoreResults):
            self._load_page(self.search_results, key.kind)

    def _load_page(self, results: SearchResults, kind: Kind) -> None:
        store, token = self.owner.store, self.token
        run_in_thread(
            self,
            "further",
            lambda _worker: MoreResultsLoaded(token, search_more(store, results, MAX_RESULTS, token, kind)),
        )

    def on_more_results_loaded(self, message: MoreResultsLoaded) -> None:
        """Show the further results below the others, unless another search has begun since."""
        if message.token is self.token:
            results = self.search_results = message.search_results
            self.results.set_items(hit_items(results.groups, results.more))
