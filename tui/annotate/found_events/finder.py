"""The events that articles report: read, gathered, and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec import structs

from tui.annotate.found_events.comparison import ComparedField, compare_fields
from tui.annotate.found_events.origins import CreditedText, find_origins
from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.quotations import quote_reports
from tui.annotate.found_events.sure_differences import keep_sure
from tui.annotate.found_events.value_sides import compare_reported
from tui.annotate.reports.participants import MAX_PARTICIPANTS
from tui.annotate.reports.titles.title_writer import title_writer
from tui.corpus.extraction.attribution import attributed_source, credited_source
from tui.languages.language import Language
from tui.languages.registry import find_language, knows_language
from tui.model.annotations import DateMention
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.ranges import one_of_days
from tui.model.found_events import FoundEvent, FoundReport
from tui.model.news import UNTOLD
from tui.model.records import Article, Participant
from tui.model.text import fold

#: How much more one word of these families says than one of others: «accord de cessez-le-feu» is a truce.
_TELLING_FAMILIES = {"truce": 1.8}
#: How sure it is that what one origin tells, by words for no kind of event, is one: not shown.
UNTOLD_CONFIDENCE = 0.1
#: Returns an article by its id.
ReadArticle = Callable[[str], Article]


def read_news(article: Article, dates: Sequence[DateMention]) -> list[PublishedItem]:
    """Return the events that an article reports, by the dates in its body; none without rules to read it."""
    if article.lang and not knows_language(article.lang):
        return []
    language = find_language(article.lang)
    day = article.date or _day_in_title(article.title, language)
    if day is not None and not article.date:
        dates = language.find_dates(article.body, day, None)
    reports = language.read_news(article.title, article.body, day, tuple(dates))
    edtf = parse_edtf(day) if day else None
    first = (edtf.earliest or edtf.latest) if edtf else None
    last = (edtf.latest or edtf.earliest) if edtf else None
    published = (first, last) if first and last else None
    outlet = fold(article.publisher or article.credit)
    return [
        PublishedItem(article.id, number, report, published, outlet, article.date)
        for number, report in enumerate(reports)
    ]


def _day_in_title(title: str, language: Language) -> str | None:
    """Return the day that the title of an article without a date tells, as EDTF; None without one."""
    days = [parse_edtf(mention.edtf) for mention in language.find_dates(title, None, None)]
    whole = (edtf for edtf in days if edtf and edtf.earliest and edtf.earliest == edtf.latest)
    return next((edtf.text for edtf in whole), None)


def make_event(group: Sequence[PublishedItem], read_article: ReadArticle, crowd: int = 0) -> FoundEvent:
    """Return the event of a group of news items; `read_article` is asked once for each article.

    `crowd`: how many items of its kind there are in its days, among all that were gathered.
    """
    articles = {one.article: read_article(one.article) for one in group}
    origins = find_origins([_credited_text(articles[one.article], one) for one in group])
    fields = list(keep_sure(compare_fields(group, origins), group, origins, articles, crowd))
    bodies = {id: article.body for id, article in articles.items()}
    found = tuple(
        FoundReport(
            one.article,
            bodies[one.article][one.report.start : one.report.end],
            one.report.start,
            one.report.end,
            origins[one.article],
            quotes,
            _headline(articles[one.article], one),
        )
        for one, quotes in zip(group, quote_reports(group, bodies, fields), strict=True)
    )
    places = [town for one in group for town in one.report.towns]
    places += [area for one in group for area in one.report.areas]
    return FoundEvent(
        found,
        _type_of(group),
        _date_of(fields),
        places[0] if places else None,
        compare_reported([_with_spelled_place(one, bodies) for one in fields]),
        _confidence(group, len(set(origins.values()))),
        group[0].date,
        _participants(group),
    )


def _with_spelled_place(field: ComparedField, bodies: Mapping[str, str]) -> ComparedField:
    """Return a number of people of a town with the name of that as one of the texts writes it."""
    if field.about != "attendance" or not field.of:
        return field
    for value in field.values:
        sentence = bodies[value.article][value.start : value.end]
        at = fold(sentence).find(field.of)
        if at >= 0:
            place = sentence[at : at + len(field.of)]
            updated = tuple(structs.replace(update, of=place) for update in field.updated)
            return structs.replace(field, of=place, updated=updated)
    return field


def refit_event(event: FoundEvent, group: Sequence[PublishedItem]) -> FoundEvent:
    """Return an event with the known actors of its items, which are else as they were."""
    places = {(report.article, report.start): place for place, report in enumerate(event.reports)}
    ordered = sorted(group, key=lambda one: places[one.article, one.report.start])
    return structs.replace(event, type=_type_of(ordered), participants=_participants(ordered))


def _headline(article: Article, reported: PublishedItem) -> str:
    """Return the sentence of a report as a title."""
    report = reported.report
    return title_writer(article.lang).write(article.body[report.start : report.end])


def _participants(group: Sequence[PublishedItem]) -> tuple[Participant, ...]:
    """Return who has a part by the reports, each once, the first named first; one may be the place, too."""
    participants: dict[tuple[str, bool], Participant] = {}
    for one in group:
        for participant in one.participants:
            participants.setdefault((participant.actor, participant.role == "place"), participant)
    return tuple(participants.values())[:MAX_PARTICIPANTS]


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
    """Return the type that most of the reports tell of by their words, unless clauses surely say another."""
    totals: dict[str, float] = {}
    for one in group:
        for family, share in one.report.families.items():
            totals[family] = totals.get(family, 0.0) + share * _TELLING_FAMILIES.get(family, 1.0)
    best = max(totals, key=lambda family: totals[family])
    type = find_language(None).event_family_types.get(best, "")
    told = Counter(one.told_type for one in group if one.told_type)
    return next(iter(told.most_common(1)))[0] if type and told and type not in told else type


def _date_of(fields: Sequence[ComparedField]) -> str | None:
    """Return the day that the reports state, or those of which they state one, as EDTF."""
    values = [value for one in fields if one.about == "start" for value in one.values]
    days = [value.days for value in values if value.days]
    if not days:
        return None
    first, last = max(first for first, _last in days), min(last for _first, last in days)
    if first > last:
        return one_of_days(days)
    return str(first) if first == last else f"[{first}..{last}]"


def _confidence(group: Sequence[PublishedItem], origin_count: int) -> float:
    """Return how sure it is that reports are of one event: fewer of them state its day, the less.

    What one origin alone reports may be nothing that has happened: it is surer where it states a day, or a
    figure.
    """
    if origin_count == 1 and all(next(iter(one.report.families)) == UNTOLD for one in group):
        return UNTOLD_CONFIDENCE
    stated = sum(1 for one in group if one.report.begun and one.report.begun.is_stated)
    if origin_count == 1:
        return 0.5 if stated else 0.35 if any(fact.figure for fact in group[0].report.facts) else 0.2
    return round(0.4 + 0.5 * stated / len(group), 2)
