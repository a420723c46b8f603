"""The reader adds raw texts: files and folders are named, and what was read of them is shown."""

from __future__ import annotations

import shlex
from time import monotonic

from textual.message import Message
from textual.worker import Worker

from tui.app import messages
from tui.app.documents.document import Document
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.screens.explorer.analysis_history import AnalysisActions
from tui.i18n import gettext as _


class TextsAdded(Message):
    """What became of the texts, to be read."""

    def __init__(self, report: Document) -> None:
        super().__init__()
        self.report = report


class IngestActions(AnalysisActions):
    """The explorer's action that brings raw texts into the corpus."""

    def action_add(self) -> None:
        """Ask which files or folders to add."""
        if (words := self.owner.corpus_actions.write_refusal()) is not None:
            self.notify(words, severity="warning", timeout=10)
            return
        self.prompt.ask(_("Add texts, files or folders:"), self._take_names)

    def _take_names(self, text: str | None) -> None:
        self.activate_pane(self.active_pane)
        try:
            names = shlex.split(text or "")
        except ValueError:  # a quotation mark left open: then the text is one name
            names = [text or ""]
        if names:
            self._index_began = monotonic()
            # A group of its own: the watch sees the first file written, and has the corpus read anew.
            run_in_thread(self, "add", lambda worker: self._add(names, worker))

    def _add(self, names: list[str], worker: Worker[None]) -> TextsAdded:
        from tui.app.documents.dialogs import added_document

        def progress(done: int, total: int, what: str) -> bool:
            self.post_message(messages.IndexProgress(done, total, what))
            return not worker.is_cancelled

        return TextsAdded(added_document(self.owner.corpus_actions.add_texts(names, progress)))

    def on_texts_added(self, message: TextsAdded) -> None:
        """Show what was read, and read the corpus anew."""
        from tui.app.screens.modals.text_dialog import TextDialog

        def chosen(target: object) -> None:
            if isinstance(target, RecordLocation):
                self.open(target)

        self.reindex()
        self.app.push_screen(TextDialog(_("Texts added"), message.report), chosen)
