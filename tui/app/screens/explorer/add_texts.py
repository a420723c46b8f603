"""Raw texts are added to the corpus: files and folders are named, and what was read of them is shown."""

from __future__ import annotations

import shlex

from textual.message import Message
from textual.worker import Worker

from tui.app.documents.document import Document
from tui.app.navigation import FieldEdit, RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import OUTCOME_S
from tui.app.screens.curation.form_actions import FormActions
from tui.app.screens.explorer.index_runner import IndexRunner
from tui.app.screens.explorer.panes import Panes
from tui.app.screens.explorer.record_navigation import RecordNavigation
from tui.i18n import gettext as _


class TextsAdded(Message):
    """The texts are read; the report says what became of each."""

    def __init__(self, report: Document) -> None:
        super().__init__()
        self.report = report


class IngestActions:
    """Add texts to the corpus."""

    def __init__(
        self, panes: Panes, navigation: RecordNavigation, index: IndexRunner, forms: FormActions
    ) -> None:
        self._panes, self._navigation, self._index, self._forms = panes, navigation, index, forms

    def ask(self) -> None:
        """Ask which files or folders to add."""
        if (words := self._panes.owner.corpus_service.write_refusal()) is not None:
            self._panes.screen.notify(words, severity="warning", timeout=OUTCOME_S)
            return
        from tui.app.widgets.path_completion import complete_path  # late: the first paint needs none

        self._panes.prompt.ask(_("Add files or folders:"), self._take_names, complete=complete_path)

    def _take_names(self, text: str | None) -> None:
        self._panes.activate(self._panes.active)
        try:
            names = shlex.split(text or "")
        except ValueError:  # a quotation mark left open: then the text is one name
            names = [text or ""]
        if names:
            self._index.restart_clock()
            # A group of its own: the watch sees the first file written, and has the corpus read anew.
            run_in_thread(self._panes.screen, "add", lambda worker: self._add(names, worker))

    def _add(self, names: list[str], worker: Worker[None]) -> TextsAdded:
        from tui.app.documents.dialogs import added_document

        def progress(done: int, total: int, what: str) -> bool:
            return self._index.post_progress(worker, done, total, what)

        return TextsAdded(added_document(self._panes.owner.corpus_service.add_texts(names, progress)))

    def show_report(self, report: Document) -> None:
        """Show what was read, and read the corpus anew."""
        from tui.app.screens.modals.text_dialog import TextDialog

        def go_on(target: object) -> None:
            if isinstance(target, RecordLocation):
                self._navigation.open(target)
            elif isinstance(target, FieldEdit):
                self._forms.correct(target)

        self._index.start()
        self._panes.screen.app.push_screen(TextDialog(_("Texts added"), report), go_on)
