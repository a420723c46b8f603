"""The actions of the keys by which a person decides, as the table of commands names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.documents.labels import title_label
from tui.app.runtime.status_messages import OUTCOME_S
from tui.app.screens.curation.subject import KeySubject
from tui.model.records import Record, Ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.screens.curation.found_actions import FoundRecordRead, KnownEventsRanked
    from tui.app.screens.curation.new_from_words import PassageRead
    from tui.app.screens.curation.note_actions import NotesRead
    from tui.app.screens.curation.step_work import StepMade, StepRefused
    from tui.app.screens.explorer.explorer_parts import ExplorerParts
    from tui.model.reading_marks import ReadingMark


class CurationKeys:
    """Pass each key that changes the corpus on to the part that does what it stands for."""

    if TYPE_CHECKING:
        parts: ExplorerParts

    def act_on_row(self, action: str, ref: Ref, then: Callable[[], object]) -> None:
        """Do an action about a row of the screen on top, in whose prompt it asks; afterwards call `then`."""
        from tui.app.widgets.prompt import Prompt  # late: the first paint has none

        panes = self.parts.panes
        prompt = panes.screen.app.screen.query_one(Prompt)

        async def act(record: Record) -> None:
            with panes.about_row(KeySubject(ref, title_label(ref, record.title), "row"), prompt):
                await panes.screen.run_action(action)
            then()

        panes.read_record(ref, lambda record: panes.screen.call_next(act, record))

    def focus_content(self) -> None:
        """Give the keys to the pane that had them."""
        self.parts.panes.activate(self.parts.panes.active)

    def action_select(self) -> None:
        self.parts.selecting.begin()

    def action_labels(self) -> None:
        if not self.parts.selecting.move("word", 1):
            self.parts.acts.ask_labels()

    def action_new(self) -> None:
        self.parts.new.ask()

    def action_note(self) -> None:
        self.parts.notes.ask()

    def action_notes(self) -> None:
        self.parts.notes.list_all()

    def on_passage_read(self, message: PassageRead) -> None:
        """Make of the passage what was wanted."""
        self.parts.new.show_passage(message)

    def on_notes_read(self, message: NotesRead) -> None:
        """List the notes."""
        self.parts.notes.show_all(message)

    def action_mark(self, mark: ReadingMark) -> None:
        self.parts.reading.toggle(mark)

    def action_delete(self) -> None:
        self.parts.acts.ask_delete()

    def action_merge(self) -> None:
        self.parts.identity.merge()

    def action_split(self) -> None:
        self.parts.identity.split()

    def action_rename(self) -> None:
        self.parts.identity.rename()

    def action_undo(self) -> None:
        if not self.parts.bookmarks.bring_back():
            self.parts.acts.undo()

    def action_journal(self) -> None:
        self.parts.acts.open_journal()

    def on_step_made(self, message: StepMade) -> None:
        """Report what was done."""
        message.after(message.result)

    def on_step_refused(self, message: StepRefused) -> None:
        """Say why nothing has changed."""
        screen = self.parts.panes.screen
        self.parts.acts.note_refusal()
        screen.notify(message.words(screen.owner.corpus), severity="error", timeout=OUTCOME_S)

    def action_edit(self) -> None:
        if not self.parts.found.edit():
            self.parts.forms.edit()

    def on_found_record_read(self, message: FoundRecordRead) -> None:
        """Do what was decided about a found record."""
        self.parts.found.take(message)

    def on_known_events_ranked(self, message: KnownEventsRanked) -> None:
        """Ask which event a found one is."""
        self.parts.found.ask_event(message)

    def action_edit_file(self) -> None:
        self.parts.records.edit_file()
