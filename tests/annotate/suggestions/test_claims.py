"""Of which known event a passage is offered as a claim: by kind, day, names and figures."""

from __future__ import annotations

import pytest

from tests.annotate.suggestions.test_events import found_in
from tui.annotate.suggestions.events.event_matching import (
    ActorTies,
    EventFacts,
    compare_dates,
    facts_of_event,
    rank_events,
)
from tui.annotate.suggestions.events.telling_words import telling_words
from tui.model.records import Actor, Article, Claim, Event, EventType, Participant

ACTORS = [
    Actor(id="ghana", name="Ghana", type="country", demonyms=("ghanéen", "ghanéens"), capitals=("Accra",)),
    Actor(id="togo", name="Togo", type="country", demonyms=("togolais",), capitals=("Lomé",)),
    Actor(id="adjei", name="Kofi Adjei", type="person"),
    Actor(id="mensah", name="Akua Mensah", type="person"),
]


def event(id: str, title: str, type: EventType, date: str, quote: str, *actors: str) -> Event:
    claims = (Claim(article="known", quote=quote, date=date),)
    return Event(id=id, title=title, type=type, participants=tuple(map(Participant, actors)), claims=claims)


ATTACK = event(
    "attack",
    "Attaque de Dapaong",
    "assault",
    "2022-05-17",
    "Vingt-deux soldats togolais ont été tués à Dapaong",
    "togo",
)
FLOODS = event(
    "floods",
    "Inondations de 2022",
    "aid",
    "2022-06/..",
    "Les inondations ont fait 273 morts depuis juin",
    "togo",
)
TRIAL = event(
    "trial",
    "Immunité de Kofi Adjei levée",
    "coerce",
    "2022-05-18",
    "La Cour du Ghana a levé mercredi l’immunité de Kofi Adjei",
    "adjei",
    "ghana",
)
EVENTS = (ATTACK, FLOODS, TRIAL)


def offered(body: str, date: str = "2022-05-19") -> list[str]:
    """The ids of the events of which a text is offered as a claim."""
    article = Article(id="a", title="", date=date, lang="fr", body=body)
    known = Article(id="known", title="", lang="fr", body="")
    return [one.event for one in found_in([*ACTORS, *EVENTS, article, known]) if one.event]


@pytest.mark.parametrize(
    ("body", "id"),
    [
        ("Dix-neuf soldats du Togo ont été tués mardi 17 mai près de Dapaong.", "attack"),
        ("Le 17 mai, une unité de l’armée du Togo a été attaquée dans le secteur de Dapaong.", "attack"),
        ("Le Togo a été frappé mercredi 18 mai : une attaque a tué des soldats à Dapaong.", "attack"),
        ("La Cour a levé le 18 mai l’immunité de Kofi Adjei.", "trial"),
        ("La Cour du Ghana a levé jeudi 19 mai l’immunité de Kofi Adjei.", "trial"),
        (
            "La plus haute juridiction a tranché le 19 mai : Kofi Adjei n’a plus d’immunité.",
            "trial",
        ),
    ],
)
def test_a_passage_of_the_same_kind_and_names_a_day_apart_is_a_claim(body: str, id: str) -> None:
    assert offered(body) == [id]


@pytest.mark.parametrize(
    "body",
    [
        "Le ministre du Togo, Akua Mensah, s’est rendu au chevet des soldats blessés.",
        "Le Togo est depuis 2017 le théâtre d’attaques contre des soldats de Dapaong.",
        "Le Ghana a livré au Togo six drones depuis 2019.",
        "Kofi Adjei est détenu avec sa famille à Accra depuis mars 2021.",
        "Le Togo exige la libération de Kofi Adjei, détenu depuis mars 2021.",
        "Des soldats ont été tués le 2 mai à Dapaong, au Togo.",
        "Des soldats ont été tués le 17 mai 2019 à Dapaong, au Togo.",
        "Deux soldats du Togo ont été tués le 19 mai à Kara.",
        "Le Togo a reçu mardi Akua Mensah.",
    ],
)
def test_another_day_another_kind_or_a_general_remark_is_no_claim(body: str) -> None:
    assert offered(body) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2022-05-17", "2022-05-17", (0, False)),
        ("2022-05-17", "2022-05-18?", (1, False)),
        ("2022-05-16/2022-05-18", "2022-05-17", (0, False)),
        ("2017/..", "2022-05-17", (None, True)),
        ("2022-06/..", "2022-06-01/..", (0, False)),
        ("2019/..", "2022-06/..", (None, True)),
        ("2022-06", "2022-06-09", (None, True)),
        ("2022-06", "2022-06", (0, False)),
        ("2022-06", "2022-05-17", (15, False)),
        (None, "2022-06", (None, False)),
    ],
)
def test_the_same_time_is_the_same_day_or_period(
    one: str | None, other: str | None, expected: tuple[int | None, bool]
) -> None:
    assert compare_dates(one, other) == expected == compare_dates(other, one)


@pytest.mark.parametrize(
    ("words", "date", "likeliest"),
    [
        (
            "Selon une ONG, les inondations ont tué 312 personnes depuis juin.",
            "2022-06/..",
            "floods",
        ),
        ("La pluie a fait 273 victimes au Togo.", None, "floods"),
        ("Les soldats du Togo tués à Dapaong ont été enterrés.", "2022-05-19", "attack"),
        ("Kofi Adjei n’a plus d’immunité.", "2022-05-17", "trial"),
        ("Le bilan officiel est de vingt soldats tués.", None, "attack"),
    ],
)
def test_the_event_of_the_same_names_figures_and_period_is_offered_first(
    words: str, date: str | None, likeliest: str
) -> None:
    ids = [one.id for one in ACTORS if one.name in words]
    facts = EventFacts(frozenset(ids), date, telling_words(words))
    ranked = rank_events(EVENTS, facts, ActorTies(ACTORS))
    assert ranked[0].event.id == likeliest, [(one.event.id, one.score) for one in ranked]


@pytest.mark.parametrize(
    ("latest", "date", "first"),
    [
        ("trial", "2022-05-17", "trial"),
        ("trial", "2022-08-18", "attack"),  # three months later
        ("floods", "2022-05-17", "attack"),  # nothing speaks for it
        ("gone", "2022-05-17", "attack"),
    ],
)
def test_the_event_that_is_worked_on_comes_first_if_it_may_be_meant(
    latest: str, date: str, first: str
) -> None:
    words = "À Dapaong, les soldats ont défilé devant Kofi Adjei."
    facts = EventFacts(frozenset({"adjei"}), date, telling_words(words))
    assert rank_events(EVENTS, facts, ActorTies(ACTORS), latest)[0].event.id == first


def test_names_and_figures_are_read_and_days_and_years_are_not() -> None:
    words = telling_words("Le 17 mai 2022, à Dapaong, 1 500 soldats et 42 civils du FPL ont fui. Puis rien.")
    assert words.names == {"dapaong", "fpl"} and words.figures == {1500, 42}
    assert {"soldats", "civils"} <= words.stems and "puis" not in words.stems
    assert facts_of_event(ATTACK, ActorTies(ACTORS)).title == {"attaque", "dapaong"}
