"""What a French article reports: days, places, tolls and who did it, as pages write them."""

from __future__ import annotations

import pytest

from tui.languages.registry import find_language
from tui.model.news import NewsItem


def read(body: str, title: str = "Attaque à Bani", published: str | None = "2024-05-16") -> NewsItem:
    """Return the main report of an article that appeared on a Thursday."""
    french = find_language("fr")
    return french.read_news(title, body, published, tuple(french.find_dates(body, published, None)))[0]


def stated(report: NewsItem, about: str) -> list[str]:
    return [fact.words for fact in report.facts if fact.about == about]


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("Dix soldats ont été tués dans la nuit de lundi à mardi 14 mai à Bani.", "2024-05-13 2024-05-14"),
        ("Mercredi 15 mai au soir, le maire a annoncé que l’attaque, lundi, a fait dix morts.", "2024-05-13"),
        ("Mercredi 15 mai, la ville enterrait ses morts au lendemain de l’attaque.", "2024-05-14"),
        ("On cherche encore ce jeudi 16 mai : une attaque a coulé la veille un ferry.", "2024-05-15"),
        ("Un deuil a été décrété ce mercredi 15 mai après l’attaque de lundi.", "2024-05-13"),
        ("Le pays a entamé mercredi 15 mai un deuil national après l’attaque de lundi.", "2024-05-13"),
        ("Le pays a entamé mercredi 15 mai un deuil national après la mort de 30 soldats.", ""),
        ("Un deuil a débuté mercredi 15 mai : l’attaque, lundi, a tué 30 soldats.", "2024-05-13"),
        ("Se sont achevés mercredi 15 mai les trois jours de deuil après l’attaque.", ""),
        ("L’attaque a tué dix soldats, la plus meurtrière depuis 2015.", ""),
        ("Les militaires au pouvoir depuis le 3 mai déplorent dix soldats tués.", ""),
        ("BANI le 16-05-2024\n\nUne attaque a tué dix soldats lundi.", "2024-05-13"),
        ("Dix soldats ont été tués dans la nuit du lundi au mardi 14 mai à Bani.", "2024-05-13 2024-05-14"),
        ("Dix soldats ont été tués dans la nuit du 13 mai à Bani.", "2024-05-13 2024-05-14"),
        ("Dix soldats ont péri mardi dans le nord du pays. Ils revenaient de Bani.", "2024-05-14"),
        ("« Ce jour, mardi 14 mai, une attaque a tué dix soldats. »", "2024-05-14"),
        ("Une marche a réuni 300 dockers mardi à Bani, contre 800 le 3 mai.", "2024-05-14"),
        ("Moins suivie que la semaine dernière, la marche a réuni 300 dockers à Bani.", ""),
        ("La marche a réuni 300 dockers, en baisse par rapport à la semaine précédente.", ""),
        ("La marche a réuni 300 dockers à Bani, contre un total de 800, mardi dernier.", ""),
        ("La marche a réuni 300 dockers à Bani, contre 800 marcheurs mardi dernier.", ""),
        ("Une marche contre 300 gendarmes mardi a réuni tout Bani.", "2024-05-14"),
        ("Les autorités ont déclaré lundi l’épidémie de rougeole.", "2024-05-13"),
        ("L’épidémie de rougeole a été proclamée lundi dans le district.", "2024-05-13"),
        ("Par arrêté en date du lundi 13 mai, la radio Bani FM a été suspendue.", "2024-05-13"),
        ("Il a fallu attendre mercredi. La crue, dans la nuit de lundi à mardi, a fait dix morts.",
         "2024-05-13 2024-05-14"),
        ("Les pluies ont fait dix morts à la date du 14 mai, dit le ministère.", "2024-05-14"),
        ("Mercredi, le Comité national de gestion des crues a fait le point : lundi, dix sont morts.",
         "2024-05-13"),
        ("À l’appel d’un collectif lancé samedi, la grève a commencé lundi.", "2024-05-13"),
        ("Au marché de mercredi, on en parle. Une attaque a tué lundi dix soldats.", "2024-05-13"),
        ("Le gouverneur a annoncé mercredi un couvre-feu à compter du 20 mai.", "2024-05-20"),
        ("Le front assure avoir abattu, lundi, un drone.", "2024-05-13"),
        ("Le porte-parole a annoncé lundi soir que le Mali dénonce l’accord. Une mission est venue mardi.",
         "2024-05-13"),
        ("L’attaque a tué dix soldats, a-t-il confié mercredi à l’AFP.", ""),
        ("Devant la presse, mercredi, le ministre a parlé de l’attaque : dix morts.", ""),
        ("Le ministre a condamné mercredi l’attaque qui a tué dix soldats.", ""),
        ("Le tribunal a condamné mercredi les auteurs de l’attentat.", "2024-05-15"),
        ("Dans une vidéo postée mercredi, le groupe dit avoir tué dix soldats dans l’attaque.", ""),
        ("Selon le bilan de mercredi, l’attaque a tué dix soldats.", ""),
        ("Arrêté mercredi, le maire a dit qu’il ignorait l’attaque.", "2024-05-15"),
        ("Dix soldats sont morts mercredi à Bani dans l’attaque, a annoncé l’armée.", "2024-05-15"),
        ("L’attaque a fait dix morts, selon le point fait mercredi par l’hôpital.", ""),
        ("La crue a fait dix morts entre le lundi 13 et le mercredi 15 mai.", "2024-05-13 2024-05-15"),
        ("L’attaque a tué dix soldats dans la nuit de lundi à mardi, selon un bilan de l’armée, mercredi.",
         "2024-05-13 2024-05-14"),
        ("Le camp de Bani mercredi 15 mai, au lendemain des attaques.", "2024-05-14"),
        ("Une attaque a tué dix soldats à Bani.\n\nLe drame a eu lieu lundi 13 mai.", "2024-05-13"),
        ("Le pays est en deuil ce mercredi 15 mai : dix morts lundi dans un naufrage.", "2024-05-13"),
        ("Ce matin, un nouveau bilan a été publié : 90 morts dans l’attaque de lundi.", "2024-05-13"),
        ("Le maire a informé ce mercredi les élus que l’attaque de lundi a fait dix morts.", "2024-05-13"),
        ("Le bilan du séisme qui a frappé lundi le pays s’est alourdi mercredi à 90 morts.", "2024-05-13"),
        ("Les pluies ont tué 90 personnes depuis mars, selon un bilan publié lundi.", "2024-03-01"),
        ("Le président a été renversé mardi. Il a été conduit mercredi à l’étranger.", "2024-05-14"),
        ("Des ministres se sont rendus mercredi à Bani. L’attaque, lundi, a tué dix soldats.", "2024-05-13"),
        ("L’attaque, lundi, a fait dix morts, selon le bilan établi au soir du 15 mai.", "2024-05-13"),
        ("Dix élèves, disparus samedi, ont été libérés lundi.", "2024-05-13"),
        ("Enlevés samedi, dix élèves ont recouvré la liberté lundi.", "2024-05-13"),
        ("Un candidat a remporté l’élection, selon les résultats annoncés mercredi.", ""),
        ("Mercredi, on creusait encore. L’éboulement, lundi, a tué dix hommes.", "2024-05-13"),
        ("Le convoi, parti de Bani il y a neuf jours, est là. Le don a été remis lundi aux autorités.",
         "2024-05-13"),
        ("Le choléra a fait dix morts à Bani depuis lundi.", ""),
        ("Les concertations régionales ont pris fin lundi à Bani.", ""),
        ("L’attaque de la semaine dernière a fait dix morts, un homme ayant succombé lundi.",
         "2024-05-06 2024-05-12"),
        ("La Haute autorité a annoncé lundi la suspension de la radio Bani FM.", "2024-05-13"),
        ("Le Bénin a rappelé lundi son ambassadeur après l’attaque.", "2024-05-13"),
        ("Le ministre a donné lundi, à Bani, le coup d’envoi des travaux.", "2024-05-13"),
        ("Le ministre a donné lundi le bilan de l’attaque.", ""),
        ("Le maire a rappelé lundi que l’attaque a tué dix soldats.", ""),
        ("La Haute autorité a annoncé lundi que la radio Bani FM est suspendue.", ""),
        ("Vingt morts : c’est le compte de la mairie, trois jours après que le car a brûlé.",
         "2024-05-12 2024-05-13"),
        ("Une semaine après l’explosion, le bilan est de vingt morts.", "2024-05-08 2024-05-09"),
        ("Trois jours après sa visite, le ministre se tait.", ""),
        ("Les pluies ont tué dix personnes depuis le début de la saison, selon le décompte publié mercredi.",
         "2023-12-18 2024-05-16"),
        ("Une attaque a tué lundi dix soldats, cent depuis le début de l’année.", "2024-05-13"),
        ("Trois hommes ont comparu mercredi devant le tribunal, en lien avec la manifestation du 4 mai.",
         "2024-05-15"),
        ("Le compte des chefs de quartier s’arrêtait mercredi à dix morts dans l’attaque de lundi.",
         "2024-05-13"),
        ("Une patrouille les a trouvés mercredi. Les trois disparus depuis l’attaque de Bani, samedi dernier,"
         " sont morts, ce qui porte à dix le nombre de tués.", "2024-05-11"),
        ("Dans une note remise mercredi à la presse, le parquet dément l’attaque de lundi.", "2024-05-13"),
        ("Dix soldats ont été tués.\n\nC’était lundi, peu avant midi.", "2024-05-13"),
        ("Les enseignants ont cessé le travail lundi, comme lors du précédent débrayage, il y a deux"
         " semaines.", "2024-05-13"),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_event(body: str, days: str) -> None:
    begun = read(body).begun
    found = [] if begun is None or not begun.is_stated else sorted({str(begun.first), str(begun.last)})
    assert " ".join(found) == days


@pytest.mark.parametrize("line", ["QDG - 13 mai 2024", "Le Quotidien — 13 mai 2024", "13 mai 2024 | QDG"])
def test_who_wrote_and_when_is_no_event(line: str) -> None:
    report = read(f"{line}\n\nLe maire a inauguré une école à Bani.", "À Bani, une école neuve", None)
    assert report.begun is None
    assert report.start == len(line) + 2


def test_a_day_to_come_is_not_read_as_the_week_before() -> None:
    begun = read("Bani accueille demain vendredi le sommet des présidents.", "Sommet à Bani").begun
    assert begun is not None
    assert str(begun.first) == "2024-05-17"


@pytest.mark.parametrize(
    ("body", "towns"),
    [
        ("Dix soldats ont été tués près de Kossa, a annoncé le ministère de la Défense à Bani.", ()),
        ("Dix civils ont été tués à Kossa, a confié un élu à Reuters.", ("Kossa",)),
        ("Dix civils ont été tués lors de l'attaque du village d'Ogou.", ("Ogou",)),
        ("Dix civils ont été tués à Kossa, non loin de la ville de Bani.", ("Kossa",)),
        ("Dix soldats ont été tués dans le camp militaire de Kossa.", ("Kossa",)),
        ("Dix soldats ont été tués à Kossa, selon le ministère de la Défense à Bani.", ("Kossa",)),
        (
            "Les présidents se sont réunis lundi à Kossa ; un nouveau sommet se tiendra en juin à Bani.",
            ("Kossa",),
        ),
        ("Dix soldats ont été tués à Kossa, et une autre attaque a eu lieu à Bani.", ("Kossa",)),
        ("Un convoi est tombé dans une embuscade entre Kossa et Bani : dix soldats tués.", ()),
        ("L’attaque du Comité et de l’Union à Kossa a tué dix soldats.", ("Kossa",)),
        (
            "Dix soldats ont été tués à Kossa, où il y a trois jours douze autres sont morts à Bani.",
            ("Kossa",),
        ),
        ("Un autre effondrement a été enregistré à Bani.", ()),
        ("L’attaque de Boko Haram a tué dix soldats.", ()),
        ("Des heurts ont eu lieu lundi sur le campus de Bani.", ("Bani",)),
        ("Le maire a été arrêté à son domicile de Bani.", ("Bani",)),
        ("Les chefs ont signé à Bani la Charte de Kossa après l’attaque.", ("Bani",)),
        ("Trois ans de prison ont été infligés à Awa Sani pour l’attaque.", ()),
        ("Un accident du train reliant Kossa à Bani a tué dix soldats.", ()),
        ("Le ministre, attendu, dans la semaine, à Bani, condamne l’attaque.", ()),
        ("Dix écoliers sont morts à Kossa, sept mois après un drame semblable à Bani.", ("Kossa",)),
        ("Une attaque a tué lundi dix soldats dans la capitale malienne.", ("Bamako",)),
        ("L’attaque a tué dix soldats, a dit lundi le ministre dans la capitale malienne.", ()),
    ],
)
def test_places_are_those_of_the_event(body: str, towns: tuple[str, ...]) -> None:
    assert read(body, "Incendie et attaque").towns == towns


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Le groupe « État islamique au Sahel » (EIS), branche d’Ansar Dine, l’a revendiquée.", ["EIS"]),
        ("L’attaque porte la marque du groupe État islamique au Sahel.", ["État islamique au Sahel"]),
        ("L’attaque a été menée par des hommes de la katiba Ansaroul Islam.", ["Ansaroul Islam"]),
        ("Le Groupe de soutien à l’islam et aux musulmans (Jnim, en arabe) l’a revendiquée.", ["Jnim"]),
        ("Le poste a été attaqué par le Jnim (Groupe de soutien à l’Islam et aux musulmans).", ["Jnim"]),
        ("L’attaque a été perpétrée par le Groupe état islamique au grand Sahara.",
         ["Groupe état islamique au grand Sahara"]),
        ("Le Front de libération de l’Azawad (FLA) affirme l’avoir abattu.", ["FLA"]),
        ("Alger dit avoir abattu un drone.", ["Alger"]),
        ("Le Front du Nord revendique la destruction du pont.", ["Front du Nord"]),
        ("L’attaque a été menée par les rebelles du FPL.", ["FPL"]),
        ("Ils ont sauté sur une mine posée par des éléments du Front du Nord entre Bani et Kossa.",
         ["Front du Nord"]),
        ("Le ministère dément tout sabotage et parle d’une panne due à une soudure.", ["nobody"]),
        ("L’incident est dû à une panne technique.", ["nobody"]),
        ("La région est régulièrement frappée par des groupes affiliés à Ansaroul Islam.", []),
        ("Les rebelles disent avoir tué des dizaines de combattants du groupe Wagner.", []),
        ("Une contre-offensive a été lancée par les forces burkinabè.", []),
        ("Ils attribuent à Wagner « 40 morts ».", []),
        ("Deux autres sont morts dans un accident de la circulation.", []),
    ],
)  # fmt: skip
def test_who_did_it_is_whom_the_news_names(sentence: str, who: list[str]) -> None:
    report = read(f"Dix soldats ont été tués lundi à Bani. {sentence}")
    assert [fact.words for fact in report.facts if fact.about == "perpetrator" and not fact.is_open] == who


def test_those_with_whom_attackers_are_linked_contradict_nobody() -> None:
    report = read("Dix soldats ont été tués lundi à Bani par des combattants affiliés à Al-Qaïda.")
    assert [fact.is_open for fact in report.facts if fact.about == "perpetrator"] == [True]


@pytest.mark.parametrize(
    ("body", "killed"),
    [
        ("Au moins 26 soldats ont péri lundi. Le bilan officiel est de 20 soldats et d’un civil tués.",
         ["≥ 26", "21"]),
        ("Trente soldats ont péri lundi, selon des témoins. Officiellement, 17 ont été tués.", ["30", "17"]),
        ("Neuf soldats ont été tués lundi à Bani. Deux des blessés ont succombé jeudi.", ["9"]),
        ("Nos hommes ont attaqué lundi un poste à Bani. Aucune victime n’est à déplorer dans nos rangs.", []),
        ("Vingt soldats sont morts lundi. Des sources donnent un bilan plus lourd, 35 tués.", ["20", "35"]),
        ("Quarante civils ont été tués lundi.\n\nLe 11 mai, à Kossa, un poste avait été visé.\n\n"
         "L’armée avait indiqué que neuf soldats ont été tués.", ["40"]),
        ("Pour rappel, douze soldats sont morts en mai.\n\nQuarante civils ont été tués lundi.", ["40"]),
        ("Il y a eu 30 morts à Bani et 12 à Kossa dans les attaques de lundi.", ["42"]),
        ("Cinq corps ont été repêchés lundi. Ils s’ajoutent aux six noyés de dimanche.", ["≥ 11"]),
        ("Plusieurs manifestants sont morts lundi. Deux policiers ont été tués, selon l’hôpital.", ["≥ 2"]),
        ("L’attaque a tué plusieurs dizaines de civils lundi. Au moins 59 personnes ont péri.", ["≥ 59"]),
        ("Onze soldats dont un officier tués lundi à Bani.", ["11"]),
        ("Le séisme a fait 90 morts lundi. Le Sud, à lui seul, compte 70 morts, selon le maire.", ["90"]),
        ("L’attaque a fait 21 morts. Lundi, le bilan provisoire faisait état de sept morts.", ["21"]),
        ("Vingt soldats sont morts lundi. À lire aussi : 300 morts dans un naufrage", ["20"]),
    ],
)  # fmt: skip
def test_the_toll_is_that_of_the_event(body: str, killed: list[str]) -> None:
    assert stated(read(body), "killed") == killed


def test_what_is_said_not_to_be_is_no_statement() -> None:
    report = read(
        "C’est à Kossa, et non à Bani, que l’attaque a fait 17 morts mardi, et non lundi.", "Attaque"
    )
    assert report.towns == ("Kossa",)
    assert report.begun is not None
    assert str(report.begun.first) == "2024-05-14"
    assert stated(report, "killed") == ["17"]
    assert stated(read("L’attaque a fait lundi 17 morts et non douze, dit le maire."), "killed") == ["17"]


def test_the_title_counts_all_where_the_text_counts_a_part() -> None:
    report = read(
        "L’hôpital a enregistré lundi deux décès.", "Bani : le bilan passe à 16 morts dans l’attaque"
    )
    assert stated(report, "killed") == ["16"]


def test_it_may_have_been_where_the_title_says() -> None:
    report = read("Dix soldats ont été tués lundi par des hommes armés.", "Niger : une attaque à Kossa")
    assert (report.towns, report.areas) == ((), ("Kossa",))


def test_people_and_offices_are_no_places() -> None:
    report = read(
        "Des retraités ont manifesté lundi au Pôle emploi et remis une lettre à Emmanuel Dupont.", "Marche"
    )
    assert (report.towns, report.areas) == ((), ())
    report = read(
        "Le Défenseur des droits est saisi : une attaque a fait trois blessés lundi à Ali Sabieh.", "Attaque"
    )
    assert (report.towns, report.areas) == (("Ali Sabieh",), ())


def test_bodies_and_movements_are_no_places() -> None:
    body = "Dix soldats ont été tués lundi près de la ville de Bani, selon le Comité et Al-Qaïda au Maghreb."
    assert read(body, "Attaque").areas == ("Bani",)


def test_those_who_came_to_one_of_many_towns_are_a_part() -> None:
    body = (
        "La marche de lundi a réuni 1,2 million de personnes, dont 80 000 à Bani, selon la police. Les "
        "organisateurs parlent de « plus de deux millions » de personnes. Selon la mairie, 36 000 personnes "
        "ont défilé à Kossa. La manifestation banienne a rassemblé 400 000 personnes selon le syndicat."
    )
    assert stated(read(body, "Marche"), "attendance") == [
        "1200000", "2000000–3000000", "80000", "36000",
    ]  # fmt: skip
    alone = "La marche de lundi a réuni 3 000 personnes à Bani."
    assert stated(read(alone, "Marche"), "attendance") == ["3000"]


def test_a_winner_is_a_person_and_no_coalition() -> None:
    body = "Awa Sani, de la coalition Bani Ensemble, est élue avec 54 % des voix lundi."
    assert stated(
        read(body, "Présidentielle : la coalition Bani Ensemble a remporté l’élection"), "outcome"
    ) == ["Awa Sani"]


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("Awa Sani a été battue lundi par Issa Bouba, qui obtient 52 % des suffrages.", ["Issa Bouba"]),
        ("Awa Sani affirme avoir remporté l’élection de lundi.", ["Awa Sani"]),
        ("Awa Sani revendique la victoire, lundi, à Bani.", ["Awa Sani"]),
        ("Ses amis contestent la victoire de Issa Bouba. Awa Sani a gagné avec 51 % des voix.", ["Awa Sani"]),
    ],
)
def test_who_wins_is_told_of_the_loser_too(body: str, outcome: list[str]) -> None:
    assert stated(read(body, "L’élection de lundi"), "outcome") == outcome


def test_an_oath_is_no_loan_and_a_vote_of_no_confidence_is_an_event() -> None:
    assert "aid" not in read("Le général a prêté serment lundi.", "Le général").families
    assert (
        "election" in read("Les députés ont adopté lundi la motion de censure.", "Le gouvernement").families
    )


@pytest.mark.parametrize(
    ("body", "ended"),
    [
        ("Le Niger et le Togo ont signé lundi un protocole. Il est valable cinq ans.", "2029-05-13"),
        ("Un accord, d’une durée d’un an, a été signé lundi à Bani.", "2025-05-13"),
        ("Les maîtres ont entamé lundi une grève de 48 heures.", "2024-05-14"),
        ("La ministre est arrivée lundi pour une visite qui s’achève vendredi.", "2024-05-17"),
        ("La radio a été suspendue lundi pour une durée d’un mois.", "2024-06-13"),
        ("Les maîtres, en grève depuis lundi, ont suspendu mardi soir leur mouvement.", "2024-05-14"),
        ("Commencée lundi, la visite s’est terminée mercredi soir.", "2024-05-15"),
        ("Le ministre est arrivé lundi à Bani en visite. Il quittera Bani mercredi 15 mai.", "2024-05-15"),
        (
            "Une trêve a été signée lundi. Elle vaut, pour une durée de six mois, dans tout le Nord.",
            "2024-11-13",
        ),
        ("Par un arrêté pris lundi, la radio ne pourra plus émettre pendant un mois.", "2024-06-13"),
        ("Le couvre-feu de 48 heures a commencé lundi.", "2024-05-14 2024-05-15"),
        ("Les concertations régionales ont pris fin lundi à Bani.", "2024-05-13"),
        ("Deux cadres ont été sommés lundi de partir sous 72 heures, une sanction.", "2024-05-16"),
    ],
)
def test_what_lasts_has_an_end(body: str, ended: str) -> None:
    day = read(body, "Accord, grève et sanction").ended
    assert day is not None
    assert " ".join(sorted({str(day.first), str(day.last)})) == ended


def test_a_time_of_day_is_no_duration() -> None:
    assert read("Une mission a essuyé des tirs lundi aux environs de 16 heures.", "Visite").ended is None


def test_who_signs_may_stand_behind_the_day() -> None:
    body = "La charte a été paraphée, lundi 13 mai, par le Togo, le Mali et le Tchad."
    assert stated(read(body, "Accord"), "participants") == ["Togo, Mali, Tchad"]


def test_the_title_counts_what_the_text_does_not() -> None:
    report = read("Un convoi est arrivé lundi à Bani.", "Bani : 1 104 migrants refoulés")
    assert stated(report, "amount") == ["1104"]
    report = read("Un convoi de 900 migrants est arrivé lundi à Bani.", "Bani : 1 104 migrants refoulés")
    assert stated(report, "amount") == ["900"]


def test_those_who_call_for_a_strike_are_compared() -> None:
    for body in (
        "À l’appel du SNEN, du SYNACEB et du SNAD, la grève a commencé lundi.",
        "Trois syndicats avaient appelé à la grève : le SNEN, le SYNACEB et le SNAD.",
        "La grève, lancée lundi par le SNEN, le SYNACEB et le SNAD, est suivie.",
        "Le SNEN, le SYNACEB et le SNAD observent depuis lundi un arrêt de travail.",
    ):
        assert stated(read(body, "Grève"), "participants") == ["SNEN, SYNACEB, SNAD"]


def test_what_is_said_not_to_have_been_is_denied() -> None:
    body = "Il n’y a pas eu {} lundi à Bani, affirme le candidat."
    assert stated(read(body.format("de coup d’État"), "Coup d’État"), "outcome") == ["denied"]
    assert stated(
        read("Il dément toute fermeture d’école : la grève de lundi est réelle.", "Grève"), "outcome"
    ) == ["reported"]
    assert stated(read(body.format("de blessés dans l’attaque"), "Attaque"), "outcome") == ["reported"]


@pytest.mark.parametrize(
    ("sentence", "ransom"),
    [
        ("« Aucune rançon n’a été versée », a souligné le préfet.", ["reported", "no ransom"]),
        ("Une rançon de dix millions a été payée, disent les familles.", ["reported", "a ransom"]),
        ("Tout ne s’est pas fait sans contrepartie.", ["reported", "a ransom"]),
        ("Ils ont été libérés contre une forte rançon.", ["reported", "a ransom"]),
        ("Une rançon était demandée.", ["reported"]),
    ],
)
def test_a_ransom_was_paid_or_not(sentence: str, ransom: list[str]) -> None:
    report = read(f"Neuf otages ont été libérés lundi à Bani. {sentence}", "Bani : neuf otages libres")
    assert stated(report, "outcome") == ransom


def test_a_portfolio_is_no_party_and_colleagues_are_ministers() -> None:
    body = "Les ministres des Transports du Togo et du Niger ont signé lundi à Bani un protocole d’accord."
    assert stated(read(body, "Accord"), "participants") == ["Togo, Niger"]
    body = "Les chefs d’État du Burkina Faso, du Mali et du Tchad ont signé lundi un accord."
    assert stated(read(body, "Accord"), "participants") == ["Burkina Faso, Mali, Tchad"]
    body = "Le chef est arrivé lundi avec ses collègues de la Sécurité, du Commerce et de l’Élevage."
    assert stated(read(body, "Visite"), "participants") == ["Sécurité, Commerce, Élevage"]


def test_a_march_sets_out_where_a_text_says_behind_the_place() -> None:
    body = "Samedi, entre le stade régional, d’où le cortège s’est ébranlé, et le pont, la marche a grandi."
    assert stated(read(body, "Marche"), "place") == ["stade régional"]


def test_the_town_in_front_of_a_title_is_one_of_which_the_body_tells() -> None:
    report = read("Un bus a percuté lundi un camion à la sortie de Kossa.", "Kossa : cinq morts")
    assert report.near == ("Kossa",)
    assert read("Un bus a percuté lundi un camion.", "Justice : cinq morts").near == ()


def test_the_way_of_those_who_were_taken_from_it_is_no_place() -> None:
    attack = "Six gendarmes ont été tués jeudi dans l’attaque d’un poste de la province du Lac."
    wounded = "Dix blessés ont été évacués en pirogue, puis en hélicoptère, vers N’Djamena."
    assert read(f"{attack} {wounded}", "Lac").near == ()
    assert read("Six gendarmes ont été tués jeudi vers Liwa.", "Lac").near == ("Liwa",)


def test_a_term_of_what_was_before_is_no_end() -> None:
    body = (
        "La grève de lundi est suivie malgré les sanctions qui ont frappé le pays jusqu’au mois de février."
    )
    assert read(body, "Grève et sanctions").ended is None


def test_what_has_not_been_since_a_year_is_no_reminder() -> None:
    body = (
        "La grève a commencé lundi.\n\nElle est suivie à 85 %, une mobilisation sans précédent depuis 2017."
    )
    assert stated(read(body, "Grève"), "amount") == ["85 %"]


def test_cases_since_january_are_those_of_the_epidemic() -> None:
    body = "L’épidémie de méningite a été déclarée lundi.\n\nOn a recensé plus de 300 cas depuis janvier."
    assert stated(read(body, "Méningite"), "amount") == ["300–450"]


def test_who_denies_an_attack_for_a_breakdown_denies_no_event() -> None:
    body = "Le ministère dément tout sabotage : la fuite de lundi est due à une panne technique."
    assert stated(read(body, "Attaque d’un oléoduc"), "outcome") == ["reported"]


def test_people_who_died_in_no_way_that_is_told_are_news() -> None:
    report = read("Six jeunes ont trouvé la mort lundi à Bani.", "Bani en deuil")
    assert (next(iter(report.families)), stated(report, "killed")) == ("accident", ["6"])


def test_a_short_sentence_is_no_label_of_a_brief() -> None:
    body = (
        "Une attaque a tué dix soldats lundi à Bani.\n\nOfficiellement, tout va bien. L’armée patrouille."
        "\n\nLe pays joue gros. Ses bases sont visées."
    )
    french = find_language("fr")
    dates = tuple(french.find_dates(body, "2024-05-16", None))
    assert len(french.read_news("Attaque à Bani", body, "2024-05-16", dates)) == 1


def test_a_term_that_was_once_promised_is_no_end() -> None:
    body = "Les soldats belges ont quitté leur base lundi. Ils s’étaient engagés à partir avant le 15 juin."
    assert read(body, "Les soldats belges ont quitté Bani").ended is None


def test_what_began_long_ago_may_be_news() -> None:
    body = "L’ancien maire est condamné à trois ans de prison, dans un procès ouvert depuis mai 2021."
    assert stated(read(body, "Procès"), "amount") == ["trois ans"]


def test_terms_of_prison_of_several_people_are_not_compared() -> None:
    body = "Le tribunal a condamné lundi l’ancien maire à trois ans de prison."
    assert stated(read(body, "Procès"), "amount") == ["trois ans"]
    assert stated(read(body + " Son adjoint écope de deux ans de prison.", "Procès"), "amount") == []


def test_who_tells_of_it_and_what_is_hardly_so_are_no_kind_of_event() -> None:
    assert list(read("La grève a commencé lundi, à peine 40 %, dit un élu local.", "Grève").families) == [
        "protest"
    ]


def test_what_is_overthrown_falls_and_what_overturns_is_an_accident() -> None:
    assert next(iter(read("Un car s’est renversé lundi : dix morts.", "Kossa").families)) == "accident"
    assert (
        next(iter(read("Le renversement d’un car a fait dix morts lundi.", "Kossa").families)) == "accident"
    )
    assert list(read("Le président a été renversé lundi.", "Kossa").families) == ["coup"]
    assert list(read("Le ministre a remis sa démission lundi.", "Kossa").families) == ["appointment"]


def test_a_seizure_and_a_coup_are_events() -> None:
    assert read("L’armée a pris le pouvoir lundi.", "Bissau").type == "coerce"
    assert (
        "coup" not in read("Dix soldats tués lundi. C’est le pire depuis le coup d’État de juillet.").families
    )
    assert read("L’État a décidé lundi de nationaliser la société.", "Une société").type == "coerce"
    assert read("Les putschistes ont renversé lundi le président.", "Putsch").type == "coerce"


@pytest.mark.parametrize(
    ("title", "body", "killed"),
    [
        ("Un pipeline saboté, six soldats tués",
         "Un pipeline a été attaqué dimanche à Bani. Six soldats avaient été tués le 3 mai à Kossa.", []),
        ("Attaque à Bani : douze morts",
         "Le village a été attaqué lundi. Pour rappel, douze civils avaient été tués en avril à Kossa.", []),
        ("Attaque à Bani : douze morts",
         "Le village a été attaqué lundi. Pour rappel, quatre civils avaient été tués en avril.", ["12"]),
    ],
)  # fmt: skip
def test_a_toll_of_an_earlier_event_is_not_that_of_the_title(
    title: str, body: str, killed: list[str]
) -> None:
    report = read(body, title)
    assert [fact.words for fact in report.facts if fact.about == "killed"] == killed


@pytest.mark.parametrize(
    ("sentence", "is_struck"),
    [
        ("Une unité des Forces de défense du Nord (FDN) a été attaquée lundi.", True),
        ("Des éléments de l’Armée du Volta sont tombés lundi dans une embuscade.", True),
        ("Des hommes de la Garde nationale ont été pris pour cible lundi.", True),
        ("Des combattants du Front du Nord ont attaqué lundi une caserne.", False),
        ("Des éléments du Front du Nord, arrivés à moto, ont enlevé lundi trois hommes.", False),
    ],
)
def test_those_who_are_attacked_are_no_attackers(sentence: str, is_struck: bool) -> None:
    report = read(f"{sentence} Dix personnes ont été tuées à Bani.")
    named = [fact for fact in report.facts if fact.about == "perpetrator" and not fact.is_open]
    assert (named == []) == is_struck


@pytest.mark.parametrize("mark", ["- ", "– ", "• "])
def test_the_parts_of_a_toll_are_no_briefs(mark: str) -> None:
    body = f"""Une patrouille a été attaquée lundi à Bani par des hommes armés.

Le bilan s’établit comme suit :

{mark}côté ami : vingt militaires et un civil tombés, neuf blessés ;

{mark}côté ennemi : plusieurs terroristes neutralisés.

Des renforts ont été dépêchés."""
    french = find_language("fr")
    items = french.read_news("Communiqué", body, "2024-05-16", french.find_dates(body, "2024-05-16", None))
    assert len(items) == 1
    assert (stated(items[0], "killed"), stated(items[0], "wounded")) == (["21"], ["9"])


def test_who_denies_that_a_strike_did_harm_does_not_deny_the_strike() -> None:
    harmless = (
        "Le ministère dément que des civils aient été tués et assure que la frappe effectuée lundi n’a fait"
        " aucun mort."
    )
    assert stated(read(harmless), "outcome") == ["reported"]
    assert stated(read("Le ministère dément la frappe de lundi : il n’y a eu aucun mort."), "outcome") == [
        "denied"
    ]


def test_sanctions_are_lifted_whole_or_in_part() -> None:
    whole = "Les ministres ont décidé lundi à Bani de la levée totale des sanctions contre le Niger."
    part = "L’Union n’a levé lundi qu’en partie les sanctions contre le Niger."
    assert "as a whole" in stated(read(whole, "Sanctions levées"), "outcome")
    assert "in part" in stated(read(part, "Sanctions levées"), "outcome")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Le gouverneur de Bani a reçu le maire. Une attaque a fait trois morts à Sola le 13 mai.",
         [("consult", False, ()), ("assault", True, ("Sola",))]),
        ("Le gouverneur a reçu le maire après l’attaque. Cette attaque a fait trois morts à Sola le 13 mai.",
         [("assault", True, ("Sola",))]),
        ("Une attaque a fait trois morts à Sola le 13 mai. " * 3, [("assault", True, ("Sola",))]),
    ],
)  # fmt: skip
def test_the_day_and_place_of_another_event_are_not_those_of_the_first(
    body: str, told: list[tuple[str, bool, tuple[str, ...]]]
) -> None:
    french = find_language("fr")
    items = french.read_news("Bani", body, "2024-05-16", tuple(french.find_dates(body, "2024-05-16", None)))
    assert [(one.type, one.begun is not None, one.towns) for one in items] == told


def test_a_toll_behind_dont_le_bilan_is_the_whole() -> None:
    assert stated(
        read("Le convoi est tombé lundi dans un guet-apens dont le bilan atteint dix morts."), "killed"
    ) == ["10"]


def test_a_march_sets_out_where_its_point_of_departure_is_said_to_be() -> None:
    march = read(
        "La marche de lundi à Bani a suivi la foule depuis le marché central, leur point de départ.", "Marche"
    )
    assert [fact.words for fact in march.facts if fact.of == "departure"] == ["marché central"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("L’attaque a tué dix hommes. À Fambita, on prie.", {"fambita"}),
        ("L’attaque a tué dix hommes. De Fambita, on ne voit rien.", {"fambita"}),
        ("L’attaque a tué dix hommes. « Nous avons fui », dit-il. « Dix morts ! »", set()),
        ("L’attaque a tué dix hommes. M. Fambita a fui.", {"fambita"}),
        ("L’attaque a tué dix soldats de Fambita, recrutés en 2019.", {"fambita"}),
        ("L’attaque a tué dix hommes lundi. Des soldats de Fambita ont été tués en 2019.", set()),
    ],
)
def test_names_are_those_of_the_news(body: str, names: set[str]) -> None:
    assert read(body, "Attaque").names == names


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Une nuit de mardi", "2024-05-14"),
        ("Le jeudi où tout a vacillé", "2024-05-16"),
        ("L’aube du 1er mai", "2024-05-01"),
        ("L’aube du 1er mai 2023", None),
        ("L’aube du 1er juin", None),
        ("Une nuit de mai", None),
        ("Du lundi au mardi", None),
        ("Rendez-vous lundi prochain", None),
    ],
)
def test_a_title_names_the_day_that_no_sentence_tells(title: str, day: str | None) -> None:
    begun = read("L’attaque a tué dix hommes. À Fambita, on a couché les enfants.", title).begun
    assert (str(begun.first) if begun else None) == day
    assert begun is None or not begun.is_stated


WEEK = """
{}

Une embuscade a tué dix soldats près de Fambita.

{}

Le ministre de la Santé a été nommé ambassadeur.

Un incendie a détruit le marché de Bani.
"""


@pytest.mark.parametrize(
    ("headings", "days"),
    [
        (("LUNDI", "MERCREDI"), ["2024-05-13", "2024-05-15", "2024-05-15"]),
        (("Vendredi 10 mai", "Jeudi"), ["2024-05-10", "2024-05-16", "2024-05-16"]),
        (("Jeudi :", "Mercredi :"), ["2024-05-09", "2024-05-15", "2024-05-15"]),
    ],
)
def test_what_stands_under_a_weekday_was_on_it(headings: tuple[str, str], days: list[str]) -> None:
    french = find_language("fr")
    body = WEEK.format(*headings).strip()
    dates = tuple(french.find_dates(body, "2024-05-16", None))
    reports = french.read_news("Sept jours au pays", body, "2024-05-16", dates)
    assert [str(report.begun.first) for report in reports if report.begun] == days


def test_a_weekday_in_a_text_is_no_heading() -> None:
    body = "Lundi, une embuscade a tué dix soldats.\n\nMardi.\n\nUn incendie a détruit le marché."
    assert len(find_language("fr").read_news("Attaque", body, "2024-05-16", ())) == 1


def test_an_interview_is_one_report_on_the_day_that_is_asked_about() -> None:
    body = (
        "Invité : Issa Moro, blessé à Bani.\n\n– Que s’est-il passé le 14 mai ?\n"
        "– Ils ont attaqué le marché.\n\n– Y a-t-il des morts ?\n– Onze morts chez nous, et neuf blessés.\n\n"
        "– Et maintenant ?\n– Nous restons."
    )
    french = find_language("fr")
    reports = french.read_news(
        "Attaque", body, "2024-05-16", tuple(french.find_dates(body, "2024-05-16", None))
    )
    assert [str(report.begun.first) for report in reports if report.begun] == ["2024-05-14"]
    assert stated(reports[0], "killed") == ["11"]


def test_a_quotation_in_front_says_little_of_what_kind_of_event_it_is() -> None:
    body = "« Tant que l’or paiera, il n’y aura pas de paix. » Le front a attaqué lundi le convoi de Bani."
    assert next(iter(read(body, "Le front parle").families)) == "attack"


@pytest.mark.parametrize(
    "title", ["Tribune : une attaque oubliée", "Opinion. L’attaque de trop", "Édito – Bani"]
)
def test_an_opinion_reports_nothing(title: str) -> None:
    body = "Une attaque a tué dix soldats lundi à Bani."
    french = find_language("fr")
    assert (
        french.read_news(title, body, "2024-05-16", tuple(french.find_dates(body, "2024-05-16", None))) == ()
    )


@pytest.mark.parametrize(
    ("body", "family"),
    [
        ("Deux otages enlevés en mars, puis détenus par leurs ravisseurs, ont été libérés lundi.", "release"),
        ("Les six foreurs pris en otage ont recouvré la liberté lundi.", "release"),
        ("Deux foreurs enlevés lundi : leurs ravisseurs exigent la libération de prisonniers.", "abduction"),
        ("La BID met lundi 82 milliards de francs sur la table pour l’eau de Bani.", "aid"),
        (
            "Le Conseil des ministres a confié lundi la direction générale de l’Office à Issa Moro.",
            "appointment",
        ),
    ],
)
def test_the_kind_is_that_of_the_news(body: str, family: str) -> None:
    assert next(iter(read(body, "").families)) == family


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Le roi à Bani après le massacre",
         "Le roi est arrivé lundi à Bani. Il a promis un puits. Il y a dormi. L’attaque a fait dix morts."),
        ("Après l’attaque de Bani, une visite", "Le Premier ministre a promis lundi du mil à Bani."),
        ("Le roi à Bani", "Après l’enlèvement de dix élèves, le roi est arrivé lundi à Bani."),
    ],
)  # fmt: skip
def test_who_comes_after_an_attack_is_a_visitor(title: str, body: str) -> None:
    assert read(body, title).type == "consult"


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        (
            "Le gouvernement a annoncé mardi le retrait de ses soldats de Gani. Une rue porte leur nom.\n\n"
            "Quatre cents soldats restent cantonnés au bord du lac.",
            "Le gouvernement a annoncé",
        ),
        ("Les rues sont vides. Dix soldats ont été tués lundi à Bani.", "Dix soldats"),
        (
            "Bani pleure encore. Le maire parle. Dix soldats ont été tués, selon lui, dans l’attaque.",
            "Dix soldats",
        ),
        (
            "Il n’y a pas eu d’attaque. C’est ce que dit la note du préfet. Rien n’a brûlé lundi à Bani.",
            "Rien n’a",
        ),
        ("Une attaque a visé lundi le marché de Bani. Dix soldats ont été tués.", "Une attaque"),
    ],
)
def test_an_event_is_quoted_by_a_sentence_that_says_something_of_it(body: str, quoted: str) -> None:
    item = read(body)
    assert body[item.start :].startswith(quoted)


def test_a_toll_of_some_days_in_the_past_is_no_second_event() -> None:
    body = "Une mine a tué mercredi quatre soldats à Bani."
    recalled = "\n\nLa zone est en alerte depuis l’assaut du poste de Kossa, où dix soldats sont morts {}."
    french = find_language("fr")

    def count(day: str) -> int:
        text = body + recalled.format(day)
        return len(
            french.read_news("Bani", text, "2024-05-16", tuple(french.find_dates(text, "2024-05-16", None)))
        )

    assert (count("au début du mois de mai"), count("le 3 mai")) == (1, 2)


@pytest.mark.parametrize(
    ("sentence", "close"),
    [
        ("Leurs ravisseurs les ont déposés à l’entrée de Téra.", ("Téra",)),
        ("Ils ont été trouvés par des bergers aux abords de Téra.", ("Téra",)),
        ("Une patrouille les a recueillis à la sortie de Téra.", ("Téra",)),
        ("Leurs familles vivent à l’entrée de Téra.", ()),
        ("Ils habitent aux abords de Téra.", ()),
    ],
)
def test_people_are_free_again_where_they_were_set_down_or_found(
    sentence: str, close: tuple[str, ...]
) -> None:
    assert read(f"Neuf passagers ont été relâchés mercredi. {sentence}", "Ils sont libres").close == close


@pytest.mark.parametrize("title", ["Rapt de Téra : huit disparus", "Attaque de Téra : huit morts"])
def test_the_town_of_an_event_is_read_of_a_title(title: str) -> None:
    assert read("Huit habitants ont été enlevés mercredi.", title).near == ("Téra",)


def test_what_is_counted_since_a_day_is_no_second_event() -> None:
    body = (
        "Un car a heurté un camion mardi à Bani.\n\n"
        "Depuis le 3 mai, les accidents de la route ont fait dix morts et plus de 200 blessés."
    )
    french = find_language("fr")
    assert (
        len(french.read_news("Accident", body, "2024-05-16", french.find_dates(body, "2024-05-16", None)))
        == 1
    )


def test_a_day_that_a_text_without_a_date_recalls_is_not_that_of_the_event() -> None:
    body = (
        "Un chef du Front du Nord, Issa Bouba, a été tué jeudi à Bani dans une frappe.\n\n"
        "Il avait revendiqué l’attaque du 3 mai 2015 à Gani, qui avait fait 30 morts."
    )
    french = find_language("fr")
    (item,) = french.read_news("Un chef tué", body, None, french.find_dates(body, None, None))
    assert item.begun is None


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        ("Limogé lundi, le ministre Issa Bako a été remplacé mardi par Ali Sow.", "2024-05-13", "2024-05-14"),
        ("Ali Sow a été nommé mardi ministre. Issa Bako avait été démis lundi.", "2024-05-13", "2024-05-14"),
        ("Renvoyé le 13 mai par le roi, Issa Bako a un successeur : Ali Sow, désigné mardi 14 mai.",
         "2024-05-13", "2024-05-14"),
        ("Le roi a limogé lundi le ministre Bako. Il l’avait nommé le 3 mars.", "2024-05-13", "2024-05-13"),
        ("Le roi a limogé lundi le ministre Issa Bako.", "2024-05-13", "2024-05-13"),
    ],
)  # fmt: skip
def test_a_change_in_office_has_the_days_of_both(body: str, first: str, last: str) -> None:
    begun = read(body, "Un ministre s’en va").begun
    assert begun is not None
    assert (str(begun.first), str(begun.last)) == (first, last)


def test_the_last_soldiers_of_a_mission_leave_and_end_no_visit() -> None:
    body = (
        "La Norvège n’a plus de soldats au Tchad. Une trentaine de militaires, les derniers d’un détachement,"
        " ont quitté mardi soir le camp de Bani, mettant un terme à la mission de formation depuis 2019."
    )
    report = read(body, "Fin de la mission de formation norvégienne au Tchad")
    assert next(iter(report.families)) == "withdrawal"
    assert report.begun is not None and str(report.begun.first) == "2024-05-14"
    assert report.towns == ("Bani",)
