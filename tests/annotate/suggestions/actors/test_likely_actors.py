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
        ("ECOWAS", "organization", "cedeao"),  # nothing is like it: one of its type
    ],
)
def test_the_likeliest_comes_first(name: str, type_: ActorType, id: str) -> None:
    assert rank_likely_actors(Actor(id="", name=name, type=type_), KNOWN)[0].id == id


def test_all_are_there_and_equally_likely_ones_keep_their_order() -> None:
    ranked = rank_likely_actors(Actor(id="", name="Han", type="person"), KNOWN)
    assert [one.id for one in ranked] == ["tiani", "modi", "niger", "cedeao", "defense"]
