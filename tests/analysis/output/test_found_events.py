"""What found events differ on, in words for people."""

from __future__ import annotations

import pytest

from tui.analysis.output.found_events import field_words, value_words
from tui.i18n import choose_language
from tui.model.found_events import FoundDifference
from tui.model.news import About


@pytest.mark.parametrize(
    ("about", "value", "words"),
    [
        ("attendance", "58600", "58,600"),
        ("attendance", "≥ 27000", "≥ 27,000"),
        ("wounded", "2000–9999", "2,000–9,999"),
        ("killed", "17", "17"),
        ("amount", "1,6 %", "1.6%"),
        ("amount", "1%", "1%"),
        ("amount", "près de 52,8 pour cent", "près de 52,8 pour cent"),  # as it is written
        ("amount", "50,5–60 %", "50.5–60%"),
        ("amount", "10 milliards de FCFA", "10 milliards de FCFA"),
        ("start", "2024-01-15", "15 January 2024"),
        ("start", "2018-10-15..2018-10-17", "within 15–17 October 2018"),
        ("end", "bientôt", "bientôt"),
        ("place", "2024", "2024"),
    ],
)
def test_values_are_written_for_people(about: About, value: str, words: str) -> None:
    """Thousands stand apart, days are in words, and what a text says stays as it says it."""
    assert value_words(about, value) == words


@pytest.mark.parametrize("value", ["1,6 %", "1,6%", "1.6%", "1,6\u00a0%"])
def test_a_share_has_one_form_in_each_language(value: str) -> None:
    assert value_words("amount", value) == "1.6%"
    choose_language("fr")
    try:
        assert value_words("amount", value) == "1,6\u202f%"
    finally:
        choose_language("en")


def test_a_crowd_of_a_town_is_told_by_its_name() -> None:
    fields = (FoundDifference("attendance", "Lomé", ()), FoundDifference("attendance", None, ()))
    assert [field_words(one) for one in fields] == ["attendance (Lomé)", "attendance"]
    assert field_words(FoundDifference("amount", "houses", ())) == "houses"
