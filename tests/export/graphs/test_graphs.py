"""Networks, read by networkx; their counts are those of the network view."""

from __future__ import annotations

import io
from typing import Any

import networkx
import pytest

from tests.export.conftest import export_text
from tui.analysis.network.network import count_network
from tui.export.graphs import actor_ties
from tui.export.graphs.actor_ties import TieCounter
from tui.export.selection import Selection
from tui.model.records import Actor, Ref


def read_graph(name: str, selection: Selection) -> Any:
    read = networkx.read_graphml if name == "graphml" else networkx.read_gexf
    return read(io.BytesIO(export_text(name, selection).encode()))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_actors_are_tied_as_often_as_the_network_view_counts(name: str, shipped: Selection) -> None:
    graph = read_graph(name, shipped)
    assert not graph.is_directed() and graph.number_of_nodes() > 30
    (modi,) = shipped.store.read([Ref("actor", "salifou-modi")])
    assert isinstance(modi, Actor)
    for within in ("sentence", "article", "event"):
        for tie in count_network(shipped.store, modi, within).ties:
            ends = graph.edges["salifou-modi", tie.ref.id]
            if within != "event":  # events of the graph have the participants of their claims as well
                assert ends[f"{within}s"] == tie.shared
            else:
                assert ends["events"] >= tie.shared
    assert graph.nodes["salifou-modi"]["type"] == "person"


def test_ties_have_periods_and_names_do_no_harm(hostile: Selection) -> None:
    graph = read_graph("gexf", hostile)
    tie = graph.edges["modi", "niger"]
    assert (tie["start"], tie["end"]) == ("2024-03-01", "2024-03-07")
    assert graph.nodes["nobody-known"]["label"] == "nobody-known"
    assert "<script" not in export_text("gexf", hostile)


def test_counts_on_disk_are_those_in_memory(shipped: Selection, monkeypatch: pytest.MonkeyPatch) -> None:
    in_memory = list(TieCounter(shipped).count().ties())
    monkeypatch.setattr(actor_ties, "_MAX_WAITING", 5)
    assert list(TieCounter(shipped).count().ties()) == in_memory != []
