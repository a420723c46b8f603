"""The keys that open forms: of the record that a key is about, or of a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.app.screens.curation.corpus_acts import CorpusActs
from tui.app.screens.explorer.panes import Panes

if TYPE_CHECKING:
    from tui.corpus.journal.steps import StepResult


class FormActions:
    """Open forms over the explorer."""

    def __init__(self, panes: Panes, acts: CorpusActs) -> None:
        self._panes, self._acts = panes, acts

    def edit(self) -> None:
        """Open the form of the record that the key is about."""
        from tui.app.screens.curation.forms.form_screen import FormScreen
        from tui.app.screens.curation.forms.record_form import RecordForm

        subject = self._panes.subject
        record = self._acts.read(subject.ref) if subject else None
        if record is None:
            return
        title = f"{record.ref} · {record.title}"
        self._panes.screen.app.push_screen(FormScreen(RecordForm.of_record(record), title), self._report)

    def _report(self, result: StepResult[Any] | None) -> None:
        if result is not None:
            self._acts.report(result)
