"""The number of a record: its earliest day, then a part made of its id.

The order of numbers is the order of dates, so every list of articles comes newest first without
sorting. The same record gets the same number in every run, unless two share it; then the second
takes the next free one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zlib import crc32

_BITS = 24
#: The first number of a dated record; undated articles and events, and actors, stand before.
DATED = 1 << _BITS
#: No number is as high.
END = 1 << 62


def first_day(edtf: str | None) -> int:
    """The earliest day of an EDTF date (its latest where the start is open) as an ordinal; 0 for none."""
    from tui.model.dates import parse_edtf  # late: 10 ms, and lists need none of it

    reading = parse_edtf(edtf) if edtf else None
    day = (reading.earliest or reading.latest) if reading else None
    return day.toordinal() if day else 0


def number_of(key: str, day: int, is_taken: Callable[[int], bool]) -> int:
    """A free number for the record `key` (`kind:id`) of `day`."""
    low = crc32(key.encode()) & (DATED - 1)
    while is_taken(number := (day << _BITS) | low):
        low = (low + 1) & (DATED - 1)
    return number


def first_number(day: date) -> int:
    """The lowest number that a record of `day` can have."""
    return day.toordinal() << _BITS


def day_of(number: int) -> date | None:
    """The earliest day of a record; None when undated."""
    return date.fromordinal(number >> _BITS) if number >= DATED else None
