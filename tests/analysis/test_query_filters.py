"""The current filter: its period set, read and taken out, its words for people."""

from __future__ import annotations

from datetime import date

import pytest

from tui.analysis.query_filters import (
    describe_filter,
    filter_problem,
    period,
    replace_period,
    term_words,
    with_actor,
    with_period,
)
from tui.index.query import parse_query
from tui.model.records import Ref


@pytest.mark.parametrize(
    ("text", "days", "words"),
    [
        ("", None, ""),
        ("uranium type:consult", None, "uranium type:consult"),
        ("on:2024-01", "2024-01", "January 2024"),
        ('"a b" on:2024-01/2024-03', "2024-01/2024-03", 'January–March 2024 · "a b"'),
        ("after:2024 before:2024-03 -mali", "2024-01-01/2024-02-29", "1 January – 29 February 2024 · -mali"),
        ("on:2024 on:2024-02/..", "2024-02-01/2024-12-31", "1 February – 31 December 2024"),
        ("after:0850", "0850-01-01/..", "from 1 January 850"),
        ("on:2024 or on:2020", None, "on:2024 or on:2020"),
    ],
)
def test_the_period_of_a_filter(text: str, days: str | None, words: str) -> None:
    query = parse_query(text)
    assert period(query) == days
    assert describe_filter(query) == words
    again = replace_period(query, "1999")
    assert period(again) == "1999"
    assert replace_period(again, None) == replace_period(query, None)
    assert parse_query(str(again)) == again


def test_a_filter_is_narrowed_further() -> None:
    query = with_actor(parse_query("on:2024"), Ref("actor", "ali-lamine-zeine"))
    assert query.values("actor") == ("ali-lamine-zeine",)
    assert with_actor(query, None) == query
    january = with_period(query, date(2024, 1, 1), date(2024, 1, 31))
    assert period(january) == "2024-01-01/2024-01-31"
    assert period(with_period(january, date(2023, 1, 1), date(2024, 1, 15))) == "2024-01-01/2024-01-15"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "after:hier",
            "after: “hier” is not a date and is ignored; write it like 2024, 2024-01 or 2024-01-16",
        ),
        ("mali foo:bar", "there is no field “foo”"),
        ("source:", "source: expects the source that an article credits"),
        ("kind:bleu", "kind: “bleu” is not a kind"),
        ("---", "nothing to search for: type a word"),
    ],
)
def test_what_can_be_no_filter_says_so_and_which_fields_there_are(text: str, words: str) -> None:
    said = filter_problem(parse_query(text))
    assert said.startswith(words) and said.endswith(
        "fields are kind, actor, event, source, author, tag, type, lang, after, before, on, label, note, is"
    )
    assert "searched" not in said
    assert filter_problem(parse_query("")) == filter_problem(parse_query("mali source:RFI after:2024")) == ""


def test_what_each_field_narrows_to_in_words() -> None:
    query = parse_query("on:2020 source:AFP after:2020 before:2024-02 on:2024-01-16 actor:niger")
    said = [term_words(term, {"niger": "Niger"}.get(term.value, "")) for term in query.fields]
    assert said == [
        *("in 2020", "source AFP", "from 2020 on", "before February 2024", "on 16 January 2024"),
        "actor Niger",
    ]
