"""How many records begin on each day, and which; and what a query lets through."""

from __future__ import annotations

from datetime import date

import pytest

from tui.index.query import parse_query
from tui.index.sql_store import SqlStore
from tui.model.records import Ref


def ids(rows: list) -> list[str]:  # type: ignore[type-arg]
    return [row.ref.id for row in rows]


def test_days(shared: SqlStore) -> None:
    assert shared.counts_by_day("article") == [(None, 1), (date(2024, 1, 15), 1), (date(2024, 1, 19), 1)]
    assert shared.counts_by_day("article", parse_query("actor:niger")) == [
        (date(2024, 1, 15), 1),
        (date(2024, 1, 19), 1),
    ]
    assert shared.counts_by_day("event", parse_query("actor:russie")) == [
        (date(2024, 1, 15), 1)
    ]  # as its place
    assert shared.counts_by_day("event", parse_query("actor:absent")) == []


def test_dated(shared: SqlStore) -> None:
    assert ids(shared.dated_rows("article")) == ["mission", "cooperation", "recoltes"]
    assert ids(shared.dated_rows("article", limit=1)) == ["mission"]
    visit = shared.dated_rows("event", parse_query("actor:ali-lamine-zeine"))[0]
    assert (visit.title, visit.date, visit.subtitle) == (
        "Visite du Premier ministre à Moscou",
        "2024-01-15/..",
        "consult",
    )


@pytest.mark.parametrize(
    ("text", "articles", "events"),
    [
        ("", "mission cooperation recoltes", "coup visite rencontre"),
        ("on:2024-01", "mission cooperation", "visite rencontre"),
        ("on:0001/9999", "mission cooperation", "coup visite rencontre"),
        ("on:2024-01-15/2024-01-18", "mission", "visite rencontre"),
        ("on:2030", "", "visite"),  # nobody says when it ended
        ("before:2024", "", "coup"),
        ("after:2024-01-17", "cooperation", "visite"),
        ("after:2024-01-10 before:2024-01-16", "mission", "visite"),
        ("actor:russie", "cooperation", "visite"),
        ("actor:ali-lamine-zeine on:2024-01-16", "", "visite"),
        ("type:coerce", "mission", "coup"),
        ("-type:coerce", None, "visite rencontre"),
        ("event:visite", "mission cooperation", "visite"),
        ("source:RFI", "cooperation", "visite rencontre"),
        ("-source:RFI", "mission recoltes", "coup"),
        ("visite", "mission", "visite"),
        ("rencontre or moscou", "cooperation", "visite rencontre"),
        ("modi", "cooperation", "rencontre"),  # takes part in it
        ("yevkurov", "cooperation", "rencontre"),
        ("kind:event", "", "coup visite rencontre"),
        ("kind:article", "mission cooperation recoltes", ""),
        ("nothing", "", ""),
    ],
)
def test_a_query_narrows_lists_and_counts(
    shared: SqlStore, text: str, articles: str | None, events: str
) -> None:
    query = parse_query(text)
    assert sorted(ids(shared.dated_rows("event", query))) == sorted(events.split())
    assert sorted(ids(shared.rows("event", query=query).items)) == sorted(events.split())
    assert sum(count for _day, count in shared.counts_by_day("event", query)) == len(events.split())
    if articles is not None:
        assert ids(shared.dated_rows("article", query)) == articles.split()
        assert sorted(ids(shared.rows("article", sort="title", query=query).items)) == sorted(
            articles.split()
        )
        assert sum(count for _day, count in shared.counts_by_day("article", query)) == len(articles.split())


def test_actors_are_those_of_the_articles_that_fit(shared: SqlStore) -> None:
    def named(text: str) -> dict[str, int | None]:
        return {row.ref.id: row.count for row in shared.rows("actor", query=parse_query(text)).items}

    every = {row.ref.id: row.count for row in shared.rows("actor").items}
    assert named("on:2024-01-15") == {"niger": 2, "ali-lamine-zeine": 1, "cedeao": 1, "russie": 0}
    assert (every["niger"], every["ali-lamine-zeine"]) == (4, 2)
    assert named("source:AFP") == {"mali": every["mali"]}
    first = shared.rows("actor", limit=1, query=parse_query("source:RFI"))
    assert first.after is not None
    rest = shared.rows("actor", after=first.after, query=parse_query("source:RFI"))
    assert {row.ref.id for row in (*first.items, *rest.items)} == set(named("source:RFI"))


def test_company_is_counted_where_the_query_fits(shared: SqlStore) -> None:

    zeine = Ref("actor", "ali-lamine-zeine")
    for within in ("article", "sentence"):
        company = shared.cooccurrences(zeine, within, query=parse_query("source:RFI"))
        assert "cedeao" not in {each.ref.id for each in company.companions}
        assert company.own == 1
    assert shared.cooccurrences(zeine, "article", query=parse_query("source:RFI")).units == 1
    assert shared.cooccurrences(zeine, "event", query=parse_query("type:coerce")).units == 1


def test_texts_come_by_date_in_pages_with_where_what_was_asked_stands(shared: SqlStore) -> None:
    page = shared.matched_articles(parse_query("niger or mali"), limit=1)
    read = list(page.items)
    while page.after is not None:
        page = shared.matched_articles(parse_query("niger or mali"), after=page.after, limit=1)
        read += page.items
    assert [text.article.id for text in read] == ["mission", "cooperation", "recoltes"]  # undated last
    assert [row.ref.id for row in shared.undated_rows("article")] == ["recoltes"]
    assert shared.undated_rows("article", parse_query("niger")) == []
    for text in read:
        (article,) = shared.read([text.article.ref])
        assert text.article == article
        assert all(article.body[start:end] for start, end in text.found.body)
    assert [
        t.article.id
        for t in shared.matched_articles(parse_query("niger"), parse_query("on:2024-01-19")).items
    ] == ["cooperation"]
    assert shared.matched_articles(parse_query("source:RFI")).items == []
    mentions = shared.mentions_of(Ref("actor", "niger"), query=parse_query("source:RFI"))
    assert [mention.in_title for mention in mentions] == [True, False]
