"""Which values of a field are compared: like with like, and none with a part of it.

A crowd of a town is none of the country, the wounded of a town are some of all, and a day of a stay is not
that on which it began.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.similarity.day_likeness import is_of_stay
from tui.model.found_events import ReportedValue
from tui.model.news import WHOLE_COUNTRY, About

#: Crowds of so many towns, or of one and the country, are compared one by one.
MIN_SCOPES = 2
#: A number so many times below another may be a part of it; crowds differ by more.
RATIOS_OF_PARTS: Mapping[About, int] = {"wounded": 8, "amount": 8, "attendance": 30}


def without_parts(values: list[ReportedValue], most_times: int) -> list[ReportedValue]:
    """Return numbers without those that are far below others: of one person, or town, of a whole march."""
    most = max((one.figure.low for one in values if one.figure is not None), default=0.0)
    return [
        one
        for one in values
        if one.figure is None or one.figure.high == 0 or one.figure.high * most_times >= most
    ]


def without_days_of_stay(
    values: list[ReportedValue], reports: Sequence[PublishedItem]
) -> list[ReportedValue]:
    """Return days without those of a stay that another report has begin before, and end on one or later."""
    stays = [
        (one.report.begun.first, one.report.ended.last)
        for one in reports
        if one.report.begun and one.report.begun.is_stated and one.report.ended and is_of_stay(one)
    ]
    ending = {one.article for one in reports if one.report.ended}
    return [
        one
        for one in values
        if one.article in ending
        or one.days is None
        or not any(first < one.days[0] and one.days[1] <= last for first, last in stays)
    ]


def part_by_scope(
    values: dict[tuple[About, str], list[ReportedValue]], towns: Mapping[str, Sequence[str]]
) -> dict[tuple[About, str], list[ReportedValue]]:
    """Return the values with those of crowds by town, where they are of several, or of one and of all.

    A crowd of which a report of one town does not say where it was may be there or everywhere.
    """
    crowds = values.get(("attendance", ""), [])
    scopes = {name for value in crowds for name in value.names}
    if len(scopes) < MIN_SCOPES:
        return values
    parted = {key: own for key, own in values.items() if key != ("attendance", "")}
    for value in crowds:
        scope = next(iter(value.names), "")
        if scope or not towns.get(value.article):
            parted.setdefault(("attendance", scope.replace(WHOLE_COUNTRY, "")), []).append(value)
    return parted
