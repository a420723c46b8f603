"""One of several texts that scroll together."""

from __future__ import annotations

from collections.abc import Iterable

from textual.message import Message

from tui.app.session.history import ReadingPosition
from tui.app.widgets.text.reader import Reader
from tui.app.widgets.text.span_index import Span


class ComparisonColumn(Reader):
    """Shows one of the texts; posts when the reader scrolls it."""

    class Scrolled(Message):
        """The reader scrolled this column; not posted when it follows another."""

        def __init__(self, column: ComparisonColumn) -> None:
            super().__init__()
            self.column = column

    def __init__(self, side: int) -> None:
        super().__init__(max_width=88, id=f"side-{side}", classes="side")
        self.side, self.body_at, self._led = side, 0, False
        self._leads_once = False  # whether others follow when the text is next laid out

    @property
    def first_shown(self) -> int:
        """Return the first visible code point of the body."""
        return max(0, self.visible_range()[0] - self.body_at)

    def scroll_to_offset(self, offset: int | None) -> None:
        """Scroll to a code point of the body, on the first row; None: to the title."""
        row = 0 if offset is None else self.layout_ready.row_of(offset + self.body_at)
        self._led = True
        self.scroll_to(y=row, animate=False, force=True)
        self._led = False

    def mark(self, spans: Iterable[Span], current: Span | None) -> None:
        """Mark spans of the body, and one of them, or another, as the current; others do not follow."""
        at = self.body_at
        marked = sorted({*spans, *([current] if current and current[0] < current[1] else [])})
        number = marked.index(current) if current in marked else None
        self._led = True
        self.set_hits([(start + at, end + at) for start, end in marked], number)
        self._led = False

    def show_from(self, offset: int) -> None:
        """Show the text from a code point of the body, now or as soon as it is laid out; others follow."""
        self._leads_once = True
        self.restore(ReadingPosition(offset + self.body_at))

    def open_at_offset(self, offset: int) -> None:
        """Show the text from a code point of the body, now or as soon as it is laid out; others do not."""
        self._leads_once = False
        self.restore(ReadingPosition(offset + self.body_at))

    def _scroll(self, offset: int, centre: bool) -> None:
        """Scroll to where the text is laid out from, which may be long after it was asked for."""
        self._led, self._leads_once = not self._leads_once, False
        super()._scroll(offset, centre)
        self._led = False

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Post `Scrolled` where the reader scrolls, not where more room moves the text back."""
        super().watch_scroll_y(old_value, new_value)
        was_possible = old_value <= self.max_scroll_y
        if not self._led and was_possible and round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self))
