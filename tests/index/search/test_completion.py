"""Fields and their values are completed as they are typed."""

from __future__ import annotations

import pytest

from tui.index.search.completion import complete_field, complete_word
from tui.index.sql_store import SqlStore


@pytest.mark.parametrize(
    ("text", "cursor", "replaced", "candidates"),
    [
        ("so", 2, "so", ["source:"]),
        ("niger a", 7, "a", ["actor:", "author:", "after:"]),
        ("-ta", 3, "ta", ["tag:"]),
        ("source:", 7, "", ["AFP", '"Ousmane Diallo"', "RFI"]),
        ("source:r niger", 8, "r", ["RFI"]),
        ('author:"ousmane d', 17, '"ousmane d', ['"Ousmane Diallo"']),
        ("author:dial", 11, "dial", ['"Ousmane Diallo"']),
        ("tag:defe", 8, "defe", ["défense"]),
        ("lang:", 5, "", ["fr"]),
        ("kind:a", 6, "a", ["article", "actor"]),
        ("type:cons", 9, "cons", ["consult"]),
        ("after:20", 8, "20", ["2024"]),
        ("actor:evkurov", 13, "evkurov", ["iounous-bek-evkourov"]),
        ("event:rencont", 13, "rencont", ["rencontre"]),
        ("zzz", 3, "zzz", []),
        ("nofield:x", 9, "", []),
        ('"niger', 6, '"niger', []),
    ],
)
def test_fields_and_values_are_completed(
    shared: SqlStore, text: str, cursor: int, replaced: str, candidates: list[str]
) -> None:
    done = complete_field(shared, text, cursor)
    assert text[done.start : done.end] == replaced
    assert [candidate.text for candidate in done.candidates] == candidates


def test_words_that_occur_are_completed_the_commonest_first() -> None:
    source = "L’État, l’étape, les États-Unis ; un état. Étatique"
    found = complete_word("le eta puis", 6, source)
    assert (found.start, found.end, found.ends_term) == (3, 6, False)
    assert [(item.text, item.count) for item in found.candidates] == [
        ("État", 2), ("étape", 1), ("États-Unis", 1), ("Étatique", 1),
    ]  # fmt: skip
    assert complete_word("etats-u", 7, source).candidates[0].text == "États-Unis"
    assert not complete_word("le ", 3, source).candidates and not complete_word("(((", 3, source).candidates
