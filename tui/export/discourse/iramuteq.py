"""Texts as IRaMuTeQ and Alceste open them: a line of starred variables before each.

A line of variables begins with four asterisks; a variable is `*name_value`, without blanks. A text has no
asterisk of its own, and straight apostrophes, at which IRaMuTeQ parts words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from anyascii import anyascii

from tui.export.discourse.text_variables import text_variables
from tui.export.export_format import ExportOptions, OutputFile
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection
from tui.model.records import Article

_NO_VALUE = re.compile(r"[^A-Za-z0-9.-]+")
_MAX_VALUE_CHARS = 60
_TEXT = str.maketrans({"*": " ", "’": "'", "‘": "'"})


def iramuteq_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with all articles."""
    yield OutputFile("", (_format_text(article) for article, _marks in selection.articles()))


def _format_text(article: Article) -> str:
    """Return an article: its variables, then title and body."""
    variables = {
        name: value for name, value in text_variables(article).items() if name not in ("title", "tags")
    }
    stars = [f"*id_{encode_id(article.id)}"]
    stars += [f"*{name}_{cleaned}" for name, value in variables.items() if (cleaned := _clean_value(value))]
    text = f"{article.title}.\n{article.body}".translate(_TEXT)
    return f"**** {' '.join(stars)}\n{text}\n\n"


def _clean_value(value: str) -> str:
    """Return a value in letters, digits, points and hyphens."""
    return _NO_VALUE.sub("-", anyascii(value)).strip("-")[:_MAX_VALUE_CHARS]
