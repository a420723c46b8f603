"""Width of text in terminal cells, and text cut or padded to a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

#: A function that returns how many cells a text takes.
Measure = Callable[[str], int]

_JOINER = "\u200d"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def cell_width(text: str) -> int:
    """Return the width of a clean text in cells: 0 for a combining mark, 2 for a wide character (UAX 11).

    What a zero-width joiner or a skin tone adds to an emoji takes no cells (UTS 51); a skin tone by itself
    takes two.
    """
    if text.isascii():
        return len(text)
    width, before = 0, ""
    for character in text:
        is_part = before == _JOINER or (character in _SKIN_TONES and before and _is_wide(before))
        if not is_part:
            width += _character_width(character)
        before = character
    return width


def _character_width(character: str) -> int:
    """Return the width of one character in cells."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if _is_wide(character) else 1


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def pad_right(text: str, width: int, measure: Measure = cell_width) -> str:
    """Return the beginning of `text` in exactly `width` cells: cut, or padded at its end."""
    part = text[: max(0, width)]
    while part and measure(part) > width:
        part = part[:-1]
    return part + " " * (width - measure(part))


def pad_left(text: str, width: int, measure: Measure = cell_width) -> str:
    """Return the end of `text` in exactly `width` cells: cut, or padded at its beginning."""
    part = text[-width:] if width > 0 else ""
    while part and measure(part) > width:
        part = part[1:]
    return " " * (width - measure(part)) + part


def truncate(text: str, width: int, measure: Measure = cell_width) -> str:
    """Return `text` in at most `width` cells; where it is cut, it ends in «…»."""
    if measure(text) <= width:
        return text
    return pad_right(text, width - 1, measure).rstrip() + "…" if width > 0 else ""


def truncate_label(label: str, width: int, measure: Measure = cell_width) -> str:
    """Return the label of an article in at most `width` cells, cut before its agency.

    For example «La Tribune du … (AFP)».
    """
    name, bracket, agency = label.rpartition(" (")
    agency_part = bracket + agency
    if not name or not agency_part.endswith(")") or measure(agency_part) > width // 2:
        return truncate(label, width, measure)
    return truncate(name, width - measure(agency_part), measure) + agency_part
