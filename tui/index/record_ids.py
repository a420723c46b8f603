"""Allocation of rowids: the earliest day of a record in the high bits, a hash of its id in the low.

The order of rowids is the order of dates, so every list of articles comes newest first without sorting. A
record gets the same rowid in every run, unless two records share it; then the second takes the next free one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zlib import crc32

_ID_BITS = 24
#: The first rowid of a dated record; actors and undated articles and events have lower ones.
FIRST_DATED_ROWID = 1 << _ID_BITS
#: Greater than every rowid.
ROWID_END = 1 << 62


def first_day(edtf: str | None) -> int:
    """Return the earliest day of an EDTF date as an ordinal; its latest day when the start is open.

    0 stands for no date.
    """
    from tui.model.dates.edtf import parse_edtf  # late: 10 ms, and lists need none of it

    parsed_date = parse_edtf(edtf) if edtf else None
    day = (parsed_date.earliest or parsed_date.latest) if parsed_date else None
    return day.toordinal() if day else 0


def allocate_rowid(key: str, day: int, is_taken: Callable[[int], bool]) -> int:
    """Return a free rowid for the record `key` (`kind:id`) with the earliest day `day` (ordinal)."""
    id_bits = crc32(key.encode()) & (FIRST_DATED_ROWID - 1)
    while is_taken(rowid := (day << _ID_BITS) | id_bits):
        id_bits = (id_bits + 1) & (FIRST_DATED_ROWID - 1)
    return rowid


def first_rowid_of_day(day: date) -> int:
    """Return the lowest rowid that a record of `day` can have."""
    return day.toordinal() << _ID_BITS


def rowids_of_days(first: int, last: int) -> tuple[int, int]:
    """Return the lowest and the highest rowid of records of some days: ordinals, or 0 for none."""
    return first << _ID_BITS, ((last + 1) << _ID_BITS) - 1


def day_of(rowid: int) -> date | None:
    """Return the earliest day of the record with this rowid; None when it is undated."""
    return date.fromordinal(rowid >> _ID_BITS) if rowid >= FIRST_DATED_ROWID else None
