"""Key words in context: the right places, in one column, however the text is written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.analysis.conftest import Made
from tui.analysis.concordance import (
    ConcordanceLine,
    Contexts,
    Order,
    Subject,
    align_columns,
    columns,
    concordance_lines,
    describe_subject,
    find_concordance,
    how_words,
    line_json,
    sort_lines,
)
from tui.analysis.output.cell_width import cell_width, pad_left, pad_right, truncate, truncate_label
from tui.index.query import parse_query
from tui.index.results import MentionRef
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Article, Ref
from tui.model.text import clean

ZEINE = Ref("actor", "ali-lamine-zeine")


def line(left: str = "", exact: str = "mot", right: str = "", **fields: object) -> ConcordanceLine:
    given = {"date": "2024-01-01", "source": "RFI"} | fields
    return ConcordanceLine(Ref("article", "a"), 0, len(exact), left, exact, right, **given)  # type: ignore[arg-type]


def test_every_place_of_an_actor_in_the_words_of_its_article(small: SqliteStore) -> None:
    lines = sort_lines(find_concordance(small, Subject(ZEINE)), "date")
    assert [(found.article.id, found.exact) for found in lines] == [
        ("mission", "Ali Lamine Zeine"),
        ("cooperation", "Ali Lamine Zeine"),
    ]
    for found in lines:
        (article,) = small.read([found.article])
        assert isinstance(article, Article)
        assert article.body[found.start : found.end] == found.exact
        assert "\n" not in found.left + found.right
    assert lines[1].left.endswith("Overtchouk a reçu ")
    assert lines[1].right.startswith(", attendu jeudi")
    assert line_json(lines[0]) == {
        "article": "article:mission",
        "start": 0,
        "end": 16,
        "in_title": False,
        "left": "",
        "exact": "Ali Lamine Zeine",
        "right": lines[0].right,
        "date": "2024-01-15",
        "source": "Ousmane Diallo",
    }


def test_only_in_one_article(small: SqliteStore) -> None:
    within = Ref("article", "cooperation")
    assert {found.article for found in find_concordance(small, Subject(ZEINE, article=within))} == {within}
    niger = list(find_concordance(small, Subject(text="niger", article=within)))
    assert [(found.exact, found.in_title) for found in niger] == [("Niger", True), ("Niger", False)]
    assert niger[0].left == "Coopération militaire : Le "
    assert list(find_concordance(small, Subject(text="niger", article=Ref("article", "absent")))) == []


def test_words_of_a_query_in_any_spelling(small: SqliteStore) -> None:
    def exact(text: str) -> list[str]:
        return [found.exact for found in find_concordance(small, Subject(text=text))]

    assert exact("coeur") == ["cœur"]
    assert exact('"coup d\'etat"') == ["coup d’État"]
    assert sorted(exact("mil or sanctions")) == ["mil", "mil", "sanctions"]
    assert exact("evkurov") == ["Iounous-bek Evkourov"]  # the passage that the search found
    assert exact("") == exact("source:RFI -russie") == exact("uranium") == []


def test_plain_words_are_looked_for_in_a_row_first(made: Made) -> None:
    texts = {"a": "La coopération militaire reprend.", "b": "Une aide militaire, une coopération."}
    store = made({f"articles/{name}.md": f"---\ntitle: t\n---\n{text}" for name, text in texts.items()})

    def found(text: str) -> tuple[str, list[str]]:
        subject = Subject(text=text)
        return how_words(describe_subject(store, subject)), [
            line.exact for line in find_concordance(store, subject)
        ]

    assert found("Cooperation  militaire") == ("as a phrase", ["coopération militaire"])
    assert found("militaire coopération") == (
        "word by word",
        ["militaire", "coopération", "coopération", "militaire"],
    )
    assert found("militaire or coopération")[0] == found('"coopération militaire"')[0] == ""
    assert found("militaire -aide") == ("", ["militaire"])
    assert found("militaire") == ("", ["militaire", "militaire"])
    assert Subject(text="coopération lang:fr militaire").row is None


def test_it_reads_no_further_than_asked(made: Made) -> None:
    store = made({f"articles/a{n}.md": f"---\ntitle: t{n}\n---\n{'mil ' * 30}" for n in range(9)})
    assert len(list(find_concordance(store, Subject(text="mil"), limit=100))) == 100
    assert len(list(find_concordance(store, Subject(text="mil")))) == 270


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("left", ["un beau ", "du petit ", "le petit "]),
        ("right", ["le petit ", "du petit ", "un beau "]),
        ("date", ["le petit ", "un beau ", "du petit "]),
        ("source", ["un beau ", "le petit ", "du petit "]),
    ],
)
def test_orders(order: Order, expected: list[str]) -> None:
    lines = [
        line("du petit ", right=" Été", date=None, source="RFI"),
        line("un beau ", right=" toit", date="2024", source="élan"),
        line("le petit ", right=" arbre", date="0850", source="RFI"),
    ]
    assert [found.left for found in sort_lines(lines, order)] == expected


@given(st.text(), st.text(min_size=1), st.text(), st.integers(0, 60), st.integers(0, 60))
@example("", "\U0001f3fb", "", 1, 2)
@example("\U0001f3fb", "0", "", 3, 0)
@example("\U0001f44d", "\U0001f3fb", "a", 2, 3)
def test_the_key_word_stands_in_its_column(left: str, exact: str, right: str, a: int, b: int) -> None:
    left, exact, right = clean(left), clean(exact), clean(right)
    text, (start, end) = align_columns(line(left, exact, right), a, b)
    assert cell_width(text[:start]) == a
    assert cell_width(text) == a + b
    assert exact.startswith(text[start:end].rstrip())


@given(st.text(), st.integers(-3, 40))
def test_a_part_has_the_width_asked_for(text: str, width: int) -> None:
    text = clean(text)
    assert cell_width(pad_right(text, width)) == cell_width(pad_left(text, width)) == max(0, width)
    assert cell_width(truncate(text, width)) <= max(0, width)
    assert cell_width(truncate_label(f"{text} (AFP)", width)) <= max(0, width)


@given(st.integers(0, 300))
def test_columns_fill_the_width_and_no_more(width: int) -> None:
    assert sum(columns(width)) == width
    lines = concordance_lines([line("x" * 200, "mot", "y" * 200, source="s" * 50)], width)
    assert all(cell_width(found) <= width for found in lines)


def test_only_where_a_filter_fits(small: SqliteStore) -> None:
    def where(subject: Subject) -> list[str]:
        return [found.article.id for found in find_concordance(small, subject)]

    assert where(Subject(ZEINE)) == ["mission", "cooperation"]
    assert where(Subject(ZEINE, within=parse_query("source:RFI"))) == ["cooperation"]
    assert where(Subject(text="mission", within=parse_query("on:2024-01-19"))) == []
    assert set(where(Subject(text="niger", within=parse_query("sanctions")))) == {"mission"}


def test_lines_are_made_of_places_when_they_are_wanted(small: SqliteStore) -> None:
    contexts = Contexts(small)
    places = small.mentions_of(ZEINE)
    assert [contexts.line(place) for place in places] == list(find_concordance(small, Subject(ZEINE)))
    gone = contexts.line(MentionRef(Ref("article", "absent"), 3, 5))
    assert (gone.exact, gone.source, contexts.line(gone)) == ("…", "absent", gone)
