"""Notes: on the selected words, else on the record that the key is about; and the list of all notes."""

from __future__ import annotations

from msgspec import Struct
from textual.message import Message

from tui.app.documents.list_items import ListItem
from tui.app.navigation import RecordLocation
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import HINT_S
from tui.app.screens.curation.corpus_acts import CorpusActs
from tui.app.screens.explorer.panes import Panes
from tui.i18n import gettext as _
from tui.model.quotes import find_quote
from tui.model.records import Article, Note, Ref

#: So much of the quotation of a note stands in the list.
MAX_QUOTE_CHARS = 60


class NoteLocation(Struct, frozen=True):
    """The key of a note in the list: the note, and where it leads."""

    id: str
    target: RecordLocation | None


class NotesRead(Message):
    """The notes of the corpus, the newest first, as rows."""

    def __init__(self, items: list[ListItem]) -> None:
        super().__init__()
        self.items = items


class NoteActions:
    """Write notes, and list them."""

    def __init__(self, panes: Panes, acts: CorpusActs) -> None:
        self._panes, self._acts = panes, acts

    def ask(self) -> None:
        """Ask for the text of a note on what the key is about."""
        note = self._blank_note()
        if note is None:
            self._panes.screen.notify(_("There is nothing to note on."), timeout=HINT_S)
            return
        about = f"“{note.quote[:MAX_QUOTE_CHARS]}”" if note.quote else self._title(note)

        def take(text: str | None) -> None:
            self._panes.activate(self._panes.active)
            if text is not None and text.strip():
                self._write(note, text.strip())

        self._panes.prompt.ask(_("Note on {about}:").format(about=about[:MAX_QUOTE_CHARS]), take)

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
        self._acts.run(lambda: create_note(root, wanted))

    # -- all notes -----------------------------------------------------------------------------

    def list_all(self) -> None:
        """Read all notes, in a thread, to list them."""
        root, store = self._panes.owner.corpus, self._panes.owner.store

        def read(_worker: object) -> NotesRead:
            from tui.corpus.folder import Folder

            notes = [one.note for one in Folder(root).notes() if one.note is not None]
            refs = [ref for note in notes if (ref := Ref.parse(note.about))]
            records = {record.ref: record for record in store.read(list(dict.fromkeys(refs)))}
            items = []
            for note in sorted(notes, key=lambda note: note.made or "", reverse=True):
                ref = Ref.parse(note.about)
                record = records.get(ref) if ref else None
                span = (
                    find_quote(record.body, note.quote, note.prefix, note.suffix)
                    if record and note.quote
                    else None
                )
                target = RecordLocation(record.ref, *(span or ())) if record else None
                words = (
                    "" if record is None or span or not note.quote else _("the words are not there any more")
                )
                about = record.title if record else note.about
                items.append(
                    ListItem(
                        key=NoteLocation(note.id, target),
                        text=" ".join(note.body.split()) or (note.quote or ""),
                        lead=(note.made or "")[:10],
                        detail=" · ".join(filter(None, (about, words, ", ".join(note.labels)))),
                    )
                )
            return NotesRead(items)

        run_in_thread(self._panes.screen, "open notes", read)

    def show_all(self, message: NotesRead) -> None:
        """List the notes; the chosen one leads to what it is about."""
        from tui.app.screens.modals.list_dialog import ListDialog

        def take(key: object) -> None:
            if isinstance(key, NoteLocation) and key.target is not None:
                self._acts.open(key.target)

        empty = _("No notes yet: {key} writes one.").format(key=self._panes.key("note"))
        self._panes.screen.app.push_screen(ListDialog(_("Notes"), message.items, empty), take)
