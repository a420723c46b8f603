"""Runs of the index behind the explorer: how far they are, what they have brought so far, how they ended."""

from __future__ import annotations

from time import monotonic

from textual.content import Content
from textual.notifications import SeverityLevel
from textual.worker import Worker

from tui.app import messages
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.explorer.add_texts import IngestActions
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _
from tui.index.store import StoreBusy, StoreError
from tui.model.records import KINDS
from tui.progress import SHOW_AFTER_S, Pace, format_bar

#: The groups of work that shows how far it is.
LONG = ("add", "index")
#: How often a long run shows what it has done, in seconds.
SHOWN_EVERY = 2.0


class IndexRuns(IngestActions):
    """Has the index brought up to date, and shows what comes of it."""

    _is_watched = True
    _pace = Pace()  # of the run that is under way
    _shown = 0.0  # when what a run has done so far was last shown

    def reindex(self, reopen: bool = False) -> None:
        """Bring the store up to date with the files, in a thread; `reopen`: show again what is open."""
        if not self._is_watched:
            self.owner.corpus_actions.mark_changed(None)
        self._reopen = self._reopen or reopen
        self._index_began = self._shown = monotonic()
        self._pace = Pace()
        run_in_thread(self, "index", self._reindex)

    def _reindex(self, worker: Worker[None]) -> messages.IndexUpdated | messages.IndexFailed:
        def progress(done: int, total: int, what: str) -> bool:
            self.post_message(messages.IndexProgress(done, total, what))
            return not worker.is_cancelled

        try:
            return messages.IndexUpdated(self.owner.corpus_actions.update_index(progress))
        except StoreError as error:
            return messages.IndexFailed(str(error), isinstance(error, StoreBusy))

    @property
    def _works(self) -> bool:
        """Whether work that shows how far it is goes on."""
        return any(worker.is_running for worker in self.workers if worker.group in LONG)

    def on_index_progress(self, message: messages.IndexProgress) -> None:
        """Work that takes long shows how far it is, how fast it goes, and how to stop it."""
        if not self._works:  # it was stopped
            return
        pace = self._pace.describe(message.done, message.total)
        if monotonic() - self._index_began > SHOW_AFTER_S:
            share = format_bar(message.done, message.total) if message.total else _("looking at its files")
            words = (_("Reading the corpus"), share, pace and f"({pace})", _("Esc stops"))
            self.query_one("#crumbs", StatusLine).content = Content(" " + " ".join(filter(None, words)))
        if monotonic() - self._shown > SHOWN_EVERY:
            self._shown = monotonic()
            self._show_what_is_there()

    def _show_what_is_there(self) -> None:
        """Show what a long run has put into the index so far."""
        try:
            if self.owner.store.state() == self.state:
                return
            self.reload_lists()
            first = self.owner.store.rows("article", "", None, None, 1).items
        except StoreError:  # it will be said at the end, if it lasts
            return
        if first and self.trail.current is None:
            self.open(RecordLocation(first[0].ref), how="first")

    def stop_work(self) -> None:
        """End work that takes long; what is done of it stays."""
        is_seen = self._works and monotonic() - self._index_began > SHOW_AFTER_S
        for group in LONG:
            self.workers.cancel_group(self, group)
        if is_seen:
            self.not_indexed(_("Stopped. What was read is kept; the next start reads on."))

    def on_index_failed(self, message: messages.IndexFailed) -> None:
        """Say why the corpus could not be read, or not all of it; what another program reads is shown."""
        if not message.is_busy:
            self.not_indexed(message.words, "error")
        elif self._follow():
            self.notify(_("Another program is reading this corpus: what it has read is shown."), timeout=10)

    def _follow(self) -> bool:
        """Show what another program has read, until it is through; then this one looks itself."""
        is_busy = self.owner.corpus_actions.is_busy()
        if is_busy:
            self.update_bars()
            self._show_what_is_there()
            self.set_timer(SHOWN_EVERY, self._follow)
        else:
            self.reindex()
        return is_busy

    def not_indexed(self, words: str, severity: SeverityLevel = "information") -> None:
        """Show what is there, and say why it may not be all."""
        self.show_notice()
        self.notify(words, severity=severity, timeout=10)
        try:
            self.lists.reading_state = "read" if self.owner.store.is_ready else "not read"
            self.reload_lists()
        except StoreError:  # nothing can be read either: what is on the screen stays
            self.log.warning(words)
        self.update_bars()

    def show_notice(self) -> None:
        """What is unusual about the index, once."""
        if (notice := self.owner.store.notice) and notice != self._notice:
            self._notice = notice
            self.notify(notice, severity="warning", timeout=10)

    def on_index_updated(self, message: messages.IndexUpdated) -> None:
        """Show what has changed, by this run or one that was not heard; what is open stays at its place."""
        self.owner.state.title = message.title
        self.show_notice()
        if self.lists.reading_state != "read":
            self.lists.reading_state, self._reopen = "read", True
        if self._reopen or self.owner.store.state() != self.state:
            self._reopen = False
            self.reload_lists()
            self.owner.corpus_changed()
            self.refresh_views()
            here = self.trail.current
            if here is not None:
                self.open_again(here.ref)
            elif first := self.owner.store.rows("article", "", None, None, 1).items:
                self.open(RecordLocation(first[0].ref), how="first")
        self.update_bars()

    def reload_lists(self) -> None:
        """Show what the store has now; what is open stays as it is."""
        self.state, self.counts = self.owner.store.state(), self.owner.store.counts()
        for kind in KINDS:
            self.lists.pane(kind).load()
