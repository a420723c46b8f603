"""Notes: on the selected words, else on the record that the key is about; and the list of all notes."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from tui.app.documents.labels import short_date
from tui.app.documents.list_items import ListItem
from tui.app.navigation import ExternalLink, FileEdit, NoteAct, NoteLink, RecordLocation
from tui.app.runtime.background import read_in_thread, run_in_thread
from tui.app.runtime.status_messages import HINT_S
from tui.app.screens.curation.corpus_acts import CorpusActs
from tui.app.screens.explorer.panes import Panes
from tui.app.screens.explorer.record_actions import RecordActions
from tui.i18n import gettext as _
from tui.model.quotes import anchor_quote
from tui.model.records import Article, Note, Record, Ref


class NotesRead(Message):
    """The notes of the corpus, the newest first, as rows."""

    def __init__(self, items: list[ListItem]) -> None:
        super().__init__()
        self.items = items


class NoteActions:
    """Write notes, list them, and show what can be done with one."""

    def __init__(self, panes: Panes, acts: CorpusActs, records: RecordActions) -> None:
        self._panes, self._acts, self._records = panes, acts, records
        self._drafts: dict[tuple[str, str | None], str] = {}  # texts left unsaved, by what they are about

    def ask(self) -> None:
        """Ask for the text of a note on what the key is about."""
        if self._panes.subject is not None and self._panes.kept_subject is None:
            return
        note = self._blank_note()
        if note is None:
            self._panes.screen.notify(_("There is nothing to note on."), timeout=HINT_S)
            return
        about = _("“{words}”").format(words=note.quote) if note.quote else self._title(note)

        self._ask_text(
            _("Note on {about}:").format(about=about),
            (note.about, note.quote),
            "",
            lambda text: self._write(note, text),
        )

    def _ask_text(
        self, label: str, about: tuple[str, str | None], text: str, write: Callable[[str], None]
    ) -> None:
        """Ask for the text of a note; what was typed before Esc is offered when it is asked for again."""
        prompt = self._panes.prompt

        def take(answer: str | None) -> None:
            typed = prompt.box.value.strip()
            self._panes.leave_prompt()
            self._drafts.pop(about, None)
            if answer is not None and answer.strip():
                write(answer.strip())
            elif answer is None and typed not in ("", text.strip()):
                self._drafts[about] = typed
                self._panes.screen.notify(_("The note is not saved; ask again, and the text is there."))

        prompt.ask(label, take, self._drafts.get(about, text))

    def _title(self, note: Note) -> str:
        subject = self._panes.subject
        return subject.title if subject else note.about

    def _blank_note(self) -> Note | None:
        """Return a note without a text: on the selected words of an article, else on a record."""
        from tui.corpus.curation.claims import quote_span
        from tui.corpus.record_files.record_edit import EditError

        subject, page = self._panes.subject, self._panes.reader.page
        if subject is None:
            return None
        note = Note(id="", about=str(subject.ref))
        if (
            subject.how == "selection"
            and page is not None
            and isinstance(page.record, Article)
            and subject.span
        ):
            start, end = (max(0, offset - page.body_at) for offset in subject.span)
            try:
                selector = quote_span(page.record.body, start, end)
            except EditError:
                return note
            return Note(
                id="", about=note.about, quote=selector.quote, prefix=selector.prefix, suffix=selector.suffix
            )
        return note

    def _write(self, note: Note, text: str) -> None:
        from tui.corpus.curation.corpus_draft import with_fields
        from tui.corpus.curation.notes import create_note

        root, wanted = self._panes.owner.corpus, with_fields(note, {"body": text})
        self._panes.reader.drop_selection()  # the next key is about the record again
        self._acts.run(lambda: create_note(root, wanted))

    # -- notes that are there ------------------------------------------------------------------

    def show(self, id: str) -> None:
        """Show a note in full, with what can be done with it."""
        from tui.app.documents.notes import note_document
        from tui.app.screens.modals.text_dialog import TextDialog

        def show(note: Note, record: Record | None) -> None:
            dialog = TextDialog(_("Note"), note_document(note, record))
            self._panes.screen.app.push_screen(dialog, self._take)

        self._read(id, show)

    def _read(self, id: str, take: Callable[[Note, Record | None], None]) -> None:
        """Read a note and what it is about, and hand them on; where there is none, say so."""
        store, screen = self._panes.owner.store, self._panes.screen

        def read() -> tuple[Note | None, Record | None]:
            note = next((one for one in store.notes() if one.id == id), None)
            ref = Ref.parse(note.about) if note else None
            return note, next(iter(store.read([ref])), None) if ref else None

        def show(read: tuple[Note | None, Record | None]) -> None:
            note, record = read
            if note is None:
                words = _("{id} is not in the corpus.").format(id=f"note:{id}")
                screen.notify(words, severity="error")
            else:
                take(note, record)

        read_in_thread(screen, "decide note", read, show)

    def _take(self, choice: object) -> None:
        """Do what was chosen in a note that was shown."""
        if isinstance(choice, RecordLocation):
            self._acts.open(choice)
        elif isinstance(choice, ExternalLink):
            self._panes.owner.copy(choice.url, _("Address"))
        elif isinstance(choice, FileEdit):
            self._records.open_editor(choice.path, choice.line)
        elif isinstance(choice, NoteAct) and choice.act == "rewrite":
            self._rewrite(choice.id)
        elif isinstance(choice, NoteAct):
            self._delete(choice.id)

    def _rewrite(self, id: str) -> None:
        from tui.corpus.curation.corpus_draft import with_fields
        from tui.corpus.curation.notes import save_note

        root = self._panes.owner.corpus

        def ask(before: Note, _record: Record | None) -> None:
            def write(text: str) -> None:
                self._acts.run(lambda: save_note(root, before, with_fields(before, {"body": text})))

            self._ask_text(_("Note:"), (f"note:{id}", None), before.body, write)

        self._read(id, ask)

    def _delete(self, id: str) -> None:
        from tui.corpus.curation.notes import delete_note

        root = self._panes.owner.corpus
        self._acts.run(lambda: delete_note(root, id))

    def list_all(self) -> None:
        """Read all notes, in a thread, to list them."""
        store = self._panes.owner.store

        def read(_worker: object) -> NotesRead:
            notes = store.notes()
            refs = [ref for note in notes if (ref := Ref.parse(note.about))]
            records = {str(record.ref): record for record in store.read(list(dict.fromkeys(refs)))}
            newest_first = sorted(notes, key=lambda note: note.made or "", reverse=True)
            return NotesRead([_note_item(note, records.get(note.about)) for note in newest_first])

        run_in_thread(self._panes.screen, "open notes", read)

    def show_all(self, message: NotesRead) -> None:
        """List the notes; the chosen one is shown in full."""
        from tui.app.screens.modals.list_dialog import ListDialog

        def take(key: object) -> None:
            if isinstance(key, NoteLink):
                self.show(key.id)

        empty = _("No notes yet: {key} writes one.").format(key=self._panes.key("note"))
        dialog = ListDialog(_("Notes"), message.items, empty, opens=True)
        self._panes.screen.app.push_screen(dialog, take)


def _note_item(note: Note, record: Record | None) -> ListItem:
    """Return the row of a note; one whose record or passage is gone says so."""
    is_lost = (
        record is not None
        and note.quote
        and anchor_quote(record.body, note.quote, note.prefix, note.suffix) is None
    )
    return ListItem(
        key=NoteLink(note.id),
        text=" ".join(note.body.split()) or (note.quote or ""),
        lead=short_date((note.made or "")[:10] or None),
        detail=" · ".join(
            filter(
                None,
                (
                    _("the words are not there any more") if is_lost else "",
                    record.title if record else _("{id} is not in the corpus.").format(id=note.about),
                    ", ".join(note.labels),
                ),
            )
        ),
    )
