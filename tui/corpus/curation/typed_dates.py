"""Dates as a person types them: EDTF, or words of French or English."""

from __future__ import annotations

from tui.languages.registry import find_language
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.informal_dates import read_informal_date
from tui.model.text import clean_line


def read_typed_date(text: str, reference: str | None = None) -> str | None:
    """Return the EDTF that a date means, in EDTF, French or English words; None where it is not understood.

    `reference`: the date (EDTF) against which «mardi» is read.
    """
    text = clean_line(text)
    if parse_edtf(text):
        return text
    language = find_language()
    mention = next(iter(language.find_dates(text, reference, None)), None)
    if mention is not None and (mention.start, mention.end) == (0, len(text)):
        return mention.edtf
    return read_informal_date(text, language.date_words)
