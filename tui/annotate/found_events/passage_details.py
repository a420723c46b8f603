"""What a passage of an article says of an event in figures, and which of its dates is that of the event."""

from __future__ import annotations

from msgspec import Struct, structs

from tui.languages.registry import find_language, knows_language
from tui.model.annotations import DateMention
from tui.model.news import NewsItem
from tui.model.records import Article


class PassageDetails(Struct, frozen=True):
    """The figures that a passage states, as details of a claim.

    `date`: when the event began; `place`: the town where it was. None: the passage does not say.
    """

    details: dict[str, str | tuple[str, ...]] = {}
    date: DateMention | None = None
    place: str | None = None


def read_details(article: Article, start: int, end: int) -> PassageDetails:
    """Return the figures that the words at `start`..`end` of an article's body state, with the day and town.

    Only these words are read, not the rest of their sentence: a claim is to be shown by its quotation.
    """
    if article.lang and not knows_language(article.lang):
        return PassageDetails()
    language = find_language(article.lang)
    passage = article.body[start:end]
    dates = [
        structs.replace(one, start=one.start - start, end=one.end - start)
        for one in language.find_dates(article.body, article.date, None)
        if start <= one.start and one.end <= end
    ]
    items = language.read_news("", passage, article.date, tuple(dates))
    details: dict[str, str | tuple[str, ...]] = {}
    for fact in (fact for item in items for fact in item.facts if fact.figure is not None):
        details.setdefault(detail_name(fact.about, fact.of), fact.words)
    begun = next((date for item in items if (date := _find_begun(item, dates))), None)
    date = structs.replace(begun, start=begun.start + start, end=begun.end + start) if begun else None
    place = next((town for item in items for town in item.towns), None)
    return PassageDetails(details, date, place)


def detail_name(about: str, of: str | None) -> str:
    """Return what a claim calls a figure of a report: `killed`, `vehicles-destroyed`."""
    return (of or about).replace(" ", "-")


def _find_begun(item: NewsItem, dates: list[DateMention]) -> DateMention | None:
    """Return the date among those of the passage that says when its event began."""
    if item.begun is None or not item.begun.is_stated:
        return None
    words = item.begun.words
    return next((one for one in dates if words and (one.exact in words or words in one.exact)), None)
