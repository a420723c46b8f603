"""The lines of the screen below a dialog, tinted as Textual tints them: each style once, not each piece."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

_MAX_STYLES = 512
_PLAIN = Style.null()


def tint_lines(lines: Iterable[Strip], color: Color, base: Style) -> list[Strip]:
    """Return lines in a tint over a base style, without what can be clicked in them."""
    return [_tint_line(line, color, base) for line in lines]


def _tint_line(line: Strip, color: Color, base: Style) -> Strip:
    segments = [Segment(text, _tint(style or _PLAIN, color, base)) for text, style, _control in line]
    return Strip(segments, line.cell_length)


@lru_cache(_MAX_STYLES)
def _tint(style: Style, color: Color, base: Style) -> Style:
    """Return a style in a tint."""
    tinted = next(iter(BackgroundScreen.process_segments([Segment("", style)], color))).style
    return base + tinted
