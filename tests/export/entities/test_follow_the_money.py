"""Entities of FollowTheMoney, held by the rules of its model.

Its own library needs PyICU, which has no wheels: ICU and a compiler would have to be wherever the tests run.
So what its schemata have of these properties is written down here; where `followthemoney` is installed, it is
asked itself, about the entities and about what is written down.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.export.conftest import decode_id, export_text
from tui.export.entities.follow_the_money import SCHEMATA
from tui.export.selection import Selection

_THING = {"name", "alias", "summary", "country", "keywords", "wikidataId", "notes"}
_LEGAL = {"Person", "Organization", "PublicBody", "LegalEntity"}
_THINGS = _LEGAL | {"Territory", "Address", "Article", "Event"}
#: The properties of each schema that we use.
PROPERTIES: dict[str, set[str]] = {
    "Person": _THING | {"position"},
    "Organization": _THING,
    "PublicBody": _THING,
    "Territory": _THING,
    "Address": _THING | {"full"},
    "Article": {"title", "publishedAt", "date", "author", "publisher", "sourceUrl", "retrievedAt", "language"}
    | {"keywords", "notes", "bodyText"},
    "Event": {"name", "startDate", "endDate", "location", "keywords", "summary", "involved"},
    "Mention": {"document", "resolved", "name", "detectedSchema"},
    "Documentation": {"document", "entity", "role", "summary", "date"},
    "UnknownLink": {"subject", "object", "role"},
}
#: What an entity may be that a property refers to.
RANGES: dict[tuple[str, str], set[str]] = {
    ("Event", "involved"): _LEGAL,
    ("Mention", "document"): {"Article"},
    ("Mention", "resolved"): _LEGAL,
    ("Documentation", "document"): {"Article"},
    ("Documentation", "entity"): _THINGS,
    ("UnknownLink", "subject"): _THINGS,
    ("UnknownLink", "object"): _THINGS,
}
_DATES = {"publishedAt", "date", "retrievedAt", "startDate", "endDate"}


def read_entities(selection: Selection) -> dict[str, Any]:
    entities = [json.loads(line) for line in export_text("ftm", selection).splitlines()]
    assert len(entities) == len({entity["id"] for entity in entities})
    return {entity["id"]: entity for entity in entities}


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_entities_fit_their_schemata(which: str, shipped: Selection, hostile: Selection) -> None:
    entities = read_entities(shipped if which == "shipped" else hostile)
    for id, entity in entities.items():
        schema, properties = entity["schema"], entity["properties"]
        assert re.fullmatch(r"[A-Za-z0-9.-]+", id)
        assert properties.keys() <= PROPERTIES[schema], schema
        for name, values in properties.items():
            assert values and all(isinstance(value, str) and value for value in values)
            for value in values:
                if allowed := RANGES.get((schema, name)):
                    assert entities[value]["schema"] in allowed, (schema, name)
                if name in _DATES:
                    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)
                if name == "language":
                    assert value == "fra"
                if name == "country":
                    assert re.fullmatch("[a-z]{2}", value)


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_the_library_takes_every_value_as_it_is(which: str, shipped: Selection, hostile: Selection) -> None:
    model = pytest.importorskip("followthemoney").model
    entities = read_entities(shipped if which == "shipped" else hostile)
    proxies = {id: model.get_proxy(entity) for id, entity in entities.items()}
    for id, proxy in proxies.items():
        assert proxy.to_dict()["properties"] == entities[id]["properties"]  # nothing is cleaned away
        assert proxy.schema.validate(entities[id]) is None
        for prop, value in proxy.itervalues():
            if prop.range is not None:
                assert proxies[value].schema.is_a(prop.range), (id, prop.name)
    for schema, properties in PROPERTIES.items():
        assert properties <= model.get(schema).properties.keys()


def test_places_are_tied_otherwise_than_actors(shipped: Selection) -> None:
    entities = read_entities(shipped)
    event = entities["niger-event-visite-a-moscou"]["properties"]
    assert (event["startDate"], event["endDate"]) == (["2024-01-15"], ["2024-01-18"])
    assert "niger-actor-salifou-modi" in event["involved"] and "niger-actor-russie" not in event["involved"]
    links = [one for one in entities.values() if one["schema"] == "UnknownLink"]
    assert any(
        link["properties"]["subject"] == ["niger-actor-russie"]
        and link["properties"]["object"] == ["niger-event-visite-a-moscou"]
        and link["properties"]["role"] == ["recipient"]
        for link in links
    )
    assert set(SCHEMATA.values()) <= PROPERTIES.keys()


def test_an_id_comes_back(hostile: Selection) -> None:
    (id,) = [id for id, one in read_entities(hostile).items() if one["schema"] == "Article" and "b-C" in id]
    assert decode_id(id.removeprefix("niger-article-"), ".") == "a.b-C"
