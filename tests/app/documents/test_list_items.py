"""Rows of the lists: what a filter keeps, and why."""

from __future__ import annotations

import pytest

from tui.app.documents.list_items import relation_items, row_items
from tui.index.query import parse_query
from tui.index.results import RecordRow, Relation
from tui.model.reading_marks import ReadingMarks
from tui.model.records import Kind, Ref


@pytest.mark.parametrize(
    ("kind", "date", "query", "detail"),
    [
        ("event", "2023-07-26/..", "on:2024", "26 Jul 23 – ongoing"),
        ("event", "2023/2024-02", "on:2024", "2023 – Feb 24"),
        ("event", "../2024-01-18", "after:2024", "… – 18 Jan 24"),
        ("event", "2024-01-18", "on:2024", ""),
        ("event", "2023-07-26/..", "niger", ""),
        ("article", "2023/2024", "on:2024", ""),
    ],
)
def test_an_event_that_lasts_says_until_when_where_a_period_is_the_filter(
    kind: Kind, date: str, query: str, detail: str
) -> None:
    (item,) = row_items([RecordRow(Ref(kind, "a"), "Titre", date, None)], ReadingMarks(), parse_query(query))
    assert item.detail == detail


def test_a_related_actor_stands_once_with_what_is_stated_of_it() -> None:
    mody, niger = Ref("actor", "mody"), Ref("actor", "niger")
    rows = relation_items(
        [
            Relation(mody, "Salifou Mody", "together", count=3),
            Relation(niger, "Niger", "together"),
            Relation(mody, "Salifou Mody", "member", "ministre de la Défense", count=2),
        ]
    )
    assert [(row.text, row.detail, row.trail) for row in rows] == [
        ("Actors", "", "2"),
        ("Salifou Mody", "ministre de la Défense", "3"),
        ("Niger", "", ""),
    ]
