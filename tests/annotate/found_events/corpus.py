"""Invented articles that share events (`articles.toml`), and what is found in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tui.annotate.found_events.finder import ReadArticle, make_event, read_news
from tui.annotate.found_events.gathering import gather_items
from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.weighed_item import KindCounts
from tui.languages.registry import find_language
from tui.model.found_events import FoundEvent
from tui.model.records import Article

ARTICLES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("articles.toml").read_text("utf-8")
)


def make_article(name: str) -> Article:
    """Return an article, its paragraphs on one line each."""
    fields = ARTICLES[name] | {"body": re.sub(r"(?<!\n)\n(?!\n)", " ", ARTICLES[name]["body"]).strip()}
    return Article(id=name, lang="fr", **fields)


def find_events(items: Iterable[PublishedItem], read_article: ReadArticle) -> list[FoundEvent]:
    """Return the events of some news items, by the day on which the first article appeared."""
    every = list(items)
    counts = KindCounts(every)
    groups = gather_items(every)
    return [make_event(group, read_article, max(map(counts.crowd_of, group))) for group in groups]


def found_in(*names: str) -> list[FoundEvent]:
    """Return the events that some of the articles report; all of them without names."""
    articles = {name: make_article(name) for name in names or ARTICLES}
    items = []
    for article in articles.values():
        language = find_language(article.lang)
        items += read_news(article, language.find_dates(article.body, article.date, None))
    return find_events(items, articles.__getitem__)
