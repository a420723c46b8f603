"""Figures as details of claims write them: 17, 8–12, ≥ 12; and whether two of them can be one."""

from __future__ import annotations

import math
import re

from tui.model.figures import Figure

#: Longer values are words.
_MAX_CHARS = 40
_NUMBER = r"\d{1,15}(?:[.,]\d{1,6})?"
_FIGURE = re.compile(rf"(?P<least>≥ ?)?(?P<low>{_NUMBER})(?: ?– ?(?P<high>{_NUMBER}))?")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


def read_figure(value: str) -> Figure | None:
    """Return the figure that a value is, as `format_figure` writes it; None where it has other words."""
    if len(value) > _MAX_CHARS:
        return None
    match = _FIGURE.fullmatch(_GROUPED.sub("", value.strip()))
    if match is None:
        return None
    low, high = (float(match[name].replace(",", ".")) if match[name] else None for name in ("low", "high"))
    assert low is not None
    last = math.inf if match["least"] else low if high is None else high
    return Figure(0, len(value), low, last) if last >= low else None
