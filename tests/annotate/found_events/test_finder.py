"""Events found in articles: which belong together, and what they differ on."""

from __future__ import annotations

import pytest
from msgspec import structs

from tests.annotate.found_events.corpus import ARTICLES, find_events, found_in, make_article
from tui.annotate.found_events.finder import read_news
from tui.annotate.found_events.gathering import gather_items
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.languages.registry import find_language
from tui.model.found_events import FoundComparison, FoundDifference, FoundEvent
from tui.model.records import Article


def together(events: list[FoundEvent]) -> set[frozenset[str]]:
    groups = (frozenset(report.article for report in event.reports) for event in events)
    return {group for group in groups if len(group) > 1}


def event_of(events: list[FoundEvent], article: str) -> FoundEvent:
    return next(event for event in events if article in {report.article for report in event.reports})


def sides(difference: FoundDifference) -> set[frozenset[str]]:
    return {frozenset(side.articles) for side in difference.values}


def differing(comparison: FoundComparison) -> dict[tuple[str, str | None], set[frozenset[str]]]:
    return {(one.about, one.of): sides(one) for one in comparison.differ}


def test_each_report_is_of_one_event() -> None:
    articles = [make_article(name) for name in ARTICLES]
    items = [
        item
        for one in articles
        for item in read_news(one, find_language(one.lang).find_dates(one.body, one.date, None))
    ]
    assert sorted(one.key for group in gather_items(items) for one in group) == sorted(
        one.key for one in items
    )


def test_articles_on_one_event_are_gathered_and_those_on_another_are_not() -> None:
    assert together(found_in()) == {
        frozenset({"agency", "copy", "toll"}),  # not the attack of the day before at another place
        frozenset({"march", "police"}),  # not the march two weeks later, which recalls it
        frozenset({"rain", "flood", "homes", "week"}),  # a brief of a weekly review too
        frozenset({"rapt", "denial"}),
        frozenset({"leaving", "deadline"}),  # not the departure itself
    }


def test_sources_differ_where_no_value_fits_both() -> None:
    events = found_in()
    ambush = differing(event_of(events, "toll").comparison)
    both = {frozenset({"agency", "copy"}), frozenset({"toll"})}
    assert ambush == {("killed", None): both, ("wounded", None): both, ("start", None): both}
    march = differing(event_of(events, "march").comparison)
    assert march[("attendance", None)] == {frozenset({"police"}), frozenset({"march"})}
    assert march[("place", "departure")] == {frozenset({"march"}), frozenset({"police"})}
    assert ("place", None) not in march
    leaving = differing(event_of(events, "leaving").comparison)
    assert leaving == {("end", None): {frozenset({"leaving"}), frozenset({"deadline"})}}


def test_a_denial_is_a_value_of_its_own() -> None:
    rapt = differing(event_of(found_in(), "rapt").comparison)
    assert rapt == {("outcome", "happened"): {frozenset({"rapt"}), frozenset({"denial"})}}


def test_a_later_report_of_one_origin_updates_and_does_not_disagree() -> None:
    comparison = event_of(found_in(), "flood").comparison
    assert [(one.about, one.before.value, one.after.value) for one in comparison.updated] == [
        ("killed", "9", "14")
    ]
    assert ("killed", None) not in differing(comparison)  # at least 11 goes with 14
    assert differing(comparison)[("amount", "houses")] == {frozenset({"flood"}), frozenset({"homes"})}


def test_copies_have_one_origin() -> None:
    ambush = event_of(found_in(), "copy")
    assert {one.article: one.origin for one in ambush.reports} == {
        "agency": "AFP",
        "copy": "AFP",
        "toll": "Le Défi",
    }
    assert ambush.type == "assault"


def test_a_language_without_rules_and_texts_of_no_event_report_nothing() -> None:
    article = make_article("toll")
    assert len(read_news(article, ())) == 1
    assert read_news(structs.replace(article, lang="en"), ()) == []
    for body in ("", "12 13 14 000 15,5 % " * 500, "AAA BBB " * 2_000, "« " * 2_000):
        assert read_news(Article(id="a", title="", body=body), ()) == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0001", "9999", "9999-12-31/.."])
def test_events_are_found_at_the_first_and_the_last_day_of_the_calendar(published: str) -> None:
    body = """Dix-sept soldats ont été tués mardi dans une attaque à Téra. L’accord signé jeudi finira demain.
Le ministre a annoncé samedi une trêve de trois semaines, valable jusqu’au 1er janvier.
La visite de quatre jours a commencé lundi. Le couvre-feu de 72 heures est en vigueur jusqu’au 31.
La semaine dernière, deux civils avaient été enlevés le 1er janvier."""
    articles = {
        name: Article(id=name, title="Attaque à Téra", body=body, date=published, lang="fr")
        for name in ("a", "b")
    }
    french = find_language("fr")
    items = [
        item
        for article in articles.values()
        for item in read_news(article, french.find_dates(body, published, None))
    ]
    assert any(event.articles == ("a", "b") for event in find_events(items, articles.__getitem__))


def test_the_articles_that_ship_report_one_meeting_and_differ_on_the_day_of_arrival() -> None:
    folder = open_folder(bundled_corpus_path())
    records = [folder.read(entry).record for entry in folder.scan()]
    articles = {one.id: one for one in records if isinstance(one, Article)}
    items = [
        item
        for one in articles.values()
        for item in read_news(one, find_language(one.lang).find_dates(one.body, one.date, None))
    ]
    (event,) = (one for one in find_events(items, articles.__getitem__) if len(one.articles) > 1)
    assert event.type == "consult" and event.date == "[2024-01-15..2024-01-16]"
    assert set(differing(event.comparison)) == {("start", None)}


def test_silence_is_no_difference() -> None:
    assert all(not event.comparison.differ for event in found_in("agency", "copy", "march", "gone"))


def test_only_copies_are_of_one_event_where_no_day_is_known() -> None:
    bodies = {
        "a": "Le ministre des Mines, Akim Sani, est arrivé à Niamey. Akim Sani repart bientôt pour Zinder.",
        "b": "Akim Sani a reçu une délégation. Quels sont les efforts déployés ?",
    }
    articles = {name: Article(id=name, title="", body=body, lang="fr") for name, body in bodies.items()}
    articles["copy"] = structs.replace(articles["a"], id="copy")
    items = [item for article in articles.values() for item in read_news(article, ())]
    events = find_events(items, articles.__getitem__)
    assert {frozenset(event.articles) for event in events} == {frozenset({"a", "copy"}), frozenset({"b"})}
    assert all(event.confidence < 0.3 for event in events)  # too unsure to be offered


def test_a_question_reports_nothing() -> None:
    question = Article(id="a", title="", body="Quels sont les efforts déployés ?", lang="fr")
    assert read_news(question, ()) == []


def find_in(**texts: tuple[str, str | None]) -> list[FoundEvent]:
    """Return the events of articles, by their bodies and days of publication."""
    articles = {
        name: Article(id=name, title="", body=body, date=published, publisher=name, lang="fr")
        for name, (body, published) in texts.items()
    }
    french = find_language("fr")
    items = [
        item
        for article in articles.values()
        for item in read_news(article, french.find_dates(article.body, article.date, None))
    ]
    return find_events(items, articles.__getitem__)


def test_two_days_next_to_each_other_differ_where_all_names_are_the_same() -> None:
    body = "Le patron de la Sonibank, Awa Sani Kosso, a été limogé {} par décret, a annoncé le gouvernement."
    one = body.format("mardi")
    other = "Awa Sani Kosso n’est plus à la tête de la Sonibank. Un décret de lundi met fin à ses fonctions."
    (event,) = find_in(a=(one, "2024-05-15"), b=(other, "2024-05-16"))
    assert set(differing(event.comparison)) == {("start", None)}
    another = other.replace("Awa Sani Kosso", "Issa Bouba").replace("Sonibank", "Nigelec")
    assert len(find_in(a=(one, "2024-05-15"), b=(another, "2024-05-16"))) == 2


def test_what_is_counted_of_a_month_is_not_of_a_day_in_it() -> None:
    one = "L’Algérie a expulsé 1 141 migrants vers Assamaka, au nord du Niger, samedi 11 mai, selon une ONG."
    other = "Ce mois, l’Algérie a expulsé 1 800 migrants vers Assamaka, au nord du Niger, selon une ONG."
    assert len(find_in(a=(one, "2024-05-15"), b=(other, "2024-05-15"))) == 2


def test_a_place_and_what_it_is_near_to_are_one() -> None:
    one = "Vingt civils ont été tués lundi à Kossa, près de Yamba, dans une attaque, a annoncé le maire."
    other = "Lundi, vingt civils ont été tués dans l’attaque du village de Yamba, a annoncé le maire."
    (event,) = find_in(a=(one, "2024-05-15"), b=(other, "2024-05-15"))
    assert differing(event.comparison) == {}


def test_what_was_at_several_places_is_at_each_of_them() -> None:
    one = "Une double attaque a tué vingt soldats lundi à Kossa et au nord du pays, a annoncé le ministère."
    other = (
        "Vingt soldats ont été tués lundi dans l’attaque du camp de Yamba, a annoncé le ministère, au nord."
    )
    (event,) = find_in(a=(one, "2024-05-15"), b=(other, "2024-05-15"))
    assert differing(event.comparison) == {}


def test_reports_that_each_know_of_the_other_s_town_do_not_differ_on_it() -> None:
    one = "Vingt civils sont morts lundi dans un naufrage à Kossa. Les secours de la ville de Yamba sont là."
    other = "Lundi, vingt civils sont morts à Yamba : leur bateau venait de Kossa, dit le maire. Naufrage."
    (event,) = find_in(a=(one, "2024-05-15"), b=(other, "2024-05-15"))
    assert differing(event.comparison) == {}


def test_what_is_reopened_and_what_had_been_closed_are_of_one_kind() -> None:
    events = find_in(
        a=("Le Togo a rouvert mardi sa frontière avec le Ghana au poste de Kodjoviakopé, fermé en mars. Les "
           "commerçants de Lomé s’en félicitent, les camions passent.", "2024-05-15"),
        b=("Depuis lundi, les camions franchissent le poste de Kodjoviakopé, entre le Togo et le Ghana, dont "
           "la fermeture datait de mars, disent les commerçants de Lomé.", "2024-05-16"),
    )  # fmt: skip
    (event,) = events
    assert set(differing(event.comparison)) == {("start", None)}


def test_a_town_in_two_spellings_is_one() -> None:
    body = "Vingt civils ont été tués lundi dans l’attaque du village de {}, a annoncé le maire."
    for one, other, fields in (
        ("Goma", "Gouma", set()),
        ("Yargou", "Yarbou", set()),
        ("Fandita", "Fondita", set()),
        ("Abala", "Abalak", {("place", None)}),
    ):
        (event,) = find_in(a=(body.format(one), "2024-05-15"), b=(body.format(other), "2024-05-15"))
        assert set(differing(event.comparison)) == fields


def test_undated_reports_of_one_toll_at_one_place_are_of_one_event() -> None:
    dated = """Au moins 37 soldats ont été tués lundi dans l’attaque du camp de Kossa, a annoncé l’armée.
Des renforts sont arrivés sur les lieux, selon le communiqué lu à la télévision par un officier."""
    undated = """Une attaque de grande ampleur a coûté la vie à {} militaires à Kossa, ville du nord.
Arrivés sur des motos, les combattants ont pillé les magasins avant de repartir vers la frontière."""
    for toll, count in (("37", 1), ("une quarantaine de", 1), ("52", 2)):
        assert len(find_in(a=(dated, "2024-05-15"), b=(undated.format(toll), None))) == count


def test_an_undated_report_is_of_the_event_of_its_weekday_and_day_of_the_year() -> None:
    dated = (
        "Des hommes armés ont tué neuf soldats lundi 13 mai à Kossa, dans la région de Bani, selon l’armée."
    )
    undated = "L’attaque de Kossa, {}, a fait neuf morts parmi les soldats, selon l’armée."
    for day, count in (("lundi 13 mai", 1), ("mardi 13 mai", 2), ("lundi 3 juin", 2)):
        assert len(find_in(a=(dated, "2024-05-15"), b=(undated.format(day), None))) == count


def test_an_article_without_a_date_is_of_the_day_in_its_title() -> None:
    body = "Vingt soldats ont été tués lundi à Kossa, ville du nord, dans une embuscade, selon l’armée."
    dated = Article(id="a", title="", body=body, date="2024-05-14", publisher="A", lang="fr")
    for day, count in (("14 mai 2024", 1), ("24 juin 2024", 2)):
        other = structs.replace(dated, id="b", title=f"{day} : une embuscade", date=None, publisher="B")
        articles = {"a": dated, "b": other}
        dates = find_language("fr").find_dates(body, "2024-05-14", None)
        items = [*read_news(dated, dates), *read_news(other, ())]
        assert len(find_events(items, articles.__getitem__)) == count


def test_reports_of_one_day_that_have_nothing_else_in_common_are_of_two_events() -> None:
    one = "Une embuscade a tué cent soldats lundi au nord du pays, indique le ministère."
    other = "Lundi, vingt pêcheurs sont morts dans une frappe visant un mariage."
    assert len(find_in(a=(one, "2024-05-15"), b=(other, "2024-05-15"))) == 2


def test_a_report_that_came_before_those_of_its_event_is_gathered_with_them() -> None:
    """The first has little in common with the second, and much with those that come after."""
    events = find_in(
        a=("Une embuscade a tué des soldats près de la frontière, affirment des habitants de Kossa.",
           "2024-05-14"),
        b=("Douze militaires sont tombés lundi 13 mai à Bani, déclare le ministère.", "2024-05-15"),
        c=("Embuscade à Bani lundi 13 mai : des soldats tués près de la frontière, douze militaires selon le "
           "ministère, affirment des habitants de Kossa.", "2024-05-16"),
        d=("Des soldats tués lundi 13 mai à Bani dans une embuscade près de la frontière : habitants de "
           "Kossa et ministère comptent douze militaires.", "2024-05-16"),
    )  # fmt: skip
    assert [event.articles for event in events] == [("a", "b", "c", "d")]


def test_a_place_and_a_part_of_it_are_one() -> None:
    body = "Vingt civils ont été tués lundi dans l’attaque du village de {}, a annoncé le maire."
    (event,) = find_in(a=(body.format("Kossa"), "2024-05-15"), b=(body.format("Kossa-Peul"), "2024-05-15"))
    assert differing(event.comparison) == {}


def test_one_winner_in_two_spellings_is_one() -> None:
    body = "{} a remporté l’élection présidentielle de dimanche 12 mai avec 54 % des voix à Bani."
    for other, fields in (("Moussé Awa Fayé", set()), ("Ali Kosso", {("outcome", "winner")})):
        one, another = (body.format(name) for name in ("Awa Mousse Faye", other))
        (event,) = find_in(a=(one, "2024-05-15"), b=(another, "2024-05-15"))
        assert set(differing(event.comparison)) == fields
