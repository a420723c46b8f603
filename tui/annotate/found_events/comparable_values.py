"""Which values of a field are compared: like with like, and none with a part of it.

A crowd of a town is none of the country, the wounded of a town are some of all, and a day of a stay is not
that on which it began.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from tui.annotate.found_events.published_item import PublishedItem
from tui.annotate.found_events.similarity.contradictions import PROTEST, VISIT
from tui.annotate.found_events.similarity.day_likeness import is_of_stay
from tui.annotate.found_events.similarity.place_names import have_common_place, sound_names
from tui.model.figures import Figure
from tui.model.found_events import ReportedValue
from tui.model.news import THE_CAPITAL, WHOLE_COUNTRY, About

#: Crowds of so many towns, or of one and the country, are compared one by one.
MIN_SCOPES = 2
#: A range whose end is so many times its beginning counts nobody one by one, and may begin a little earlier
#: or end a little further.
MIN_TIMES_OF_VAGUE, TIMES_OF_VAGUE = 4, 1.5
#: A number of the country so many times above one of nowhere may be of the same people.
MAX_TIMES_LARGER = 4
_CROWDS: tuple[About, str] = ("attendance", "")
_ARRESTS: tuple[About, str] = ("amount", "arrested")
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


def with_loose_crowds(values: list[ReportedValue]) -> list[ReportedValue]:
    """Return crowds of which «des milliers» may be a few more or less than that, as nobody counted them."""
    return [
        structs.replace(one, figure=_loosen(one.figure))
        if one.figure is not None and one.figure.low * MIN_TIMES_OF_VAGUE <= one.figure.high < math.inf
        else one
        for one in values
    ]


def _loosen(figure: Figure) -> Figure:
    """Return a number with limits that are further apart."""
    return structs.replace(figure, low=figure.low / TIMES_OF_VAGUE, high=figure.high * TIMES_OF_VAGUE)


def without_days_of_stay(
    values: list[ReportedValue], reports: Sequence[PublishedItem]
) -> list[ReportedValue]:
    """Return days without those of a stay that another report has begin before, and end on one or later.

    On which a visitor is said to have come is none of the days of the stay, but its first.
    """
    stays = [
        (one.report.begun.first, one.report.ended.last)
        for one in reports
        if one.report.begun and one.report.begun.is_stated and one.report.ended and is_of_stay(one)
    ]
    whole = {one.article for one in reports if one.report.ended or _tells_of_arrival(one)}
    return [
        one
        for one in values
        if one.article in whole
        or one.days is None
        or not any(first < one.days[0] and one.days[1] <= last for first, last in stays)
    ]


def _tells_of_arrival(published: PublishedItem) -> bool:
    """Return whether an item tells of a visit, and since when the visitor is there."""
    report = published.report
    is_beginning = report.begun is not None and report.begun.is_beginning
    return is_beginning and next(iter(report.families)) == VISIT


def without_other_towns(
    values: list[ReportedValue], of: str, reports: Sequence[PublishedItem]
) -> list[ReportedValue]:
    """Return places without those of marches in other towns on one day: only where those of one set out.

    `of`: what is told of a place, as in `StatedFact.of`.
    """
    if not any(map(_is_of_whole_country, reports)):
        return values
    if not of:
        return []
    towns = {one.article: sound_names(one.report.towns) for one in reports}
    names = Counter(name for value in values for name in towns[value.article])
    most = {name for name, _count in names.most_common(1)}
    return [one for one in values if have_common_place(most, towns[one.article])]


def _is_of_whole_country(reported: PublishedItem) -> bool:
    """Return whether a report tells of marches in many towns of a country."""
    facts = (one for one in reported.report.facts if one.about == "attendance")
    return PROTEST in reported.report.families and any(WHOLE_COUNTRY in one.names for one in facts)


def part_by_scope(
    values: dict[tuple[About, str], list[ReportedValue]], towns: Mapping[str, Sequence[str]]
) -> dict[tuple[About, str], list[ReportedValue]]:
    """Return the values with those of crowds by town, where they are of several, or of the country.

    A crowd of which a report of one town does not say where it was may be there or everywhere: it is compared
    with that of the country where it is nearly as large. Beside that of a town in one article it is of more.
    Of arrests those of the place are kept of which most reports tell.
    """
    parted = dict(values)
    for key in (_CROWDS, _ARRESTS):
        own = _with_one_spelling(_with_capital(values.get(key, ())))
        scopes = Counter(name for value in own for name in value.names)
        is_of_country = WHOLE_COUNTRY in scopes or len(scopes) >= MIN_SCOPES
        if not (is_of_country or (key == _CROWDS and _have_named_and_unnamed(own))):
            continue
        del parted[key]
        most_told = next(iter(scopes.most_common(1)))[0]
        for value in own:
            scope = next(iter(value.names), "")
            if is_of_country and not scope and towns.get(value.article) and not _is_as_large(value, own):
                continue
            name = scope.replace(WHOLE_COUNTRY, "")
            if key == _CROWDS:
                parted.setdefault(("attendance", name), []).append(value)
            elif name == most_told.replace(WHOLE_COUNTRY, ""):
                parted.setdefault(key, []).append(value)
    return parted


def _with_capital(values: Sequence[ReportedValue]) -> list[ReportedValue]:
    """Return the numbers of people with one name for each place: that of the capital for «la capitale»."""
    named = {name for value in values if THE_CAPITAL in value.names for name in value.names - {THE_CAPITAL}}
    capital = frozenset(named if len(named) == 1 else {THE_CAPITAL})
    return [
        structs.replace(one, names=one.names - {THE_CAPITAL} or capital) if THE_CAPITAL in one.names else one
        for one in values
    ]


def _have_named_and_unnamed(values: Iterable[ReportedValue]) -> bool:
    """Return whether an article gives a number of people of a town, and one beside it that is of no town."""
    named: dict[str, set[bool]] = {}
    for value in values:
        named.setdefault(value.article, set()).add(bool(value.names))
    return any(len(kinds) > 1 for kinds in named.values())


def _with_one_spelling(values: Iterable[ReportedValue]) -> list[ReportedValue]:
    """Return the numbers of people with one spelling of each town: «Birni N’Konni», «Konni»."""
    known: dict[str, frozenset[str]] = {}
    own: list[ReportedValue] = []
    for value in values:
        name = next(iter(value.names), "")
        sound = sound_names([name])
        same = next((one for one, its in known.items() if name and have_common_place(sound, its)), name)
        if name:
            known.setdefault(same, sound)
        own.append(structs.replace(value, names=frozenset((same,))) if same != name else value)
    return own


def _is_as_large(value: ReportedValue, others: Sequence[ReportedValue]) -> bool:
    """Return whether a number of people is at most a few times below one of the country."""
    whole = [one.figure for one in others if WHOLE_COUNTRY in one.names and one.figure]
    figure = value.figure
    return figure is not None and any(one.low <= figure.low * MAX_TIMES_LARGER for one in whole)
