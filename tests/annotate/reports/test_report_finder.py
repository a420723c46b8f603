"""Which events sentences report: of which type, by whom, where, when, and whether they took place."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.annotate.annotator import Annotator
from tui.annotate.reports.passage_report import read_report
from tui.annotate.reports.report import Report
from tui.annotate.reports.report_finder import find_reports
from tui.languages.registry import find_language
from tui.model.records import Actor, ActorType, Article, Name, Role


def country(id: str, name: str, demonym: str, capital: str) -> Actor:
    forms = (demonym, f"{demonym}e", f"{demonym}s", f"{demonym}es")
    return Actor(id=id, name=name, type="country", demonyms=forms, capitals=(capital,))


def actor(id: str, name: str, type: ActorType, *aliases: str, **more: object) -> Actor:
    return Actor(id=id, name=name, type=type, aliases=tuple(map(Name, aliases)), **more)  # type: ignore[arg-type]


ACTORS = [
    country("ghana", "Ghana", "ghanéen", "Accra"),
    country("togo", "Togo", "togolais", "Lomé"),
    country("perou", "Pérou", "péruvien", "Lima"),
    actor("mensah", "Akua Mensah", "person", roles=(Role("ministre des Mines", "ghana"),)),
    actor("adjei", "Kofi Adjei", "person", roles=(Role("président", "ghana"),)),
    actor("union", "Union du golfe", "organization", "UDG"),
    actor("dapaong", "Dapaong", "place"),
    actor("radio", "Radio Volta", "media"),
]


def reports_of(body: str, date: str | None = "2022-05-20") -> list[Report]:
    article = Article(id="a", title="", date=date, lang="fr", body=body)
    marks = Annotator(ACTORS).annotate(article)
    return find_reports(article, marks, {one.id: one for one in ACTORS}, find_language("fr"))


def only(body: str) -> Report:
    found = [one for one in reports_of(body) if one.types]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Kofi Adjei et Lomé sont convenus de reprendre les vols.", "agree"),
        ("Akua Mensah s’est entretenue lundi avec la délégation du Togo.", "consult"),
        ("Le Ghana et le Togo ont paraphé un traité d’amitié.", "support"),
        ("Le Togo a signé un protocole d’accord avec le Ghana.", "support"),
        ("Le gouvernement du Togo a cédé et a assoupli la loi.", "concede"),
        ("Les armées du Ghana et du Togo mènent des exercices communs.", "cooperate"),
        ("Le Pérou a livré trente tonnes de riz au Togo.", "aid"),
        ("Les soldats du Ghana se sont retirés de Dapaong.", "retreat"),
        ("Lomé a exhorté le Ghana à ouvrir la route.", "request"),
        ("Akua Mensah a accusé le Togo de tricher.", "accuse"),
        ("Le Togo a décliné l’offre du Ghana.", "reject"),
        ("Le Ghana a menacé le Togo de représailles.", "threaten"),
        ("Des milliers de gens ont défilé mardi à Lomé.", "protest"),
        ("Le Ghana a expulsé l’ambassadeur du Togo.", "sanction"),
        ("Le Ghana a dénoncé le traité qui le lie au Togo.", "sanction"),
        ("Le Togo a déployé deux bataillons à Dapaong.", "mobilize"),
        ("La police du Togo a interpellé neuf étudiants.", "coerce"),
        ("Un putsch a échoué mardi au Togo.", "coerce"),
        ("Des hommes armés ont attaqué un poste à Dapaong.", "assault"),
        ("Une embuscade a coûté la vie à deux gendarmes à Dapaong.", "assault"),
    ],
)
def test_each_type_is_told_by_verbs_and_nouns(sentence: str, type_: str) -> None:
    found = [one for one in reports_of(sentence) if one.types]
    assert found and type_ in found[0].types[:2], found
    assert found[0].factuality == "reported"


@pytest.mark.parametrize(
    ("sentence", "factuality", "types"),
    [
        ("Kofi Adjei se rendra vendredi à Lomé.", "planned", ("agree",)),
        ("Kofi Adjei devait rencontrer Akua Mensah.", "planned", ("agree",)),
        ("Le Ghana va retirer ses troupes du Togo.", "planned", ("concede",)),
        ("Le Ghana va fermer son ambassade au Togo.", "planned", ("threaten",)),
        ("Le Ghana prépare une attaque contre le Togo.", "planned", ("threaten",)),
        ("Le Togo n’a pas signé l’accord.", "denied", ("reject",)),
        ("Le Togo ne reconnaît plus le gouvernement du Ghana.", "denied", ("reject",)),
        ("Les soldats du Ghana n’ont tué personne.", "denied", ()),
        ("Aucune attaque n’a eu lieu au Togo.", "denied", ()),
        ("Si le Togo attaque le Ghana, la région souffrira.", "hypothetical", ()),
        ("Toute attaque contre le Ghana sera suivie d’effet.", "hypothetical", ()),
        ("Le Togo pourrait expulser des pêcheurs du Ghana.", "hypothetical", ()),
        ("Le Togo redoute une éventuelle agression du Ghana.", "hypothetical", ()),
        ("Des soldats du Ghana auraient tué deux bergers.", "alleged", ("assault",)),
        ("Le Ghana et le Togo devraient signer un accord lundi.", "planned", ("agree",)),
        ("Les soldats du Ghana doivent quitter Dapaong.", "planned", ("concede",)),
        ("Kofi Adjei a annoncé qu’il se rendrait à Lomé.", "planned", ("agree",)),
        ("Le Togo envisage de fermer l’ambassade du Ghana.", "planned", ("threaten",)),
        ("La visite d’Akua Mensah au Togo a été annulée.", "denied", ("reject",)),
        ("La rencontre d’Akua Mensah et de Kofi Adjei n’a pas eu lieu.", "denied", ("reject",)),
        ("Le Ghana mènerait une attaque contre le Togo.", "hypothetical", ()),
        ("Si le Togo avait attaqué Dapaong, tout aurait changé.", "hypothetical", ()),
        ("On ignore si Kofi Adjei a rencontré Akua Mensah.", "hypothetical", ()),
        ("Kofi Adjei a-t-il rencontré Akua Mensah ?", "hypothetical", ()),
        ("Le Ghana redoute que le Togo attaque Dapaong.", "hypothetical", ()),
        ("Le Ghana vient de libérer trois marins du Togo.", "reported", ("retreat",)),
        ("Le Ghana a décidé de suspendre son aide au Togo.", "reported", ("sanction",)),
        ("Si Akua Mensah a été reçue par Kofi Adjei, la presse l’a ignoré.", "reported", ("consult",)),
    ],
)
def test_what_did_not_take_place_is_not_told_as_if_it_had(
    sentence: str, factuality: str, types: tuple[str, ...]
) -> None:
    first = reports_of(sentence)[0]
    assert (first.factuality, first.types[: len(types) or 1]) == (factuality, types)


def test_what_is_demanded_or_alleged_is_no_event_of_its_own() -> None:
    for sentence, type_ in (
        ("Le Ghana exige que le Togo libère ses pêcheurs.", "request"),
        ("Le Togo accuse le Ghana d’avoir bombardé Dapaong.", "accuse"),
        ("Akua Mensah a prévenu que le Ghana fermerait la frontière.", "threaten"),
    ):
        assert only(sentence).types[0] == type_
    assert only("Le Ghana dément avoir attaqué Dapaong.").types[0] == "reject"


def test_roles_follow_from_voice_and_prepositions() -> None:
    def roles(sentence: str) -> dict[str, str]:
        return {one.actor: one.role for one in reports_of(sentence)[0].participants}

    assert roles("Akua Mensah a été reçue par Kofi Adjei.") == {"mensah": "recipient", "adjei": "actor"}
    assert roles("Akua Mensah a reçu Kofi Adjei.") == {"mensah": "actor", "adjei": "recipient"}
    assert roles("Le Ghana a signé un accord avec le Togo.") == {"ghana": "actor", "togo": "actor"}
    assert roles("Le Ghana et le Togo ont lancé un raid contre le Pérou.") == {
        "ghana": "actor", "togo": "actor", "perou": "recipient",
    }  # fmt: skip


def test_a_sentence_goes_on_about_those_of_the_one_before() -> None:
    body = (
        "Akua Mensah s’est rendue au Togo le 3 mai. Elle a rencontré des armateurs. "
        "Des accords ont alors été signés. Avant cela, elle avait visité le Pérou."
    )
    visit, meeting, signing, earlier = reports_of(body)
    assert (visit.date, visit.stated, visit.place) == ("2022-05-03", "le 3 mai", "togo")
    assert [one.actor for one in meeting.participants] == ["mensah"] and meeting.stated is None
    assert (signing.date, signing.stated, signing.types[0]) == ("2022-05-03", "alors", "support")
    assert {"mensah"} <= {one.actor for one in signing.participants}
    assert earlier.date is None and earlier.framing == "background"


def test_a_clause_that_begins_a_sentence_is_no_event_of_its_own() -> None:
    report = only("En tant que voisin du Togo, le Ghana a signé un accord avec le Pérou.")
    assert report.start == 0 and report.types[0] == "support"
    body = "Alors que le Pérou hésite, Akua Mensah a signé un accord. Elle a reçu Kofi Adjei."
    assert [one.actor for one in reports_of(body)[-1].participants] == ["mensah", "adjei"]


def test_the_two_countries_are_those_that_the_text_is_about() -> None:
    body = (
        "Le Ghana et le Togo négocient. Le Ghana observe. Le Togo attend le Pérou. "
        "Les deux pays ont signé un accord."
    )
    assert [one.actor for one in reports_of(body)[-1].participants] == ["ghana", "togo"]


def test_no_event_is_read_into_names_and_accidents() -> None:
    for sentence in (
        "Le ministre de la Guerre du Ghana dort.",
        "Le Ghana a une salle de conférences à Accra.",
        "Kofi Adjei a parlé devant la presse à Lomé.",
        "Les inondations ont fait douze morts au Togo.",
        "Le Ghana et le Togo ont arrêté un calendrier.",
        "Cette visite réjouit le Togo.",
    ):
        assert [one.types for one in reports_of(sentence) if one.types] == [], sentence


def test_an_article_of_the_first_day_of_the_calendar_is_read() -> None:
    (report,) = reports_of("Le Ghana et le Togo ont signé un accord hier à Accra.", "0001-01-02")
    assert report.date == "0001-01-01"


def test_recalled_events_and_anniversaries_are_marked_as_such() -> None:
    body = (
        "En mars 2019, des soldats avaient attaqué Dapaong. "
        "Un an après l’attaque de Dapaong, Lomé se souvient."
    )
    old, memory = reports_of(body)
    assert (old.framing, old.date, memory.framing) == ("background", "2019-03", "anniversary")
    assert memory.confidence < old.confidence


def test_a_date_of_something_else_is_not_the_events() -> None:
    report = only("Mardi, le Ghana a dénoncé l’accord conclu en 2012 avec le Togo.")
    assert (report.date, report.stated) == ("2022-05-17", "Mardi")


def test_a_passage_has_the_types_of_all_its_words_or_none() -> None:
    body = "Le Ghana a expulsé deux diplomates et a rappelé son ambassadeur. La mer est calme à Lomé."
    article = Article(id="a", title="", date="2022-05-20", lang="fr", body=body)
    marks = Annotator(ACTORS).annotate(article)
    actors = {one.id: one for one in ACTORS}
    language = find_language("fr")
    assert read_report(article, marks, actors, language, (0, 60)).types[0] == "sanction"
    calm = read_report(article, marks, actors, language, (body.index("La mer"), len(body)))
    assert (calm.types, calm.place, calm.participants) == ((), "togo", ())


PIECES = [
    *(
        "Akua Mensah",
        "le Togo",
        "à Accra",
        "a",
        "avait",
        "été",
        "tué",
        "reçu",
        "se",
        "rendra",
        "visite",
        "qui",
        "que",
    ),
    *(
        "ne",
        "pas",
        "si",
        "alors que",
        "lors de",
        "mardi",
        "le 3 mai",
        "signer",
        "un accord",
        "dément",
        "inondation",
    ),
    *(", ", ". ", " ; ", " : ", "« ", " »", "?", "\n\n", "\n", "É", "œ", "’", "-"),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
@example(["qui", "a", "tué", "tué"])
@example(["Akua Mensah", "a", "tué", "tué"])
def test_any_text_is_read_and_spans_nest(pieces: list[str]) -> None:
    body = " ".join(pieces)
    for one in reports_of(body):
        assert one.sentence[0] <= one.start < one.end <= one.sentence[1] <= len(body)
        assert one.trigger[0] < one.trigger[1] <= one.end
        assert 0 <= one.confidence <= 1
        assert len({who.actor for who in one.participants}) == len(one.participants)
