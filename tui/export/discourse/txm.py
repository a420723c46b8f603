"""Texts as TXM imports them («TXT + CSV»): a file each, and a table of their metadata beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tui.export.discourse.text_variables import VARIABLES, text_variables
from tui.export.export_format import ExportOptions, OutputFile
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection

#: What TXM itself writes where a value is missing.
_MISSING = "N/A"


def txm_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield the table, then each text, named as its row is."""
    yield OutputFile("metadata.csv", _table(selection))
    for article, _marks in selection.articles():
        yield OutputFile(f"{encode_id(article.id)}.txt", (f"{article.title}.\n\n{article.body}\n",))


def _table(selection: Selection) -> Iterator[str]:
    yield _row(["id", *VARIABLES])
    for article, _marks in selection.articles():
        values = [" ".join(value.split()) or _MISSING for value in text_variables(article).values()]
        yield _row([encode_id(article.id), *values])


def _row(values: list[str]) -> str:
    """Return a row of CSV with every value quoted, as TXM expects it."""
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(values)
    return line.getvalue()
