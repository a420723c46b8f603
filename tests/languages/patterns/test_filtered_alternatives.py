"""Tests of regular expressions whose alternatives are searched only where they may match."""

import re

import pytest

from tui.languages.french.news.amounts.people.fates import FATE
from tui.languages.patterns.filtered_alternatives import FilteredAlternatives

_PATTERNS = (
    r"(?P<taken>\b(?:enleve|pris en otage)s?\b)|(?P<held>\b(?:arrete|pris)e?s?\b)|(?P<free>libere)",
    r"\b(?P<stem>peul|peuhl|arabe|kel \w{3})(?:e?s)?\b(?! \d)",
    r"(?<![\w-])(?:prise?|pris en|otages?)\b|prises",
    r"\bpris\b",
)
_TEXTS = (
    "",
    "deux gendarmes pris en otage, trois autres arretes et un libere",
    "pris, pris en otage, libere, pris en otages",
    "des peuls, peuhls 4, arabes, kel aghlal et kel fady",
    "prises et reprises, prise d'otages",
)


@pytest.mark.parametrize("pattern", _PATTERNS)
@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize(("start", "end"), [(0, 1_000), (3, 40), (17, 23)])
def test_matches_are_those_of_the_whole_expression(pattern: str, text: str, start: int, end: int) -> None:
    whole, alternatives = re.compile(pattern), FilteredAlternatives(pattern)
    found = [(one.span(), one.lastgroup, one.groupdict()) for one in alternatives.finditer(text, start, end)]
    assert found == [(one.span(), one.lastgroup, one.groupdict()) for one in whole.finditer(text, start, end)]
    first, expected = alternatives.search(text, start, end), whole.search(text, start, end)
    assert (first and first.span()) == (expected and expected.span())


def test_the_first_of_two_alternatives_at_one_place_is_taken() -> None:
    match = FATE.search("trois soldats ont ete faits prisonniers et emmenes")
    assert match is not None
    assert match.lastgroup == "abducted"
