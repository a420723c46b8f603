"""Terms of the files in the words of the interface, and back: `killed` is shown and typed as «tués»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.i18n.language import gettext
from tui.i18n.numbers import rewrite_percent
from tui.i18n.terms import AMOUNTS, OUTCOME_VALUES, TOPICS
from tui.model.text import clean_line, fold

#: What details of claims are called in files: the numbers and facts that the program reads itself.
DETAIL_TERMS = tuple(term.replace(" ", "-") for term in (*TOPICS, *AMOUNTS))


def term_words(term: str) -> str:
    """Return a term of the files in the language of the interface; a word that is none as it is."""
    words = gettext(term)
    return gettext(term.replace("-", " ")) if words == term and term in DETAIL_TERMS else words


def outcome_words(value: str) -> str:
    """Return the value of a detail, in the language of the interface if the program words it itself.

    A share is written as this language does; any other words of a text are kept.
    """
    return gettext(value) if value in OUTCOME_VALUES else rewrite_percent(value)


def read_term(text: str, terms: Sequence[str]) -> str:
    """Return which of some terms a text means, in the language of the interface or as files have it.

    A text that means none is returned as it is, and so is one that means several.
    """
    if text in terms:
        return text
    typed = fold(clean_line(text))
    meant = {term for term in terms if typed in (fold(term), fold(term_words(term)))}
    return meant.pop() if len(meant) == 1 else text


def fitting_terms(text: str, terms: Iterable[str]) -> list[str]:
    """Return the terms that begin with a text, as files have them or as the interface shows them."""
    typed = fold(clean_line(text))
    return [term for term in terms if any(fold(one).startswith(typed) for one in (term, term_words(term)))]
