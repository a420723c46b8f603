"""The text of a file that a reference attaches: a page, a PDF, a document, a plain text."""

from __future__ import annotations

from collections.abc import Iterator

from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import ExportItem, ReadingOptions, Refusal, UnreadableError
from tui.corpus.extraction.exports.form_detection import Form, detect_form
from tui.corpus.extraction.raw_text import read_text
from tui.model.text import clean


def read_attached_text(file: ExportFile) -> ExportItem:
    """Return the article in a file, or why there is none."""
    try:
        item = next(_read_items(file, detect_form(file)), None)
    except (UnreadableError, NotTextError) as error:
        return Refusal(f"the attachment cannot be read: {error}")
    except OSError as error:
        return Refusal(f"the attachment cannot be read: {error.strerror or error}")
    return item or Refusal("no article in the attachment")


def _read_items(file: ExportFile, form: Form) -> Iterator[ExportItem]:
    """Yield what a file of a form that can be attached holds."""
    options = ReadingOptions()
    if form is Form.PDF:
        from tui.corpus.extraction.exports.documents.pdf import read_pdf

        yield from read_pdf(file, options)
    elif form in (Form.DOCX, Form.ODT, Form.EPUB):
        from tui.corpus.extraction.exports.documents.office import read_docx, read_epub, read_odt

        readers = {Form.DOCX: read_docx, Form.ODT: read_odt, Form.EPUB: read_epub}
        yield from readers[form](file, options)
    elif form is Form.HTML:
        from tui.corpus.extraction.html.html_article import extract_article

        if article := extract_article(decode_text(file.read_whole())[0]):
            yield article
    elif form is Form.TEXT:
        yield read_text(clean(decode_text(file.read_whole())[0]))
    else:
        yield Refusal(f"the attachment is in another format: {form.value}")
