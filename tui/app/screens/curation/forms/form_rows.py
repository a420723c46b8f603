"""The rows of a form: a label, and a box to type in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input, TextArea

from tui.app.screens.curation.forms.field_lines import (
    LABEL_CELLS,
    TEXT_ROWS,
    FieldLines,
    FormPlace,
    find_places,
)
from tui.app.screens.curation.forms.form_fields import PartSpec
from tui.app.screens.curation.forms.record_form import FormField, RecordForm, show_value
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine


class FieldInput(Input):
    """A line of a form."""

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True, select_on_focus=False)

    def render_line(self, y: int) -> Strip:
        """Return the line; «…» stands in its last cell where the text goes on behind it."""
        strip, width = super().render_line(y), self.scrollable_content_region.width
        if cell_len(self.value) - self.scroll_offset.x <= width:
            return strip
        *_others, last = strip
        return Strip.join([strip.crop(0, width - 1), Strip([Segment("…", last.style)])])


class FieldRow(Horizontal):
    """A field of a form that has the keys, or has had them; what is typed goes into the field at once."""

    DEFAULT_CSS = f"""
    FieldRow {{ height: auto; }}
    FieldRow StatusLine {{ width: {LABEL_CELLS}; color: $text-muted; }}
    FieldRow.-begins StatusLine {{ color: $text-accent; }}
    FieldRow.-fault StatusLine {{ color: $text-warning; text-style: bold; }}
    FieldRow Input {{ width: 1fr; border: none; height: 1; padding: 0 1; background: $surface; }}
    FieldRow Input:focus {{ background: $boost; }}
    FieldRow TextArea {{ width: 1fr; border: none; height: {TEXT_ROWS}; padding: 0 1; }}
    """

    class Typed(Message):
        """The text of a field has changed."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, place: FormPlace, has_fault: bool) -> None:
        super().__init__()
        self.place, self.part, self.field = place, place.part, place.field
        self._has_fault = has_fault
        self.set_class(place.begins, "-begins")

    def compose(self) -> ComposeResult:
        """Compose the label and the box."""
        yield StatusLine()
        if self.field.spec.kind == "text":
            yield TextArea(self.field.value, compact=True, tab_behavior="focus")
        else:
            yield FieldInput(self.field.value)

    def on_mount(self) -> None:
        """Show the label."""
        self.show_fault(self._has_fault)

    @property
    def places(self) -> list[FormPlace]:
        """Return the field of the row."""
        return [self.place]

    @property
    def box(self) -> Input | TextArea:
        """Return the box to type in."""
        return self.query_one(TextArea) if self.field.spec.kind == "text" else self.query_one(Input)

    def show_fault(self, has_fault: bool) -> None:
        """Mark the label of a field that cannot be saved."""
        self.set_class(has_fault, "-fault")
        self.query_one(StatusLine).content = Content(self.place.label(has_fault))

    def put(self, text: str) -> None:
        """Replace what is in the box."""
        box = self.box
        if isinstance(box, Input):
            box.value, box.cursor_position = text, len(text)
        self._take(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what is typed."""
        event.stop()
        self._take(event.value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take what is typed."""
        event.stop()
        self._take(event.text_area.text)

    def _take(self, text: str) -> None:
        if text != self.field.value:
            self.field.value = text
            self.post_message(self.Typed(self))


class OfferList(RowList):
    """What a field may be: it shows its cursor though the field has the keys."""

    def __init__(self) -> None:
        super().__init__(id="offers")
        self.can_focus = False

    @property
    def shows_cursor(self) -> bool:
        """Return whether the cursor is drawn: the keys of the form move it."""
        return True


class FormFields(VerticalScroll, can_focus=False):
    """The fields of a form; parts come and go.

    A field is a row of widgets once it gets the keys: most never do, and lines draw many of them.
    """

    def __init__(self, form: RecordForm, start: str = "") -> None:
        """Show the fields of a form; `start`: the name of the part that gets the keys, else the first."""
        super().__init__(id="fields")
        self._form, self._start = form, start
        self._faults: Collection[FormField | None] = ()

    def compose(self) -> ComposeResult:
        """Compose the row of the first field to get the keys, and the lines before it and after it."""
        places = find_places(self._form)
        starts = (index for index, place in enumerate(places) if place.part.spec.name == self._start)
        first = next(starts, 0)
        yield from self._make_lines(places[:first])
        yield FieldRow(places[first], has_fault=False)
        yield from self._make_lines(places[first + 1 :])

    def _make_lines(self, places: Sequence[FormPlace]) -> list[FieldLines]:
        """Return lines that draw fields; none for no field."""
        return [FieldLines(places, self._faults)] if places else []

    def on_mount(self) -> None:
        """Give the first field the keys."""
        self.query_one(FieldRow).box.focus()

    @property
    def _holders(self) -> list[FieldRow | FieldLines]:
        """Return what shows the fields."""
        return [*self.query(FieldRow), *self.query(FieldLines)]

    def _holder(self, field: FormField) -> FieldRow | FieldLines:
        """Return the row of a field, or the lines that draw it."""
        return next(one for one in self._holders if field in [place.field for place in one.places])

    async def focus_field(self, field: FormField) -> None:
        """Give a field the keys: lines that draw it make room for its row."""
        row = self._holder(field)
        if isinstance(row, FieldLines):
            lines, places = row, row.places
            index = [place.field for place in places].index(field)
            row = FieldRow(places[index], field in self._faults)
            lines.show(places[:index])  # no field is drawn twice, whatever comes while they are mounted
            await self.mount(row, *self._make_lines(places[index + 1 :]), after=lines)
            if not index:
                await lines.remove()
        row.box.focus()

    async def focus_near(self, field: FormField, by: int) -> None:
        """Give the keys to the field `by` fields further on, round the ends."""
        fields = [place.field for place in find_places(self._form)]
        await self.focus_field(fields[(fields.index(field) + by) % len(fields)])

    def show_faults(self, faults: Collection[FormField | None]) -> None:
        """Mark the fields that cannot be saved."""
        self._faults = faults
        for row in self.query(FieldRow):
            row.show_fault(row.field in faults)
        for lines in self.query(FieldLines):
            lines.show_faults(faults)

    async def add_part(self, row: FieldRow) -> bool:
        """Add a part like that of a row, and give it the keys; return False if there can be only one."""
        if not isinstance(row.part.spec, PartSpec):
            return False
        holder = self._holder(row.part.fields[-1])
        part = self._form.add_part(row.part)
        places = [FormPlace(part, field) for field in part.fields]
        if isinstance(holder, FieldLines):
            index = [place.field for place in holder.places].index(row.part.fields[-1]) + 1
            holder.show([*holder.places[:index], *places, *holder.places[index:]])
        else:
            await self.mount(*self._make_lines(places), after=holder)
        await self.focus_field(part.fields[0])
        return True

    async def remove_part(self, row: FieldRow) -> bool:
        """Remove the part of a row, or empty the last of its kind; return False if there can be only one."""
        part = row.part
        if not isinstance(part.spec, PartSpec):
            return False
        index = [place.part for place in find_places(self._form)].index(part)
        if self._form.remove_part(part):
            for lines in self.query(FieldLines):
                lines.show(place for place in lines.places if place.part is not part)
            gone = [one for one in self._holders if all(place.part is part for place in one.places)]
            await self.remove_children(gone)
            places = find_places(self._form)
            await self.focus_field(places[min(index, len(places) - 1)].field)
        else:
            for field in part.fields:
                self._put(field, show_value(field.spec, field.spec.default))
        return True

    def _put(self, field: FormField, text: str) -> None:
        """Replace what is in a field, wherever it is shown."""
        holder = self._holder(field)
        if isinstance(holder, FieldRow):
            holder.put(text)
        else:
            field.value = text
            holder.refresh()
