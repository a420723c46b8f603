"""The search language: text to a `Query` value; parsing never fails."""

from __future__ import annotations

from msgspec import Struct


class Query(Struct, frozen=True):
    """What was asked, as a value; see `parse`."""

    text: str
    words: tuple[str, ...] = ()  # folded; all must occur
    phrases: tuple[tuple[str, ...], ...] = ()  # folded words that must follow one another
    without: tuple[str, ...] = ()  # folded; none may occur
    notes: tuple[str, ...] = ()  # what was odd in the text, for people
