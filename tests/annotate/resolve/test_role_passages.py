"""Of which country's holder an office without a country tells, by the passage in which it stands."""

from __future__ import annotations

import pytest

from tests.annotate.test_press_kinds import ANNOTATOR
from tui.model.records import Article


def roles(body: str, title: str = "", date: str = "2024-05-07") -> list[str]:
    """The offices marked in the body, each with whom they mean."""
    annotations = ANNOTATOR.annotate(Article(id="a", title=title, body=body, date=date, lang="fr"))
    return [f"{mention.exact}={mention.actor}" for mention in annotations.body if mention.how == "role"]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        # a sentence that turns to another country, and those behind it in its paragraph
        (
            "Niger : on attend",
            "Oumar Doudoua se tait.\n\nAu Mali, le Premier ministre parle.",
            ["Premier ministre=modo-a"],
        ),
        (
            "Niger : on attend",
            "Rien.\n\nLe Mali justement : on y chante. Le Premier ministre danse.",
            ["Premier ministre=modo-a"],
        ),
        ("Le Niger en bref", "Rien.\n\nMALI. Le Premier ministre danse.", ["Premier ministre=modo-a"]),
        # … but a visitor stays who he is
        (
            "Le Niger attend",
            "Ali Mahamane Lamido Zeynou est parti du Niger. Au Mali, le Premier ministre a dormi.",
            ["Premier ministre=lamido"],
        ),
        # the country that labels the title
        ("Niger : on attend", "Le Premier ministre parle des Maliens au Mali.", ["Premier ministre=lamido"]),
        # another country's holders, who are only mentioned, do not make the text one about their country
        (
            "On attend Oumar Doudoua",
            "Le ministre malien de la Santé écrit. Le ministre malien de l’Eau aussi. Oumar Doudoua attend."
            "\n\nLe Premier ministre tranchera.",
            ["Premier ministre=lamido"],
        ),
        # an ambassador is in one country and of another
        (
            "",
            "Li Feng a écrit au ministre des Affaires étrangères. Oumar Doudoua aussi.",
            ["ministre des Affaires étrangères=bagari"],
        ),
        # a colleague in the same sentence
        (
            "",
            "Des gens du Mali sont là, d’autres du Tchad."
            "\n\nLe ministre de la Défense, Oumar Doudoua, part ; le Premier ministre reste.",
            ["Premier ministre=lamido"],
        ),
        # a country of which the text speaks later is not yet the one meant
        ("", "Le Premier ministre dort. On est en Chine. Le Mali est loin, le Mali est grand.", []),
        # nobody in particular, and a house
        (
            "Niger : on attend",
            "Le Premier ministre d’un pays pauvre dort. Copie : Cabinet du Premier ministre.",
            [],
        ),
        # who is still there
        ("Niger : on vote", "Le Premier ministre sortant part.", ["Premier ministre sortant=lamido"]),
    ],
)
def test_an_office_is_that_of_the_country_of_its_passage(title: str, body: str, expected: list[str]) -> None:
    assert roles(body, title) == expected
