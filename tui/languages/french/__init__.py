"""The French language: word lists, offices, date expressions, and the pages of its press."""

from __future__ import annotations

from collections.abc import Iterable

from tui.languages.calendar_words import CalendarWords
from tui.languages.citation_words import CitationWords
from tui.languages.event_words import VerbTense
from tui.languages.language import Language
from tui.model.annotations import DateMention
from tui.model.dates.informal_dates import DateWords
from tui.model.news import NewsItem
from tui.model.text import TokenTable

# The functions import late: the rules for dates take time to compile, and most commands find no dates.


def _find_dates(text: str, reference: str | None, tokens: TokenTable | None) -> tuple[DateMention, ...]:
    from tui.languages.french.dates.parser import find_french_dates

    return find_french_dates(text, reference, tokens)


def _date_words() -> DateWords:
    from tui.languages.french.dates.words import date_words

    return date_words()


def _calendar_words() -> CalendarWords:
    from tui.languages.french.calendar import MONTHS, WEEKDAYS

    return CalendarWords(MONTHS, WEEKDAYS)


def _split_title(title: str) -> list[str]:
    from tui.languages.french.titles import split_portfolios

    return split_portfolios(title)


def _conjugate(infinitive: str) -> Iterable[tuple[str, VerbTense]]:
    from tui.languages.french.conjugation import conjugate

    return conjugate(infinitive)


def _read_news(
    title: str, body: str, published: str | None, dates: tuple[DateMention, ...]
) -> tuple[NewsItem, ...]:
    from tui.languages.french.news.reader import read_french_news

    return read_french_news(title, body, published, dates)


def _citation_words() -> CitationWords:
    from tui.languages.french.citation import CITATION_WORDS

    return CITATION_WORDS


FRENCH = Language(
    code="fr",
    package=__name__,
    find_dates=_find_dates,
    date_words=_date_words,
    calendar_words=_calendar_words,
    split_title=_split_title,
    conjugate=_conjugate,
    read_news=_read_news,
    citation_words=_citation_words,
)
