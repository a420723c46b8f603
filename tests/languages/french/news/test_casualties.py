"""Killed and wounded: sums, parts, totals, attackers."""

from __future__ import annotations

import pytest

from tui.languages.french.news.casualties import find_tolls
from tui.model.figures import format_figure
from tui.model.text import fold


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Cinq gendarmes et trois civils ont été tués lundi à Bani.", "8", ""),
        ("Trois policiers, un gendarme et deux passants ont été tués, et huit personnes blessées.", "6", "8"),
        ("14 soldats tués, dont un officier", "14", ""),
        ("L’attaque a fait dix morts, dont un officier, et une trentaine de blessés.", "10", "25–35"),
        ("L’explosion a tué trois soldats et un civil et en a blessé sept autres.", "4", "7"),
        ("Onze soldats sont tombés et 17 autres ont été blessés", "11", "17"),
        ("Neuf personnes, dont trois enfants, ont péri dans les eaux.", "9", ""),
        ("L’attentat a coûté la vie à quatorze personnes, dont deux enfants.", "14", ""),
        ("Une dizaine d’autres ont été blessés, a précisé la source", "", "8–12"),
        ("Aucune victime n’est à déplorer.", "0", "0"),
        ("Plus de trente terroristes ont été neutralisés", "", ""),
        ("Nous avions annoncé jeudi onze morts et vingt blessés", "", ""),
        ("Un bilan encore provisoire fait état de neuf morts.", "≥ 9", ""),
    ],
)
def test_tolls_are_those_of_the_side_that_was_struck(text: str, killed: str, wounded: str) -> None:
    tolls = [toll for toll in find_tolls(fold(text)) if not toll.is_part]
    assert [format_figure(toll.figure) for toll in tolls if toll.harm == "killed"] == [killed] * bool(killed)
    assert [format_figure(one.figure) for one in tolls if one.harm == "wounded"] == [wounded] * bool(wounded)


def test_what_is_called_the_toll_is_a_total() -> None:
    totals = find_tolls(fold("Le bilan passe à treize soldats tués et neuf blessés, dont deux grièvement."))
    assert [(toll.harm, toll.is_total) for toll in totals] == [("killed", True), ("wounded", True)]
