"""Who stands behind an event's claims, and the line that says how far they agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.conftest import Made
from tests.stores import stored
from tui.analysis.output.record_json import record_json
from tui.analysis.output.record_text import record_lines
from tui.analysis.sources.claim_sources import (
    ClaimSources,
    describe_coverage,
    find_claim_sources,
    narrowest_words,
    stated_words,
)
from tui.analysis.sources.event_summary import summarize
from tui.analysis.sources.passage_reprints import SearchCoverage
from tui.app.documents.event_card import event_document
from tui.corpus.extraction.attribution import attributed_source, credited_source
from tui.index.sqlite_store import SqliteStore
from tui.model import claims as claims_module
from tui.model.claims import compare_claims
from tui.model.records import Article, Claim, Event, Ref


def event_of(store: SqliteStore, name: str) -> Event:
    (event,) = store.read([Ref("event", name)])
    assert isinstance(event, Event)
    return event


def of_dates(*dates: str) -> tuple[Event, ClaimSources]:
    claims = tuple(Claim(source=f"https://{n}", publisher=f"P{n}", date=date) for n, date in enumerate(dates))
    names = tuple(claim.publisher or "" for claim in claims)
    event = Event(id="e", title="E", type="consult", claims=claims)
    return event, ClaimSources(names, (None,) * len(claims), comparison=compare_claims(event, names))


def test_the_moscow_visit_in_a_line(shipped_store: SqliteStore) -> None:
    event = event_of(shipped_store, "visite-a-moscou")
    sources = find_claim_sources(shipped_store, event)
    assert sources.names == ("Ousmane Diallo", "RFI", "Sputnik", "African Initiative")
    assert sources.places[:2] == ((57, 130), (1367, 1399))
    assert summarize(event, sources) == (
        "Two of three sources agree on 16 January 2024; Ousmane Diallo has 15 January 2024."
        " They also differ on the end (18 or 19 January 2024) and “delegation”."
    )
    assert narrowest_words(event, sources.comparison) == ""


def test_a_claim_in_its_sentence_with_the_date_as_stated(shipped_store: SqliteStore) -> None:
    event = event_of(shipped_store, "visite-de-lamine-zeine-a-teheran")
    said = list(map(stated_words, event.claims))
    assert said[0] == "Jeudi soir → 18 January 2024"
    assert said[3] == "depuis hier → no date"
    visit = record_json(shipped_store, event_of(shipped_store, "visite-a-moscou"))
    assert "Ali Mahamane Lamine Zeine" in visit["claims"][0]["sentence"]
    assert visit["claims"][0]["quote"] in visit["claims"][0]["sentence"]


def test_agreement_is_said_by_field(shipped_store: SqliteStore) -> None:
    event = event_of(shipped_store, "signature-d-accords-de-cooperation-militaire")
    sources = find_claim_sources(shipped_store, event)
    assert summarize(event, sources) == "Sources differ on “documents”."
    assert narrowest_words(event, sources.comparison) == "All sources allow: start 4 December 2023"


def test_who_stands_alone_is_said(shipped_store: SqliteStore) -> None:
    event = event_of(shipped_store, "etape-serbe-de-la-tournee")
    words = summarize(event, find_claim_sources(shipped_store, event))
    assert words == "Four sources agree on the start. Only RFI gives an end."


def test_dates_are_said_with_their_sources() -> None:
    event, sources = of_dates("2024-01-23", "2024-01-18")
    assert summarize(event, sources) == ("Sources differ: P0 has 23 January 2024; P1 has 18 January 2024.")
    event, sources = of_dates("2024-01-16", "2024-01-15", "2024-01-16/2024-01-18")
    assert summarize(event, sources) == (
        "Two of three sources agree on 16 January 2024; P1 has 15 January 2024. Only P2 gives an end."
    )
    event, sources = of_dates(*(f"2024-01-{day:02}" for day in range(1, 6)))
    assert summarize(event, sources) == "Sources give five different dates."


def test_one_claim_needs_no_agreement() -> None:
    event, sources = of_dates("2024-01-16")
    assert summarize(event, sources) == "Only one source: P0."
    assert narrowest_words(event, sources.comparison) == ""


def event_lines(store: SqliteStore, event: Event) -> list[str]:
    return list(record_lines(store, event, {"related": []}))


@pytest.mark.parametrize("write", [event_document, record_json, event_lines])
def test_the_claims_of_an_event_are_compared_once(
    write: Callable[[SqliteStore, Event], object],
    shipped_store: SqliteStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    event = event_of(shipped_store, "visite-a-moscou")
    readings: list[object] = []  # of the details of the claims, which every comparison begins with

    def counted(claims: Sequence[Claim]) -> object:
        readings.append(claims)
        return field_values(claims)

    field_values = claims_module._field_values
    monkeypatch.setattr(claims_module, "_field_values", counted)
    write(shipped_store, event)
    assert readings == [event.claims]


DISPATCH = (
    "Les vice-ministres russes de la défense ont rencontré mardi dans la capitale le ministre nigérien, en "
    "marge d’une visite du premier ministre. Les deux pays ont convenu d’intensifier les actions communes."
)
OWN = "Le ministre est arrivé à Moscou lundi soir avec une délégation de douze personnes."
LONGER = (
    "Ainsi, alors que le Niger est en difficulté financière, le chef du gouvernement souhaite aujourd’hui "
    "diversifier ses partenaires. Jeudi soir, il était attendu à Téhéran en Iran."
)
QUOTE = "ont rencontré mardi dans la capitale le ministre nigérien"


def names_in(tmp_path: Path, articles: dict[str, str], claims: list[tuple[str, str]]) -> tuple[str, ...]:
    """The names of the origins of an event's claims; see `sources_in`."""
    return sources_in(tmp_path, articles, claims).names


def sources_in(tmp_path: Path, articles: dict[str, str], claims: list[tuple[str, str]]) -> ClaimSources:
    """The sources of an event's claims (article, quote) over `articles` (fields and body, parted by |)."""
    files = {}
    for name, text in articles.items():
        fields, body = text.split("|")
        files[f"articles/{name}.md"] = f"---\ntitle: {name}\n{fields}\n---\n{body}\n"
    said = "".join(f"  - article: {article}\n    quote: {quote}\n" for article, quote in claims)
    files["events/e.md"] = f"---\ntitle: E\ntype: consult\nclaims:\n{said}---\n"
    store = stored(tmp_path, files)
    try:
        return find_claim_sources(store, event_of(store, "e"))
    finally:
        store.close()


def test_copies_of_a_passage_are_one_origin_the_earliest(tmp_path: Path) -> None:
    names = names_in(
        tmp_path,
        {
            "late": f"date: 2024-01-19\nsource: RFI|{DISPATCH}\n\n{OWN}",
            "early": f"date: 2024-01-16\npublisher: Le Monde|{DISPATCH}",
            "alone": "publisher: Autre|Ils ont rencontré mardi le ministre, dit une source : oui.",
        },
        [("late", QUOTE), ("early", QUOTE), ("alone", "Ils ont rencontré mardi le ministre"), ("late", OWN)],
    )
    # The page that was pasted together: its dispatch is Le Monde's, its own sentence RFI's.
    assert names == ("Le Monde", "Le Monde", "Autre", "RFI")


def test_articles_of_one_agency_are_told_apart_by_their_papers(tmp_path: Path) -> None:
    texts = {
        "one": f"source: AFP\ndate: 2024-01-16|{DISPATCH}",
        "echo": f"publisher: L’Écho de Bamako\nsource: AFP|{DISPATCH}\n\n{OWN}",
        "alone": "publisher: P\nsource: RFI|Ils ont rencontré mardi le ministre, dit une source : oui.",
    }
    claims = [
        ("one", QUOTE),
        ("echo", QUOTE),
        ("echo", OWN),
        ("alone", "Ils ont rencontré mardi le ministre"),
    ]
    found = sources_in(tmp_path, texts, claims)
    assert (found.names, found.count) == (("AFP", "AFP", "AFP", "RFI"), 2)
    assert found.labels == ("AFP", "L’Écho de Bamako (AFP)", "L’Écho de Bamako (AFP)", "RFI")
    assert [each.label for each in found.elsewhere[0]] == ["L’Écho de Bamako (AFP)"]


def test_an_agency_that_the_paragraph_names_is_its_origin_alone(tmp_path: Path) -> None:
    articles = {"one": f"publisher: P|{DISPATCH} (AFP)\n\n{OWN}"}
    assert names_in(tmp_path, articles, [("one", QUOTE), ("one", OWN)]) == ("AFP", "P")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il est parti. Il est arrivé lundi. (AFP)", "AFP"),
        ("Il est arrivé lundi (avec Reuters).", "Reuters"),
        ("Il est arrivé lundi (RFI)", "RFI"),
        ("Il est arrivé lundi (AFP, Niamey)", "AFP"),
        ("Il est arrivé lundi (Le Monde entier). Source : https://rfi.fr", None),
        ("Il est arrivé lundi, avec l’AFP", "AFP"),
        ("Il est arrivé lundi. Source : Rfi", "RFI"),
        ("Il est arrivé lundi. Source : Le Grand Journal.", "Le Grand Journal"),
        ("Selon RFI, il est arrivé lundi. Il est arrivé lundi", None),
        ("Selon RFI, Il est arrivé lundi.", "RFI"),
        ("Il est arrivé lundi, rapporte l’agence de presse russe Tass.", "Tass"),
        ("Il est arrivé lundi, d’après la chaîne publique Sputnik, à Moscou.", "Sputnik"),
        ("« Il est arrivé lundi », a déclaré à l’AFP un témoin.", "AFP"),
        ("Il est arrivé lundi avec la CEDEAO (CEDEAO), selon le ministère, une source : sûre.", None),
        ("Il est arrivé lundi avec Reuters et le monde entier, selon le monde.", None),
        ("Selon RFI\n\nIl est arrivé lundi.\n\n(AFP)", None),
    ],
)
def test_whom_a_passage_names(text: str, name: str | None) -> None:
    start = text.rindex("Il est arrivé lundi")
    assert attributed_source(text, start, start + 19) == name


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"authors": ("Le Monde avec AFP",), "publisher": "Le Monde"}, "AFP"),
        ({"source": "RFI avec Reuters"}, "Reuters"),
        ({"source": "RFI", "body": "Texte.\n\n(AFP)"}, "RFI"),
        ({"publisher": "P", "body": "Texte.\n\nAvec AFP"}, "AFP"),
        ({"publisher": "P", "body": "Texte.\nSource : Rfi\n"}, "RFI"),
        ({"publisher": "P", "body": f"{'Texte ' * 30}(AFP)"}, "P"),
        ({"authors": ("Ousmane Diallo",), "publisher": "P"}, "P"),
        ({"authors": ("Ousmane Diallo",)}, "Ousmane Diallo"),
        ({}, "a"),
    ],
)
def test_whom_an_article_credits(fields: dict[str, Any], name: str) -> None:
    assert credited_source(Article(id="a", title="A", **fields)) == name


def test_the_parts_of_a_composite_have_the_origins_of_texts_that_come_later(tmp_path: Path) -> None:
    composite = {"page": f"date: 2024-01-19?\nsource: RFI|{DISPATCH}\n\n{OWN} {LONGER}"}
    claims = [("page", QUOTE), ("page", OWN)]
    assert names_in(tmp_path / "one", composite, claims) == ("RFI", "RFI")
    added = {"monde": f"date: 2024-01-16\nauthors: [Le Monde avec AFP]|{DISPATCH.replace('mardi ', '')}"}
    assert names_in(tmp_path / "two", composite | added, claims) == ("AFP", "RFI")  # not the event's article


def test_a_claim_between_what_is_shared_by_articles_mostly_the_same(tmp_path: Path) -> None:
    body = f"{LONGER}\n\n{{}}\n\n{DISPATCH}"
    articles = {
        "a": f"date: 2024-01-16\npublisher: A|{body.format('Il est arrivé lundi soir.')}",
        "b": f"date: 2024-01-17\npublisher: B|{body.format('Le ministre aurait atterri mardi.')}",
    }
    claims = [("a", "Il est arrivé lundi soir."), ("b", "Le ministre aurait atterri mardi.")]
    assert names_in(tmp_path, articles, claims) == ("A", "A")


def test_claims_of_one_origin_stand_together() -> None:
    assert ClaimSources(("RFI", "AFP", "Rfi", "Tass", "AFP"), (None,) * 5).grouped_order == [0, 2, 1, 4, 3]


def test_an_event_with_five_hundred_claims_of_one_dispatch(tmp_path: Path) -> None:
    articles = {
        f"a{n:02}": f"date: 2024-01-{n % 28 + 1:02}\npublisher: P{n}|{DISPATCH} {n}" for n in range(50)
    }
    assert set(names_in(tmp_path, articles, [(name, QUOTE) for name in articles] * 10)) == {"P0"}


def test_how_far_copies_were_looked_for_is_said(made: Made) -> None:
    articles = {f"articles/a{n:02}.md": f"---\ntitle: A\n---\n{DISPATCH} {n}\n" for n in range(50)}
    event = f"---\ntitle: E\ntype: consult\nclaims:\n  - {{article: a00, quote: {QUOTE}}}\n---\n"
    store = made({**articles, "events/e.md": event})
    sources = find_claim_sources(store, event_of(store, "e"))
    assert sources.looked == SearchCoverage(quotes=1, all_quotes=1, articles=8, alike=49)
    assert (sources.carried, len(sources.elsewhere[0])) == ((9,), 8)
    said = "Of at least 49 others that may share text, the 8 most likely were compared."
    value = record_json(store, event_of(store, "e"))
    assert said in list(record_lines(store, event_of(store, "e"), value))
    assert value["copies"] == {"quotes": 1, "all_quotes": 1, "articles": 8, "alike": 49}
    assert "first 40 of 61 quotes" in describe_coverage(SearchCoverage(40, 61))


def test_a_copy_of_a_copy_and_one_that_names_the_agency(tmp_path: Path) -> None:
    articles = {
        "a": f"date: 2024-01-16\npublisher: A|{DISPATCH}",
        "b": f"date: 2024-01-17\npublisher: B|{DISPATCH} (AFP)",
        "c": f"date: 2024-01-18\npublisher: C|{OWN} {DISPATCH}",
    }
    assert names_in(tmp_path, articles, [(name, QUOTE) for name in "abc"]) == ("AFP", "AFP", "AFP")


def test_a_quote_that_is_nowhere_keeps_its_articles_credit(tmp_path: Path) -> None:
    articles = {"a": f"publisher: A|{DISPATCH}"}
    assert names_in(tmp_path, articles, [("a", "jamais dit"), ("gone", "jamais dit")]) == ("A", "gone")
