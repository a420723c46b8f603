"""The reader of each form, imported when a file of that form comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import ExportItem, ReadingOptions, UnreadableError
from tui.corpus.extraction.exports.form_detection import Form
from tui.i18n import N_
from tui.time_limit import TimeLimitError, limit_cpu_time

#: Processor time that one article may take; a PDF is laid out as a whole before its first.
MAX_ARTICLE_CPU_S = 120.0
#: Yields what a file holds; raises `UnreadableError`, NotTextError and OSError.
ExportReader = Callable[[ExportFile, ReadingOptions], Iterator[ExportItem]]
_READERS = {
    Form.EUROPRESSE_HTML: "databases.europresse_html:read_europresse_html",
    Form.FACTIVA_HTML: "databases.factiva_html:read_factiva_html",
    Form.EUROPRESSE_TEXT: "databases.text_exports:read_database_text",
    Form.FACTIVA_TEXT: "databases.text_exports:read_database_text",
    Form.NEXIS_TEXT: "databases.text_exports:read_database_text",
    Form.PDF: "documents.pdf:read_pdf",
    Form.DOCX: "documents.office:read_docx",
    Form.ODT: "documents.office:read_odt",
    Form.EPUB: "documents.office:read_epub",
    Form.RTF: "documents.rtf:read_rtf",
    Form.FEED: "collections.feeds:read_feed",
    Form.MAIL: "collections.mail:read_message_file",
    Form.MBOX: "collections.mail:read_mailbox",
    Form.MHTML: "collections.mail:read_saved_page",
    Form.TABLE: "collections.tables:read_table",
    Form.JSON_LINES: "collections.json_records:read_json_lines",
    Form.JSON: "collections.json_records:read_json",
    Form.CSL: "collections.references:read_csl",
    Form.RIS: "collections.references:read_ris",
    Form.BIBTEX: "collections.bibtex:read_bibtex",
    Form.WARC: "collections.web_archive:read_web_archive",
}


def has_export_reader(form: Form) -> bool:
    """Return whether a form has a reader here: plain texts, pages and archives have none."""
    return form in _READERS


def read_export(file: ExportFile, form: Form, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield what a file of a form holds; raises as its reader does.

    Raises `UnreadableError` too where one article takes more than `MAX_ARTICLE_CPU_S`.
    """
    module, _, name = _READERS[form].partition(":")
    reader: ExportReader = getattr(import_module(f"{__package__}.{module}"), name)
    items = reader(file, options)
    while True:
        try:
            with limit_cpu_time(MAX_ARTICLE_CPU_S):
                item = next(items, None)
        except TimeLimitError:
            words = N_("stopped: an article takes more than {n:g} seconds to read").format(
                n=MAX_ARTICLE_CPU_S
            )
            raise UnreadableError(words) from None
        if item is None:
            return
        yield item
