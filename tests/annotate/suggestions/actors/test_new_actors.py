"""New actors: each once, whole: the fullest name, other spellings, acronyms, offices, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.annotate.suggesting import NAMED_BY_NOUN_AND_BY_CAPITALS, UsesOfTexts
from tui.annotate.annotator import Annotator
from tui.annotate.suggestions.actors import actor_finder
from tui.annotate.suggestions.actors.actor_suggestions import (
    AliasSuggestion,
    NewActorSuggestion,
    RoleSuggestion,
)
from tui.annotate.suggestions.kinds import find_suggestions
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionInput
from tui.languages.registry import find_language
from tui.model.records import Actor, Article, Name, Role


def suggested(*bodies: str, actors: Sequence[Actor] = ()) -> list[Suggestion]:
    """What some texts give reason to suggest."""
    annotator = Annotator(actors)
    texts = [Article(id=f"a{n}", title="T", body=body) for n, body in enumerate(bodies)]
    pairs = [(text, annotator.annotate(text)) for text in texts]
    return find_suggestions(
        UsesOfTexts(pairs, annotator.actors), SuggestionInput(annotator.actors, (), (), find_language())
    )


def new_actors(*bodies: str, type: str = "person") -> dict[str, Actor]:
    """The new actors of a type, by name."""
    found = suggested(*bodies)
    actors = [one.actor for one in found if isinstance(one, NewActorSuggestion)]
    return {actor.name: actor for actor in actors if actor.type == type}


def names(actor: Actor) -> set[str]:
    return {spelling.name for spelling in actor.spellings()}


@pytest.mark.parametrize(
    ("bodies", "fullest", "others"),
    [
        (
            ["Le général Abdourahamane Tiani parle. Le général Tchiani – on écrit aussi Tiani – attend."],
            "Abdourahamane Tiani", {"Tiani", "Tchiani"},
        ),
        (
            ["Le général Abdourahamane Tiani parle.", "Puis le général Abdourahmane Tchiani a parlé."],
            "Abdourahamane Tiani", {"Abdourahmane Tchiani"},
        ),
        (
            ["Le ministre du Pétrole, Mahaman Moustapha Barké, est là.",
             "Mahamane Moustapha Barké Bako, ministre du Pétrole, rit.", "M. Barké Bako est parti."],
            "Mahamane Moustapha Barké Bako", {"Mahaman Moustapha Barké", "Barké Bako"},
        ),
        (
            ["Le ministre nigérien du Pétrole, Mahaman Moustapha Barké, est là.",
             "Le ministre nigérien du Pétrole, Mahaman Moustapha Bako, rit."],
            "Mahaman Moustapha Bako", {"Mahaman Moustapha Barké"},
        ),
        (
            ["M. Ousmane Djingarey est là. Djingarey rit.", "Djingarey Ousmane, M. Djingarey donc, dort."],
            "Djingarey Ousmane", {"Djingarey", "Ousmane Djingarey"},
        ),
        (
            ["Le Premier ministre Ali Mahaman Lamine Zeine part.", "M. Lamine Zeine, M. Ali Lamine Zeine."],
            "Ali Mahaman Lamine Zeine", {"Ali Lamine Zeine", "Lamine Zeine"},
        ),
        (
            ["Le général Ousmane Djingarey parle.", "Puis le général Djingarey, chef de la junte, a parlé."],
            "Ousmane Djingarey", {"Djingarey"},
        ),
        (
            ["Vladimir Kotchine et le pape rient.", "Un entretien entre le président Kotchine et le pape."],
            "Vladimir Kotchine", {"Kotchine"},
        ),
    ],
)  # fmt: skip
def test_the_spellings_of_one_person_are_one_actor(bodies: list[str], fullest: str, others: set[str]) -> None:
    (actor,) = new_actors(*bodies).values()
    assert actor.name == fullest
    assert {alias.name for alias in actor.aliases} == others


@pytest.mark.parametrize(
    "bodies",
    [
        ["Le général Ousmane Djingarey parle.", "Puis le capitaine Djingarey a parlé."],
        [
            "Le ministre indien Ousmane Djingarey parle.",
            "Puis M. Djingarey, ministre malien du Budget, parle.",
        ],
        ["Le ministre Ali Djingarey et M. Bako Djingarey rient.", "Puis le général Djingarey a parlé."],
    ],
)
def test_a_surname_that_may_be_of_somebody_else_is_a_person_of_its_own(bodies: list[str]) -> None:
    assert "Djingarey" in new_actors(*bodies)


def test_towns_and_regions_that_are_named_twice_are_new_places() -> None:
    body = "Une attaque a eu lieu à Tillabéri. Tillabéri et M. Moussa Dosso attendent. M. Dosso rit."
    assert list(new_actors(body, type="place")) == ["Tillabéri"]


@pytest.mark.parametrize(
    "body",
    [
        "Le général Salifou Modi a vu M. Narendra Modi. M. Modi est content.",
        "Le capitaine Ibrahim Traoré et le colonel Karamoko Traoré attendent.",
        "Mme Fatoumata Baldé a battu M. Ousmane Baldé.",
    ],
)
def test_two_persons_of_one_surname_stay_two_and_neither_has_it_alone(body: str) -> None:
    found = new_actors(body)
    assert len(found) == 2
    assert [actor.aliases for actor in found.values()] == [(), ()]


@pytest.mark.parametrize(
    ("body", "name", "roles", "of"),
    [
        ("Le ministre nigérien de la Défense Salifou Modi part.", "Salifou Modi",
         [Role("ministre nigérien de la Défense", "niger")], "niger"),
        ("Zorbek Petit, ministre malien des Mines, est là.", "Zorbek Petit",
         [Role("ministre malien des Mines", "mali")], "mali"),
        ("Le président de la transition malienne, le colonel Assimi Goïta, rit.", "Assimi Goïta",
         [Role("président de la transition malienne", "mali"), Role("colonel")], "mali"),
        ("Le président du Fonds monétaire international (FMI), le général Zorbek Petit, rit.", "Zorbek Petit",
         [Role("président du Fonds monétaire international", "fmi"), Role("général")], None),
        ("M. Zorbek Petit a été nommé directeur général de la SONIDEP, en remplacement de M. Ali Bako.",
         "Zorbek Petit", [Role("directeur général de la SONIDEP", "sonidep")], None),
        ("M. Zorbek Petit a nommé ministre du Pétrole M. Ali Bako.", "Zorbek Petit", [], None),
        ("Le secrétaire général de l’ONU, António Guterres, part.", "António Guterres",
         [Role("secrétaire général de l’ONU", "onu")], None),
        ("Le procureur de la République près le tribunal de Say, Chaïbou Zorbek, enquête.", "Chaïbou Zorbek",
         [Role("procureur de la République près le tribunal de Say")], None),
        ("Le ministre d’État à l’Intérieur Mohamed Zorbek part.", "Mohamed Zorbek",
         [Role("ministre d’État à l’Intérieur")], None),
        ("À Niamey, le porte-parole du régime militaire, le colonel Amadou Zorbek, rit.", "Amadou Zorbek",
         [Role("porte-parole du régime militaire"), Role("colonel")], None),
        ("Les vice-ministres russes de la défense Zorbek Petit et Alexandre Fomine.", "Alexandre Fomine",
         [], None),
        ("L’ancien ministre nigérien des Mines Zorbek Petit dort.", "Zorbek Petit", [], None),
        ("Alexeï Petit, le vice-Premier ministre russe, Salifou Modi, le ministre de la Défense, rient.",
         "Salifou Modi", [Role("ministre de la Défense")], None),
        ("Moussa Petit, secrétaire général d’Alternative Espaces Citoyens, est libre.", "Moussa Petit",
         [Role("secrétaire général d’Alternative Espaces Citoyens")], None),
    ],
)  # fmt: skip
def test_a_person_has_the_offices_that_are_said_and_whose_they_are(
    body: str, name: str, roles: list[Role], of: str | None
) -> None:
    actor = new_actors(body)[name]
    assert (list(actor.roles), actor.of) == (roles, of)


@pytest.mark.parametrize(
    ("body", "type", "spellings"),
    [
        ("Le Front des forces libres (FFL) et la FFL.", "group", {"Front des forces libres", "FFL"}),
        ("La BDZ (Banque du développement zonal) prête.", "organization",
         {"Banque du développement zonal", "BDZ"}),
        ("La Société nigérienne des ciments zonaux (SONICIZ) ; la Soniciz.", "organization",
         {"Société nigérienne des ciments zonaux", "SONICIZ"}),
        ("L’Ecowas, ou Cédéao, la Communauté économique des Etats de l’Afrique de l’Ouest.", "organization",
         {"Communauté économique des États de l’Afrique de l’Ouest", "CEDEAO", "ECOWAS"}),
        ("Le groupe de réflexion International Crisis Group (ICG) ; l’ICG.", "organization",
         {"International Crisis Group", "ICG"}),
        ("L’ONG Karkara distribue.", "organization", {"Karkara"}),
        ("Le quotidien malien Zorbek écrit.", "media", {"Zorbek"}),
        ("Zorbek, filiale de Total, fore.", "organization", {"Zorbek"}),
    ],
)  # fmt: skip
def test_a_body_is_one_actor_with_its_acronym(body: str, type: str, spellings: set[str]) -> None:
    (actor,) = new_actors(body, type=type).values()
    assert spellings <= names(actor)


def test_a_country_is_whole_and_is_known_by_its_people_and_its_capital() -> None:
    (benin,) = new_actors("Le Bénin se tait. Cotonou et les Béninoises aussi.", type="country").values()
    assert (benin.id, benin.country, benin.wikidata, benin.names) == ("benin", "BJ", "Q962", {"en": "Benin"})
    assert {"béninois", "béninoise", "béninoises"} <= set(benin.demonyms)
    found = {one.name: one for one in suggested("Le Bénin, Cotonou, les Béninoises ; les Togolais.")}
    assert (found["Bénin"].count, found["Togo"].count) == (3, 1)
    assert found["Togo"].confidence < found["Bénin"].confidence
    assert new_actors("Au bord du fleuve Niger, en Guinée-Bissau.", type="country").keys() == {
        "Guinée-Bissau"
    }


def test_of_an_actor_with_a_record_only_what_the_record_lacks_is_suggested() -> None:
    cedeao = Actor(id="cedeao", name="CEDEAO", type="organization")
    modi = Actor(id="modi", name="Salifou Modi", type="person", roles=(Role("général"),))
    body = "Le général Salifou Modi, ministre nigérien de la Défense, écrit à l’ECOWAS, donc à la CEDEAO."
    found = suggested(body, actors=[cedeao, modi])
    aliases = [(one.actor, one.name) for one in found if isinstance(one, AliasSuggestion)]
    roles = [(one.actor, one.role) for one in found if isinstance(one, RoleSuggestion)]
    assert aliases == [("cedeao", "ECOWAS")]
    assert roles == [("modi", Role("ministre nigérien de la Défense", "niger"))]
    assert {one.name for one in found if one.kind == "actor"} == {"Niger"}
    office = (Role("ministre de la Défense", "niger"), Role("général"))
    minister = Actor(id="modi", name="Salifou Modi", type="person", roles=office)
    niger = Actor(id="niger", name="Niger", type="country", demonyms=("nigérien",))
    known = Actor(id="cedeao", name="CEDEAO", type="organization", aliases=(Name("ECOWAS"),))
    assert suggested(body, actors=[known, minister, niger]) == []


def test_each_list_is_of_the_actors_that_it_is_given() -> None:
    body = "Le général Salifou Mody parle. Selon le général Salifou Mody, il pleut."
    modi = Actor(id="modi", name="Salifou Modi", type="person")
    mody = Actor(id="modi", name="Salifou Mody", type="person")
    for actors, actor in ([modi], "modi"), ([mody], None), ([], None), ([modi], "modi"), ([modi], "modi"):
        aliases = [one for one in suggested(body, actors=actors) if isinstance(one, AliasSuggestion)]
        assert [(one.actor, one.name) for one in aliases] == ([(actor, "Salifou Mody")] if actor else [])


def test_of_more_names_than_are_read_those_used_most_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actor_finder, "MAX_NAMES", dict.fromkeys(actor_finder.MAX_NAMES, 3))
    rare = [f"M. Ali Zor{letter}ek parle. Puis M. Zor{letter}ek attend." for letter in "abcdefg"]
    often = "Le général Abdou Barmou parle. Puis le général Barmou attend, et Abdou Barmou aussi."
    found = new_actors(often, *rare, often)
    assert "Barmou" in names(found["Abdou Barmou"])


def test_one_name_is_one_new_actor_whatever_speaks_for_it() -> None:
    found = suggested(*NAMED_BY_NOUN_AND_BY_CAPITALS)
    assert [one.key for one in found] == [("actor", "tarka", None)]


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("Reçue par le colonel Salou Bako, la ministre de la Pêche Aïcha Sow est repartie ravie.",
         {"Salou Bako": {"colonel"}, "Aïcha Sow": {"ministre de la Pêche"}}),
        ("Après le départ d’Idi Bako, la directrice générale des ports secs Aïcha Sow attend.",
         {"Aïcha Sow": {"directrice générale des ports secs"}}),
        ("Le colonel Salou Bako, le chef du service vétérinaire de Bani, attend.",
         {"Salou Bako": {"colonel", "chef du service vétérinaire de Bani"}}),
    ],
)  # fmt: skip
def test_an_office_in_front_of_a_person_is_not_that_of_the_one_before(
    body: str, titles: dict[str, set[str]]
) -> None:
    found = new_actors(body)
    said = {name: {role.title for role in actor.roles} for name, actor in found.items()}
    assert all(said[name] <= owned for name, owned in titles.items())
    assert not any("Aïcha" in title for owned in said.values() for title in owned)
