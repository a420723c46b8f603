"""Articles that no reader of news expects: many events, briefs, bare figures, copies, denials of denials."""

from __future__ import annotations

import pytest

from tests.annotate.found_events.corpus import find_events
from tui.annotate.found_events.finder import read_news
from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.registry import find_language
from tui.model.found_events import FoundEvent
from tui.model.records import Article
from tui.model.text import fold

TOWNS = (
    *("Dosso", "Maradi", "Zinder", "Tahoua", "Agadez", "Diffa", "Tillabéri"),
    *("Gaya", "Filingué", "Téra", "Ayorou", "Birni", "Dogondoutchi", "Loga"),
    *("Keita", "Abalak", "Bilma", "Arlit", "Tanout", "Magaria"),
)
ATTACK = "Douze soldats ont été tués samedi 9 mars dans une attaque à Téra"


def article(id: str, body: str, publisher: str = "La Gazette", date: str = "2024-03-10") -> Article:
    return Article(id=id, title="Nouvelles", date=date, publisher=publisher, lang="fr", body=body)


def found(*articles: Article) -> list[FoundEvent]:
    by_id = {one.id: one for one in articles}
    items = [
        item
        for one in articles
        for item in read_news(one, find_language(one.lang).find_dates(one.body, one.date, None))
    ]
    return find_events(items, by_id.__getitem__)


def test_an_article_that_reports_twenty_events_has_twenty() -> None:
    """Those of one day too, where each paragraph tells of another place."""
    paragraphs = (
        f"Un accident a fait {number + 3} morts et {number + 5} blessés samedi 9 mars près de {town}."
        for number, town in enumerate(TOWNS)
    )
    events = found(article("a", "\n\n".join(paragraphs)))
    assert len(events) == 20 and {event.date for event in events} == {"2024-03-09"}
    evacuated = f"{ATTACK}.\n\nQuinze blessés de cette attaque ont été évacués samedi vers Niamey."
    assert [event.place for event in found(article("a", evacuated))] == ["Téra"]


def test_briefs_are_events_each_of_its_own_day() -> None:
    body = (
        "EN BREF\n\nJustice. Un ancien ministre a été condamné lundi à cinq ans de prison à Niamey."
        "\n\nDiplomatie. L’ambassadeur du Togo a été reçu mardi par le président à Cotonou."
        "\n\nSécurité. Trois gendarmes ont été tués jeudi dans une embuscade à Téra."
    )
    assert {event.date for event in found(article("a", body))} == {"2024-03-04", "2024-03-05", "2024-03-07"}


@pytest.mark.parametrize(
    "body",
    [
        "• Maradi : trois trafiquants ont été arrêtés jeudi.\n\n• Niamey : les élèves ont manifesté lundi."
        "\n\n• Zinder : le gouverneur a reçu mardi une délégation.",
        "- Trois trafiquants ont été arrêtés jeudi à Maradi.\n- Les élèves ont manifesté lundi à Niamey."
        "\n- Le gouverneur a reçu mardi une délégation à Zinder.",
    ],
)
def test_items_of_a_list_are_briefs(body: str) -> None:
    assert {event.date for event in found(article("a", body))} == {"2024-03-04", "2024-03-05", "2024-03-07"}


@pytest.mark.parametrize(
    "body",
    [
        "12 345\n\n17 ; 18 ; 19,5 % ; 20 000 FCFA\n\n2024 2023 2022\n\n1 000 000 – 2 000 000\n\n3 ; 4 ; 5",
        "",
        "9" * 20_000,
        "12 morts. " * 2_000,
    ],
)
def test_figures_without_a_sentence_are_at_most_one_event(body: str) -> None:
    assert len(found(article("a", body))) <= 1


def test_years_to_come_are_days_like_others() -> None:
    (event,) = found(article("a", "Un accident a fait dix morts samedi à Téra.", date="2124-03-12"))
    assert event.date == "2124-03-11"
    (event,) = found(article("a", "Un accident a fait dix morts lundi à Téra.", date="9999-12-31"))
    assert event.date == "9999-12-27"
    foretold = article("b", f"{ATTACK.replace('9 mars', '12 mars 2089')}, prédit un devin.")
    assert len(found(article("a", f"{ATTACK}."), foretold)) == 2


def test_contradictory_figures_of_one_article_stand_beside_those_of_others() -> None:
    """By itself an article differs from nobody."""
    one = article("a", f"{ATTACK}, selon l’armée. Quinze soldats ont été tués, selon une source locale.")
    (event,) = found(one)
    assert event.comparison.differ == ()
    of_others = "Quinze soldats ont été tués samedi dans l’attaque de Téra."
    (event,) = found(one, article("b", of_others, "Le Matin"))
    (difference,) = (one for one in event.comparison.differ if one.about == "killed")
    assert {side.value: side.articles for side in difference.values} == {"12": ("a",), "15": ("a", "b")}


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("Selon un autre bilan, quinze soldats ont été tués.", 15),
        ("Une autre source fait état de quinze morts.", 15),
        ("Quatre soldats et un autre homme ont été tués.", 5),
        ("Un autre a été tué.", 1),
    ],
)
def test_another_toll_is_nobody_who_was_killed(sentence: str, killed: int) -> None:
    (toll,) = find_tolls(fold(sentence))
    assert (toll.harm, toll.figure.low) == ("killed", killed)


def test_the_same_article_three_times_is_one_origin_that_differs_from_nobody() -> None:
    (event,) = found(*(article(id, f"{ATTACK}, a annoncé l’armée.", f"Journal {id}") for id in "abc"))
    assert event.articles == ("a", "b", "c") and event.comparison.differ == ()
    assert len({report.origin for report in event.reports}) == 1


def test_a_denial_of_a_denial_is_no_denial() -> None:
    events = found(
        article("a", f"{ATTACK}."),
        article(
            "b", "L’armée dément que douze soldats ont été tués samedi à Téra.", "Le Matin", "2024-03-11"
        ),
        article("c", "L’armée dément avoir démenti l’attaque de samedi à Téra.", "Le Soir", "2024-03-12"),
    )
    (event,) = (one for one in events if "a" in one.articles)
    (outcome,) = (one for one in event.comparison.differ if one.about == "outcome")
    sides = {side.value: side.articles for side in outcome.values}
    assert sides["denied"] == ("b",) and "a" in sides["reported"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Des élus démentent le démenti de l’armée sur l’attaque de samedi à Téra.",
        "L’armée ne dément plus l’attaque de samedi à Téra.",
        "L’armée est revenue sur son démenti de l’attaque de samedi à Téra.",
        "Malgré le démenti de l’armée, l’attaque de samedi à Téra a bien eu lieu.",
    ],
)
def test_what_is_said_against_a_denial_is_none(sentence: str) -> None:
    events = found(article("a", f"{ATTACK}."), article("b", sentence, "Le Matin", "2024-03-11"))
    assert all(one.about != "outcome" for event in events for one in event.comparison.differ)


def test_people_who_are_killed_by_an_accident_are_not_attacked() -> None:
    (event,) = found(article("a", "Dix personnes ont été tuées samedi à Téra dans un accident."))
    assert event.type == ""
