"""Reviews are read brief by brief; parts of one report, interviews and features are not."""

from __future__ import annotations

import pytest

from tui.languages.registry import find_language
from tui.model.news import NewsItem

PUBLISHED = "2024-05-19"  # a Sunday
#: Three pieces of news, each from a place of its own.
PLACES = (
    "À Bani, mardi, la Banque mondiale a accordé un don de 77 millions d’euros.\n\n"
    "À Kossa, au Niger, les étudiants ont manifesté jeudi ; ils étaient un millier.\n\n"
    "Au Togo, une attaque a tué vendredi dix soldats."
)


def read(title: str, body: str) -> tuple[NewsItem, ...]:
    french = find_language("fr")
    return french.read_news(title, body, PUBLISHED, tuple(french.find_dates(body, PUBLISHED, None)))


def kinds(reports: tuple[NewsItem, ...]) -> list[str]:
    return [next(iter(report.families)) for report in reports]


@pytest.mark.parametrize(
    "title",
    ["Le Sahel en sept jours", "Une semaine de rendez-vous", "Ici et là", "Le journal du dimanche 19 mai"],
)
def test_paragraphs_from_places_of_their_own_are_briefs(title: str) -> None:
    assert kinds(read(title, PLACES)) == ["aid", "protest", "attack"]


def test_one_event_at_several_places_is_no_review() -> None:
    body = (
        "À Bani, la grève a commencé lundi.\n\nÀ Kossa, la grève a été suivie.\n\nÀ Téra, la grève a gagné "
        "les écoles."
    )
    assert kinds(read("Grève générale", body)) == ["protest"]


def test_a_look_back_at_one_event_is_no_review() -> None:
    body = "La marche de jeudi à Bani a réuni mille étudiants.\n\nLa manifestation s’est dispersée vers midi."
    assert len(read("Bani : retour sur la marche", body)) == 1


def test_labels_of_the_parts_of_one_report_are_no_briefs() -> None:
    body = (
        "Contexte. Dans la nuit du 12 au 13 mai, une digue a cédé et inondé trois quartiers de Bani.\n\n"
        "Impact. Trois décès ont été confirmés.\n\nBesoins. Abris, moustiquaires, traitement de l’eau."
    )
    (report,) = read("Inondation à Bani : point de situation", body)
    assert [fact.words for fact in report.facts if fact.about == "killed"] == ["3"]


def test_weekdays_in_front_of_briefs_are_their_days_and_no_sentences() -> None:
    body = (
        "Lundi. Un car a percuté un camion près de Bani : dix-sept morts.\n\n"
        "Mercredi. Une attaque a tué dix soldats à Kossa."
    )
    first, second = read("Sept jours au Niger", body)
    assert [str(one.begun.first) for one in (first, second) if one.begun] == ["2024-05-13", "2024-05-15"]
    assert body[first.start :].startswith("Un car")


def test_the_weekday_on_which_a_review_of_a_week_appears_may_be_the_one_before() -> None:
    body = (
        "Élection. Issa Moro a été élu maire de Bani dimanche.\n\n"
        "Mines. Un éboulement a fait dix morts mardi."
    )
    day = read("La semaine en bref", body)[0].begun
    assert day is not None
    assert (str(day.first), str(day.last)) == ("2024-05-12", PUBLISHED)
    day = read("En bref", body)[0].begun
    assert day is not None
    assert str(day.first) == PUBLISHED


def test_paragraphs_under_a_few_words_are_briefs() -> None:
    body = (
        "Du gasoil pour le voisin. Le contrat a été signé mardi à Bani.\n\n"
        "Du neuf dans les mines. Issa Bako a été nommé jeudi à la tête de la société.\n\n"
        "De l’eau, enfin. Le prix du litre d’essence a baissé de trente francs."
    )
    assert kinds(read("Ce que la semaine nous a laissé", body))[:2] == ["agreement", "appointment"]
