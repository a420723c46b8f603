"""Events that the articles of a corpus report, and what they differ on, as lines and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tui.analysis.output.cell_width import pad_right
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.i18n.term_words import outcome_words
from tui.index.store import Store
from tui.languages.registry import knows_language
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import Translate, format_long, format_short
from tui.model.found_events import FoundDifference, FoundEvent, FoundUpdate, ValueSide
from tui.model.news import About

#: Events that are listed.
MAX_EVENTS = 100_000
#: Languages that are counted, and those that are named.
MAX_LANGUAGES, MAX_LANGUAGES_NAMED = 1_000, 5
#: Articles of an event that its lines name; more are only counted.
MAX_ARTICLES_LISTED = 5
#: Fields whose values are days, and those whose values are numbers, if they are no words of a text.
_DATED = ("start", "end")
_COUNTED = ("killed", "wounded", "attendance", "amount")
#: What is counted, as the program writes it: «17», «≥ 27000», «2000–9999».
_FIGURE = re.compile(r"(?:[≥≤~] ?)?\d{1,12}(?:–\d{1,12})?")
_NUMBER = re.compile(r"\d+")


def unread_words(store: Store) -> str:
    """Say of how many articles no events are found, since nobody knows their language; empty for none.

    Raises StoreError.
    """
    known = store.field_values("lang", limit=MAX_LANGUAGES)
    languages = [one for one in known if not knows_language(one.value)]
    if not languages:
        return ""
    count = sum(one.count for one in languages)
    words = ngettext(
        "no events are found in {n} article in another language ({languages})",
        "no events are found in {n} articles in other languages ({languages})",
        count,
    )
    names = ", ".join(one.value for one in languages[:MAX_LANGUAGES_NAMED])
    return words.format(n=format_number(count), languages=names)


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
    yield f"{pad_right(date, 12)}{' '.join(first.sentence.split())}"
    articles = ngettext("{n} article", "{n} articles", len(event.reports)).format(n=len(event.reports))
    origins = len({report.origin for report in event.reports})
    origin_words = ngettext("{n} origin", "{n} origins", origins).format(n=origins)
    yield f"{'':12}{articles}, {origin_words}{_(': ')}{_listed([report.article for report in event.reports])}"
    for difference in event.comparison.differ:
        yield f"{'':12}{difference_words(difference)}"


def field_words(field: FoundDifference | FoundUpdate) -> str:
    """Return what reports differ on in a few words: «killed», «houses», «attendance (Lille)»."""
    if field.about == "attendance" and field.of:
        return f"{_(field.about)} ({field.of})"
    return _(field.of or field.about)


def difference_words(difference: FoundDifference) -> str:
    """Return a difference in words: «killed: 19 (a, b) or 25 (c)»."""
    name = _(difference.about) + (f" ({_(difference.of)})" if difference.of else "")
    sides = _(" or ").join(
        f"{value_words(difference.about, side.value)} ({_listed(_articles_of(difference.about, side))})"
        for side in difference.values
    )
    return f"{name}{_(': ')}{sides}"


def _articles_of(about: About, side: ValueSide) -> list[str]:
    """Return the ids of the articles of a side, each with the other value that it gives, if it does."""
    own = ((article, side.words_of(article)) for article in side.articles)
    return [f"{article} {value_words(about, words)}" if words else article for article, words in own]


def value_words(about: About, value: str) -> str:
    """Return a value for people: a day, or the first and last of several, in words; thousands apart."""
    if about in _DATED:
        first, dots, last = value.partition("..")
        edtf = f"[{first}..{last}]" if dots else value
        return format_long(edtf, _) if parse_edtf(edtf) else value
    return count_words(about, value)


def count_words(about: str, value: str) -> str:
    """Return a value that is no day for people: of what is counted thousands stand apart."""
    if about in _COUNTED and _FIGURE.fullmatch(value):
        return _NUMBER.sub(lambda number: format_number(int(number.group())), value)
    return outcome_words(value)


def sort_figures(values: Sequence[str | tuple[str, ...]]) -> list[str | tuple[str, ...]]:
    """Return values with the least first if all are numbers as the program writes them; else as they are."""
    figures = [value for value in values if isinstance(value, str) and _FIGURE.fullmatch(value)]
    if len(figures) < len(values):
        return list(values)
    return [*sorted(figures, key=lambda value: [int(number) for number in _NUMBER.findall(value)])]


def _listed(articles: Sequence[str]) -> str:
    """Return ids of articles in a line, the first ones and how many more."""
    more = len(articles) - MAX_ARTICLES_LISTED
    listed = ", ".join(articles[:MAX_ARTICLES_LISTED])
    return _("{articles} and {n} more").format(articles=listed, n=format_number(more)) if more > 0 else listed
