"""Titles of events: with a subject and a verb, or what happened where; short, and never cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.reports.test_report_finder import reports_of
from tui.annotate.reports.titles.title_writer import MAX_CHARS, title_writer

WRITER = title_writer("fr")


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        # short enough as it is
        ("Le bilan de l’attaque s’alourdit.", "Le bilan de l’attaque s’alourdit"),
        # datelines and marks of lists are no part of it
        ("ACCRA (Agence Volta) – Le Ghana a rouvert sa frontière.", "Le Ghana a rouvert sa frontière"),
        ("(Agence Volta, 8 juillet 2024) - Les soldats ont quitté la base.",
         "Les soldats ont quitté la base"),
        ("ACCRA, 8 mai (Agence Volta) – Le port est fermé.", "Le port est fermé"),
        ("- 353 287 personnes sinistrées", "353 287 personnes sinistrées"),
        # it stops at a mark, or before a preposition, with its verb in it
        ("Samedi 6 juillet, un avion a emporté les derniers militaires qui se trouvaient encore à la base "
         "de Dapaong, à côté de l’aéroport.", "Samedi 6 juillet, un avion a emporté les derniers militaires"),
        ("Douze soldats ont péri le 25 juin dans une embuscade tendue à Dapaong, dans le nord du Togo, "
         "selon une source sécuritaire jointe par Radio Volta.",
         "Douze soldats ont péri le 25 juin dans une embuscade tendue à Dapaong"),
        ("Le ministre ghanéen des Mines, Kofi Adjei, est arrivé mercredi 17 juillet à Lomé à la tête d’une "
         "importante délégation.", "Le ministre ghanéen des Mines est arrivé mercredi 17 juillet à Lomé"),
        # a comma in a number ends nothing
        ("La liste que conduisait Kofi Adjei a obtenu 51,8 % des suffrages, contre 48,2 % à celle d’Akua "
         "Mensah, selon la commission électorale nationale du Togo.",
         "La liste que conduisait Kofi Adjei a obtenu 51,8 % des suffrages"),
        # a label and the mark of a list are no part of it
        ("VIDÉO/ENTRETIEN - Le port de Lomé rouvre lundi.", "Le port de Lomé rouvre lundi"),
        ("LOMÉ | Le port rouvre lundi.", "Le port rouvre lundi"),
        ("• Le port de Lomé rouvre lundi.", "Le port de Lomé rouvre lundi"),
        # a clause before the main one gives way to it
        ("Alors que les dockers campaient depuis dix jours devant les grilles du port de Lomé, des inconnus "
         "ont attaqué lundi le dépôt de cacao, brûlant trois camions.",
         "Des inconnus ont attaqué lundi le dépôt de cacao, brûlant trois camions"),
        ("Parce qu’il n’y avait plus de quoi payer les gardes du musée de Dapaong, le maire a décidé mardi "
         "de le fermer pour deux mois.", "Le maire a décidé mardi de le fermer pour deux mois"),
        ("Avec 4 000 marcheurs samedi à Lomé et un nombre record de vitres brisées au marché de Dapaong, la "
         "deuxième journée des dockers a laissé des traces.",
         "La deuxième journée des dockers a laissé des traces"),
        ("Trois mois après la crue de la Volta dans laquelle ont péri huit pêcheurs de Dapaong, des "
         "centaines de riverains ont défilé contre le barrage.",
         "Des centaines de riverains ont défilé contre le barrage"),
        # it ends neither within a conjunction nor before what is accepted, and a list of quotations is one
        ("À ce jour, plus de trente dockers ont été blessés, alors que la police a tiré des grenades à plus "
         "de cent reprises près du port de Lomé.", "À ce jour, plus de trente dockers ont été blessés"),
        ("Le gouvernement togolais accepte finalement que les dockers défilent sur le boulevard circulaire "
         "qui longe la lagune de Lomé.",
         "Le gouvernement togolais accepte finalement que les dockers défilent"),
        ("Les dockers de Lomé disent « absurdes », « injustes » et « cruelles » les amendes du nouveau "
         "directeur du port togolais.",
         "Les dockers de Lomé disent « absurdes », « injustes » et « cruelles » les amendes du nouveau "
         "directeur du port togolais"),
        # it has who did it
        ("La marche des dockers a été marquée samedi par une baisse de la participation, que le syndicat du "
         "port de Lomé dit provisoire.",
         "La marche des dockers a été marquée samedi par une baisse de la participation"),
        # who only says it is left out
        ("Le gouverneur de la région, le colonel Yaw Boateng, a confirmé mardi qu’un tronçon de l’oléoduc "
         "avait été saboté dans la nuit.", "Un tronçon de l’oléoduc avait été saboté dans la nuit"),
        ("Ama Owusu a annoncé qu’elle quittait le parti.", "Ama Owusu a annoncé qu’elle quittait le parti"),
        # a list of those who act stays whole
        ("Les chefs d’État du Burkina Faso, du Mali et du Niger ont signé ce samedi 6 juillet 2024 à Niamey "
         "le traité d’une ligue.",
         "Les chefs d’État du Burkina Faso, du Mali et du Niger ont signé ce samedi 6 juillet 2024 à Niamey "
         "le traité d’une ligue"),
        # it has what was announced, decided, signed, and who did so
        ("Le porte-parole du port, le capitaine Yaw Boateng, a annoncé samedi à la radio nationale que le "
         "Togo dénonce « avec effet immédiat » l’accord relatif aux ponts.",
         "Le Togo dénonce « avec effet immédiat » l’accord relatif aux ponts"),
        ("Le Togo et le Ghana ont signé vendredi 12 avril à Lomé un protocole prévoyant une avance de "
         "400 millions de dollars sur la vente de cacao.",
         "Le Togo et le Ghana ont signé vendredi 12 avril à Lomé un protocole prévoyant une avance de 400 "
         "millions de dollars"),
        ("Le général Yaw Boateng, ministre ghanéen de la Défense, est arrivé mercredi 13 mars à Lomé à la "
         "tête d’une délégation.",
         "Le général Yaw Boateng est arrivé mercredi 13 mars à Lomé à la tête d’une délégation"),
        ("Le ministre ghanéen des Affaires étrangères, Kofi Adjei, l’a accueilli à l’aéroport international.",
         "Le ministre ghanéen des Affaires étrangères l’a accueilli à l’aéroport international"),
        ("Le président de la ligue, le général Yaw Boateng, a reçu mardi à Lomé une délégation togolaise "
         "conduite par le ministre de la Défense.",
         "Le président de la ligue a reçu mardi à Lomé une délégation togolaise"),
        ("Ce jour, mardi 25 juin 2024, aux environs de 10 heures 20, une unité en mission dans le "
         "secteur de Dapaong, région des Savanes, a été attaquée par une coalition.",
         "Une unité en mission dans le secteur de Dapaong a été attaquée par une coalition"),
    ],
)  # fmt: skip
def test_a_sentence_becomes_a_title(sentence: str, title: str) -> None:
    assert WRITER.write(sentence) == title


@pytest.mark.parametrize(
    ("body", "type_", "title"),
    [
        # a clause without its subject takes that of its sentence
        ("L’oléoduc géant qui relie le Ghana au port a été attaqué par des hommes armés.", "assault",
         "L’oléoduc géant qui relie le Ghana au port a été attaqué par des hommes armés"),
        ("Les derniers soldats ont accusé le Togo, et ont quitté Dapaong dimanche.", "retreat",
         "Les derniers soldats ont accusé le Togo, et ont quitté Dapaong dimanche"),
        # a noun alone is no title, a noun with a place is
        ("Le retrait a été notifié au Togo le 3 mai.", "retreat",
         "Le retrait a été notifié au Togo le 3 mai"),
        ("Akua Mensah s’est félicitée du retrait des troupes ghanéennes de Dapaong.", "retreat",
         "Akua Mensah s’est félicitée du retrait des troupes ghanéennes de Dapaong"),
        # what was decided is in it
        ("La Ligue économique des pays du golfe et du fleuve a décidé samedi à Lomé de lever, « avec effet "
         "immédiat », les sanctions imposées au Togo depuis le 30 juillet.", "retreat",
         "La Ligue économique des pays du golfe et du fleuve a décidé samedi à Lomé de lever les sanctions "
         "imposées au Togo"),
        # what is praised or denounced is said
        ("Akua Mensah a salué « un choix souverain ».", "support",
         "Akua Mensah a salué « un choix souverain »"),
        ("Kofi Adjei a condamné « un acte lâche et barbare ».", "accuse",
         "Kofi Adjei a condamné « un acte lâche et barbare »"),
    ],
)  # fmt: skip
def test_a_report_has_the_title_of_its_clause(body: str, type_: str, title: str) -> None:
    report = next(one for one in reports_of(body) if type_ in one.types)
    assert WRITER.title_of(body, report) == title


WORDS = "le qui a été attaqué , « » de Lomé par et mardi ( ) que Boateng . é"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=120))
def test_any_words_make_a_title_of_some_length(words: list[str]) -> None:
    title = WRITER.write(" ".join(words))
    assert len(title) <= MAX_CHARS + 2 and "…" not in title
    assert title == title.strip()
