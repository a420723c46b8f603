import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue import read_catalogue
from tests.model.dates.test_edtf import EXPRESSIONS
from tui.model.dates.formatting import format_long, format_short

#: What may be said: the messages of the catalogue, and patterns that are the same in every language.
KNOWN = {message.id for message in read_catalogue()} | {"{year}", "{year}–{last}"}


@pytest.mark.parametrize(
    ("text", "words", "listed"),
    [
        ("2024-01-19?", "about 19 January 2024", "19 Jan 24"),
        ("2024-01-19", "19 January 2024", "19 Jan 24"),
        ("2023-12", "December 2023", "Dec 23"),
        ("2023-22", "summer 2023", "Summer 23"),
        ("2023", "2023", "2023"),
        ("1960-08-03", "3 August 1960", "3 Aug 1960"),
        ("0999", "999", "999"),
        ("XXXX", "within 1 January 1 – 31 December 9999", "XXXX"),
        ("202X", "the 2020s", "202X"),
        ("19XX", "1900–1999", "19XX"),
        ("2023-07-XX", "a day in July 2023", "Jul 23"),
        ("2023-XX-XX", "a day in 2023", "2023"),
        ("2023-XX", "a month in 2023", "2023"),
        ("2024-01-1X", "within 10–19 January 2024", "Jan 24"),
        ("2024-01-15/2024-01-18", "15–18 January 2024", "15 Jan 24"),
        ("2023-07-30/2023-08-05", "30 July – 5 August 2023", "30 Jul 23"),
        ("2023-12-28/2024-01-03", "28 December 2023 – 3 January 2024", "28 Dec 23"),
        ("2023-06/2023-08", "June–August 2023", "Jun 23"),
        ("2023-06/2024-02", "June 2023 – February 2024", "Jun 23"),
        ("2021/2023", "2021–2023", "2021"),
        ("2023-22/2023-23", "summer 2023 – autumn 2023", "Summer 23"),
        ("2024-01-15/..", "from 15 January 2024", "15 Jan 24"),
        ("../2024-01-18", "by 18 January 2024", "18 Jan 24"),
        ("[2024-01-15..2024-01-16]", "15 or 16 January 2024", "15 Jan 24"),
        ("[2024-01-15..2024-01-18]", "within 15–18 January 2024", "15 Jan 24"),
        ("[2023,2025]", "2023 or 2025", "2023"),
        ("{2023,2025}", "2023 and 2025", "2023"),
        ("2004?-06~-11", "about 11 June 2004, uncertain", "11 Jun 04"),
        ("mardi", "mardi", "mardi"),
        (None, "", ""),
    ],
)
def test_dates_in_words(text: str | None, words: str, listed: str) -> None:
    assert format_long(text) == words
    assert format_short(text) == listed


@given(st.one_of(EXPRESSIONS, st.text()))
def test_every_word_said_is_in_the_catalogue(text: str) -> None:
    asked: list[str] = []

    def translate(message: str) -> str:
        asked.append(message)
        return message

    assert format_long(text, translate) or not text
    assert format_short(text, translate) or not text
    assert set(asked) <= KNOWN


def test_words_are_translated() -> None:
    french = {"about {day}": "vers le {day}", "January": "janvier"}
    assert format_long("2024-01-19~", lambda text: french.get(text, text)) == "vers le 19 janvier 2024"
