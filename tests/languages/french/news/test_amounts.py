"""Numbers of things, named by what they count."""

from __future__ import annotations

from datetime import date

import pytest

from tui.languages.french.news.amounts.amount import Scene
from tui.languages.french.news.amounts.finder import find_amounts
from tui.model.figures import Figure
from tui.model.text import fold


def ranges(text: str, year: int = 2024) -> dict[str, tuple[float, float]]:
    amounts = find_amounts(fold(text), Scene(date(year, 11, 7), is_crowd=True, is_expulsion=True))
    return {one.of or "attendance": (one.figure.low, one.figure.high) for one in amounts}


@pytest.mark.parametrize(
    ("text", "of", "value"),
    [
        ("Neuf suspects ont été appréhendés", "arrested", 9),
        ("La police a interpellé lundi à Gao neuf personnes soupçonnées de trafic.", "arrested", 9),
        ("Des hommes armés ont enlevé quatre enseignants", "abducted", 4),
        ("La marche a réuni 2 500 manifestants", "attendance", 2500),
        ("520 maisons sont détruites", "houses", 520),
        ("La participation s’établit à 41 %", "turnout", 41),
        ("Elle obtient 52,3 % des voix, contre 47,7 % à son rival", "share of the votes", 52.3),
        ("une centrale de 30 mégawatts", "power", 30),
        ("ils ont saisi 4,1 kilos d’or", "kg or", 4.1),
        ("le retrait concerne 1 100 hommes", "troops", 1100),
        ("Il est condamné à trois ans de prison, dont un avec sursis", "prison", 36),
        ("Elle écope de six mois ferme", "prison", 6),
        ("Il paiera une amende de 3 millions de francs CFA", "fine", 3e6),
        ("Le mot d’ordre a été suivi à 85 %", "share on strike", 85),
        ("Un million deux cent mille habitants en bénéficieront", "beneficiaries", 1.2e6),
        ("Environ 1 150 migrants y ont été conduits lundi", "expelled", 1150),
        ("Le convoi comptait 1 466 personnes", "expelled", 1466),
        ("L’Algérie renvoie 320 Nigériens", "expelled", 320),
        ("Ils sont repartis en emportant deux véhicules.", "vehicles taken", 2),
        ("Quatre véhicules brûlés et sept camions emportés", "vehicles destroyed", 4),
        ("Ils ont brûlé quatre véhicules et pris deux armes", "vehicles destroyed", 4),
        ("Huit véhicules militaires volés mercredi", "vehicles taken", 8),
        ("92 % des votants ont approuvé le texte", "share of the votes", 92),
        ("Le car transportait 58 voyageurs.", "people aboard", 58),
        ("Plus de 400 malades ont été comptés", "infected", 450),
        ("87 cas ont été notifiés dans la région.", "infected", 87),
        ("Le point de jeudi porte à 388 le nombre de malades.", "infected", 388),
        ("Neuf personnes, dont trois femmes, sont aux mains de ravisseurs", "abducted", 9),
        ("Des passagers enlevés dimanche sur la route, sept en tout, sont libres", "abducted", 7),
        ("Douze personnes ont toutefois été arrêtées en marge du cortège.", "arrested", 12),
        ("Aucune interpellation n’a été enregistrée.", "arrested", 0),
        ("Il comparaissait avec onze autres prévenus.", "tried", 12),
        ("Sur quatorze personnes jugées, trois sont libres.", "tried", 14),
        ("Ils réclament quatre mois d’arriérés.", "months owed", 4),
        ("Les arriérés, a-t-il dit, portaient sur deux mois.", "months owed", 2),
        ("Le Togo consent une remise de 25 % sur le magasinage.", "rebate", 25),
        ("L’usine promet 350 embauches.", "jobs", 350),
        ("Plus de 500 postes seront pourvus sur place", "jobs", 550),
        ("Six camions chargés de riz et de mil ont été incendiés", "trucks destroyed", 6),
        ("L’ONG condamne l’arrestation, mercredi à Kossa, de quatre journalistes", "arrested", 4),
        ("La police a embarqué trois journalistes", "arrested", 3),
        ("L’État détient 20 % des actions de la société", "share of the capital", 20),
        ("La participation de l’État au capital est fixée à 25 %", "share of the capital", 25),
        ("Quarante détenus de la prison de Kossa se sont évadés samedi", "escaped", 40),
        ("Trente prisonniers se sont fait la belle", "escaped", 30),
        ("un don de 900 tonnes de vivres", "kg food", 9e5),
        ("Ils ont remis 900 tonnes de denrées alimentaires", "kg food", 9e5),
        ("Quatre responsables de la société devront quitter le pays", "expelled", 4),
        ("le bilan s’établit à 90 cas, dont deux décès", "infected", 90),
        ("La force sera forte de 3 000 soldats.", "troops", 3000),
        (
            "La grève, lancée il y a longtemps, n’a été observée que par 30 % des agents",
            "share on strike",
            30,
        ),
        ("Près de 15 000 barils ont été perdus.", "barrels", 14500),
        ("plus de 300 cas depuis janvier", "infected", 350),
        ("Plus de 20 000 personnes ont empli les gradins du stade", "attendance", 20500),
        ("Environ 5 000 partisans du régime se sont rassemblés", "attendance", 5000),
        ("Deux mineurs manquent encore à l’appel.", "missing", 2),
        ("Six filles de Bani sont depuis dimanche entre les mains de ravisseurs", "abducted", 6),
        ("Il passera dix ans derrière les barreaux.", "prison", 120),
        ("Deux employés sont retenus par les ravisseurs", "abducted", 2),
        ("un lot de vivres et de nattes estimé à 3 milliards de FCFA", "money", 3e9),
        ("Onze présidents avaient fait le déplacement.", "attendance", 11),
        ("une force de 1 650 hommes a été confirmée", "troops", 1650),
        ("Le feu a détruit 250 boutiques du marché", "shops", 250),
        ("dans sept régions", "regions", 7),
        ("une route longue de 155 kilomètres", "kilometres", 155),
    ],
)
def test_a_number_is_named_by_what_it_counts(text: str, of: str, value: float) -> None:
    low, high = ranges(text)[of]
    assert low <= value <= high


def test_money_is_compared_in_one_currency() -> None:
    euros, francs = ranges("un prêt de 45,7 millions d’euros"), ranges("30 milliards de FCFA")
    dollars, more = ranges("près de 50 millions de dollars"), ranges("35 milliards de francs CFA")

    def meet(one: dict[str, tuple[float, float]], other: dict[str, tuple[float, float]]) -> bool:
        return one["money"][0] <= other["money"][1] and other["money"][0] <= one["money"][1]

    assert meet(euros, francs) and meet(dollars, francs)
    assert not meet(more, francs) and not meet(more, dollars)
    assert "money" not in ranges("près de 50 millions de dollars", year=1960)  # no rate is known
    assert "money" not in ranges("Le coût total est estimé à 42 milliards")


def test_rounded_numbers_that_are_next_to_each_other_differ() -> None:
    two, three = ranges("un don de 2 milliards de FCFA"), ranges("un don de 3 milliards de FCFA")
    assert two["money"][1] < three["money"][0]


def test_a_part_of_the_tried_who_go_free_is_not_all_of_them() -> None:
    text = "Il comparaissait avec onze autres prévenus, dont trois ont été relaxés."
    assert ranges(text) == {"tried": (12, 12)}


def test_dollars_are_compared_with_dollars_as_they_are_and_at_the_rate_of_their_month() -> None:
    def figure(text: str, day: date) -> Figure:
        (amount,) = find_amounts(fold(text), Scene(day))
        return amount.figure

    winter, summer, later = date(2025, 1, 22), date(2025, 7, 22), date(2031, 1, 22)
    loan, francs = "un prêt de 200 millions de dollars", "un prêt de 126 milliards de FCFA"
    assert figure(loan, winter).meets(figure(francs, winter))
    assert not figure(loan, summer).meets(figure(francs, summer))
    for day in (winter, later):
        assert not figure(loan, day).meets(figure("un prêt de 195 millions de dollars", day))


def test_two_men_named_before_are_no_troops() -> None:
    assert list(find_amounts("les deux hommes ont soutenu le retrait des soldats", Scene(None))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dans la nuit du 21 au 22 mars, un citoyen belge a été enlevé.",
        "Il a été enlevé par trois hommes dans sa résidence.",
        "Quarante personnes ont été évacuées vers le centre de santé.",
        "Le parquet avait requis cinq ans de prison.",
        "À Bani, 78 % des maîtres suivent la grève.",
        "À 30 kilomètres de Bani, sur la route du nord.",
        "Les huit régions du pays",
        "Aucune ville ne place le oui à moins de 80 % des voix.",
        "Dans la province du Nord, le oui obtient 85 %.",
        "Le calendrier est arrêté par les deux parties.",
        "Le champ donne 90 000 barils par jour.",
        "Le sac de mil se négociait à 28 000 francs.",
        "Des personnes sont arrivées, dont 41 femmes et 12 enfants.",
        "Les recettes : 1 914 milliards, le reste devant être emprunté aux participants.",
        "Deux réacteurs de 1 000 mégawatts chacun",
    ],
)
def test_days_perpetrators_and_patients_are_not_counted(text: str) -> None:
    assert ranges(text) == {}


def test_who_protests_has_not_come_to_an_opening() -> None:
    text = fold("Devant la halle, quarante manifestants attendaient la ministre.")
    scene = Scene(date(2024, 11, 7), is_crowd=True)
    assert [one.figure.low for one in find_amounts(text, scene)] == [40]
    assert list(find_amounts(text, scene._replace(is_protest=False))) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Elle obtient près de 53 % des voix", 52, 53),
        ("Elle recueille presque 49 % des suffrages", 48, 49),
        ("Près de 67 % des voix sont allées à Issa Bako", 66, 67),
        ("Elle obtient près de 50 % des voix", 45, 50),
        ("Elle obtient près de 65 % des voix", 58.5, 65),
    ],
)
def test_almost_a_share_that_is_not_round_is_hardly_less(text: str, low: float, high: float) -> None:
    assert list(ranges(text)["share of the votes"]) == pytest.approx([low, high])
