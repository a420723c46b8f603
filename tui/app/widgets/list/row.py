"""One row of a list: its content, and how it is drawn in a number of cells."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.documents.list_items import ListItem
from tui.app.widgets.text.span_index import Layer, Span, split_by_styles
from tui.app.widgets.text.text_layout import ELLIPSIS, clip

#: Marks the row of the cursor, visible without colour.
MARKER = "▸"
#: Marks the row of the open record.
OPEN_MARKER = "•"
#: A detail is left out where it has fewer.
MIN_DETAIL_CELLS = 8
#: The colours tell families of actors apart; each style costs a pass over the style sheet.
FAMILIES: dict[str, str] = {
    "person": "person",
    "organization": "body",
    "public-body": "body",
    "country": "territory",
    "place": "territory",
    "media": "other",
    "group": "other",
    "found": "found",  # an event that nobody has kept yet
}
# A colour means one thing in lists and texts alike (`READER_CSS`); letters are of no colour.
LIST_CSS = """
RowList {
    overflow-x: hidden;
    scrollbar-gutter: stable;
    scrollbar-size-vertical: 1;

    .rowlist--cursor { background: $block-cursor-blurred-background; text-style: bold; }
    &:focus .rowlist--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
    }
    &:focus:nocolor .rowlist--cursor { text-style: bold reverse; }
    .rowlist--matched { background: $warning-muted; color: $foreground; text-style: bold; }
    &:ansi .rowlist--matched { background: ansi_yellow; color: ansi_black; }
    &:nocolor .rowlist--matched { text-style: bold underline; }
    .rowlist--heading { text-style: bold; }
    .rowlist--hint { text-style: bold reverse; }
    .rowlist--person { color: $text-warning; }
    .rowlist--body { color: $text-primary; }
    .rowlist--territory { color: $text-success; }
    .rowlist--other { color: $text-accent; }
    .rowlist--found { text-style: italic; }
    .rowlist--differ { color: $text-error; }
}
"""


class RowStyles(Struct, frozen=True):
    """The styles of the parts of a row; all but `base` are laid over it."""

    base: Style
    text: Style = Style.null()
    lead: Style = Style.null()
    trail: Style = Style.null()
    detail: Style = Style.null()
    matched: Style = Style.null()
    hint: Style = Style.null()


def draw_row(item: ListItem, width: int, lead: int, styles: RowStyles, marker: str, letters: str) -> Strip:
    """Draw `item` in `width` cells: marker, lead (in `lead` cells), text, detail, the trail at the right.

    What has no room is cut, the detail first. `letters` stand in the place of the marker.
    """
    base = styles.base
    margin = "" if item.heading else " "
    segments = [Segment(letters, base + styles.hint) if letters else Segment(marker or margin, base)]
    trail = clip(item.trail, width // 2)
    lead = min(lead, width // 2) if item.lead and not item.heading else 0
    if lead:
        segments.append(Segment(_padded(clip(item.lead, lead), lead), base + styles.lead))
        segments.append(Segment(" ", base))
    room = width - sum(segment.cell_length for segment in segments) - (cell_len(trail) + 1 if trail else 0)
    text = clip(item.text, room)
    segments += _segments(text, base + styles.text, item.matched, styles.matched)
    room -= cell_len(text) + 2
    if item.detail and room >= MIN_DETAIL_CELLS:
        segments.append(Segment("  ", base))
        whole, matched = _window(item.detail, item.detail_matched, room)
        segments += _segments(clip(whole, room), base + styles.detail, matched, styles.matched)
    strip = Strip(segments)
    if trail:
        strip = strip.adjust_cell_length(max(0, width - cell_len(trail)), base)
        strip = Strip([*strip, Segment(trail, base + styles.trail)])
    return strip.adjust_cell_length(max(0, width), base)


def draw_words(words: str, width: int, base: Style, style: Style) -> Strip:
    """Draw words that are no item in `width` cells."""
    return Strip([Segment(words, base + style)] if words else []).adjust_cell_length(width, base)


def _window(text: str, matched: tuple[Span, ...], room: int) -> tuple[str, tuple[Span, ...]]:
    """Return `text` and its matches from further on, where the first would lie outside `room` cells."""
    if not matched or cell_len(text[: matched[0][1]]) < room:
        return text, matched
    skipped = max(0, matched[0][0] - room // 3)
    skipped = text.find(" ", skipped, matched[0][0]) + 1 or skipped
    moved = len(ELLIPSIS) - skipped
    return ELLIPSIS + text[skipped:], tuple((start + moved, end + moved) for start, end in matched)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _segments(text: str, style: Style, matched: Iterable[Span], match: Style) -> list[Segment]:
    """Return `text` in `style`, with the matched ranges in `match` over it; an ellipsis is never matched."""
    shown = len(text) - 1 if text.endswith(ELLIPSIS) else len(text)
    layers = [Layer(start, min(end, shown), match) for start, end in matched if start < shown]
    return [
        Segment(text[a:b], style + over[-1] if over else style)
        for a, b, over in split_by_styles(0, len(text), layers)
    ]


def write_before(strip: Strip, x: int, letters: str, style: Style) -> Strip:
    """Return `strip` with `letters` before its cell `x`: in place of the blank there, the rest moves on."""
    has_blank = x > 0 and strip.crop(x - 1, x).text == " "
    return Strip([*strip.crop(0, x - has_blank), Segment(letters, style), *strip.crop(x)])
