"""The names of months and weekdays in a language."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class CalendarWords(Struct, frozen=True):
    """The names and abbreviations of months and weekdays, folded, each with its number."""

    months: Mapping[str, int]  # January is 1
    weekdays: Mapping[str, int]  # Monday is 0, as in `datetime.date.weekday`
