"""The text of a PDF: its lines as pypdf finds them, without running heads, in paragraphs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tui.corpus.extraction.exports.databases.text_exports import find_database
from tui.corpus.extraction.exports.documents.document_text import DocumentText, read_document
from tui.corpus.extraction.exports.documents.page_layout import PageLayout, PlacedLine, arrange_pages
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import ExportItem, ReadingOptions, UnreadableError
from tui.i18n import N_

if TYPE_CHECKING:
    from pypdf import PdfReader

_MAX_PAGES = 5_000
_MAX_PAGE_LINES = 5_000
_MAX_TEXT_CHARS = 50_000_000
#: A page of a scan may have a stamp or a number, and no more.
_MIN_PAGE_CHARS = 20


def read_pdf(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the articles of a PDF; raises `UnreadableError` where it has no text, or is locked."""
    try:
        with file.open() as stream, _silence_warnings():
            pages = list(_read_pages(stream))
    except ImportError:
        raise UnreadableError(N_("reading PDFs needs pypdf: pip install pypdf")) from None
    chars = sum(len(line.text) for page in pages for line in page.lines)
    if chars < _MIN_PAGE_CHARS * max(len(pages), 1):
        raise UnreadableError(
            N_("a scan: its pages are images without text; run text recognition (OCR) on it first")
        )
    blank = sum(not page.lines for page in pages)
    lines, title, heads = arrange_pages(pages)
    notice = (
        N_("{blank} of its {n} pages have no text (images?)").format(blank=blank, n=len(pages))
        if blank
        else None
    )
    is_export = find_database(lines) is not None
    yield from read_document(
        DocumentText(lines=lines, title=None if is_export else title, notes=heads, notice=notice)
    )


def _read_pages(stream: Any) -> Iterator[PageLayout]:
    """Yield the lines of each page; raises `UnreadableError`."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    chars = 0
    try:
        reader = PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(N_("encrypted: save it without a password first"))
        count = len(reader.pages)
        if count > _MAX_PAGES:
            raise UnreadableError(
                N_("more than {n:,} pages: split it into several files").format(n=_MAX_PAGES)
            )
        for number in range(count):
            page = _read_page(reader, number)
            chars += sum(len(line.text) for line in page.lines)
            if chars > _MAX_TEXT_CHARS:
                raise UnreadableError(
                    N_("too much to read: stopped at page {number}").format(number=number + 1)
                )
            yield page
    except (UnreadableError, OSError):
        raise
    except (DependencyError, FileNotDecryptedError, WrongPasswordError):
        raise UnreadableError(N_("encrypted: save it without a password first")) from None
    except Exception as error:  # whatever a hostile file makes of the library
        raise UnreadableError(
            N_("a damaged PDF ({name}: {error})").format(name=type(error).__name__, error=error)
        ) from error


def _read_page(reader: PdfReader, number: int) -> PageLayout:
    """Return the lines of a page with their places, in the order in which they are drawn."""
    page = reader.pages[number]
    lines: list[PlacedLine] = []
    pieces: list[str] = []
    place: list[float] = []

    def end_line() -> None:
        if "".join(pieces).strip() and len(lines) < _MAX_PAGE_LINES:
            lines.append(PlacedLine("".join(pieces).strip(), *place))
        pieces.clear()

    def visit(text: str, transform: Any, matrix: Any, _font: Any, size: Any) -> None:
        for part in text.splitlines(keepends=True):
            if part.strip() and not "".join(pieces).strip():
                x = float(matrix[4]) * float(transform[0]) + float(transform[4])
                y = float(matrix[5]) * float(transform[3]) + float(transform[5])
                place[:] = [x, y, abs(float(size or 0) * float(matrix[3] or 1) * float(transform[3] or 1))]
            pieces.append(part.rstrip("\n\r"))
            if part.endswith(("\n", "\r")):
                end_line()

    page.extract_text(visitor_text=visit)
    end_line()
    box = page.mediabox
    return PageLayout(lines, float(box.bottom), float(box.height))


@contextmanager
def _silence_warnings() -> Iterator[None]:
    """Keep what pypdf has to say of a file from the terminal."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
