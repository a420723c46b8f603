"""Where the sentences of a text end."""

from __future__ import annotations

import pytest

from tui.model.sentences import sentence_around, sentence_end, split_sentences


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ("La crue a coupé la route mardi.", "Les secours sont arrivés à pied."),
        ("Le pont date de 1998.", "Il a cédé."),
        ("« Nous partons demain. »", "Puis il s’est tu."),
        ("« On attend la suite ».", "L’usine reste fermée."),
        ("Tout est calme !", "« Personne ne dort », dit-elle."),
    ],
)
def test_sentences_that_a_page_has_joined_are_told_apart(sentences: tuple[str, ...]) -> None:
    text = "".join(sentences)
    assert sentences_of(text) == list(sentences)
    second = text.index(sentences[1])
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
