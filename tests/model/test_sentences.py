"""Where the sentences of a text end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import sentences
from tui.model.sentences import sentence_around, sentence_end, split_sentences


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "told",
    [
        ("La crue a coupé la route mardi.", "Les secours sont arrivés à pied."),
        ("Le pont date de 1998.", "Il a cédé."),
        ("« Nous partons demain. »", "Puis il s’est tu."),
        ("« On attend la suite ».", "L’usine reste fermée."),
        ("Tout est calme !", "« Personne ne dort », dit-elle."),
    ],
)
def test_sentences_that_a_page_has_joined_are_told_apart(told: tuple[str, ...]) -> None:
    text = "".join(told)
    assert sentences_of(text) == list(told)
    second = text.index(told[1])
    assert sentence_around(text, second, second + 2) == (second, len(text))
    assert sentence_end(text, 0) == second
    assert sentence_end(text, second) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Il écrit sur balma.Com et sur port-ferry.net chaque jour.",
        "M.Lompo a signé avec J.F.Merlin.",
        "La S.N.C.F.B. a transporté 2.500 voyageurs en B.D.Cars.",
    ],
)
def test_a_point_in_an_address_or_a_name_ends_no_sentence(text: str) -> None:
    assert sentences_of(text) == [text]


_PIECES = [
    "Le ",
    "maire",
    "a dit",
    ".",
    " ",
    "»",
    "« ",
    "”",
    "\n",
    "\n\n",
    "À ",
    "12",
    "!",
    "…",
    "M.",
    "x" * 140,
]


@given(st.lists(st.sampled_from(_PIECES), max_size=60), st.data())
def test_a_sentence_is_the_same_from_wherever_its_text_is_read(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_NEAR_CHARS", sentences._MAX_SIDE_CHARS)
        from_afar = sentence_around(text, start, end)
    assert sentence_around(text, start, end) == from_afar
    for near in (10, 100):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sentences, "_NEAR_CHARS", near)
            assert sentence_around(text, start, end) == from_afar
