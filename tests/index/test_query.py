"""The query language: what a query finds, and how one is narrowed."""

from __future__ import annotations

import pytest
from msgspec import structs

from tui.index.query import parse_filter, parse_query
from tui.index.search.search import search
from tui.index.sqlite_store import SqliteStore


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("niger", {"cooperation", "mission"}),
        ("niger -sanctions", {"cooperation"}),
        ("pluies or sanctions", {"recoltes", "mission"}),
        ('"mission de travail"', {"mission"}),
        ('"travail de mission"', set()),
        ("“coup d'Etat”", {"mission"}),
        ("actor:salifou-modi", {"cooperation"}),
        ('actor:"salifou mody"', {"cooperation"}),
        ("actor:personne", set()),
        ("source:rfi", {"cooperation"}),
        ('author:"Ousmane Diallo"', {"mission"}),
        ("tag:defense", {"cooperation"}),
        ("lang:fr niger", {"cooperation"}),
        ("event:visite", {"cooperation", "mission"}),
        ("event:visite sanctions", {"mission"}),
        ("after:2024-01-16", {"cooperation"}),
        ("before:2024-01-19 niger", {"mission"}),
        ("on:2024-01", {"cooperation", "mission"}),
        ("on:2024-01-15", {"mission"}),
        ("-niger", {"recoltes"}),
        ("on:hier niger", {"cooperation", "mission"}),
        ("", set()),
    ],
)
def test_query_language(shared: SqliteStore, query: str, ids: set[str]) -> None:
    assert {hit.ref.id for hit in shared.articles(parse_query(query)).items} == ids


def test_fields_choose_the_groups(shared: SqliteStore) -> None:
    assert set(search(shared, "kind:actor modi").groups) == {"actor"}
    assert {hit.ref.id for hit in search(shared, "type:person modi").hits} == {"salifou-modi"}
    assert set(search(shared, "source:rfi coopération").groups) == {"article"}


@pytest.mark.parametrize(
    ("text", "field", "value", "narrowed"),
    [
        ("nig", "source", "RFI", "source:RFI nig"),
        ("nig", "source", "Jeune Afrique", 'source:"Jeune Afrique" nig'),
        ("source:rfi nig", "source", "RFI", "source:rfi nig"),
        ("", "on", "2024", "on:2024"),
        ("a or b -c", "tag", "l’“or”", 'tag:"l’ or" a or b -c'),
    ],
)
def test_a_query_is_narrowed_and_widened(text: str, field: str, value: str, narrowed: str) -> None:
    query = parse_query(text, unfinished=True)
    there = query.with_field(field, value)
    assert there.text == narrowed
    assert there.unfinished == query.unfinished
    assert not there.without_field().fields
    assert there.without_field(field, there.values(field)[0]).words == query.words


@pytest.mark.parametrize(
    "text", ['2""024', "2 tag:x 024", "1 a or 2 tag:x 024", '2 "" 024 "" 024', "author:2  024"]
)
def test_words_that_stand_apart_are_no_number(text: str) -> None:
    query = parse_query(text)
    assert parse_query(str(query)).clauses == query.clauses
    assert [term.words for term in parse_query(str(query.without_field())).terms if "024" in term.words] == [
        ("024",)
    ] * text.count("024")


@pytest.mark.parametrize("text", ["2\n024", "2 024", "a\nb", '"a\nb" c'])
def test_a_query_of_several_lines_is_one_of_one_line(text: str) -> None:
    query = parse_query(text)
    assert query.clauses == parse_query(text.replace("\n", " ")).clauses == parse_query(str(query)).clauses


@pytest.mark.parametrize(
    ("text", "within", "both", "unfinished"),
    [
        ("niger mosc", "source:RFI", "source:RFI niger mosc", True),
        ("or mosc", "niger", 'niger "or" mosc', True),  # no alternative to what it is narrowed to
        ("niger", "niger -mali", "niger -mali", False),
        ("-mali", "a or b", "a or b -mali", False),
        ("niger mosc", "", "niger mosc", True),
    ],
)
def test_a_query_within_another(text: str, within: str, both: str, unfinished: bool) -> None:
    query = parse_query(text, unfinished=True).intersect(parse_query(within))
    assert (str(query), query.text, query.unfinished) == (both, both, unfinished)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2024-01", "on:2024-01"),
        ("2024", "on:2024"),
        ("niger 2023/2024", "niger on:2023/2024"),
        ("2024-01 or 2024-03", "on:2024-01 or on:2024-03"),
        ("date:2024", "on:2024"),
        ('"2024"', '"2024"'),
        ("2500 2024-99", "2500 2024-99"),
    ],
)
def test_a_date_alone_is_a_period_of_a_filter(text: str, printed: str) -> None:
    assert str(parse_filter(text)) == printed
    assert parse_query("date:2024") == structs.replace(parse_query("on:2024"), text="date:2024")


def test_a_begun_word_of_a_filter_stays_begun_as_text() -> None:
    text = parse_query("source:rfi mosc", unfinished=True).as_complete_text()
    (term,) = parse_query(text).clauses[-1]
    assert text == "source:rfi mosc*" and term.is_prefix
