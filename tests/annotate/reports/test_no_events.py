"""Words that look like events and are none: names, credits, habits, wishes, what was not possible."""

from __future__ import annotations

import pytest

from tests.annotate.reports.test_report_finder import reports_of


@pytest.mark.parametrize(
    "sentence",
    [
        "ACCRA, 1er mars 2022 (Agence Volta Presse) – Kofi Adjei dort.",
        "ACCRA (La Dépêche du Golfe) - Kofi Adjei dort.",
        "LOMÉ (Agence Volta Presse) — Akua Mensah est ministre.",
        "Contact presse : Kofi Adjei, directeur général – presse@mines.example",
        "Contact presse Union du golfe",
        "Service de presse : Akua Mensah, presse@udg.example.",
        "Écrire à attaque@union.example pour Kofi Adjei.",
        "Selon Libération, Kofi Adjei vit à Lomé.",
        "Kofi Adjei parle au journal Libération.",
        "Le Mouvement de Libération du Ghana est à Lomé.",
        "Le Front populaire de libération (FPL) informe Kofi Adjei.",
        "Kofi Adjei lit La Marche du Golfe à Lomé.",
        "Le point presse du ministre Kofi Adjei dure.",
    ],
)
def test_names_datelines_and_contacts_report_nothing(sentence: str) -> None:
    assert [one.types for one in reports_of(sentence) if one.types] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Les recherches de Kofi Adjei se poursuivent au Togo.",
        "Kofi Adjei se demande où est Akua Mensah.",
        "Le train s’arrête à Lomé.",
        "La pluie s’est abattue sur Dapaong.",
        "Aucune victime n’est à déplorer au Togo.",
        "Aucun blessé n’a été déploré à Dapaong.",
        "On déplore douze morts à Dapaong.",
        "Kofi Adjei rend visite à Akua Mensah deux fois par semaine.",
        "Chaque vendredi, Kofi Adjei rencontre Akua Mensah.",
        "Kofi Adjei recevait souvent Akua Mensah.",
        "Kofi Adjei visite régulièrement le Togo.",
        "Kofi Adjei souhaite un prompt rétablissement à Akua Mensah.",
        "Akua Mensah a souhaité la bienvenue à Kofi Adjei.",
        "Kofi Adjei espère un retour rapide de la pluie au Togo.",
        "Kofi Adjei n’a pas souhaité s’exprimer.",
        "Akua Mensah n’a pas voulu commenter.",
        "Le Togo s’est refusé à tout commentaire.",
        "Kofi Adjei n’a pas pu rencontrer Akua Mensah.",
        "Les avocats de Kofi Adjei n’ont pu s’entretenir avec Akua Mensah.",
        "Le Ghana est prêt à rire avec le Togo face aux sanctions.",
        "Le mouvement a revendiqué l’opération auprès de Kofi Adjei.",
        "La république du Togo est prête à rire avec le Ghana.",
    ],
)
def test_habits_wishes_and_what_was_not_possible_are_no_events(sentence: str) -> None:
    assert [one.types for one in reports_of(sentence) if one.types] == []


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Kofi Adjei presse le Togo de rouvrir la route.", "request"),
        ("Le Ghana dépêche un émissaire à Lomé.", "mobilize"),
        ("LES HOMMES DE KOFI ADJEI ONT ATTAQUÉ DAPAONG.", "assault"),
        ("« Attaque du Togo : douze morts », a dit Kofi Adjei.", "assault"),
        ("Le Sommet de Lomé a réuni Kofi Adjei et Akua Mensah.", "consult"),
        ("Kofi Adjei a reçu Akua Mensah deux fois par semaine.", "consult"),
        ("Kofi Adjei a revendiqué l’attaque de Dapaong.", "assault"),
        ("Les mineurs du Togo revendiquent une hausse des salaires.", "request"),
        ("Kofi Adjei souhaite renforcer son aide au Togo.", "agree"),
        ("Le Togo a refusé de recevoir Akua Mensah.", "reject"),
        ("Kofi Adjei regrette la décision du Togo.", "accuse"),
        ("La justice du Togo poursuit Kofi Adjei pour complot.", "accuse"),
    ],
)
def test_what_is_told_beside_them_is_still_an_event(sentence: str, type_: str) -> None:
    found = [one for one in reports_of(sentence) if one.types]
    assert found and type_ in found[0].types, found


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Au Togo, 300 éleveurs ont été tués depuis mars 2021.", []),
        ("Depuis 2020, des attaques ont fait 40 morts au Togo.", []),
        ("Depuis janvier 2021, des hommes armés ont attaqué douze fois le Togo.", []),
        ("Trois éleveurs ont été tués au Togo le 3 mai.", ["assault"]),
        ("Le Togo est dirigé par Kofi Adjei, arrêté depuis mars 2021.", ["coerce"]),
    ],
)
def test_a_toll_since_a_month_or_year_is_no_event(sentence: str, types: list[str]) -> None:
    assert [one.types[0] for one in reports_of(sentence) if one.types] == types
