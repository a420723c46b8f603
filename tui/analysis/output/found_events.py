"""Events that the articles of a corpus report, and what they differ on, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tui.analysis.output.cell_width import pad_right
from tui.annotate.found_events.finder import find_events, read_news
from tui.annotate.found_events.published_item import PublishedItem
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import Cursor
from tui.index.store import MATCH_ALL, Store
from tui.model.dates.formatting import Translate, format_short
from tui.model.found_events import FoundDifference, FoundEvent, FoundReport, FoundUpdate, ValueSide
from tui.model.records import Article, Decision, Event, Ref
from tui.model.text import split_words

_PAGE_ROWS = 200
#: Events that are listed.
MAX_EVENTS = 100_000
#: Found events among which those are looked for that nobody has decided; events that an article may be of.
MAX_PENDING, MAX_RELATED = 200, 50
#: Articles of an event that its lines name; more are only counted.
MAX_ARTICLES_LISTED = 5


def find_corpus_events(store: Store, query: Query = MATCH_ALL, differing: bool = False) -> list[FoundEvent]:
    """Return the events that the fitting articles report, oldest first. Raises StoreError.

    `differing`: only those on which the articles differ, the sharpest first.
    """
    if query == MATCH_ALL:
        return store.found_events(differing, MAX_EVENTS)
    articles: dict[str, Article] = {}
    items: list[PublishedItem] = []
    for article in _read_articles(store, query):
        articles[article.id] = article
        items += read_news(article, store.mentions(article.ref).dates)
    events = find_events(items, articles.__getitem__)
    if differing:
        differing_events = (event for event in events if event.sharpness)
        return sorted(differing_events, key=lambda one: (-one.sharpness, -len(one.articles), one.date or ""))
    return list(events)


def find_pending_differences(
    store: Store, decisions: Sequence[Decision], query: Query = MATCH_ALL, limit: int = MAX_PENDING
) -> list[FoundEvent]:
    """Return the found events on which articles differ, the sharpest first, without those decided.

    Left out is what a decision rejects, and what claims of an event quote already. Raises StoreError.
    """
    rejected = {
        " ".join(split_words(one.name or ""))
        for one in decisions
        if one.suggestion == "event" and one.verdict == "rejected"
    }
    found = find_corpus_events(store, query, differing=True)[:limit]
    return [
        one
        for one in found
        if " ".join(split_words(one.title)) not in rejected and not _is_quoted(store, one)
    ]


def _is_quoted(store: Store, found: FoundEvent) -> bool:
    """Return whether a claim of an event quotes each of the first reports of a found one."""
    return all(_is_report_quoted(store, report) for report in found.reports[:MAX_ARTICLES_LISTED])


def _is_report_quoted(store: Store, report: FoundReport) -> bool:
    relations = store.related_records(Ref("article", report.article), MAX_RELATED, "event")
    events = store.read([one.ref for one in relations])
    quotes = (
        claim.quote
        for event in events
        if isinstance(event, Event)
        for claim in event.claims
        if claim.article == report.article and claim.quote
    )
    return any(quote in report.sentence or report.sentence in quote for quote in quotes)


def _read_articles(store: Store, query: Query) -> Iterator[Article]:
    """Yield the fitting articles, page by page."""
    after: Cursor | None = None
    while True:
        page = store.rows("article", sort="oldest", after=after, limit=_PAGE_ROWS, query=query)
        for record in store.read([row.ref for row in page.items]):
            if isinstance(record, Article):
                yield record
        after = page.after
        if after is None:
            return


def event_json(event: FoundEvent) -> dict[str, Any]:
    """Return a found event as JSON; offsets are code points of the bodies."""
    return {
        "articles": [
            {
                "article": f"article:{report.article}",
                "sentence": report.sentence,
                "start": report.start,
                "end": report.end,
                "origin": report.origin,
            }
            for report in event.reports
        ],
        "type": event.type or None,
        "date": event.date,
        "place": event.place,
        "differ": [_difference_json(one) for one in event.comparison.differ],
        "updated": [_update_json(one) for one in event.comparison.updated],
        "agree": [_difference_json(one) for one in event.comparison.agree],
        "confidence": event.confidence,
    }


def _difference_json(difference: FoundDifference) -> dict[str, Any]:
    return {
        "about": difference.about,
        "of": difference.of,
        "values": list(map(_side_json, difference.values)),
        "open": list(map(_side_json, difference.open)),
    }


def _update_json(update: FoundUpdate) -> dict[str, Any]:
    sides = {"from": _side_json(update.before), "to": _side_json(update.after)}
    return {"about": update.about, "of": update.of, "by": update.by, **sides}


def _side_json(side: ValueSide) -> dict[str, Any]:
    return {"value": side.value, "articles": [f"article:{article}" for article in side.articles]}


def event_lines(event: FoundEvent, translate: Translate = str) -> Iterator[str]:
    """Yield the lines for people: date, sentence and number of articles, then what they differ on."""
    first = event.reports[0]
    date = format_short(event.date, translate) or "–"
    yield f"{pad_right(date, 11)}{' '.join(first.sentence.split())}"
    articles = ngettext("{n} article", "{n} articles", len(event.reports)).format(n=len(event.reports))
    origins = len({report.origin for report in event.reports})
    origin_words = ngettext("{n} origin", "{n} origins", origins).format(n=origins)
    yield f"{'':11}{articles}, {origin_words}: {_listed([report.article for report in event.reports])}"
    for difference in event.comparison.differ:
        yield f"{'':11}{difference_words(difference)}"


def difference_words(difference: FoundDifference) -> str:
    """Return a difference in words: «killed: 19 (a, b) or 25 (c)»."""
    name = _(difference.about) + (f" ({_(difference.of)})" if difference.of else "")
    sides = _(" or ").join(f"{side.value} ({_listed(side.articles)})" for side in difference.values)
    return f"{name}: {sides}"


def _listed(articles: Sequence[str]) -> str:
    """Return ids of articles in a line, the first ones and how many more."""
    more = len(articles) - MAX_ARTICLES_LISTED
    listed = ", ".join(articles[:MAX_ARTICLES_LISTED])
    return _("{articles} and {n} more").format(articles=listed, n=format_number(more)) if more > 0 else listed
