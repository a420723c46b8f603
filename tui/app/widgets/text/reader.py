"""The reader: a document of plain text with styles, links to follow, and hits of a search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive

from tui.app.documents.document import Document, LinkSpan
from tui.app.session.history import ReadingPosition
from tui.app.widgets.part_styles import PartStyles
from tui.app.widgets.text.mark_styles import MARKS, MAX_HIGHLIGHTS, READER_CSS, STYLES
from tui.app.widgets.text.span_index import Layer, Span, SpanIndex
from tui.app.widgets.text.text_layout import WrappedRow
from tui.app.widgets.text.text_regions import region_of
from tui.app.widgets.text.text_view import TextView

#: A link stands out of a dim line too.
NOT_DIM = Style(dim=False)


class Reader(PartStyles, TextView):
    """Shows a document."""

    PARTS: ClassVar[frozenset[str]] = frozenset(
        {
            "reader--current",
            "reader--current-hit",
            "reader--hint",
            *(f"reader--{name}" for name in (*MARKS, *STYLES)),
            *(f"reader--kept-{number}" for number in range(1, MAX_HIGHLIGHTS + 1)),
        }
    )
    DEFAULT_CSS = READER_CSS

    current: reactive[int | None] = reactive(None, repaint=False)
    current_hit: reactive[int | None] = reactive(None, repaint=False)
    hidden_layers: reactive[frozenset[str]] = reactive(frozenset, repaint=False)

    class LinkChanged(Message):
        """Another link (its index in the document), or none, is current."""

        def __init__(self, reader: Reader, index: int | None) -> None:
            super().__init__()
            self.reader = reader
            self.index = index

        @property
        def control(self) -> Reader:
            """Return the reader, for `@on(…, selector)`."""
            return self.reader

    class LinkFollowed(Message):
        """A link was chosen or clicked."""

        def __init__(self, reader: Reader, link: LinkSpan) -> None:
            super().__init__()
            self.reader = reader
            self.link = link
            self.target = link.target

        @property
        def control(self) -> Reader:
            """Return the reader, for `@on(…, selector)`."""
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
        """Create a reader whose text is at most `max_width` cells wide (0: any), centred or at the left."""
        super().__init__(max_width=max_width, centred=centred, id=id, classes=classes)
        self.document = Document()
        self._links = self._styles = self._hits = SpanIndex(())
        self._highlights: list[tuple[int, SpanIndex]] = []  # by the number of their style
        self._hints: dict[int, list[tuple[int, str]]] = {}  # by row: cell, letters
        if document is not None:
            self.show(document)

    # What is shown

    def show(self, document: Document, at: int | None = None, keep_scroll: bool = False) -> None:
        """Show `document`: from its top, with the offset `at` in the middle, or from the offset shown now."""
        top = self.first_visible if keep_scroll else 0
        self.document = document
        self._hits, self._hints, self._highlights = SpanIndex(()), {}, []
        self.set_reactive(Reader.current, None)
        self.set_reactive(Reader.current_hit, None)
        self._index()
        self.set_text(document.text, document.indents, top if at is None else at, at is not None)

    def _index(self) -> None:
        """Index the links of the layers that are shown, and the styles."""
        hidden, nothing = self.hidden_layers, (0, 0)
        self._links = SpanIndex(
            nothing if link.layer in hidden else (link.start, link.end) for link in self.document.links
        )
        self._styles = SpanIndex((start, end) for start, end, _style in self.document.styles)

    # Position

    @property
    def position(self) -> ReadingPosition:
        """Return the first visible code point and the current link; the same for any width."""
        return ReadingPosition(self.first_visible, self.current)

    def restore(self, position: ReadingPosition) -> None:
        """Go back to a `position` of the same document."""
        self.set_reactive(Reader.current, self.validate_current(position.current))
        self._lay_out((position.offset, False))

    @property
    def watched_offset(self) -> int | None:
        """Return the start of the current hit or link, where it was on screen; else None."""
        start, end = self.range_before
        spans = [self._hits.spans[self.current_hit]] if self.current_hit is not None else []
        spans += [self._links.spans[self.current]] if self.current is not None else []
        return next((span[0] for span in spans if start <= span[0] < end), None)

    # Links

    @property
    def current_link(self) -> LinkSpan | None:
        """Return the current link, or None."""
        return None if self.current is None else self.document.links[self.current]

    def link_at(self, offset: int) -> int | None:
        """Return the index of the innermost shown link at `offset`, or None."""
        return self._links.innermost_at(offset)

    def step(self, by: int, where: Callable[[LinkSpan], bool] | None = None) -> bool:
        """Make the next or previous link (of those `where` is true of) current; return False at the ends.

        Without a current link on the screen it starts from the top of the screen.
        """
        top, bottom = self.visible_range()
        link = self.current_link
        index = self.current if link is not None and top <= link.start < bottom else None
        while (index := self._links.following(index, by, top)) is not None:
            if where is None or where(self.document.links[index]):
                self.current = index
                return True
        return False

    def validate_current(self, current: int | None) -> int | None:
        """Return the index of a link of a shown layer, or None."""
        is_index = current is not None and 0 <= current < len(self.document.links)
        return current if is_index and current in self._links else None

    def watch_current(self, old: int | None, new: int | None) -> None:
        """Redraw the rows of both links, bring the new one into view, and post `LinkChanged`."""
        self._redraw_spans(self._links, old, new)
        if old != new:
            self.post_message(self.LinkChanged(self, new))

    def watch_hidden_layers(self) -> None:
        """Draw and step through the links of the shown layers only."""
        self._index()
        self._hints = {}
        self.current = self.current  # no longer, where its layer is hidden
        self.redraw_all()

    def _redraw_spans(self, spans: SpanIndex, old: int | None, new: int | None) -> None:
        """Redraw two spans (by index) and bring the second into view."""
        for number in (old, new):
            if number is not None and number < len(spans.spans):
                self.redraw(*spans.spans[number])
        if new is not None:
            self.show_offset(spans.spans[new][0])

    # Hits of a search

    def set_hits(self, ranges: Iterable[Span], current: int | None = None) -> None:
        """Highlight `ranges` over the text, and scroll to the one of index `current`."""
        self._hits = SpanIndex(ranges)
        self.set_reactive(Reader.current_hit, None)
        self.current_hit = current
        self.redraw_all()

    def set_highlights(self, highlights: Iterable[tuple[int, Iterable[Span]]]) -> None:
        """Highlight ranges that stay, each group in the style of its number (from 1)."""
        self._highlights = [(number, SpanIndex(ranges)) for number, ranges in highlights]
        self.redraw_all()

    def hit(self, number: int) -> Span:
        """Return the span of a hit by its index (code points of the document)."""
        return self._hits.spans[number]

    def validate_current_hit(self, number: int | None) -> int | None:
        """Return the index of a hit, or None."""
        return number if number is not None and number in self._hits else None

    def watch_current_hit(self, old: int | None, new: int | None) -> None:
        """Redraw both hits, and bring the new one into view."""
        self._redraw_spans(self._hits, old, new)

    # Letters on the links

    def visible_links(self) -> list[tuple[int, Region]]:
        """Return the links on screen from the top, each with the cells of its first visible row.

        Regions are counted from the top left of the visible text. Of links that begin at the same cell,
        only the inner one.
        """
        regions: dict[Offset, tuple[int, Region]] = {}
        first, last = self.visible_range()
        for index in self._links.overlapping(first, last):
            start, end = self._links.spans[index]
            region = region_of(self.layout_ready, max(first, start), end).translate(
                (0, -self.scroll_offset.y)
            )
            regions[region.offset] = (index, region)
        return list(regions.values())

    def show_hints(self, hints: Mapping[int, str]) -> None:
        """Draw letters on visible links, by their index, until `clear_hints` or another layout."""
        self._hints = {}
        for index, region in self.visible_links():
            if index in hints:
                hint = (region.x, hints[index])
                self._hints.setdefault(region.y + self.scroll_offset.y, []).append(hint)
        self.redraw_all()

    def clear_hints(self) -> None:
        """Remove the hint letters."""
        self._hints = {}
        self.redraw_all()

    def on_resize(self) -> None:
        """Drop the hint letters: the links have moved."""
        self._hints = {}

    # Drawing

    def row_layers(self, row: WrappedRow) -> list[Layer[Style]]:
        """Return the layers over a row, the lowest first: styles, links, hits, what is current."""
        document: Document = self.document
        layers: list[Layer[Style]] = []
        for number in self._styles.overlapping(row.start, row.end):
            start, end, name = document.styles[number]
            layers.append(Layer(start, end, self._style(name)))
        for number in self._links.overlapping(row.start, row.end):
            link = document.links[number]
            layers.append(Layer(link.start, link.end, NOT_DIM + self._style(link.style)))
        for style, spans in self._highlights:
            for number in spans.overlapping(row.start, row.end):
                layers.append(Layer(*spans.spans[number], self._style(f"kept-{style}")))
        for number in self._hits.overlapping(row.start, row.end):
            layers.append(Layer(*self._hits.spans[number], self._style("hit")))
        if self.current_hit is not None:
            layers.append(Layer(*self._hits.spans[self.current_hit], self._style("current-hit")))
        if (current_link := self.current_link) is not None:
            layers.append(Layer(current_link.start, current_link.end, self._style("current")))
        return layers

    def row_letters(self, number: int) -> list[tuple[int, str, Style]]:
        """Return the letters on the links of row `number`: cell, letters, style."""
        return [(x, letters, self._style("hint")) for x, letters in self._hints.get(number, ())]

    def _style(self, name: str) -> Style:
        """Return the style of a component class; a null style for one that does not exist."""
        return self.get_component_rich_style(f"reader--{name}", partial=True, default=Style.null())

    # What can be done

    def on_click(self, event: events.Click) -> None:
        """Follow the link that was clicked; on a second click select the paragraph."""
        event.prevent_default()
        if event.chain > 1:
            event.stop()  # else the screen selects everything
        point = event.get_content_offset(self)
        offset = (
            None
            if point is None
            else self.layout_ready.offset_at_cell(point.x, point.y + self.scroll_offset.y)
        )
        if offset is None:
            return
        if event.chain == 2:
            self.select_line(offset)
        elif event.chain == 1 and self.text_selection is None and (index := self.link_at(offset)) is not None:
            event.stop()
            self.current = index
            self.action_choose()

    def action_choose(self) -> None:
        """Follow the current link."""
        if (link := self.current_link) is not None:
            self.post_message(self.LinkFollowed(self, link))
