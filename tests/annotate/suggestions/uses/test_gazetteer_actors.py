"""The gazetteer that ships: complete, without doubles, and joined to the records of a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from tui.annotate.suggestions.uses.gazetteer_actors import gazetteer_actors, match_gazetteer
from tui.languages.gazetteer_table import read_gazetteer_table
from tui.languages.registry import find_language
from tui.model.records import Actor

ACTORS = gazetteer_actors("fr")


def repeated(values: Iterable[str | None]) -> list[str]:
    return [value for value, count in Counter(value for value in values if value).items() if count > 1]


def test_it_has_the_states_of_the_world_and_the_organisations_of_the_sahel() -> None:
    countries = [actor for actor in ACTORS if actor.type == "country"]
    assert len(countries) >= 195
    assert all(len(actor.country or "") == 2 and actor.names["en"] and actor.demonyms for actor in countries)
    assert len([actor for actor in ACTORS if actor.type not in ("country", "place")]) >= 100
    assert {"niger", "burkina-faso", "cedeao", "aes", "onu", "boad", "afp", "gsim"} <= {a.id for a in ACTORS}


def test_no_actor_and_no_name_is_in_it_twice() -> None:
    assert repeated(actor.id for actor in ACTORS) == []
    assert repeated(actor.country for actor in ACTORS) == []
    assert repeated(actor.wikidata for actor in ACTORS) == []
    assert repeated(name for actor in ACTORS for name in {one.name for one in actor.spellings()}) == []
    assert set(repeated(form for actor in ACTORS for form in actor.demonyms)) == {
        "congolais", "congolaise", "congolaises"
    }  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        Actor(id="x", name="Republic of Niger", type="country", country="NE"),
        Actor(id="x", name="Nijar", type="country", wikidata="Q1032"),
        Actor(id="x", name="NIGER", type="country"),
    ],
)
def test_a_record_is_known_by_its_identifiers_or_its_name(record: Actor) -> None:
    match = match_gazetteer([record], find_language())
    assert [entry.id for entry in match.known.values()] == ["niger"]
    assert "niger" not in {entry.id for entry in match.missing}


def test_a_person_is_no_state_and_an_id_that_is_taken_is_left_alone() -> None:
    match = match_gazetteer([Actor(id="niger", name="Niger", type="person")], find_language())
    assert match.known == {}
    assert "niger" not in {entry.id for entry in match.missing}


def test_a_line_of_too_many_columns_is_an_error() -> None:
    with pytest.raises(ValueError, match="line 2: 10 columns"):
        read_gazetteer_table("# a\nplace" + " | x" * 9, "fr")
