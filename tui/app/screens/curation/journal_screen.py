"""The journal: every step of the corpus, the newest first, with the lines that it changed."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from tui.analysis.output.step_report import step_diff_lines, undo_conflict_lines
from tui.app.documents.document import Document
from tui.app.documents.list_items import ListItem
from tui.app.messages import RequestFailed
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import ADVICE_S, OUTCOME_S
from tui.app.screens.base_modal import BaseModal
from tui.app.screens.curation.step_work import StepMade, StepRefused, describe_steps, run_step
from tui.app.screens.list_filter import ListFilter
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.text.reader import Reader
from tui.corpus.journal.steps import StepResult
from tui.corpus.journal.undo import JournalEntry, UndoError, read_journal, undo_step
from tui.i18n import gettext as _
from tui.model.text import clean

#: The newest steps that are listed.
MAX_STEPS = 2_000
#: So many characters of the lines of a step are shown.
MAX_DIFF_CHARS = 40_000


class JournalRead(Message):
    """The newest steps of the journal, oldest first, and what each did in words."""

    def __init__(self, entries: list[JournalEntry], words: list[str]) -> None:
        super().__init__()
        self.entries, self.words = entries, words


class JournalScreen(BaseModal[object], ListFilter):
    """List the steps; Enter undoes the one under the cursor, below stand the lines that it changed."""

    SCOPES = ("journal", "list", "everywhere")

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[int, JournalEntry] = {}
        self._conflicts: dict[int, str] = {}  # why steps could not be undone, both texts, by step

    def compose(self) -> ComposeResult:
        """Compose the list, the lines of a step, and the line of keys."""
        with Vertical(classes="box"):
            yield RowList(id="items")
            yield Reader(id="evidence", max_width=0)
            yield Prompt()
            yield Foot()

    def on_mount(self) -> None:
        """Read the journal."""
        self.show_items((), _("Journal"))
        self.query_one(Foot).show_keys(["open", "filter", "step-out"], self.commands)
        self.active.focus()
        self._read()

    def _read(self) -> None:
        root, store = self.owner.corpus, self.owner.store

        def read(_worker: object) -> Message:
            try:
                entries = read_journal(root)[-MAX_STEPS:]
                return JournalRead(entries, describe_steps([entry.step for entry in entries], store))
            except OSError as error:
                return RequestFailed(str(error))

        run_in_thread(self, "walk", read)

    def on_corpus_changed(self) -> None:
        """Read the journal again: another program may have made or undone steps."""
        self._read()

    def on_request_failed(self, message: RequestFailed) -> None:
        """Say why the journal cannot be read."""
        self.notify(message.words, severity="error")

    def on_journal_read(self, message: JournalRead) -> None:
        """List the steps, the newest first."""
        self._empty = _("Nothing was decided in this corpus yet.")
        self._entries = {entry.step.step: entry for entry in message.entries}
        width = len(str(max(self._entries, default=0)))
        pairs = zip(reversed(message.entries), reversed(message.words), strict=True)
        self.show_items([_step_item(entry, words, width) for entry, words in pairs])
        self._show_lines()

    @on(RowList.Highlighted)
    def _show_highlighted(self, message: RowList.Highlighted) -> None:
        message.stop()
        self._show_lines()

    def _show_lines(self) -> None:
        entry = self._current
        lines = "\n".join(step_diff_lines(entry.step))[:MAX_DIFF_CHARS] if entry else ""
        self._show_text(self._conflicts.get(entry.step.step, lines) if entry else "")

    def _show_text(self, text: str) -> None:
        self.query_one(Reader).show(Document(clean(text)))

    def action_page(self, by: int) -> None:
        """Page through the lines of the step; the list has the other moving keys."""
        self.query_one(Reader).action_page(by)

    @property
    def _current(self) -> JournalEntry | None:
        item = self.active.current
        return self._entries.get(item.key) if item and isinstance(item.key, int) else None

    @on(RowList.Chosen)
    def _undo(self, message: RowList.Chosen) -> None:
        message.stop()
        entry = self._current
        if entry is None:
            return
        if entry.undone_by:
            words = _("It is undone already, by step {n}; undo that to have it once more.")
            self.notify(words.format(n=entry.undone_by), timeout=ADVICE_S)
            return
        root, number = self.owner.corpus, entry.step.step
        run_step(self, lambda: undo_step(root, number), self._report)

    def on_step_made(self, message: StepMade) -> None:
        """Report what was undone."""
        message.after(message.result)

    def _report(self, result: StepResult[Any]) -> None:
        self.notify(_("Undone: {what}").format(what=result.value.what), timeout=ADVICE_S)
        self.owner.explorer.reindex(reopen=True)
        self._read()

    def on_step_refused(self, message: StepRefused) -> None:
        """Say why nothing has changed; where lines have changed since, show both texts."""
        self.notify(str(message.error), severity="error", timeout=OUTCOME_S)
        if isinstance(message.error, UndoError) and message.error.conflicts:
            lines = (line for one in message.error.conflicts for line in undo_conflict_lines(one, _))
            if entry := self._current:
                self._conflicts[entry.step.step] = "\n".join(lines)[:MAX_DIFF_CHARS]
            self._show_lines()


def _step_item(entry: JournalEntry, words: str, width: int) -> ListItem:
    """Return the row of a step: its number in so many cells, when, what in words, and whether it stands."""
    step = entry.step
    trail = _("undone") if entry.undone_by else ""
    return ListItem(
        key=step.step,
        text=words,
        lead=f"{step.step:>{width}}  {step.at[:16].replace('T', ' ')}",
        trail=trail,
    )
