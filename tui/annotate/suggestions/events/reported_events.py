"""Suggested events that are found events, too: one for each, with what all its articles state.

A suggestion is of one article, a found event of all that report it. Who accepts the one must get what is
kept of the other: a claim of each article, or nothing is left that they could differ on.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.reports.participants import MAX_PARTICIPANTS
from tui.annotate.suggestions.events.event_suggestions import MAX_PASSAGES, EventSuggestion, Passage
from tui.annotate.suggestions.events.found_event_suggestion import (
    FoundEventSuggestion,
    suggest_found_event,
)
from tui.annotate.suggestions.suggestion import Suggestion
from tui.model.found_events import FoundEvent
from tui.model.records import Participant, Ref


def gather_reported(suggestions: Sequence[Suggestion], found: Sequence[FoundEvent]) -> list[Suggestion]:
    """Return suggestions with one in place of all that are of one found event, where the surest stood."""
    finder = _FoundEvents(found)
    gathered: dict[Ref, list[EventSuggestion]] = {}
    events: dict[Ref, FoundEvent] = {}
    for one in suggestions:
        if isinstance(one, EventSuggestion) and one.target is None and (event := finder.event_of(one)):
            gathered.setdefault(event.ref, []).append(one)
            events[event.ref] = event
    firsts = {group[0].key: ref for ref, group in gathered.items()}
    rest = {one.key for group in gathered.values() for one in group[1:]}
    return [
        _join(events[firsts[one.key]], gathered[firsts[one.key]]) if one.key in firsts else one
        for one in suggestions
        if one.key not in rest
    ]


class _FoundEvents:
    """Found events by the passages that report them."""

    def __init__(self, events: Sequence[FoundEvent]) -> None:
        self._reports: dict[str, list[tuple[int, int, FoundEvent]]] = {}
        for event in events:
            for report in event.reports:
                self._reports.setdefault(report.article, []).append((report.start, report.end, event))

    def event_of(self, suggestion: EventSuggestion) -> FoundEvent | None:
        """Return the found event that the first passage of a suggestion reports, by its type; else None."""
        passage = suggestion.passages[0]
        return next(
            (
                event
                for start, end, event in self._reports.get(passage.article, ())
                if passage.start < end and start < passage.end and event.type in suggestion.types[:2]
            ),
            None,
        )


def _join(event: FoundEvent, group: Sequence[EventSuggestion]) -> FoundEventSuggestion:
    """Return the suggestion of a found event, as sure as the first of those of its passages."""
    whole, first = suggest_found_event(event), group[0]
    more = [one for suggestion in group for one in suggestion.passages if not _has(whole, one)]
    participants: dict[str, Participant] = {}
    for one in (*(one for suggestion in group for one in suggestion.participants), *whole.participants):
        participants.setdefault(one.actor, one)
    evidence = [one for suggestion in group for one in suggestion.evidence]
    known = {one.article for one in evidence}
    evidence += [one for one in whole.evidence if one.article not in known]
    return FoundEventSuggestion(
        kind=whole.kind,
        name=whole.name,
        confidence=first.confidence,
        reason=first.reason,
        evidence=tuple(evidence[:MAX_PASSAGES]),
        count=max(whole.count, sum(suggestion.count for suggestion in group)),
        types=first.types,
        participants=tuple(participants.values())[:MAX_PARTICIPANTS],
        place=first.place or whole.place,
        date=whole.date or first.date,
        passages=(*whole.passages, *more)[: max(MAX_PASSAGES, len(whole.passages))],
        found=event,
    )


def _has(suggestion: EventSuggestion, passage: Passage) -> bool:
    """Return whether a passage is one of a suggestion, or a part of one."""
    return any(
        one.article == passage.article and one.start < passage.end and passage.start < one.end
        for one in suggestion.passages
    )
