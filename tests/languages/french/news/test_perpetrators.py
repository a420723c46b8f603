"""Who did it, by reports: where it is named, and which names are of one group."""

from __future__ import annotations

import pytest

from tui.languages.registry import find_language
from tui.model.news import StatedFact


def perpetrators(text: str, title: str = "") -> list[StatedFact]:
    language = find_language("fr")
    (item,) = language.read_news(
        title, text, "2024-05-15", tuple(language.find_dates(text, "2024-05-15", None))
    )
    return [fact for fact in item.facts if fact.about == "perpetrator"]


def test_a_title_names_who_did_it_where_the_body_does_not() -> None:
    told = perpetrators("Dix soldats ont été tués lundi à Bani.", "Le Front du Nord dit avoir frappé à Bani")
    assert [fact.words for fact in told] == ["Front du Nord"]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("l’État islamique", "l’État islamique au Sahel (EIS)", True),
        ("l’État islamique", "le GSIM", False),
        ("l’armée malienne", "l’armée burkinabè", False),
        ("l’armée nigérienne", "l’armée nigériane", False),
        ("les soldats maliens de l’opération Dougoukolo", "l’armée malienne", True),
        ("la Katiba Serma, affiliée au GSIM", "le JNIM", True),
        ("le JNIM", "le Groupe de soutien à l’islam et aux musulmans (GSIM)", True),
    ],
)
def test_groups_are_compared_by_all_their_names(one: str, other: str, is_same: bool) -> None:
    named = [
        {
            name
            for fact in perpetrators(f"Dix civils ont été tués lundi à Bani par {who}.")
            for name in fact.names
        }
        for who in (one, other)
    ]
    assert bool(named[0] & named[1]) == is_same


@pytest.mark.parametrize(
    "body",
    [
        "Deux passants ont été tués lundi à Bani par un homme armé, abattu par la police nigériane.",
        "L’homme, tué par la police lundi peu après qu’il eut assassiné un boucher, était seul.",
        "Il a tué deux passants lundi à Bani avant d’être abattu par l’armée nigériane.",
    ],
)
def test_who_killed_the_attacker_is_not_who_did_it(body: str) -> None:
    assert [fact.words for fact in perpetrators(body) if not fact.is_open] == []
