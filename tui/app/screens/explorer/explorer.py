"""The explorer: lists of articles, actors and events; the reader; what the open record is tied to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker

from tui.app import messages
from tui.app.commands.command import Command
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.reading_state import ReadingState
from tui.app.screens.base_screen import BaseScreen
from tui.app.screens.curation.curation_keys import CurationKeys
from tui.app.screens.explorer.explorer_parts import LATER_MODULES, ExplorerParts
from tui.app.screens.explorer.key_actions import KeyActions
from tui.app.screens.prepared_screen import PreparedScreen
from tui.app.session.history import History, HistoryEntry, ViewSnapshot
from tui.app.session.state import PinnedSearch
from tui.app.widgets.blank_rows import BlankRows, PaneRow
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.record_lists import RecordLists
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.text.reader import Reader
from tui.app.widgets.text.record_view import RecordView
from tui.index.query import Query
from tui.index.store import StoreError

if TYPE_CHECKING:
    from tui.app.screens.explorer.add_texts import TextsAdded
    from tui.app.screens.explorer.entity_decisions import DecisionWritten

#: How often a database is asked whether it answers and others have changed what it holds, in seconds.
POLL_EVERY_S = 1.0
#: How often the reading position is saved where it has changed, in seconds.
SAVE_EVERY_S = 2
#: How long after the first paint what is not needed yet is imported, in seconds.
PRELOAD_AFTER_S = 0.5


class Explorer(BlankRows, KeyActions, CurationKeys, PreparedScreen[None], BaseScreen[None]):
    """Show the panes under all other screens; its parts do the work, their messages arrive here."""

    AUTO_FOCUS = ""
    SCOPES = ("explorer", "everywhere")

    def __init__(self) -> None:
        super().__init__()
        self.parts = ExplorerParts(self)

    def compose(self) -> ComposeResult:
        """Compose the way to what is open, the panes, the line of keys."""
        pane = self.parts.session.saved_pane
        self.parts.panes.mark_active(pane, update=False)  # now: the panes are styled once
        yield StatusLine(id="crumbs")
        with PaneRow(id="main"):
            yield RecordLists(id="lists")
            yield RecordView(id="reader", max_width=self.owner.settings.width)
            yield RowList(id="tied")
        yield Foot(id="keys")

    @property
    def reading_state(self) -> ReadingState:
        """Return how far the corpus has been read."""
        return self.parts.panes.lists.reading_state

    # -- the start -----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show what the store has."""
        if self.app.no_color or self.app.native_ansi_color or self.owner.state.highlights:
            self.owner.read_dialog_styles()
        self.parts.session.show()
        self._watch_subject()
        self.call_after_refresh(self._start_work)

    def _start_work(self) -> None:
        """Start what has waited for the first paint: the watch of the files, and what takes time."""
        self.owner.read_dialog_styles()
        self.parts.panes.mount_prompt()
        self.parts.index.show_notice()
        self.parts.index.watch_files()
        if not self.parts.panes.state.counts.article:  # there is nothing to be read meanwhile
            self.parts.index.start()
        if self.owner.corpus_service.is_polled:
            self.set_interval(POLL_EVERY_S, self.parts.index.poll)
        self.parts.navigation.find_similar()
        self.parts.filters.restore()
        self.parts.view_history.restore_last()
        self.set_interval(SAVE_EVERY_S, self.parts.navigation.save_if_moved)
        self.set_timer(PRELOAD_AFTER_S, self._preload)

    def _preload(self) -> None:
        """Import the views and load the annotator, so that the first time is as quick as the next.

        What is there then stays to the end: the collector of garbage need not look through it.
        """
        from tui.memory import start_collecting  # late: the first paint needs none of it

        self.parts.make_all()
        page = self.parts.panes.reader.page

        def load(_worker: Worker[None]) -> None:
            try:
                for name in LATER_MODULES:
                    import_module(name)
                self.owner.corpus_service.preload_annotator()
                self.parts.new.preload(page)
            finally:
                start_collecting()

        run_in_thread(self, "ready", load)

    # -- the files -----------------------------------------------------------------------------

    def on_files_changed(self, message: messages.FilesChanged) -> None:
        """Read what was saved elsewhere; a run that is under way does so when it is through."""
        if not self.owner.corpus_service.mark_changed(message.paths):
            self.parts.index.start()
        self.parts.ingest.take_inbox(message.paths)

    def on_unmount(self) -> None:
        """End the watch of the files."""
        self.parts.index.stop_watching()

    # -- what other screens use ----------------------------------------------------------------

    @property
    def history(self) -> History:
        """Return the history of this session."""
        return self.parts.panes.state.history

    @property
    def filter(self) -> Query:
        """Return the filter of lists and views."""
        return self.parts.panes.state.filter

    def set_filter(self, query: Query) -> None:
        """Narrow lists and views to what fits `query`."""
        self.parts.filters.set_filter(query)

    def reindex(self, reopen: bool = False) -> None:
        """Bring the index up to date with the files; `reopen`: show again what is open."""
        self.parts.index.start(reopen)

    def open(self, target: RecordLocation) -> None:
        """Open a record."""
        self.parts.navigation.open(target)

    def open_entry(self, entry: HistoryEntry) -> None:
        """Open the record or the view of an entry, as a further entry."""
        self.parts.view_history.open_entry(entry)

    def open_pin(self, pin: PinnedSearch) -> None:
        """Open the search screen with a pinned search in it."""
        self.parts.targets.open_pin(pin)

    def make_view(self, snapshot: ViewSnapshot) -> object:
        """Return the view of a snapshot, or None if the snapshot lacks its subject."""
        return self.parts.view_history.make_view(snapshot)

    def show_keys(self, commands: Sequence[Command]) -> None:
        """Show the keys of `commands`, and what the marks in a text mean."""
        self.parts.records.show_keys(commands)

    def save_session(self) -> None:
        """Save where the reader is, for the next start."""
        self.parts.navigation.save_session()

    def run_command(self, action: str) -> None:
        """Run an action of the explorer once the screens over it have ended."""
        from tui.app.screens.analysis.base import AnalysisScreen  # late: the first paint needs none

        top = self.app.screen
        if top is self:
            self.call_later(self.run_action, action)
        elif isinstance(top, AnalysisScreen):
            top.dismiss(action)
        elif isinstance(top, BaseScreen):
            top.leave_for(partial(self.run_command, action))

    # -- events --------------------------------------------------------------------------------

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Move the keys to the pane that a click has given the focus, without moving the focus again.

        What has lost the focus since the event was posted says nothing about the active pane.
        """
        if event.widget is self.focused:
            self.parts.panes.follow_focus(event.widget.id)

    def on_resize(self, event: events.Resize) -> None:
        """Write the first and the last line for the new width."""
        self.call_after_refresh(self.parts.panes.bars.update)

    @on(StatusLine.CrumbClicked)
    def _go_back(self, message: StatusLine.CrumbClicked) -> None:
        self.parts.view_history.travel(-message.steps)

    @on(RowList.Chosen)
    def _open_chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if isinstance(message.item.key, RecordLocation):
            self.open(message.item.key)

    @on(Reader.LinkFollowed)
    def _follow_link(self, message: Reader.LinkFollowed) -> None:
        message.stop()
        self.parts.targets.go(message.link.target)

    @on(RecordView.SelectionChanged)
    @on(RowList.Highlighted)
    def _update_subject(self, message: Message) -> None:
        message.stop()
        self.parts.panes.bars.update_subject()

    def _watch_subject(self) -> None:
        """Write the last line in the same frame as what a step makes current, not in one of its own."""
        current: list[tuple[Widget, str]] = [(rows, "cursor") for rows in self.query(RowList)]
        for widget, attribute in [*current, (self.query_one(Reader), "current")]:
            self.watch(widget, attribute, self.parts.panes.bars.update_subject, init=False)

    def _key_escape(self) -> None:
        """Leave the selection to the step out, where Textual would drop it, and the key do one thing more."""

    # -- what threads have done ----------------------------------------------------------------

    def on_request_failed(self, message: messages.RequestFailed) -> None:
        """Show what failed, and why."""
        self.notify(message.words, severity="error")
        self.parts.navigation.forget_open()
        if message.missing is not None:
            self.parts.navigation.leave_missing(message.missing)

    def on_record_gone(self, message: messages.RecordGone) -> None:
        """Show what was open before, or the first article."""
        try:
            self.parts.navigation.leave_gone(message.ref)
        except StoreError as error:
            self.notify(str(error), severity="error")

    def on_record_opened(self, message: messages.RecordOpened) -> None:
        """Show the record."""
        self.parts.navigation.show_opened(message.page, message.request, message.walk)

    def on_copies_found(self, message: messages.CopiesFound) -> None:
        """List the texts that share passages."""
        self.parts.navigation.show_similar(message)

    def on_walk_started(self, message: messages.WalkStarted) -> None:
        """Go to the current match of the walk."""
        self.parts.walks.show(message.walk)

    def on_results_extended(self, message: messages.ResultsExtended) -> None:
        """Go on to the further results."""
        self.parts.walks.extend(message.results)

    def on_decision_written(self, message: DecisionWritten) -> None:
        """Report the decisions, and annotate anew."""
        self.parts.decisions.report(message)

    def on_texts_added(self, message: TextsAdded) -> None:
        """Show the report."""
        self.parts.ingest.take_result(message)

    def on_index_progress(self, message: messages.IndexProgress) -> None:
        """Show the progress."""
        self.parts.index.show_progress(message)

    def on_index_failed(self, message: messages.IndexFailed) -> None:
        """Report the failure."""
        self.parts.index.report_failure(message)

    def on_index_updated(self, message: messages.IndexUpdated) -> None:
        """Show what has changed."""
        try:
            self.parts.index.show_update(message)
        except StoreError as error:  # gone since
            self.parts.index.report_failure(messages.IndexFailed(str(error), is_busy=False))
