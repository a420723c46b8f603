"""The texts of a comparison in columns that scroll together: side by side, or stacked."""

from __future__ import annotations

from rich.cells import cell_len
from textual import on
from textual.containers import Container
from textual.content import Content

from tui.analysis.comparison import Comparison, Difference, find_differences
from tui.analysis.output.cell_width import truncate_label
from tui.analysis.text_alignment import Alignment
from tui.app.documents.comparison import ComparisonReady
from tui.app.navigation import RecordLocation
from tui.app.widgets.text.comparison_column import ComparisonColumn
from tui.i18n import format_percent
from tui.i18n import gettext as _
from tui.model.text_reuse import Span

#: The least width of a column beside others.
MIN_COLUMN_CELLS = 48
#: The least height of a column above others.
MIN_COLUMN_ROWS = 5
#: The longest source label in the title of a column, which has room for the shared percentage behind it.
MAX_LABEL_CELLS = 30


class ComparisonColumns(Container):
    """Shows as many of the texts as there is room for; knows the difference that is current."""

    DEFAULT_CSS = """
    ComparisonColumns { height: 1fr; width: 1fr; layout: horizontal; }
    ComparisonColumns.-stacked { layout: vertical; }
    ComparisonColumns .side {
        width: 1fr; height: 1fr; border: round $foreground 25%; border-title-color: $text-muted;
        border-title-style: none; padding: 0 1;
        &:focus { border: heavy $border; border-title-color: $text; border-title-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="texts")
        self.comparison = Comparison((), (), ())
        self._alignments: dict[tuple[int, int], Alignment] = {}
        self.differences: list[Difference] = []
        self.difference_index = -1  # index of the current difference; -1: none
        self.first_side = 0  # index of the first visible column

    @property
    def columns(self) -> list[ComparisonColumn]:
        """Return the columns, from left to right."""
        return list(self.query(ComparisonColumn))

    # -- texts ---------------------------------------------------------------------------------

    async def show(self, message: ComparisonReady) -> bool:
        """Show the texts of a comparison; return whether they are others than before."""
        before, self.comparison = self.comparison, message.comparison
        self._alignments = message.alignments
        self.differences = find_differences(self.comparison)
        self.difference_index = min(self.difference_index, len(self.differences) - 1)
        is_new = [text.ref for text in before.articles] != [text.ref for text in self.comparison.articles]
        if is_new:
            await self._mount_columns()
        for column in self.columns:
            document, column.body_at = message.texts[column.side]
            column.border_title = Content(self._column_title(column.side))
            column.show(document, keep_scroll=True)
            column.mark(self._quoted_spans(column), None)
        return is_new

    async def _mount_columns(self) -> None:
        """Replace the columns by one for each article."""
        self.difference_index, self.first_side = -1, 0
        await self.remove_children()
        columns = [ComparisonColumn(side) for side in range(len(self.comparison.articles))]
        for column in columns[:1]:  # styled once, with the focus
            column.set_reactive(ComparisonColumn.has_focus, self.app.app_focus)
        await self.mount_all(columns)

    def _column_title(self, side: int) -> str:
        """Return the title of a column: «2 RFI · 48% shared»."""
        label = f"{side + 1} {truncate_label(self.comparison.labels[side], MAX_LABEL_CELLS, cell_len)}"
        share = _("{share} shared").format(share=format_percent(self.comparison.share(side)))
        return f"{label} · {share}" if self.comparison.shared else label

    def _quoted_spans(self, column: ComparisonColumn) -> tuple[Span, ...]:
        """Return the spans of an article that claims and facts quote, in code points of its body."""
        comparison, article = self.comparison, self.comparison.articles[column.side].id
        quoted = comparison.quoted[column.side] if comparison.quoted else ()
        of_facts = (span for fact in comparison.facts for name, span in fact.places if name == article)
        return tuple(sorted({*quoted, *of_facts}))

    def scroll_to_first_difference(self) -> None:
        """Scroll each text to its first difference, else to the first claim that it is quoted for."""
        for column in self.columns:
            spans = [
                span
                for each in self.differences
                for side, span in zip(each.sides, each.spans, strict=True)
                if side == column.side
            ]
            if spans := [*spans, *self._quoted_spans(column)][:1]:
                column.open_at_offset(spans[0][0])

    # -- which are visible ---------------------------------------------------------------------

    def show_fitting(self, width: int, height: int, is_stacked: bool) -> None:
        """Show as many columns as there is room for in `width` cells and `height` rows."""
        self.set_class(is_stacked, "-stacked")
        room = max(1, height // MIN_COLUMN_ROWS) if is_stacked else max(2, width // MIN_COLUMN_CELLS)
        visible = self._visible_sides(room)
        for column in self.columns:
            column.display = column.side in visible
        focused = self.screen.focused
        if isinstance(focused, ComparisonColumn) and focused.side not in visible:
            self.columns[min(visible)].focus()  # a hidden column cannot keep the focus

    def _visible_sides(self, room: int) -> set[int]:
        """Return the visible columns: those of the current difference, then from the first one on."""
        count = len(self.columns)
        current = self.differences[self.difference_index].sides if self.difference_index >= 0 else ()
        following = ((self.first_side + step) % count for step in range(count))
        return set(list(dict.fromkeys((*current, *following)))[:room])

    @property
    def has_hidden(self) -> bool:
        """Return whether not all columns have room."""
        return any(not column.display for column in self.columns)

    def visible_label(self) -> str:
        """Return which columns are visible: «1 and 2 of 3»; empty if all are."""
        visible = [str(column.side + 1) for column in self.columns if column.display]
        if len(visible) == len(self.columns):
            return ""
        label = _(" and ").join(filter(None, (", ".join(visible[:-1]), visible[-1])))
        return _("{which} of {count}").format(which=label, count=len(self.columns))

    def start_with(self, side: int) -> None:
        """Have the columns begin with one, whatever difference was current."""
        self.first_side, self.difference_index = side, -1

    # -- scrolling together --------------------------------------------------------------------

    @on(ComparisonColumn.Scrolled)
    def _scroll_others(self, message: ComparisonColumn.Scrolled) -> None:
        message.stop()
        leader = message.column
        for column in self.columns:
            if column is not leader and column.display:
                beside = self._alignments[leader.side, column.side](leader.first_shown)
                column.scroll_to_offset(beside if leader.scroll_offset.y else None)

    def step_difference(self, by: int) -> None:
        """Make the next or previous difference current; `scroll_to_difference` shows it."""
        self.difference_index = min(max(self.difference_index + by, 0), len(self.differences) - 1)

    def scroll_to_difference(self) -> None:
        """Scroll the current difference to the first row, and the other columns to the text beside it."""
        current = self.differences[self.difference_index]
        spans = dict(zip(current.sides, current.spans, strict=True))
        for column in self.columns:
            column.mark(self._quoted_spans(column), spans.get(column.side))
        for side, (start, _end) in spans.items():
            self.columns[side].scroll_to_offset(start)
        for column in self.columns:
            if column.display and column.side not in current.sides:
                column.scroll_to_offset(self._alignments[current.sides[0], column.side](current.spans[0][0]))

    def location(self, column: ComparisonColumn) -> RecordLocation:
        """Return a column's article at the current difference, else at its first visible word."""
        ref, top = self.comparison.articles[column.side].ref, column.first_shown
        if self.difference_index >= 0:
            current = self.differences[self.difference_index]
            if column.side in current.sides:
                return RecordLocation(ref, *current.spans[current.sides.index(column.side)])
        return RecordLocation(ref, top or None)
