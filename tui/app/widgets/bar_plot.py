"""A bar plot over time with a cursor: a bar for each day, month or year."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.analysis.frequency import Bin
from tui.analysis.frequency_plot import MARGIN_CELLS, axis, bar_rows, number_text
from tui.i18n import gettext as _

#: The cells of a column at most.
MAX_BAR_WIDTH = 6


class BarPlot(Static):
    """Draws as many bins as there is room for around the cursor; posts which bin was clicked."""

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
        self._first, self._wide, self._shown = 0, 1, 0

    def show(self, bins: Sequence[Bin], cursor: int, selected: range, height: int) -> None:
        """Draw `bins` in `height` rows of blocks; `selected` are the indexes of the selected ones."""
        room = max(1, self.content_size.width - MARGIN_CELLS)
        self._wide = max(1, min(MAX_BAR_WIDTH, room // max(1, len(bins))))
        self._shown = min(len(bins), room // self._wide)
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
        ends = (self._wide * max(0, min(n - self._first, self._shown)) for n in (numbers.start, numbers.stop))
        return slice(*ends)

    def _draw_row(self, number: str, cells: str, selected_cells: slice, cursor_cells: slice) -> Content:
        gap = 1 if self._wide > 2 else 0
        text = "".join(cell * (self._wide - gap) + " " * gap for cell in cells)
        row = Content(text).stylize("$text-accent")
        row = row.stylize("$text-warning", selected_cells.start, selected_cells.stop)
        # Not reversed: a full block would be drawn in the colour of what lies behind it.
        row = row.stylize("bold $text on $foreground 20%", cursor_cells.start, cursor_cells.stop - gap)
        return Content.assemble((f"{number:>{MARGIN_CELLS - 1}}│", "dim"), row)

    def _draw_axis(self, shown: Sequence[Bin], selected_cells: slice, cursor_cells: slice) -> list[Content]:
        """Return the ruler, thick below the selection and pointing at the cursor, and its labels."""
        ruler, labels = axis(shown, self._wide, _)
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
        if offset is not None and 0 <= (column := offset.x - MARGIN_CELLS) < self._shown * self._wide:
            event.stop()
            self.post_message(self.Clicked(self._first + column // self._wide))
