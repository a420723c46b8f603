"""What sources agree and differ on: the rules of the corpus format, one by one and together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.claims import (
    Disagreement,
    compare_claims,
    count_origins,
    event_date,
    has_disagreement,
    origins,
)
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Article, Claim, Event, Participant


def link(date: str | None = None, **fields: object) -> Claim:
    return Claim(source="https://example.org", publisher="P", date=date, **fields)  # type: ignore[arg-type]


def event(*claims: Claim, date: str | None = None) -> Event:
    return Event(id="e", title="E", type="consult", claims=claims, date=date)


def of_dates(*dates: str | None) -> Event:
    return event(*(link(date) for date in dates))


def abouts(event: Event) -> list[str]:
    return [found.about for found in compare_claims(event).disagreements]


def said(found: Disagreement) -> list[tuple[object, tuple[int, ...]]]:
    return [(reading.value, reading.claims) for reading in found.values]


@pytest.mark.parametrize(
    ("dates", "differ"),
    [
        (("2024-01-15/..", "2024-01-16"), ["start"]),
        (("2024-01-15/..", "2024-01-15/2024-01-18"), []),
        (("2023-12", "2023-12-04"), []),
        (("2023-12", "2024-01-04"), ["start"]),
        (("2023-12-04?", "2023-12-04~"), []),
        (("2024-01-16", "2024-01-16/2024-01-18"), []),  # a lone date does not bound the end
        (("2024-01-16/2024-01-17", "2024-01-16/2024-01-18"), ["end"]),
        (("2024-01-16/2024-01", "2024-01-16/2024-01-18"), []),
        (("2024-01-16/..", "2024-01-16/2024-01-18"), []),
        (("../2024-01-18", "2024-01-16"), []),
        (("../2024-01-18", "2024-01-19"), ["start"]),  # it ended before the other says it began
        (("../2024-01-18", "2024-01-31/2024-02-03"), ["start", "end"]),
        (("[2023-07-21..2023-07-31]", "2023-07-26"), []),
        (("[2023-07-21..2023-07-25]", "2023-07-26"), ["start"]),
        (("2023-07-XX", "2023-07-26"), []),
        (("2023-22", "2023-07"), []),
        (("2023-22", "2023-09-01"), ["start"]),
        (("0732-10", "0732-10-25", "0733"), ["start"]),
        (("mardi", "2024-01-16", None, "", "2024-13-45"), []),  # what is no date says nothing
        ((), []),
        ((None, None), []),
        (("2024-01-16",), []),
    ],
)
def test_dates(dates: tuple[str | None, ...], differ: list[str]) -> None:
    assert abouts(of_dates(*dates)) == differ


def test_only_claims_that_differ_are_named_by_their_values() -> None:
    (start,) = compare_claims(
        of_dates("2024-01-15/..", "2024-01-16", "2024-01", "2024-01-16/2024-01-18")
    ).disagreements
    assert said(start) == [("2024-01-15", (0,)), ("2024-01-16", (1, 3))]


def test_a_start_that_is_open_is_said_with_its_end() -> None:
    (start,) = compare_claims(of_dates("../2024-01-18", "2024-01-19")).disagreements
    assert said(start) == [("../2024-01-18", (0,)), ("2024-01-19", (1,))]


def test_places_participants_and_details() -> None:
    one = link(
        place="Moscou",
        participants=(Participant("a"), Participant("b")),
        details={"n": ("Été", "b"), "x": "1"},
    )
    same = link(
        place="moscou",
        participants=(Participant("b"), Participant("a")),
        details={"n": ("B", "ete"), "y": "2"},
    )
    other = link(place="Niamey", participants=(Participant("a"),), details={"n": "b"})
    silent = link(details={"x": "", "n": ()})
    assert abouts(event(one, same, silent)) == []
    assert compare_claims(event(one, same, silent)).agreed == ("place", "participants", "details.n")
    assert abouts(event(one, same, silent, other)) == ["place", "participants", "details.n"]
    place, _, number = compare_claims(event(silent, one, same, other)).disagreements
    assert said(place) == [("Moscou", (1, 2)), ("Niamey", (3,))]
    assert said(number) == [(("Été", "b"), (1, 2)), ("b", (3,))]


def test_agreement_needs_two_who_say_it() -> None:
    assert compare_claims(of_dates("2024-01-16")).agreed == ()
    assert compare_claims(of_dates("2024-01-16", None)).agreed == ()
    assert compare_claims(of_dates("2024-01-16", "2024-01")).agreed == ("start",)
    assert compare_claims(of_dates("2024-01-16/2024-01-18", "2024-01-15/2024-01")).agreed == ("end",)


def test_a_copy_neither_agrees_with_its_original_nor_confirms_it() -> None:
    copied, echoed = of_dates("2024-01-16", "2024-01-16", None), ("AFP", "afp", "RFI")
    by_one_origin = compare_claims(copied, echoed)
    assert (by_one_origin.agreed, by_one_origin.unconfirmed) == ((), ("start",))
    by_two_origins = compare_claims(copied, ("AFP", "RFI", "RFI"))
    assert (by_two_origins.agreed, by_two_origins.unconfirmed) == (("start",), ())


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        (("2023-12", "2023-12-04"), "2023-12-04", None),
        (("2023-12", "2023"), "2023-12", None),
        (("2023", "2023~"), "2023", None),
        (("[2023-07-21..2023-07-31]", "[2023-07-25..2023-08-02]"), "[2023-07-25..2023-07-31]", None),
        (("2024-01-15/..", "2024-01-16"), None, None),
        (("2024-01-16", "2024-01/2024-01-18"), "2024-01-16", "2024-01-18"),
        (("2024-01-16/2024-01-XX", "2024-01-16"), "2024-01-16", "[2024-01-16..2024-01-31]"),
        (("../2024-01-18", "../2024-01-20"), "[..2024-01-18]", None),
        (("../2024-01-18", "../2024-01"), "[..2024-01-18]", "2024-01-18"),
        (("0732-10", "0732-10-25"), "0732-10-25", None),
        (("9999", "9999-12"), "9999-12", None),
        ((None, "gestern"), None, None),
        ((), None, None),
    ],
)
def test_the_narrowest_reading(dates: tuple[str | None, ...], start: str | None, end: str | None) -> None:
    found = compare_claims(of_dates(*dates)).intersection
    assert (found.start, found.end) == (start, end)


def test_five_hundred_claims() -> None:
    many = of_dates(*(f"2024-01-{1 + i % 28:02}" for i in range(500)))
    (start,) = compare_claims(many).disagreements
    assert sum(len(reading.claims) for reading in start.values) == 500
    assert len(start.values) == 28
    assert compare_claims(many).intersection.start is None


def test_the_date_the_event_is_known_by() -> None:
    assert event_date(of_dates("2024-01-16", None, "2024-01-15/..")) == "2024-01-15/2024-01-16"
    assert event_date(of_dates("2024-01", "2024-01")) == "2024-01"
    assert event_date(event(link("2024"), date="2023-07-26")) == "2023-07-26"
    assert event_date(of_dates("../2024-01-18")) == "../2024-01-18"
    assert event_date(of_dates(None)) is None


def test_origins_by_credit() -> None:
    articles = {
        "a": Article(id="a", title="A", source="RFI", publisher="p.bj"),
        "b": Article(id="b", title="B", publisher="rfi"),
    }
    claims = (Claim(article="a", quote="x"), Claim(article="b", quote="y"), Claim(article="gone", quote="z"))
    names = origins(event(*claims, link()), articles.get)
    assert names == ("RFI", "rfi", "gone", "P")
    assert count_origins(names) == 3


DATES = st.sampled_from(
    ["2023", "2023-12", "2023-12-04", "2024-01-15/..", "../2024-01-18", "2024-01-16/2024-01-18", "2023-22",
     "[2023-12-01..2023-12-05]", "{2024-01,2024-03}", "2024-01-XX", "0001", "9999-12-31", "../..", "x", "",
     None]
)  # fmt: skip
VALUES = st.one_of(st.text(max_size=4), st.lists(st.text(max_size=3), max_size=3).map(tuple))
CLAIMS = st.builds(
    lambda date, place, details, actors: link(
        date, place=place, details=details, participants=tuple(map(Participant, actors))
    ),
    DATES,
    st.none() | st.text(max_size=5),
    st.dictionaries(st.sampled_from("nm"), VALUES, max_size=2),
    st.lists(st.sampled_from("ab"), max_size=2),
)


@given(CLAIMS)
def test_a_claim_never_differs_from_itself(claim: Claim) -> None:
    assert not has_disagreement(event(claim, claim))


@given(CLAIMS, CLAIMS)
def test_disagreement_is_mutual(one: Claim, other: Claim) -> None:
    # The order of details is the claims' own.
    assert sorted(abouts(event(one, other))) == sorted(abouts(event(other, one)))


@given(st.lists(CLAIMS, max_size=6))
def test_every_field_is_agreed_on_or_not(claims: list[Claim]) -> None:
    together = event(*claims)
    comparison = compare_claims(together)
    assert comparison.disputed == set(abouts(together))
    assert not comparison.disputed & {*comparison.agreed, *comparison.unconfirmed}
    found = comparison.intersection
    assert (found.start is None) >= ("start" in abouts(together))
    for text in (found.start, found.end):
        assert text is None or parse_edtf(text) is not None
    for disagreement in comparison.disagreements:
        named = [index for reading in disagreement.values for index in reading.claims]
        assert len(named) == len(set(named)) and set(named) <= set(range(len(claims)))
        assert len(disagreement.values) > 1


def test_figures_differ_where_no_number_fits_both() -> None:
    def differing(*values: str | tuple[str, ...]) -> list[str | tuple[str, ...]]:
        claims = (link(details={"killed": value}) for value in values)
        disagreements = compare_claims(event(*claims)).disagreements
        return [one.value for disagreement in disagreements for one in disagreement.values]

    assert differing("≥ 12", "17") == differing("8–12", "10", "≥ 9") == differing("12 000", "12000") == []
    assert differing("17", "19", "17–19") == ["17", "19"]
    assert differing("≥ 12", "8–11") == ["≥ 12", "8–11"]
    assert differing("≥ 12", "plusieurs") == ["≥ 12", "plusieurs"]
    assert differing("12", ("12", "13")) == ["12", ("12", "13")]
    assert differing("12–8", "12") == ["12–8", "12"]


def test_days_that_differ_are_one_or_the_other_and_no_interval() -> None:
    assert event_date(of_dates("2024-07-07", "2024-07-06")) == "[2024-07-06..2024-07-07]"
    assert event_date(of_dates("2024-07-03", "2024-07-07", "2024-07-07")) == "[2024-07-03,2024-07-07]"
    assert event_date(of_dates("[2024-06-16..2024-06-17]", "2024-06-17")) == "2024-06-17"
    assert event_date(of_dates("2024-06", "2024-06-17")) == "2024-06-17"
    assert event_date(of_dates("2024-06", "2024-08-02")) == "[2024-06-01..2024-06-30,2024-08-02]"
    assert event_date(of_dates("2024-07-06/2024-07-07", "2024-07-08")) == "2024-07-06/2024-07-08"
