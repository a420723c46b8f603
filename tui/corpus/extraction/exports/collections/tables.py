"""Tables: CSV and TSV with a header row, whatever the delimiter."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from tui.corpus.extraction.exports.collections.records import (
    has_known_columns,
    make_record_item,
    match_columns,
)
from tui.corpus.extraction.exports.export_file import ExportFile, iterate_lines
from tui.corpus.extraction.exports.export_items import (
    MAX_ARTICLE_CHARS,
    ExportItem,
    ReadingOptions,
    Refusal,
    UnreadableError,
)
from tui.i18n import N_
from tui.model.text import clean_line

_DELIMITERS = (";", ",", "\t", "|")
_MAX_HEADER_CHARS = 20_000
_MAX_COLUMNS = 1_000
#: What a spreadsheet writes before its header.
_SEPARATOR_LINE = "sep="


def find_delimiter(header: str) -> str | None:
    """Return the delimiter of a header row; None for a line that is none."""
    try:
        cells = {mark: len(next(csv.reader([header], delimiter=mark), [])) for mark in _DELIMITERS}
    except csv.Error:
        return None
    best = max(_DELIMITERS, key=lambda mark: cells[mark])
    return best if 1 < cells[best] <= _MAX_COLUMNS else None


def is_table(head: str, ending: str) -> bool:
    """Return whether a text is a table: by its name with several columns, else by columns that are known."""
    lines = head[:_MAX_HEADER_CHARS].replace("\r", "\n").split("\n")
    header = next((line for line in lines if line.strip() and not line.startswith(_SEPARATOR_LINE)), "")
    delimiter = find_delimiter(header)
    if delimiter is None:
        return False
    names = next(csv.reader([header], delimiter=delimiter), [])
    return ending in (".csv", ".tsv") or has_known_columns(names)


def read_table(file: ExportFile, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the rows of a table as articles."""
    csv.field_size_limit(MAX_ARTICLE_CHARS)
    with file.open_text() as text:
        header = text.readline(_MAX_HEADER_CHARS)
        while header and (not header.strip() or header.startswith(_SEPARATOR_LINE)):
            header = text.readline(_MAX_HEADER_CHARS)
        delimiter = find_delimiter(header.rstrip("\n"))
        if delimiter is None:
            raise UnreadableError(N_("no header row: write the names of the columns on the first line"))
        names = [clean_line(name) for name in next(csv.reader([header.rstrip("\n")], delimiter=delimiter))]
        columns = match_columns(names, options)
        rows = csv.reader(iterate_lines(text, 2 * MAX_ARTICLE_CHARS), delimiter=delimiter, strict=True)
        while True:
            place = N_("line {n}").format(n=rows.line_num + 2)
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Refusal(
                    N_("not a row of a table ({error}): is a quotation mark missing?").format(error=error),
                    place,
                )
                if "limit" in str(error):  # it goes on in the middle of a cell
                    yield Refusal(N_("from here on it is not a table"), place)
                    return
                continue
            if any(cell.strip() for cell in row[len(names) :]):
                yield Refusal(
                    N_("more cells than columns: put texts that contain delimiters in quotation marks"), place
                )
            elif any(cell.strip() for cell in row):
                yield make_record_item(dict(zip(names, row, strict=False)), columns, options, place)
