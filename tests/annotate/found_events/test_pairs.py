"""Articles in pairs: a report and a feature of one event are one, those that share day and town are two."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path

from tests.annotate.found_events.corpus import find_events
from tests.annotate.found_events.test_finder import together
from tui.annotate.found_events.finder import read_news
from tui.languages.registry import find_language
from tui.model.found_events import FoundEvent
from tui.model.records import Article

PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text("utf-8"))


def read_articles() -> dict[str, Article]:
    joined = {
        name: {**fields, "body": re.sub(r"(?<!\n)\n(?!\n)", " ", fields["body"]).strip()}
        for name, fields in PAIRS.items()
    }
    return {name: Article(id=name, lang="fr", **fields) for name, fields in joined.items()}


def found_among(articles: dict[str, Article]) -> list[FoundEvent]:
    french = find_language("fr")
    items = [
        item
        for one in articles.values()
        for item in read_news(one, french.find_dates(one.body, one.date, None))
    ]
    return find_events(items, articles.__getitem__)


def test_a_report_and_a_feature_are_of_one_event_and_its_look_alikes_are_of_none() -> None:
    events: dict[str, set[str]] = defaultdict(set)
    for name in PAIRS:
        if not name.startswith("alone"):
            events[name.rsplit("_", 1)[0]].add(name)
    assert together(found_among(read_articles())) == set(map(frozenset, events.values()))


def test_what_one_article_tells_in_words_for_no_event_is_not_shown() -> None:
    articles = {name: one for name, one in read_articles().items() if name == "well_kids_2"}
    (event,) = found_among(articles)
    assert event.type == "" and event.confidence < 0.2


def test_words_behind_the_first_sentence_may_be_of_something_else() -> None:
    """A prefect who closes a mine is a report of its collapse where day, place and names are those."""
    report = "Trois orpailleurs ont trouvé la mort mardi dans l’éboulement d’un puits à Khossanto."
    feature = (
        "Les cordes du puits pendent encore. Mardi, vers dix-sept heures, la terre s’est refermée sur les"
        " orpailleurs de Khossanto. Le préfet a fermé le site."
    )
    elsewhere = "Les cours reprennent à Khossanto. Mardi, le maire y a goûté la soupe de la cantine."
    articles = {
        name: Article(id=name, title="Khossanto", date="2025-01-30", publisher=name, body=body, lang="fr")
        for name, body in {"report": report, "feature": feature, "elsewhere": elsewhere}.items()
    }
    assert together(found_among(articles)) == {frozenset({"report", "feature"})}
