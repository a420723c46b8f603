"""A name out of selected words: without its article, and what it is likely to name."""

from __future__ import annotations

import pytest

from tui.annotate.suggestions.actors.selected_name import SelectedName, read_selected_name
from tui.languages.registry import find_language


@pytest.mark.parametrize(
    ("words", "before", "name", "type_"),
    [
        ("La Cominak", "Une phrase. ", "Cominak", "organization"),
        ("la Cominak", "La fermeture de ", "Cominak", "organization"),
        ("Cominak", "La fermeture de la ", "Cominak", "organization"),
        ("Le Monde", "a confié au journal ", "Le Monde", "media"),
        ("Société des mines de l’Aïr", "selon la ", "Société des mines de l’Aïr", "organization"),
        ("Ministère de la Santé", "", "Ministère de la Santé", "public-body"),
        ("OPVN", "selon l’", "OPVN", "organization"),
        ("l’OPVN", "selon ", "OPVN", "organization"),
        ("groupes djihadistes", "contre des ", "groupes djihadistes", "group"),
        ("Moussa Tchangari,", "a dit ", "Moussa Tchangari", "person"),
        ("Zeine", "le Premier ministre ", "Zeine", "person"),
        ("Arlit", "un convoi à ", "Arlit", "place"),
        ("Burkina Faso", "le ", "Burkina Faso", "country"),
        (" « » ", "", "", None),
    ],
)
def test_a_name_and_its_type(words: str, before: str, name: str, type_: str | None) -> None:
    assert read_selected_name(words, before, find_language("fr")) == SelectedName(name, type_)  # type: ignore[arg-type]
