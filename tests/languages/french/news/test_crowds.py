"""Which of the numbers of people in a report are those of its crowd, or of its arrests, and of which town."""

from __future__ import annotations

import pytest

from tui.languages.registry import find_language
from tui.model.news import THE_CAPITAL, WHOLE_COUNTRY

PUBLISHED = "2024-05-12"  # a Sunday


def crowds(text: str, about: str = "attendance", of: str = "", title: str = "") -> list[tuple[str, str]]:
    """Return the numbers of a kind that a report states, each with its place."""
    language = find_language("fr")
    items = language.read_news(title, text, PUBLISHED, tuple(language.find_dates(text, PUBLISHED, None)))
    facts = [one for item in items[:1] for one in item.facts]
    return [(one.words, "".join(one.names)) for one in facts if (one.about, one.of) == (about, of)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Samedi, 9 000 manifestants ont défilé dans tout le pays.", WHOLE_COUNTRY),
        ("Samedi, 9 000 manifestants « bleus » ont défilé à travers la France.", WHOLE_COUNTRY),
        ("À travers le pays, ils étaient 9 000 samedi à manifester, dit le ministère.", WHOLE_COUNTRY),
        ("La manifestation a repris samedi au Niger, où 9 000 personnes ont défilé.", WHOLE_COUNTRY),
        ("Samedi, 9 000 manifestants ont défilé en Bretagne.", "bretagne"),
        ("Des heurts ont éclaté samedi à Balma, où 9 000 personnes ont manifesté.", "balma"),
        ("La manifestation recule samedi à Balma, avec 9 000 marcheurs.", "balma"),
        ("À Port Ferry, 9 000 personnes ont manifesté samedi.", "port ferry"),
        ("La manifestation de samedi à Kossa (9 000 marcheurs) s’est bien passée.", "kossa"),
        ("Samedi, 9 000 personnes ont manifesté contre la loi Merlin.", ""),
    ],
)
def test_a_crowd_is_of_the_place_that_is_told_with_it(text: str, place: str) -> None:
    assert crowds(text) == [("9000", place)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("La police a compté samedi 9 000 manifestants, dont 700 à Balma.",
         [("9000", WHOLE_COUNTRY), ("700", "balma")]),
        ("Samedi, 9 000 personnes ont défilé dans six villes, dont près de 700 dans les rues de Balma, pour"
         " la paix.", [("9000", WHOLE_COUNTRY), ("630–700", "balma")]),
        ("Au total, 9.000 personnes, dont 700 à Balma, ont manifesté samedi.",
         [("9000", WHOLE_COUNTRY), ("700", "balma")]),
        ("Neuf mille personnes ont manifesté samedi dans tout le pays, mille à Balma, deux cents à Kossa.",
         [("9000", WHOLE_COUNTRY), ("1000", "balma"), ("200", "kossa")]),
        ("La manifestation de samedi a réuni du monde à Balma (900 marcheurs selon la police) et à Kossa"
         " (300).", [("900", "balma"), ("300", "kossa")]),
        ("La police a compté 900 marcheurs samedi à Balma, le syndicat 3 000.",
         [("900", "balma"), ("3000", "balma")]),
        ("La police chiffre à 900 le nombre de manifestants samedi à Balma, le syndicat à 3 000.",
         [("900", "balma"), ("3000", "balma")]),
        ("La police a vu samedi 9 000 manifestants dans tout le pays, le syndicat 30 000. À Balma, l’écart"
         " est plus grand : 900 d’un côté, 5 000 de l’autre.",
         [("9000", WHOLE_COUNTRY), ("30000", WHOLE_COUNTRY), ("900", "balma"), ("5000", "balma")]),
        ("Kossa a marché samedi de la gare au pont. La police y a compté 300 personnes. Dans tout le pays,"
         " 9 000 personnes ont manifesté.", [("300", "kossa"), ("9000", WHOLE_COUNTRY)]),
        ("La police a compté samedi 9 000 manifestants dans tout le pays, dont 700 à Balma. Les organisateurs"
         " parlent de 30 000 manifestants.",
         [("9000", WHOLE_COUNTRY), ("30000", WHOLE_COUNTRY), ("700", "balma")]),
        ("Samedi, 9 000 personnes ont manifesté, dont 40 blessés à Balma.", [("9000", "")]),
        ("Samedi, 9 000 personnes ont manifesté, dont 700 élèves.", [("9000", "")]),
    ],
)  # fmt: skip
def test_each_number_beside_a_crowd_is_of_its_own_place(text: str, stated: list[tuple[str, str]]) -> None:
    assert crowds(text) == stated


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Samedi, 9 000 personnes ont manifesté dans la capitale.", THE_CAPITAL),
        ("Dans la seule capitale, ils étaient 9 000 samedi à manifester.", THE_CAPITAL),
        ("Dans la capitale togolaise, 9 000 personnes ont manifesté samedi.", "lome" + THE_CAPITAL),
        ("Samedi, 9 000 personnes ont manifesté à Dakar.", "dakar" + THE_CAPITAL),
        ("Samedi, 9 000 personnes ont manifesté dans la capitale économique.", ""),
    ],
)
def test_a_crowd_of_the_capital_is_known_for_one(text: str, place: str) -> None:
    assert crowds(text) == [("9000", place)]


def test_spaces_that_do_not_break_are_spaces() -> None:
    text = "9\u00a0000\u00a0personnes ont manifesté samedi à\u00a0travers le\u00a0pays."
    assert crowds(text) == [("9000", WHOLE_COUNTRY)]


@pytest.mark.parametrize(
    "text",
    [
        "Samedi, 9 000 personnes ont manifesté, contre un total de 12 000, samedi dernier, dit le maire.",
        "Samedi, 9 000 personnes ont manifesté. La semaine dernière, 12 000 personnes avaient défilé.",
        "Samedi, 9 000 personnes ont manifesté, contre 12 000 une semaine plus tôt et 30 000 pour la première"
        " journée.",
        "Samedi, 9 000 personnes ont manifesté. Les marches avaient réuni 12 000 personnes lors des deux"
        " derniers samedis.",
        "Samedi, 9 000 personnes ont manifesté. Le 20 avril, ils étaient 12 000 selon la police.",
        "Samedi, 9 000 personnes ont manifesté, selon la police, qui en comptait 5 000 à la mi-journée.",
        "Des milliers de personnes ont manifesté samedi. La police en a compté 9 000.",
        "Samedi, 9 000 personnes ont manifesté. La marche a compté 400 personnes de plus à midi.",
        "Samedi, 9 000 personnes ont manifesté. Sur la page de la prochaine marche, 12 000 personnes se"
        " disent intéressées.",
        "Samedi, 9 000 personnes ont manifesté. Ils seront 12 000 la prochaine fois, selon le syndicat.",
        "Plus de monde que samedi dernier : 9 000 personnes ont manifesté ce samedi, contre 4 000.",
        "À midi, la police comptait samedi 3 000 manifestants ; ils étaient 9 000 en fin d’après-midi.",
        "Samedi, 3 000 personnes manifestaient à 14h00, selon la police, qui en a compté 9 000 le soir.",
        "Samedi, 9 000 personnes ont manifesté. On a dénombré 40 blessés parmi les marcheurs et plus de 60 au"
        " sein de la police.",
    ],
)
def test_numbers_of_other_days_and_hours_are_not_those_of_the_event(text: str) -> None:
    assert [words for words, _place in crowds(text)] == ["9000"]


def test_a_count_of_noon_alone_is_the_least_that_came() -> None:
    text = "La marche de samedi réunissait plus de 5 000 personnes à la mi-journée, selon la police."
    assert crowds(text) == [("≥ 5000", "")]


def test_a_part_of_a_count_of_noon_is_the_least_that_came_to_a_town() -> None:
    text = "La police comptait samedi 5 000 manifestants à 14 heures, dont 900 à Balma."
    assert crowds(text) == [("≥ 5000", WHOLE_COUNTRY), ("≥ 900", "balma")]


def test_two_numbers_of_one_article_are_two_claims_where_two_sources_give_them() -> None:
    both = "Samedi, 9 000 personnes ont manifesté selon la police, 30 000 selon le syndicat."
    assert crowds(both) == [("9000", ""), ("30000", "")]
    nobody = "Samedi, 9 000 personnes ont manifesté contre une loi. Une marche a réuni 300 personnes."
    assert crowds(nobody) == [("9000", "")]
    same = (
        "Samedi, 9 000 personnes ont manifesté, dit la police. La police a vu passer 300 personnes au pont."
    )
    assert crowds(same) == [("9000", "")]


def test_each_town_of_two_has_a_crowd_of_its_own() -> None:
    text = (
        "Samedi, 9 000 personnes ont manifesté dans tout le pays, selon la police. À Balma, 800 personnes ont"
        " défilé selon la police, 1 500 selon le syndicat."
    )
    assert crowds(text) == [("9000", WHOLE_COUNTRY), ("800", "balma"), ("1500", "balma")]


@pytest.mark.parametrize(
    "text",
    [
        "La ministre est en visite samedi à Balma. Une cour composée de cinq magistrats l’a accueillie.",
        "Le débat de Balma a commencé samedi : 9 000 habitants ont écrit 12 contributions en tout.",
    ],
)
def test_others_than_those_who_came_are_no_crowd(text: str) -> None:
    assert crowds(text) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("La manifestation de samedi a donné lieu à 42 interpellations à Balma.", [("42", "balma")]),
        ("La manifestation de samedi a donné lieu à 117 interpellations dans tout le pays, suivies de 73"
         " gardes à vue.", [("117", WHOLE_COUNTRY)]),
        ("Samedi, à 20 heures, la police comptait 39 interpellations après la marche.", [("≥ 39", "")]),
        ("La manifestation de samedi s’est bien passée. Depuis le début du mouvement, la police a arrêté"
         " 900 personnes.", []),
        ("La police a tiré samedi face à une centaine de dockers et deux meneurs ont été interpellés.",
         [("2", "")]),
        ("Samedi, ils étaient 3 000 à manifester selon la police, qui fait état de 10 interpellations.",
         [("10", "")]),
        ("Samedi, trois jeunes ont été interpellés près de la manifestation. Au total, 90 personnes ont été"
         " interpellées.", [("90", "")]),
    ],
)  # fmt: skip
def test_arrests_are_those_of_the_event(text: str, stated: list[tuple[str, str]]) -> None:
    assert crowds(text, "amount", "arrested") == stated


def test_wounded_whom_nobody_sets_against_others_are_others() -> None:
    text = "Un policier a été blessé samedi à Balma dans la manifestation. À Kossa, on compte quatre blessés."
    assert len(crowds(text, "wounded")) == 1


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("À Balma, 1 600 dockers, selon le préfet, 3 200, selon le syndicat, ont défilé samedi.", 2),
        ("Entre 1 500 personnes, selon la police, et « plus de 3 000 », selon la CGT, ont marché samedi.", 2),
        ("Quelque 640 dockers, selon le préfet, et plus de 900, selon la CGT, ont défilé samedi.", 2),
        ("Entre 750, selon le préfet, et 1 200 personnes, selon la CGT, ont défilé samedi.", 2),
        ("Les marcheurs n’étaient samedi que 300 selon la police, mais plus de 700 selon l’AFP.", 2),
        ("La marche de samedi a réuni 1 200 personnes selon la police, 3 000 voire plus selon la CGT.", 2),
        ("Samedi, 900 personnes, selon le préfet, 2 500, selon le « nombre bleu », ont manifesté.", 2),
        ("Samedi, 900 personnes, selon le préfet, un sage, selon ses amis, ont manifesté à Kossa.", 1),
        ("Samedi, cent marcheurs ont défilé. De plus, 38 hommes sont en garde à vue.", 1),
        ("Samedi, 9 000 personnes ont marché ; 4 700 gendarmes les regardaient.", 1),
    ],
)
def test_each_source_has_its_number(text: str, numbers: int) -> None:
    assert len(crowds(text)) == numbers


def test_a_town_is_told_apart_with_its_region_in_brackets() -> None:
    text = (
        "À Balma, 9 000 personnes ont défilé samedi selon la CGT. À Kossa (est), 700 personnes, selon la"
        " police, ont manifesté."
    )
    assert ("700", "kossa") in crowds(text)


LONG = " ".join(f"Le cortège numéro {at} a défilé sans heurts devant la halle de Balma." for at in range(20))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("À Kossa, 2 600 dockers selon la police, 3 100 selon la CGT, ont défilé.", ["2600", "3100"]),
        ("À Kossa (700 marcheurs selon le préfet, 950 selon la CGT), la nuit fut calme.", ["700", "950"]),
        (
            "Environ 800 Bleus selon le préfet, et 1 600 selon la CGT, ont marché à Kossa.",
            ["720–880", "1600"],
        ),
        ("À Kossa, 2 500 manifestants, selon le préfet, ont défilé, selon la télévision.", []),
        ("À Kossa, 900 marcheurs selon le préfet, autant que la semaine dernière (950 selon la CGT).", []),
        ("À Kossa, 900 marcheurs selon le préfet, et à Tirza 300 selon la CGT.", []),
        ("En tout, 900 marcheurs selon le préfet, et 1 300 selon la CGT.", []),
    ],
)
def test_a_town_that_two_sources_count_is_read_behind_the_news(text: str, found: list[str]) -> None:
    told = f"Samedi, 9 000 « foulards bleus » ont manifesté à Balma. {LONG} {text}"
    assert crowds(told) == [("9000", "balma"), *((words, "kossa") for words in found)]
