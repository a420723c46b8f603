"""The words by which an article is cited in its own language."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class CitationWords(Struct, frozen=True):
    """How a language writes a date in a citation, and on which day a page was read."""

    format_date: Callable[[str], str]  # of an EDTF text, in words
    accessed: str  # with {date}
