"""Runs of the index behind the explorer: how far they are, what they have read so far, how they ended."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic

from textual.content import Content
from textual.notifications import SeverityLevel
from textual.worker import Worker

from tui.app import messages
from tui.app.file_watcher import FileWatcher
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.key_queue import Typed
from tui.app.runtime.status_messages import OUTCOME_S
from tui.app.screens.explorer.navigation.open_views import OpenViews
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.i18n import gettext as _
from tui.index.results import ALL_MARKED, MARKING, OPEN_MARKED
from tui.index.store import StoreBusy, StoreError
from tui.model.records import KINDS
from tui.progress import SHOW_AFTER_S, Pace, format_bar

#: The groups of threads that report how far they are.
LONG_GROUPS = ("add", "index", "export")
#: How often a long run shows what it has read, in seconds.
SHOW_EVERY_S = 2.0


def describe_work(message: messages.IndexProgress) -> str:
    """Return what long work is done."""
    if message.work:
        return message.work
    is_marking = message.what in (MARKING, OPEN_MARKED, ALL_MARKED)
    return _("Updating the marks") if is_marking else _("Reading the corpus")


class IndexRunner:
    """Bring the index up to date with the files, in threads, and show what comes of it."""

    is_watched = True  # whether the files that change are known; if not, every run looks at all of them
    _watcher: FileWatcher | None = None

    def __init__(self, panes: Panes, navigation: RecordNavigation, views: OpenViews) -> None:
        self._panes, self._navigation, self._views = panes, navigation, views
        self._pace = Pace()  # of the run that is under way
        self._began = 0.0  # when it began
        self._shown = 0.0  # when what it has read so far was last shown
        self._notice = ""  # what was last reported about the index
        self._failure = ""  # why the last run failed
        self._reopens = False  # whether the next run shows again what is open
        self._opens: RecordLocation | None = None  # what the next run opens when it is read …
        self._opens_after: Typed | None = None  # … if no key has come after this one

    def start(self, reopen: bool = False) -> None:
        """Bring the index up to date with the files, in a thread; `reopen`: show again what is open."""
        if not self.is_watched:
            self._panes.owner.corpus_service.mark_changed(None)
        self._reopens = self._reopens or reopen
        self._shown = monotonic()
        self.restart_clock()
        self._pace = Pace()
        run_in_thread(self._panes.screen, "index", self._update)

    def poll(self) -> None:
        """Ask anew whether others have changed the corpus, unless the last answer is still to come."""
        if not any(worker.is_running for worker in self._panes.screen.workers if worker.group == "index"):
            self.start()

    def open_when_read(self, target: RecordLocation) -> None:
        """Open a record that was just written once the index has it, unless the person goes on meanwhile.

        The keys stay in the list where they are in one, for its next row.
        """
        self._opens, self._opens_after = target, self._panes.owner.key_queue.last

    def restart_clock(self) -> None:
        """Count from now how long the work under way takes."""
        self._began = monotonic()

    def post_progress(self, worker: Worker[None], done: int, total: int, what: str) -> bool:
        """Post the progress of a thread to the screen; return whether the thread should go on."""
        self._panes.screen.post_message(messages.IndexProgress(done, total, what))
        return not worker.is_cancelled

    def _update(self, worker: Worker[None]) -> messages.IndexUpdated | messages.IndexFailed:
        def progress(done: int, total: int, what: str) -> bool:
            return self.post_progress(worker, done, total, what)

        owner, entry = self._panes.owner, self._panes.state.history.current
        opened = entry.ref if entry is not None and entry.ref.kind == "article" else None
        try:
            title = owner.corpus_service.update_index(progress, opened)
            return messages.IndexUpdated(title, owner.store.state(), owner.store.counts())
        except StoreError as error:
            return messages.IndexFailed(str(error), isinstance(error, StoreBusy))

    # -- the files -----------------------------------------------------------------------------

    def watch_files(self) -> None:
        """Tell the screen of files that are saved elsewhere, from now on."""
        screen = self._panes.screen

        def tell(paths: list[str] | None) -> None:
            screen.post_message(messages.FilesChanged(paths))

        self._watcher = FileWatcher(self._panes.owner.corpus, tell, self._go_unwatched)

    def _go_unwatched(self, why: str) -> None:
        """Have every run look at all files, as changes are not reported."""
        self._panes.screen.log.warning(why)
        self.is_watched = False
        self._panes.screen.post_message(messages.FilesChanged())

    def stop_watching(self) -> None:
        """End the watch of the files."""
        if self._watcher is not None:
            self._watcher.stop()

    # -- while it runs -------------------------------------------------------------------------

    @property
    def _is_running(self) -> bool:
        """Return whether a thread runs that reports how far it is."""
        return any(worker.is_running for worker in self._panes.screen.workers if worker.group in LONG_GROUPS)

    @property
    def _takes_long(self) -> bool:
        """Return whether the work under way has taken so long that its progress is shown."""
        return monotonic() - self._began > SHOW_AFTER_S

    def show_progress(self, message: messages.IndexProgress) -> None:
        """Show how far long work is, how fast it goes and how to stop it; now and then what it has read."""
        if not self._is_running:  # it was stopped
            return
        if message.what == OPEN_MARKED:
            self._show_marks()
        elif message.what == ALL_MARKED:
            self._show_all_marks()
        pace = self._pace.describe(message.done, message.total)
        if self._takes_long:
            share = format_bar(message.done, message.total) if message.total else _("checking its files")
            words = (
                describe_work(message),
                share,
                pace and f"({pace})",
                self._stop_words(),
            )
            self._panes.bars.show_words(Content(" " + " ".join(filter(None, words))))
        if monotonic() - self._shown > SHOW_EVERY_S:
            self._shown = monotonic()
            self._show_changes()

    def _stop_words(self) -> str:
        """Return what stops the work; nothing while the key for it would do something else in a list, too."""
        if self._panes.has_way_out:
            return ""
        words = _("{key} stops") if self._panes.active in KINDS else _("{key} in a list stops")
        return words.format(key=self._panes.key("step-out"))

    def _show_marks(self) -> None:
        """Show what is open with the marks that it has already, while others are still to be marked."""
        entry = self._panes.state.history.current
        if entry is not None and self._opens is None and not self._navigation.restart_open():
            self._navigation.reopen(entry.ref)

    def _show_all_marks(self) -> None:
        """Show what an act has changed, while what the articles use and report is still to be read."""
        owner = self._panes.owner
        with suppress(StoreError):  # it will be reported at the end, if it lasts
            state, counts = owner.store.state(), owner.store.counts()
            self.show_update(messages.IndexUpdated(owner.state.title, state, counts))

    def _show_changes(self) -> None:
        """Show what a long run has put into the index so far."""
        state = self._panes.state
        try:
            if self._panes.owner.store.state() == state.store_state:
                return
            self.reload_lists()
            if state.history.current is None:
                self._navigation.open_first()
        except StoreError:  # it will be reported at the end, if it lasts
            return

    def stop(self) -> None:
        """End work that takes long; what is done of it stays."""
        is_shown = self._is_running and self._takes_long
        is_export = any(one.is_running and one.group == "export" for one in self._panes.screen.workers)
        for group in LONG_GROUPS:
            self._panes.screen.workers.cancel_group(self._panes.screen, group)
        if is_export:
            self._report_end(_("The export was stopped; nothing of it was kept."))
        elif is_shown:
            self._report_end(_("Stopped. What was read is kept; the next start continues."))

    # -- how it ends ---------------------------------------------------------------------------

    def report_failure(self, message: messages.IndexFailed) -> None:
        """Report why the corpus could not be read, or not all of it; show what another program reads."""
        if self._panes.owner.corpus_service.is_polled:
            if message.words != self._failure:  # it is asked again and again, and said once
                self._panes.screen.notify(message.words, severity="error", timeout=OUTCOME_S)
            self._failure = message.words
        elif not message.is_busy:
            self._report_end(message.words, "error")
        elif self._follow_other():
            words = _("Another program is indexing this corpus; what it has read so far is shown.")
            self._panes.screen.notify(words, timeout=OUTCOME_S)

    def _follow_other(self) -> bool:
        """Show what another program has read, until it has ended; return whether it has not yet."""
        is_busy = self._panes.owner.corpus_service.is_busy()
        if is_busy:
            self._panes.bars.update()
            self._show_changes()
            self._panes.screen.set_timer(SHOW_EVERY_S, self._follow_other)
        else:
            self.start()
        return is_busy

    def _report_end(self, words: str, severity: SeverityLevel = "information") -> None:
        """Show what there is, and report why it may not be all."""
        screen, lists = self._panes.screen, self._panes.lists
        self.show_notice()
        screen.notify(words, severity=severity, timeout=OUTCOME_S)
        try:
            before = lists.reading_state
            lists.reading_state = "read" if self._panes.owner.store.is_ready else "not read"
            self.reload_lists()
            if lists.reading_state != before:  # views say it, too, where they have nothing to show
                self._panes.owner.corpus_changed()
        except StoreError:  # nothing can be read either: what is on the screen stays
            screen.log.warning(words)
        self._panes.bars.update()

    def show_notice(self) -> None:
        """Show what is unusual about the index, once."""
        if (notice := self._panes.owner.store.notice) and notice != self._notice:
            self._notice = notice
            self._panes.screen.notify(notice, severity="warning", timeout=OUTCOME_S)

    def show_update(self, message: messages.IndexUpdated) -> None:
        """Show what has changed, by this run or by one of another program; what is open keeps its place."""
        owner, lists = self._panes.owner, self._panes.lists
        owner.state.title, self._failure = message.title, ""
        self._navigation.follow_renames()
        self.show_notice()
        is_after_act, is_first = self._reopens, lists.reading_state != "read"
        lists.reading_state = "read"
        if is_after_act or is_first or message.state != self._panes.state.store_state:
            self._reopens = False
            self._panes.state.store_state, self._panes.state.counts = message.state, message.counts
            self._load_lists()
            owner.corpus_changed()
            self._views.refresh()
            self._show_open(is_after_act)
        self._panes.bars.update()

    def _show_open(self, is_after_act: bool) -> None:
        """Open what was just written, else what is being opened, what is open, or the first article."""
        entry, target = self._panes.state.history.current, self._opens
        if self._panes.owner.key_queue.has_later(self._opens_after):
            self._opens = target = None
        if target is not None and self._panes.owner.store.read([target.ref]):
            self._opens = None
            self._navigation.open(target, "first" if self._panes.focused_list else "new")
            return
        if self._navigation.restart_open(goes_back=is_after_act):
            return
        if entry is not None:
            self._navigation.reopen(entry.ref, goes_back=is_after_act)
        else:
            self._navigation.open_first()

    def reload_lists(self) -> None:
        """List what the store has now; what is open stays as it is. Raises StoreError."""
        self._panes.read_counts()
        self._load_lists()

    def _load_lists(self) -> None:
        for kind in KINDS:
            self._panes.lists.pane(kind).load()
