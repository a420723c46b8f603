"""The three list panes: articles, actors, events; each filtered, sorted and loaded from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.worker import Worker

from tui.app.background import in_background
from tui.app.listing import GROUPS, row_items
from tui.app.messages import RowsLoaded
from tui.app.widgets.rowlist import Item, RowList
from tui.i18n import gettext as _
from tui.i18n import marked as N_
from tui.index.query import Query
from tui.index.store import EVERYTHING, Cursor, Sort, Sorts
from tui.model.records import KINDS, Kind, Ref

if TYPE_CHECKING:
    from tui.app.app import NigerApp

#: Rows asked for in one go, and how many are put on the screen at the first paint.
PAGE = 2_000
FIRST = 200

EMPTY = {
    "article": N_("No articles yet. Put .txt or .md files into articles/ in {corpus}"),
    "actor": N_("No actors yet. Describe them in actors/ in {corpus}"),
    "event": N_("No events yet. Describe them in events/ in {corpus}"),
}
NARROWED = N_("Nothing fits. x clears the filter of lists and views, Esc that of this list.")
SORTED = {
    "newest": N_("newest first"),
    "oldest": N_("oldest first"),
    "title": N_("by title"),
    "mentions": N_("most named first"),
    "type": N_("by type"),
    "differing": N_("sources differ first"),
}


class ListPane(RowList):
    """One of the three lists, with its title, count, filter and sort."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(id=kind, classes="list")
        self.kind: Kind = kind
        self.contains = ""
        self.narrowed_to: Query = EVERYTHING
        self.sort: Sort = Sorts[kind][0]
        self.total = 0

    @property
    def is_narrowed(self) -> bool:
        """Whether records are left out."""
        return bool(self.contains) or self.narrowed_to != EVERYTHING

    def entitle(self) -> None:
        """Put the pane's name, count and filter into its border."""
        count = f"{len(self.items):,}/{self.total:,}" if self.is_narrowed else f"{self.total:,}"
        parts: list[str | tuple[str, str]] = [(_(GROUPS[self.kind]), "bold"), f" {count}"]
        if self.contains:
            parts.append((f" = {self.contains}", "$text-accent"))
        self.border_title = Content.assemble(*parts)
        self.border_subtitle = (
            Content(_(SORTED[self.sort])) if self.sort != Sorts[self.kind][0] else Content("")
        )


class Lists(Vertical):
    """The panes, and what they ask the store."""

    def compose(self) -> ComposeResult:
        """Articles, actors, events, from top to bottom."""
        for kind in KINDS:
            yield ListPane(kind)

    @property
    def _app(self) -> NigerApp:
        return cast("NigerApp", self.app)

    def pane(self, kind: Kind) -> ListPane:
        """The pane of one kind of records."""
        return self.query_one(f"#{kind}", ListPane)

    def fill_first(self, totals: dict[Kind, int]) -> None:
        """What the first paint shows, read at once: a screenful of each list."""
        for kind in KINDS:
            pane = self.pane(kind)
            page = self._app.store.rows(kind, "", pane.sort, None, FIRST)
            self.show_rows(RowsLoaded(kind, "", row_items(page.items), totals[kind]))
            if page.after is not None:
                self.load(kind)

    def load(self, kind: Kind) -> None:
        """Read the rows of a pane anew, in a worker."""
        pane = self.pane(kind)
        contains, sort, query = pane.contains, pane.sort, pane.narrowed_to
        in_background(self, f"rows-{kind}", lambda worker: self._read(worker, kind, contains, sort, query))

    def _read(
        self, worker: Worker[None], kind: Kind, contains: str, sort: Sort, query: Query
    ) -> RowsLoaded | None:
        items: list[Item] = []
        after: Cursor | None = None
        while not worker.is_cancelled:
            page = self._app.store.rows(kind, contains, sort, after, PAGE, query)
            items += row_items(page.items)
            after = page.after
            if after is None:
                return RowsLoaded(kind, contains, items, getattr(self._app.store.counts(), kind))
        return None

    def on_rows_loaded(self, message: RowsLoaded) -> None:
        """Show what a worker has read, unless the filter has moved on."""
        message.stop()
        if message.contains == self.pane(message.kind).contains:
            self.show_rows(message)

    def show_rows(self, message: RowsLoaded) -> None:
        """Put rows into their pane; the cursor stays on its record."""
        pane = self.pane(message.kind)
        pane.total = message.total
        pane.empty = _(NARROWED if pane.is_narrowed else EMPTY[message.kind]).format(corpus=self._app.corpus)
        pane.set_items(message.items)
        pane.entitle()

    def filter(self, kind: Kind, contains: str) -> None:
        """Show only the records whose name has these words."""
        pane = self.pane(kind)
        pane.contains = contains.strip()
        self.load(kind)

    def narrow(self, query: Query) -> None:
        """Show in all panes only what fits a query."""
        for kind in KINDS:
            self.pane(kind).narrowed_to = query
            self.load(kind)

    def sort(self, kind: Kind, sort: Sort | None = None) -> Sort:
        """Sort a pane by `sort`, or by the next way there is; the way it is sorted now."""
        pane = self.pane(kind)
        ways = Sorts[kind]
        pane.sort = sort if sort in ways else ways[(ways.index(pane.sort) + 1) % len(ways)]
        self.load(kind)
        return pane.sort

    def point_at(self, ref: Ref) -> None:
        """Put the cursor of the record's pane on it, where it is in the list."""
        pane = self.pane(ref.kind)
        for item in pane.items:
            if getattr(item.key, "ref", None) == ref:
                pane.move_to_key(item.key)
                return
