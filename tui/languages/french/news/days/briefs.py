"""The briefs of a French review: paragraphs under labels or weekdays, or items of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, structs

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.french.news.days.words import DAYS_OF_WEEK
from tui.languages.french.news.prose import Sentence, find_parts, has_label, is_item
from tui.model.text import fold

#: A text of which two thirds are items of a list, so many at least, is one of briefs.
MIN_ITEMS = 3
#: So many paragraphs that are but a weekday make a text one of briefs.
MIN_HEADINGS = 2
_REVIEW = re.compile(
    r"ce qu'il faut retenir|\bl'essentiel\b|\brevue\b|\ben bref\b|\bbreves?\b|\bles titres\b"
    r"|\bretour sur (?:la|les)\b|\bactualite de la semaine"
    r"|\bla semaine (?:en|au|vue)\b|\bfaits marquants\b|\btour d'horizon\b|\bjournal de la semaine"
)
#: A weekday that stands alone above what was on it: «LUNDI», «Mardi 4 mars :».
_HEADING = re.compile(
    rf"\W{{0,4}}(?P<weekday>{'|'.join(WEEKDAYS)})(?: \d{{1,2}}(?:er)?(?: [a-z]{{3,9}})?(?: \d{{4}})?)?"
    r" ?[:.–—-]?"
)


class Brief(Struct, frozen=True):
    """The sentences of one brief, and the weekday of the heading above it, 0 for Monday; None without one.

    `days_before`: so many days before that one it was, as the headings are in the order of days.
    """

    sentences: Sequence[Sentence]
    weekday: int | None = None
    days_before: int = 0


def split_briefs(title: str, body: str, sentences: Sequence[Sentence]) -> list[Brief] | None:
    """Return the briefs of a review; None for an article of one piece of news."""
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    headings = {index: _find_weekday(group) for index, group in by_paragraph.items()}
    if sum(weekday is not None for weekday in headings.values()) >= MIN_HEADINGS:
        return _split_days(by_paragraph, headings)
    labelled = [
        index
        for index, group in by_paragraph.items()
        if has_label(body[group[0].start : group[0].start + 80])
    ]
    items = [index for index, group in by_paragraph.items() if is_item(body[group[0].start :][:8])]
    parts = find_parts(by_paragraph, items)
    labelled, items = ([one for one in some if one not in parts] for some in (labelled, items))
    if len(items) >= MIN_ITEMS and len(items) * 3 >= len(by_paragraph) * 2:
        labelled = sorted({*labelled, *items})
    is_review = _REVIEW.search(fold(title)) is not None
    if len(by_paragraph) < 2 or not (len(labelled) >= 2 or (is_review and len(by_paragraph) > 1)):
        return None
    if len(labelled) < max(2, len(by_paragraph) // 3) and not is_review:
        return None
    briefs: list[list[Sentence]] = []
    for index, group in by_paragraph.items():
        if not briefs or index in labelled or not labelled:
            briefs.append([])
        briefs[-1] += group
    return list(map(Brief, briefs))


def _find_weekday(paragraph: Sequence[Sentence]) -> int | None:
    """Return the weekday that a paragraph is but the name of; None where it is a text."""
    heading = _HEADING.fullmatch(paragraph[0].folded.strip()) if len(paragraph) == 1 else None
    return WEEKDAYS[heading["weekday"]] if heading else None


def _split_days(
    by_paragraph: Mapping[int, Sequence[Sentence]], headings: Mapping[int, int | None]
) -> list[Brief]:
    """Return each paragraph as a brief of the weekday above it."""
    days = [weekday for weekday in headings.values() if weekday is not None]
    before = [
        sum((later - day) % DAYS_OF_WEEK for day, later in pairwise(days[at:])) for at in range(len(days))
    ]
    is_in_order = before[0] <= DAYS_OF_WEEK
    briefs: list[Brief] = []
    brief = Brief(())
    for index, group in by_paragraph.items():
        weekday = headings[index]
        if weekday is None:
            briefs.append(structs.replace(brief, sentences=group))
        elif is_in_order:
            brief = Brief((), days[-1], before.pop(0))
        else:
            brief = Brief((), weekday)
    return briefs
