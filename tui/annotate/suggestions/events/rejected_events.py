"""What a person says is no event: found again by its words, in one of its articles or about its day.

The same words a week later are another event: «Trois soldats ont été tués dans une embuscade».
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from tui.annotate.suggestions.suggestion import key_words
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Decision

#: The same words appear again within these days where they are reprinted.
MAX_DAYS_APART = 6


def rejections_by_words(decisions: Iterable[Decision]) -> Mapping[str, list[Decision]]:
    """Return the decisions that reject events, by the words of their titles."""
    by_words: dict[str, list[Decision]] = {}
    for one in decisions:
        if one.suggestion == "event" and one.verdict == "rejected":
            by_words.setdefault(key_words(one.name or ""), []).append(one)
    return by_words


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
