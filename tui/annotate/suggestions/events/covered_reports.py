"""Which reports of an article tell of an event that is found in the index: that one is offered, whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.annotate.reports.report import Report
from tui.model.found_events import FoundEvent, FoundReport

_Group = Sequence[Report]


class CoveredReports:
    """The passages of found events, by article."""

    def __init__(self, events: Iterable[FoundEvent]) -> None:
        self._by_article: dict[str, list[tuple[FoundReport, FoundEvent]]] = {}
        for event in events:
            for report in event.reports:
                self._by_article.setdefault(report.article, []).append((report, event))

    def split(
        self, article: str, groups: Sequence[_Group]
    ) -> tuple[list[tuple[FoundEvent, _Group]], list[_Group]]:
        """Return the groups of an article (its id) that tell of a found event, and those that tell of none.

        In the sentence of a found event those of its type do; where none is, the surest one does by what it
        has there: the readers only call it by different names. In its other quotations those of its type do.
        """
        told: list[tuple[FoundEvent, _Group]] = []
        free = list(groups)
        for found, event in self._by_article.get(article, ()):
            main = [(found.start, found.end)]
            quotes = [(quote.start, quote.end) for quote in found.quotes]
            alike = [group for group in free if _has_type(group, event.type)]
            same = [group for group in alike if _split(group, main)[0]]
            other = [] if same else [group for group in free if _split(group, main)[0]][:1]
            whole = [group for group in alike if group in same or _split(group, quotes)[0]]
            told += [(event, group) for group in whole]
            told += [(event, _split(group, main)[0]) for group in other if group not in whole]
            rest = [
                _split(group, main)[1] if group in other else group for group in free if group not in whole
            ]
            free = [group for group in rest if group]
        return told, free


def _split(group: _Group, spans: Sequence[tuple[int, int]]) -> tuple[_Group, _Group]:
    """Return the reports of a group whose telling words lie in one of the spans, and the others."""
    inside = [
        one for one in group if any(start < one.trigger[1] and one.trigger[0] < end for start, end in spans)
    ]
    return inside, [one for one in group if one not in inside]


def _has_type(group: _Group, type: str) -> bool:
    return any(type in report.types for report in group)
