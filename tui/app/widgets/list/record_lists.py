"""The lists of articles, actors and events above each other, and their requests to the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.app.documents.list_items import ListItem, row_items
from tui.app.key_table import name_keys
from tui.app.messages import RowsLoaded
from tui.app.navigation import RecordLocation
from tui.app.runtime.reading_state import ReadingState, nothing_listed
from tui.app.widgets.blank_rows import BlankRows
from tui.app.widgets.list.list_pane import ListPane
from tui.app.widgets.list.paged_items import PAGE_ROWS, PagedItems
from tui.app.widgets.list.pane_heights import share_height, stack_heights
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import Counts
from tui.index.store import SORTS_BY_KIND, Sort
from tui.model.records import KINDS, Kind, Ref

if TYPE_CHECKING:
    from tui.app.context import AppContext

#: The least height of a pane that is open beside others, in rows with its border.
MIN_PANE_ROWS = 5
#: The rows of a pane that its border takes.
BORDER_ROWS = 2

EMPTY_TEXTS = {
    "article": N_(
        "No articles yet. Add texts with {add}, or put .txt or .md files into articles/ in {corpus}"
    ),
    "actor": N_(
        "No actors yet. {suggestions} suggests names from the texts; or describe them in actors/ in {corpus}"
    ),
    "event": N_("No events yet. Describe events in events/ in {corpus}"),
}
FILTERED_EMPTY = N_("No matches. {widen} clears the filter, {step-out} that of this list.")


class RecordLists(BlankRows, Vertical):
    """The three panes, and their requests to the store."""

    reading_state: ReadingState = "read"

    def compose(self) -> ComposeResult:
        """Yield the panes of articles, actors and events, from top to bottom."""
        for kind in KINDS:
            yield ListPane(kind)

    @property
    def _app(self) -> AppContext:
        return cast("AppContext", self.app)

    def pane(self, kind: Kind) -> ListPane:
        """Return the pane of one kind of records."""
        return self.query_one(f"#{kind}", ListPane)

    def fill_first(self, counts: Counts) -> None:
        """Show the first page of each list, read at once, for the first paint."""
        for kind in KINDS:
            pane = self.pane(kind)
            page = self._app.store.rows(kind, "", pane.sort, None, PAGE_ROWS, pane.request[2])
            rows = row_items(page.items, self._app.store.marks)
            items: Sequence[ListItem] = rows
            found = 0 if pane.hides_found else counts.found.get(kind, 0)
            total = counts.kept(kind) + found
            if page.after is not None:
                paged = PagedItems(total)
                paged.put(0, rows)
                items = paged
            self.show_rows(RowsLoaded(kind, "", items, total, found=found))

    def on_rows_loaded(self, message: RowsLoaded) -> None:
        """Show the rows that a thread has read, unless the filter has changed."""
        message.stop()
        if message.contains == self.pane(message.kind).contains:
            self.show_rows(message)

    def show_rows(self, message: RowsLoaded) -> None:
        """Show rows in their pane; the cursor stays on its record."""
        pane = self.pane(message.kind)
        pane.total, pane.found = message.total, message.found
        nothing = nothing_listed(self.reading_state, _(EMPTY_TEXTS[message.kind]))
        commands = self._app.key_table.at("explorer", "everywhere")
        empty = _(FILTERED_EMPTY) if pane.is_filtered else nothing
        pane.empty = name_keys(empty, commands, corpus=self._app.corpus)
        pane.set_items(message.items, moved=message.moved)
        pane.set_title()
        pane.load_near_pages()
        self.share_height()

    def on_resize(self) -> None:
        """Share the new height."""
        self.share_height()

    def share_height(self) -> None:
        """Give each pane the rows that it holds; where there are few, only the open pane has rows.

        On a narrow screen there is one pane at a time; rows that it does not need go to the next.
        """
        panes = [self.pane(kind) for kind in KINDS]
        rows = (self.size or self.app.size - (0, 2)).height
        wanted = [pane.row_count + BORDER_ROWS for pane in panes]
        is_narrow, is_low = self.screen.has_class("-narrow"), rows < MIN_PANE_ROWS * len(panes)
        self.set_class(is_low and not is_narrow, "-folded")
        if is_narrow:
            first = next((at for at, kind in enumerate(KINDS) if self.screen.has_class(f"open-{kind}")), 0)
            heights = stack_heights(rows, wanted, MIN_PANE_ROWS, first)
        else:
            heights = share_height(rows, wanted, MIN_PANE_ROWS)
        for pane, height in zip(panes, heights, strict=True):
            pane.styles.height = height if height and (is_narrow or not is_low) else None
            pane.set_class(is_narrow and height > 0, "-spare")

    def filter(self, kind: Kind, contains: str) -> None:
        """Filter a pane by the words of `contains` in the names of records."""
        pane = self.pane(kind)
        pane.contains = contains.strip()
        self.pane(kind).load()

    def set_filter(self, query: Query) -> None:
        """Filter all panes by a query."""
        for kind in KINDS:
            self.pane(kind).corpus_filter = query
            self.pane(kind).load()

    def hide_found(self, hides: bool) -> None:
        """Leave out what was found and not kept, or list it again; before the panes are filled, or after."""
        for kind in KINDS:
            pane = self.pane(kind)
            if pane.hides_found != hides:
                pane.hides_found = hides
                if pane.is_attached and pane.is_mounted:
                    pane.load()

    def sort(self, kind: Kind, sort: Sort | None = None) -> Sort:
        """Sort a pane by `sort`, or by the next sort of its kind; return its sort."""
        pane = self.pane(kind)
        ways = SORTS_BY_KIND[kind]
        pane.sort = sort if sort in ways else ways[(ways.index(pane.sort) + 1) % len(ways)]
        pane.is_placed = True  # the row of which a person sees the place in another order
        self.pane(kind).load()
        return pane.sort

    def show_open(self, ref: Ref, moves_cursor: bool) -> None:
        """Mark an open record, where it is in the list; the cursor of its pane may go there."""
        for kind in KINDS:
            self.pane(kind).show_open(RecordLocation(ref))
        if moves_cursor:
            self.pane(ref.kind).point_at(ref)
