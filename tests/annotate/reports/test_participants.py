"""Who has a part in a reported event and in which role: who suffers it, who only says so, who comes along."""

from __future__ import annotations

import pytest

from tests.annotate.found_events.corpus import find_events
from tests.annotate.found_events.test_quotations import contradictions_in, kept
from tests.annotate.reports.test_report_finder import ACTORS, actor, country
from tui.annotate.annotator import Annotator
from tui.annotate.found_events.finder import read_news
from tui.annotate.found_events.known_actors import with_participants
from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.reports.report import Report
from tui.annotate.reports.report_finder import find_reports
from tui.languages.registry import find_language
from tui.model.records import Article

KNOWN = [
    *ACTORS,
    actor("owusu", "Ama Owusu", "person"),
    actor("boateng", "Yaw Boateng", "person"),
    actor("army", "Forces du Volta", "public-body", "FDV"),
    actor("front", "Front libre du Nord", "group", "FLN"),
    actor("mines", "Volta Mines", "organization"),
    actor("sekondi", "Sékondi", "place"),
    country("benin", "Bénin", "béninois", "Cotonou"),
]
BY_ID = {one.id: one for one in KNOWN}


def read(body: str) -> tuple[Article, list[Report]]:
    article = Article(id="a", title="", date="2022-05-20", lang="fr", body=body)
    marks = Annotator(KNOWN).annotate(article)
    return article, find_reports(article, marks, BY_ID, find_language("fr"))


def roles(body: str, type_: str) -> dict[str, str]:
    """Return the roles in the report of a type, with the place."""
    report = next(one for one in read(body)[1] if type_ in one.types[:2])
    roles: dict[str, str] = {one.actor: one.role for one in report.participants}
    return roles | ({report.place: "place"} if report.place else {})


@pytest.mark.parametrize(
    ("body", "type_", "expected"),
    [
        # who suffers what happens is not who does it
        ("Douze soldats des Forces du Volta ont péri dans une embuscade.", "assault", {"army": "recipient"}),
        ("Les Forces du Volta ont perdu la vie dans une embuscade.", "assault", {"army": "recipient"}),
        ("Yaw Boateng, libéré le 3 mai, vit en exil.", "retreat", {"boateng": "recipient"}),
        ("Une unité des Forces du Volta a été attaquée par le Front libre du Nord.", "assault",
         {"army": "recipient", "front": "actor"}),
        ("Des policiers ont arrêté Yaw Boateng.", "coerce", {"boateng": "recipient"}),
        ("Le ministère a retiré mercredi à Volta Mines son permis.", "sanction", {"mines": "recipient"}),
        # who only says so has no part
        ("Douze soldats ont péri dans une embuscade, a annoncé Akua Mensah.", "assault", {}),
        ("Akua Mensah a confirmé mardi que douze soldats avaient été tués.", "assault", {}),
        ("Selon Akua Mensah, ministre des Mines, le Front libre du Nord a attaqué le port.", "assault",
         {"front": "actor"}),
        ("Le Front libre du Nord a attaqué le port, d’après une source jointe par Radio Volta.", "assault",
         {"front": "actor"}),
        ("Le Front libre du Nord a attaqué le port, a appris Radio Volta auprès de Yaw Boateng.", "assault",
         {"front": "actor"}),
        ("Les soldats ghanéens ont quitté la base, a déclaré Yaw Boateng.", "retreat", {"ghana": "actor"}),
        ("Selon Yaw Boateng, le procès est une farce, a dénoncé l’avocat.", "accuse", {"boateng": "actor"}),
        ("Selon l’agence Radio Volta, la société Volta Mines a attaqué le Togo.", "assault",
         {"mines": "actor", "togo": "recipient"}),
        # who comes along acts with whom it accompanies
        ("Akua Mensah est arrivée à Lomé à la tête d’une délégation comprenant Ama Owusu et Yaw Boateng.",
         "consult", {"mensah": "actor", "togo": "place", "owusu": "actor", "boateng": "actor"}),
        ("Akua Mensah, accompagnée de Yaw Boateng, a été reçue par Kofi Adjei.", "consult",
         {"mensah": "recipient", "boateng": "recipient", "adjei": "actor"}),
        ("La délégation a été reçue par le chef de la mission, le général de brigade Yaw Boateng.", "consult",
         {"boateng": "actor"}),
        # the other side of a break; who decides; halves of names; parts of a country
        ("Le Ghana et le Togo ont consacré leur divorce avec l’Union du golfe en créant une ligue.",
         "support", {"ghana": "actor", "togo": "actor", "union": "recipient"}),
        ("Volta Mines prend acte de la décision du Ghana de suspendre le contrat.", "sanction",
         {"mines": "recipient", "ghana": "actor"}),
        ("Le Front libre du Nord a attaqué l’oléoduc Ghana-Bénin.", "assault", {"front": "actor"}),
        ("Douze soldats ont péri dans l’ouest du Togo.", "assault", {"togo": "place"}),
        # who is only beyond the border, or says who somebody is; to whom an attack is attributed
        ("Douze soldats togolais ont été tués près des frontières du Ghana et du Bénin.", "assault",
         {"togo": "recipient"}),
        ("Douze soldats togolais ont été tués non loin de la frontière ghanéenne.", "assault",
         {"togo": "recipient"}),
        ("Le Togo a attaqué des villages frontaliers du Bénin.", "assault",
         {"togo": "actor", "benin": "recipient"}),
        ("Le Togo a fermé sa frontière avec le Bénin.", "sanction", {"togo": "actor", "benin": "recipient"}),
        ("Douze soldats togolais ont été tués dans une attaque attribuée au Front libre du Nord.", "assault",
         {"togo": "recipient", "front": "actor"}),
        ("Akua Mensah a rencontré le maire de Sékondi.", "consult", {"mensah": "actor"}),
    ],
)  # fmt: skip
def test_roles_follow_from_what_is_done(body: str, type_: str, expected: dict[str, str]) -> None:
    assert roles(body, type_) == expected


def test_a_country_that_acts_in_its_capital_has_a_part() -> None:
    (report,) = read("Le Togo et le Ghana ont signé un accord à Lomé.")[1]
    assert report.place == "togo"
    assert {one.actor: one.role for one in report.participants} == {"togo": "actor", "ghana": "actor"}


def found_participants(body: str) -> dict[str, str]:
    """Return who has a part in the news of a text."""
    article = Article(id="a", title="", date="2022-05-20", lang="fr", body=body)
    marks = Annotator(KNOWN).annotate(article)
    items = read_news(article, marks.dates)
    reports = find_reports(article, marks, BY_ID, find_language("fr"))
    (item, *_) = with_participants(items, article, marks, BY_ID, reports)
    return {one.actor: one.role for one in item.participants}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Une embuscade a fait douze morts mardi près de Dapaong. Le FLN a revendiqué l’attaque.",
         {"front": "actor"}),
        ("Une embuscade a fait douze morts mardi. L’attaque est attribuée au Front libre du Nord.",
         {"front": "actor"}),
        ("Yaw Boateng a voulu faire oublier l’attaque de mardi, qui a coûté la vie à douze soldats.", {}),
        ("Une unité des Forces du Volta (FDV) a été attaquée mardi par des hommes armés.",
         {"army": "recipient"}),
        # nobody does what is done in a country
        ("Une attaque a fait douze morts lundi au Bénin, selon Ama Owusu.", {}),
    ],
)  # fmt: skip
def test_those_who_are_named_as_the_attackers_act(body: str, expected: dict[str, str]) -> None:
    actual = found_participants(body)
    assert {id: role for id, role in actual.items() if role != "place"} == expected


@pytest.mark.parametrize(
    ("body", "place", "country"),
    [
        ("Une attaque a fait douze morts lundi au Bénin, selon Ama Owusu.", "benin", None),
        (
            "Douze soldats ont été tués lundi dans une attaque à Kelbo, dans le nord du Bénin.",
            "Kelbo",
            "benin",
        ),
        ("Une attaque a fait douze morts lundi à Kelbo, au Bénin, selon Ama Owusu.", "Kelbo", "benin"),
        ("Douze soldats ont été tués lundi à Sékondi, dans le nord du Bénin.", "sekondi", None),
    ],
)
def test_a_kept_event_was_in_the_town_that_is_told(body: str, place: str, country: str | None) -> None:
    article = Article(id="a", title="", date="2022-05-20", lang="fr", body=body)
    marks = Annotator(KNOWN).annotate(article)
    reports = find_reports(article, marks, BY_ID, find_language("fr"))
    items = with_participants(read_news(article, marks.dates), article, marks, BY_ID, reports)
    (found,) = find_events(items, {"a": article}.__getitem__)
    event = kept(found)
    assert event.place == place
    assert [one.actor for one in event.participants if one.role == "place"] == [country] * bool(country)


def test_two_names_of_one_actor_are_no_disagreement() -> None:
    bodies = {
        "a": "Douze soldats ont été tués mardi dans une embuscade près de Torodi. "
        "L’attaque a été revendiquée par le Front libre du Nord.",
        "b": "L’embuscade de mardi près de Torodi a coûté la vie à douze soldats. "
        "Le FLN a revendiqué l’assaut.",
    }
    items: list[PublishedItem] = []
    articles: dict[str, Article] = {}
    for name, body in bodies.items():
        article = Article(id=name, title="", date="2022-05-20", lang="fr", body=body, publisher=name)
        marks = Annotator(KNOWN).annotate(article)
        articles[name] = article
        items += with_participants(read_news(article, marks.dates), article, marks, BY_ID, [])
    (found,) = find_events(items, articles.__getitem__)
    assert [one.about for one in found.comparison.differ] == []
    assert "perpetrator" in [one.about for one in found.comparison.agree]
    assert contradictions_in(kept(found)) == set()


def test_a_body_is_no_place() -> None:
    def places(body: str) -> tuple[str, ...]:
        article = Article(id="a", title="", date="2022-05-20", lang="fr", body=body)
        marks = Annotator(KNOWN).annotate(article)
        (item, *_) = with_participants(read_news(article, marks.dates), article, marks, BY_ID, [])
        return (*item.report.towns, *item.report.areas)

    assert places("Le gouvernement a retiré lundi à Volta Mines ses permis : un retrait sans appel.") == ()
    assert places("Le retrait des soldats a commencé lundi à Dapaong.") == ("Dapaong",)
    body = (
        "Les soldats ont quitté la base lundi, un retrait annoncé par le département américain de la Défense."
    )
    assert "Défense" not in places(body)
