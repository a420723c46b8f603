"""What a found event becomes when it is kept: quotations that contain what they show; as many differences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

import pytest
import yaml

from tests.annotate.found_events.corpus import ARTICLES, find_events, make_article
from tests.annotate.marking import gold
from tests.benchmarks.press_corpus import PressCorpus
from tui.analysis.output.found_events import difference_words
from tui.annotate.found_events.comparison import ComparedField, compare_fields
from tui.annotate.found_events.finder import read_news
from tui.annotate.found_events.quotations import quote_reports
from tui.annotate.suggestions.events.found_event_suggestion import suggest_found_event
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.languages.registry import find_language
from tui.model.claims import compare_claims, event_date
from tui.model.found_events import FoundEvent
from tui.model.records import Article, Event

#: A field, and two articles that contradict each other on it.
Contradiction = tuple[str, frozenset[str]]


def kept(found: FoundEvent) -> Event:
    return suggest_found_event(found).wanted(None)


def events_of(articles: Iterable[Article]) -> list[FoundEvent]:
    by_id = {one.id: one for one in articles}
    items = [
        item
        for one in by_id.values()
        for item in read_news(one, find_language(one.lang).find_dates(one.body, one.date, None))
    ]
    return find_events(items, by_id.__getitem__)


def story(name: str, body: str, date: str = "2024-06-18", title: str = "Niger : l’actualité") -> Article:
    return Article(id=name, title=title, date=date, lang="fr", body=body, publisher=name.title())


def generated(number: int) -> Iterator[Article]:
    for path, text in PressCorpus(number).files():
        if path.startswith("articles/"):
            _, front, body = text.split("---\n", 2)
            fields = yaml.safe_load(front)
            yield story(path, body.strip(), str(fields["date"]), str(fields["title"]))


def bundled() -> list[Article]:
    folder = open_folder(bundled_corpus_path())
    records = (folder.read(entry).record for entry in folder.scan())
    return [one for one in records if isinstance(one, Article)]


def contradictions_of(found: FoundEvent) -> set[Contradiction]:
    """Return who contradicts whom on what, by the sides of a found event."""
    pairs: set[Contradiction] = set()
    for one in found.comparison.differ:
        plain = one.about in ("start", "end", "place") and not one.of
        name = one.about if plain else f"details.{(one.of or one.about).replace(' ', '-')}"
        for side, other in combinations(one.values, 2):
            pairs |= {(name, frozenset((a, b))) for a in side.articles for b in other.articles}
    return pairs


def contradictions_in(event: Event) -> set[Contradiction]:
    """Return who contradicts whom on what, by the claims of an event, each field alone."""
    pairs: set[Contradiction] = set()
    for one, other in combinations(event.claims, 2):
        two = Event(id="", title="", type="assault", claims=(one, other))
        articles = frozenset((one.article or "", other.article or ""))
        pairs |= {(found.about, articles) for found in compare_claims(two).disagreements}
    return pairs


def check_kept(found: FoundEvent, bodies: dict[str, str]) -> None:
    event = kept(found)
    expected, actual = contradictions_of(found), contradictions_in(event)
    assert actual <= expected, event.title
    assert {name for name, _articles in actual} == {name for name, _articles in expected}, event.title
    assert {one.about for one in compare_claims(event).disagreements} == {name for name, _ in expected}
    begun = (event_date(event) or "").partition("/")[0]
    assert begun == (found.date or "")
    for claim in event.claims:
        assert claim.quote and claim.article
        assert claim.quote in bodies[claim.article]
        assert not claim.stated or claim.stated in claim.quote
    assert found.reports[0].sentence in (event.claims[0].quote or "")


ARTICLES_OF: dict[str, Callable[[], list[Article]]] = {
    "invented": lambda: list(map(make_article, ARTICLES)),
    "gold": lambda: [text.article for text in gold()],
    "bundled": bundled,
    "generated": lambda: list(generated(300)),
}


@pytest.mark.parametrize("source", ARTICLES_OF)
def test_a_kept_event_differs_on_what_its_reports_differ_on(source: str) -> None:
    articles = ARTICLES_OF[source]()
    events = events_of(articles)
    assert events
    for found in events:
        check_kept(found, {one.id: one.body for one in articles})


def test_each_value_stands_in_the_words_that_are_quoted_for_it() -> None:
    far = "Le convoi ralliait la ville depuis la frontière."
    articles = [
        story("a", f"""Une embuscade a visé un convoi dimanche près de Banibangou, selon l’état-major.

{far} {far}

Le bilan est de quatorze soldats tués et six blessés."""),
        story("b", """Le convoi pris dans une embuscade près de Banibangou a perdu beaucoup d’hommes.
Dix-neuf soldats ont été tués dimanche. Six autres sont blessés.""".replace("\n", " ")),
    ]  # fmt: skip
    (found,) = (one for one in events_of(articles) if len(one.articles) > 1)
    check_kept(found, {one.id: one.body for one in articles})
    claims = [(one.article, one.date, dict(one.details)) for one in kept(found).claims]
    assert claims == [
        ("a", "2024-06-16", {}),
        ("a", None, {"killed": "14", "wounded": "6"}),
        ("b", "2024-06-16", {"killed": "19", "wounded": "6"}),
    ]
    quotes = [one.quote or "" for one in kept(found).claims]
    assert quotes[1].startswith("Le bilan est de quatorze")
    assert quotes[2].endswith("Six autres sont blessés.")


@pytest.mark.parametrize(
    ("one", "other", "date", "differs"),
    [
        ("samedi 15 juin", "dimanche 16 juin", "[2024-06-15..2024-06-16]", True),
        ("dans la nuit de samedi à dimanche", "dimanche 16 juin", "2024-06-16", False),
        (
            "dans la nuit du 15 au 16 juin",
            "dans la nuit de samedi à dimanche",
            "[2024-06-15..2024-06-16]",
            False,
        ),
        ("dimanche", "le 16 juin", "2024-06-16", False),
    ],
)
def test_days_are_kept_as_they_were_found(one: str, other: str, date: str, differs: bool) -> None:
    first = "Le gouverneur a confirmé mardi qu’un pont avait été attaqué {} près de Torodi."
    second = (
        "L’attaque du pont de Torodi a eu lieu {}, selon des habitants joints mercredi par notre rédaction."
    )
    articles = [story("a", first.format(one)), story("b", second.format(other), "2024-06-19")]
    (found,) = events_of(articles)
    assert found.date == event_date(kept(found)) == date
    assert (("start", frozenset("ab")) in contradictions_in(kept(found))) == differs
    check_kept(found, {one.id: one.body for one in articles})


def test_no_article_is_given_the_words_of_another() -> None:
    told = "Le Togo et le Bénin ont signé samedi 15 juin à Lomé un accord de pêche d’un montant de {}."
    articles = [story("a", told.format("180 milliards de francs CFA")),
                story("b", told.format("300 millions de dollars"))]  # fmt: skip
    (found,) = events_of(articles)
    values = {value.value for report in found.reports for quote in report.quotes for value in quote.values
              if report.article == "b"}  # fmt: skip
    assert values and "180 milliards de francs CFA" not in values
    (money,) = (one for one in found.comparison.agree if one.of == "money")
    assert {side.value: side.articles for side in money.values} == {
        "180 milliards de francs CFA": ("a",),
        "300 millions de dollars": ("b",),
    }


def test_what_an_article_says_less_exactly_stands_beside_the_value_that_it_goes_with() -> None:
    told = "{} soldats ont été tués samedi 15 juin dans l’attaque du poste de Torodi, selon une source."
    counts = {"a": "Trente-six", "b": "Une quarantaine de", "c": "Cinquante-deux"}
    (found,) = events_of([story(name, told.format(count)) for name, count in counts.items()])
    (killed,) = (one for one in found.comparison.differ if one.about == "killed")
    (side,) = (one for one in killed.values if "b" in one.articles)
    assert (side.value, side.words_of("a"), side.words_of("b")) == ("36", "", "35–45")
    assert "36 (a, b 35–45) or 52 (c)" in difference_words(killed)


def test_lists_of_the_same_people_are_one_value_in_whatever_order() -> None:
    told = "{} ont signé samedi 15 juin à Lomé un accord de pêche."
    (found,) = events_of([story("a", told.format("Le Togo et le Bénin")),
                          story("b", told.format("Le Bénin et le Togo"))])  # fmt: skip
    parties = [one for one in found.comparison.agree if one.of == "parties"]
    assert [[side.articles for side in one.values] for one in parties] == [[("a", "b")]]


def test_the_values_of_an_event_are_gone_through_once_however_many_reports_it_has() -> None:
    tolls = range(10, 18)
    articles = [
        story(f"a{toll}", f"{toll} soldats ont été tués lundi 17 juin à Téra, selon l’armée.")
        for toll in tolls
    ]
    find_dates = find_language("fr").find_dates
    items = [item for one in articles for item in read_news(one, find_dates(one.body, one.date, None))]
    read: list[str] = []

    def fields() -> Iterator[ComparedField]:
        for field in compare_fields(items, {one.id: one.id for one in articles}):
            read.append(field.about)
            yield field

    quotes = [
        quote
        for of_report in quote_reports(items, {one.id: one.body for one in articles}, fields())
        for quote in of_report
    ]
    killed = [value.value for quote in quotes for value in quote.values if value.about == "killed"]
    assert killed == list(map(str, tolls))
    assert len(read) == len(set(read))
