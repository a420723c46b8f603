"""Reports of one event in other words, and look-alikes in the same ones."""

from __future__ import annotations

from tests.annotate.found_events.test_finder import together
from tests.annotate.found_events.test_odd_articles import article, found

JUDGES = (
    "Les tribunaux tournent au ralenti depuis lundi. Le syndicat des magistrats a déclenché un arrêt de"
    " travail de trois jours et dénonce les affectations du ministère de la Justice."
)
NO_AUDIENCES = (
    "La grève des juges, commencée lundi, vide les juridictions. Au ministère de la Justice, on assure que"
    " les affectations dénoncées par le syndicat de la magistrature sont régulières."
)
TEACHERS = (
    "Les enseignants contractuels ont entamé lundi une grève de 48 heures. Le syndicat réclame au ministère"
    " trois mois d’arriérés."
)


def test_a_strike_in_other_words_is_one_and_another_on_its_day_is_not() -> None:
    events = found(article("judges", JUDGES), article("none", NO_AUDIENCES), article("teachers", TEACHERS))
    assert together(events) == {frozenset({"judges", "none"})}


def test_who_is_arrested_on_one_of_two_days_at_two_places_is_arrested_once() -> None:
    """And a minister who is at two towns on two days is on a tour."""
    home = "Le journaliste Issa Bouba a été arrêté samedi 9 mars à Zinder par des hommes en civil."
    street = "Les gendarmes ont interpellé vendredi 8 mars à Magaria le journaliste Issa Bouba."
    events = found(article("home", home), article("street", street, "Le Soir"))
    assert together(events) == {frozenset({"home", "street"})}
    assert {one.about for one in events[0].comparison.differ} == {"start", "place"}
    here = "Le ministre Issa Bouba est en visite samedi 9 mars à Zinder, où il a rencontré les éleveurs."
    there = "Le ministre Issa Bouba était en visite vendredi 8 mars à Magaria et a rencontré les éleveurs."
    assert together(found(article("here", here), article("there", there))) == set()


def test_numbers_and_names_that_few_have_make_one_event_of_two_reports() -> None:
    one = "La méningite a été déclarée lundi : 214 cas ont été notifiés près de Kossa, dit la direction."
    other = "Au dispensaire, on compte 214 cas depuis l’épidémie proclamée lundi, et les vaccins manquent."
    assert together(found(article("one", one), article("other", other))) == {frozenset({"one", "other"})}
    axis = "Neuf soldats sont tombés samedi 9 mars sur l’axe Kossa-Bani, indique le ministère."
    convoy = "Un convoi parti de Kossa a été attaqué samedi 9 mars : neuf morts, selon des élus."
    assert together(found(article("axis", axis), article("convoy", convoy))) != set()


TEMPLATE = "Trois personnes sont mortes samedi 9 mars {} dans une collision entre un bus et un camion."


def test_two_places_of_which_no_report_knows_both_are_of_two_events() -> None:
    assert (
        together(found(article("a", TEMPLATE.format("à Kossa")), article("b", TEMPLATE.format("à Bani"))))
        == set()
    )
    near = article("a", TEMPLATE.format("près de Kossa")), article("b", TEMPLATE.format("près de Bani"))
    assert together(found(*near)) == set()
    both = "Le car allait de Kossa à Bani."
    known = article("a", TEMPLATE.format("à Kossa") + both), article("b", TEMPLATE.format("à Bani") + both)
    assert together(found(*known)) != set()


def test_two_attacks_in_one_zone_have_tolls_of_their_own() -> None:
    first = article("a", "Huit soldats ont été tués jeudi 7 mars dans une attaque près de Kossa.")
    second = article("b", "Cinq soldats ont été tués samedi 9 mars dans une attaque près de Kossa.")
    assert together(found(first, second)) == set()


def test_visits_of_two_people_and_loans_of_two_lenders_are_two() -> None:
    arrived = (
        "Le ministre {} est arrivé vendredi 8 mars à Niamey pour une visite de deux jours, accueilli par {}."
    )
    one = article("a", arrived.format("Issa Bouba", "Awa Sani"))
    other = article("b", arrived.format("Omar Diallo", "Fati Moussa"))
    again = article("c", arrived.format("Issa Bouba", "son homologue"))
    assert together(found(one, other, again)) == {frozenset({"a", "c"})}
    lent = "Le Niger et {} ont signé vendredi 8 mars à Niamey un accord de prêt pour les routes rurales."
    assert (
        together(found(article("a", lent.format("le Japon")), article("b", lent.format("le Brésil"))))
        == set()
    )


def test_an_epidemic_is_one_for_weeks_and_another_elsewhere_is_not() -> None:
    silence = "Au moins dix-sept personnes sont mortes du choléra à Kossa, disent des soignants."
    team = "À Kossa, le choléra a tué trente personnes, d’après l’équipe médicale, présente depuis lundi."
    other = "Le choléra a fait deux morts à Bani, selon le maire."
    events = found(
        article("silence", silence, "2024-03-09"),
        article("team", team, "2024-03-18"),
        article("other", other),
    )
    assert together(events) == {frozenset({"silence", "team"})}


def test_what_ended_on_two_days_is_one_event() -> None:
    closed = "Les concertations régionales de Kossa ont pris fin dimanche 10 mars devant 320 délégués."
    shut = "Les concertations régionales de Kossa se sont refermées samedi 9 mars devant 320 délégués."
    (event,) = found(
        article("closed", closed, date="2024-03-11"), article("shut", shut, "Le Soir", "2024-03-11")
    )
    assert [(one.about, len(one.values)) for one in event.comparison.differ] == [("end", 2)]


def test_who_denies_an_event_gives_it_no_day() -> None:
    told = "Une attaque a fait dix morts vendredi 8 mars à Kossa, selon le maire."
    denied = "KOSSA, 9 mars – Le gouverneur dément l’attaque de Kossa dont parle le maire ce samedi."
    (event,) = found(article("told", told), article("denied", denied, "Le Soir"))
    assert [one.about for one in event.comparison.differ] == ["outcome"]


def test_one_end_of_a_withdrawal_makes_it_one_and_far_sums_make_two_loans() -> None:
    one = "Les derniers soldats étrangers quitteront le pays vendredi 22 mars, a annoncé mardi le camp."
    other = "Le retrait de la mission s’achève : tous auront quitté le sol le 22 mars, a dit mardi un chef."
    assert together(found(article("one", one), article("other", other))) == {frozenset({"one", "other"})}
    lent = (
        "La Banque {} a approuvé vendredi 8 mars un prêt de {} millions d’euros en faveur du Niger pour {}."
    )
    loan = article("a", lent.format("africaine de développement (BAD)", 50, "la sécurité alimentaire"))
    power = article("b", lent.format("mondiale", 200, "l’accès à l’électricité"))
    assert together(found(loan, power)) == set()


def test_gifts_of_other_things_are_two_and_a_verdict_of_one_person_is_one() -> None:
    gift = "L’ambassadeur {} a remis vendredi 8 mars à Niamey un don de {} tonnes {} au ministre."
    rice = article("rice", gift.format("de Chine", "1 000", "de riz"))
    other = article("other", gift.format("du Japon", "2 000", "d’engrais"))
    assert together(found(rice, other)) == set()
    twenty = article(
        "twenty", "Le tribunal a condamné jeudi 7 mars le capitaine Gourouza à vingt ans de prison."
    )
    ten = article(
        "ten",
        "Le capitaine Gourouza passera dix ans derrière les barreaux, a décidé vendredi 8 mars le tribunal.",
    )
    assert together(found(twenty, ten)) == {frozenset({"twenty", "ten"})}


def test_what_hardly_happens_twice_a_day_is_one_at_two_places() -> None:
    here = article(
        "here",
        "Quarante combattants de la faction de Zandéré ont déposé leurs fusils vendredi 8 mars à Kossa. Le"
        " comité des sages et les anciens du maquis assistaient à la cérémonie.",
    )
    there = article(
        "there",
        "C’est à Bani que vingt maquisards de la faction de Zandéré ont rendu leurs fusils vendredi 8 mars,"
        " devant le comité des sages. La cérémonie a duré une heure.",
        "Le Soir",
    )
    other = article(
        "other", "Vendredi 8 mars, à Tamou, des chasseurs ont rendu leurs fusils au préfet contre du riz."
    )
    events = found(here, there, other)
    assert together(events) == {frozenset({"here", "there"})}
    assert {(one.about, one.of) for one in events[0].comparison.differ} >= {("place", None)}


def test_talks_told_of_two_days_and_towns_are_one_where_much_is_the_same() -> None:
    kossa = article(
        "kossa",
        "Des émissaires nigériens et tchadiens se sont rencontrés jeudi 7 mars à Kossa pour parler en secret"
        " du bac de Goulféra. Les pourparlers ont porté sur les péages des pêcheurs.",
    )
    bani = article(
        "bani",
        "C’est dans une villa de Bani, vendredi 8 mars, que les émissaires nigériens et tchadiens ont tenu"
        " leurs pourparlers secrets sur le bac de Goulféra et les péages des pêcheurs.",
        "Le Soir",
    )
    (event,) = found(kossa, bani)
    assert {one.about for one in event.comparison.differ} == {"start", "place"}
    tour = "Le ministre Issa Bouba a rencontré {} à {} les éleveurs et visité leur marché."
    first = article("first", tour.format("jeudi 7 mars", "Kossa"))
    second = article("second", tour.format("vendredi 8 mars", "Bani"))
    assert together(found(first, second)) == set()


def test_votes_of_two_chambers_are_two() -> None:
    voted = "{} a adopté jeudi 7 mars la loi de finances et le budget de la santé, par {} voix contre 40."
    lower = article("lower", voted.format("L’Assemblée nationale", 89))
    again = article("again", voted.format("L’Assemblée nationale, à Niamey,", 89))
    upper = article("upper", voted.format("Le Sénat", 61))
    assert together(found(lower, again, upper)) == {frozenset({"lower", "again"})}


def test_a_summit_is_one_by_its_states_whatever_its_guests_are_called() -> None:
    names = (
        "Les présidents du Tchad, du Niger et du Togo ont pris part vendredi 8 mars à Niamey au sommet de"
        " l’eau."
    )
    peoples = (
        "Le sommet de l’eau s’est tenu vendredi 8 mars à Niamey en présence de deux chefs d’État : le"
        " Tchadien et le Nigérien. Le Togo avait dépêché son ministre de l’Eau."
    )
    (event,) = found(article("names", names), article("peoples", peoples, "Le Soir"))
    assert [(one.about, one.of) for one in event.comparison.differ] == [("participants", "leader of Togo")]


def test_a_fine_is_an_event_in_a_review_too() -> None:
    report = article(
        "report",
        "Le régulateur a infligé jeudi 7 mars une amende de 80 millions de FCFA à la société Sahel Réseau.",
    )
    review = article(
        "review",
        "Jeudi. L’opérateur Sahel Réseau s’est vu infliger une amende de 80 millions de FCFA pour ses"
        " pannes.\n\nVendredi. Les premières pluies ont inondé le marché de Kossa, où douze boutiques ont été"
        " détruites.\n\n"
        "Samedi. Les enseignants de Bani ont marché pour leurs primes, sans incident.",
    )
    assert frozenset({"report", "review"}) in together(found(report, review))
