"""One victim without a number."""

from __future__ import annotations

import pytest

from tests.languages.french.news.test_reader import read, stated
from tui.languages.french.news.harm.victims import find_victim
from tui.model.text import fold


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Le chauffeur du camion a été tué lundi.", "killed"),
        ("Touchée à la tête, l’institutrice de Bani est décédée.", "killed"),
        ("Son apprenti, atteint mortellement, a été enterré.", "killed"),
        ("Le maire a perdu la vie dans l’attaque.", "killed"),
        ("La moto a brûlé et son conducteur a été grièvement blessé.", "wounded"),
        ("Le chef de village, selon ses proches, a été tué.", ""),
        ("Le chauffeur dont les deux frères sont cachés n’est pas mort.", ""),
        ("Le commandant terroriste a été tué.", ""),
        ("Le maire, où qu’il soit, a été entendu.", ""),
    ],
)
def test_a_person_with_an_article_is_one(text: str, harm: str) -> None:
    toll = find_victim(fold(text))
    assert (toll.harm if toll else "") == harm


def test_one_person_is_the_toll_where_nobody_is_counted() -> None:
    one = "Le chauffeur du camion a été tué lundi à Bani."
    assert stated(read(one), "killed") == ["1"]
    assert stated(read(f"{one} L’attaque a fait six morts en tout."), "killed") == ["6"]
