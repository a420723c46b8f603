"""The three list panes: articles, actors, events; each filtered, sorted and loaded from the store."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.worker import Worker

from tui.app.documents.found_records.rows import count_kept
from tui.app.documents.list_items import GROUP_TITLES, ListItem, row_items
from tui.app.key_table import name_keys
from tui.app.messages import RequestFailed, RowsLoaded
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.reading_state import ReadingState, nothing_listed
from tui.app.widgets.list.paged_items import PAGE_ROWS, PagedItems
from tui.app.widgets.list.pane_heights import share_height, stack_heights
from tui.app.widgets.list.row_list import RowList
from tui.i18n import N_, format_number
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import Counts
from tui.index.store import MATCH_ALL, SORTS_BY_KIND, Sort, Store
from tui.model.records import KINDS, Kind, Ref

if TYPE_CHECKING:
    from tui.app.context import AppContext

#: Rows loaded beyond each edge of the screen.
READ_AHEAD_ROWS = 50

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
SORT_LABELS: dict[Sort, str] = {
    "newest": N_("newest first"),
    "oldest": N_("oldest first"),
    "title": N_("by title"),
    "mentions": N_("most named first"),
    "type": N_("by type"),
    "differing": N_("sources differ first"),
}


class PagesLoaded(Message):
    """More pages of a list are loaded; `key`: the item that the cursor goes to."""

    def __init__(self, items: PagedItems, pages: dict[int, list[ListItem]], key: object = None) -> None:
        super().__init__()
        self.items, self.pages, self.key = items, pages, key


class ListPane(RowList):
    """One of the three lists, with its title, count, filter and sort; a long one is loaded by the page."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(id=kind, classes="list")
        self.kind: Kind = kind
        self.contains = ""
        self.corpus_filter: Query = MATCH_ALL
        self.sort: Sort = SORTS_BY_KIND[kind][0]
        self.total = 0
        self.found = 0  # of these, how many were found and not kept
        self.hides_found = False
        self._loading: list[int] = []  # pages that are on their way

    @property
    def _store(self) -> Store:
        return cast("AppContext", self.app).store

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Load the pages that come near."""
        super().watch_scroll_y(old_value, new_value)
        self.load_near_pages()

    def load_near_pages(self) -> None:
        """Load the missing pages on the screen and near it, in a thread."""
        items, top = self.items, self.scroll_offset.y
        if not isinstance(items, PagedItems):
            return
        pages = items.missing(top - READ_AHEAD_ROWS, top + self.size.height + READ_AHEAD_ROWS)
        if pages and pages != self._loading:
            self._loading = pages
            read = partial(self._read, tuple(pages), self.request)
            run_in_thread(self, "pages", lambda _worker: PagesLoaded(items, read()))

    @property
    def request(self) -> tuple[str, Sort, Query]:
        """The filter, sort and query of the rows."""
        query = self.corpus_filter.with_field("is", "kept") if self.hides_found else self.corpus_filter
        return self.contains, self.sort, query

    def _read(self, pages: Sequence[int], request: tuple[str, Sort, Query]) -> dict[int, list[ListItem]]:
        """Read the rows of pages from the store."""
        contains, sort, query = request
        read, marks = self._store.rows_at, self._store.marks
        return {
            page: row_items(read(self.kind, contains, sort, page * PAGE_ROWS, PAGE_ROWS, query), marks, query)
            for page in pages
        }

    def on_pages_loaded(self, message: PagesLoaded) -> None:
        """Show the rows, unless the list has moved on."""
        message.stop()
        if message.items is self.items:
            for page, items in message.pages.items():
                self.insert_page(page, items)
            if message.key is not None:
                self.move_to_key(message.key)
            self._loading = []

    def on_request_failed(self, _message: RequestFailed) -> None:
        """Allow the pages to be asked for again when they are next near; the screen says why they failed."""
        self._loading = []

    def load(self) -> None:
        """Load the list anew, in a thread; the cursor stays on its record."""
        row_index = self.cursor or 0
        key, request = self.current.key if self.current else None, self.request
        run_in_thread(self, "rows", lambda _worker: self._list(request, key, row_index))

    def _list(self, request: tuple[str, Sort, Query], key: object, row_index: int) -> RowsLoaded:
        contains, sort, query = request
        counts = self._store.counts()
        found = 0 if self.hides_found else counts.found.get(self.kind, 0)
        total = counts.kept(self.kind) + found
        count = self._store.size(self.kind, contains, sort, query)
        if count <= PAGE_ROWS:
            rows = self._read([0], request)[0]
            moved = -row_index if row_index > len(rows) else 0
            return RowsLoaded(self.kind, contains, rows, total, moved, found)
        items = PagedItems(count)
        now = self._store.row_index(key.ref, *request) if isinstance(key, RecordLocation) else None
        at = min(now if now is not None else row_index if row_index <= len(items) else 0, len(items) - 1)
        for page, read in self._read(
            items.missing(at - READ_AHEAD_ROWS, at + READ_AHEAD_ROWS), request
        ).items():
            items.put(page, read)
        return RowsLoaded(self.kind, contains, items, total, at - row_index, found)

    def point_at(self, ref: Ref) -> None:
        """Put the cursor on a record, where it is in the list."""
        key, items, request = RecordLocation(ref), self.items, self.request
        if self.move_to_key(key) or not isinstance(items, PagedItems):
            return

        def find(_worker: Worker[None]) -> PagesLoaded | None:
            index = self._store.row_index(ref, *request)
            return (
                None if index is None else PagesLoaded(items, self._read([index // PAGE_ROWS], request), key)
            )

        run_in_thread(self, "point", find)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter leaves records out."""
        return bool(self.contains) or self.corpus_filter != MATCH_ALL

    def set_title(self) -> None:
        """Show the pane's name, count and filter in its border."""
        count = format_number(self.total)
        if self.is_filtered:
            count = f"{format_number(len(self.items))}/{count}"
        elif self.found:
            count = count_kept(self.total - self.found, self.found)
        parts: list[str | tuple[str, str]] = [(_(GROUP_TITLES[self.kind]), "bold"), f" {count}"]
        if self.contains:
            parts.append((f" = {self.contains}", "$text-accent"))
        self.border_title = Content.assemble(*parts)
        self.border_subtitle = (
            Content(_(SORT_LABELS[self.sort])) if self.sort != SORTS_BY_KIND[self.kind][0] else Content("")
        )


class RecordLists(Vertical):
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
        self.pane(kind).load()
        return pane.sort

    def show_open(self, ref: Ref) -> None:
        """Mark an open record, and put the cursor of its pane on it, where it is in the list."""
        for kind in KINDS:
            self.pane(kind).show_open(RecordLocation(ref))
        self.pane(ref.kind).point_at(ref)
