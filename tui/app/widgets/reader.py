"""The reader: a document of plain text with styles, and doors that can be followed.

It wraps once for a width, and draws only the rows on screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style as VisualStyle

from tui.app.trail import Position
from tui.app.widgets.document import Document, Door
from tui.app.widgets.layout import Layer, Row, Span, Spans, fit, row_of, runs, wrap
from tui.model.records import ActorType

__all__ = ["Document", "Door", "Position", "Reader"]

#: What a door or a legend can be marked as.
MARKS: tuple[str, ...] = (*ActorType.__args__, "event", "article", "date")  # type: ignore[attr-defined]
#: What other text can look like.
STYLES: tuple[str, ...] = ("title", "heading", "dim", "label", "quote", "differ", "hit")
#: The rows kept between the place that is shown and the edge of the screen, where there is room.
MARGIN_ROWS = 2


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a document. It binds no keys: its actions wait to be bound."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--current",
        "reader--current-hit",
        "reader--hint",
        *(f"reader--{name}" for name in (*MARKS, *STYLES)),
    }
    # Seven types of actor, told apart without colour by the seven mixes of bold, italic and underline:
    # the commonest have the quietest. Colour says the family: people, places, bodies, others.
    DEFAULT_CSS = """
    Reader {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;

        .reader--person { text-style: bold; color: $text-accent; }
        .reader--country { text-style: italic; color: $text-success; }
        .reader--place { text-style: underline; color: $text-success; }
        .reader--organization { text-style: bold underline; color: $text-primary; }
        .reader--public-body { text-style: italic underline; color: $text-primary; }
        .reader--media { text-style: bold italic; color: $text-secondary; }
        .reader--group { text-style: bold italic underline; color: $text-error; }
        .reader--date { text-style: dim underline; }
        .reader--event, .reader--article { text-style: underline; color: $text-primary; }

        .reader--title { text-style: bold; }
        .reader--heading { text-style: bold; color: $text-primary; }
        .reader--dim, .reader--label { text-style: dim; }
        .reader--quote { text-style: italic; }
        .reader--differ { text-style: bold; color: $text-warning; }
        .reader--hit { background: $warning-muted; color: $text; }
        .reader--current-hit, .reader--current { text-style: bold reverse; }
        .reader--hint { text-style: bold reverse; color: $text-warning; }

        &:ansi .reader--hit { background: ansi_yellow; color: ansi_black; }
        &:nocolor .reader--hit { text-style: reverse; }
        &:nocolor .reader--current, &:nocolor .reader--current-hit { text-style: bold underline reverse; }
    }
    """

    current: reactive[int | None] = reactive(None, repaint=False)
    current_hit: reactive[int | None] = reactive(None, repaint=False)
    hidden_layers: reactive[frozenset[str]] = reactive(frozenset, repaint=False)

    class Moved(Message):
        """Another door (its index in the document's), or none, is current."""

        def __init__(self, reader: Reader, index: int | None) -> None:
            super().__init__()
            self.reader = reader
            self.index = index

        @property
        def control(self) -> Reader:
            """The reader, for `@on(…, selector)`."""
            return self.reader

    class Followed(Message):
        """A door was entered or clicked."""

        def __init__(self, reader: Reader, door: Door) -> None:
            super().__init__()
            self.reader = reader
            self.door = door
            self.target = door.target

        @property
        def control(self) -> Reader:
            """The reader, for `@on(…, selector)`."""
            return self.reader

    def __init__(
        self,
        document: Document | None = None,
        *,
        max_width: int = 88,
        centred: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Text runs over at most `max_width` cells (0: all), in the middle of the pane or at its left."""
        super().__init__(id=id, classes=classes)
        self.document = document or Document()
        self._max_width, self._centred = max_width, centred
        self._rows: list[Row] = []
        self._laid_out: tuple[int, Document] | None = None
        self._left = 0
        self._goal: tuple[int, bool] | None = None  # what to show once there is a size; centred?
        self._anchor = (0, 0)  # the row last scrolled to, and the offset it was to show
        self._hits: Spans = Spans(())
        self._hints: dict[int, list[tuple[int, str]]] = {}  # by row: cell, letters
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._index()

    # What is shown

    def show(self, document: Document, at: int | None = None, keep_scroll: bool = False) -> None:
        """Show `document`: from its top, with the offset `at` in the middle, or from the place shown now."""
        top = self.position.offset if keep_scroll else 0
        self.document = document
        self._hits, self._hints = Spans(()), {}
        self.set_reactive(Reader.current, None)
        self.set_reactive(Reader.current_hit, None)
        self._index()
        self._lay_out((top, False) if at is None else (at, True))

    def _index(self) -> None:
        """Order the doors of the layers that are shown, and the styles."""
        hidden, nothing = self.hidden_layers, (0, 0)
        self._doors = Spans(
            nothing if door.layer in hidden else (door.start, door.end) for door in self.document.doors
        )
        self._styles = Spans((start, end) for start, end, _style in self.document.styles)

    def _lay_out(self, goal: tuple[int, bool]) -> None:
        """Wrap for the width there is, then show `goal`: an offset, in the middle or at the top."""
        self._strips.clear()
        self._hints = {}
        self._goal = goal
        pane = self.scrollable_content_region.width
        if pane > 0:
            width = min(pane, self._max_width or pane)
            self._left = (pane - width) // 2 if self._centred else 0
            if self._laid_out is None or self._laid_out[0] != width or self._laid_out[1] is not self.document:
                self._rows = wrap(self.document.text, width, self.document.indents)
                self._laid_out = (width, self.document)
            self.virtual_size = Size(pane, len(self._rows))
            offset, centre = goal
            self._scroll(offset, centre)
            self._goal = None
        self.refresh()

    def _scroll(self, offset: int, centre: bool) -> None:
        """Scroll so that `offset` is on the first row, or in the middle."""
        row = row_of(self._rows, offset)
        if centre:
            row -= self.scrollable_content_region.height // 2
        self.scroll_to(y=max(0, row), animate=False, force=True)
        self._anchor = (self.scroll_offset.y, self._row_start() if centre else offset)

    def on_resize(self) -> None:
        """Wrap for the new width; the first visible place stays the first."""
        self._lay_out(self._goal or (self.position.offset, False))

    def on_show(self) -> None:
        """Lay out what was given while hidden."""
        if self._goal is not None:
            self._lay_out(self._goal)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other styles."""
        self._strips.clear()
        super().notify_style_update()

    # Where one is

    def _row_start(self) -> int:
        top = self.scroll_offset.y
        return self._rows[top].start if 0 < top < len(self._rows) else 0

    @property
    def position(self) -> Position:
        """The first visible code point and the current door; it survives another width."""
        row, offset = self._anchor
        if self._goal is not None:
            return Position(self._goal[0], self.current)
        return Position(offset if row == self.scroll_offset.y else self._row_start(), self.current)

    def restore(self, position: Position) -> None:
        """Go back to a `position` of the same document."""
        self.set_reactive(Reader.current, self.validate_current(position.current))
        self._lay_out((position.offset, False))

    def visible_range(self) -> Span:
        """The code points on screen: start, end."""
        rows = self._rows[self.scroll_offset.y :][: max(0, self.scrollable_content_region.height)]
        return (rows[0].start, rows[-1].end) if rows else (0, 0)

    @property
    def offset_at_cursor(self) -> int:
        """The start of the current door, where it is on screen; else the first visible code point."""
        start, end = self.visible_range()
        if (door := self.current_door) is not None and start <= door.start < end:
            return door.start
        return start

    @property
    def selected_range(self) -> Span | None:
        """The code points selected with the mouse."""
        if (selection := self.text_selection) is None:
            return None
        first, last = selection
        start = 0 if first is None else self._offset(first)
        end = len(self.document.text) if last is None else self._offset(last)
        return (start, end) if start < end else None

    def show_offset(self, start: int, centre: bool = False) -> None:
        """Scroll to the offset `start`: only if it is not well in view, or with `centre` always."""
        if not self._rows:
            self._goal = (start, True)
            return
        height = self.scrollable_content_region.height
        row, margin = (
            row_of(self._rows, start) - self.scroll_offset.y,
            MARGIN_ROWS if height > 3 * MARGIN_ROWS else 0,
        )
        top_margin = margin if self.scroll_offset.y > 0 else 0
        if centre or not top_margin <= row < height - margin:
            self._scroll(start, True)

    # Doors

    @property
    def current_door(self) -> Door | None:
        """The current door."""
        return None if self.current is None else self.document.doors[self.current]

    def door_count(self) -> tuple[int | None, int]:
        """Which of the shown doors is current (1-based; None: none), and how many there are."""
        place = None if self.current is None else self._doors.place(self.current) + 1
        return place, len(self._doors.order)

    def door_at(self, offset: int) -> int | None:
        """The index of the innermost shown door at `offset`."""
        return self._doors.at(offset)

    def step(self, by: int, where: Callable[[Door], bool] | None = None) -> bool:
        """Make the next or previous door (of those `where` is true of) current; False at the ends.

        Without a current door the way begins at the top of the screen.
        """
        index, top = self.current, self.visible_range()[0]
        while (index := self._doors.after(index, by, top)) is not None:
            if where is None or where(self.document.doors[index]):
                self.current = index
                return True
        return False

    def enter(self, by: int) -> bool:
        """Make the first (`by` 1) or last (-1) door current; False where there is none."""
        order = self._doors.order
        if order:
            self.current = order[0 if by > 0 else -1]
        return bool(order)

    def validate_current(self, current: int | None) -> int | None:
        """A door of a shown layer, or None."""
        known = current is not None and 0 <= current < len(self.document.doors)
        return current if known and current in self._doors else None

    def watch_current(self, old: int | None, new: int | None) -> None:
        """Redraw the rows of both doors, bring the new one into view, and say so."""
        self._changed(self._doors, old, new)
        if old != new:
            self.post_message(self.Moved(self, new))

    def watch_hidden_layers(self) -> None:
        """Draw and step the shown layers alone."""
        self._index()
        self._strips.clear()
        self._hints = {}
        self.current = self.current  # no longer, where its layer is hidden
        self.refresh()

    def _changed(self, spans: Spans, old: int | None, new: int | None) -> None:
        """Redraw the rows of two spans and show the second."""
        for number in (old, new):
            if number is None or number >= len(spans.spans) or not self._rows:
                continue
            start, end = spans.spans[number]
            first, last = row_of(self._rows, start), row_of(self._rows, max(start, end - 1))
            for row in range(first, last + 1):
                self._strips.discard(row)
            self.refresh_lines(first, last - first + 1)
        if new is not None:
            self.show_offset(spans.spans[new][0])

    # Hits of a search

    def set_hits(self, ranges: Iterable[Span], current: int | None = None) -> None:
        """Highlight `ranges` over the text, and show the one of index `current`."""
        self._hits = Spans(ranges)
        self._strips.clear()
        self.set_reactive(Reader.current_hit, None)
        self.current_hit = current
        self.refresh()

    def step_hit(self, by: int) -> bool:
        """Go to the next or previous hit; False at the ends. Begins at the top of the screen."""
        number = self._hits.after(self.current_hit, by, self.visible_range()[0])
        if number is not None:
            self.current_hit = number
        return number is not None

    def validate_current_hit(self, number: int | None) -> int | None:
        """A hit, or None."""
        return number if number is not None and number in self._hits else None

    def watch_current_hit(self, old: int | None, new: int | None) -> None:
        """Redraw both, and bring the new one into view."""
        self._changed(self._hits, old, new)

    # Letters on the doors

    def visible_doors(self) -> list[tuple[int, Region]]:
        """The doors on screen from the top, each with the cells of its first visible row.

        Regions are counted from the top left of what is visible of the text. Of doors that begin at
        the same cell, only the inner.
        """
        found: dict[Offset, tuple[int, Region]] = {}
        start, end = self.visible_range()
        for index in self._doors.over(start, end):
            door = self.document.doors[index]
            begin = max(start, door.start)
            number = row_of(self._rows, begin)
            row = self._rows[number]
            x = self._left + row.indent + cell_len(self.document.text[row.start : begin])
            width = cell_len(self.document.text[begin : min(row.end, door.end)])
            region = Region(x, number - self.scroll_offset.y, width, 1)
            found[region.offset] = (index, region)
        return list(found.values())

    def show_hints(self, hints: Mapping[int, str]) -> None:
        """Draw letters on visible doors, by their index; until `clear_hints`, or another layout."""
        self.clear_hints()
        for index, region in self.visible_doors():
            if index in hints:
                row = region.y + self.scroll_offset.y
                self._hints.setdefault(row, []).append((region.x, hints[index]))
                self._strips.discard(row)

    def clear_hints(self) -> None:
        """Take the letters away."""
        for row in self._hints:
            self._strips.discard(row)
        self._hints = {}
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """The row at `y` of the screen."""
        number = y + self.scroll_offset.y
        base = self.visual_style.rich_style
        if number >= len(self._rows):
            return Strip.blank(self.size.width, base).apply_offsets(0, number)
        selection = self.text_selection
        selected = None if selection is None else selection.get_span(number)
        if selected is None and (kept := self._strips.get(number)) is not None:
            return kept
        strip = self._draw(number, base, selected)
        strip = strip.adjust_cell_length(self.size.width, base).apply_offsets(0, number)
        if selected is None:
            self._strips[number] = strip
        return strip

    def _draw(self, number: int, base: Style, selected: Span | None) -> Strip:
        """Row `number`, with what is selected of it (in characters, from the left edge)."""
        row, text = self._rows[number], self.document.text
        inset = self._left + row.indent
        layers = self._layers(row)
        if selected is not None:
            first, last = (row.start + x - inset for x in selected)
            style = self.screen.get_component_rich_style("screen--selection", partial=True)
            layers.append(Layer(first, row.end if selected[1] == -1 else last, style))
        segments = [Segment(" " * inset, base)] if inset else []
        end = row.end if row.last else row.start + len(text[row.start : row.end].rstrip(" "))
        for start, stop, styles in runs(row.start, end, layers):
            segments.append(Segment(text[start:stop], sum(styles, base)))
        strip = Strip(segments)
        return (
            _with_hints(strip, self._hints[number], base, self._style("hint"))
            if number in self._hints
            else strip
        )

    def _layers(self, row: Row) -> list[Layer[Style]]:
        """What lies over a row, the lowest first."""
        document, layers = self.document, []
        for number in self._styles.over(row.start, row.end):
            start, end, name = document.styles[number]
            layers.append(Layer(start, end, self._style(name)))
        for number in self._doors.over(row.start, row.end):
            door = document.doors[number]
            layers.append(Layer(door.start, door.end, self._style(door.style)))
        for number in self._hits.over(row.start, row.end):
            layers.append(Layer(*self._hits.spans[number], self._style("hit")))
        if self.current_hit is not None:
            layers.append(Layer(*self._hits.spans[self.current_hit], self._style("current-hit")))
        if (door_now := self.current_door) is not None:
            layers.append(Layer(door_now.start, door_now.end, self._style("current")))
        return layers

    def _style(self, name: str) -> Style:
        """The style of a component class; nothing for one that does not exist."""
        return self.get_component_rich_style(f"reader--{name}", partial=True, default=Style.null())

    def legend(self) -> list[tuple[str, VisualStyle]]:
        """Every mark a door can have, with its style, for a help screen."""
        return [(name, VisualStyle.from_rich_style(self._style(name))) for name in MARKS]

    # The mouse

    def _offset(self, point: Offset) -> int:
        """The code point at x characters from the left edge, y rows from the top of the text."""
        if point.y >= len(self._rows):
            return len(self.document.text)
        row = self._rows[max(0, point.y)]
        return min(row.end, max(row.start, row.start + point.x - self._left - row.indent))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The document's own text under `selection`: where a line was wrapped there is no line end."""
        chosen = self.selected_range
        return None if chosen is None else (self.document.text[slice(*chosen)], "\n")

    def _point(self, x: int, y: int) -> int | None:
        """The code point drawn at a cell of the visible text; None beside the text."""
        number = y + self.scroll_offset.y
        if not 0 <= number < len(self._rows):
            return None
        row = self._rows[number]
        cells = x - self._left - row.indent
        offset = fit(self.document.text, row.start, row.end, cells)
        return offset if cells >= 0 and offset < row.end else None

    def on_click(self, event: events.Click) -> None:
        """Follow the door that was clicked; a second click selects the paragraph."""
        event.prevent_default()
        point = event.get_content_offset(self)
        offset = None if point is None else self._point(point.x, point.y)
        if offset is None or event.chain > 2:
            return
        if event.chain == 2:
            self._select_line(offset)
        elif self.text_selection is None and (index := self.door_at(offset)) is not None:
            event.stop()
            self.current = index
            self.action_choose()

    def _select_line(self, offset: int) -> None:
        """Select the whole line at `offset`."""
        first = last = row_of(self._rows, offset)
        while first > 0 and not self._rows[first - 1].last:
            first -= 1
        while not self._rows[last].last:
            last += 1
        end = self._left + self._rows[last].indent + self._rows[last].end - self._rows[last].start
        self.screen.selections = {self: Selection(Offset(0, first), Offset(end, last))}

    # What can be done

    def action_move(self, by: int) -> None:
        """Scroll by `by` rows."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)

    def action_page(self, by: int) -> None:
        """Scroll by `by` screenfuls; two rows stay."""
        self.action_move(by * max(1, self.scrollable_content_region.height - 2))

    def action_first(self) -> None:
        """To the top of the document."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """To the end of the document."""
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def action_choose(self) -> None:
        """Follow the current door."""
        if (door := self.current_door) is not None:
            self.post_message(self.Followed(self, door))


def _with_hints(strip: Strip, hints: Sequence[tuple[int, str]], base: Style, style: Style) -> Strip:
    """`strip` with letters drawn over it at their cells."""
    for x, letters in hints:
        strip = strip.adjust_cell_length(max(strip.cell_length, x + len(letters)), base)
        strip = Strip([*strip.crop(0, x), Segment(letters, base + style), *strip.crop(x + len(letters))])
    return strip
