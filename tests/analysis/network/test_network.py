"""Companions: the measure, the ranking, the passages of a pair, and how they are drawn."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.conftest import Made
from tui.analysis.network.network import (
    Network,
    Tie,
    count_network,
    counted_lines,
    log_likelihood,
    network_json,
    network_lines,
    rank_ties,
    strength_bar,
    strength_text,
)
from tui.analysis.network.network_drawing import draw_ego_network, find_pairs
from tui.analysis.network.pair_passages import shared_passages
from tui.analysis.output.cell_width import cell_width
from tui.index.query import parse_query
from tui.index.results import Within
from tui.index.sqlite_store import SqliteStore
from tui.index.store import MATCH_ALL
from tui.model.records import Actor, Article, Ref
from tui.model.text import clean_line

counts = st.integers(0, 200_000)


def actor(store: SqliteStore, name: str) -> Actor:
    (record,) = store.read([Ref("actor", name)])
    assert isinstance(record, Actor)
    return record


def tie(title: str, shared: int, own: int, strength: float) -> Tie:
    return Tie(Ref("actor", title), title, "person", shared, own, strength)


def test_log_likelihood_is_dunnings() -> None:
    # «the swiss» of Dunning's table 2: k = 110, 2442, 111, 29114 gives 270.72.
    assert log_likelihood(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114) == pytest.approx(
        270.72, abs=0.01
    )
    assert log_likelihood(10, 100, 100, 1000) == pytest.approx(0)  # as chance would have it
    assert log_likelihood(0, 100, 100, 1000) < 0 < log_likelihood(20, 100, 100, 1000)
    assert log_likelihood(5, 5, 100, 1000) > log_likelihood(5, 5, 900, 1000)  # not who is everywhere


@given(counts, counts, counts, counts)
def test_log_likelihood_of_any_counts(both: int, one: int, other: int, units: int) -> None:
    strength = log_likelihood(both, one, other, units)
    assert isfinite(strength)
    assert strength == pytest.approx(log_likelihood(both, other, one, units))


def test_rankings() -> None:
    ties = [tie("partout", 50, 900, 0.5), tie("seul", 5, 5, 40.0), tie("jamais", 60, 999, -3.0)]
    assert [each.title for each in rank_ties(ties, "strength")] == ["seul", "partout", "jamais"]
    assert [each.title for each in rank_ties(ties, "count")] == ["jamais", "partout", "seul"]


@pytest.mark.parametrize(
    ("within", "companions"),
    [
        ("sentence", {"ali-lamine-zeine": 1, "teheran": 1}),
        ("event", {}),
    ],
)
def test_the_companions_of_an_actor(small: SqliteStore, within: Within, companions: dict[str, int]) -> None:
    found = count_network(small, actor(small, "alexei-overtchouk"), within)
    assert {each.ref.id: each.shared for each in found.ties} == companions
    value = network_json(found, "strength")
    assert (value["id"], value["within"]) == ("actor:alexei-overtchouk", within)
    assert [each["id"] for each in value["companions"]] == [
        str(each.ref) for each in rank_ties(found.ties, "strength")
    ]
    lines = list(network_lines(found, "count", 80))
    head = {"sentence": 3, "event": 1}[within]  # who is in nothing has no table
    assert len(lines) == head + len(companions)
    assert all(cell_width(line) <= 80 for line in lines)


def test_what_was_counted_is_said(shipped_store: SqliteStore) -> None:
    modi = actor(shipped_store, "salifou-modi")  # the only article that names him is of 19 January
    early, every = (
        list(network_lines(count_network(shipped_store, modi, "sentence", query=query), "count", 80))
        for query in (parse_query("on:../2024-01-16"), MATCH_ALL)
    )
    assert early == ["Salifou Modi is named in no matching article"]
    assert every[:2] == [
        "Salifou Modi: in 3 of 12 sentences",
        "(sentences that name someone, in the articles that name it)",
    ]


def test_what_a_negative_number_means_is_said_where_there_is_one() -> None:
    def lines(strength: float) -> list[str]:
        ties = [tie("Un", 1, 2, strength)]
        return list(counted_lines(Network(Ref("actor", "a"), "A", "person", "article", 9, 3, ties, False)))

    assert lines(-0.3)[-1] == "(negative G²: together less often than by chance)"
    assert len(lines(-0.01)) == len(lines(0.3)) == 1  # it is shown as 0.0


def test_a_pair_stands_in_a_sentence_or_only_in_an_article(made: Made) -> None:
    store = made(
        {f"actors/{name.lower()}.md": f"---\nname: {name}\ntype: person\n---\n" for name in ("Ada", "Bob")}
        | {
            "articles/a.md": "---\ntitle: A\ndate: 2024-01-01\n---\nIl dort. Ada voit\nBob et Ada.\n",
            "articles/b.md": "---\ntitle: B\ndate: 2023-01-01\n---\nBob dort. Ada rit. Il part. Il dort.\n",
            "articles/c.md": "---\ntitle: C\n---\nBob dort.\n",
        }
    )
    found = list(shared_passages(store, Ref("actor", "ada"), Ref("actor", "bob")))
    assert [(each.article.id, each.within, each.text) for each in found] == [
        ("b", "article", "Bob dort. … Ada rit."),
        ("a", "sentence", "Ada voit Bob et Ada."),
    ]
    for each in found:
        (article,) = store.read([each.article])
        assert isinstance(article, Article)
        assert article.body[each.start : each.end] == "Ada"
        assert {each.text[start:end] for start, end in each.marked} == {"Ada", "Bob"}
    assert list(shared_passages(store, Ref("actor", "ada"), Ref("actor", "absent"))) == []
    assert len(list(shared_passages(store, Ref("actor", "ada"), Ref("actor", "bob"), limit=1))) == 1


@given(st.floats(-10, 1e9), st.floats(-10, 1e9), st.integers(-2, 60))
def test_a_bar_has_its_width(value: float, most: float, width: int) -> None:
    drawn = strength_bar(value, most, width)
    assert cell_width(drawn) == max(0, width)
    assert bool(drawn.strip()) == (value > 0 and most > 0 and width > 0)


def test_bars_are_as_long_as_what_they_stand_for() -> None:
    assert [strength_bar(value, 8, 2) for value in (8, 4, 1, 0.0001, 0, -1)] == [
        "██",
        "█ ",
        "▎ ",
        "▏ ",
        "  ",
        "  ",
    ]
    assert [strength_text(value) for value in (12345.6, 100, 99.94, -0.24)] == [
        "12,346",
        "100",
        "99.9",
        "-0.2",
    ]


names = st.text(min_size=1, max_size=30).map(clean_line)


@given(
    names,
    st.lists(st.tuples(names, st.floats(0.001, 1e6)), max_size=15),
    st.integers(-1, 90),
    st.integers(-1, 40),
)
def test_the_drawing_fits_and_knows_its_names(
    name: str, ties: list[tuple[str, float]], width: int, height: int
) -> None:
    drawing = draw_ego_network(name, ties, width, height)
    assert len(drawing.rows) == max(0, height)
    assert {cell_width(row) for row in drawing.rows} <= {max(0, width)}
    every = [name, *(title for title, _weight in ties)]
    for label in drawing.labels:
        shown = drawing.rows[label.row][label.start : label.end].strip()
        assert every[label.number + 1].startswith(shown.removesuffix("…").strip()) or shown.endswith("…")


def test_all_names_are_drawn_where_there_is_room() -> None:
    ties = [(f"Nom numéro {n}", 12.0 - n) for n in range(12)]
    drawing = draw_ego_network("Russie", ties, 60, 30)
    assert {label.number for label in drawing.labels} == set(range(-1, 12))
    lines = draw_ego_network("Russie", ties, 60, 30, pairs=[(0, 5)])
    assert any("⢸" in row or "⡇" in row for row in lines.rows) and lines.labels == drawing.labels


def test_companions_that_stand_together_are_joined(shipped_store: SqliteStore) -> None:
    modi, zeine, sputnik = (Ref("actor", name) for name in ("salifou-modi", "ali-lamine-zeine", "sputnik"))
    pairs = find_pairs(shipped_store, [modi, zeine, sputnik], "sentence", MATCH_ALL, lambda: False)
    assert frozenset((modi, zeine)) in pairs and frozenset((zeine, sputnik)) not in pairs
    assert not find_pairs(shipped_store, [modi, zeine], "sentence", MATCH_ALL, lambda: True)
    ties = [("A", 1.0), ("B", 1.0), ("C", 1.0)]
    plain, joined = (draw_ego_network("Ego", ties, 60, 20, pairs=drawn) for drawn in ((), [(0, 2), (1, 9)]))
    assert plain.labels == joined.labels and plain.rows != joined.rows
