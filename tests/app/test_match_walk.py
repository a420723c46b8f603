"""Words found in the text on the screen."""

from __future__ import annotations

import pytest

from tui.app.match_walk import find_in_text
from tui.model.records import Ref

TEXT = "L’œuvre est au cœur de la rue Straße : 10 000 F-16, 在尼亚美与. قال وزير الدفاع"


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("coeur", ["cœur"]),
        ("cœur", ["cœur"]),
        ("oeuvre", ["œuvre"]),
        ("oeu", ["œu"]),
        ("strasse", ["Straße"]),
        ("straße", ["Straße"]),
        ("oeuvre est", ["œuvre est"]),
        ("10000", ["10 000"]),
        ("F16", ["F-16"]),
        ("尼亚美", ["尼亚美"]),
        ("دفاع", ["دفاع"]),
        ("uvre", []),
    ],
)
def test_words_are_found_as_in_the_search(typed: str, places: list[str]) -> None:
    walk = find_in_text(typed, Ref("article", "a"), TEXT, 0, 0)
    assert [TEXT[place.start : place.end] for place in (walk.places if walk else ())] == places
