"""The results beside their facets, and below them how many there are and when they appeared."""

from __future__ import annotations

from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from tui.app.documents.list_items import ListItem
from tui.app.documents.previews.preview_page import record_preview
from tui.app.navigation import RecordLocation
from tui.app.screens.search.facet_panel import FacetPanel, FacetsCounted
from tui.app.screens.search.result_list import MoreResultsLoaded, ResultList
from tui.app.screens.search.result_notes import ResultNotes
from tui.app.screens.search.results_sparkline import ResultsSparkline
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.preview import Preview, PreviewSplit
from tui.app.widgets.text.reader import Reader
from tui.index.search.search import SearchResults
from tui.index.store import Store


class ResultPane(Vertical):
    """Holds the results and all that is said of them; in little room the facets come up with the focus."""

    def __init__(self, store: Store, preview_key: str) -> None:
        """Hold the results of a store; `preview_key`: the label of the key that hides their preview."""
        super().__init__()
        self._store = store
        self.preview = Preview(preview_key)
        self.results, self.facets = ResultList(store), FacetPanel(store)
        self.notes, self.sparkline = ResultNotes(), ResultsSparkline(store)

    def compose(self) -> ComposeResult:
        """Compose both lists, and the lines below them."""
        with Horizontal(id="found"):
            yield PreviewSplit(self.results, self.preview)
            yield self.facets
        yield self.notes
        yield self.sparkline

    # -- what is said of the results -----------------------------------------------------------

    def count(self, results: SearchResults, with_days: bool) -> None:
        """Count facets and, `with_days`, the results of each day, in threads; give the results their room."""
        self.show_preview()
        self.notes.show_totals(results, None)
        self.facets.count(results, self.results.token)
        if with_days:
            self.sparkline.count(results, self.results.token)

    def clear(self) -> None:
        """Say nothing, whatever is still being counted."""
        self.facets.clear()
        self.sparkline.clear()
        self.notes.clear()
        self.remove_class("-facets")

    def on_facets_counted(self, message: FacetsCounted) -> None:
        """Give the facets room where there are any."""
        self.set_class(bool(self.facets.items), "-facets")
        self.call_after_refresh(self.show_totals)

    def on_more_results_loaded(self, message: MoreResultsLoaded) -> None:
        """Update the totals: there are further results of a kind."""
        self.call_after_refresh(self.show_totals)

    def show_totals(self) -> None:
        """Show totals, notes and, where the facets have no room, the most frequent values."""
        if self.results.search_results is not None and self.facets.facets is not None:
            has_room = bool(self.facets.region)
            self.notes.show_totals(self.results.search_results, self.facets.facets, not has_room)

    # -- the preview ---------------------------------------------------------------------------

    @on(RowList.Highlighted, "#results")
    def _preview_row(self, message: RowList.Highlighted) -> None:
        self.show_preview()

    @on(PreviewSplit.Arranged)
    def _preview_in_new_room(self, message: PreviewSplit.Arranged) -> None:
        message.stop()
        self.show_preview()

    @on(Reader.LinkFollowed)
    def _open_link(self, message: Reader.LinkFollowed) -> None:
        """Open a link of the preview as a result is opened."""
        message.stop()
        self.results.post_message(RowList.Chosen(self.results, ListItem(key=message.target, text="")))

    def show_preview(self) -> None:
        """Show the result under the cursor, where the preview is open."""
        split = self.query_one(PreviewSplit)
        split.share(len(self.results.items))
        if not split.is_open:
            return
        item, results = self.results.current, self.results.search_results
        if item is None or results is None or not isinstance(item.key, RecordLocation):
            self.preview.request(None, None)
            return
        load = partial(record_preview, self._store, item.key, results.query)
        self.preview.request((item.key, results.query), load)

    # -- moving --------------------------------------------------------------------------------

    @property
    def active(self) -> RowList:
        """Return the list in which the cursor keys move, while the input keeps the focus."""
        return self.facets if self.facets.has_focus else self.results

    @property
    def is_at_first_result(self) -> bool:
        """Return whether the cursor keys move in the results, and no result is above the cursor."""
        above = self.results.items[: self.results.cursor or 0]
        return self.active is self.results and all(item.heading for item in above)

    def move_to_group(self, by: int) -> None:
        """Move to the first row of the next (1) or previous (-1) group."""
        rows = self.active
        heads = [index for index, item in enumerate(rows.items) if item.heading and item.text]
        group = sum(head < (rows.cursor or 0) for head in heads) - 1
        if heads:
            rows.move_to_key(rows.items[heads[(group + by) % len(heads)] + 1].key)

    def focus_facets(self) -> None:
        """Move the focus to the facets."""
        self.add_class("-narrowing")
        self.facets.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the facets, even if there is little room, while they have the focus."""
        self._show_facets()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Show the results again."""
        self._show_facets()

    def _show_facets(self) -> None:
        self.set_class(self.screen.focused is self.facets, "-narrowing")
        self.call_after_refresh(self.show_totals)
