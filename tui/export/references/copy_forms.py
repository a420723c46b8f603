"""The forms in which a passage is copied: as a quotation, in Markdown, or with its article as a reference."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from tui.analysis.output.quotation import citation_parts, format_quotation, quote_words
from tui.export.markdown_text import escape_markdown, link_address
from tui.export.references.bibtex import bibtex_entry
from tui.export.references.csl_json import csl_item
from tui.export.references.ris import ris_entry
from tui.i18n import N_
from tui.model.records import Article, Record

CopyForm = Literal["quotation", "markdown", "csl-json", "bibtex", "ris"]
COPY_FORMS: tuple[CopyForm, ...] = get_args(CopyForm)
COPY_FORM_TITLES: dict[CopyForm, str] = {
    "quotation": N_("As a quotation with its source"),
    "markdown": N_("In Markdown"),
    "csl-json": N_("As a reference in CSL-JSON"),
    "bibtex": N_("As a reference in BibTeX"),
    "ris": N_("As a reference in RIS"),
}


def format_copy(form: CopyForm, record: Record, text: str) -> str:
    """Return a passage of a record, or its title, as it is to be copied.

    Only an article can be a reference: what is not one is copied as a quotation.
    """
    if form == "markdown":
        return _format_markdown(record, text)
    if form == "quotation" or not isinstance(record, Article):
        return format_quotation(record, text)
    is_title = " ".join(text.split()) == " ".join(record.title.split())
    quotation = "" if is_title else quote_words(text)
    if form == "csl-json":
        return msgspec.json.format(msgspec.json.encode([csl_item(record, quotation)]).decode())
    return bibtex_entry(record, quotation) if form == "bibtex" else ris_entry(record, quotation)


def _format_markdown(record: Record, text: str) -> str:
    """Return a passage as a block quotation, with the source below it; the title leads to the page."""
    url = record.url if isinstance(record, Article) else None
    others = [escape_markdown(part) for part in citation_parts(record, record.title) if part != url]
    source = ", ".join((link_address(" ".join(record.title.split()), url), *others))
    if " ".join(text.split()) == " ".join(record.title.split()):
        return source
    return f"> {escape_markdown(quote_words(text))}\n>\n> — {source}"
