"""Who stands behind an event's claims, and the line that says how far they agree."""

from __future__ import annotations

from tui.index.sqlite import SqliteStore
from tui.model.records import Claim, Event, Ref
from tui.views.origins import Sources, narrowest_words, sources_of, summary


def event_of(store: SqliteStore, name: str) -> Event:
    (event,) = store.read([Ref("event", name)])
    assert isinstance(event, Event)
    return event


def of_dates(*dates: str) -> tuple[Event, Sources]:
    claims = tuple(Claim(source=f"https://{n}", publisher=f"P{n}", date=date) for n, date in enumerate(dates))
    names = tuple(claim.publisher or "" for claim in claims)
    return Event(id="e", title="E", type="consult", claims=claims), Sources(names, (None,) * len(claims))


def test_the_moscow_visit_in_a_line(shipped_store: SqliteStore) -> None:
    event = event_of(shipped_store, "visite-a-moscou")
    sources = sources_of(shipped_store, event)
    assert sources.names == ("Ousmane Diallo", "RFI", "Sputnik")
    assert sources.places[:2] == ((57, 130), (1367, 1399))
    assert summary(event, sources) == (
        "2 articles, 1 link, 3 origins; they differ on: start (15 or 16 January 2024), delegation"
    )
    assert narrowest_words(event) == "All sources allow: end 18 January 2024"


def test_agreement_is_said_by_field(shipped_store: SqliteStore) -> None:
    event = event_of(shipped_store, "signature-d-accords-de-cooperation-militaire")
    said = summary(event, sources_of(shipped_store, event))
    assert said == "2 articles, 3 links, 5 origins; they agree on: start"
    assert narrowest_words(event) == "All sources allow: start 4 December 2023"


def test_dates_are_said_from_the_earliest_on() -> None:
    event, sources = of_dates("2024-01-23", "2024-01-18")
    assert summary(event, sources).endswith("start (18 January 2024 or 23 January 2024)")
    event, sources = of_dates("2024-01-16", "2024-01-15")
    assert summary(event, sources).endswith("start (15 or 16 January 2024)")
    event, sources = of_dates(*(f"2024-01-{day:02}" for day in range(1, 6)))
    assert summary(event, sources).endswith("start (5 dates)")


def test_one_claim_needs_no_agreement() -> None:
    event, sources = of_dates("2024-01-16")
    assert summary(event, sources) == "1 link, 1 origin"
    assert narrowest_words(event) == ""
