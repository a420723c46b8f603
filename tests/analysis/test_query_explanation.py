"""What is said of a query."""

from __future__ import annotations

import pytest

from tui.analysis.query_explanation import explain_query
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("moscou", "articles, actors and events with “moscou”"),
        ("mil -modi after:2024", "articles and events with “mil” and not “modi”, from 2024 on (inclusive)"),
        ("source:RFI before:2024", "articles by RFI, before 2024 (exclusive)"),
        ("mil or pluies sanctions", "articles, actors and events with “mil” or “pluies” and “sanctions”"),
        ('"mission de travail"', "articles, actors and events with “mission de travail”"),
        ("-mil", "articles, actors and events without “mil”"),
        ("modi -source:AFP", "articles, actors and events with “modi”, not by AFP"),
        ("actor:salifou-modi on:2024", "articles and events that name Salifou Modi, dated 2024"),
        ("actor:personne", "articles and events that name personne"),
        ("event:rencontre", "articles that report “Rencontre Evkourov–Fomine–Modi”"),
        ("kind:actor type:person", "actors of type person"),
        ("kind:event type:consult", "events of type consult"),
        ("lang:fr tag:défense", "articles in language fr, tagged “défense”"),
        ("kind:actor source:RFI", "nothing by RFI"),
        ("", ""),
        ("or and", "articles, actors and events with “or”"),
    ],
)  # fmt: skip
def test_a_query_in_words(small: SqliteStore, text: str, words: str) -> None:
    assert explain_query(small, parse_query(text)) == words


def test_without_fuzziness_it_is_said(small: SqliteStore) -> None:
    assert (
        explain_query(small, parse_query("modi", fuzzy=False), ["actor"])
        == "actors with “modi”, exactly as written"
    )
