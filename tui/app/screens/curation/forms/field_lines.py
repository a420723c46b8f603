"""The fields of a form that have not had the keys yet: one widget draws many, as their rows would look."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.analysis.output.cell_width import truncate
from tui.app.screens.curation.forms.form_fields import PartSpec
from tui.app.screens.curation.forms.record_form import FormField, FormPart, RecordForm
from tui.app.widgets.text.text_layout import clip, wrap
from tui.i18n import gettext as _

#: The width of the labels, in cells.
LABEL_CELLS = 17
#: The height of a box for a text of several lines, in rows.
TEXT_ROWS = 4


class FormPlace(NamedTuple):
    """A field, and the part of the record in which it is."""

    part: FormPart
    field: FormField

    @property
    def begins(self) -> bool:
        """Return whether a part begins with the field."""
        return not isinstance(self.part.spec, PartSpec) or self.field is self.part.fields[0]

    @property
    def height(self) -> int:
        """Return how many rows the field takes."""
        return TEXT_ROWS if self.field.spec.kind == "text" else 1

    def label(self, has_fault: bool) -> str:
        """Return the label; that of a field that cannot be saved is marked, without colours too."""
        return f"{'!' if has_fault else ' '}{'' if self.begins else '  '}{_(self.field.spec.label)}"


def find_places(form: RecordForm) -> list[FormPlace]:
    """Return the fields of a form from top to bottom."""
    return [FormPlace(part, field) for part in form.parts for field in part.fields]


class FieldLines(Widget):
    """Draws fields; one that is clicked is to get the keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "fields--label",
        "fields--begins",
        "fields--fault",
        "fields--box",
    }
    DEFAULT_CSS = """
    FieldLines {
        height: auto;
        .fields--label { color: $text-muted; }
        .fields--begins { color: $text-accent; }
        .fields--fault { color: $text-warning; text-style: bold; }
        .fields--box { color: $foreground; background: $surface; }
    }
    """

    class FieldClicked(Message):
        """A field was clicked."""

        def __init__(self, field: FormField) -> None:
            super().__init__()
            self.field = field

    def __init__(self, places: Sequence[FormPlace], faults: Collection[FormField | None]) -> None:
        """Draw fields; `faults`: those of the form that cannot be saved."""
        super().__init__()
        self._places, self._faults = list(places), faults

    @property
    def places(self) -> list[FormPlace]:
        """Return the fields that are drawn."""
        return self._places

    def show(self, places: Iterable[FormPlace]) -> None:
        """Draw other fields."""
        self._places = list(places)
        self.refresh(layout=True)

    def show_faults(self, faults: Collection[FormField | None]) -> None:
        """Mark the fields that cannot be saved."""
        if {*faults} != {*self._faults}:
            self._faults = {*faults}
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of all fields."""
        return sum(place.height for place in self._places)

    def _rows(self) -> list[tuple[FormPlace, int]]:
        """Return which row of which field stands in each row."""
        return [(place, row) for place in self._places for row in range(place.height)]

    def render_line(self, y: int) -> Strip:
        """Draw a row: the label, and what is in the box."""
        rows, width, base = self._rows(), self.size.width, self.visual_style.rich_style
        if y >= len(rows):
            return Strip.blank(width, base)
        place, row = rows[y]
        has_fault = place.field in self._faults
        name = "fault" if has_fault else "begins" if place.begins else "label"
        label = clip(place.label(has_fault), LABEL_CELLS) if row == 0 else ""
        box_cells = max(0, width - LABEL_CELLS)
        text = _shown_text(place, row, box_cells - 2)
        return Strip(
            [
                Segment(set_cell_size(label, LABEL_CELLS), self.get_component_rich_style(f"fields--{name}")),
                Segment(set_cell_size(f" {text}", box_cells), self.get_component_rich_style("fields--box")),
            ]
        ).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Say which field was clicked."""
        offset, rows = event.get_content_offset(self), self._rows()
        if offset is not None and offset.y < len(rows):
            event.stop()
            self.post_message(self.FieldClicked(rows[offset.y][0].field))


def _shown_text(place: FormPlace, row: int, width: int) -> str:
    """Return what a box shows in one of its rows of so many cells."""
    text = place.field.value
    if width <= 0:
        return ""
    if place.height == 1:
        return truncate(text[: width + 1], width)
    rows = wrap(text[: TEXT_ROWS * (width + 1)], width)
    return text[rows[row].start : rows[row].end].rstrip() if row < len(rows) else ""
