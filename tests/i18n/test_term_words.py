"""Terms of the files in French; what people write themselves stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.analysis.output.found_events import difference_words
from tui.i18n import choose_language
from tui.i18n.term_words import outcome_words, term_words
from tui.model.found_events import FoundDifference, ValueSide


@pytest.fixture(autouse=True)
def interface_in_french() -> Iterator[None]:
    """The interface in French."""
    choose_language("fr")
    yield
    choose_language("en")


def test_terms_are_words_of_the_language() -> None:
    assert (term_words("killed"), term_words("polling-stations")) == ("tués", "bureaux de vote")
    assert (outcome_words("denied"), outcome_words("denied by all")) == ("démenti", "denied by all")


def test_a_denial_is_told_in_one_language() -> None:
    sides = (ValueSide("reported", ("a",)), ValueSide("denied", ("b",)))
    words = difference_words(FoundDifference("outcome", "happened", sides))
    assert words == "résultat (a eu lieu)\u00a0: rapporté (a) ou démenti (b)"
