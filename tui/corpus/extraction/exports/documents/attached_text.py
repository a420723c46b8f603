"""The articles in a file that a reference or a mail attaches: a page, a PDF, a document, a plain text."""

from __future__ import annotations

from collections.abc import Iterator

from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import ExportItem, ReadingOptions, Refusal, UnreadableError
from tui.corpus.extraction.exports.form_detection import Form, detect_form
from tui.corpus.extraction.exports.form_readers import has_export_reader, read_export
from tui.corpus.extraction.raw_text import read_text
from tui.i18n import N_
from tui.model.text import clean

#: Forms that attach files themselves.
_REFERENCES = (Form.CSL, Form.RIS, Form.BIBTEX)


def read_attached_text(file: ExportFile) -> ExportItem:
    """Return the first article in a file, or why there is none."""
    return next(read_attached_articles(file))


def read_attached_articles(file: ExportFile, options: ReadingOptions | None = None) -> Iterator[ExportItem]:
    """Yield the articles in a file, or why there are none or no more."""
    is_empty = True
    try:
        for item in _read_items(file, detect_form(file), options or ReadingOptions()):
            is_empty = False
            yield item
    except (UnreadableError, NotTextError) as error:
        yield Refusal(N_("the attachment cannot be read: {error}").format(error=error))
    except OSError as error:
        yield Refusal(N_("the attachment cannot be read: {error}").format(error=error.strerror or error))
    else:
        if is_empty:
            yield Refusal(N_("no article in the attachment"))


def _read_items(file: ExportFile, form: Form, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield what a file of a form that can be attached holds."""
    if has_export_reader(form) and form not in _REFERENCES:
        yield from read_export(file, form, options)
    elif form is Form.HTML:
        from tui.corpus.extraction.html.html_article import extract_article

        if article := extract_article(decode_text(file.read_whole())[0]):
            yield article
    elif form is Form.TEXT:
        yield read_text(clean(decode_text(file.read_whole())[0]))
    else:
        yield Refusal(N_("the attachment is in another format: {value}").format(value=form.value))
