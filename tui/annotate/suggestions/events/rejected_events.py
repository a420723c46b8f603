"""What a person says is no event: found again by its words, in one of its articles or about its day.

The same words a week later are another event: «Trois soldats ont été tués dans une embuscade».
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from tui.annotate.suggestions.suggestion import key_words
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Decision

#: The same words appear again within these days where they are reprinted.
MAX_DAYS_APART = 6


class RejectedEvents:
    """The events that people reject, in whatever list; a title may be that of a sentence or of a clause."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_title: dict[str, list[Decision]] = {}
        self._by_article: dict[str, list[str]] = {}
        for one in decisions:
            if one.suggestion == "event" and one.verdict == "rejected":
                words = key_words(one.name or "")
                self._by_title.setdefault(words, []).append(one)
                if one.article and words:
                    self._by_article.setdefault(one.article, []).append(words)

    def __bool__(self) -> bool:
        """Return whether any event is rejected."""
        return bool(self._by_title)

    def has_title(self, title: str, articles: Collection[str], day: str | None) -> bool:
        """Return whether an event of some articles and a day (EDTF) is rejected by a title of it."""
        known = self._by_title.get(key_words(title), ())
        return any(is_about_event(decision, articles, day) for decision in known)

    def has_part(self, sentence: str, article: str) -> bool:
        """Return whether an event is rejected whose title is words of a sentence of an article."""
        titles = self._by_article.get(article)
        words = f" {key_words(sentence)} " if titles else ""
        return any(f" {title} " in words for title in titles or ())


def is_about_event(decision: Decision, articles: Collection[str], day: str | None) -> bool:
    """Return whether a decision is about the event with its words in some articles, of a day (EDTF).

    The day is that of the event, else that of the first report. Without one it may be any.
    """
    if decision.article in articles:
        return True
    decided, reported = _first_and_last(decision.date), _first_and_last(day)
    return decided[0] <= reported[1] + MAX_DAYS_APART and reported[0] <= decided[1] + MAX_DAYS_APART


def _first_and_last(edtf: str | None) -> tuple[int, int]:
    """Return the first and the last day that a date may mean, as ordinals; of none any day."""
    parsed = parse_edtf(edtf) if edtf else None
    first, last = (parsed.earliest, parsed.latest) if parsed else (None, None)
    return (first or date.min).toordinal(), (last or date.max).toordinal()
