"""The words around a phrase for an office: its article, and where a name in apposition would stand."""

from __future__ import annotations

from collections.abc import Container

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import OfficePhrase
from tui.languages.offices import OfficeTable

#: No more titles stand in a row before a name; without a limit a text of titles alone takes quadratic time.
_MAX_TITLES = 8


def name_after(analyzed: AnalyzedText, phrase: OfficePhrase, articles: Container[str]) -> tuple[int, bool]:
    """Return where a name in apposition would begin behind a phrase, and whether no comma precedes.

    «le ministre, le général Modi».
    """
    i = phrase.last
    is_adjacent = analyzed.word(i) != ","
    i += not is_adjacent
    for _ in range(_MAX_TITLES):
        i += analyzed.word(i) in articles
        title = analyzed.phrase_at(i)
        if title is None:
            break
        i = title.last
    return i, is_adjacent


def end_of_name_before(analyzed: AnalyzedText, phrase: OfficePhrase, articles: Container[str]) -> int:
    """Return where a name in apposition would end before a phrase; -1 if no comma precedes.

    «Modi, ministre de la Défense».
    """
    i = phrase.first
    i -= analyzed.word(i - 1) in articles
    return i - 1 if analyzed.word(i - 1) == "," else -1


def is_excluded(analyzed: AnalyzedText, phrase: OfficePhrase, table: OfficeTable) -> bool:
    """Return whether the word before a phrase denies the office: «l'ancien ministre»."""
    return analyzed.word(phrase.first - 1) in table.barred_before


def is_definite(analyzed: AnalyzedText, phrase: OfficePhrase, table: OfficeTable) -> bool:
    """Return whether a definite article precedes a phrase: «le ministre», «le nouveau ministre»."""
    i = phrase.first - 1
    if analyzed.word(i) in table.between:
        i -= 1
    return analyzed.word(i) in table.definite
