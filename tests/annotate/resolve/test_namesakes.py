"""Whom a surname means that several persons have, or a stranger."""

from __future__ import annotations

import pytest

from tests.annotate.test_press_kinds import country, person
from tui.annotate.annotator import Annotator
from tui.model.records import Actor, Article, Name, Role


def head(id: str, name: str, since: str, until: str | None, *ranks: str) -> Actor:
    term = Role("président", of="tcd", since=since, until=until)
    return person(id, name, "tcd", term, *map(Role, ranks))


ANNOTATOR = Annotator(
    [
        country("ner", "Niger", "nigérien", "Niamey"),
        country("tcd", "Tchad", "tchadien tchadienne", "N'Djamena"),
        country("mli", "Mali", "malien malienne", "Bamako"),
        head("old", "Idriss Débou", "1990-12", "2021-04", "maréchal"),
        head("new", "Mahamat Débou", "2021-04", None, "général"),
        person("min", "Samba Traoré", "mli", Role("ministre de l'Eau", of="mli", since="2022")),
        person("mod", "Salifou Modan", "ner", Role("ministre de la Défense", of="ner", since="2023-08")),
        person("was", "Seyou Kimbana", "ner", Role("Premier ministre", of="ner", since="2007", until="2009")),
        person("is", "Sahad Kimbana", "ner", Role("ministre du Pétrole", of="ner", since="2023-08")),
        person("zey", "Ali Mahamane Lamido Zeynou", "ner", aliases=(Name("Lamido Zeynou"),)),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # father and son
        ("Idriss Débou est mort, Mahamat Débou est là. Débou père dormait.", ["old", "new", "old"]),
        ("Idriss Débou est mort, Mahamat Débou est là. Débou fils dort.", ["old", "new", "new"]),
        # who holds the office now, if the text names neither in full
        ("Le président Débou a survolé le lac.", ["new"]),
        # the rank that only the dead one had may be the heir's by now
        ("Le maréchal Débou a survolé le lac.", []),
        ("Idriss Débou est mort. Le maréchal Débou avait 68 ans.", ["old", "old"]),
        # an initial is that of the given name, or somebody else's
        ("Le Gl S. Modan part.", ["mod"]),
        ("Le Gl A. Modan part.", []),
        ("Salifou Modan part. A. Modan reste, M. Modan rit.", ["mod", "mod"]),
        # strangers
        ("Le vieux Modan a perdu ses chèvres.", []),
        ("Mon mari, qui s’appelle Modan, rit.", []),
        ("Salifou Modan est là. Le jeune Modan a fait l’école de Saint-Cyr.", ["mod", "mod"]),
        # an office is a mention too: of a common surname, and after a namesake
        ("Le ministre malien de l’Eau se tait. Traoré attend.", ["min", "mli", "min"]),
        ("Le ministre malien de l’Eau se tait.\n\nTraoré attend.", ["min", "mli"]),
        (
            "Salem Modan est étudiant.\n\nLe ministre nigérien de la Défense l’a salué. Modan est gai.",
            ["mod", "ner", "mod"],
        ),
        (
            "Salem Modan est étudiant. Le ministre nigérien de la Défense l’a salué. Modan est gai.",
            ["mod", "ner"],
        ),
        ("Le ministre malien de l’Eau sort. Awa Traoré, médecin, entre. Traoré attend.", ["min", "mli"]),
        # who acts now, in a paragraph behind that of a namesake who has left office; not what was then
        (
            "Sahad Kimbana parle.\n\nSeyou Kimbana a signé en 2008.\n\nM. Kimbana a promis une réponse.",
            ["is", "was", "is"],
        ),
        (
            "Sahad Kimbana parle.\n\nSeyou Kimbana a signé en 2008. M. Kimbana a promis du pain.",
            ["is", "was", "was"],
        ),
        (
            "Sahad Kimbana parle.\n\nSeyou Kimbana a signé.\n\nM. Kimbana promettait du pain.",
            ["is", "was"],
        ),
        (
            "Seyou Kimbana a signé.\n\nSahad Kimbana parle.\n\nM. Kimbana fait une promesse.",
            ["was", "is", "is"],
        ),
        (
            "Sahad Kimbana parle.\n\nSeyou Kimbana a signé.\n\nUn décret met fin aux jours de M. Kimbana.",
            ["is", "was", "was"],
        ),
        ("Seyou Kimbana a signé en 2008.\n\nM. Kimbana s’est tu.", ["was", "was"]),
        (
            "Seyou Kimbana a signé.\n\nM. Kimbana s’est tu.\n\nSahad Kimbana parle.",
            ["was", "was", "is"],
        ),
        # a longer spelling of a name of which a part is known in full
        ("Ali Mahaman Lamido Zeynou est là.", ["zey"]),
        ("Jean Lamido Zeynou est là.", []),
    ],
)
def test_a_shared_surname_means_whom_the_text_decides(text: str, expected: list[str]) -> None:
    article = Article(id="a", title="", body=text, date="2024-05-07", lang="fr")
    assert [mention.actor for mention in ANNOTATOR.annotate(article).body] == expected


def test_an_initial_is_part_of_the_name() -> None:
    article = Article(id="a", title="", body="Le Gl S. Modan part.", date="2024-05-07", lang="fr")
    (mention,) = ANNOTATOR.annotate(article).body
    assert mention.exact == "S. Modan"
