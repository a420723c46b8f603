"""What keys do to the files of the corpus without a form: label, delete, undo; each is a step."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tui.app.documents.list_items import ListItem
from tui.app.navigation import RecordLocation
from tui.app.runtime.status_messages import HINT_S, OUTCOME_S
from tui.app.screens.curation.step_work import AfterStep, run_step
from tui.app.screens.curation.subject import KeySubject
from tui.app.screens.explorer.index_runner import IndexRunner
from tui.app.screens.explorer.navigation.record_navigation import RecordNavigation
from tui.app.screens.explorer.panes import Panes
from tui.app.widgets.path_completion import PromptCompletion
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.store import StoreError
from tui.model.records import Record, Ref
from tui.model.text import clean_line

if TYPE_CHECKING:
    from tui.corpus.journal.entries import Step
    from tui.corpus.journal.steps import StepResult


class CorpusActs:
    """Change the records that a key is about, and take steps back."""

    def __init__(self, panes: Panes, navigation: RecordNavigation, index: IndexRunner) -> None:
        self._panes, self._navigation, self._index = panes, navigation, index
        self._refused_after: int | None = None  # the latest step when an act was refused last
        self._warned_after: int | None = None  # the latest step when what undo would do was said

    def open(self, target: RecordLocation) -> None:
        """Open a record at a passage."""
        self._navigation.open(target)

    def run(self, act: Callable[[], StepResult[Any]], after: AfterStep | None = None) -> None:
        """Do an act in a thread; `after` reports it, by default with the key that undoes it."""
        run_step(self._panes.screen, act, after or self.report)

    def report(self, result: StepResult[Any]) -> None:
        """Say what was done, and show it."""
        if result.step is None:
            self._panes.screen.notify(_("Nothing has changed."), timeout=HINT_S)
            return
        words = _("Step {n}: {what}; {key} undoes it.")
        words = words.format(n=result.step.step, what=result.step.what, key=self._panes.key("undo"))
        self._panes.screen.notify(words)
        self._warn_if_shipped()
        self._index.start(reopen=True)

    def report_new(self, result: StepResult[Any]) -> None:
        """Say what was done, and open the record that was made."""
        self._index.open_when_read(RecordLocation(result.value.ref))
        self.report(result)

    def report_kept(self, result: StepResult[Any]) -> None:
        """Say what was done, and open the first record that was kept."""
        if result.value:
            self._index.open_when_read(RecordLocation(result.value[0]))
        self.report(result)

    def _warn_if_shipped(self) -> None:
        if self._panes.owner.corpus_service.is_shipped:
            words = _("An update replaces this corpus; make one of your own: niger-tui init DIR")
            self._panes.screen.notify(words, severity="warning")

    # -- labels --------------------------------------------------------------------------------

    def ask_labels(self) -> None:
        """Ask for the labels of the record that the key is about."""
        subject, prompt = self._panes.kept_subject, self._panes.prompt

        def ask(record: Record) -> None:
            def take(text: str | None) -> None:
                self._panes.leave_prompt()
                if text is not None:
                    self._write_labels(record.ref, record.labels, split_labels(text))

            words = _("Labels, with commas, of {title}:").format(title=record.title)
            prompt.ask(words, take, join_labels(record.labels), complete=self._complete_label)

        if subject is not None:
            self._panes.read_record(subject.ref, ask)

    def _complete_label(self, text: str) -> PromptCompletion:
        """Complete the last label of `text` from those in use, as far as it is certain."""
        try:
            facets = self._panes.owner.store.field_values("label", text.rpartition(",")[2].strip())
        except StoreError:
            return PromptCompletion(text, ())
        return complete_label(text, [facet.value for facet in facets])

    def _write_labels(self, ref: Ref, before: tuple[str, ...], wanted: tuple[str, ...]) -> None:
        from tui.corpus.curation.record_fields import change_labels

        add = [label for label in wanted if label not in before]
        remove = [label for label in before if label not in wanted]
        root = self._panes.owner.corpus
        if add or remove:
            self.run(lambda: change_labels(root, ref, add, remove))

    # -- deleting ------------------------------------------------------------------------------

    def ask_delete(self) -> None:
        """Show what refers to the record that the key is about, and ask whether it is to be deleted."""
        from tui.corpus.curation.identity import delete_record

        subject, root = self._panes.kept_subject, self._panes.owner.corpus
        if subject is not None:
            ref, title = subject.ref, subject
            self.run(
                lambda: delete_record(root, ref, is_dry_run=True),
                lambda result: self._confirm_delete(title, result),
            )

    def _confirm_delete(self, subject: KeySubject, result: StepResult[Any]) -> None:
        from tui.app.screens.modals.list_dialog import ListDialog
        from tui.corpus.curation.identity import delete_record

        references, root = result.value.references, self._panes.owner.corpus
        notes = [one for one in references if one.note]
        others = [f"{one.where}: {one.field}" for one in references if not one.note]
        count = ngettext("{n} place refers to it", "{n} places refer to it", len(others))
        words = [count.format(n=format_number(len(others)))]
        if notes:
            count = ngettext("{n} note is deleted with it", "{n} notes are deleted with it", len(notes))
            words.append(count.format(n=format_number(len(notes))))
        listed = [_("note: “{words}”").format(words=clean_line(one.note)) for one in notes] + others
        items = [
            ListItem(key="keep", text=_("Keep it")),
            ListItem(key="delete", text=_("Delete it"), detail=" · ".join(words)),
            *(ListItem(key=None, text="", detail=one, heading=True) for one in listed),
        ]

        def take(choice: object) -> None:
            if choice == "delete":
                self.run(lambda: delete_record(root, subject.ref))

        title = _("Delete “{title}” ({ref})?").format(ref=subject.ref, title=result.value.record.title)
        self._panes.screen.app.push_screen(ListDialog(title, items), take)

    # -- the journal ---------------------------------------------------------------------------

    def note_refusal(self) -> None:
        """Keep in mind that the latest act was refused: until another step is made, there is none of it."""
        self._refused_after = self._panes.owner.corpus_service.latest_step()

    def undo(self) -> None:
        """Take the latest step back that stands.

        After an act that was refused, and where articles are deleted, say first what that does.
        """
        from tui.corpus.journal.undo import undo_step

        root, latest = self._panes.owner.corpus, self._panes.owner.corpus_service.latest_step()
        is_refused = self._refused_after is not None and self._refused_after == latest
        is_warned = self._warned_after is not None and self._warned_after == latest
        self._refused_after = self._warned_after = None

        def act() -> StepResult[Step]:
            trial = undo_step(root, is_dry_run=True)
            if is_refused or (not is_warned and _added_files(trial.value)):
                return trial
            return undo_step(root, trial.value.step)

        def report(result: StepResult[Step]) -> None:
            if result.step is not None and result.step.step == 0:
                self._warned_after = latest
                self._warn_of_undo(result.value, is_refused)
            else:
                self._report_undo(result)

        self.run(act, report)

    def _warn_of_undo(self, step: Step, is_refused: bool) -> None:
        """Say what undo would take back: the latest act has written nothing, or articles would be deleted."""
        count = _added_files(step)
        if is_refused:
            words = _("Nothing was written by the latest act; {key} again undoes step {n}: {what}.")
        else:
            words = ngettext(
                "{key} again undoes step {n}: {what}. It deletes {count} file.",
                "{key} again undoes step {n}: {what}. It deletes {count} files.",
                count,
            )
        said = words.format(
            key=self._panes.key("undo"),
            n=step.step,
            what=step.what,
            count=format_number(count),
        )
        self._panes.screen.notify(said, severity="warning", timeout=OUTCOME_S)

    def _report_undo(self, result: StepResult[Step]) -> None:
        words = _("Undone, step {n}: {what}; {key} lists all steps.")
        key = self._panes.key("journal")
        words = words.format(n=result.value.step, what=result.value.what, key=key)
        self._panes.screen.notify(words)
        self._index.start(reopen=True)

    def open_journal(self) -> None:
        """Show the steps of the corpus, the newest first."""
        from tui.app.screens.curation.journal_screen import JournalScreen

        self._panes.screen.app.push_screen(JournalScreen())


def _added_files(step: Step) -> int:
    """Return how many files a step has made, where articles are among them; else 0."""
    made = [change.path for change in step.files if change.kind == "created"]
    return len(made) if any(path.startswith("articles/") for path in made) else 0


def complete_label(text: str, labels: Sequence[str]) -> PromptCompletion:
    """Complete the last of several labels as far as `labels`, which one may be meant by it, agree."""
    before, comma, last = text.rpartition(",")
    begun = last.lstrip()
    others = [label for label in labels if label not in split_labels(before)]
    if not others:
        return PromptCompletion(text, ())
    common = os.path.commonprefix(others)  # noqa: RUF071 - of labels, not of paths
    label = common if len(common) >= len(begun) else begun
    names = tuple(others) if len(others) > 1 else ()
    return PromptCompletion(f"{before}{comma}{' ' if comma else ''}{label}", names)


def join_labels(labels: Sequence[str]) -> str:
    """Return labels with commas between them; one that has a comma itself is in quotation marks."""
    quoted = (label.replace('"', '""') for label in labels)
    pairs = zip(labels, quoted, strict=True)
    return ", ".join(f'"{safe}"' if {",", '"'} & {*label} else label for label, safe in pairs)


def split_labels(text: str) -> tuple[str, ...]:
    """Return the labels in a text with commas between them, each once."""
    labels = next(csv.reader([clean_line(text)], skipinitialspace=True), [])
    return tuple(dict.fromkeys(" ".join(label.split()) for label in labels if label.strip()))
