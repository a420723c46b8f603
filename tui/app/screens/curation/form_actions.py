"""The keys that open forms: of the record that a key is about, or of a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.app.navigation import FieldEdit
from tui.app.screens.curation.corpus_acts import CorpusActs
from tui.app.screens.explorer.panes import Panes
from tui.model.records import Record, Ref

if TYPE_CHECKING:
    from tui.corpus.journal.steps import StepResult


class FormActions:
    """Open forms over the explorer."""

    def __init__(self, panes: Panes, acts: CorpusActs) -> None:
        self._panes, self._acts = panes, acts

    def edit(self) -> None:
        """Open the form of the record that the key is about."""
        if (subject := self._panes.subject) is not None:
            self._open(subject.ref)

    def correct(self, wish: FieldEdit) -> None:
        """Open the form of a record at a field."""
        self._open(wish.ref, wish.field)

    def _open(self, ref: Ref, field: str = "") -> None:
        from tui.app.screens.curation.forms.form_screen import FormScreen
        from tui.app.screens.curation.forms.record_form import RecordForm

        def show(record: Record) -> None:
            form = FormScreen(RecordForm.of_record(record), f"{record.title} · {record.ref}", start=field)
            self._panes.screen.app.push_screen(form, self._report)

        self._panes.read_record(ref, show)

    def _report(self, result: StepResult[Any] | None) -> None:
        if result is not None:
            self._acts.report(result)
