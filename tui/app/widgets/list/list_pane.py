"""One of the three lists of records: filtered, sorted and loaded from the store by the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.worker import Worker

from tui.app.documents.labels import brief_count_kept, count_kept
from tui.app.documents.list_items import GROUP_TITLES, ListItem, row_items
from tui.app.messages import RequestFailed, RowsLoaded
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.widgets.list.paged_items import PAGE_ROWS, PagedItems
from tui.app.widgets.list.row_list import RowList
from tui.i18n import N_, format_number
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.store import MATCH_ALL, SORTS_BY_KIND, Sort, Store
from tui.model.records import Kind, Ref

if TYPE_CHECKING:
    from tui.app.context import AppContext

#: Rows loaded beyond each edge of the screen.
READ_AHEAD_ROWS = 50
SORT_LABELS: dict[Sort, str] = {
    "newest": N_("newest first"),
    "oldest": N_("oldest first"),
    "title": N_("by title"),
    "mentions": N_("most named first"),
    "type": N_("by type"),
    "differing": N_("sources differ first"),
}


class PagesLoaded(Message):
    """More pages of a list are loaded; `key`: the item that the cursor goes to if it is still at `cursor`."""

    def __init__(
        self,
        items: PagedItems,
        pages: dict[int, list[ListItem]],
        key: object = None,
        cursor: int | None = None,
    ) -> None:
        super().__init__()
        self.items, self.pages, self.key, self.cursor = items, pages, key, cursor


#: What the border takes of the row of a title.
BORDER_CELLS = 4


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
        """Return the filter, sort and query of the rows."""
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
            if message.key is not None and message.cursor == self.cursor:
                self.move_to_key(message.key)
            self._loading = []

    def on_request_failed(self, _message: RequestFailed) -> None:
        """Allow the pages to be asked for again when they are next near; the screen says why they failed."""
        self._loading = []

    def load(self) -> None:
        """Load the list anew, in a thread; a cursor that was moved stays on its record."""
        row_index = self.cursor or 0
        key, request = self.current.key if self.current and self.is_placed else None, self.request
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
        """Put the cursor on a record, where it is in the list, unless it is moved before that is read."""
        key, items, request, cursor = RecordLocation(ref), self.items, self.request, self.cursor
        if self.move_to_key(key) or not isinstance(items, PagedItems):
            return

        def find(_worker: Worker[None]) -> PagesLoaded | None:
            index = self._store.row_index(ref, *request)
            if index is None:
                return None
            return PagesLoaded(items, self._read([index // PAGE_ROWS], request), key, cursor)

        run_in_thread(self, "point", find)

    @property
    def is_filtered(self) -> bool:
        """Return whether a filter leaves records out."""
        return bool(self.contains) or self.corpus_filter != MATCH_ALL

    def on_resize(self) -> None:
        """Show as much of the count as there is room for."""
        self.set_title()

    def set_title(self) -> None:
        """Show the pane's name, count and filter in its border."""
        count = format_number(self.total)
        if self.is_filtered:
            count = f"{format_number(len(self.items))}/{count}"
        elif self.found:
            count = count_kept(self.total - self.found, self.found)
            if cell_len(f"{_(GROUP_TITLES[self.kind])} {count}") > self.size.width - BORDER_CELLS:
                count = brief_count_kept(self.total - self.found, self.found)
        parts: list[str | tuple[str, str]] = [(_(GROUP_TITLES[self.kind]), "bold"), f" {count}"]
        if self.contains:
            parts.append((f" = {self.contains}", "$text-accent"))
        self.border_title = Content.assemble(*parts)
        self.border_subtitle = (
            Content(_(SORT_LABELS[self.sort])) if self.sort != SORTS_BY_KIND[self.kind][0] else Content("")
        )
