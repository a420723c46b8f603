"""Days, places and lists by which reports of one event differ, and by which look-alikes are two."""

from __future__ import annotations

from tests.annotate.found_events.test_finder import differing, find_in, together


def test_who_died_later_and_who_was_buried_do_not_tell_the_day() -> None:
    told = "Une explosion a tué un casque bleu et blessé cinq autres lundi 4 mars près de Kossa, dit l’ONU."
    died = (
        "L’un des casques bleus blessés lundi près de Kossa a rendu l’âme mercredi. Le bilan de l’explosion "
        "est de deux morts et quatre blessés."
    )
    (event,) = find_in(a=(told, "2024-03-06"), b=(died, "2024-03-07"))
    assert set(differing(event.comparison)) == {("killed", None), ("wounded", None)}


def test_the_day_before_is_told_by_au_lendemain() -> None:
    one = "Des hommes armés ont enlevé lundi 52 élèves à Kossa, a annoncé la police mardi."
    other = (
        "Le gouverneur a ordonné mardi la fermeture des internats. Cette décision intervient au lendemain de "
        "l’enlèvement d’une cinquantaine d’élèves à Kossa."
    )
    (event,) = find_in(a=(one, "2024-05-15"), b=(other, "2024-05-15"))
    assert differing(event.comparison) == {}


def test_the_edge_of_a_town_and_another_town_are_two_places() -> None:
    body = "Treize passagers d’un car de Sonef ont péri dimanche {} : le car a heurté un camion de Sonef."
    one = body.format("à Bani, sur la route de Kossa")
    edge = body.format("dans une collision à six kilomètres de Loga")
    (event,) = find_in(a=(one, "2024-05-14"), b=(edge, "2024-05-14"))
    assert set(differing(event.comparison)) == {("place", None)}
    far = body.format("dans une collision à trente kilomètres de Loga")  # where that is, nobody says
    (event,) = find_in(a=(one, "2024-05-14"), b=(far, "2024-05-14"))
    assert differing(event.comparison) == {}


def test_what_is_done_once_is_one_across_midnight_and_two_people_are_two() -> None:
    freed = "Les {} élèves de Kossa enlevés en mai à Bani ont été libérés {} par leurs ravisseurs."
    one, other = freed.format(38, "mercredi"), freed.format(41, "jeudi")
    (event,) = find_in(a=(one, "2024-05-24"), b=(other, "2024-05-24"))
    assert {about for about, _of in differing(event.comparison)} == {"amount", "start"}
    tried = "L’ancien {} a été condamné {} à {} ans de prison par le tribunal de Niamey pour détournement."
    mayor = tried.format("maire de Dosso, Idrissa Kané,", "lundi", "trois")
    prefect = tried.format("préfet de Gaya, Salou Gobi,", "mardi", "quatre")
    assert together(find_in(a=(mayor, "2024-05-22"), b=(prefect, "2024-05-22"))) == set()


def test_those_who_went_along_are_compared_by_their_offices() -> None:
    visit = "Le ministre Issa Bouba est arrivé lundi à Niamey pour une visite. Il est accompagné {}."
    one = visit.format("du ministre des Transports et du directeur général du port")
    other = visit.format("de la ministre du Commerce et du directeur du port")
    (event,) = find_in(a=(one, "2024-05-14"), b=(other, "2024-05-14"))
    assert set(differing(event.comparison)) == {("participants", "delegation")}
    (event,) = find_in(a=(one, "2024-05-14"), b=(one.replace("directeur général", "directeur"), "2024-05-14"))
    assert differing(event.comparison) == {}


def test_who_is_in_one_list_and_absent_in_another_differs() -> None:
    one = "La marche de lundi à Niamey, organisée par la CDTN, l’USTN et la CGSL, a réuni 3 000 personnes."
    other = "La CDTN et l’USTN ont marché lundi à Niamey. La CGSL n’a pas pris part à la marche."
    (event,) = find_in(a=(one, "2024-05-14"), b=(other, "2024-05-14"))
    assert [of for about, of in differing(event.comparison) if about == "participants"]


def test_what_comes_of_it_differs_where_each_says_so() -> None:
    body = "Le directeur de la Sonibank, Awa Sani, {} lundi de son poste à Niamey, selon un communiqué."
    one, other = body.format("a démissionné"), body.format("a été limogée")
    (event,) = find_in(a=(one, "2024-05-14"), b=(other, "2024-05-14"))
    assert set(differing(event.comparison)) == {("outcome", "leaving")}
    strike = "La grève des enseignants, entamée lundi à Niamey, a été {} suivie, selon les parents d’élèves."
    (event,) = find_in(a=(strike.format("massivement"), "2024-05-14"), b=(strike.format("peu"), "2024-05-14"))
    assert set(differing(event.comparison)) == {("outcome", "following")}


def test_two_nights_are_two_though_they_share_a_day() -> None:
    told = "Le barrage de Gani a cédé {}, faisant huit morts parmi les pêcheurs de Bossey."
    night = told.format("dans la nuit de dimanche à lundi")
    for other, expected in (
        ("dans la nuit de lundi à mardi", {("start", None)}),
        ("dans la nuit du 12 au 13 mai", set()),
        ("lundi", set()),
    ):
        (event,) = find_in(a=(night, "2024-05-15"), b=(told.format(other), "2024-05-15"))
        assert set(differing(event.comparison)) == expected


def test_that_no_ransom_was_paid_differs_from_the_sum_of_one() -> None:
    told = "Les quatre foreurs enlevés en avril à Gani ont été libérés lundi près de Bossey. {}"
    none = told.format("Aucune rançon n’a été versée, assure le gouverneur.")
    for other, expected in (
        ("Une rançon de 90 millions de francs CFA a été versée, dit un notable.", {("amount", "ransom")}),
        ("Une forte rançon a été versée, dit un notable.", {("outcome", "ransom")}),
        ("Pas de rançon, dit un notable.", set()),
    ):
        (event,) = find_in(a=(none, "2024-05-14"), b=(told.format(other), "2024-05-14"))
        assert set(differing(event.comparison)) == expected


def test_who_won_was_elected_where_another_says_that_nobody_voted() -> None:
    won = "Awa Sani a été élue lundi maire de Gani par 12 voix contre 8, lors du vote du conseil municipal."
    none = "Aucun vote n’a eu lieu lundi à Gani au conseil municipal, qui aurait élu Awa Sani, dit le maire."
    (event,) = find_in(a=(won, "2024-05-14"), b=(none, "2024-05-14"))
    assert ("outcome", "happened") in differing(event.comparison)
    for other, expected in (("Awa Sani", set()), ("Mariam Bako", {("outcome", "winner")})):
        told = won.replace("Awa Sani", other)
        (event,) = find_in(a=(won, "2024-05-14"), b=(told, "2024-05-14"))
        assert set(differing(event.comparison)) == expected


def test_a_commune_and_a_village_may_be_one_place_and_two_communes_are_two() -> None:
    told = (
        "Dix soldats de la base Sokolo ont été tués lundi dans une attaque {}, selon le colonel Issa Bouba."
    )
    commune = told.format("dans la commune de Gani")
    for place, expected in (("à Bossey", set()), ("dans la commune de Torodi", {("place", None)})):
        (event,) = find_in(a=(commune, "2024-05-14"), b=(told.format(place), "2024-05-14"))
        assert set(differing(event.comparison)) == expected


def test_where_a_march_set_out_is_one_place_however_much_of_its_name_is_told() -> None:
    told = "La marche des enseignants de la Synacep, partie {} lundi, a réuni 3 000 personnes à Gani."
    stadium = told.format("du stade municipal")
    for place, expected in (("du stade de Gani", set()), ("de la grande mosquée", {("place", "departure")})):
        (event,) = find_in(a=(stadium, "2024-05-14"), b=(told.format(place), "2024-05-14"))
        assert set(differing(event.comparison)) == expected


def test_what_nobody_did_was_not_done_on_purpose_but_nobody_is_named() -> None:
    told = "L’incendie du marché Missèbo de Cotonou a détruit lundi 300 boutiques. {}"
    accident = told.format("Un court-circuit en serait à l’origine.")
    for cause, expected in (
        ("C’est un acte criminel, disent les commerçants.", {("perpetrator", None)}),
        ("Une enquête est ouverte.", set()),
    ):
        (event,) = find_in(a=(accident, "2024-05-14"), b=(told.format(cause), "2024-05-14"))
        assert set(differing(event.comparison)) == expected


def test_a_village_lies_where_any_report_says_that_it_does() -> None:
    told = "Quarante-quatre fidèles de la mosquée El Nour ont été tués lundi {}, dit le colonel Issa Bouba."
    village, town = told.format("à Fambita"), told.format("à Kokorou")
    (event,) = find_in(a=(village, "2024-05-14"), b=(town, "2024-05-14"))
    assert set(differing(event.comparison)) == {("place", None)}
    both = told.format("à Fambita, un hameau de la région de Kokorou")
    (event,) = find_in(a=(village, "2024-05-14"), b=(town, "2024-05-14"), c=(both, "2024-05-14"))
    assert differing(event.comparison) == {}


def test_a_denial_in_a_title_is_of_what_the_text_denies() -> None:
    told = "L’attaque de lundi à Gani contre la mosquée El Nour a fait 44 morts. L’EIGS en est l’auteur."
    denied = "Le groupe EIGS nie être l’auteur de l’attaque de lundi à Gani, qui a fait 44 morts à El Nour."
    (event,) = find_in(a=(told, "2024-05-14"), b=(denied, "2024-05-14"))
    assert differing(event.comparison) == {}


def test_a_comment_that_recalls_a_month_is_of_no_event() -> None:
    told = (
        "La Banque islamique de développement a consenti jeudi au Niger un prêt de 29 milliards de FCFA pour "
        "un hôpital de 300 lits à Zinder."
    )
    again = told.replace("consenti", "décidé de prêter").replace("un prêt de ", "")
    comment = (
        "On nous promet 300 lits. Fort bien. Mais où sont les médecins ? L’argent de la Banque islamique de "
        "développement, accordé en avril au Niger pour l’hôpital de Zinder, ne soignera personne. Les 29 "
        "milliards font rêver."
    )
    events = find_in(a=(told, "2025-04-18"), b=(again, "2025-04-18"), c=(comment, "2025-05-06"))
    assert together(events) == {frozenset({"a", "b"})}


def test_a_later_toll_of_a_hospital_is_of_the_attack() -> None:
    told = "Dix-huit gendarmes ont été tués jeudi 20 mars à Kossa dans l’attaque de leur poste."
    died = (
        "Le centre hospitalier a perdu lundi deux des gendarmes qu’il soignait depuis l’attaque de Kossa. "
        "Vingt morts : c’est désormais le décompte du gouvernorat, où l’on nous a reçus ce matin. Samedi, "
        "sur cette antenne, nous donnions dix-huit tués."
    )
    (event,) = find_in(a=(told, "2025-03-22"), b=(died, "2025-03-26"))
    assert set(differing(event.comparison)) == {("killed", None)}


def test_a_walled_town_is_named_without_its_first_word() -> None:
    told = "Sept trafiquants ont été arrêtés mardi à {} avec du tramadol caché sous du riz."
    one, other = told.format("Birni N’Konni"), told.format("Konni").replace("Sept", "Huit")
    (event,) = find_in(a=(one, "2025-04-17"), b=(other, "2025-04-17"))
    assert set(differing(event.comparison)) == {("amount", "arrested")}


def test_an_open_list_stands_with_the_only_one_that_has_all_it_names() -> None:
    body = "Le Premier ministre est arrivé mardi 14 mai à Kossa pour une visite. La délégation comprend {}."
    (event,) = find_in(
        a=(body.format("les ministres du Pétrole et des Mines"), "2024-05-15"),
        b=(body.format("les ministres du Pétrole, du Commerce et de la Santé"), "2024-05-15"),
        c=(body.format("notamment les ministres du Pétrole et des Mines"), "2024-05-15"),
    )
    (one,) = [one for one in event.comparison.differ if one.about == "participants"]
    assert {side.articles for side in one.values} == {("a", "c"), ("b",)}


def test_a_number_that_goes_with_two_sides_contradicts_neither() -> None:
    body = "L’accident de mardi à Kossa a fait quatorze morts et {} blessés parmi les passagers du car."
    (event,) = find_in(
        a=(body.format("vingt-cinq"), "2024-05-15"),
        b=(body.format("une trentaine de"), "2024-05-15"),
        c=(body.format("plus de trente"), "2024-05-15"),
    )
    (one,) = [one for one in event.comparison.differ if one.about == "wounded"]
    assert {side.articles for side in one.values} == {("a",), ("c",)}
    assert [side.articles for side in one.open] == [("b",)]


def test_who_denies_a_withdrawal_may_say_when_that_ends_which_it_was() -> None:
    told = "Depuis lundi 6 mai, les soldats tchadiens quittent Gani. Le retrait s’achève le 31 mai."
    denied = (
        "L’armée tchadienne dément tout retrait de ses soldats de Gani. "
        "Les départs vus depuis lundi 6 mai sont ceux d’une relève, qui sera achevée le 20 mai."
    )
    (event,) = find_in(a=(told, "2024-05-08"), b=(denied, "2024-05-09"))
    differ = {(one.about, one.of): {side.value for side in one.values} for one in event.comparison.differ}
    assert differ[("end", None)] == {"2024-05-20", "2024-05-31"}
    assert ("start", None) not in differ


def test_at_least_so_many_dead_are_near_to_one_more_and_not_to_many() -> None:
    told = (
        "Un bombardier de l’armée s’est écrasé lundi dans la vallée du Kori. Au moins quatre personnes qui "
        "étaient à bord ont péri, dit un responsable sous couvert d’anonymat. Le contact était perdu."
    )
    other = (
        "C’est une surchauffe du réacteur qui explique, selon l’état-major, la chute de l’avion tombé lundi "
        "non loin de Loga. {} militaires y ont perdu la vie, dont une mécanicienne."
    )
    for toll, is_one in (("Cinq", True), ("Onze", False)):
        events = find_in(a=(told, "2024-05-14"), b=(other.format(toll), "2024-05-15"))
        assert bool(together(events)) == is_one, toll


def test_who_died_where_they_had_been_brought_tells_neither_day_nor_place() -> None:
    told = (
        "Cinq passagers d’un car de Sonef ont péri mardi à Kossa dans une collision avec un camion-citerne."
    )
    died = (
        "Un apprenti est décédé vendredi à Loga, où il avait été évacué ; six passagers ont donc péri dans "
        "la collision du car de Sonef avec un camion-citerne à Kossa."
    )
    (event,) = find_in(a=(told, "2024-05-15"), b=(died, "2024-05-18"))
    assert set(differing(event.comparison)) == {("killed", None)}


def test_since_when_a_visitor_is_there_is_no_day_of_the_stay() -> None:
    one = "Le Premier ministre Issa Bako, arrivé mardi à Kossa pour une visite de travail, repart vendredi."
    for other in (
        "À Kossa depuis mercredi, le Premier ministre Issa Bako a planté un arbre pendant sa visite.",
        "Le Premier ministre Issa Bako a entamé mercredi une visite de travail à Kossa.",
        "Arrivé mercredi à Kossa, le Premier ministre Issa Bako y fait une visite de travail.",
    ):
        (event,) = find_in(a=(one, "2024-05-15"), b=(other, "2024-05-16"))
        assert set(differing(event.comparison)) == {("start", None)}
    met = "En visite de travail à Kossa, le Premier ministre Issa Bako a rencontré mercredi des éleveurs."
    (event,) = find_in(a=(one, "2024-05-15"), b=(met, "2024-05-16"))
    assert differing(event.comparison) == {}


def test_a_faction_alone_is_a_whole_list_where_a_report_excludes_others() -> None:
    both = "L’État et deux ailes du mouvement, celles de Bani et de Loga, ont signé lundi à Kossa une trêve."
    one = "L’État et l’aile de Bani du mouvement ont signé lundi à Kossa une trêve. Le marché rouvre. {}"
    for nobody_else in (
        "Aucune autre branche de la rébellion n’était représentée.",
        "Les autres ailes du mouvement n’ont pas été conviées.",
        "Nulle autre faction n’avait fait le voyage.",
        "Il n’y avait que ces deux parties à la table.",
        "L’aile de Loga, seule absente, ne s’est pas exprimée. Aucun autre groupe n’était attendu.",
    ):
        (event,) = find_in(a=(both, "2024-05-14"), b=(one.format(nobody_else), "2024-05-14"))
        assert set(differing(event.comparison)) == {("participants", "factions")}
    (event,) = find_in(a=(both, "2024-05-14"), b=(one.format("Les autres suivront."), "2024-05-14"))
    assert differing(event.comparison) == {}


def test_two_villages_of_one_commune_are_two_places() -> None:
    told = "L’attaque de mardi contre un poste de l’armée a tué neuf soldats {}."
    one = told.format("à Loga, dans la commune de Kossa")
    other = "L’attaque de mardi contre un poste de l’armée, dans la commune de Kossa, s’est produite à Bani."
    for second, expected in (
        (f"{other} Neuf soldats y ont été tués.", {("place", None)}),
        (told.format("dans la commune de Kossa, à Bani"), {("place", None)}),
        (told.format("dans la commune de Kossa"), set()),
    ):
        (event,) = find_in(a=(one, "2024-05-15"), b=(second, "2024-05-15"))
        assert set(differing(event.comparison)) == expected
