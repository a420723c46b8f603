"""What the reports of one event differ and agree on: their values, field by field, and who stands with whom.

Two figures differ when no number fits both, two days or ends when no day does, two lists when both are closed
and not the same, or when one that is open names somebody whom the closed one lacks. A value that goes with
several of those that differ contradicts nobody: it is open. A later report of the same origin replaces what
the origin said before. Silence is no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, structs

from tui.annotate.found_events.comparable_values import (
    RATIOS_OF_PARTS,
    part_by_scope,
    with_loose_crowds,
    without_days_of_stay,
    without_other_towns,
    without_parts,
)
from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.similarity.contradictions import PROTEST
from tui.annotate.found_events.similarity.place_names import fits_place, place_within, sound_names
from tui.model.found_events import (
    FoundUpdate,
    ReportedValue,
    ValueSide,
    are_of_named_sources,
)
from tui.model.news import (
    ABOUTS,
    ABSENT,
    NOBODY,
    PRESENT,
    SOMEBODY,
    About,
    ReportedDay,
    StatedFact,
)
from tui.model.phonetics import spelling_key
from tui.model.text import fold

#: Values that are compared of one field; of an event in thousands of reports most say the same.
MAX_VALUES = 400
#: Lists of those who took part, as in `StatedFact.of`.
LISTS_OF_PRESENT = frozenset({"parties", "callers", "states"})
#: A report that names more places than these tells of what was in many.
MAX_PLACES = 2


class ComparedField(Struct, frozen=True):
    """The values that hold of a field: in sides that contradict each other, and those that fit several."""

    about: About
    of: str
    sides: tuple[tuple[ReportedValue, ...], ...]
    unsure: tuple[ReportedValue, ...]
    updated: tuple[FoundUpdate, ...]

    @property
    def values(self) -> tuple[ReportedValue, ...]:
        """Return all values that hold."""
        return (*(value for side in self.sides for value in side), *self.unsure)

    @property
    def is_compared(self) -> bool:
        """Return whether several articles give the field."""
        return len({value.article for value in self.values}) > 1


def compare_fields(reports: Sequence[PublishedItem], origins: Mapping[str, str]) -> Iterator[ComparedField]:
    """Yield the fields that the reports of one event give; `origins`: the origin of each article."""
    for (about, of), values in sorted(_collect_values(reports).items(), key=_field_order):
        current, replaced = _drop_replaced(about, of or None, values[:MAX_VALUES], origins)
        if about == "outcome" and of == "happened" and not any("denied" in one.names for one in current):
            current = []
        if of and any(PRESENT in one.names for one in current) and len({one.names for one in current}) == 1:
            current = []  # who was there is told where another says that they were not
        if about in RATIOS_OF_PARTS and any(PROTEST in one.report.families for one in reports):
            current = without_parts(current, RATIOS_OF_PARTS[about])
        if about == "attendance":
            current = with_loose_crowds(current)
        if about == "start":
            current = without_days_of_stay(current, reports)
        current = place_within(without_other_towns(current, of, reports)) if about == "place" else current
        sides, unsure = _part_values(current, _FITS.get(about, _fits_value))
        yield ComparedField(about, of, tuple(map(tuple, sides)), tuple(unsure), tuple(replaced))


def _field_order(item: tuple[tuple[About, str], list[ReportedValue]]) -> tuple[int, str]:
    (about, of), _values = item
    return ABOUTS.index(about), of


def _collect_values(reports: Sequence[PublishedItem]) -> dict[tuple[About, str], list[ReportedValue]]:
    """Return the values of each field that the reports give, in their order."""
    values: dict[tuple[About, str], list[ReportedValue]] = {}
    persons: dict[str, str] = {}  # their names, by how they sound
    has_place = sum(1 if one.report.is_at_place else -1 for one in reports) >= 0
    for reported in reports:
        for about, of, value in _values_of(reported, has_place):
            is_presence = about == "participants" and not value.names.isdisjoint((PRESENT, ABSENT))
            name = persons.setdefault(spelling_key(fold(of)), of) if is_presence else of
            values.setdefault((about, name), []).append(value)
    return part_by_scope(values, {one.article: one.report.towns for one in reports})


def _values_of(reported: PublishedItem, has_place: bool) -> Iterator[tuple[About, str, ReportedValue]]:
    """Yield the values that a report gives, with their fields."""
    report = reported.report
    # Who denies it gives it no day on which it began, and may say until when goes on what it was instead.
    is_denied = any((fact.of, fact.names) == ("happened", ("denied",)) for fact in report.facts)
    for about, day in (("start", report.begun), ("end", report.ended)):
        if day is not None and day.is_stated and not (is_denied and about == "start"):
            yield about, "", _day_value(reported, day)  # type: ignore[misc]
    for fact in report.facts:
        yield fact.about, fact.of, _fact_value(reported, fact)
        if fact.of == "winner":  # where somebody won there was a vote, of which another says that it was none
            value = _fact_value(reported, fact)
            yield "outcome", "happened", structs.replace(value, words="reported", names=frozenset(("held",)))
        # Who is in a list was there: another report may say of one that they were not.
        for name in fact.names if fact.of in LISTS_OF_PRESENT else ():
            was_there = structs.replace(
                _fact_value(reported, fact), names=frozenset((PRESENT,)), words=PRESENT
            )
            yield "participants", name, structs.replace(was_there, is_open=False)
    if has_place and (report.towns or report.areas):
        names = frozenset(report.towns or report.close)
        words = next(iter(report.towns or report.close or report.areas))
        yield "place", "", ReportedValue(
            reported.article, words, report.start, report.end, names=names or frozenset(report.areas),
            near=frozenset((*report.near, *report.areas) if names else report.near),
            within=frozenset(report.areas) - frozenset(report.near), mentioned=report.names,
            is_open=not names or len(names) > MAX_PLACES or report.is_at_several,
            is_near=not report.towns and bool(report.close),
            is_wide=bool(report.towns) and set(report.towns) <= set(report.communes),
            published=reported.published,
        )  # fmt: skip


def _day_value(reported: PublishedItem, day: ReportedDay) -> ReportedValue:
    """Return a day as a value."""
    words = str(day.first) if day.first == day.last else f"{day.first}..{day.last}"
    return ReportedValue(
        reported.article,
        words,
        *(day.at or (reported.report.start, reported.report.end)),
        days=(day.first, day.last),
        is_night=day.is_night,
        published=reported.published,
    )


def _fact_value(reported: PublishedItem, fact: StatedFact) -> ReportedValue:
    """Return a fact as a value."""
    return ReportedValue(
        reported.article,
        fact.words,
        fact.start,
        fact.end,
        figure=fact.figure,
        names=frozenset(fact.names),
        is_open=fact.is_open,
        published=reported.published,
        source=fact.source,
    )


def _drop_replaced(
    about: About, of: str | None, values: Sequence[ReportedValue], origins: Mapping[str, str]
) -> tuple[list[ReportedValue], list[FoundUpdate]]:
    """Return the values that hold, and what later ones of the same origin have replaced."""
    by_origin: dict[str, list[ReportedValue]] = {}
    for value in values:
        by_origin.setdefault(origins.get(value.article, value.article), []).append(value)
    replaced: list[ReportedValue] = []
    updates: list[FoundUpdate] = []
    for origin, own in by_origin.items():
        latest = max(own, key=lambda value: value.published or (date.min, date.min))
        for value in own:
            is_earlier = bool(
                value.published and latest.published and value.published[1] < latest.published[0]
            )
            # Who said how many came need not take it back where the paper gives what others say.
            is_of_another = about == "attendance" and are_of_named_sources(value, latest)
            if is_earlier and value.words != latest.words and not is_of_another:
                replaced.append(value)
                before, after = (ValueSide(one.words, (one.article,)) for one in (value, latest))
                updates.append(FoundUpdate(about, of, origin, before, after))
    return [value for value in values if value not in replaced], updates


def _part_values(
    values: Sequence[ReportedValue], fits: Callable[[ReportedValue, ReportedValue], bool]
) -> tuple[list[list[ReportedValue]], list[ReportedValue]]:
    """Return the values in sides that contradict each other, and those that go with several of them."""
    sides: list[list[ReportedValue]] = []
    unsure: list[ReportedValue] = []
    for value in sorted(values, key=lambda one: one.width):
        fitting = [side for side in sides if all(fits(value, other) for other in side)]
        if len(fitting) == 1:
            fitting[0].append(value)
        elif fitting:
            unsure.append(value)
        else:
            sides.append([value])
    for side in sides:
        for value in side[1:]:
            # A side that was there later may be one that a wide value goes with, too.
            if any(other is not side and all(fits(value, one) for one in other) for other in sides):
                side.remove(value)
                unsure.append(value)
    return sides, unsure


def _fits_value(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether two numbers or names can be the same."""
    if one.figure is not None and other.figure is not None:
        return one.figure.meets(other.figure)
    return one.is_open or other.is_open or bool(one.names & other.names)


def _fits_perpetrator(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether two reports can mean the same people; what nobody did was not done on purpose."""
    names = {*one.names, *other.names}
    return not {NOBODY, SOMEBODY} <= names and _fits_value(one, other)


def _fits_days(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether a day fits both; two nights are one or none, though a day may have parts of both."""
    assert one.days is not None
    assert other.days is not None
    if one.is_night and other.is_night:
        return one.days == other.days
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _fits_list(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether two lists can be of the same people, whose names may be spelled in two ways."""
    if one.is_open == other.is_open:
        return one.is_open or one.names == other.names or sound_names(one.names) == sound_names(other.names)
    some, whole = (one, other) if one.is_open else (other, one)
    return some.names <= whole.names or sound_names(some.names) <= sound_names(whole.names)


_FITS: Mapping[About, Callable[[ReportedValue, ReportedValue], bool]] = {
    "start": _fits_days,
    "end": _fits_days,
    "participants": _fits_list,
    "perpetrator": _fits_perpetrator,
    "place": fits_place,
}
