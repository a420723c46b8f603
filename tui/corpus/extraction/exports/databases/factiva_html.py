"""Articles of Factiva saved as HTML: with labels in a table, or in lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from tui.corpus.extraction.exports.databases.factiva_text import (
    DOCUMENT_NUMBER,
    is_label,
    read_factiva_lines,
)
from tui.corpus.extraction.exports.export_file import ExportFile
from tui.corpus.extraction.exports.export_items import (
    MAX_ARTICLE_CHARS,
    ExportItem,
    ReadingOptions,
    Refusal,
)
from tui.corpus.extraction.exports.html_pieces import describe_refused, read_texts, split_stream
from tui.corpus.extraction.html.html_tree import parse_html
from tui.i18n import N_
from tui.model.text import clean_line

DOCUMENT_MARK = re.compile(DOCUMENT_NUMBER)


def read_factiva_html(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the articles of an export in HTML."""
    with file.open_text() as text:
        yield from read_factiva_markup(text)


def read_factiva_markup(text: IO[str]) -> Iterator[ExportItem]:
    """Yield the articles in the markup of an export, or of a piece of one."""
    for piece in split_stream(text, DOCUMENT_MARK, is_end=True):
        if len(piece) > MAX_ARTICLE_CHARS:
            yield Refusal(N_("longer than {n} million characters").format(n=MAX_ARTICLE_CHARS // 1000000))
            continue
        page = parse_html(piece)
        if page.refusal:
            yield Refusal(*describe_refused(page, piece))
        elif page.root is not None:
            yield from read_factiva_lines(*_read_html_lines(page.root))


def _read_html_lines(root: Any) -> tuple[list[str], str | None]:
    """Return the lines of a piece, as they would be in a text, and its headline where it is marked."""
    headlines = [element for element in root.iter() if (element.get("class") or "").endswith("Headline")]
    headline = " ".join(read_texts(headlines[0])) if headlines else None
    lines: list[str] = []
    articles = [element for element in root.iter("div") if "article" in (element.get("class") or "").split()]
    for element in articles[-1:] or [root]:
        rows = [row for row in element.iter("tr") if len(row) == 2]
        labels = {row: clean_line("".join(row[0].itertext())) for row in rows}
        if any(is_label(label) for label in labels.values()):
            for row in rows:
                values = read_texts(row[1])
                lines += [f"{labels[row]}\t{values[0] if values else ''}"]
                lines += [line for value in values[1:] for line in ("", value)]
        else:
            lines += [line for value in read_texts(element) for line in (value, "")]
    return lines, headline
