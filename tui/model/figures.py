"""Figures as ranges: what «about 400» or «at least 12» can be, and whether two figures can be one."""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct

#: What the words around a number do to it.
Hedge = Literal["", "about", "at-least", "more-than", "just-over", "almost", "at-most", "less-than"]
#: The share of a number that «about» allows on either side.
ABOUT = 0.1
#: «More than N» is at most this many times N: a writer would name a larger round number instead.
MORE_THAN_AT_MOST = 1.5
#: «A little more than N» is at most this many times N.
JUST_OVER_AT_MOST = 1.1
#: «Almost N» is at least this share of N.
ALMOST_AT_LEAST = 0.9

#: The share of a last digit that rounding may have taken or added: two figures of one step stay apart.
ROUNDED = 0.499


class Figure(Struct, frozen=True):
    """A number of a text as the range of values that it can mean; `start` and `end` are code points.

    `step` is the place of its last digit: 0.1 for «38,2», 1e9 for «30 milliards».
    """

    start: int
    end: int
    low: float
    high: float
    step: float = 1.0
    source: tuple[str, float, float] | None = None  # unit, low and high before an inexact conversion

    @property
    def is_exact(self) -> bool:
        """Return whether the figure is one number."""
        return self.low == self.high

    def meets(self, other: Figure) -> bool:
        """Return whether a number fits both figures."""
        if self.source and other.source and self.source[0] == other.source[0]:
            return self.source[1] <= other.source[2] and other.source[1] <= self.source[2]
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Figure) -> Figure:
        """Return the sum of two figures, as «23 soldiers and 2 civilians» is 25."""
        start, end = min(self.start, other.start), max(self.end, other.end)
        return Figure(start, end, self.low + other.low, self.high + other.high, min(self.step, other.step))

    def times(self, factor: float, share: float = 0.0, unit: str = "") -> Figure:
        """Return the figure in another unit, a rate that is known but for a share on either side.

        `unit`: in which it is now, so that two figures of it are compared as they are.
        """
        low, high = self.low * factor * (1 - share), self.high * factor * (1 + share)
        source = (unit, self.low, self.high) if unit else None
        return Figure(self.start, self.end, low, high, self.step * factor, source)

    def loosened(self) -> Figure:
        """Return the figure with what rounding may have taken or added: half of its last digit."""
        if not self.is_exact:
            return self
        half = self.step * ROUNDED
        return Figure(self.start, self.end, max(0.0, self.low - half), self.high + half, self.step)


def hedge_figure(figure: Figure, hedge: Hedge) -> Figure:
    """Return a figure as the words around it limit it."""
    low, high = figure.low, figure.high
    if hedge == "about" and figure.is_exact:
        low, high = low * (1 - ABOUT), high * (1 + ABOUT)
    elif hedge == "at-least":
        high = math.inf
    elif hedge == "more-than":
        # «Plus d’une centaine» is more than a hundred.
        low, high = (low + high) / 2, high * MORE_THAN_AT_MOST
    elif hedge == "just-over":
        low, high = (low + high) / 2, high * JUST_OVER_AT_MOST
    elif hedge == "almost":
        low = low * ALMOST_AT_LEAST
    elif hedge == "at-most":
        low = 0.0
    elif hedge == "less-than":
        low = low * ALMOST_AT_LEAST if low > 20 else 0.0
    return Figure(figure.start, figure.end, low, high, figure.step)


def format_number(value: float) -> str:
    """Return a number without needless digits: 17, 38.2."""
    return f"{value:.0f}" if value == round(value) else f"{value:.2f}".rstrip("0").rstrip(".")


def format_figure(figure: Figure) -> str:
    """Return a figure for people: 17, 8–12, ≥ 12."""
    if figure.is_exact:
        return format_number(figure.low)
    if math.isinf(figure.high):
        return f"≥ {format_number(figure.low)}"
    return f"{format_number(figure.low)}–{format_number(figure.high)}"
