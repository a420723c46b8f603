"""The reader of one record: its page, the match walk through it, its marks and hidden layers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace
from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.style import Style

from tui.app.documents.document import Document, LinkSpan
from tui.app.documents.record_page import RecordPage
from tui.app.navigation import ExternalLink, FrequencyRequest, NoteLink, RecordLocation
from tui.app.session.history import ReadingPosition
from tui.app.widgets.text.reader import Reader
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.model.records import Article

if TYPE_CHECKING:
    from tui.app.match_walk import MatchWalk
    from tui.app.widgets.text.span_index import Span
    from tui.app.widgets.text.text_selection import SelectionEdges, Unit

#: What was found in the articles and nobody has kept: in lists, and marked in texts.
FOUND_LAYER = "found"
#: The layers of marks, in the order of the dialog.
LAYERS = ("names", "roles", "demonyms", "dates", "notes", FOUND_LAYER)

#: Cells of a highlight's name that have room in the legend.
MAX_LEGEND_CELLS = 24
KIND_NAMES = {"article": N_("Article"), "actor": N_("Actor"), "event": N_("Event")}


class RecordView(Reader):
    """Shows a `RecordPage`; its lower border gives the position, and why a name is marked."""

    page: RecordPage | None = None
    walk: MatchWalk | None = None
    _shown_position = ""
    _in_border = False

    class SelectionChanged(Message):
        """Other words are selected, or none."""

    def show_page(
        self, page: RecordPage, start: int | None, position: ReadingPosition | None, walk: MatchWalk | None
    ) -> None:
        """Show a page at a passage (`start`, in the record's body), or where it was left."""
        if self.selected_range is not None and page.document.text != self.document.text:
            self.drop_selection()
        self.page = page
        at = None if start is None else page.body_at + start
        self.show(page.document, at=at)
        if position is not None and start is None:
            self.restore(position)
        self.set_highlights((marked.highlight.style, marked.spans) for marked in page.marks)
        self.border_title = self._legend(page)
        self.take_walk(walk)

    def leave_page(self, words: str) -> None:
        """Show words in place of a record."""
        self.drop_selection()
        self.page = None
        self.show(Document(words))
        self.border_title = Content("")

    def _legend(self, page: RecordPage) -> Content:
        """Return the kind of record, and the highlights in their styles, with their number of matches."""
        kind = _(KIND_NAMES[page.ref.kind])
        parts: list[Content | str | tuple[str, Style]] = [f"{kind} {page.signs}" if page.signs else kind]
        for highlight, spans in page.marks:
            from tui.analysis.output.cell_width import truncate  # late: mostly there are none

            style = Style.from_rich_style(self._style(f"kept-{highlight.style}"))
            parts += ["  ", (f" {truncate(highlight.name, MAX_LEGEND_CELLS)} {len(spans)} ", style)]
        return Content.assemble(*parts)

    def show_signs(self, signs: str) -> None:
        """Show whether the person has starred or read the open record."""
        if self.page is not None:
            self.page = replace(self.page, signs=signs)
            self.border_title = self._legend(self.page)

    def take_walk(self, walk: MatchWalk | None) -> None:
        """Set the match walk; None: all mentions."""
        self.walk = walk
        if self.page is None:
            return
        places, current = walk.spans_in(self.page.ref) if walk else ([], None)
        base = self.page.body_at
        self.set_hits([(base + start, base + end) for start, end in places], current)
        self.update_position()

    def mark_passage(self, start: int, end: int) -> None:
        """Mark a passage of the body as a hit."""
        if self.page is not None and self.walk is None:
            self.set_hits([(self.page.body_at + start, self.page.body_at + end)], 0)

    def find_in_page(self, text: str) -> bool:
        """Walk the places with the words of `text` in a row, from the current one on.

        Return False, and go back to all mentions, where there is none.
        """
        from tui.app.match_walk import find_in_text  # late: the first paint needs none

        if self.page is None:
            return False
        page = self.page
        offset = page.body_at + self.body_offset
        self.take_walk(find_in_text(text, page.ref, page.document.text, page.body_at, offset))
        return self.walk is not None

    def step_link(self, by: int) -> bool:
        """Make the next or previous link of the walk current; return False at the ends."""
        if self.current_hit is not None and self.walk is None:
            self.set_hits([])  # the marked passage has been read
        return self.step(by, self._is_walked)

    def _is_walked(self, link: LinkSpan) -> bool:
        """Return whether `n` stops at a link: one to a record; in other records than articles any."""
        return isinstance(link.target, RecordLocation) or (
            isinstance(link.target, ExternalLink | FrequencyRequest | NoteLink)
            and self.page is not None
            and self.page.ref.kind != "article"
        )

    @property
    def body_offset(self) -> int:
        """Return the code point of the body at the current link, else the first one on the screen."""
        if self.page is None:
            return 0
        return self.focused_span[0] - self.page.body_at

    def position_in(self, page: RecordPage) -> ReadingPosition:
        """Return the reading position for a newer page of the open record.

        In the same text with other links the current one is that at the same place, else the next one.
        """
        position, link = self.position, self.current_link
        if link is None or page.document.text != self.document.text:
            return position
        links = list(enumerate(page.document.links))
        same = [index for index, other in links if (other.start, other.end) == (link.start, link.end)]
        later = [index for index, other in links if other.start >= link.start and self._is_walked(other)]
        return ReadingPosition(position.offset, next(iter([*same, *later]), None))

    def update_position(self) -> None:
        """Update the lower border: the walk, the current mention and why, the hidden layers."""
        position = " · ".join(part for part in (self._format_position(), self._format_hidden()) if part)
        if position != self._shown_position:
            self._shown_position = position
            with self._redraw_border_only():
                self.border_subtitle = Content(position)

    @contextmanager
    def _redraw_border_only(self) -> Iterator[None]:
        """Redraw only the lower border meanwhile: setting its words would redraw the whole widget."""
        self._in_border = True
        try:
            yield
        finally:
            self._in_border = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Redraw the widget, or only its lower border; see `Widget.refresh`."""
        if self._in_border:
            left, top = self.content_offset
            width, height = self.outer_size
            regions = (Region(-left, height - 1 - top, width, 1),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _format_position(self) -> str:
        if self.walk is not None:
            return self.walk.describe()
        link_indexes = [
            number
            for number, link in enumerate(self.document.links)
            if self._is_walked(link) and link.layer not in self.hidden_layers
        ]
        article = isinstance(self.page and self.page.record, Article)
        if (link := self.current_link) is not None:
            if self.current not in link_indexes:
                return str(link.reason)
            where = f"{link_indexes.index(self.current) + 1}/{len(link_indexes)}"
            what = f"{_('mention') if article else _('link')} {where}"
            words = f"{what} · {link.reason}" if link.reason else what
            return words if cell_len(words) <= self.size.width - 4 else f"{where} · {link.reason}"
        if not link_indexes:
            return ""
        count = (
            ngettext("{n} name marked", "{n} names marked", len(link_indexes))
            if article
            else ngettext("{n} link", "{n} links", len(link_indexes))
        )
        return count.format(n=len(link_indexes))

    def _format_hidden(self) -> str:
        if self.page is None or not self.hidden_layers:
            return ""
        counts = Counter(link.layer for link in self.page.document.links if link.layer in self.hidden_layers)
        return ", ".join(
            _("+{n} {layer} hidden").format(n=n, layer=_(layer)) for layer, n in sorted(counts.items())
        )

    def on_reader_link_changed(self) -> None:
        """Update the lower border for the current link."""
        self.update_position()

    @property
    def focused_span(self) -> tuple[int, int]:
        """Return the hit or link in focus, else the first visible offset, in code points of the document."""
        start, end = self.visible_range()
        if self.current_hit is not None:
            return self.hit(self.current_hit)
        if (link := self.current_link) is not None and start <= link.start < end:
            return link.start, link.end
        return start, start

    # -- selecting -----------------------------------------------------------------------------

    @cached_property
    def _edges(self) -> SelectionEdges:
        """Return which edge of the selection the keys move."""
        from tui.app.widgets.text.text_selection import SelectionEdges  # late, as above

        return SelectionEdges(self._select)

    def begin_selection(self, span: Span) -> None:
        """Select a span of the document; the keys move its end."""
        self._edges.begin(span)
        self.show_offset(span[0])

    def move_selection(self, unit: Unit, by: int) -> None:
        """Lengthen what is selected, by keys or by the mouse, by a sentence or word; or shorten it."""
        if (span := self.selected_range) is not None:
            self._edges.move(self.document.text, span, unit, by)

    def switch_edge(self) -> None:
        """Have the keys move the other edge of the selection."""
        self._edges.switch()

    def drop_selection(self) -> None:
        """Select nothing."""
        self.screen.clear_selection()

    def _select(self, span: Span) -> None:
        from tui.app.widgets.text.text_selection import selection_of_span  # late, as above

        self.screen.selections = {self: selection_of_span(self.layout_ready, *span)}

    def selection_updated(self, selection: Selection | None) -> None:
        """Redraw the text, and report what is selected."""
        super().selection_updated(selection)
        self.post_message(self.SelectionChanged())

    def on_resize(self) -> None:
        """Keep the same words selected at another width."""
        if (span := self.selected_range) is not None:  # by the layout before
            self.call_next(self._select, span)
