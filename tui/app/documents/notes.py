"""What a person wrote: the text of a record, whose Markdown links become links, and the notes on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import shorten

from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document, LinkSpan
from tui.app.navigation import ExternalLink, FileEdit, NoteAct, NoteLink, RecordLocation
from tui.i18n import gettext as _
from tui.model.records import Note, Record
from tui.model.text import clean_line

#: The layer of the marks of notes.
LAYER = "notes"
#: So much of a note stands on a card and below the text, in characters.
MAX_NOTE_CHARS = 200
#: So much of a quotation is named.
MAX_QUOTE_CHARS = 80

_LINK = r"\[([^\[\]\n]{1,200}+(?:\n[^\[\]\n]{1,200}+)?)\]\((https?://[^\s)\[]{1,2000}+)\)"


def markdown_link_runs(body: str) -> list[TextRun]:
    """Split a note into runs; «[words](address)» is a link, whose address is copied when followed."""
    parts: list[TextRun] = []
    last = 0
    for match in re.finditer(_LINK, body):
        parts.append(TextRun(body[last : match.start()]))
        parts.append(link_run(match[1], ExternalLink(match[2]), "link", clean_line(match[2])))
        last = match.end()
    parts.append(TextRun(body[last:]))
    return parts


def note_words(note: Note) -> str:
    """Return the beginning of a note on one line; that of its quotation where it has no text."""
    return shorten(note.body or note.quote or "", MAX_NOTE_CHARS, placeholder=" …")


def _find_passage(body: str, note: Note) -> tuple[int, int] | None:
    """Return the passage of a text that a note quotes; None without one."""
    if not note.quote:
        return None
    from tui.model.quotes import anchor_quote  # late: the first paint of a text without notes needs none

    return anchor_quote(body, note.quote, note.prefix, note.suffix)


def find_passages(body: str, notes: Iterable[Note]) -> tuple[list[LinkSpan], list[Note]]:
    """Return the passages of a text that notes are about, and the notes that are about none.

    Of the latter, those with a quotation have lost their passage.
    """
    links, others = [], []
    for note in notes:
        span = _find_passage(body, note)
        if span is None:
            others.append(note)
        else:
            words = _("note: {words}").format(words=note_words(note))
            links.append(LinkSpan(*span, NoteLink(note.id), "note", LAYER, words))
    return links, others


def write_notes(builder: DocumentBuilder, notes: Sequence[Note]) -> None:
    """Write a line for each note, with its labels; of one whose passage is lost what it was."""
    for note in notes:
        parts: list[TextRun | str] = [TextRun(_("note  "), "label")]
        parts.append(TextRun(note_words(note), "note", NoteLink(note.id), LAYER, (note.made or "")[:10]))
        if note.labels:
            parts.append(TextRun("  " + " · ".join(note.labels), "dim"))
        if note.quote:
            quote = shorten(note.quote, MAX_QUOTE_CHARS, placeholder=" …")
            parts.append(TextRun("  " + _("no longer in the text: “{quote}”").format(quote=quote), "differ"))
        builder.line(*parts, hang=6)


def write_labels(builder: DocumentBuilder, record: Record) -> None:
    """Write the labels of a record, if it has any."""
    if record.labels:
        builder.line(TextRun(_("labels  "), "label"), " · ".join(record.labels), hang=8)


def note_document(note: Note, record: Record | None) -> Document:
    """Return a note in full: its text, what it is about, and what can be done with it."""
    from tui.analysis.output.quotation import enclose  # late, as above

    builder = DocumentBuilder()
    builder.paragraphs(markdown_link_runs(note.body))
    builder.blank()
    if note.quote:
        builder.line(TextRun(enclose(" ".join(note.quote.split())), "quote"), hang=2)
    if record is not None:
        span = _find_passage(record.body, note)
        builder.line(link_run(record.title, RecordLocation(record.ref, *(span or ())), record.ref.kind))
        if note.quote and span is None:
            builder.line(TextRun(_("These words are no longer in the text."), "differ"))
    else:
        builder.line(TextRun(_("{id} is not in the corpus.").format(id=note.about), "differ"))
    facts = (note.made or "", note.by or "", " · ".join(note.labels))
    builder.line(TextRun("   ".join(filter(None, facts)), "dim"))
    builder.blank()
    builder.line(link_run(_("open {path} in $EDITOR").format(path=note.path), FileEdit(note.path, 1), "link"))
    if "\n" not in note.body:
        builder.line(link_run(_("write it anew"), NoteAct(note.id, "rewrite"), "link"))
    builder.line(link_run(_("delete it"), NoteAct(note.id, "delete"), "link"))
    return builder.document()
