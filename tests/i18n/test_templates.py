"""What lower floors said in English is found again by its template, and nothing else is taken for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.i18n import choose_language, translate_text
from tui.i18n.templates import _match_pieces


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    choose_language("fr")
    yield
    choose_language("en")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("full name", "nom complet"),
        ("alias the events", "alias the events"),
        ("seat of power of Niger", "siège du pouvoir de Niger"),
        ("président until 26 July 2023", "président jusqu’au 26 juillet 2023"),
        ("président until July 2023", "président jusqu’à juillet 2023"),
        ("ministre (Niger) since 9 August 2023", "ministre (Niger) depuis le 9 août 2023"),
        ("ministre since about May 2023", "ministre depuis vers mai 2023"),
        ("from 1 August 2023", "depuis le 1er août 2023"),
        ("only the first 1,000,000 characters are marked: split it into several articles",
         "seuls les 1\u202f000\u202f000 premiers caractères sont marqués\u00a0: "
         "divisez-le en plusieurs articles"),
        ("2 damaged characters, shown as �: save it as UTF-8",
         "2 caractères endommagés, montrés par �\u00a0: enregistrez-le en UTF-8"),
        ("1 damaged character, shown as �: save it as UTF-8",
         "1 caractère endommagé, montré par �\u00a0: enregistrez-le en UTF-8"),
        ("/x/a.md: cannot be written: No space left on device",
         "/x/a.md\u00a0: écriture impossible\u00a0: Plus de place sur le disque"),
        ("there is no field “sorce” (perhaps source:): searched as words; fields are kind, actor",
         "il n’y a pas de champ «\u00a0sorce\u00a0» (peut-être source:)\u00a0: cherché comme mots\u202f; "
         "les champs sont kind, actor"),
        ("without a, b; typo: sorce → forces", "sans a, b\u202f; faute\u00a0: sorce → forces"),
        ("“{niger}”: not an EDTF date; write it like 2024-01-16, 2024-01, 2024 or 2024-01-15/2024-01-18",
         "«\u00a0{niger}\u00a0»\u00a0: ce n’est pas une date EDTF\u202f; "
         "écrivez par exemple 2024-01-16, 2024-01, 2024 ou 2024-01-15/2024-01-18"),
        ("undo 12: merge actor:a into actor:b", "annuler 12\u00a0: fusionner actor:a avec actor:b"),
        ("step 3 cannot be undone: changed since: a.md",
         "l’opération 3 ne peut pas être annulée\u00a0: fichiers modifiés depuis\u00a0: a.md"),
        ("fields are expected: write x: {name: text}",
         "des champs sont attendus\u00a0: écrivez x: {nom: texte}"),
        ("accept 1234 suggestions: a, b", "accepter 1234 suggestions\u00a0: a, b"),
        ("the 2010s", "les années 2010"),
        ("the reports", "the reports"),
        ("20XX-02 has no day 30", "20XX-02 n’a pas de jour 30"),
        ("no such message at all", "no such message at all"),
        ("", ""),
    ],
)  # fmt: skip
def test_messages_are_found_again(said: str, expected: str) -> None:
    assert translate_text(said) == expected


def test_english_stays_as_it_is() -> None:
    choose_language("en")
    assert translate_text("full name") == "full name"


def test_a_hostile_text_takes_no_time() -> None:
    """It would take a backtracking expression longer than anyone waits."""
    assert translate_text("{: ; «a» " * 400)


@given(st.lists(st.text(alphabet="ab: ", min_size=1), min_size=1, max_size=4))
def test_what_a_template_made_fits_it(values: list[str]) -> None:
    pieces = tuple(f"<{number}>" for number in range(len(values) + 1))
    text = "".join(piece + value for piece, value in zip(pieces, [*values, ""], strict=True))
    assert _match_pieces(text, pieces) == values
