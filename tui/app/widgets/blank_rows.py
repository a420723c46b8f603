"""Rows that show a background and nothing else: one is drawn, and stands for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget

    _Base = Widget
else:
    _Base = object  # a style sheet follows the first base that is a widget


class BlankRows(_Base):
    """Holds other widgets, which cover it: it has no border, and nothing of its own to show.

    Textual draws every row of such a widget before it finds that others lie over it.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the finished lines of a region of the widget; see `Widget.render_lines`."""
        return super().render_lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height


class PaneRow(BlankRows, Horizontal):
    """Holds the panes of a screen side by side."""
