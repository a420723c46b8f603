"""A longer name is not the known one in it, towns are no countries, two spellings are one new actor."""

from __future__ import annotations

import pytest

from tests.annotate.suggestions.actors.test_new_actors import names, new_actors, suggested
from tui.annotate.suggestions.actors.actor_suggestions import AliasSuggestion
from tui.annotate.suggestions.actors.person_groups import NameContext, PersonGroups, Words
from tui.languages.registry import find_language
from tui.model.records import Actor


@pytest.mark.parametrize(
    ("body", "name", "shorter"),
    [
        (
            "Il pleut, selon le mensuel Le Monde africain.",
            "Le Monde africain",
            "Le Monde",
        ),
        ("Selon Le Figaro de Zinder, il pleut.", "Le Figaro de Zinder", "Le Figaro"),
        ("Le quotidien Le Courrier du Zarma l’écrit.", "Le Courrier du Zarma", "Le Courrier"),
        ("Une source jointe par le journal La Voix des Dunes.", "La Voix des Dunes", "La Voix"),
        ("Il a parlé à l’hebdomadaire Le Témoin de l’Aïr.", "Le Témoin de l’Aïr", "Le Témoin"),
        ("« Il pleut », rapporte le site Le Phare d’Arlit.", "Le Phare d’Arlit", "Le Phare"),
    ],
)
def test_a_longer_name_of_a_paper_is_not_the_known_paper(body: str, name: str, shorter: str) -> None:
    found = new_actors(body, type="media")
    assert name in found and shorter not in found


@pytest.mark.parametrize(
    "body",
    [
        "Selon Le Monde, il pleut.",
        "Il l’a dit au journal Le Monde du 3 mai.",
        "Le Monde Afrique l’écrit, et Le Monde aussi.",
        "Il a confié au quotidien Le Monde mardi qu’il part.",
        "Il pleut, selon Le Monde",
    ],
)
def test_the_known_paper_itself_is_still_suggested(body: str) -> None:
    assert "Le Monde" in new_actors(body, type="media")


@pytest.mark.parametrize(
    "body",
    [
        "Le Chef de l’Etat, le Général de Brigade Abdou Zorbek, part.",
        "Son Excellence le Général de Brigade Zorbek Petit part.",
        "Le Général de Division Abdou Zorbek et le Général de Corps d’Armée Ali Zorbek.",
    ],
)
def test_a_rank_in_capitals_is_no_body(body: str) -> None:
    assert new_actors(body, type="group") == {} and new_actors(body, type="public-body") == {}
    assert new_actors(body)


@pytest.mark.parametrize(
    "body",
    [
        "Il est en exil à Bruxelles.",
        "Il vit à Lomé, puis part vers Belgrade.",
        "La tournée l’a conduit à Moscou et à Belgrade.",
        "Le sommet se tient à Abuja.",
        "Réunis à Bruxelles, ils ont signé.",
    ],
)
def test_a_town_in_which_something_is_is_no_country(body: str) -> None:
    assert new_actors(body, type="country") == {}


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("Bruxelles a condamné l’attaque.", "Belgique"),
        ("Il accuse Lomé de mentir.", "Togo"),
        ("Les Belges rient à Bruxelles.", "Belgique"),
    ],
)
def test_a_capital_that_acts_is_its_country(body: str, country: str) -> None:
    assert country in new_actors(body, type="country")


@pytest.mark.parametrize(
    ("bodies", "spellings"),
    [
        (
            ["M. Ali Dan Zorbek part.", "M. Ali Danzorbek rit."],
            {"Ali Dan Zorbek", "Ali Danzorbek"},
        ),
        (
            ["M. Ali El Mansour rit. M. Ali Elmansour part."],
            {"Ali El Mansour", "Ali Elmansour"},
        ),
        (["Le général Kenneth Zorbek part.", "Le général Ken Zorbek rit."], {"Kenneth Zorbek", "Ken Zorbek"}),
        (["M. William Zorbek part, M. Bill Zorbek rit."], {"William Zorbek", "Bill Zorbek"}),
        (["Mme Elizabeth Zorbek part. Mme Liz Zorbek rit."], {"Elizabeth Zorbek", "Liz Zorbek"}),
        (["M. Jim Zorbek part. Puis M. James Zorbek rit."], {"Jim Zorbek", "James Zorbek"}),
    ],
)
def test_a_name_in_one_word_and_a_short_given_name_are_the_same_person(
    bodies: list[str], spellings: set[str]
) -> None:
    (actor,) = new_actors(*bodies).values()
    assert names(actor) == spellings


@pytest.mark.parametrize(
    "body",
    [
        "M. Abdou Zorbek part. M. Abdoulaye Zorbek rit.",
        "M. Issa Zorbek part. M. Issaka Zorbek rit.",
        "M. Adam Zorbek part. M. Adamou Zorbek rit.",
        "M. Ken Zorbek part. M. Kenneth Petit rit.",
    ],
)
def test_two_given_names_that_begin_alike_are_two_persons(body: str) -> None:
    assert len(new_actors(body)) == 2


def test_such_spellings_of_a_known_person_are_offered_as_theirs() -> None:
    known = [
        Actor(id="dan", name="Abdou Dan Zorbek", type="person"),
        Actor(id="ken", name="Kenneth Petit", type="person"),
    ]
    found = suggested("Abdou Danzorbek part. Avec lui, Ken Petit rit.", actors=known)
    aliases = {(one.actor, one.name) for one in found if isinstance(one, AliasSuggestion)}
    assert aliases == {("dan", "Abdou Danzorbek"), ("ken", "Ken Petit")}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Il vise le groupe que dirige Zorbek Ag Petit.", "Zorbek Ag Petit"),
        ("Le mouvement, dirigé par Zorbek Petit, se tait.", "Zorbek Petit"),
        ("La commission que préside Zorbek Petit siège.", "Zorbek Petit"),
        ("Ses homologues malien, Zorbek Petit, et ghanéen, Kodjo Marteau, rient.", "Kodjo Marteau"),
        ("Ses homologues malien, Zorbek Petit, et ghanéen, Kodjo Marteau, rient.", "Zorbek Petit"),
        ("Contact presse : Zorbek Petit, directeur général – presse@mines.example", "Zorbek Petit"),
        ("Le président du Zorbek :\n\nKodjo Petit, secrétaire général", "Kodjo Petit"),
    ],
)
def test_who_leads_or_has_an_office_beside_the_name_is_suggested(body: str, name: str) -> None:
    assert name in new_actors(body)


@pytest.mark.parametrize(
    "body",
    [
        "Dans la cité de l’Aïr, le maire Abdou Zorbek rit.",
        "Le président de la Commission, Omar Zorbek, part.",
        "Il parle par la voix du président de sa Commission, Omar Zorbek.",
        "Il lance une attaque menée par Zorbek.",
    ],
)
def test_what_has_an_article_is_no_person(body: str) -> None:
    assert set(new_actors(body)) <= {"Abdou Zorbek", "Omar Zorbek"}


def test_a_name_of_particles_alone_is_a_name_of_its_own() -> None:
    french = find_language()
    given: list[Words] = [("ben", "ould"), ("ag",), ("moussa", "kala")]
    uses = {name: NameContext(1, {"a"}, set()) for name in given}
    groups = PersonGroups(french.lexicon, french.candidate_lexicon).group(uses)
    assert sorted(map(sorted, groups)) == [[("ag",)], [("ben", "ould")], [("moussa", "kala")]]
