"""Dates of citations in French."""

from __future__ import annotations

import re

import pytest

from tui.languages.french.citation import DATE_WORDS, format_date
from tui.model.dates.formatting import MESSAGES, MONTHS, SHORT_MONTHS


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-01-01", "1er janvier 2024"),
        ("2024-08-21", "21 août 2024"),
        ("2024-02", "février 2024"),
        ("2024-01-15/..", "à partir du 15 janvier 2024"),
        ("2024-01-01/..", "à partir du 1er janvier 2024"),
        ("2024/..", "à partir de 2024"),
        ("../2024-02-03", "jusqu’au 3 février 2024"),
        ("2024-01-19?", "vers le 19 janvier 2024"),
        ("2024-01-01/2024-01-03", "1er–3 janvier 2024"),
        ("[2024-01-01..2024-01-02]", "1er ou 2 janvier 2024"),
        ("2023-12-11/2024-01-01", "11 décembre 2023 – 1er janvier 2024"),
        ("2023-24", "hiver 2023"),
        ("2024-01-XX", "un jour de janvier 2024"),
        ("202X", "années 2020"),
        ("pas une date", "pas une date"),
    ],
)
def test_a_date_is_in_french(edtf: str, words: str) -> None:
    assert format_date(edtf) == words


def test_every_word_of_a_long_date_has_its_french() -> None:
    short = {*SHORT_MONTHS, "Spring", "Summer", "Autumn", "Winter"} - {*MONTHS}
    worded = {message for message in MESSAGES if re.search("[a-z]", re.sub(r"{\w+}", "", message))}
    assert worded - short == DATE_WORDS.keys()
