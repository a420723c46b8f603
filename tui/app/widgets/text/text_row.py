"""How one row of a text is drawn: its characters, the layers of style over them, letters in their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.widgets.list.row import write_before
from tui.app.widgets.text.span_index import Layer, split_by_styles
from tui.app.widgets.text.text_layout import TextLayout


def draw_text_row(
    text: str,
    layout: TextLayout,
    number: int,
    layers: Sequence[Layer[Style]],
    letters: Iterable[tuple[int, str, Style]],
    base: Style,
) -> Strip:
    """Draw row `number` of a text; `layers`, the lowest first; `letters`: cell, letters before it, style."""
    segments = [Segment(" " * layout.indent_of(number), base)]
    for start, end, styles in split_by_styles(*layout.draw_row(number), layers):
        segments.append(Segment(text[start:end], sum(styles, base)))
    strip = Strip(segments)
    for x, written, style in sorted(letters, key=itemgetter(0), reverse=True):
        strip = write_before(strip, x, written, base + style)
    return strip
