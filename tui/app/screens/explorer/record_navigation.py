"""What is open and how the reader came to it: the part of the explorer that opens records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

from msgspec.structs import replace
from textual import on
from textual.app import SystemCommand
from textual.worker import Worker

from tui.analysis.sources.similar_articles import find_similar_articles
from tui.app import messages
from tui.app.documents.list_items import copy_items, relation_items
from tui.app.documents.record_page import RecordPage, load_page
from tui.app.key_table import key_label
from tui.app.match_walk import MatchWalk, ResultCursor, hits_walk
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.prepared_screen import PreparedScreen
from tui.app.session.history import History, ReadingPosition
from tui.app.widgets.list.record_lists import RecordLists
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.text.record_view import RecordView
from tui.i18n import gettext as _
from tui.index.results import Counts
from tui.model.records import KINDS, Article, Kind, Ref

PaneName = Literal["article", "actor", "event", "reader", "tied"]
PANE_NAMES: tuple[PaneName, ...] = ("article", "actor", "event", "reader", "tied")


class RecordNavigation(PreparedScreen[None]):
    """Opens records, remembers the way, keeps the reader's place."""

    def __init__(self) -> None:
        super().__init__()
        self.trail = History()
        self.counts = Counts()
        self.state = ""  # of the store, that is on the screen
        self.list_kind: Kind = "article"  # the list that is open, or was last
        self._index_began = 0.0
        self._notice = ""  # what was last said of the index
        self._reopen = False  # whether the next index run shows again what is open
        self.sought = ""  # the search whose result is open: Esc goes back to its list

    @property
    def lists(self) -> RecordLists:
        """The three list panes."""
        return self.query_one(RecordLists)

    @property
    def reader(self) -> RecordView:
        """The text, or the card."""
        return self.query_one(RecordView)

    @property
    def related(self) -> RowList:
        """What the open record is tied to."""
        return self.query_one("#tied", RowList)

    @property
    def prompt(self) -> Prompt:
        """The line to type in."""
        return self.query_one(Prompt)

    @property
    def active_pane(self) -> PaneName:
        """The pane that has the keys."""
        return next((place for place in PANE_NAMES if self.has_class(f"at-{place}")), "article")

    def activate_pane(self, place: PaneName) -> None:
        """Bring a pane up and give it the keys."""
        self.mark_active_pane(place)
        self.query_one(f"#{place}").focus()
        self.update_bars()

    def mark_active_pane(self, place: PaneName, update: bool = True) -> None:
        """Say by classes which pane has the keys and which list is open, in one update of the styles."""
        if place in KINDS:
            self.list_kind = place
        classes = {f"at-{other}": other == place for other in PANE_NAMES}
        classes |= {f"open-{kind}": kind == self.list_kind for kind in KINDS}
        self.update_classes(classes, update=update, animate=False)

    def update_bars(self) -> None:
        """Write the first and the last line of the screen."""
        raise NotImplementedError

    def stop_work(self) -> None:
        """End work that takes long; what is done of it stays."""
        raise NotImplementedError

    def reindex(self, reopen: bool = False) -> None:
        """Bring the store up to date with the files, in a thread; `reopen`: show again what is open."""
        raise NotImplementedError

    def open(
        self,
        target: RecordLocation,
        how: Literal["new", "trail", "again", "first"] = "new",
        position: ReadingPosition | None = None,
        walk: MatchWalk | None = None,
        results: ResultCursor | None = None,
        last: bool = False,
        sought: str = "",
    ) -> None:
        """Open a record, at a passage or at a place; the page is made in a worker.

        `results`: those of the search that it is one of, whose hits `n` then walks, `last`: from the last
        one backwards. `sought`: the text of that search.
        """
        self.sought = sought
        wanted = messages.OpenRequest(target, how, position, walk, results, last)
        run_in_thread(self, "open", lambda _worker: self._page(wanted))

    def _page(self, wanted: messages.OpenRequest) -> messages.RecordOpened | messages.RequestFailed:
        page = self.page_at(wanted.target.ref)
        if page is None:
            return messages.RequestFailed(_("{id} is not in the corpus.").format(id=wanted.target.ref))
        if (results := wanted.results) is not None:
            matches = self.owner.store.matches(results.found.query, page.ref)
            walk = hits_walk(results, matches, page.body_at, wanted.target.start, wanted.last)
            wanted = wanted._replace(walk=walk)
        return messages.RecordOpened(page, wanted)

    def page_at(self, ref: Ref) -> RecordPage | None:
        """The page of a record, with the highlights that are kept. Raises StoreError."""
        page, kept = load_page(self.owner.store, ref), self.owner.state.highlights
        if page is None or not kept:
            return page
        from tui.app.documents.highlight_spans import (
            find_highlights,  # late: the first paint is mostly without
        )

        return replace(page, marks=find_highlights(self.owner.store, page, kept))

    def on_record_opened(self, message: messages.RecordOpened) -> None:
        """A page is ready: show it and remember the way."""
        page, wanted = message.page, message.wanted
        if wanted.how in ("new", "first"):
            self._leave()
            self.trail.open(page.ref, page.title)
        here = wanted.walk.current if wanted.walk else None
        start = here.start if here else wanted.target.start
        self._show(page, None if wanted.position else start, wanted.position, wanted.walk)
        if wanted.walk is None and wanted.target.start is not None and wanted.target.end is not None:
            self.reader.mark_passage(wanted.target.start, wanted.target.end)
        if wanted.how in ("new", "trail"):
            self.activate_pane("reader")
        self.save_session()
        self.look_for_copies()

    def look_for_copies(self) -> None:
        """Find the texts that share passages with the open article, in a thread."""
        page = self.reader.page
        if page is None or not isinstance(article := page.record, Article):
            return

        def found(worker: Worker[None]) -> messages.CopiesFound:
            copies = find_similar_articles(self.owner.store, article, lambda _share: worker.is_cancelled)
            return messages.CopiesFound(article.ref, copies)

        run_in_thread(self, "copies", found)

    def on_copies_found(self, message: messages.CopiesFound) -> None:
        """Say them with what else the article is tied to."""
        page = self.reader.page
        if message.copies.found and page is not None and page.ref == message.ref:
            self.related.set_items([*relation_items(page.links), *copy_items(message.copies)])

    def _show(
        self, page: RecordPage, start: int | None, position: ReadingPosition | None, walk: MatchWalk | None
    ) -> None:
        self.reader.show_page(page, start, position, walk)
        self.related.set_items(relation_items(page.links), keep=False)
        self.related.empty = _("Nothing is tied to this yet.")
        self.lists.point_at(page.ref)
        self.update_bars()

    def on_request_failed(self, message: messages.RequestFailed) -> None:
        """Say what could not be had."""
        self.notify(message.words, severity="error")

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if isinstance(message.item.key, RecordLocation):
            self.open(message.item.key)

    def action_back(self) -> None:
        """One stop back, at the place where it was left."""
        self._travel(-1)

    def action_forward(self) -> None:
        """One stop forward again."""
        self._travel(1)

    def _travel(self, by: int) -> None:
        self._leave()
        stop = self.trail.move(by)
        if stop is not None:
            self.open(RecordLocation(stop.ref), "trail", stop.position)

    def _leave(self) -> None:
        """Remember the place in what is open; not while the stop that is current is still on its way."""
        page, here = self.reader.page, self.trail.current
        if page is not None and here is not None and page.ref == here.ref:
            self.trail.save_position(self.reader.position)

    def save_if_moved(self) -> None:
        """Keep where the reader is, unless that is kept already: a kill costs no more than a few steps."""
        here, state = self.trail.current, self.owner.state
        if here is not None and (here.position, state.pane) != (self.reader.position, self.active_pane):
            self.save_session()

    def save_session(self) -> None:
        """Keep where the reader is."""
        state = self.owner.state
        self._leave()
        state.trail, state.at, state.pane = self.trail.entries, self.trail.at, self.active_pane
        state.hidden = sorted(self.reader.hidden_layers)
        self.owner.save_state()

    def run_command(self, action: str) -> None:
        """Do what a command of the palette does here, once the screens over this one have been left."""
        raise NotImplementedError

    def palette_commands(self) -> Iterator[SystemCommand]:
        """Every command, and what was opened lately."""
        for command in self.commands:
            keys = "  ".join(map(key_label, command.keys))
            yield SystemCommand(_(command.title), keys, partial(self.run_command, command.action))
