"""A dossier is HTML that a strict parser takes, with everything escaped, and holds what it is about."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest

from tests.export.conftest import export_text
from tui.export.selection import Selection
from tui.i18n import choose_language
from tui.index.query import parse_query
from tui.model.records import Ref

_HTML = "{http://www.w3.org/1999/xhtml}"


def parse(text: str) -> Any:
    """Return the page as a tree; its ids are unique, and its links lead somewhere."""
    tree = html5lib.HTMLParser(strict=True).parse(text)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href") for element in tree.iter(f"{_HTML}a")]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert all(link.startswith(("#", "http://", "https://")) for link in links)
    assert not list(tree.iter(f"{_HTML}script"))
    return tree


def words_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def section(tree: Any, id: str) -> Any:
    return next(element for element in tree.iter(f"{_HTML}section") if element.get("id") == id)


def test_a_dossier_of_an_event(shipped: Selection) -> None:
    tree = parse(export_text("dossier", Selection(shipped.store, "", ref=Ref("event", "visite-a-moscou"))))
    differences = words_of(section(tree, "differences"))
    assert "15 January 2024" in differences and "16 January 2024" in differences
    table = next(section(tree, "differences").iter(f"{_HTML}table"))
    assert len(list(table.iter(f"{_HTML}th"))) >= 2  # side by side
    sources = words_of(section(tree, "sources"))
    assert "a entamé depuis le lundi 15 janvier 2024" in sources and "Sputnik" in sources
    assert "consulté le 20 novembre 2026" in sources
    texts = section(tree, "texts")
    marked = [words_of(mark) for mark in texts.iter(f"{_HTML}mark")]
    assert "La première étape, c’était mardi" in marked
    assert any(span.get("title") == "Salifou Modi (person)" for span in texts.iter(f"{_HTML}span"))
    assert len(list(texts.iter(f"{_HTML}article"))) == 2


@pytest.mark.parametrize(
    "ref", [Ref("actor", "salifou-modi"), Ref("article", "russie-niger-mission-a-moscou")]
)
def test_a_dossier_of_another_record(ref: Ref, shipped: Selection) -> None:
    tree = parse(export_text("dossier", Selection(shipped.store, "", ref=ref)))
    assert words_of(section(tree, "sources")) and len(list(section(tree, "time").iter(f"{_HTML}li"))) > 3


def test_a_dossier_of_a_filter_and_of_all(shipped: Selection, hostile: Selection) -> None:
    query = parse_query("type:consult")
    tree = parse(export_text("dossier", Selection(shipped.store, "", query)))
    assert "type:consult" in words_of(next(tree.iter(f"{_HTML}h1")))
    text = export_text("dossier", hostile)
    tree = parse(text)
    assert "<script" not in text and "javascript:" not in text.replace("&quot;", "")
    assert "<script>alert(1)</script>" in words_of(section(tree, "texts"))


def test_a_dossier_is_french_in_french(shipped: Selection) -> None:
    choose_language("fr")
    try:
        text = export_text("dossier", Selection(shipped.store, "", ref=Ref("event", "visite-a-moscou")))
    finally:
        choose_language("en")
    tree = parse(text)
    values = [words_of(element) for element in section(tree, "summary").iter(f"{_HTML}dd")]
    assert "visite officielle" in values  # its own words, and no code
    assert "selon RFI : « mardi »" in words_of(section(tree, "time"))
    sources = words_of(section(tree, "sources"))
    assert [words_of(cell) for cell in section(tree, "differences").iter(f"{_HTML}td")][-2:] == [
        "Défense, Pétrole, Sport, Commerce« a entamé depuis le lundi 15 janvier 2024, une mission de"
        " travail à Moscou »",
        "Défense, Commerce, Énergie et Mines« La première étape, c’était mardi »",
    ]
    assert "delegation : Défense, Pétrole, Sport, Commerce" in sources
    assert "Sputnik · Sputnik" not in sources and "Sputnik" in sources
