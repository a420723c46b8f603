"""What a sentence denies: that it was, or something else about it."""

from __future__ import annotations

import pytest

from tui.languages.french.news.outcomes.told_outcomes import is_denial_of
from tui.model.text import fold


@pytest.mark.parametrize(
    ("sentence", "is_denied"),
    [
        ("Le maire a démenti l’attaque de Bani.", True),
        ("L’avocat dit “réfuter” la thèse d’un tir de grenade.", False),
        ("Le préfet dit « récuser », et réfuter toute hypothèse d’un second tireur.", False),
        ("L’armée a démenti toute faute.", False),
        ("Alors qu’une rumeur parlait d’une grève des gardiens, le ministère a démenti.", False),
        ("Alors qu’une rumeur faisait état d’une attaque à Bani, l’armée a démenti.", True),
        ("Aucun bâtiment n’a été touché.", False),
        ("Aucun village n’a été attaqué.", True),
    ],
)
def test_what_is_denied_of_an_attack_may_be_another_thing(sentence: str, is_denied: bool) -> None:
    assert is_denial_of(fold(sentence), ["attack"]) is is_denied
