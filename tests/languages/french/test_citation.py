"""Dates of citations in French."""

from __future__ import annotations

import pytest

from tui.languages.french.citation import format_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-01-01", "1er janvier 2024"),
        ("2024-08-21", "21 août 2024"),
        ("2024-02", "février 2024"),
        ("2024-01-15/..", "depuis le 15 janvier 2024"),
        ("2024-01-01/..", "depuis le 1er janvier 2024"),
        ("2024/..", "depuis 2024"),
        ("../2024-02-03", "au plus tard le 3 février 2024"),
        ("2024-01-19?", "vers le 19 janvier 2024"),
        ("2024-01-01/2024-01-03", "1er–3 janvier 2024"),
        ("[2024-01-01..2024-01-02]", "1er ou 2 janvier 2024"),
        ("2023-12-11/2024-01-01", "11 décembre 2023 – 1er janvier 2024"),
        ("2023-24", "hiver 2023"),
        ("2024-01-XX", "un jour de janvier 2024"),
        ("202X", "les années 2020"),
        ("pas une date", "pas une date"),
    ],
)
def test_a_date_is_in_french(edtf: str, words: str) -> None:
    assert format_date(edtf) == words
