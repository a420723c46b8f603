"""The reports of one article, gathered event by event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.annotate.reports.report import Report
from tui.annotate.suggestions.events.event_matching import days_apart
from tui.model.records import Actor


def gather_reports(reports: Sequence[Report], actors: Mapping[str, Actor]) -> list[list[Report]]:
    """Return the reports of one article event by event, in each the surest first.

    `actors`: those that are mentioned, by id. Two reports are of one event where type, time and those who
    have a part in it say so, and nothing speaks against it.
    """
    groups: list[list[Report]] = []
    for report in sorted(reports, key=lambda one: -one.confidence):
        group = next((group for group in groups if _is_same_event(group[0], report, actors)), None)
        if group is None:
            groups.append([report])
        else:
            group.append(report)
    return groups


def _is_same_event(one: Report, other: Report, actors: Mapping[str, Actor]) -> bool:
    is_one_type = one.types[0] == other.types[0] and one.factuality == other.factuality
    is_one_time = one.framing == other.framing and (one.date is None) == (other.date is None)
    if not is_one_type or not is_one_time or (one.place and other.place and one.place != other.place):
        return False
    apart = days_apart(one.date, other.date)
    if apart is not None and apart > 0:
        return False
    ids, others = ({who.actor for who in report.participants} for report in (one, other))
    persons, other_persons = ({id for id in group if _is_person(actors, id)} for group in (ids, others))
    is_one_sentence = one.sentence == other.sentence
    is_one_place = is_one_sentence and one.place is not None and one.place == other.place
    if persons and other_persons and not persons & other_persons and not is_one_place:
        return False
    needed = 1 if is_one_sentence else 2
    return len(ids & others) >= needed or (bool(ids) and ids == others)


def _is_person(actors: Mapping[str, Actor], id: str) -> bool:
    return id in actors and actors[id].type == "person"
