"""Notes as Markdown: each with what it quotes, where that is from, and a link back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import quote

from tui.analysis.output.quotation import format_quotation, quote_words
from tui.export.export_format import ExportOptions, OutputFile
from tui.export.markdown_text import escape_markdown, link_record
from tui.export.selection import Selection
from tui.i18n import gettext as _
from tui.index.store import Store
from tui.model.quotes import anchor_quote
from tui.model.records import Note, Record, Ref


def note_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with the notes of a corpus."""
    yield OutputFile("", (f"{line}\n" for line in note_lines(selection.store, selection.title)))


def note_lines(store: Store, title: str) -> Iterator[str]:
    """Yield the notes of a corpus as lines of Markdown, by the record that they are about. Raises StoreError.

    On an article those that quote come in the order of its text; those whose words are no longer there come
    last, and say so.
    """
    yield f"# {_('Notes')} · {escape_markdown(title)}"
    notes = sorted(store.notes(), key=lambda note: note.about)
    for about, members in groupby(notes, key=lambda note: note.about):
        ref = Ref.parse(about)
        record = next(iter(store.read([ref])), None) if ref else None
        yield ""
        yield f"## {link_record(record) if record else escape_markdown(about)}"
        if record is None:
            yield ""
            yield f"*{_('{id} is not in the corpus.').format(id=escape_markdown(about))}*"
        placed = [(_find_place(note, record), note) for note in members]
        for start, note in sorted(placed, key=lambda pair: (pair[0] is None, pair[0] or 0, pair[1].id)):
            yield from _note_paragraphs(note, record, is_lost=start is None)


def _find_place(note: Note, record: Record | None) -> int | None:
    """Return where the words of a note begin in its record; -1 without words, None where they are lost."""
    if not note.quote:
        return -1
    span = anchor_quote(record.body, note.quote, note.prefix, note.suffix) if record else None
    return span[0] if span else None


def _note_paragraphs(note: Note, record: Record | None, *, is_lost: bool) -> Iterator[str]:
    """Yield the lines of one note."""
    if note.quote:
        words = format_quotation(record, note.quote) if record else quote_words(note.quote)
        lost = f" *({_('no longer in the text')})*" if is_lost and record else ""
        yield ""
        yield f"> {escape_markdown(words)}{lost}"
    yield ""
    yield from note.body.split("\n")
    facts = (
        (note.made or "")[:10],
        escape_markdown(note.by or ""),
        ", ".join(f"`{label.replace('`', ' ')}`" for label in note.labels),
        f"[note:{escape_markdown(note.id)}]({quote(note.path)})",
    )
    yield ""
    yield " · ".join(filter(None, facts))
