"""The events that articles report: read, gathered, and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tui.annotate.found_events.comparison import compare_reported
from tui.annotate.found_events.gathering import gather_items
from tui.annotate.found_events.origins import CreditedText, find_origins
from tui.annotate.found_events.published_item import PublishedItem
from tui.corpus.extraction.attribution import attributed_source, credited_source
from tui.languages.registry import find_language, knows_language
from tui.model.dates.edtf import parse_edtf
from tui.model.found_events import FoundComparison, FoundEvent, FoundReport
from tui.model.records import Article, DateMention
from tui.model.text import fold

#: What an article reports is read again where an earlier version of these rules read it.
NEWS_VERSION = 2
#: How much more one word of these families says than one of others: «accord de cessez-le-feu» is a truce.
_TELLING_FAMILIES = {"truce": 1.8}
#: Returns an article by its id.
ReadArticle = Callable[[str], Article]


def read_news(article: Article, dates: Sequence[DateMention]) -> list[PublishedItem]:
    """Return the events that an article reports, by the dates in its body; none without rules to read it."""
    if article.lang and not knows_language(article.lang):
        return []
    language = find_language(article.lang)
    reports = language.read_news(article.title, article.body, article.date, tuple(dates))
    edtf = parse_edtf(article.date) if article.date else None
    first = (edtf.earliest or edtf.latest) if edtf else None
    last = (edtf.latest or edtf.earliest) if edtf else None
    published = (first, last) if first and last else None
    outlet = fold(article.publisher or article.credit)
    return [
        PublishedItem(article.id, number, report, published, outlet, article.date)
        for number, report in enumerate(reports)
    ]


def find_events(items: Iterable[PublishedItem], read_article: ReadArticle) -> Iterator[FoundEvent]:
    """Yield the events of some news items, by the day on which the first article appeared."""
    for group in gather_items(list(items)):
        yield make_event(group, read_article)


def make_event(group: Sequence[PublishedItem], read_article: ReadArticle) -> FoundEvent:
    """Return the event of a group of news items; `read_article` is asked once for each article."""
    articles = {one.article: read_article(one.article) for one in group}
    origins = find_origins([_credited_text(articles[one.article], one) for one in group])
    found = tuple(
        FoundReport(
            one.article,
            articles[one.article].body[one.report.start : one.report.end],
            one.report.start,
            one.report.end,
            origins[one.article],
        )
        for one in group
    )
    places = [town for one in group for town in one.report.towns]
    places += [area for one in group for area in one.report.areas]
    return FoundEvent(
        found,
        _type_of(group),
        _date_of(group),
        places[0] if places else None,
        compare_reported(group, origins) if len(group) > 1 else FoundComparison(),
        _confidence(group),
    )


def _credited_text(article: Article, reported: PublishedItem) -> CreditedText:
    """Return an article with the agency that it credits for a report."""
    report = reported.report
    publisher = article.publisher or article.credit
    agency = attributed_source(article.body, report.start, report.end)
    if agency is None:
        credit = credited_source(article)
        agency = (
            credit if article.source or fold(credit) not in (fold(publisher), fold(article.credit)) else None
        )
    return CreditedText(article.id, article.body, agency, publisher)


def _type_of(group: Sequence[PublishedItem]) -> str:
    """Return the type that most of the reports tell of."""
    totals: dict[str, float] = {}
    types: dict[str, str] = {}
    for one in group:
        for family, share in one.report.families.items():
            totals[family] = totals.get(family, 0.0) + share * _TELLING_FAMILIES.get(family, 1.0)
        types.setdefault(next(iter(one.report.families)), one.report.type)
    language = find_language(None)
    best = max(totals, key=lambda family: totals[family])
    return language.event_family_types.get(best, "")


def _date_of(group: Sequence[PublishedItem]) -> str | None:
    """Return the day that the reports state, or the range of those they state, as EDTF."""
    days = [one.report.begun for one in group if one.report.begun and one.report.begun.is_stated]
    if not days:
        return None
    first, last = max(day.first for day in days), min(day.last for day in days)
    if first > last:
        first, last = min(day.first for day in days), max(day.last for day in days)
    return str(first) if first == last else f"[{first}..{last}]"


def _confidence(group: Sequence[PublishedItem]) -> float:
    """Return how sure it is that reports are of one event: fewer of them state its day, the less."""
    stated = sum(1 for one in group if one.report.begun and one.report.begun.is_stated)
    return round(0.4 + 0.5 * stated / len(group), 2) if len(group) > 1 else 0.5
