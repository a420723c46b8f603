"""What the reports of one event differ on, agree on and have corrected: each value with who states it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.annotate.found_events.comparison import ComparedField
from tui.i18n import N_
from tui.model.found_events import (
    FoundComparison,
    FoundDifference,
    FoundUpdate,
    ReportedValue,
    ValueSide,
)

#: The outcome that a number tells more of, where the two have not one name: how many of those who may strike.
_TOLD_BY_NUMBER = {N_("share on strike"): "following"}


def compare_reported(fields: Iterable[ComparedField]) -> FoundComparison:
    """Return what the reports of one event differ on, agree on, and have corrected."""
    differ: list[FoundDifference] = []
    agree: list[FoundDifference] = []
    updated: list[FoundUpdate] = []
    for one in fields:
        updated += one.updated
        of = one.of or None
        if len(one.sides) > 1:
            sides, unsure = _as_sides(one.sides), _as_sides([[value] for value in one.unsure])
            # The same numbers of those who were taken and are free again are one difference.
            differ = [known for known in differ if (known.about, known.values) != ("amount", sides)]
            if one.about == "amount":  # for what sum is more than whether for any: «ransom»
                differ = [known for known in differ if (known.about, known.of) != ("outcome", of)]
                told, numbered = _TOLD_BY_NUMBER.get(of or ""), _articles_of(sides)
                differ = [
                    known
                    for known in differ
                    if (known.about, known.of) != ("outcome", told)
                    or not _articles_of(known.values) <= numbered
                ]
            differ.append(FoundDifference(one.about, of, sides, unsure))
        elif one.is_compared:
            agree.append(FoundDifference(one.about, of, _as_sides([[value] for value in one.values])))
    return FoundComparison(tuple(differ), tuple(agree), tuple(updated))


def _articles_of(sides: Iterable[ValueSide]) -> set[str]:
    return {article for side in sides for article in side.articles}


def _as_sides(groups: Iterable[Sequence[ReportedValue]]) -> tuple[ValueSide, ...]:
    """Return groups of values as sides, each with its articles; its most precise value names it."""
    by_value: dict[object, list[ReportedValue]] = {}
    for group in groups:
        first = group[0]
        # Lists of the same people are one value, in whatever order.
        key = first.words if first.figure or first.days or not first.names else first.names
        by_value.setdefault(key, []).extend(group)
    return tuple(_as_side(values) for values in by_value.values())


def _as_side(values: Sequence[ReportedValue]) -> ValueSide:
    """Return values that fit each other as a side, which the first names; others are told beside it."""
    first = values[0]
    own: dict[str, str] = {}
    for value in values:
        is_same = value.words == first.words or (value.names == first.names and not value.figure)
        own.setdefault(value.article, "" if is_same else value.words)
    others = tuple((article, words) for article, words in own.items() if words)
    return ValueSide(first.words, tuple(own), others)
