"""Of which country's holder an office without a country tells, by the passage in which it stands."""

from __future__ import annotations

import pytest

from tests.annotate.test_press_kinds import ANNOTATOR, body, country, person
from tui.annotate.annotator import Annotator
from tui.model.records import Actor, Article, Role


def roles(text: str, title: str = "", date: str = "2024-05-07") -> list[str]:
    """The offices marked in the body, each with whom they mean."""
    annotations = ANNOTATOR.annotate(Article(id="a", title=title, body=text, date=date, lang="fr"))
    return [f"{mention.exact}={mention.actor}" for mention in annotations.body if mention.how == "role"]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
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
def test_an_office_is_that_of_the_country_of_its_passage(title: str, text: str, expected: list[str]) -> None:
    assert roles(text, title) == expected


def holder(id: str, name: str, of: str, title: str, since: str, until: str | None = None) -> Actor:
    return person(id, name, of, Role(title, of=of, since=since, until=until))


NEIGHBOURS = Annotator(
    [
        country("ner", "Niger", "nigérien", "Niamey"),
        country("mli", "Mali", "malien malienne", "Bamako"),
        country("fra", "France", "français française", "Paris"),
        country("ben", "Bénin", "béninois béninoise", "Cotonou"),
        body("ue", "Union européenne"),
        holder("tia", "Oumar Tiamo", "ner", "chef de l'État", "2023-07"),
        holder("mac", "Emmanuel Macrin", "fra", "président", "2017-05"),
        holder("lec", "Sébastien Lecorne", "fra", "ministre des Armées", "2022-05"),
        holder("sej", "Stéphane Séjour", "fra", "ministre des Affaires étrangères", "2024-01"),
        holder("cam", "Sadio Camarin", "mli", "ministre de la Défense", "2021-06"),
        holder("mod", "Salifou Modan", "ner", "ministre de la Défense nationale", "2023-08"),
        holder("sam", "Samba Diop", "mli", "ministre de l'Intérieur", "2023-07"),
        holder("one", "Issa Onébou", "mli", "Premier ministre", "2021-06", "2024-05-01"),
        holder("two", "Ali Twobou", "mli", "Premier ministre", "2024-05-02"),
        holder("bor", "Josep Borelli", "ue", "haut représentant de l'Union européenne", "2019-12"),
        person("amb", "Sylvain Ittier", "fra", Role("ambassadeur de France au Niger", of="fra")),
    ]
)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # the head of a junta is no president of the Republic
        (
            "",
            "Oumar Tiamo parle en France. Emmanuel Macrin aussi. Le président de la République rit.",
            ["mac"],
        ),
        ("Niger : on attend", "Le président de la République rit. Le chef de l’État parle.", ["tia"]),
        # the very words of one record, in the country that the text is about
        ("France : le budget", "Le Mali attend. Le ministre des Armées parle à ses soldats.", ["lec"]),
        ("", "Le ministre de l’Europe et des Affaires étrangères a écrit à Cotonou.", ["sej"]),
        ("", "Le chef de la diplomatie européenne regrette.", ["bor"]),
        # the owner's country
        ("", "Le Niger attend. À Cotonou, Oumar Tiamo a vu son ministre de la Défense.", ["mod"]),
        ("", "Le Bénin a vu le Mali et son ministre de l’Intérieur.", ["sam"]),
        ("", "Le Niger attend. Un marchand a vu son ministre de la Défense.", []),
        # who held the office on the day of which the text tells, though it has changed hands since
        ("Mali : le départ", "Le 30 avril, rien n’allait. Le Premier ministre accusait l’armée.", ["one"]),
        ("Mali : le départ", "Le 3 mai, tout allait. Le Premier ministre accusait l’armée.", ["two"]),
        ("Mali : le départ", "Le 30 avril, il pleuvait. Le nouveau Premier ministre est venu.", ["two"]),
        # a former holder beside the office does not make it his
        (
            "Mali : le deuil",
            "Mory Keïta, Premier ministre de 1986 à 1988, est mort. Le Premier ministre pleure.",
            ["two"],
        ),
        (
            "Mali : le deuil",
            "On pleure feu Mory Keïta, Premier ministre. Le Premier ministre pleure.",
            ["two"],
        ),
        ("Mali : le deuil", "Feu le Premier ministre Mory Keïta dort.", []),
        # a woman, and another post, are other persons
        ("Niger : le départ", "Sylvain Ittier est parti du Niger. L’ambassadrice de France aussi.", []),
        ("", "L’ambassadeur de France au Niger, Sylvain Ittier, a vu l’ambassadeur de France au Mali.", []),
        # «le ministre» where the text has two of them
        (
            "",
            "M. Lecorne parle. Le ministre des Armées, Sébastien Lecorne, et le ministre des Sports rient."
            " Le ministre sort.",
            [],
        ),
    ],
)
def test_an_office_is_that_of_who_holds_it_then(title: str, text: str, expected: list[str]) -> None:
    article = Article(id="a", title=title, body=text, date="2024-05-07", lang="fr")
    offices = [mention for mention in NEIGHBOURS.annotate(article).body if mention.how == "role"]
    assert [mention.actor for mention in offices] == expected
