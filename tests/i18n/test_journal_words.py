"""The steps of the journal in French: whole, whatever commas and colons their titles have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.i18n import choose_language, translate_text


@pytest.fixture(autouse=True)
def interface_in_french() -> Iterator[None]:
    """The interface in French."""
    choose_language("fr")
    yield
    choose_language("en")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "redo 59: accept event Le gouverneur, le colonel Labo, a confirmé : « oui » …",
            "refaire 59 : accepter « Le gouverneur, le colonel Labo, a confirmé : « oui » … » (événement)",
        ),
        ("decide “Modi” is nobody", "décider : « Modi » n’est aucun acteur connu"),
        (
            "undo 57: decide “Issoufou Mamane” is issoufou-mamane",
            "annuler 57 : décider : « Issoufou Mamane » désigne issoufou-mamane",
        ),
        (
            "redo 52: note “Vérifier: date …” on article:a",
            "refaire 52 : note « Vérifier: date … » sur article:a",
        ),
        ("change actor:a: aliases, title", "modifier actor:a : autres noms, titre"),
        ("rename actor:a to b", "renommer actor:a en b"),
        ("rename actor:a b", "renommer actor:a en b"),
        ("accept event Une mine as event:mine", "accepter « Une mine » (événement) comme event:mine"),
        ("accept event Tu as vu", "accepter « Tu as vu » (événement)"),
    ],
)
def test_a_step_is_in_french(english: str, french: str) -> None:
    assert translate_text(english).replace("\u00a0", " ") == french
