"""Completion of what is typed: names of fields and their values in a query, words that occur elsewhere."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from tui.index.query import MAX_VALUE_CHARS, PLAIN_QUOTES, quoted_value
from tui.index.search_fields import QUERY_FIELDS
from tui.index.store import Store
from tui.model.records import Kind
from tui.model.text import fold

#: Words are taken from so many names of a list.
MAX_NAMES = 500
#: The word that a text ends with, in the text turned round.
_TURNED_WORD = re.compile(r"[\w-]*+")
#: A word of a text, with its hyphens.
_WORD = re.compile(r"\w+(?:-\w+)*")
#: A term as typed, finished or not: a minus, a field, a value with or without quotation marks.
_TERM = re.compile(r'-?(?:([A-Za-z]+):)?("[^"]*"?|[^\s"]*)')


class CompletionItem(Struct, frozen=True):
    """A text that may replace what has been typed."""

    text: str  # inserted when the candidate is accepted
    label: str  # for people
    note: str = ""  # of a field: the values it takes
    count: int = 0  # how many articles have the value; 0: not counted


class Completion(Struct, frozen=True):
    """Candidates for the characters from `start` to `end` (code points) of the typed text."""

    start: int
    end: int
    candidates: tuple[CompletionItem, ...] = ()
    ends_term: bool = True  # whether a blank follows what is inserted


def complete_field(store: Store, text: str, cursor: int, limit: int = 12) -> Completion:
    """Return the candidates for the term at `cursor` of `text`; none in a word that begins no field name.

    Between words every field is offered. Offsets are code points. Raises StoreError when the store does.
    """
    plain = text.translate(PLAIN_QUOTES)
    cursor = max(0, min(cursor, len(text)))
    for match in _TERM.finditer(plain):
        start, end = match.span(2)
        if match.start() <= cursor <= end:
            field, typed = match.group(1), plain[start:cursor]
            if field is None:
                return Completion(start, end, () if typed.startswith('"') else _field_candidates(typed))
            if field.lower() in QUERY_FIELDS and cursor >= start:
                return Completion(start, end, _value_candidates(store, field.lower(), typed, limit))
            break
    return Completion(cursor, cursor)


def _field_candidates(typed: str) -> tuple[CompletionItem, ...]:
    """Return the names of fields that begin with what is typed."""
    names = [name for name in QUERY_FIELDS if name.startswith(typed.lower())]
    return tuple(CompletionItem(f"{name}:", name, QUERY_FIELDS[name].takes) for name in names)


def _value_candidates(store: Store, field: str, typed: str, limit: int) -> tuple[CompletionItem, ...]:
    """Return the values of a field that begin with what is typed."""
    facets = store.field_values(field, typed.strip('"')[:MAX_VALUE_CHARS], limit)
    return tuple(
        CompletionItem(quoted_value(facet.value), facet.label, count=facet.count) for facet in facets
    )


def complete_word(text: str, cursor: int, source: str, limit: int = 12) -> Completion:
    """Return the words of `source` that begin like the word before `cursor` of `text`, the commonest first.

    Offsets are code points. Accents and case do not matter.
    """
    turned = _TURNED_WORD.match(text[:cursor][::-1])
    typed = turned.group()[::-1].lstrip("-") if turned else ""
    if not typed:
        return Completion(cursor, cursor)
    begun = fold(typed)
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for match in _WORD.finditer(fold(source)):
        at = _find_begun_part(match.group(), begun)
        if at is not None:
            word = match.group()[at:]
            counts[word] += 1
            spellings.setdefault(word, source[match.start() + at : match.end()])
    candidates = tuple(
        CompletionItem(spellings[word], spellings[word], count=count)
        for word, count in counts.most_common(limit)
    )
    return Completion(cursor - len(typed), cursor, candidates, ends_term=False)


def _find_begun_part(word: str, begun: str) -> int | None:
    """Return where in a word, at its beginning or behind a hyphen, what is typed begins; None if nowhere."""
    at = 0
    while not word.startswith(begun, at):
        at = word.find("-", at) + 1
        if not at:
            return None
    return at


def complete_name(store: Store, kind: Kind, text: str, cursor: int, limit: int = 12) -> Completion:
    """Return the words of names in a list that begin like the word before `cursor` of `text`.

    Of the names that have what is typed; offsets are code points. Raises StoreError when the store does.
    """
    names = store.rows(kind, text[:cursor], None, None, MAX_NAMES).items
    return complete_word(text, cursor, "\n".join(row.title for row in names), limit)
