"""Names as the press turns them: surname first, of father and son, on a street; offices of those before."""

from __future__ import annotations

import pytest

from tests.annotate.test_press_kinds import country, person
from tui.annotate.annotator import Annotator
from tui.model.records import Article, Role

ANNOTATOR = Annotator(
    [
        country("ner", "Niger", "nigérien nigérienne", "Niamey"),
        country("mli", "Mali", "malien malienne", "Bamako"),
        country("dza", "Algérie", "algérien algérienne", "Alger"),
        country("fra", "France", "français française", "Paris"),
        person(
            "father",
            "Mahamadou Issoufa",
            "ner",
            Role("président", of="ner", since="2011-04", until="2021-04"),
        ),
        person(
            "son",
            "Sani Issoufa",
            "ner",
            Role("ministre du Pétrole", of="ner", since="2021-04", until="2023-07"),
        ),
        person("last", "Mohamed Bazou", "ner", Role("président", of="ner", since="2021-04", until="2023-07")),
        person("head", "Abdel Tebbou", "dza", Role("président", of="dza", since="2019-12")),
        person(
            "state",
            "Ahmed Attou",
            "dza",
            Role("ministre d'État", of="dza", since="2024-11"),
            Role("ministre des Affaires étrangères", of="dza", since="2023-03"),
        ),
        person(
            "mod",
            "Salifou Modan",
            "ner",
            Role("ministre d'État", of="ner", since="2023-08"),
            Role("ministre de la Défense", of="ner", since="2023-08"),
        ),
        person(
            "cho",
            "Choguel Maigou",
            "mli",
            Role("Premier ministre", of="mli", since="2021-06", until="2024-11-20"),
        ),
        person("abd", "Abdoulaye Maigou", "mli", Role("Premier ministre", of="mli", since="2024-11-21")),
    ]
)


def marked(text: str, date: str = "2024-12-18") -> list[str]:
    mentions = ANNOTATOR.annotate(Article(id="a", title="", body=text, date=date)).body
    return [f"{mention.exact}={mention.actor}" for mention in mentions]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # the surname first: named so elsewhere, or called “M.”
        ("Salifou Modan est là, a dit Modan Salifou.", ["Salifou Modan=mod", "Modan Salifou=mod"]),
        ("Ingénieur, Bazou Mohamed enseigne. M. Bazou lit.", ["Bazou Mohamed=last", "Bazou=last"]),
        ("Éleveur, Bazou Mohamed a perdu dix bœufs.", []),
        # father and son
        (
            "Sani Issoufa a signé au nom du président Issoufa, son père.",
            ["Sani Issoufa=son", "Issoufa=father"],
        ),
        ("Mahamadou Issoufa est là. M. Issoufa, son frère, a dit non.", ["Mahamadou Issoufa=father"]),
        (
            "Mahamadou Issoufa parle. M. Issoufa dort.\n\nSani Issoufa lit.\n\nUn an passe. Issoufa rit.",
            ["Mahamadou Issoufa=father", "Issoufa=father", "Sani Issoufa=son"],
        ),
        (
            "Mahamadou Issoufa parle. M. Issoufa dort.\n\nSani Issoufa lit. Issoufa rit.",
            ["Mahamadou Issoufa=father", "Issoufa=father", "Sani Issoufa=son", "Issoufa=son"],
        ),
        # what bears a name
        ("Salifou Modan est là, rue Modan et à l’aéroport Modan.", ["Salifou Modan=mod"]),
        # a country behind a verb, and its team
        ("« Appeler Paris à l’aide ? » Quitter Niamey, dit-il.", ["Paris=fra", "Niamey=ner"]),
        ("Radio Paris émet. Inter Niger vend.", []),
        ("Le Niger U20 a perdu contre le Mali B.", ["Niger=ner", "Mali=mli"]),
    ],
)
def test_whose_name_it_is(text: str, mentions: list[str]) -> None:
    assert marked(text) == mentions


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # an office is no place where another begins: «l’émissaire du …»
        ("Il a reçu l’émissaire du Président algérien.", ["Président algérien=head"]),
        ("Il a vu le Représentant du Chef de l’État algérien.", ["Chef de l’État algérien=head"]),
        # of two to whom a text gives an office, the one it has named so far
        (
            "Le ministre d’État, ministre de la Défense, Salifou Modan, part. À midi, le ministre d’État"
            " salue. Il verra le ministre d’État, ministre des Affaires étrangères, M. Ahmed Attou.",
            ["ministre d’État=mod"],
        ),
        (
            "Le ministre d’État Salifou Modan part. À l’aéroport international Diori Hamani, le ministre"
            " d’État salue.",
            ["ministre d’État=mod"],
        ),
        # the only one of the paragraph who has it
        ("Ahmed Attou a parlé. Le ministre d’État sourit.", ["ministre d’État=state"]),
        ("Ahmed Attou a vu Salifou Modan. Le ministre d’État sourit.", []),
        ("Ahmed Attou a parlé.\n\nLe ministre d’État sourit.", []),
        # one who was overthrown, in the country of the passage
        ("Au Niger, que devient le président renversé ?", ["président renversé=last"]),
        ("Au Mali, que devient le président renversé ?", []),
        # words of the time before
        ("Au Mali, le Premier ministre apprend tout.", ["Premier ministre=abd"]),
        ("« Au Mali, le Premier ministre apprend tout », avait lancé un ministre.", []),
        ("« Au Mali, le Premier ministre apprend tout », a lancé un ministre.", ["Premier ministre=abd"]),
    ],
)
def test_whose_office_it_is(text: str, roles: list[str]) -> None:
    plain = {"Niger", "Mali", "algérien", "Salifou Modan", "Ahmed Attou"}
    assert [mention for mention in marked(text) if mention.split("=")[0] not in plain] == roles
