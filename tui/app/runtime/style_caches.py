"""What Textual keeps of a widget that is gone: nothing any more.

Textual 8.2.8 remembers the styles of borders with `lru_cache` on a method, so by the object that asks too. Up
to a thousand widgets that were removed stay in memory with all that they had drawn: some 50 MB after half an
hour of opening and leaving views.
"""

from __future__ import annotations

from functools import lru_cache

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.style import Style

_MAX_PAIRS = 1024


def release_drawn_widgets() -> None:
    """Have the styles of borders remembered by their colours alone; to be called once."""
    StylesCache.get_inner_outer = _get_inner_outer  # type: ignore[assignment, method-assign]


def _get_inner_outer(_cache: StylesCache, base_background: Color, background: Color) -> tuple[Style, Style]:
    return _border_styles(base_background, background)


@lru_cache(_MAX_PAIRS)
def _border_styles(base_background: Color, background: Color) -> tuple[Style, Style]:
    """Return the styles within a border and around it."""
    return Style(background=base_background + background), Style(background=base_background)
