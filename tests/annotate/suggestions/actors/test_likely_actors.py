"""Which known actor a name may mean: the likeliest first."""

from __future__ import annotations

import pytest

from tui.annotate.suggestions.actors.likely_actors import rank_likely_actors
from tui.model.records import Actor, ActorType, Name

KNOWN = (
    Actor(id="niger", name="Niger", type="country"),
    Actor(id="tiani", name="Abdourahamane Tiani", type="person"),
    Actor(id="modi", name="Salifou Modi", type="person", aliases=(Name("Salifou Mody"),)),
    Actor(id="cedeao", name="CEDEAO", type="organization"),
    Actor(id="defense", name="Ministère nigérien de la Défense", type="public-body"),
)


@pytest.mark.parametrize(
    ("name", "type_", "id"),
    [
        ("Tchiani", "person", "tiani"),
        ("le général Tiani", "person", "tiani"),
        ("S. Modi", "person", "modi"),
        ("Salifou Moddi", "person", "modi"),
        ("République du Niger", "country", "niger"),
    ],
)
def test_the_likeliest_comes_first(name: str, type_: ActorType, id: str) -> None:
    likely, unlikely = rank_likely_actors(Actor(id="", name=name, type=type_), KNOWN)
    assert likely[0].id == id
    assert len(likely) + len(unlikely) == len(KNOWN)


def test_all_are_there_and_equally_likely_ones_keep_their_order() -> None:
    likely, others = rank_likely_actors(Actor(id="", name="Han", type="person"), KNOWN)
    assert not likely  # nothing is like it: those of its type come first
    assert [one.id for one in others] == ["tiani", "modi", "niger", "cedeao", "defense"]
