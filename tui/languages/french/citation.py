"""Words of citations in French: «1er mars 2024», «consulté le 28 novembre 2026»."""

from __future__ import annotations

from functools import partial

from tui.i18n import translate_into
from tui.languages.citation_words import CitationWords
from tui.model.dates.formatting import format_long


def format_date(edtf: str) -> str:
    """Return an EDTF text in French words; a text that is no EDTF unchanged."""
    return format_long(edtf, partial(translate_into, "fr"))


CITATION_WORDS = CitationWords(format_date, "consulté le {date}")
