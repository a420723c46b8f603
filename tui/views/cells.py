"""Text in the cells of a terminal: how wide it is, and cut or filled to a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

#: How many cells a text takes.
Measure = Callable[[str], int]


def cells(text: str) -> int:
    """The cells of a clean text: none for a mark over another character, two for a wide one (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def left_part(text: str, width: int, measure: Measure = cells) -> str:
    """The beginning of `text` in exactly `width` cells: cut, or filled with blanks at its end."""
    kept = text[: max(0, width)]
    while kept and measure(kept) > width:
        kept = kept[:-1]
    return kept + " " * (width - measure(kept))


def right_part(text: str, width: int, measure: Measure = cells) -> str:
    """The end of `text` in exactly `width` cells: cut, or filled with blanks before it."""
    kept = text[-width:] if width > 0 else ""
    while kept and measure(kept) > width:
        kept = kept[1:]
    return " " * (width - measure(kept)) + kept


def shortened(text: str, width: int, measure: Measure = cells) -> str:
    """`text` in at most `width` cells; where it is cut, it ends in «…»."""
    if measure(text) <= width:
        return text
    return left_part(text, width - 1, measure).rstrip() + "…" if width > 0 else ""


def shortened_label(label: str, width: int, measure: Measure = cells) -> str:
    """An article's label in at most `width` cells; its agency stays: «La Tribune du … (AFP)»."""
    name, bracket, agency = label.rpartition(" (")
    tail = bracket + agency
    if not name or not tail.endswith(")") or measure(tail) > width // 2:
        return shortened(label, width, measure)
    return shortened(name, width - measure(tail), measure) + tail
