"""A movement that fills the papers for weeks: its rallies, and what is told beside them, are no one event."""

from __future__ import annotations

from tests.annotate.found_events.test_finder import differing, find_in, together
from tui.annotate.found_events.finder import read_news
from tui.annotate.found_events.similarity.likeness import compare_items
from tui.annotate.found_events.weighed_item import WeighedItem, WordWeights
from tui.languages.registry import find_language
from tui.model.records import Article

#: What papers tell of the days of one movement, each of something else.
BESIDE = (
    "Le préfet de Balma redoute samedi des pillards parmi les « foulards bleus » qui manifestent à Balma.",
    "Un boulanger de Balma a offert samedi ses croissants aux manifestants des « foulards bleus ».",
    "Samedi, les « foulards bleus » défilaient à Balma quand un photographe a perdu son objectif.",
    "Les soldes ont souffert samedi à Balma, où manifestaient les « foulards bleus », dit un commerçant.",
    "La députée Rose Abalo a défilé samedi à Balma avec les « foulards bleus », avec une pancarte.",
    "Samedi à Balma, une batucada ouvrait la manifestation des « foulards bleus », au dam des riverains.",
    "Le syndicat Unipol réclame des primes après la manifestation des « foulards bleus », samedi à Balma.",
    "Le rabbin de Balma a prié samedi pour les « foulards bleus » qui manifestaient devant sa synagogue.",
    "Une étudiante raconte sa première manifestation, samedi à Balma, parmi les « foulards bleus ».",
    "L’économiste Paul Tidjani chiffre les pertes des hôteliers depuis la manifestation de samedi à Balma.",
    "Le club de Balma a joué samedi à huis clos : les « foulards bleus » manifestaient près du stade.",
)
RALLY = (
    "La manifestation des « foulards bleus » a réuni samedi {} personnes à Balma, du pont Ferry à la halle"
    " Merlin, sous la conduite d’Agathe Lompo."
)


def test_what_shares_day_and_town_with_a_movement_is_told_apart_from_its_rally() -> None:
    articles = {f"beside{number}": (text, "2024-05-13") for number, text in enumerate(BESIDE)}
    articles |= {name: (RALLY.format(count), "2024-05-13") for name, count in (("one", 800), ("other", 950))}
    assert together(find_in(**articles)) == {frozenset({"one", "other"})}


def test_rallies_of_two_saturdays_are_two_though_one_report_states_no_day() -> None:
    told = "La manifestation des dockers de Balma a réuni {} personnes, du pont Ferry à la halle Merlin."
    first, last = told.format("samedi 4 mai 300"), told.format("samedi 11 mai 400")
    undated = "Agathe Lompo mène la manifestation des dockers, du pont Ferry à la halle Merlin, à Balma."
    found = find_in(a=(first, "2024-05-05"), b=(undated, "2024-05-08"), c=(last, "2024-05-12"))
    assert not any({"a", "c"} <= set(event.articles) for event in found)


def test_rallies_of_two_days_are_one_at_one_town_alone() -> None:
    told = "La manifestation des dockers contre Agathe Lompo et la loi Merlin a réuni {} {} personnes{}."
    saturday = told.format("samedi", 300, "")
    assert (
        together(find_in(a=(saturday, "2024-05-13"), b=(told.format("dimanche", 300, ""), "2024-05-13")))
        == set()
    )


def test_crowds_of_a_town_and_of_the_country_are_compared_by_themselves() -> None:
    told = "La manifestation des dockers contre la loi Merlin a réuni samedi {}, du pont Ferry à la halle."
    whole = told.format("9 000 personnes dans tout le pays")
    one, other = (told.format(f"{count} personnes à Balma") for count in ("2 500", "1 800"))
    (event,) = find_in(a=(whole, "2024-05-13"), b=(one, "2024-05-13"))
    assert differing(event.comparison) == {}
    (event,) = find_in(a=(whole, "2024-05-13"), b=(one, "2024-05-13"), c=(other, "2024-05-13"))
    assert set(differing(event.comparison)) == {("attendance", "Balma")}


def test_a_crowd_of_the_capital_is_compared_with_that_of_the_town() -> None:
    told = "La manifestation des dockers contre la loi Merlin a réuni samedi {}, du pont Ferry à la halle."
    one = told.format("9 000 personnes, dont 2 000 à Lomé et 500 à Balma")
    other = told.format("9 000 personnes, dont 4 500 dans la capitale et 510 à Kossa")
    (event,) = find_in(a=(one, "2024-05-13"), b=(other, "2024-05-13"))
    assert set(differing(event.comparison)) == {("attendance", "Lomé")}


def test_marches_of_one_day_in_many_towns_set_out_from_as_many_places() -> None:
    told = (
        "La manifestation des dockers contre la loi Merlin a réuni samedi 9 000 personnes dans tout le pays,"
        " selon Unipol. À {0}, le cortège des dockers est parti {1}."
    )
    at_balma, at_kossa, also = (
        (told.format(*one), "2024-05-13")
        for one in (("Balma", "du stade"), ("Kossa", "de la gare"), ("Balma", "de la mairie"))
    )
    (event,) = find_in(a=at_balma, b=at_kossa)
    assert differing(event.comparison) == {}
    (event,) = find_in(a=at_balma, b=at_kossa, c=also)
    assert set(differing(event.comparison)) == {("place", "departure")}


def test_a_crowd_beside_that_of_a_town_is_not_compared_with_it() -> None:
    """An article that gives both gives two; so does one that tells of the whole alone."""
    told = "La manifestation des dockers contre la loi Merlin a réuni samedi {}, du pont Ferry à la halle."
    town = "À Balma, 250 personnes, selon la police, 400, selon le syndicat, ont défilé."
    whole = told.format("9 000 personnes")
    (event,) = find_in(a=(f"{whole} {town}", "2024-05-13"), b=(whole, "2024-05-13"))
    assert set(differing(event.comparison)) == {("attendance", "Balma")}


def test_a_crowd_of_nowhere_is_compared_with_one_of_the_country_that_is_not_much_larger() -> None:
    told = "La manifestation des dockers contre la loi Merlin a réuni samedi {}, du pont Ferry à la halle."
    whole = (told.format("9 000 personnes dans tout le pays"), "2024-05-13")
    here = (
        "La manifestation des dockers contre la loi Merlin s’est faite samedi à Balma, du pont Ferry à la"
        " halle. Elle a réuni {} personnes."
    )
    one, other = ((here.format(count), "2024-05-13") for count in (500, "4 000"))
    (event,) = find_in(a=whole, b=one)
    assert differing(event.comparison) == {}
    (event,) = find_in(a=whole, b=other)
    assert set(differing(event.comparison)) == {("attendance", None)}


def test_what_nobody_counted_may_be_a_little_more_or_less() -> None:
    told = "La manifestation des dockers contre la loi Merlin a réuni samedi {} personnes au pont Ferry."
    vague, more, many = ((told.format(one), "2024-05-13") for one in ("des milliers de", "12 000", "30 000"))
    few, hundreds = ((told.format(one), "2024-05-13") for one in ("150", "quelques centaines de"))
    (event,) = find_in(a=few, b=hundreds)
    assert differing(event.comparison) == {}
    (event,) = find_in(a=vague, b=more)
    assert differing(event.comparison) == {}
    (event,) = find_in(a=vague, b=many)
    assert set(differing(event.comparison)) == {("attendance", None)}


def test_arrests_of_a_town_and_of_the_country_are_not_compared() -> None:
    told = "La police a arrêté samedi {} dockers qui manifestaient contre la loi Merlin{}, au pont Ferry."
    whole, one = told.format(70, " dans tout le pays"), told.format(12, " à Balma")
    (event,) = find_in(a=(whole, "2024-05-13"), b=(one, "2024-05-13"))
    assert differing(event.comparison) == {}
    (event,) = find_in(a=(one, "2024-05-13"), b=(one.replace("12", "15"), "2024-05-13"))
    assert set(differing(event.comparison)) == {("amount", "arrested")}


def test_one_who_was_hurt_at_a_march_is_one_of_those_who_were() -> None:
    told = "La manifestation des dockers contre la loi Merlin, samedi à Balma, a fait {} près du pont Ferry."
    one, many, more = (told.format(f"{count} blessés") for count in ("un", "douze", "seize"))
    found = {"a": (one.replace("blessés", "blessé"), "2024-05-13"), "b": (many, "2024-05-13")}
    (event,) = find_in(**found)
    assert differing(event.comparison) == {}
    (event,) = find_in(**found, c=(more, "2024-05-13"))
    assert set(differing(event.comparison)) == {("wounded", None)}


def test_a_day_of_a_visit_is_not_that_on_which_it_began() -> None:
    visit = "La ministre Agathe Lompo a {} à Balma, de la halle Merlin au pont Ferry."
    whole = visit.format("entamé lundi une visite de trois jours")
    part = visit.format("poursuivi mardi sa visite")
    (event,) = find_in(a=(whole, "2024-05-14"), b=(part, "2024-05-14"))
    assert differing(event.comparison) == {}


#: Where something happens in one week, who tells of it, and how two papers do.
TOWNS = ("Ayorou", "Téra", "Diffa", "Zinder", "Maradi", "Dosso", "Tahoua", "Agadez", "Ménaka", "Gao", "Djibo")
NAMES = ("Bako", "Zada", "Lompo", "Tidjani", "Abalo", "Seyni", "Kana", "Tchari", "Dodo", "Garba", "Issoufi")
FIRST = (
    "{killed} soldats ont été tués et {wounded} blessés {day} dans une attaque à {town}, dit Moussa {name}."
)
SECOND = "L’assaut de {day} contre le poste de {town} a coûté la vie à {killed} militaires, dit Ali {name}."
#: How many papers tell of one attack.
TOLD = (
    "Douze soldats ont été tués lundi à Ayorou dans l’attaque de leur poste, selon l’armée.",
    "L’attaque menée lundi contre le poste militaire d’Ayorou a fait au moins 12 morts.",
    "À Ayorou, des hommes armés ont attaqué lundi à l’aube une position de l’armée, tuant quatorze soldats.",
    "Une attaque attribuée aux jihadistes a coûté la vie lundi à 12 militaires à Ayorou.",
    "L’état-major confirme l’attaque d’Ayorou : douze de ses hommes y sont tombés lundi.",
    "Des assaillants venus à moto ont tué lundi une douzaine de soldats à Ayorou.",
    "L’attaque terroriste de lundi à Ayorou a fait douze tués et huit blessés parmi les militaires.",
    "Lundi, le camp d’Ayorou a été la cible d’une attaque ; 12 soldats et 30 assaillants ont péri.",
    "Attaqué lundi, le détachement d’Ayorou a perdu douze hommes, dit une source sécuritaire.",
    "Le poste d’Ayorou a été attaqué lundi par plus de cent combattants, qui ont tué 12 soldats.",
    "Le bilan de l’attaque de lundi à Ayorou est de quatorze soldats tués, selon des habitants.",
    "Un groupe armé a revendiqué l’attaque qui a tué douze soldats lundi à Ayorou.",
)


def test_attacks_of_one_week_are_told_apart_by_their_towns_however_many_there_are() -> None:
    articles = {
        f"{town} {paper}": (
            words.format(
                killed=7 + 3 * number,
                wounded=5 + 2 * number,
                day="lundi",
                town=town,
                name=NAMES[number - paper],
            ),
            "2024-05-14",
        )
        for number, town in enumerate(TOWNS)
        for paper, words in enumerate((FIRST, SECOND))
    }
    assert together(find_in(**articles)) == {frozenset({f"{town} 0", f"{town} 1"}) for town in TOWNS}


def test_what_many_papers_tell_is_one_event() -> None:
    articles = {f"paper{number}": (text, "2024-05-14") for number, text in enumerate(TOLD)}
    assert max(map(len, together(find_in(**articles))), default=0) == len(TOLD)


def test_a_town_that_the_other_report_names_speaks_against_nothing() -> None:
    town = "Des dockers et des étudiants ont défilé samedi à Balma contre la hausse des prix, avec Unipol."
    quarter = "Ils étaient mille samedi à la marche contre la hausse des prix, à Kossa, un quartier de Balma."
    french = find_language("fr")
    items = [
        item
        for name, body in (("a", town), ("b", quarter))
        for item in read_news(
            Article(id=name, title="", body=body, date="2024-05-13", lang="fr"),
            french.find_dates(body, "2024-05-13", None),
        )
    ]
    weights = WordWeights(items)
    one, other = (WeighedItem(item, weights) for item in items)
    likeness = compare_items(one, other, weights)
    assert likeness is not None and likeness.total > 0 and likeness.places == 0
