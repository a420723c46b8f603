"""What the query box offers while a field is typed: names of fields, then the values of a field."""

from __future__ import annotations

import re

from msgspec import Struct

from tui.index.query import FIELDS, quoted_value
from tui.index.store import Store

#: A term as the box has it, finished or not: a minus, a field, a value in quotation marks or without.
_TERM = re.compile(r'-?(?:([A-Za-z]+):)?("[^"]*"?|[^\s"]*)')
_LONGEST = 200  # letters of a value that are looked at
_MARKS = str.maketrans("“”„«»", '"""""')


class Candidate(Struct, frozen=True):
    """What may stand in the place of what is typed."""

    text: str  # to be put there
    label: str  # for people
    note: str = ""  # of a field: what it wants
    count: int = 0  # how many articles have the value; 0: not counted


class Completion(Struct, frozen=True):
    """What may replace the characters from `start` to `end` (code points) of the text in the box."""

    start: int
    end: int
    candidates: tuple[Candidate, ...] = ()


def complete(store: Store, text: str, cursor: int, limit: int = 12) -> Completion:
    """What the term at `cursor` of `text` may become; nothing in a word that begins no field's name.

    Between words every field is offered. Raises StoreError where the store does.
    """
    marked = text.translate(_MARKS)
    cursor = max(0, min(cursor, len(text)))
    for match in _TERM.finditer(marked):
        start, end = match.span(2)
        if match.start() <= cursor <= end:
            field, begun = match.group(1), marked[start:cursor]
            if field is None:
                return Completion(start, end, () if begun.startswith('"') else _fields(begun))
            if field.lower() in FIELDS and cursor >= start:
                return Completion(start, end, _values(store, field.lower(), begun, limit))
            break
    return Completion(cursor, cursor)


def _fields(begun: str) -> tuple[Candidate, ...]:
    """Names of fields that begin so."""
    names = [name for name in FIELDS if name.startswith(begun.lower())]
    return tuple(Candidate(f"{name}:", name, FIELDS[name]) for name in names)


def _values(store: Store, field: str, begun: str, limit: int) -> tuple[Candidate, ...]:
    """Values of a field that begin so."""
    found = store.values(field, begun.strip('"')[:_LONGEST], limit)
    return tuple(Candidate(quoted_value(facet.value), facet.label, count=facet.count) for facet in found)
