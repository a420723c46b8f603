"""Texts that were printed: words broken at line ends, columns side by side."""

from __future__ import annotations

import pytest

from tui.corpus.extraction.raw_text import read_text
from tui.corpus.extraction.text_columns import separate_columns

BROKEN = """\
Le Quotidien de l’Aïr — n° 412 — jeudi 14 septembre 2023 — page 3

Agadez : le gouver-
neur reçoit les transpor-
teurs

Le gouverneur a reçu mercredi les trans-
porteurs, qui se plaignent de la hausse du prix
du carburant. Leur porte-
parole, un ex-
ministre, s’est ex-
pliqué devant deux stations-
service fermées.
"""
COLUMNS = """\
Un puits ouvert à Zinder     maire a promis un autre
                             puits avant la fin de l’an-
Le maire a ouvert lundi      née. Les habitants lui
un puits dans la com-        ont offert un mouton.
mune, qui en compte          La fête a duré jusqu’au
neuf.                        soir.
"""


def test_words_that_print_has_broken_are_whole() -> None:
    article = read_text(BROKEN)
    assert article.title == "Agadez : le gouverneur reçoit les transporteurs"
    assert (article.publisher, article.date) == ("Le Quotidien de l’Aïr", "2023-09-14")
    assert article.body == (
        "Le gouverneur a reçu mercredi les transporteurs, qui se plaignent de la hausse du prix du "
        "carburant. Leur porte-parole, un ex-ministre, s’est expliqué devant deux stations-service fermées."
    )


def test_a_column_follows_the_one_on_its_left() -> None:
    article = read_text(COLUMNS)
    assert article.title == "Un puits ouvert à Zinder"
    assert article.body.split("\n\n") == [
        "Le maire a ouvert lundi un puits dans la commune, qui en compte neuf.",
        "maire a promis un autre puits avant la fin de l’année. Les habitants lui ont offert un mouton. "
        "La fête a duré jusqu’au soir.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mali    Assimi Goïta    Politique\nUn titre\n\nUn texte.",
        "\n".join(f"Région {number}     {number * 100} voix" for number in range(9)),
        "\n".join(f"{'un mot ' * number} et  la suite de la phrase" for number in range(2, 9)),
    ],
)
def test_menus_tables_and_wide_blanks_are_no_columns(text: str) -> None:
    assert separate_columns(text) == text
