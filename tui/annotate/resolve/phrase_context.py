"""The words around a phrase for an office: its article, and where a name in apposition would stand."""

from __future__ import annotations

from collections.abc import Container

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import OfficePhrase
from tui.languages.offices import OfficeTable

#: No more titles stand in a row before a name; without a limit a text of titles alone takes quadratic time.
_MAX_TITLES = 8


def name_after(page: AnalyzedText, phrase: OfficePhrase, articles: Container[str]) -> tuple[int, bool]:
    """Return where a name in apposition would begin behind a phrase, and whether no comma precedes.

    «le ministre, le général Modi».
    """
    i = phrase.last
    is_adjacent = page.word(i) != ","
    i += not is_adjacent
    for _ in range(_MAX_TITLES):
        i += page.word(i) in articles
        title = page.phrase_at(i)
        if title is None:
            break
        i = title.last
    return i, is_adjacent


def end_of_name_before(page: AnalyzedText, phrase: OfficePhrase, articles: Container[str]) -> int:
    """Return where a name in apposition would end before a phrase; -1 if no comma precedes.

    «Modi, ministre de la Défense».
    """
    i = phrase.first
    i -= page.word(i - 1) in articles
    return i - 1 if page.word(i - 1) == "," else -1


def is_excluded(page: AnalyzedText, phrase: OfficePhrase, table: OfficeTable) -> bool:
    """Return whether the word before a phrase denies the office: «l'ancien ministre»."""
    return page.word(phrase.first - 1) in table.barred_before


def is_definite(page: AnalyzedText, phrase: OfficePhrase, table: OfficeTable) -> bool:
    """Return whether a definite article precedes a phrase: «le ministre», «le nouveau ministre»."""
    i = phrase.first - 1
    if page.word(i) in table.between:
        i -= 1
    return page.word(i) in table.definite
