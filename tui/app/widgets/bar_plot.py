"""A bar plot over time with a cursor: a bar for each day, month or year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.analysis.frequency import Bin
from tui.analysis.frequency_plot import MARGIN_CELLS, axis, bar_rows, bin_edges, number_text
from tui.i18n import gettext as _

#: The cells of a bar at most; few bins stand apart.
MAX_BAR_WIDTH = 12


class BarPlot(Static):
    """Draws as many bins as there is room for around the cursor, over the whole width.

    Posts which bin was clicked.
    """

    DEFAULT_CSS = """
    BarPlot { height: auto; padding: 0 1; }
    """

    class Clicked(Message):
        """A bin was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._first, self._shown = 0, 0
        self._edges: Sequence[int] = (0,)  # where each bin begins, and where the last ends

    def show(self, bins: Sequence[Bin], cursor: int, selected: range, height: int) -> None:
        """Draw `bins` in `height` rows of blocks; `selected` are the indexes of the selected ones."""
        room = max(1, self.content_size.width - MARGIN_CELLS)
        self._shown = min(len(bins), room)
        self._edges = bin_edges(self._shown, room)
        self._first = max(0, min(cursor - self._shown // 2, len(bins) - self._shown))
        shown = bins[self._first : self._first + self._shown]
        most = max((period.articles for period in bins), default=0)
        events = bar_rows(
            [period.all_events for period in shown], 1, max((period.all_events for period in bins), default=0)
        )
        ranges = [selected, range(cursor, cursor + 1)]
        selected_cells, cursor_cells = (self._columns(indexes) for indexes in ranges)
        rows = [
            self._draw_row(number_text(most) if not row else "", cells, selected_cells, cursor_cells)
            for row, cells in enumerate(bar_rows([period.articles for period in shown], height, most))
        ]
        rows += (
            [self._draw_row("●", events[0], selected_cells, cursor_cells)]
            if any(period.all_events for period in bins)
            else []
        )
        self.update(Content("\n").join([*rows, *self._draw_axis(shown, selected_cells, cursor_cells)]))

    def _columns(self, numbers: range) -> slice:
        """Return the cells of bins (by index), among those that are drawn."""
        first, last = (max(0, min(n - self._first, self._shown)) for n in (numbers.start, numbers.stop))
        return slice(self._edges[first], self._bar_end(last - 1) if last > first else self._edges[first])

    def _bar_end(self, number: int) -> int:
        """Return where the bar of a drawn bin ends: there is a gap before the next one."""
        start, end = self._edges[number : number + 2]
        return min(end - (end - start > 2), start + MAX_BAR_WIDTH)

    def _draw_row(self, number: str, cells: str, selected_cells: slice, cursor_cells: slice) -> Content:
        bars = (cell * (self._bar_end(number) - self._edges[number]) for number, cell in enumerate(cells))
        slots = zip(bars, self._edges, self._edges[1:], strict=False)
        text = "".join(bar.ljust(end - start) for bar, start, end in slots)
        row = Content(text).stylize("$text-accent")
        row = row.stylize("$text-warning", selected_cells.start, selected_cells.stop)
        # Not reversed: a full block would be drawn in the colour of what lies behind it.
        row = row.stylize("bold $text on $foreground 20%", cursor_cells.start, cursor_cells.stop)
        return Content.assemble((f"{number:>{MARGIN_CELLS - 1}}│", "dim"), row)

    def _draw_axis(self, shown: Sequence[Bin], selected_cells: slice, cursor_cells: slice) -> list[Content]:
        """Return the ruler, thick below the selection and pointing at the cursor, and its labels."""
        ruler, labels = axis(shown, self._edges, _)
        ruler = (
            ruler[: selected_cells.start]
            + "━" * (selected_cells.stop - selected_cells.start)
            + ruler[selected_cells.stop :]
        )
        if cursor_cells.stop > cursor_cells.start:
            ruler = ruler[: cursor_cells.start] + "▲" + ruler[cursor_cells.start + 1 :]
        edge = "◂" if self._first > 0 else "└"
        return [
            Content.assemble((" " * (MARGIN_CELLS - 1) + edge, "dim"), ruler),
            Content(" " * MARGIN_CELLS + labels).stylize("dim"),
        ]

    def on_click(self, event: events.Click) -> None:
        """Post which bin was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= (column := offset.x - MARGIN_CELLS) < self._edges[-1]:
            event.stop()
            self.post_message(self.Clicked(self._first + bisect_right(self._edges, column) - 1))
