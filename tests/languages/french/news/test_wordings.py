"""What reports state in many wordings (`wordings.toml`): one sentence of each, by kind of value."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.languages.registry import find_language
from tui.model.figures import format_figure
from tui.model.news import ABSENT, PRESENT, NewsItem

WORDINGS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("wordings.toml").read_text("utf-8")
)
PUBLISHED = "2024-05-15"


def read(text: str) -> NewsItem | None:
    language = find_language("fr")
    items = language.read_news("", text, PUBLISHED, tuple(language.find_dates(text, PUBLISHED, None)))
    return items[0] if items else None


def values_of(item: NewsItem, about: str, of: str) -> list[str]:
    """Return the values that a report states of a kind, as the table has them."""
    if about == "place" and not of:
        return list(item.towns)
    if about in ("start", "end"):
        day = item.begun if about == "start" else item.ended
        return [str(day.first)] if day and day.is_stated else []
    facts = [one for one in item.facts if one.about == about]
    if of == "presence":
        return [f"{one.of} {one.names[0]}" for one in facts if one.names[0] in (PRESENT, ABSENT)]
    facts = [one for one in facts if one.of == of]
    if about == "participants":
        return [", ".join(one.names) for one in facts]
    if about == "amount":
        return [one.words for one in facts]
    return [
        format_figure(one.figure) if one.figure else one.names[0] for one in facts if one.figure or one.names
    ]


@pytest.mark.parametrize(
    ("kind", "text", "value"), [(kind, *one) for kind, texts in WORDINGS.items() for one in texts.items()]
)
def test_a_report_states_a_value_in_whatever_words(kind: str, text: str, value: str) -> None:
    item = read(text)
    about, _, of = kind.partition(".")
    stated = values_of(item, about, of) if item else []
    if value:
        assert set(value.split(" + ")) <= set(stated)
    else:
        assert stated == []
