"""Articles that share passages with one, over an index."""

from __future__ import annotations

import msgspec
import pytest

from tests.analysis.conftest import Made
from tests.analysis.test_comparison import article_in
from tui.analysis.output.record_json import record_json
from tui.analysis.output.record_text import record_lines
from tui.analysis.sources.similar_articles import copies_json, copy_words, find_similar_articles, is_earlier

AGENCY = (
    "Les vice-ministres russes de la défense ont rencontré mardi dans la capitale le ministre nigérien, en "
    "marge d’une visite du premier ministre. Les deux pays ont convenu d’intensifier les actions communes."
)
RADIO = (
    "Ainsi, alors que le Niger est en difficulté financière, le chef du gouvernement souhaite aujourd’hui "
    "diversifier ses partenaires. Jeudi soir, il était attendu à Téhéran en Iran."
)
OWN = "Rien de tout cela ne se trouve ailleurs, car ces mots ne sont que les siens, et il y en a assez ici."


def article(title: str, date: str, body: str) -> str:
    return f"---\ntitle: {title}\n{date and f'date: {date}'}\n---\n{body}\n"


FILES = {
    "articles/composite.md": article("Composite", "2024-01-19?", f"{AGENCY}\n\n{RADIO}"),
    "articles/agency.md": article("Agency", "2024-01-16", f"{OWN}\n\n{AGENCY}"),
    "articles/radio.md": article("Radio", "", RADIO.replace("aujourd’hui ", "")),
    "articles/alone.md": article("Alone", "2024-01-16", OWN[::-1]),
}


def test_the_parts_of_a_composite_are_found_in_the_texts_they_are_from(made: Made) -> None:
    store = made(FILES)
    composite = article_in(store, "composite")
    agency, radio = find_similar_articles(store, composite).found
    assert (agency.ref.id, agency.earlier) == ("agency", True)
    assert (radio.ref.id, radio.earlier) == ("radio", None)
    assert article_in(store, "agency").body[slice(*agency.longest)] == AGENCY[:-1]
    assert copy_words(agency.share, agency.earlier) == "53% of this · earlier"
    assert [copy.earlier for copy in find_similar_articles(store, article_in(store, "agency")).found] == [
        False
    ]
    assert find_similar_articles(store, article_in(store, "alone")).found == ()


def test_show_says_them(made: Made) -> None:
    store = made(FILES)
    composite = article_in(store, "composite")
    value = msgspec.json.decode(msgspec.json.encode(record_json(store, composite)))
    (passage,) = value["same_text"][0]["passages"]
    assert value["same_text"][0]["id"] == "article:agency"
    assert composite.body[passage["start"] : passage["end"]] == AGENCY[:-1]
    lines = list(record_lines(store, composite, value))
    assert "article:agency  Agency  (same text: 53% of this · earlier)" in lines


def test_a_text_with_many_copies_and_one_that_is_all_one_paragraph(made: Made) -> None:
    body = f"{AGENCY} {RADIO} {OWN} " * 300
    files = {
        f"articles/a{n}.md": article("A", f"2024-01-{n % 28 + 1:02}", f"{AGENCY} {n}") for n in range(80)
    }
    store = made({**files, "articles/long.md": article("Long", "2024", body)})
    copies = find_similar_articles(store, article_in(store, "a3"))
    assert len(copies.found) == 20
    assert all(copy.share > 0.9 for copy in copies.found)
    assert copies_json(copies) == {"compared": 20, "alike": 63, "characters": None}
    lines = list(record_lines(store, article_in(store, "a3"), record_json(store, article_in(store, "a3"))))
    assert lines[-1] == "Of at least 63 articles that may share text, the 20 most likely were compared."
    long = find_similar_articles(store, article_in(store, "long"))
    assert long.found and "Only the first 200,000 characters" not in long.words()
    assert find_similar_articles(store, article_in(store, "a3"), stopped=lambda _share: True).found == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024-01-16", "2024-01-19?", True),
        ("2024-01-19", "2024-01-16", False),
        ("2024-01-16", "2024-01-16", None),
        ("2024-01", "2024-01-19", None),
        ("0870-05", "2024", True),
        ("../0870", "0871/..", True),
        ("0871/..", "../0870", False),
        ("2023/..", "2024", None),
        (None, "2024", None),
        ("nonsense", "2024", None),
    ],
)
def test_which_is_the_earlier(one: str | None, other: str | None, expected: bool | None) -> None:
    assert is_earlier(one, other) is expected
