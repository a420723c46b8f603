"""Raw texts are added to the corpus: files and folders are named, and what was read of them is shown."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from time import sleep
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import Worker

from tui.app.navigation import FieldEdit, RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import OUTCOME_S
from tui.app.screens.curation.form_actions import FormActions
from tui.app.screens.explorer.index_runner import IndexRunner
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.corpus.scan import is_in_inbox
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.model.text import clean_line

if TYPE_CHECKING:
    from tui.corpus.ingestion.ingest_result import IngestResult
    from tui.index.store import ReportProgress

#: How often an inbox in which a file is being written is looked at, in seconds.
_INBOX_EVERY_S = 0.5
#: How lines begin that are paths, as file managers copy them.
_PATH_STARTS = ("/", "~", "./", "../", "file://", "'", '"')
_MAX_PASTED_CHARS = 1_000_000
_MAX_SHOWN_CHARS = 40


class TextsAdded(Message):
    """The texts are read; the report says what became of each, `summary` the same in a line.

    `is_from_inbox`, `is_stopped`: the report does not open by itself.
    """

    def __init__(self, added: Sequence[IngestResult], is_from_inbox: bool, is_stopped: bool) -> None:
        from tui.app.documents.dialogs import added_document, added_words

        super().__init__()
        self.report, self.summary = added_document(added), added_words(added)
        self.title = _("Texts added") if any(one.status == "added" for one in added) else _("No text added")
        self.is_from_inbox, self.is_stopped = is_from_inbox, is_stopped


class IngestActions:
    """Add texts to the corpus."""

    def __init__(
        self, panes: Panes, navigation: RecordNavigation, index: IndexRunner, forms: FormActions
    ) -> None:
        self._panes, self._navigation, self._index, self._forms = panes, navigation, index, forms
        self._report: TextsAdded | None = None  # the latest
        self._pasted = ("", "")  # what stands for a pasted text in the prompt, and the text

    def ask(self) -> None:
        """Ask which files or folders to add."""
        if (words := self._panes.owner.corpus_service.write_refusal()) is not None:
            self._panes.screen.notify(words, severity="warning", timeout=OUTCOME_S)
            return
        from tui.app.widgets.path_completion import complete_path  # late: the first paint needs none

        self._pasted = ("", "")
        is_in_browser = self._panes.owner.key_table.is_in_browser
        self._panes.prompt.ask(
            _("Paste a text to add:") if is_in_browser else _("Files or folders to add, or a pasted text:"),
            self._take_names,
            complete=None if is_in_browser else complete_path,
            take_paste=self._take_paste,
        )

    def _take_paste(self, text: str) -> str | None:
        """Keep a pasted text of several lines, and return what stands for it; None for paths, one a line."""
        lines = [line.strip() for line in text[:_MAX_PASTED_CHARS].splitlines() if line.strip()]
        if len(lines) < 2 or all(line.startswith(_PATH_STARTS) for line in lines):
            return None
        count = len(text.strip().splitlines())
        words = ngettext("pasted: {title} … ({count} line)", "pasted: {title} … ({count} lines)", count)
        shown = words.format(title=clean_line(lines[0])[:_MAX_SHOWN_CHARS], count=format_number(count))
        self._pasted = (shown, text)
        return shown

    def _take_names(self, text: str | None) -> None:
        self._panes.activate(self._panes.active)
        shown, pasted = self._pasted
        self._pasted = ("", "")
        if text and text == shown:
            self._run(
                lambda progress: self._panes.owner.corpus_service.add_pasted(
                    _("pasted-text"), pasted, progress
                )
            )
            return
        if text and self._panes.owner.key_table.is_in_browser:
            self._panes.owner.action_refuse_in_browser()
            return
        try:
            names = shlex.split(text or "")
        except ValueError:  # a quotation mark left open: then the text is one name
            names = [text or ""]
        if not names and text is not None and self._report is not None:
            self._open(self._report)
        if names:
            self._run(lambda progress: self._panes.owner.corpus_service.add_texts(names, progress))

    def _run(self, add: Callable[[ReportProgress], list[IngestResult]]) -> None:
        """Add texts in a group of its own: the watch sees the first file, and has the corpus read anew."""

        def work(worker: Worker[None]) -> None:
            self._report_added(worker, add(self._progress_of(worker)), is_from_inbox=False)

        self._index.restart_clock()
        run_in_thread(self._panes.screen, "add", work)

    def _progress_of(self, worker: Worker[None]) -> ReportProgress:
        return lambda done, total, what: self._index.post_progress(worker, done, total, what)

    def _report_added(self, worker: Worker[None], added: list[IngestResult], is_from_inbox: bool) -> None:
        """Send what was added to the screen, from a thread, also where it was stopped."""
        if added or not is_from_inbox:
            self._panes.screen.post_message(TextsAdded(added, is_from_inbox, worker.is_cancelled))

    # -- the inbox -----------------------------------------------------------------------------

    def take_inbox(self, changed: Sequence[str] | None = None) -> None:
        """Add what was put into the inbox, unless texts are being added: their end comes back to it.

        `changed`: the paths that have changed, None for any.
        """
        screen = self._panes.screen
        if changed is not None and not any(map(is_in_inbox, changed)):
            return
        is_adding = any(worker.is_running for worker in screen.workers if worker.group == "add")
        if not is_adding and self._panes.owner.corpus_service.has_inbox:
            run_in_thread(screen, "add", self._add_inbox)

    def _add_inbox(self, worker: Worker[None]) -> None:
        service = self._panes.owner.corpus_service
        while service.count_in_inbox()[1]:
            if worker.is_cancelled:
                return
            sleep(_INBOX_EVERY_S)
        self._report_added(worker, service.add_inbox(self._progress_of(worker)), is_from_inbox=True)

    # -- the report ----------------------------------------------------------------------------

    def take_result(self, message: TextsAdded) -> None:
        """Show what was read, of the inbox and of what was stopped in a line, and read the corpus anew."""
        self._report = message
        if not message.is_stopped:
            self._index.start()
        if message.is_stopped or message.is_from_inbox:
            inbox = _("Inbox: {counts}. {add} and {open} show the report.")
            stopped = _("Stopped: {counts}. {add} and {open} show the report.")
            keys = {"add": self._panes.key("add"), "open": self._panes.key("open")}
            words = (stopped if message.is_stopped else inbox).format(counts=message.summary, **keys)
            self._panes.screen.notify(words, timeout=OUTCOME_S)
        else:
            self._open(message)
        if not message.is_stopped:
            self.take_inbox()

    def _open(self, report: TextsAdded) -> None:
        """Show a report."""
        from tui.app.screens.modals.text_dialog import TextDialog

        def go_on(target: object) -> None:
            if isinstance(target, RecordLocation):
                self._navigation.open(target)
            elif isinstance(target, FieldEdit):
                self._forms.correct(target)

        self._panes.screen.app.push_screen(TextDialog(report.title, report.report), go_on)
