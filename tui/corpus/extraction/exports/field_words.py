"""The words by which exports are recognized and read, in the languages of the press."""

from __future__ import annotations

from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE
from tui.model.text import fold


def find_words(section: str, name: str) -> tuple[str, ...]:
    """Return the folded words of one list, such as the labels above a text of Nexis."""
    return PAGE_LANGUAGE.export_words[section][name]


def list_field_words(section: str) -> dict[str, tuple[str, ...]]:
    """Return the folded words of all lists of a section, by the name of the field that each is for."""
    return PAGE_LANGUAGE.export_words[section]


def starts_with_word(line: str, words: tuple[str, ...]) -> bool:
    """Return whether a line begins with one of the folded words."""
    return fold(line[:100]).startswith(words)
