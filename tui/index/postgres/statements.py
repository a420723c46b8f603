"""Statements of the index in PostgreSQL's words.

They are written in what both engines share; the few words in which SQLite differs are replaced here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import count

from tui.index.postgres.tsquery import tsquery
from tui.index.sql.match import AllOf, AnyOf, Without, Words

_REPLACEMENTS = (
    (re.compile(r"\bNOT IN \(SELECT value FROM json_each\(\?\)\)"), "<> ALL(?)"),
    (re.compile(r"\bIN \(SELECT value FROM json_each\(\?\)\)"), "= ANY(?)"),
    (re.compile(r"\bjson_each\(\?\)"), "jsonb_array_elements(CAST(? AS jsonb)) AS e(value)"),
    (re.compile(r"\bjson_group_array\(([^()]*)\)"), r"coalesce(json_agg(\1)::text, '[]')"),
    (re.compile(r"\b(\w+) MATCH \?"), r"\1.words @@ CAST(? AS tsquery)"),
    (re.compile(r"\binstr\("), "strpos("),
    (re.compile(r"\bCROSS JOIN\b"), "JOIN"),  # which tells SQLite alone in which order to join
)
_PLACEHOLDER = re.compile(r"\?")


@lru_cache(maxsize=512)
def translate_statement(statement: str) -> str:
    """Return a statement as PostgreSQL takes it, with its parameters numbered."""
    for pattern, replacement in _REPLACEMENTS:
        statement = pattern.sub(replacement, statement)
    numbers = count(1)
    return _PLACEHOLDER.sub(lambda _match: f"${next(numbers)}", statement)


def translate_parameter(value: object) -> object:
    """Return a parameter in types that PostgreSQL has; of a text, what it can hold."""
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, list | tuple):
        return [translate_parameter(one) for one in value]
    if isinstance(value, Words | AnyOf | AllOf | Without):
        return tsquery(value)
    return value


def storable_text(text: str) -> str:
    """Return a text without NUL and lone surrogates, of which no stored text has any."""
    if "\0" not in text and text.isascii():
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
