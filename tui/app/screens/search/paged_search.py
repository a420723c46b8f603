"""Results that go on: articles when the cursor comes near the last of them, others by a row of its own."""

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

#: Further results are asked for where so few articles are left below the cursor.
NEAR_END_ROWS = 8


class MoreResultsLoaded(Message):
    """What was found, with further ones of a kind."""

    def __init__(self, token: CancelToken, found: SearchResults) -> None:
        super().__init__()
        self.token, self.found = token, found


class PagedSearch(SearchBase):
    """The box with all its results, page by page."""

    @on(RowList.Highlighted, "#results")
    def _moved(self, message: RowList.Highlighted) -> None:
        found, key = self.found, message.item.key
        if found is None or found.after is None or not isinstance(key, RecordLocation):
            return
        articles = [hit.ref for hit in found.groups.get("article", ())]
        if key.ref in articles[max(0, len(articles) - NEAR_END_ROWS) :]:
            self._go_on(found, "article")

    @on(RowList.Chosen, "#results")
    def _more_asked(self, message: RowList.Chosen) -> None:
        key = message.item.key
        if self.found is not None and isinstance(key, MoreResults):
            self._go_on(self.found, key.kind)

    def _go_on(self, found: SearchResults, kind: Kind) -> None:
        store, token = self.owner.store, self.token
        run_in_thread(
            self,
            "further",
            lambda _worker: MoreResultsLoaded(token, search_more(store, found, MAX_RESULTS, token, kind)),
        )

    def on_more_results_loaded(self, message: MoreResultsLoaded) -> None:
        """Show them below the others, unless something else has been asked since."""
        if message.token is self.token:
            found = self.found = message.found
            self.results.set_items(hit_items(found.groups, found.more))
