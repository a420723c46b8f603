"""The text of a document, and the articles in it: those of a press database, else one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from tui.corpus.extraction.exports.databases.text_exports import find_database, read_database_lines
from tui.corpus.extraction.exports.export_items import ExportItem, Refusal
from tui.corpus.extraction.exports.field_values import join_lines, parse_date_field
from tui.corpus.extraction.raw_article import RemovedText
from tui.corpus.extraction.raw_text import read_text
from tui.i18n import N_
from tui.model.text import clean, clean_line, fold

_TITLE_MARK = "#"
#: A date is looked for in so many running heads.
_MAX_HEADS = 10


class DocumentText(Struct, frozen=True, kw_only=True):
    """The lines of a document: blank ones separate paragraphs; `title` is the line marked as such."""

    lines: Sequence[str]
    title: str | None = None
    notes: Sequence[str] = ()  # footnotes, page numbers: what is no story
    notice: str | None = None


def read_document(document: DocumentText) -> Iterator[ExportItem]:
    """Yield the articles of a document."""
    if database := find_database(document.lines):
        yield from read_database_lines(document.lines, database)
        return
    paragraphs = join_lines(document.lines)
    if document.title and (title := clean_line(document.title)):
        at = next((n for n, text in enumerate(paragraphs[:10]) if fold(text) == fold(title)), None)
        paragraphs = [
            f"{_TITLE_MARK} {title}",
            *paragraphs[: at or 0],
            *paragraphs[(at + 1 if at is not None else 0) :],
        ]
    article = read_text(clean("\n\n".join(paragraphs)))
    if not article.body and not article.title:
        yield Refusal(N_("no text in it"))
        return
    notes = tuple(RemovedText(text, "note") for text in map(clean_line, document.notes) if text)
    date = article.date or next(
        filter(None, (parse_date_field(note.text) for note in notes[:_MAX_HEADS])), None
    )
    cut = tuple(piece for piece in article.cut if piece.text != _TITLE_MARK)
    yield structs.replace(article, date=date, cut=(*cut, *notes), notice=document.notice)
