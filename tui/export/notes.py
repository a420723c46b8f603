"""Notes as Markdown: each with what it quotes, where that is from, and a link back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import quote

from tui.analysis.output.quotation import format_quotation
from tui.i18n import gettext as _
from tui.index.store import Store
from tui.model.quotes import anchor_quote
from tui.model.records import Note, Record, Ref

#: What Markdown would take for marks of its own.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def note_lines(store: Store, title: str) -> Iterator[str]:
    """Yield the notes of a corpus as lines of Markdown, by the record that they are about. Raises StoreError.

    On an article those that quote come in the order of its text; those whose words are no longer there come
    last, and say so.
    """
    yield f"# {_('Notes')} · {_escape(title)}"
    notes = sorted(store.notes(), key=lambda note: note.about)
    for about, members in groupby(notes, key=lambda note: note.about):
        ref = Ref.parse(about)
        record = next(iter(store.read([ref])), None) if ref else None
        yield ""
        yield f"## {_record_link(record) if record else _escape(about)}"
        if record is None:
            yield ""
            yield f"*{_('{id} is not in the corpus.').format(id=_escape(about))}*"
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
        words = format_quotation(record, note.quote) if record else f"« {' '.join(note.quote.split())} »"
        lost = f" *({_('no longer in the text')})*" if is_lost and record else ""
        yield ""
        yield f"> {_escape(words)}{lost}"
    yield ""
    yield from note.body.split("\n")
    facts = (
        (note.made or "")[:10],
        _escape(note.by or ""),
        ", ".join(f"`{label.replace('`', ' ')}`" for label in note.labels),
        f"[note:{_escape(note.id)}]({quote(note.path)})",
    )
    yield ""
    yield " · ".join(filter(None, facts))


def _record_link(record: Record) -> str:
    """Return the title of a record as a link to its file."""
    return f"[{_escape(' '.join(record.title.split()))}]({quote(record.path)})"


def _escape(text: str) -> str:
    """Return a text that means nothing else in Markdown."""
    return _SPECIAL.sub(r"\\\1", text)
